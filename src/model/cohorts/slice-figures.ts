import {measure} from "./brush.js";
import {countInterval} from "../statistics/counts.js";
import {normalInterval, wilsonInterval, type Interval} from "../statistics/intervals.js";
import {carefulShare, differenceOf} from "../statistics/shares.js";
import {studentPoint95} from "../statistics/student.js";
import {sliceError, type SliceSpread} from "./slice-spread.js";

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
  /** Share still here after twelve months at this rate, or after fewer where the data don't allow to speak of as many. */
  readonly kept: SliceRate;
  /** Yuan a customer-month. */
  readonly revenue: SliceRate;
  /** A 100 customer-months. */
  readonly contacts: SliceRate;
  /** A 10,000 customer-months. */
  readonly complaints: SliceRate;
}

/**
 * Figures from the sums of a brush (`BrushTables.total`). A customer leaves once, so of leaving months count as
 * independent; of what is paid, asked and complained of customers are.
 *
 * @param after months after which the share still here is told, see `keptAfter`
 */
export function sliceFigures(total: ArrayLike<number>, spread: SliceSpread, after = 12): SliceFigures {
  const months = total[measure.months];
  const rate = (left: number): SliceRate =>
    months > 0 ? {value: left / months, ...wilsonInterval(left / months, months)} : {value: NaN, low: NaN, high: NaN};
  const paid = (): SliceRate => {
    const value = total[measure.revenue] / months;
    const customers = customersIn(spread, months);
    const error = sliceError(spread, "revenue", value, months) * Math.sqrt(customers / (customers - 1));
    const {low, high} = normalInterval(value, error, studentPoint95(customers - 1));
    // A mean is negative where more was given back than paid; otherwise its interval ends at 0.
    return {value, low: value < 0 ? low : Math.max(0, low), high};
  };
  const leaving = rate(total[measure.portOut] + total[measure.leftOtherwise]);
  return {
    months,
    leaving,
    portOut: rate(total[measure.portOut]),
    kept: {
      value: (1 - leaving.value) ** after,
      low: (1 - leaving.high) ** after,
      high: (1 - leaving.low) ** after
    },
    revenue: paid(),
    contacts: countedRate(total[measure.contacts], months, spread),
    complaints: rareRate(total[measure.complaints], months, spread)
  };
}

/** No cell that may be shown rests on fewer. */
const fewestCustomers = 10;

/**
 * As many customers of equal months as tell as much as a slice's (Kish 1965), where it holds their months whole or cuts them
 * to one tenure bin; of one that holds a part of their months fewer than there are.
 */
function customersIn({all, byTenure}: SliceSpread, months: number): number {
  const {xx} = (byTenure.length === 1 ? byTenure[0] : all).revenue;
  return xx > 0 ? Math.max(fewestCustomers, months ** 2 / xx) : fewestCustomers;
}

/**
 * Contacts a 100 months, with the interval of as many contacts as would tell as much if each came by itself: an error either
 * way of the mean held the truth in 82 of 100 slices of ten customers. How much they cluster by customer is itself told by
 * few: the point is Student's, as of a share whose answers cluster.
 */
function countedRate(events: number, months: number, spread: SliceSpread): SliceRate {
  const value = events / months;
  const error = sliceError(spread, "contacts", value, months);
  if (!(value > 0 && error > 0)) return {value: 100 * value, low: NaN, high: NaN};
  const effective = Math.min(events, (value / error) ** 2);
  const clustering = 1 - effective / events;
  const {low, high} = countInterval(
    effective,
    clustering > 0 ? studentPoint95(Math.max(2, effective / clustering)) : undefined
  );
  const times = (100 * value) / effective;
  return {value: 100 * value, low: times * low, high: times * high};
}

/** Few events: Wilson's interval with as many months as would tell as much if they were independent. */
function rareRate(events: number, months: number, spread: SliceSpread): SliceRate {
  const value = events / months;
  if (!(months > 0)) return {value: NaN, low: NaN, high: NaN};
  const error = sliceError(spread, "complaints", value, months);
  // More than one a month isn't a share.
  if (value > 1) {
    const {low, high} = normalInterval(value, error);
    return {value: 10_000 * value, low: 10_000 * Math.max(0, low), high: 10_000 * high};
  }
  const effective =
    value > 0 && value < 1 && error > 0 ? Math.min(months, (value * (1 - value)) / (error * error)) : months;
  const {low, high} = wilsonInterval(value, effective);
  return {value: 10_000 * value, low: 10_000 * low, high: 10_000 * high};
}

/** How much faster one slice leaves than another, in shares a month, with its interval; null where either is empty. */
export function leavingDifference(a: SliceFigures, b: SliceFigures): SliceRate | null {
  if (!(a.months > 0 && b.months > 0)) return null;
  return differenceOf(carefulShare(a.leaving.value, a.months), carefulShare(b.leaving.value, b.months));
}

/** Everyone without a slice. */
export function restOf(all: ArrayLike<number>, slice: ArrayLike<number>): Float64Array {
  return Float64Array.from(all, (sum, i) => sum - slice[i]);
}
