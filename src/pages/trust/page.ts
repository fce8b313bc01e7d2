/** The page "How far can you trust this?" as built: all of it is text and tables, and no script is needed. */
import {serialize} from "../../elements/escape.js";
import {languageTag, type Language} from "../../language/format.js";
import {trustView} from "./view.js";
import type {Trust} from "../../model/published/trust.js";
import {pageTitle} from "../../language/pages.js";

/** The page as Markdown with HTML. */
export function trustPage(trust: Trust, language: Language, document: Document): string {
  return [
    `---\ntitle: ${pageTitle("trust", language)}\n---\n`,
    `<div class="trust" id="page" lang="${languageTag(language)}">${serialize(trustView(trust, {document, language}))}</div>`,
    ""
  ].join("\n");
}
