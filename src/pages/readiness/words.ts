/** Words of the page that says what data there are and what they feed. */
import type {Language} from "../../language/format.js";
import {readingWords, type ReadingWords} from "../../language/reading.js";
import {readinessEn} from "./words-en.js";
import {readinessZh} from "./words-zh.js";

export interface ReadinessWords {
  readonly systemsReady: (ready: number, all: number) => string;
  readonly toData: string;
  readonly contents: {
    readonly label: string;
    readonly next: string;
    readonly systems: string;
    readonly tables: string;
    readonly indicators: string;
    readonly answers: string;
  };
  readonly indicators: {
    readonly title: string;
    readonly question: string;
    readonly of: string;
    readonly units: (covered: string, units: string) => string;
    readonly lacks: string;
    readonly usedBy: string;
    readonly nobody: string;
  };
  readonly answers: {
    readonly title: string;
    readonly question: string;
    readonly none: string;
    readonly kind: string;
    readonly asked: string;
    readonly answered: string;
    readonly rate: string;
    readonly note: string;
  };
}

/** The words of the readiness page in both languages, with those that `check` says too. */
export const readinessWords: Record<Language, ReadinessWords & ReadingWords> = {
  en: {...readingWords.en, ...readinessEn},
  zh: {...readingWords.zh, ...readinessZh}
};
