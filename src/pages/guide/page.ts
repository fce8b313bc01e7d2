/** The guide to one's own data, as built: all of it is text. */
import {serialize} from "../../elements/escape.js";
import {languageTag, type Language} from "../../language/format.js";
import {guideView} from "./view.js";
import type {Guide} from "../../model/published/guide.js";
import {pageTitle} from "../../language/pages.js";

/** The page as Markdown with HTML. */
export function guidePage(guide: Guide, language: Language, document: Document): string {
  return [
    `---\ntitle: ${pageTitle("guide", language)}\n---\n`,
    `<div class="guide" id="page" lang="${languageTag(language)}">${serialize(guideView(guide, {document, language}))}</div>`,
    ""
  ].join("\n");
}
