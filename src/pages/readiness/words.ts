/** Words of the page that says what data there are and what they feed. */
import type {Language} from "../../language/format.js";
import {readingWords, type ReadingWords} from "../../language/reading.js";
import {readinessEn, type ReadinessWords} from "./words-en.js";
import {readinessZh} from "./words-zh.js";

export type {ReadinessWords} from "./words-en.js";

/** The words of the readiness page in both languages, with those that `check` says too. */
export const readinessWords: Record<Language, ReadinessWords & ReadingWords> = {
  en: {...readingWords.en, ...readinessEn},
  zh: {...readingWords.zh, ...readinessZh}
};
