import {cellsOf, type CellOf} from "../../model/published/cells.js";
import {nameOfKind} from "../../model/published/kinds.js";
import type {SeriesSource} from "../../model/published/compare.js";
import type {IndicatorChoices, IndicatorState} from "../../model/published/indicator-choices.js";
import type {IndicatorFile, IndicatorList} from "../../model/published/indicators.js";
import {common} from "../../language/common.js";
import {count, formatInterval, formatValue, localized, monthRange, type Language} from "../../language/format.js";
import type {Estimate} from "../../model/published/site.js";
import {maker, type MakeElement} from "../../elements/elements.js";
import {indicatorsWords, type IndicatorsWords} from "./words.js";
import {searchFromState} from "./state.js";

/** Takes what the reader changes; null while the page isn't alive and its controls don't work. */
export type Choose = ((change: Partial<IndicatorState>) => void) | null;

/** What every part of one indicator's page needs. */
export interface IndicatorContext {
  readonly list: IndicatorList;
  readonly file: IndicatorFile;
  /** The indicator's figures, as the model looks them up. */
  readonly source: SeriesSource;
  readonly cellOf: CellOf;
  readonly choices: IndicatorChoices;
  readonly choose: Choose;
  readonly language: Language;
  readonly document: Document;
  readonly h: MakeElement;
  readonly words: IndicatorsWords;
  readonly name: string;
  readonly value: (value: number, digits?: number) => string;
  readonly interval: (bounds: Pick<Estimate, "low" | "high">) => string;
  /** `1,204 customers`, of employees where the indicator counts them. */
  readonly rests: (customers: number) => string;
  readonly unitName: (unit: number) => string;
  readonly periodName: (period: number) => string;
  /** `14 city branches`. */
  readonly unitsOf: (kind: string, units: number) => string;
  /** The address of the same view with a change; null where nothing would answer it. */
  readonly linkTo: (change: Partial<IndicatorState>) => string | null;
}

export interface ContextOptions {
  readonly choices: IndicatorChoices;
  readonly choose: Choose;
  readonly language: Language;
  readonly document: Document;
}

/** Prepares one indicator for a document, a language and what is chosen. */
export function indicatorContext(
  list: IndicatorList,
  file: IndicatorFile,
  {choices, choose, language, document}: ContextOptions
): IndicatorContext {
  const source = {site: list.site, units: list.units, periods: list.periods, series: [file.series]};
  const {format, name, ofEmployees} = file.definition;
  const words = indicatorsWords[language];
  return {
    list,
    file,
    source,
    cellOf: cellsOf(source),
    choices,
    choose,
    language,
    document,
    h: maker(document),
    words,
    name: localized(name, language),
    value: (value, digits) => formatValue(value, format, language, digits),
    interval: (bounds) => formatInterval(bounds, format, language),
    rests: (customers) =>
      ofEmployees ? words.employees(count(customers, language)) : common[language].customers(customers),
    unitName: (unit) => localized(list.units[unit].name, language),
    periodName: (period) => monthRange(list.periods[period].from, list.periods[period].to, language),
    unitsOf(kind, units) {
      const kindName = nameOfKind(list.site, kind);
      return common[language].units(units, kind, kindName);
    },
    linkTo: (change) =>
      choose === null
        ? null
        : searchFromState({
            indicator: file.definition.id,
            unit: list.units[choices.unit].id,
            period: list.periods[choices.period].id,
            ...(choices.level === null ? {} : {level: choices.level}),
            ...change
          })
  };
}
