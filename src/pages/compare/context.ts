import type {CellOf} from "../../model/published/cells.js";
import {nameOfKind} from "../../model/published/kinds.js";
import {cellsOf} from "../../model/published/cells.js";
import {searchFromState, type CompareState} from "./state.js";
import {leagueAt, type League} from "../../model/scoring/league.js";
import type {Compare} from "../../model/published/compare.js";
import type {SystemList, SystemPair} from "../../model/published/system-files.js";
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
  /** The ranking under one of both alone; null until its file is here. */
  readonly alone: (role: "legacy" | "challenger", kind: string, period: number) => League | null;
  readonly pair: SystemPair;
  readonly list: SystemList;
  /** How far the files of the pair are. */
  readonly files: "ready" | "loading" | "failed";
}

/** The pair that a comparison is of, among which systems, and what its files give. */
export interface PairOptions {
  readonly list: SystemList;
  readonly pair: SystemPair;
  readonly files?: CompareContext["files"];
  /** The comparison in which each of both stands alone; null until the files are here. */
  readonly alone?: Readonly<Record<"legacy" | "challenger", Compare>> | null;
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
export function compareContext(
  compare: Compare,
  {list, pair, files = "ready", alone = null}: PairOptions,
  language: Language,
  document: Document
): CompareContext {
  const cellOf = cellsOf(compare);
  const leagues = new Map<string, League>();
  const leagueIn = (
    of: string,
    {compare: one, cells}: {compare: Compare; cells: CellOf},
    kind: string,
    period: number
  ) => {
    const key = `${of} ${period} ${kind}`;
    const league = leagues.get(key) ?? leagueAt(one, cells, kind, period);
    leagues.set(key, league);
    return league;
  };
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
    league: (kind, period) => leagueIn("both", {compare, cells: cellOf}, kind, period),
    // The figures are the same, whichever systems look at them.
    alone: (role, kind, period) => alone && leagueIn(role, {compare: alone[role], cells: cellOf}, kind, period),
    pair,
    list,
    files
  };
}
