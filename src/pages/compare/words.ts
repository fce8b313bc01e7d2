/** Words of the page that puts two systems side by side. Sentences made from data are functions. */
import type {Language} from "../../language/format.js";
import {wordingOf} from "../../language/wording.js";
import {compareEn, type CompareWords} from "./words-en.js";
import {compareZh} from "./words-zh.js";

export type {CompareWords} from "./words-en.js";

/** The words of the comparison, as the site's systems and months have them. */
export function compareWords(language: Language, site: Parameters<typeof wordingOf>[0]): CompareWords {
  return {en: compareEn, zh: compareZh}[language](wordingOf(site, language));
}
