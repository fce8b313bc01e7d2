/** Words of the page that puts two systems side by side. Sentences made from data are functions. */
import type {Language} from "../../language/format.js";
import {compareEn, type CompareWords} from "./words-en.js";
import {compareZh} from "./words-zh.js";

export type {CompareWords} from "./words-en.js";

/** The words of the comparison in both languages. */
export const compareWords: Record<Language, CompareWords> = {en: compareEn, zh: compareZh};
