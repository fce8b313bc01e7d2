import {normalInterval, wilsonInterval} from "./intervals.js";
import type {Compare, Estimate, IndicatorFormat} from "./published.js";

/** One published figure of one indicator, unit and period. */
export interface Cell extends Estimate {
  readonly standardError: number;
}

/** Finds a cell by indicator id and the positions of unit and period; null where the privacy floor left none. */
export type CellOf = (indicator: string, unit: number, period: number) => Cell | null;

/** The 95 % interval that a value and its standard error allow: Wilson's for a share, so that it stays within 0 and 1. */
export function estimateOf(value: number, standardError: number, customers: number, format: IndicatorFormat): Cell {
  const isShare = format === "percent" && value >= 0 && value <= 1;
  const spread = value * (1 - value);
  const effective = standardError > 0 && spread > 0 ? spread / standardError ** 2 : customers;
  const interval = isShare ? wilsonInterval(value, effective) : normalInterval(value, standardError);
  return {value, ...interval, standardError, customers};
}

/** An index over all published cells. */
export function cellsOf(compare: Compare): CellOf {
  const formats = new Map(compare.site.indicators.map(({id, format}) => [id, format]));
  const series = new Map(compare.series.map((one) => [one.indicator, one]));
  const positions = new Map<string, Map<number, number>>();
  const keyOf = (unit: number, period: number) => unit * compare.periods.length + period;
  for (const one of compare.series) {
    positions.set(one.indicator, new Map(one.unit.map((unit, i) => [keyOf(unit, one.period[i]), i])));
  }
  return (indicator, unit, period) => {
    const one = series.get(indicator);
    const i = positions.get(indicator)?.get(keyOf(unit, period));
    if (one === undefined || i === undefined) return null;
    return estimateOf(one.value[i], one.standardError[i], one.customers[i], formats.get(indicator) ?? "points");
  };
}
