/** The annual report as built: on the whole operator; the script lets the reader choose a unit and print. */
import {builtPage, publishedFile} from "../../elements/built-page.js";
import type {Language} from "../../language/format.js";
import {reportView} from "./view.js";
import type {SystemList} from "../../model/published/system-files.js";
import type {ReportData} from "../../model/report/report.js";

/** The page as Markdown with HTML and one block of script. */
export function reportPage(data: ReportData, list: SystemList, language: Language, document: Document): string {
  const choice = {list, pair: list.settings, choose: null, state: "ready"} as const;
  return builtPage({
    page: "report",
    language,
    view: reportView(data, "", {document, language, choice}),
    script: {
      live: "reportLive",
      lines: [
        `const loading = Promise.all([${publishedFile("report.json", language)}.json(), ${publishedFile("systems.json", language)}.json()]);`,
        `const later = {contests: () => ${publishedFile("pair-contests.json", language)}.json(), brief: () => ${publishedFile("brief.json", language)}.json()};`,
        `await reportLive(document.getElementById("page"), loading, later, "${language}");`
      ]
    }
  });
}
