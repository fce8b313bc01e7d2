/** What the base's history says of a month to come: rates, seasons and what is uncertain about them. */
import {monthName, monthNumber} from "../statistics/months.js";
import type {Bilingual} from "../published/systems.js";
import type {PlanBase} from "./base.js";
import {sum} from "../statistics/sums.js";

interface FittedSegment {
  readonly id: string;
  readonly name: Bilingual;
  /** Customers and lines where the projection starts. */
  readonly newcomers: number;
  readonly established: number;
  readonly lines: number;
  /** Monthly rate of leaving of an established customer, by way of leaving. */
  readonly leaving: readonly number[];
  /** New customers in a mean month. */
  readonly joins: number;
  /** Yuan a month of an established customer, at the middle of the last year of the fit. */
  readonly revenue: number;
  /** First contacts a customer and month, and contacts again for each. */
  readonly needs: number;
  readonly repeats: number;
}

/** A level and the standard deviation of what isn't known about it. */
interface Level {
  readonly value: number;
  readonly error: number;
}

export interface Fitted {
  /** Months that were used, and the first that is projected, `YYYY-MM`. */
  readonly from: string;
  readonly to: string;
  readonly starts: string;
  readonly segments: readonly FittedSegment[];
  /** By month of the year from January, mean 1. */
  readonly seasons: {
    readonly leaving: readonly number[];
    readonly joins: readonly number[];
    readonly needs: readonly number[];
    readonly revenue: readonly number[];
  };
  readonly newcomers: {readonly leaving: number; readonly revenue: number};
  /** Relative errors of a coming year's level, from how far years lie apart. */
  readonly levels: {readonly leaving: Level; readonly joins: Level; readonly needs: Level};
  /** Relative change of revenue a customer, a year. */
  readonly growth: Level;
  /** Standard deviations of single months around level and season, relative. */
  readonly months: {
    readonly leaving: number;
    readonly joins: number;
    readonly needs: number;
    readonly revenue: number;
    readonly costs: number;
  };
  /** Yuan in a mean month of the last year of the fit, and by month of the year from January, mean 1. */
  readonly costs: ReadonlyMap<string, {readonly monthly: number; readonly season: readonly number[]}>;
  /** Means of the last year of the fit, which costs are scaled by. */
  readonly reference: {readonly customers: number; readonly joins: number; readonly contacts: number};
  readonly linesPerCustomer: {
    readonly joining: number;
    readonly leaving: number;
    readonly opened: number;
    readonly closed: number;
  };
}

/** The month after. */
export function nextMonth(month: string, by = 1): string {
  return monthName(monthNumber(month) + by);
}

/** January is 0. */
export function monthOfYear(month: string): number {
  return Number(month.slice(5, 7)) - 1;
}

/**
 * Fits the first `months` of the history. Levels come from the last twelve of them, seasons from all,
 * growth of revenue from the course over all.
 *
 * @param months at least 12, at most as many as there are; whole years counted from the end of the history
 */
export function fitBase(base: PlanBase, months = base.months.length): Fitted {
  if (months < 12 || months > base.months.length)
    throw new Error(`fit: expected 12 to ${base.months.length} months; found ${months}`);
  const skipped = base.months.length - months;
  if (skipped % 12 !== 0) throw new Error(`fit: expected to leave out whole years at the end; found ${skipped} months`);
  const used = base.months.slice(0, months);
  const year = months - 12;
  const atStart = total(base.segments.map(({customers}) => customers));
  const rate = (series: readonly number[]) => used.map((_, t) => series[t] / Math.max(1, atStart[t]));
  const left = used.map((_, t) => sum(base.flows.left.map((series) => series[t])));
  const needs = total(base.segments.map((segment) => segment.needs));
  const repeats = total(base.segments.map((segment) => segment.repeats));
  const revenue = total(base.segments.map((segment) => segment.revenue));
  const seasons = {
    leaving: seasonOf(rate(left), used),
    joins: seasonOf(base.flows.joins.slice(0, months), used),
    needs: seasonOf(rate(needs), used),
    revenue: flat
  };
  const growth = trendOf(rate(revenue));
  const newcomers = base.newcomers.filter(({to}) => to <= used[months - 1]).at(-1);
  if (!newcomers) throw new Error("fit: expected a whole year of newcomers; found none");
  const {leaving: newLeaving, revenue: newRevenue} = newcomers;
  const segments = base.segments.map((segment): FittedSegment => {
    const last = segment.years.filter(({to}) => to <= used[months - 1]).at(-1);
    if (!last) throw new Error("fit: expected a whole year of each segment; found none");
    // Newcomers count as many times as they leave more often, or pay more, than others do.
    const exposure = sum(
      range(year, months).map((t) => segment.customers[t] + (newLeaving - 1) * segment.newcomers[t])
    );
    const paying = sum(range(year, months).map((t) => segment.customers[t] + (newRevenue - 1) * segment.newcomers[t]));
    const here = sum(segment.customers.slice(year, months));
    const asked = sum(segment.needs.slice(year, months));
    return {
      id: segment.id,
      name: segment.name,
      newcomers: segment.newcomers[months],
      established: segment.customers[months] - segment.newcomers[months],
      lines: segment.lines[months],
      leaving: last.left.map((n) => n / Math.max(1, exposure)),
      joins: last.joins / 12,
      revenue: sum(segment.revenue.slice(year, months)) / Math.max(1, paying),
      needs: asked / Math.max(1, here),
      repeats: sum(segment.repeats.slice(year, months)) / Math.max(1, asked)
    };
  });
  const contacts = needs.map((n, t) => n + repeats[t]);
  const costs = new Map(
    base.costs.map(({category, actual}) => {
      const course = actual.slice(0, months);
      return [category, {monthly: sum(course.slice(year)) / 12, season: seasonOf(course, used)}] as const;
    })
  );
  const fromCosts = used.map((_, t) => sum(base.costs.map(({actual}) => actual[t])));
  const ofCosts = used.map((month) =>
    sum([...costs.values()].map(({monthly, season}) => monthly * season[monthOfYear(month)]))
  );
  return {
    from: used[0],
    to: used[months - 1],
    starts: nextMonth(used[months - 1]),
    segments,
    seasons,
    newcomers: {leaving: newLeaving, revenue: newRevenue},
    levels: {
      leaving: levelOf(rate(left)),
      joins: levelOf(base.flows.joins.slice(0, months)),
      needs: levelOf(rate(needs))
    },
    growth: growth.growth,
    months: {
      leaving: spread(rate(left), seasons.leaving, used),
      joins: spread(base.flows.joins.slice(0, months), seasons.joins, used),
      needs: spread(rate(needs), seasons.needs, used),
      revenue: growth.spread,
      costs: deviation(fromCosts.map((cost, t) => cost / Math.max(1e-9, ofCosts[t])))
    },
    costs,
    reference: {
      customers: sum(atStart.slice(year, months)) / 12,
      joins: sum(base.flows.joins.slice(year, months)) / 12,
      contacts: sum(contacts.slice(year, months)) / 12
    },
    linesPerCustomer: linesOf(base, year, months, atStart)
  };
}

