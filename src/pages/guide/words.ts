/** Words of the guide to one's own data. */
import type {Language} from "../../language/format.js";
import {guideEn, type GuideWords} from "./words-en.js";
import {guideZh} from "./words-zh.js";

export type {GuideWords, GuideStep} from "./words-en.js";

export const guideWords: Readonly<Record<Language, GuideWords>> = {en: guideEn, zh: guideZh};
