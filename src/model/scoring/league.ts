import type {CellOf} from "../published/cells.js";
import {monthsIn} from "../published/span.js";
import {pastPeriod} from "./past-period.js";
import type {Compare} from "../published/compare.js";
import {figureOfEstimate, type LeagueSource} from "./league-source.js";
import {scoreLeague, type ScoredLeague, type ScoredUnit} from "./score-league.js";

/** Drawn worlds behind every interval, bound and move of a league, at build and in the page alike. */
const draws = 2000;
const seed = 20260930;

/** A unit by its position in `Compare.units`. */
export interface LeagueRow extends ScoredUnit<number> {
  /** Customers behind the scored indicator that rests on the fewest. */
  readonly fewestCustomers: number;
}

export interface League extends Omit<ScoredLeague<number>, "rows"> {
  readonly rows: readonly LeagueRow[];
  /** False where the period has no error correlations of its own and those of another stand in. */
  readonly ownCorrelations: boolean;
}

/**
 * Scores, ranks and moves of all units of one kind in one period: the one league there is. It rests on published
 * figures alone and always draws the same worlds, so that every page and file that shows it says the same.
 *
 * @param period position in `Compare.periods`
 */
export function leagueAt(compare: Compare, cellOf: CellOf, kind: string, period: number): League {
  const {indicators} = compare.errors;
  const units = compare.units.flatMap((facts, unit) => (facts.kind === kind ? [unit] : []));
  const source = compareSource(compare, cellOf, period);
  const {rows, ...league} = scoreLeague({systems: compare.site.systems, kind, units, indicators, source, draws, seed});
  const scored = [...league.rules.legacy, ...league.rules.challenger].map(({item}) => item.indicator);
  return {
    ...league,
    rows: rows.map((row) => ({
      ...row,
      fewestCustomers: Math.min(
        ...scored.map((indicator) => cellOf(indicator, row.unit, period)?.customers ?? Infinity)
      )
    })),
    ownCorrelations: rows.every(({unit}) => correlationsFor(compare, unit, period)?.own ?? false)
  };
}

/** The published figures of one period as scoring looks them up, by a unit's position. */
export function compareSource(compare: Compare, cellOf: CellOf, period: number): LeagueSource<number> {
  const better = new Map(compare.site.indicators.map((indicator) => [indicator.id, indicator.better]));
  const accumulating = new Set(compare.site.indicators.filter((indicator) => indicator.accumulates).map(({id}) => id));
  const positions = new Map(compare.units.map(({id}, unit) => [id, unit]));
  const figureOf = (indicator: string, unit: number, at: number) => {
    const cell = cellOf(indicator, unit, at);
    return cell && figureOfEstimate(cell);
  };
  const benchmarks = compare.benchmarks.filter((one) => one.period === period);
  return {
    figure: (indicator, unit) => figureOf(indicator, unit, period),
    past: (indicator, unit, since) => {
      const past = pastPeriod(compare.periods, period, since);
      return past === null ? null : figureOf(indicator, unit, past);
    },
    benchmarks: (indicator, unit) => {
      for (let at: number | undefined = unit; at !== undefined; at = positions.get(compare.units[at].parent ?? "")) {
        const found = benchmarks.find((one) => one.indicator === indicator && one.unit === at);
        if (found) return found;
      }
      return null;
    },
    better: (indicator) => better.get(indicator) ?? "higher",
    accumulates: (indicator) => accumulating.has(indicator),
    grain: compare.periods[period].grain,
    months: monthsIn(compare.periods[period]),
    correlations: (unit) => correlationsFor(compare, unit, period)?.values ?? null
  };
}

type ErrorCell = Compare["errors"]["cells"][number];

/** The cells of each unit, found once for each comparison: every unit of a league asks for its own. */
function errorsByUnit(errors: Compare["errors"]): ReadonlyMap<number, readonly ErrorCell[]> {
  const found = byUnit.get(errors);
  if (found) return found;
  const made = new Map<number, ErrorCell[]>();
  for (const cell of errors.cells) {
    const own = made.get(cell.unit);
    if (own) own.push(cell);
    else made.set(cell.unit, [cell]);
  }
  byUnit.set(errors, made);
  return made;
}

const byUnit = new WeakMap<Compare["errors"], ReadonlyMap<number, readonly ErrorCell[]>>();

/** A period without correlations of its own borrows those of a period that holds it, or of any other of the unit. */
function correlationsFor(
  compare: Compare,
  unit: number,
  period: number
): {values: readonly number[]; own: boolean} | null {
  const cells = errorsByUnit(compare.errors).get(unit) ?? [];
  const own = cells.find((cell) => cell.period === period);
  if (own) return {values: own.correlations, own: true};
  const {from, to} = compare.periods[period];
  const around = cells.find(
    (cell) => compare.periods[cell.period].from <= from && to <= compare.periods[cell.period].to
  );
  const nearest = around ?? cells[0];
  return nearest ? {values: nearest.correlations, own: false} : null;
}
