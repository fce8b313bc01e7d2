import {normalInterval, shareInterval, studentPoint95, type Interval} from "./intervals.js";
import {designEffect, ratio, standardError, type Moments} from "./moments.js";
import {promoterInterval} from "./net-promoter-score.js";
import type {Compare, Estimate, IndicatorFormat} from "./published.js";

/** One published figure of one indicator, unit and period. */
export interface Cell extends Estimate {
  readonly standardError: number;
}

/** Finds a cell by indicator id and the positions of unit and period; null where the privacy floor left none. */
export type CellOf = (indicator: string, unit: number, period: number) => Cell | null;

/** What a figure rests on, as published. */
export interface Basis {
  readonly standardError: number;
  readonly customers: number;
  /** How many times wider the variance is than that of independent answers; 1 unless the figure is a share. */
  readonly designEffect: number;
}

/** What a yes counts in figures that are shares. */
const wholes: Partial<Record<IndicatorFormat, number>> = {percent: 1, per_10k: 10_000};

/**
 * A figure with its 95 % interval: Wilson's for a share or a rate per 10,000, so that it holds near
 * 0 and 1 and with few events; adjusted Wald for a net promoter score, which plain Wald makes too
 * narrow with few answers; Student's otherwise. A percentage outside 0 to 1, such as revenue
 * retention with expansion, isn't a share.
 */
export function estimateOf(value: number, {standardError, customers, designEffect}: Basis, format: IndicatorFormat): Cell {
  return {value, ...intervalOf(value, {standardError, customers, designEffect}, format), standardError, customers};
}

/** The same from a cell's moments. */
export function estimateOfMoments(moments: Moments, format: IndicatorFormat): Cell {
  return estimateOf(ratio(moments), basisOf(moments, format), format);
}

/** What a cell's figure rests on. */
export function basisOf(moments: Moments, format: IndicatorFormat): Basis {
  const whole = wholes[format];
  return {
    standardError: standardError(moments),
    customers: moments.n,
    designEffect: whole === undefined ? 1 : designEffect(moments, whole)
  };
}

function intervalOf(value: number, {standardError, customers, designEffect}: Basis, format: IndicatorFormat): Interval {
  const whole = wholes[format];
  if (whole !== undefined && value >= 0 && value <= whole) {
    const {low, high} = shareInterval(value / whole, standardError / whole, customers, designEffect);
    return {low: low * whole, high: high * whole};
  }
  if (format === "points" && Math.abs(value) <= 100) {
    const {low, high} = promoterInterval(value / 100, standardError / 100, customers);
    return {low: 100 * low, high: 100 * high};
  }
  return normalInterval(value, standardError, studentPoint95(customers - 1));
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
    const basis = {standardError: one.standardError[i], customers: one.customers[i], designEffect: one.designEffect[i]};
    return estimateOf(one.value[i], basis, formats.get(indicator) ?? "points");
  };
}
