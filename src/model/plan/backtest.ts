/**
 * The fan that the page draws, held against the history: drawn again from every month that the history allows, each time
 * knowing only what came before, and counted how often the months after it fell inside.
 */
import {sum} from "../statistics/sums.js";
import {fairRange, type FairRange} from "../statistics/fair-coverage.js";
import type {PlanBase} from "./base.js";
import {costParts} from "./costs.js";
import type {PlanEngine} from "./engine.js";
import {fitBase} from "./fit.js";
import {planInputs} from "./inputs.js";
import {planModel, todaysAllocation} from "./model.js";
import {fewestMonths} from "./rates.js";
import {eachDraw, quantiles} from "./risk.js";
import {horizon} from "./terms.js";

export const backtested = ["customers", "left", "joins", "revenue", "contacts", "cost"] as const;
export type Backtested = (typeof backtested)[number];

/** Of 100 draws, so many lie between the ends of a fan. */
const nominal = 0.8;

/** Forecasts of months in the first, second or third year after they were made. */
export interface BacktestYear {
  readonly year: number;
  readonly forecasts: number;
  readonly inside: number;
  readonly expected: number;
  /** How many would fall inside were the fan exactly right, in 9 of 10 histories as long as this one. */
  readonly low: number;
  readonly high: number;
  /**
   * Outside what a fan that is right would give, all of the table's counts taken together in 1 of 10 histories: narrow
   * with too few inside, wide with too many.
   */
  readonly kind: "fits" | "narrow" | "wide";
}

export interface BacktestLine {
  readonly measure: Backtested;
  readonly years: readonly BacktestYear[];
  /** Mean absolute error as a share of the actual, of forecasts up to a year ahead: the fan's middle, and the naive one. */
  readonly error: number;
  readonly naiveError: number;
  /** The fan as it would have been drawn a year before the end: P50, P10, P90. */
  readonly actual: readonly number[];
  readonly forecast: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly naive: readonly number[];
}

export interface Backtest {
  /** The last months known to the first and to the last fan that was drawn. */
  readonly first: string;
  readonly last: string;
  readonly fans: number;
  readonly draws: number;
  /** Months of the last year, which the lines are drawn over. */
  readonly months: readonly string[];
  readonly lines: readonly BacktestLine[];
}

/** A fan by month after the month that it was drawn in. */
export interface Fan {
  readonly p10: readonly number[];
  readonly p50: readonly number[];
  readonly p90: readonly number[];
}

/**
 * Draws the fan of a plan that spends as before from every month that is known enough of, and counts.
 *
 * @param draws of each fan
 * @returns null where there are fewer than 12 months to hold a fan against
 */
export function backtest(base: PlanBase, draws: number, seed: number): Backtest | null {
  const all = base.months.length;
  const first = Math.max(fewestMonths(base), all - horizon);
  if (base.lacks.length > 0 || all - first < 12) return null;
  const actual = actualOf(base);
  const origins = Array.from({length: all - first}, (_, i) => first + i);
  const fans = origins.map((origin) => fanFrom(base, {origin, ahead: all - origin, draws, seed}));
  const paths = pathsFrom(base, {origin: all, ahead: all - first, draws, seed});
  const cells = backtested.length * Math.ceil((all - first) / 12);
  return {
    first: base.months[first - 1],
    last: base.months[all - 2],
    fans: origins.length,
    draws,
    months: base.months.slice(all - 12),
    lines: backtested.map((measure, m): BacktestLine => {
      const course = actual[measure];
      const naive = (origin: number, month: number) =>
        measure === "customers" ? course[origin - 1] : course[month - 12];
      const shown = fans[origins.indexOf(all - 12)][measure];
      const month = (t: number) => all - 12 + t;
      const fair = fairRange(paths[measure], {nominal, seed: seed + m, cells});
      const errors = origins.flatMap((origin, o) =>
        Array.from({length: Math.min(12, all - origin)}, (_, t) => {
          const size = Math.max(1e-9, Math.abs(course[origin + t]));
          return [
            Math.abs(fans[o][measure].p50[t] - course[origin + t]) / size,
            Math.abs(naive(origin, origin + t) - course[origin + t]) / size
          ];
        })
      );
      return {
        measure,
        years: yearsOf(
          origins.map((origin, o) => insideOf(fans[o][measure], course.slice(origin))),
          fair
        ),
        error: sum(errors.map(([ours]) => ours)) / errors.length,
        naiveError: sum(errors.map(([, theirs]) => theirs)) / errors.length,
        actual: course.slice(all - 12),
        forecast: shown.p50,
        low: shown.p10,
        high: shown.p90,
        naive: shown.p50.map((_, t) => naive(all - 12, month(t)))
      };
    })
  };
}

