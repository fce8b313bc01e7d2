/** The annual report as built: on the whole operator; the script lets the reader choose a unit and print. */
import {serialize} from "../../elements/escape.js";
import {languageTag, type Language} from "../../language/format.js";
import {reportView} from "./view.js";
import type {ReportData} from "../../model/report/report.js";
import {pageTitle, siteRoot} from "../../language/pages.js";

/** The page as Markdown with HTML and one block of script. */
export function reportPage(data: ReportData, language: Language, document: Document): string {
  const up = siteRoot(language);
  return [
    `---\ntitle: ${pageTitle("report", language)}\n---\n`,
    `<div class="report" id="page" lang="${languageTag(language)}">${serialize(reportView(data, "", {document, language}))}</div>`,
    "",
    "```js",
    `import {reportLive} from "${up}/pages/report/live.js";`,
    "",
    `await reportLive(document.getElementById("page"), FileAttachment("${up}/published/report.json").json(), "${language}");`,
    "```"
  ].join("\n");
}
