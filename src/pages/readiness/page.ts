/** The readiness page as built: all of it is text, tables and strips, and needs no script. */
import {builtPage} from "../../elements/built-page.js";
import type {Language} from "../../language/format.js";
import {readinessView} from "./view.js";
import type {Readiness} from "../../model/published/readiness.js";

/** The page as Markdown with HTML. */
export function readinessPage(data: Readiness, language: Language, document: Document): string {
  return builtPage({
    page: "readiness",
    language,
    className: "data readiness",
    view: readinessView(data, {document, language})
  });
}
