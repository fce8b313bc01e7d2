/** The guide to one's own data, as built: all of it is text. */
import {builtPage} from "../../elements/built-page.js";
import type {Language} from "../../language/format.js";
import {guideView} from "./view.js";
import type {Guide} from "../../model/published/guide.js";

/** The page as Markdown with HTML. */
export function guidePage(guide: Guide, language: Language, document: Document): string {
  return builtPage({
    page: "guide",
    language,
    view: guideView(guide, {document, language})
  });
}
