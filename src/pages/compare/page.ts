/** The comparison as built: the company's scorecards and the rank shift of the last year, before any script. */
import {compareContext} from "./context.js";
import {compareView} from "./view.js";
import {serialize} from "../../elements/escape.js";
import {languageTag, type Language} from "../../language/format.js";
import {stateFromSearch} from "./state.js";
import type {Compare} from "../../model/published/compare.js";
import {pageTitle, siteRoot} from "../../language/pages.js";

/** The page as Markdown with HTML and one block of script. */
export function comparePage(compare: Compare, language: Language, document: Document): string {
  const context = compareContext(compare, language, document);
  const {element} = compareView(context, stateFromSearch("", compare), null);
  const up = siteRoot(language);
  return [
    `---\ntitle: ${pageTitle("compare", language)}\n---\n`,
    `<div class="compare" id="page" lang="${languageTag(language)}">${serialize(element)}</div>`,
    "",
    "```js",
    `import {compareLive} from "${up}/pages/compare/live.js";`,
    "",
    `const breakdowns = FileAttachment("${up}/published/breakdowns.json");`,
    `await compareLive(document.getElementById("page"), FileAttachment("${up}/published/compare.json").json(), () => breakdowns.json(), "${language}");`,
    "```"
  ].join("\n");
}
