/** The data page as built: all of it is text and tables; the script only helps to find and copy. */
import {builtPage} from "../../elements/built-page.js";
import {dataView} from "./view.js";
import type {Language} from "../../language/format.js";
import type {DataPage} from "../../model/published/data.js";

/** The page as Markdown with HTML and one block of script. */
export function dataPage(data: DataPage, language: Language, document: Document): string {
  return builtPage({
    page: "data",
    language,
    view: dataView(data, {document, language}),
    script: {live: "dataLive", lines: [`dataLive(document.getElementById("page"), "${language}");`]}
  });
}
