/** Words of the plan page. Sentences made from figures are functions. */
import type {Language} from "../../language/format.js";
import {planEn, type PlanWords} from "./words-en.js";
import {planZh} from "./words-zh.js";

export type {PlanWords} from "./words-en.js";

/** By language. */
export const planWords: Record<Language, PlanWords> = {en: planEn, zh: planZh};