const flat: readonly number[] = Array.from({length: 12}, () => 1);

function linesOf(
  {flows}: PlanBase,
  from: number,
  to: number,
  customers: readonly number[]
): Fitted["linesPerCustomer"] {
  const of = (series: readonly number[]) => sum(series.slice(from, to));
  const here = sum(customers.slice(from, to));
  return {
    joining: of(flows.linesOpenedJoining) / Math.max(1, of(flows.joins)),
    leaving: of(flows.linesClosedLeaving) / Math.max(1, sum(flows.left.map(of))),
    opened: (of(flows.linesOpened) - of(flows.linesOpenedJoining)) / Math.max(1, here),
    closed: (of(flows.linesClosed) - of(flows.linesClosedLeaving)) / Math.max(1, here)
  };
}

/** Each month of the year against the mean, over whole years; with a single year the season is drawn half-way to flat. */
function seasonOf(series: readonly number[], months: readonly string[]): number[] {
  const years = Math.floor(series.length / 12);
  const from = series.length - years * 12;
  const sums = new Float64Array(12);
  for (let y = 0; y < years; y++) {
    const part = series.slice(from + 12 * y, from + 12 * y + 12);
    const mean = sum(part) / 12;
    part.forEach((value, i) => {
      sums[monthOfYear(months[from + 12 * y + i])] += (mean > 0 ? value / mean : 1) / years;
    });
  }
  const weight = years > 1 ? 1 : 0.5;
  return [...sums].map((value) => 1 + weight * (value - 1));
}

/** How many times wider a few steps between years make an interval than many would: Student's t over the normal, at 90 %, for 1, 2, 3 … steps. */
const fewSteps = [2.4, 1.47, 1.28, 1.2, 1.15, 1.12];

/** Level 1 of the last year and its relative error: how far years lie apart, at least 1 %. */
function levelOf(series: readonly number[]): Level {
  const years = Math.floor(series.length / 12);
  const means = range(0, years).map(
    (y) => sum(series.slice(series.length - 12 * (y + 1), series.length - 12 * y)) / 12
  );
  if (years < 2 || !(means[0] > 0)) return {value: 1, error: 0.1};
  const steps = range(0, years - 1).map((y) => means[y] / means[y + 1] - 1);
  const apart = Math.sqrt(sum(steps.map((step) => step * step)) / steps.length);
  return {value: 1, error: Math.max(0.01, (fewSteps[steps.length - 1] ?? 1.1) * apart)};
}

/** Yearly growth by a straight line through the logarithms, with its error (twelve months' memory). */
function trendOf(series: readonly number[]): {readonly growth: Level; readonly spread: number} {
  const y = series.map((value) => Math.log(Math.max(1e-9, value)));
  const n = y.length;
  const middle = (n - 1) / 2;
  const mean = sum(y) / n;
  const xx = sum(y.map((_, t) => (t - middle) ** 2));
  const slope = sum(y.map((value, t) => (t - middle) * value)) / xx;
  const residual = Math.sqrt(sum(y.map((value, t) => (value - mean - slope * (t - middle)) ** 2)) / Math.max(1, n - 2));
  // Months of one course aren't independent: the error is widened as if a quarter told as much as a month.
  return {
    growth: {value: 12 * slope, error: Math.max(0.005, (12 * residual * Math.sqrt(3)) / Math.sqrt(xx))},
    spread: residual
  };
}

function spread(series: readonly number[], season: readonly number[], months: readonly string[]): number {
  const flatted = series.map((value, t) => value / Math.max(1e-9, season[monthOfYear(months[t])]));
  const years = range(0, Math.ceil(flatted.length / 12)).map((y) => flatted.slice(12 * y, 12 * y + 12));
  return deviation(years.flatMap((part) => part.map((value) => (value * part.length) / Math.max(1e-12, sum(part)))));
}

function deviation(ratios: readonly number[]): number {
  return Math.sqrt(sum(ratios.map((ratio) => (ratio - 1) ** 2)) / Math.max(1, ratios.length - 1));
}

function total(series: readonly (readonly number[])[]): number[] {
  return (series[0] ?? []).map((_, t) => sum(series.map((one) => one[t])));
}

function range(from: number, to: number): number[] {
  return Array.from({length: Math.max(0, to - from)}, (_, i) => from + i);
}
