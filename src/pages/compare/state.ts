import type {SystemList, SystemPair} from "../../model/published/system-files.js";
import {isNamed} from "../../scores/system-pair.js";
import {indicatorsAcross} from "../../model/published/compare-series.js";
import type {Compare} from "../../model/published/compare.js";

/** What the reader has chosen to look at. */
export interface CompareState {
  readonly unit: string;
  readonly period: string;
  readonly indicator: string;
  /** The kind of units that the charts compare. */
  readonly level: string;
  /** The two systems, where they aren't those that the settings name. */
  readonly pair?: SystemPair;
}

/** Kinds with several units that have scores in some period, under both systems or one of them, in the order of the tree. */
export function levelsOf(compare: Compare, {systems}: Pick<SystemList, "systems">): string[] {
  const scored = new Set(compare.errors.cells.map(({unit}) => unit));
  const ids = Object.values(compare.site.systems).map(({id}) => id);
  const alone = systems.filter(({id}) => ids.includes(id)).flatMap(({tiers}) => tiers);
  return compare.site.unitsByKind
    .filter(
      ({kind}) =>
        compare.units.filter((one, unit) => one.kind === kind && scored.has(unit)).length > 1 ||
        alone.some((tier) => tier.kind === kind && tier.scored > 1)
    )
    .map(({kind}) => kind);
}

/** Units of a kind that have scores in a period, by its position in `Compare.periods`. */
export function scoredUnits({units, errors}: Compare, kind: string, period: number): number {
  return new Set(
    errors.cells.flatMap((cell) => (cell.period === period && units[cell.unit].kind === kind ? [cell.unit] : []))
  ).size;
}

/**
 * The choice that an address holds. What it lacks or what isn't there falls back to the whole
 * company, its latest year, and the first indicator that the challenger appraises and that has figures there.
 */
export function stateFromSearch(search: string, compare: Compare, list: SystemList): CompareState {
  const asked = new URLSearchParams(search);
  const known = <T>(name: string, list: readonly T[], id: (one: T) => string, fallback: string): string =>
    list.map(id).find((one) => one === asked.get(name)) ?? fallback;
  const levels = levelsOf(compare, list);
  const latestFirst = compare.periods.toSorted((a, b) => (a.to > b.to ? -1 : a.to < b.to ? 1 : 0));
  const year = latestFirst.find(({grain}) => grain === "year") ?? compare.periods[0];
  const top = compare.units.find(({parent}) => parent === null) ?? compare.units[0];
  const unit = known("unit", compare.units, ({id}) => id, top?.id ?? "");
  const period = known("period", compare.periods, ({id}) => id, year?.id ?? "");
  const level = known("level", levels, (kind) => kind, defaultLevel(compare, levels, unit));
  const offered = offeredIndicators(compare, level, period);
  return {
    unit,
    period,
    indicator: known("indicator", offered, (id) => id, defaultIndicator(compare, offered)),
    level,
    ...pairOf(compare, list)
  };
}

/** The indicators that have figures at a level in a period, of which one can be looked at over its units. */
export function offeredIndicators(compare: Compare, level: string, period: string): string[] {
  const at = compare.periods.findIndex(({id}) => id === period);
  return at < 0 ? [] : indicatorsAcross(compare, level, at);
}

/** The first that the challenger appraises, else the legacy system, else any that is offered. */
function defaultIndicator({site: {systems}}: Compare, offered: readonly string[]): string {
  const appraised = [...systems.challenger.appraise, ...systems.legacy.appraise].map(({indicator}) => indicator);
  return appraised.find((id) => offered.includes(id)) ?? offered[0] ?? "";
}

/** The chosen unit's own kind where it has siblings to stand among, else the highest level with several units. */
function defaultLevel(compare: Compare, levels: readonly string[], unit: string): string {
  const kind = compare.units.find(({id}) => id === unit)?.kind ?? "";
  return levels.includes(kind) ? kind : (levels[0] ?? "");
}

/** The pair of a comparison, where it isn't the one that the settings name. */
function pairOf({site: {systems}}: Compare, list: SystemList): Pick<CompareState, "pair"> {
  const pair = {legacy: systems.legacy.id, challenger: systems.challenger.id};
  return isNamed(pair, list) ? {} : {pair};
}

/** The address's search part for a choice, `?unit=…`. */
export function searchFromState(state: CompareState): string {
  return `?${new URLSearchParams({unit: state.unit, period: state.period, indicator: state.indicator, level: state.level, ...state.pair})}`;
}
