/** The annual report as built: on the whole operator; the script lets the reader choose a unit and print. */
import {builtPage, publishedFile} from "../../elements/built-page.js";
import type {Language} from "../../language/format.js";
import {reportView} from "./view.js";
import type {ReportData} from "../../model/report/report.js";

/** The page as Markdown with HTML and one block of script. */
export function reportPage(data: ReportData, language: Language, document: Document): string {
  return builtPage({
    page: "report",
    language,
    view: reportView(data, "", {document, language}),
    script: {
      live: "reportLive",
      lines: [
        `await reportLive(document.getElementById("page"), ${publishedFile("report.json", language)}.json(), "${language}");`
      ]
    }
  });
}
