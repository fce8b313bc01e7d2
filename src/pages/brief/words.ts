/** Words of the brief. Sentences made from data are functions; what they may say is decided in model/findings. */

import type {Language} from "../../language/format.js";
import {wordingOf} from "../../language/wording.js";
import {en, type BriefWords} from "./words-en.js";
import {zh} from "./words-zh.js";

export type {BriefWords} from "./words-en.js";

/** The words of the brief, as the site's systems and months have them. */
export function briefWords(language: Language, site: Parameters<typeof wordingOf>[0]): BriefWords {
  return {en, zh}[language](wordingOf(site, language));
}