/** Month by month after a fan was drawn, whether what came lay between its ends. */
function insideOf({p10, p90}: Fan, came: readonly number[]): boolean[] {
  return came.map((value, t) => value >= p10[t] && value <= p90[t]);
}

function yearsOf(inside: readonly (readonly boolean[])[], fair: readonly FairRange[]): BacktestYear[] {
  return fair.map(({low, high, least, most}, y) => {
    const found = inside.flatMap((months) => months.slice(12 * y, 12 * y + 12));
    const count = found.filter(Boolean).length;
    return {
      year: y + 1,
      forecasts: found.length,
      inside: count,
      expected: nominal * found.length,
      low,
      high,
      kind: count < least ? "narrow" : count > most ? "wide" : "fits"
    };
  });
}

/** What each measure came to, by month of the history. */
function actualOf(base: PlanBase): Record<Backtested, number[]> {
  const {segments, flows, costs, months} = base;
  const by = (of: (t: number) => number) => months.map((_, t) => of(t));
  const over = (of: (segment: PlanBase["segments"][number]) => number) => sum(segments.map(of));
  return {
    customers: by((t) => over(({customers}) => customers[t + 1])),
    left: by((t) => sum(flows.left.map((series) => series[t]))),
    joins: by((t) => flows.joins[t]),
    revenue: by((t) => over(({revenue}) => revenue[t])),
    contacts: by((t) => over(({needs, repeats}) => needs[t] + repeats[t])),
    cost: by((t) =>
      sum(
        Object.values(
          costParts(
            base,
            costs.map(({category, actual}) => [category, actual[t]] as const)
          )
        )
      )
    )
  };
}

/** What each measure comes to in a month of a run. What levers are given is decided, not foretold. */
function measured(months: PlanEngine["months"], t: number): Record<Backtested, number> {
  return {
    customers: months.customers[t],
    left: months.left[t],
    joins: months.joins[t],
    revenue: months.revenue[t],
    contacts: months.needs[t] + months.repeats[t],
    cost: months.cost[t] - months.levers[t]
  };
}

/** A fan to be drawn: how many months are known, how many months ahead it goes, and by how many draws. */
export interface FanOptions {
  readonly origin: number;
  readonly ahead: number;
  readonly draws: number;
  readonly seed: number;
}

/** By measure, then by month ahead: what it came to in each draw of a plan that goes on as before. */
function pathsFrom(base: PlanBase, {origin, ahead, draws, seed}: FanOptions): Record<Backtested, Float64Array[]> {
  const fitted = fitBase(base, origin);
  const model = planModel(base, fitted, planInputs(base, fitted));
  const empty = () => Array.from({length: ahead}, () => new Float64Array(draws));
  const paths = {customers: empty(), left: empty(), joins: empty(), revenue: empty(), contacts: empty(), cost: empty()};
  eachDraw([{model, allocation: todaysAllocation(model)}], {draws, seed}, (i, _, months) => {
    for (let t = 0; t < ahead; t++) {
      const came = measured(months, t);
      for (const measure of backtested) paths[measure][t][i] = came[measure];
    }
  });
  return paths;
}

/** The fan of a plan that goes on as before, as the page draws it, of each measure that the history can be held against. */
export function fanFrom(base: PlanBase, options: FanOptions): Record<Backtested, Fan> {
  const paths = pathsFrom(base, options);
  const fan = (measure: Backtested): Fan => {
    const months = paths[measure].map((values) => quantiles(values));
    return {p10: months.map(({p10}) => p10), p50: months.map(({p50}) => p50), p90: months.map(({p90}) => p90)};
  };
  return {
    customers: fan("customers"),
    left: fan("left"),
    joins: fan("joins"),
    revenue: fan("revenue"),
    contacts: fan("contacts"),
    cost: fan("cost")
  };
}
