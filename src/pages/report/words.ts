/** Words of the annual report. Sentences are made from figures and never say more than the evidence does. */
import type {Language} from "../../language/format.js";
import {reportEn, type ReportWords} from "./words-en.js";
import {reportZh} from "./words-zh.js";

export type {ReportWords, Told} from "./words-en.js";

/** The words of the report in both languages. */
export const reportWords: Record<Language, ReportWords> = {en: reportEn, zh: reportZh};
