/** Words of the page that says what data there are and what they feed. */
import type {Language} from "../../language/format.js";
import type {CoverageLevel} from "../../model/published/readiness.js";
import {readinessEn} from "./words-en.js";
import {readinessZh} from "./words-zh.js";

export interface ReadinessWords {
  readonly headline: (measurable: number, all: number) => string;
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
  readonly next: {
    readonly title: string;
    readonly question: string;
    readonly nothing: string;
    readonly table: (table: string, columns: string) => string;
    readonly column: (column: string, table: string) => string;
    readonly and: string;
    readonly more: (steps: number) => string;
    readonly unlocks: (indicators: number) => string;
    readonly readies: (systems: string) => string;
    readonly singleNone: string;
  };
  readonly systems: {
    readonly title: string;
    readonly question: string;
    readonly ready: string;
    readonly notReady: (measurable: number, all: number) => string;
    readonly observed: (measurable: number, all: number) => string;
    readonly lacks: (indicator: string) => string;
    readonly rivals: string;
  };
  readonly tables: {
    readonly title: string;
    readonly question: string;
    readonly legend: (months: string) => string;
    readonly levels: Readonly<Record<CoverageLevel, string>>;
    readonly rows: (rows: string) => string;
    readonly setAside: (share: string, rows: string) => string;
    readonly setAsideNone: string;
    readonly lastDay: (day: string, daysBehind: number) => string;
    readonly noDay: string;
    readonly byMonth: (clock: string) => string;
    readonly byUnit: (units: string) => string;
    readonly unitsCovered: (covered: number, all: number) => string;
    readonly outside: (rows: string) => string;
    readonly withoutUnit: (rows: string, column: string) => string;
    readonly withoutUnitFew: (column: string) => string;
    readonly absent: string;
    readonly unneeded: string;
    readonly columns: string;
    readonly column: string;
    readonly filled: string;
    readonly feeds: string;
    readonly notThere: string;
    readonly made: string;
    readonly nothingFed: string;
    readonly strip: string;
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
  readonly colon: string;
  readonly comma: string;
}

/** The words of the readiness page in both languages. */
export const readinessWords: Record<Language, ReadinessWords> = {en: readinessEn, zh: readinessZh};
