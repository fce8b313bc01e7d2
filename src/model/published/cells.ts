import {toDigits} from "../statistics/rounding.js";
import {normalInterval, type Interval, type Spread} from "../statistics/intervals.js";
import {designEffect, ratio, standardError, weightingEffect, type Moments} from "../statistics/moments.js";
import {promoterInterval} from "../statistics/net-promoter-score.js";
import {carefulClusteredShare, carefulPublished, shareInterval} from "../statistics/shares.js";
import {studentPoint95} from "../statistics/student.js";
import type {IndicatorSeries, SeriesSource} from "./compare.js";
import type {Estimate, IndicatorFormat} from "./site.js";

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
  /** Of a share, how many times wider the variance is than that of independent answers; otherwise how many times more customers there are than equal ones who would tell as much. */
  readonly designEffect: number;
}

/** What a yes counts where a figure is a share; null where it isn't one. */
export function wholeOf(value: number, format: IndicatorFormat): number | null {
  const whole = wholes[format];
  return whole !== undefined && isShare(value, whole) ? whole : null;
}

/** What a yes counts in figures that are shares. */
const wholes: Partial<Record<IndicatorFormat, number>> = {percent: 1, per_10k: 10_000};

/** What figures of a format can be; of a percentage, what a share can: revenue retention with expansion is told by its own moments. */
export function rangeOfFormat(format: IndicatorFormat): readonly [number, number] {
  const whole = wholes[format];
  if (whole !== undefined) return [0, whole];
  return format === "points" ? [-100, 100] : [-Infinity, Infinity];
}

/**
 * A figure with its 95 % interval: Wilson's for a share or a rate per 10,000, so that it holds near
 * 0 and 1 and with few events; adjusted Wald for a net promoter score, which plain Wald makes too
 * narrow with few answers; on a log scale for durations, whose long tail lies on one side; Student's
 * otherwise. A percentage outside 0 to 1, such as revenue retention with expansion, isn't a share.
 *
 * @throws of a negative error, which would turn the ends round
 */
export function estimateOf(
  value: number,
  {standardError, customers, designEffect}: Basis,
  format: IndicatorFormat
): Cell {
  if (standardError < 0) throw new Error(`invalid standard error: expected 0 or more; found ${standardError}`);
  return {value, ...intervalOf(value, {standardError, customers, designEffect}, format), standardError, customers};
}

/** The same from a cell's moments, in the digits that are published: the same figure wherever it is shown. */
export function estimateOfMoments(moments: Moments, format: IndicatorFormat): Cell {
  const {value, ...basis} = publishedOf(moments, format);
  return estimateOf(value, basis, format);
}

/** A cell as it is published, in digits that keep every reader's file small and are more than any reader sees. */
export function publishedOf(moments: Moments, format: IndicatorFormat): Basis & {readonly value: number} {
  const basis = basisOf(moments, format);
  return {
    value: sevenDigits(ratio(moments)),
    standardError: sevenDigits(basis.standardError || 0),
    customers: basis.customers,
    designEffect: toDigits(basis.designEffect, 4)
  };
}

/** Rounds as published files do. */
export function sevenDigits(value: number): number {
  return toDigits(value, 7);
}

/** The same where it is to be taken from another figure: a share's ends hold there with few events too. */
export function comparableOf(moments: Moments, format: IndicatorFormat): Spread {
  const estimate = estimateOfMoments(moments, format);
  const whole = wholeOf(estimate.value, format);
  if (whole === null) return estimate;
  const {standardError: error, customers, designEffect: effect} = basisOf(moments, format);
  return {
    value: estimate.value,
    ...scaled(carefulClusteredShare(estimate.value / whole, error / whole, customers, effect), whole, estimate.value)
  };
}

/** The same of a figure of which no more is known than its published interval. */
export function comparablePublished({value, low, high}: Spread, format: IndicatorFormat): Spread {
  const whole = wholeOf(value, format);
  if (whole === null) return {value, low, high};
  return {
    value,
    ...scaled(carefulPublished({value: value / whole, low: low / whole, high: high / whole}), whole, value)
  };
}

/** What a cell's figure rests on. */
function basisOf(moments: Moments, format: IndicatorFormat): Basis {
  const whole = wholeOf(ratio(moments), format);
  return {
    standardError: standardError(moments),
    customers: moments.n,
    designEffect: whole === null ? weightingEffect(moments) : designEffect(moments, whole)
  };
}

function intervalOf(value: number, {standardError, customers, designEffect}: Basis, format: IndicatorFormat): Interval {
  const whole = wholeOf(value, format);
  if (whole !== null) {
    return scaled(shareInterval(value / whole, standardError / whole, customers, designEffect), whole, value);
  }
  const equal = customers / designEffect;
  if (format === "points" && Math.abs(value) <= 100) {
    return scaled(promoterInterval(value / 100, standardError / 100, equal), 100, value);
  }
  const error = meanError(standardError, customers, equal);
  // Of customers who weigh very unlike, the number of equal ones is a rough guide: it counts as no fewer than three.
  const point = studentPoint95(Math.max(2, equal - 1));
  if (format !== "seconds" || !(value > 0)) return normalInterval(value, error, point);
  const times = Math.exp((point * error) / value);
  return {low: value / times, high: value * times};
}

/** An interval in another unit; rounding mustn't put the figure beside an end that it is. */
function scaled({low, high}: Interval, times: number, value: number): Interval {
  return {low: Math.min(value, low * times), high: Math.max(value, high * times)};
}

function isShare(value: number, whole: number): boolean {
  return value >= 0 && value <= whole;
}

/**
 * A customer who weighs much draws the mean towards themselves, and so seems to lie closer to it:
 * residuals are too small by their weight (leverage; MacKinnon & White 1985). Nothing where all weigh alike.
 */
function meanError(standardError: number, customers: number, equal: number): number {
  return standardError * Math.sqrt(1 + 2 * Math.max(0, 1 / equal - 1 / customers));
}

/** An index over all published cells. */
export function cellsOf(compare: SeriesSource): CellOf {
  const formats = new Map(compare.site.indicators.map(({id, format}) => [id, format]));
  const series = new Map(compare.series.map((one) => [one.indicator, one]));
  const periods = compare.periods.length;
  return (indicator, unit, period) => {
    const one = series.get(indicator);
    const i = one && positionsOf(one, periods).get(unit * periods + period);
    if (one === undefined || i === undefined) return null;
    const basis = {standardError: one.standardError[i], customers: one.customers[i], designEffect: one.designEffect[i]};
    return estimateOf(one.value[i], basis, formats.get(indicator) ?? "points");
  };
}

/**
 * Where each cell of a series stands, by unit × periods + period: found once for a series when it is first asked for, since
 * comparisons of other systems share it.
 *
 * @param periods how many there are, the same for all who share it
 */
function positionsOf(series: IndicatorSeries, periods: number): ReadonlyMap<number, number> {
  const found = positions.get(series);
  if (found?.periods === periods) return found.at;
  const at = new Map(series.unit.map((unit, i) => [unit * periods + series.period[i], i]));
  positions.set(series, {periods, at});
  return at;
}

const positions = new WeakMap<IndicatorSeries, {readonly periods: number; readonly at: ReadonlyMap<number, number>}>();
