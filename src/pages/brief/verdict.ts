/** Words of the brief's verdict. What they may say is decided by the contest's verdict and the decision's rules. */

import type {Language} from "../../language/format.js";
import type {SiteFacts} from "../../model/published/site.js";
import {sidesOf} from "../../language/wording.js";
import {en, type VerdictWords} from "./verdict-en.js";
import {zh} from "./verdict-zh.js";

export type {VerdictWords} from "./verdict-en.js";

/** The words of the verdict in both languages. */
export function verdictWords(language: Language, {systems}: Pick<SiteFacts, "systems">): VerdictWords {
  return {en, zh}[language](sidesOf(systems, language));
}
