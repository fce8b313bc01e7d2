/** The comparison as built: the company's scorecards and the rank shift of the last year, before any script. */
import {builtPage, publishedFile} from "../../elements/built-page.js";
import {compareContext} from "./context.js";
import {compareView} from "./view.js";
import type {Language} from "../../language/format.js";
import {stateFromSearch} from "./state.js";
import type {Compare} from "../../model/published/compare.js";

/** The page as Markdown with HTML and one block of script. */
export function comparePage(compare: Compare, language: Language, document: Document): string {
  const context = compareContext(compare, language, document);
  const {element} = compareView(context, stateFromSearch("", compare), null);
  return builtPage({
    page: "compare",
    language,
    view: element,
    script: {
      live: "compareLive",
      lines: [
        `const breakdowns = ${publishedFile("breakdowns.json", language)};`,
        `await compareLive(document.getElementById("page"), ${publishedFile("compare.json", language)}.json(), () => breakdowns.json(), "${language}");`
      ]
    }
  });
}
