/** What is said of data that were read, by the page of readiness and by the command `check`. */
import {readingEn} from "./reading-en.js";
import {readingZh} from "./reading-zh.js";
import type {CoverageLevel} from "../model/published/readiness.js";
import type {Language} from "./format.js";

export interface ReadingWords {
  readonly headline: (measurable: number, all: number) => string;
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
  readonly systems: {
    readonly title: string;
    readonly question: string;
    readonly ready: string;
    readonly notReady: (measurable: number, all: number) => string;
    readonly observed: (measurable: number, all: number) => string;
    readonly lacks: (indicator: string) => string;
    readonly rivals: string;
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
  readonly colon: string;
  readonly comma: string;
}

export const readingWords: Readonly<Record<Language, ReadingWords>> = {en: readingEn, zh: readingZh};
