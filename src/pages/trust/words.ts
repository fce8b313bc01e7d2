/** Words of the page "How far can you trust this?". */

import type {Language} from "../../language/format.js";
import {en, type TrustWords} from "./words-en.js";
import {zh} from "./words-zh.js";

export type {TrustWords} from "./words-en.js";

/** The words of the trust page in both languages. */
export const trustWords: Readonly<Record<Language, TrustWords>> = {en, zh};
