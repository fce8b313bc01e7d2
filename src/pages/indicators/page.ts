/** The page of indicators as built: the list, and the first indicator for the whole company. */
import {builtPage, publishedFile} from "../../elements/built-page.js";
import type {Language} from "../../language/format.js";
import {indicatorFile, type IndicatorFiles, type IndicatorList} from "../../model/published/indicators.js";
import {shownIndicator} from "./state.js";
import {indicatorsView} from "./view.js";

/** The page as Markdown with HTML and one block of script, which loads the file of the indicator that is looked at. */
export function indicatorsPage(
  list: IndicatorList,
  {files}: IndicatorFiles,
  language: Language,
  document: Document
): string {
  const shown = shownIndicator(list, undefined);
  const file = files.find(({definition}) => definition.id === shown) ?? null;
  const {element} = indicatorsView(list, file, {document, language, state: {}, choose: null, search: "", seek: null});
  return builtPage({
    page: "indicators",
    // Tables of indicators have the page's own name for their class.
    className: "ind-page",
    language,
    view: element,
    script: {
      live: "indicatorsLive",
      lines: [
        `await indicatorsLive(document.getElementById("page"), "${language}", {`,
        `  list: ${publishedFile("indicators.json", language)}.json(),`,
        "  files: {",
        ...list.listed.map(({indicator}) => `    ${indicator}: ${publishedFile(indicatorFile(indicator), language)},`),
        "  }",
        "});"
      ]
    }
  });
}
