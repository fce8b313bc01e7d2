/** Words of the page that says where every figure comes from. */
import type {Language} from "../../language/format.js";
import {dataEn, type DataWords} from "./words-en.js";
import {dataZh} from "./words-zh.js";

export type {DataWords} from "./words-en.js";

/** The words of the data page in both languages. */
export const dataWords: Record<Language, DataWords> = {en: dataEn, zh: dataZh};
