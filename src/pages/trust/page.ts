/** The page "How far can you trust this?" as built: all of it is text and tables, and no script is needed. */
import {builtPage} from "../../elements/built-page.js";
import type {Language} from "../../language/format.js";
import {trustView} from "./view.js";
import type {Trust} from "../../model/published/trust.js";

/** The page as Markdown with HTML. */
export function trustPage(trust: Trust, language: Language, document: Document): string {
  return builtPage({
    page: "trust",
    language,
    view: trustView(trust, {document, language})
  });
}
