/** Words of the brief. Sentences made from data are functions; what they may say is decided in model/findings. */

import type {Language} from "../../language/format.js";
import {en, type BriefWords} from "./words-en.js";
import {zh} from "./words-zh.js";

export type {BriefWords} from "./words-en.js";

/** The words of the brief. */
export const briefWords: Record<Language, BriefWords> = {en, zh};
