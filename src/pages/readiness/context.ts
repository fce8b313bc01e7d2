/** What the parts of the readiness page share. */
import {runsOf, type CoverageLevel, type Readiness} from "../../model/published/readiness.js";
import type {Bilingual} from "../../model/published/systems.js";
import {readinessWords} from "./words.js";
import {monthRange, localized, type Language} from "../../language/format.js";
import {maker, type MakeElement} from "../../elements/elements.js";
import {punctuation} from "../../language/punctuation.js";

export interface ReadinessOptions {
  readonly document: Document;
  readonly language: Language;
}

/** What the parts of the page share. */
export interface ReadinessContext extends ReadinessOptions {
  readonly data: Readiness;
  readonly h: MakeElement;
  /** The name of an indicator, table, or `table.column`, as the reader's language has it. */
  readonly indicatorName: (id: string) => string;
  readonly tableName: (table: string) => string;
  readonly columnName: (column: string) => string;
}

/** Prepares the page for a document and a language. */
export function readinessContext(data: Readiness, {document, language}: ReadinessOptions): ReadinessContext {
  const namesOf = (all: readonly (readonly [id: string, name: Bilingual])[]) => {
    const names = new Map(all.map(([id, name]) => [id, localized(name, language)]));
    return (id: string) => names.get(id) ?? id;
  };
  return {
    data,
    document,
    language,
    h: maker(document),
    indicatorName: namesOf(data.indicators.map(({id, name}) => [id, name])),
    tableName: namesOf(data.tables.map(({table, name}) => [table, name])),
    columnName: namesOf(
      data.tables.flatMap(({table, columns}) => columns.map(({column, name}) => [`${table}.${column}`, name] as const))
    )
  };
}

/** Columns as code, parted as the language does. */
export function codes(names: readonly string[], h: MakeElement, comma: string): (Node | string)[] {
  return names.flatMap((name, i) => [i > 0 ? comma : "", h("code", {}, name)]);
}

/** A strip in words, run by run: `Oct 2023 – Sep 2026: usual`. */
export function stripInWords(levels: readonly CoverageLevel[], {data, language}: ReadinessContext): string {
  const {tables: text, colon} = readinessWords[language];
  return runsOf(levels, data.months)
    .map(({level, from, to}) => `${monthRange(from, to, language)}${colon}${text.levels[level]}`)
    .join(punctuation[language].semicolon);
}

/** Where an indicator stands on the page. */
export function anchorOf(indicator: string): string {
  return `ready-${indicator}`;
}
