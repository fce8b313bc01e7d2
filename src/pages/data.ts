/** The data page as built: all of it is text and tables; the script only helps to find and copy. */
import {dataView} from "../components/data-view.js";
import {bake} from "../components/escape.js";
import {languageTag, type Language} from "../components/format.js";
import type {DataPage} from "../model/published.js";
import {common} from "../words/common.js";

/** The page as Markdown with HTML and one block of script. */
export function dataPage(data: DataPage, language: Language, document: Document): string {
  const up = language === "zh" ? ".." : ".";
  return [
    `---\ntitle: ${common[language].pages.data}\n---\n`,
    `<div class="data" id="page" lang="${languageTag(language)}">${bake(dataView(data, {document, language}))}</div>`,
    "",
    "```js",
    `import {dataLive} from "${up}/components/data-live.js";`,
    "",
    `dataLive(document.getElementById("page"), "${language}");`,
    "```"
  ].join("\n");
}
