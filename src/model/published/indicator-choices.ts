/** What can be chosen of an indicator: only units, periods and levels of which there are figures. */
import type {IndicatorSeries} from "./compare.js";
import type {IndicatorList} from "./indicators.js";
import {monthsIn} from "./span.js";
import type {Period, SiteFacts} from "./site.js";

/** What the reader has chosen to look at, by ids. */
export interface IndicatorState {
  readonly indicator: string;
  readonly unit: string;
  readonly period: string;
  /** The kind of units in the league. */
  readonly level: string;
}

/** The same as positions in the list, with all that can be chosen instead. */
export interface IndicatorChoices {
  readonly unit: number;
  readonly period: number;
  readonly level: string | null;
  /** Units with a figure in any period, in the order of the tree. */
  readonly units: readonly number[];
  /** Periods in which the chosen unit has a figure, the longest and latest first. */
  readonly periods: readonly number[];
  /** Kinds with several units in the chosen period, from the top down. */
  readonly levels: readonly string[];
}

type ChoiceGround = Pick<IndicatorList, "units" | "periods" | "league"> & {
  readonly site: Pick<SiteFacts, "unitsByKind">;
};

/** Positions of periods, the longest and latest first. */
export function latestFirst(periods: readonly Period[], positions: readonly number[]): number[] {
  return [...positions].sort((a, b) => {
    const [one, other] = [periods[a], periods[b]];
    const longer = monthsIn(other) - monthsIn(one);
    return longer || (one.to < other.to ? 1 : one.to > other.to ? -1 : a - b);
  });
}

/**
 * What is shown where a state asks for what there may be no figure of: the unit itself or the nearest above it that has
 * one, else the first; the period asked for or the longest and latest; the level asked for, else the unit's own kind, else
 * the league's.
 */
export function choicesOf(
  {units, periods, site, league}: ChoiceGround,
  {unit: units_, period: periods_}: Pick<IndicatorSeries, "unit" | "period">,
  asked: Partial<IndicatorState>
): IndicatorChoices | null {
  const known = new Set(units_);
  const listed = units.flatMap((_, unit) => (known.has(unit) ? [unit] : []));
  const [first] = listed;
  if (first === undefined) return null;
  const unit = nearestKnown(units, known, asked.unit) ?? first;
  const own = latestFirst(
    periods,
    periods_.filter((_, i) => units_[i] === unit)
  );
  const period = own.find((one) => periods[one].id === asked.period) ?? own[0];
  const there = new Set(units_.filter((_, i) => periods_[i] === period));
  const levels = site.unitsByKind
    .map(({kind}) => kind)
    .filter((kind) => [...there].filter((one) => units[one].kind === kind).length > 1);
  const level = [asked.level, units[unit].kind, league].find((kind) => kind !== undefined && levels.includes(kind));
  return {unit, period, level: level ?? levels[0] ?? null, units: listed, periods: own, levels};
}

function nearestKnown(
  units: IndicatorList["units"],
  known: ReadonlySet<number>,
  id: string | undefined
): number | undefined {
  return pathTo(
    units,
    units.findIndex((one) => one.id === id)
  ).findLast((one) => known.has(one));
}

/** A unit and all above it, the top first; empty for none. */
export function pathTo(units: IndicatorList["units"], unit: number): number[] {
  const path: number[] = [];
  for (let at = unit; at >= 0 && !path.includes(at); at = units.findIndex(({id}) => id === units[at].parent))
    path.unshift(at);
  return path;
}
