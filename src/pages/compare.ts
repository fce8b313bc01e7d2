/** The comparison as built: the company's scorecards and the rank shift of the last year, before any script. */
import {compareContext} from "../components/compare-context.js";
import {compareView} from "../components/compare-view.js";
import {bake} from "../components/escape.js";
import {languageTag, type Language} from "../components/format.js";
import {stateFromSearch} from "../model/compare-state.js";
import type {Compare} from "../model/published.js";
import {common} from "../words/common.js";

/** The page as Markdown with HTML and one block of script. */
export function comparePage(compare: Compare, language: Language, document: Document): string {
  const context = compareContext(compare, language, document);
  const {element} = compareView(context, stateFromSearch("", compare), null);
  const up = language === "zh" ? ".." : ".";
  return [
    `---\ntitle: ${common[language].pages.compare}\n---\n`,
    `<div class="compare" id="page" lang="${languageTag(language)}">${bake(element)}</div>`,
    "",
    "```js",
    `import {compareLive} from "${up}/components/compare-live.js";`,
    "",
    `const breakdowns = FileAttachment("${up}/published/breakdowns.json");`,
    `await compareLive(document.getElementById("page"), FileAttachment("${up}/published/compare.json").json(), () => breakdowns.json(), "${language}");`,
    "```"
  ].join("\n");
}
