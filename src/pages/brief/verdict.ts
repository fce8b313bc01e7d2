/** Words of the brief's verdict. What they may say is decided by the contest's verdict and the decision's rules. */

import type {Language} from "../../language/format.js";
import {en, type VerdictWords} from "./verdict-en.js";
import {zh} from "./verdict-zh.js";

export type {VerdictWords} from "./verdict-en.js";

/** The words of the verdict in both languages. */
export const verdictWords: Record<Language, VerdictWords> = {en, zh};
