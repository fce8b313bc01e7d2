/** The guide to one's own data, as built: all of it is text. */
import {bake} from "../components/escape.js";
import {languageTag, type Language} from "../components/format.js";
import {guideView} from "../components/guide-view.js";
import type {Guide} from "../model/guide.js";
import {common} from "../words/common.js";

/** The page as Markdown with HTML. */
export function guidePage(guide: Guide, language: Language, document: Document): string {
  return [`---\ntitle: ${common[language].pages.guide}\n---\n`, `<div class="guide" id="page" lang="${languageTag(language)}">${bake(guideView(guide, {document, language}))}</div>`, ""].join("\n");
}
