/** Words of the page that says where every figure comes from. */
import type {Language} from "../../language/format.js";
import {dataEn} from "./words-en.js";
import {dataZh} from "./words-zh.js";

export interface DataWords {
  readonly headline: (rows: string, tables: number) => string;
  readonly setAsideNone: string;
  readonly setAside: (rows: string, share: string) => string;
  readonly period: (months: string, customers: string) => string;
  readonly simulated: string;
  readonly absent: (tables: string) => string;
  readonly unmeasurable: (indicators: string) => string;
  readonly toReadiness: string;
  readonly find: string;
  readonly findHint: string;
  readonly found: (indicators: number, tables: number) => string;
  readonly nothingFound: string;
  readonly contents: {
    readonly label: string;
    readonly intake: string;
    readonly indicators: string;
    readonly tables: string;
    readonly method: string;
  };
  readonly intake: {
    readonly title: string;
    readonly question: string;
    readonly table: string;
    readonly read: string;
    readonly accepted: string;
    readonly setAside: string;
    readonly reasons: string;
    readonly absent: string;
    readonly absentTag: string;
    readonly none: string;
    readonly reason: (reason: string, rows: string) => string;
  };
  readonly indicators: {
    readonly title: string;
    readonly question: string;
    readonly formula: string;
    readonly account: string;
    readonly kind: string;
    readonly unit: string;
    readonly cluster: string;
    readonly knowable: string;
    readonly better: string;
    readonly format: string;
    readonly used: string;
    readonly measured: string;
    readonly sql: string;
    readonly copy: string;
    readonly copied: string;
    readonly selected: string;
    readonly lacks: string;
    readonly notMeasurable: string;
    readonly nobody: string;
    readonly link: (name: string) => string;
    readonly higher: string;
    readonly lower: string;
    readonly atOnce: string;
    readonly afterDays: (days: number) => string;
    readonly kinds: Readonly<Record<string, string>>;
    readonly formats: Readonly<Record<string, string>>;
  };
  readonly greenLight: {
    readonly name: string;
    readonly says: string;
    readonly green: string;
    readonly how: string;
    readonly onBrief: string;
  };
  readonly tables: {
    readonly title: string;
    readonly question: string;
    readonly oneRow: string;
    readonly column: string;
    readonly name: string;
    readonly type: string;
    readonly unit: string;
    readonly required: string;
    readonly yes: string;
    readonly no: string;
    readonly note: string;
    readonly references: (target: string) => string;
    readonly values: string;
    readonly columns: (columns: number) => string;
    readonly types: Readonly<Record<string, string>>;
    readonly unitNames: Readonly<Record<string, string>>;
  };
  readonly method: {
    readonly title: string;
    readonly question: string;
    readonly notes: (
      floor: string,
      merged: {readonly share: string; readonly shown: string; readonly measured: string},
      simulated: boolean
    ) => readonly {readonly term: string; readonly text: string}[];
  };
  readonly colon: string;
  readonly comma: string;
}

/** The words of the data page in both languages. */
export const dataWords: Record<Language, DataWords> = {en: dataEn, zh: dataZh};
