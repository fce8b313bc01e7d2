/** The readiness page as built: all of it is text, tables and strips, and needs no script. */
import {serialize} from "../../elements/escape.js";
import {languageTag, type Language} from "../../language/format.js";
import {readinessView} from "./view.js";
import type {Readiness} from "../../model/published/readiness.js";
import {pageTitle} from "../../language/pages.js";

/** The page as Markdown with HTML. */
export function readinessPage(data: Readiness, language: Language, document: Document): string {
  return [
    `---\ntitle: ${pageTitle("readiness", language)}\n---\n`,
    `<div class="data readiness" id="page" lang="${languageTag(language)}">${serialize(readinessView(data, {document, language}))}</div>`,
    ""
  ].join("\n");
}
