/** The comparison as built: the company's scorecards and the rank shift of the last year, before any script. */
import {builtPage, publishedFile} from "../../elements/built-page.js";
import type {SystemList} from "../../model/published/system-files.js";
import {systemFilesScript} from "../../scores/system-pair.js";
import {compareContext} from "./context.js";
import {compareView} from "./view.js";
import type {Language} from "../../language/format.js";
import {stateFromSearch} from "./state.js";
import type {Compare} from "../../model/published/compare.js";

/** The page as Markdown with HTML and one block of script. */
export function comparePage(compare: Compare, list: SystemList, language: Language, document: Document): string {
  const context = compareContext(compare, {list, pair: list.settings}, language, document);
  const {element} = compareView(context, stateFromSearch("", compare, list), null);
  return builtPage({
    page: "compare",
    language,
    view: element,
    script: {
      live: "compareLive",
      lines: [
        `const breakdowns = ${publishedFile("breakdowns.json", language)};`,
        ...systemFilesScript(list, language),
        `const loading = Promise.all([${publishedFile("compare.json", language)}.json(), ${publishedFile("systems.json", language)}.json()]);`,
        `await compareLive(document.getElementById("page"), loading, {breakdowns: () => breakdowns.json(), systems}, "${language}");`
      ]
    }
  });
}
