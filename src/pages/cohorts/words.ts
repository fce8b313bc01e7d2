/** Words of the page of cohorts. Sentences made from data are functions. */
import type {Language} from "../../language/format.js";
import {cohortsEn, type CohortWords} from "./words-en.js";
import {cohortsZh} from "./words-zh.js";

export type {CohortWords} from "./words-en.js";

/** The words of the page of cohorts in both languages. */
export const cohortWords: Record<Language, CohortWords> = {en: cohortsEn, zh: cohortsZh};
