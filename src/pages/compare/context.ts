import type {CellOf} from "../../model/published/cells.js";
import {nameOfKind} from "../../model/published/kinds.js";
import {cellsOf} from "../../model/published/cells.js";
import {searchFromState, type CompareState} from "./state.js";
import {leagueAt, type League} from "../../model/scoring/league.js";
import type {Compare} from "../../model/published/compare.js";
import {common, type CommonWords} from "../../language/common.js";
import {compareWords, type CompareWords} from "./words.js";
import {monthRange, localized, type Language} from "../../language/format.js";

/** What every part of the comparison needs: the figures, an index over them, the language and the document. */
export interface CompareContext {
  readonly compare: Compare;
  readonly cellOf: CellOf;
  readonly document: Document;
  readonly language: Language;
  readonly words: CompareWords;
  readonly common: CommonWords;
  /** False for an indicator of which nothing is published at all: the data lack what it needs. */
  readonly measurable: (indicator: string) => boolean;
  readonly unitName: (unit: number) => string;
  readonly periodName: (period: number) => string;
  /** `14 city branches`. */
  readonly unitsOf: (kind: string, units: number) => string;
  /** `city branches`. */
  readonly kindName: (kind: string) => string;
  /** Computed once for each kind and period. */
  readonly league: (kind: string, period: number) => League;
}

/** Takes what the reader changes; where it is null the page isn't alive yet and its controls don't work. */
export type Choose = (change: Partial<CompareState>) => void;

/** The address of the same view for another unit; null before the page is alive, when nothing would answer it. */
export function linkerOf(
  {compare}: CompareContext,
  state: CompareState,
  choose: Choose | null
): (unit: number) => string | null {
  return (unit) => (choose === null ? null : searchFromState({...state, unit: compare.units[unit].id}));
}

/** Prepares the comparison for a document and a language. */
export function compareContext(compare: Compare, language: Language, document: Document): CompareContext {
  const cellOf = cellsOf(compare);
  const leagues = new Map<string, League>();
  return {
    compare,
    cellOf,
    document,
    language,
    words: compareWords(language, compare.site),
    common: common[language],
    measurable: (indicator) => compare.series.some((one) => one.indicator === indicator && one.unit.length > 0),
    unitName: (unit) => localized(compare.units[unit].name, language),
    periodName: (period) => monthRange(compare.periods[period].from, compare.periods[period].to, language),
    unitsOf(kind, units) {
      return common[language].units(units, kind, nameOfKind(compare.site, kind));
    },
    kindName(kind) {
      return common[language].unitsOfKind(kind, nameOfKind(compare.site, kind));
    },
    league(kind, period) {
      const key = `${period} ${kind}`;
      const league = leagues.get(key) ?? leagueAt(compare, cellOf, kind, period);
      leagues.set(key, league);
      return league;
    }
  };
}
