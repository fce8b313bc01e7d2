import type {Language} from "../../language/format.js";
import {indicatorsEn, type IndicatorsWords} from "./words-en.js";
import {indicatorsZh} from "./words-zh.js";

/** Words of the page of indicators. */
export const indicatorsWords: Readonly<Record<Language, IndicatorsWords>> = {en: indicatorsEn, zh: indicatorsZh};
export type {IndicatorsWords};
