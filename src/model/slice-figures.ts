import {normalInterval, wilsonInterval, z95, type Interval} from "./intervals.js";
import {measure} from "./brush.js";

/** A share or rate with its interval; NaN and an empty interval where there is nothing. */
export interface SliceRate extends Interval {
  readonly value: number;
}

/** What is known of a slice of customer-months. */
export interface SliceFigures {
  readonly months: number;
  /** Share leaving a month. */
  readonly leaving: SliceRate;
  readonly portOut: SliceRate;
  /** Share still here after twelve months at this rate. */
  readonly kept: SliceRate;
  /** Yuan a customer-month. */
  readonly revenue: number;
  /** A 100 customer-months. */
  readonly contacts: number;
  /** A 10,000 customer-months. */
  readonly complaints: number;
}

/** Figures from the sums of a brush (`BrushTables.total`). A customer leaves once, so months count as independent. */
export function sliceFigures(total: ArrayLike<number>): SliceFigures {
  const months = total[measure.months];
  const rate = (left: number): SliceRate => (months > 0 ? {value: left / months, ...wilsonInterval(left / months, months)} : {value: NaN, low: NaN, high: NaN});
  const leaving = rate(total[measure.portOut] + total[measure.leftOtherwise]);
  return {
    months,
    leaving,
    portOut: rate(total[measure.portOut]),
    kept: {value: (1 - leaving.value) ** 12, low: (1 - leaving.high) ** 12, high: (1 - leaving.low) ** 12},
    revenue: total[measure.revenue] / months,
    contacts: (100 * total[measure.contacts]) / months,
    complaints: (10_000 * total[measure.complaints]) / months
  };
}

/** How much faster one slice leaves than another, in shares a month, with its interval; null where either is empty. */
export function leavingDifference(a: SliceFigures, b: SliceFigures): SliceRate | null {
  if (!(a.months > 0 && b.months > 0)) return null;
  const value = a.leaving.value - b.leaving.value;
  const error = (one: SliceFigures) => (one.leaving.high - one.leaving.low) / (2 * z95);
  return {value, ...normalInterval(value, Math.hypot(error(a), error(b)))};
}

/** Everyone without a slice. */
export function restOf(all: ArrayLike<number>, slice: ArrayLike<number>): Float64Array {
  return Float64Array.from(all, (sum, i) => sum - slice[i]);
}
