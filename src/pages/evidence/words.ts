/** Words of the evidence page. Sentences made from data are functions; what they may say follows from the verdicts. */

import type {Language} from "../../language/format.js";
import {en, type EvidenceWords} from "./words-en.js";
import {zh} from "./words-zh.js";

export type {EvidenceWords, CardColumn} from "./words-en.js";
export {cardColumns} from "./words-en.js";

/** The words of the evidence page in both languages. */
export const evidenceWords: Record<Language, EvidenceWords> = {en, zh};
