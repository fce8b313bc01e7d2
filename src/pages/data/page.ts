/** The data page as built: all of it is text and tables; the script only helps to find and copy. */
import {dataView} from "./view.js";
import {serialize} from "../../elements/escape.js";
import {languageTag, type Language} from "../../language/format.js";
import type {DataPage} from "../../model/published/data.js";
import {pageTitle, siteRoot} from "../../language/pages.js";

/** The page as Markdown with HTML and one block of script. */
export function dataPage(data: DataPage, language: Language, document: Document): string {
  const up = siteRoot(language);
  return [
    `---\ntitle: ${pageTitle("data", language)}\n---\n`,
    `<div class="data" id="page" lang="${languageTag(language)}">${serialize(dataView(data, {document, language}))}</div>`,
    "",
    "```js",
    `import {dataLive} from "${up}/pages/data/live.js";`,
    "",
    `dataLive(document.getElementById("page"), "${language}");`,
    "```"
  ].join("\n");
}
