import {BitSet, table, type ColumnTable} from "arquero";
import {estimateOf, type Cell} from "./cells.js";
import type {IndicatorSeries, SeriesSource} from "./compare.js";
import type {Period} from "./site.js";

/**
 * The published series of one indicator as a small Arquero frame. Arquero's verbs compile their
 * expressions with `Function`, which the pages' content security policy forbids; a frame's own
 * filter and order take plain functions, so these are used and nothing is compiled.
 */
function seriesFrame(compare: SeriesSource, indicator: string): ColumnTable {
  const series = compare.series.find((one) => one.indicator === indicator);
  if (!series) return makeFrame(compare, undefined);
  const known = frames.get(compare.units) ?? new WeakMap<IndicatorSeries, ColumnTable>();
  frames.set(compare.units, known);
  const frame = known.get(series) ?? makeFrame(compare, series);
  known.set(series, frame);
  return frame;
}

/** Made once for each loaded series: a page asks for the same one many times, and pairs of systems share them. */
const frames = new WeakMap<SeriesSource["units"], WeakMap<IndicatorSeries, ColumnTable>>();

function makeFrame(compare: SeriesSource, series: IndicatorSeries | undefined): ColumnTable {
  const unit = series?.unit ?? [];
  const period = series?.period ?? [];
  return table({
    unit,
    period,
    value: series?.value ?? [],
    standardError: series?.standardError ?? [],
    customers: series?.customers ?? [],
    designEffect: series?.designEffect ?? [],
    kind: unit.map((u) => compare.units[u].kind),
    grain: period.map((p) => compare.periods[p].grain),
    from: period.map((p) => compare.periods[p].from)
  });
}

/** One figure with where and when it belongs. */
export interface PlacedCell extends Cell {
  readonly unit: number;
  readonly period: number;
}

/** The figures of one unit at one grain, in the order of time. */
export function trendOf(compare: SeriesSource, indicator: string, unit: number, grain: Period["grain"]): PlacedCell[] {
  const frame = seriesFrame(compare, indicator);
  const kept = where(frame, (row) => frame.get("unit", row) === unit && frame.get("grain", row) === grain);
  return placedCells(compare, indicator, orderedBy(kept, "from"));
}

/**
 * The finest grain at which a unit has figures for at least half of the periods: a small unit's
 * months are mostly under the privacy floor, its quarters are not.
 */
export function trendGrain(compare: SeriesSource, indicator: string, unit: number): Period["grain"] {
  const grains = ["month", "quarter"] as const;
  const enough = grains.find((grain) => {
    const periods = compare.periods.filter((period) => period.grain === grain).length;
    return periods > 0 && 2 * trendOf(compare, indicator, unit, grain).length >= periods;
  });
  return enough ?? "year";
}

/** The figures of all units of a kind in one period, the largest unit first. */
export function acrossUnits(compare: SeriesSource, indicator: string, kind: string, period: number): PlacedCell[] {
  const frame = seriesFrame(compare, indicator);
  const kept = where(frame, (row) => frame.get("kind", row) === kind && frame.get("period", row) === period);
  return placedCells(compare, indicator, orderedBy(kept, "customers", -1));
}

/** Indicators that have figures of the top unit and of some unit of a kind in a period, in the order of the site's. */
export function indicatorsAcross(compare: SeriesSource, kind: string, period: number): string[] {
  const top = compare.units.findIndex(({parent}) => parent === null);
  const found = new Set(
    compare.series.flatMap((one) => {
      const units = one.unit.filter((_, i) => one.period[i] === period);
      return units.includes(top) && units.some((unit) => compare.units[unit].kind === kind) ? [one.indicator] : [];
    })
  );
  return compare.site.indicators.flatMap(({id}) => (found.has(id) ? [id] : []));
}

function where(frame: ColumnTable, holds: (row: number) => boolean): ColumnTable {
  const rows = new BitSet(frame.totalRows());
  for (let row = 0; row < frame.totalRows(); row++) if (holds(row)) rows.set(row);
  return frame.create({filter: rows}).reify();
}

function orderedBy(frame: ColumnTable, column: string, direction: 1 | -1 = 1): ColumnTable {
  const values = frame.array(column);
  return frame.create({
    order: (a, b) => direction * (values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : 0) || a - b
  });
}

function placedCells(compare: SeriesSource, indicator: string, frame: ColumnTable): PlacedCell[] {
  const format = compare.site.indicators.find(({id}) => id === indicator)?.format ?? "points";
  const column = (name: string): number[] => Array.from(frame.array(name), Number);
  const [unit, period, value, error, customers, effect] = [
    "unit",
    "period",
    "value",
    "standardError",
    "customers",
    "designEffect"
  ].map(column);
  return unit.map((u, i) => {
    const basis = {standardError: error[i], customers: customers[i], designEffect: effect[i]};
    return {unit: u, period: period[i], ...estimateOf(value[i], basis, format)};
  });
}
