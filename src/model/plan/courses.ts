/**
 * What the history says of how a plan's rates will go on: each month's actual against what the plan's own equations
 * explain of it with last year's rates, as levels that wander (see `wandering-level`). Rates that were off in the same
 * months are drawn together.
 */
import {choleskyFactor} from "../statistics/errors.js";
import {normalQuantile} from "../statistics/normal.js";
import {sum} from "../statistics/sums.js";
import {wanderingLevel, type Drift, type WanderingLevel} from "../statistics/wandering-level.js";
import type {PlanBase} from "./base.js";
import {costParts} from "./costs.js";
import {monthOfYear, type Rates} from "./rates.js";
import {readAt, staffingTable} from "./staffing.js";
import {horizon} from "./terms.js";

/** Rates that go their own way; each multiplies what the plan would have with last year's. */
export const courseNames = ["leaving", "joins", "needs", "repeats", "revenue", "labour", "costs"] as const;
export type CourseName = (typeof courseNames)[number];

export interface Courses {
  readonly by: Readonly<Record<CourseName, WanderingLevel>>;
  /** Correlations of how far each was off in a month, in the order of {@link courseNames}; 0 where there may be none. */
  readonly correlations: readonly (readonly number[])[];
  /** The lower triangle whose product with its transpose they are. */
  readonly factor: readonly (readonly number[])[];
}

/** Two rates that were off in the same months: with a correlation under 0, one high where the other is low. */
export interface MovingPair {
  readonly a: CourseName;
  readonly b: CourseName;
  readonly correlation: number;
}

/** Those that are drawn together, strongest first. */
export function movingTogether({correlations}: Pick<Courses, "correlations">): MovingPair[] {
  return courseNames
    .flatMap((a, i) => courseNames.slice(0, i).map((b, j) => ({a, b, correlation: correlations[i][j]})))
    .filter(({correlation}) => correlation !== 0)
    .sort((x, y) => Math.abs(y.correlation) - Math.abs(x.correlation));
}

/** Fits all courses on the first `months` of the history. */
export function coursesOf(base: PlanBase, rates: Rates, months: number): Courses {
  const history = historyOf(base, rates, months);
  const first = monthOfYear(base.months[0]);
  const drifts = driftsOf(base);
  const course = (name: CourseName) => wanderingLevel(history[name], first, horizon, drifts[name]);
  const by = {
    leaving: course("leaving"),
    joins: course("joins"),
    needs: course("needs"),
    repeats: course("repeats"),
    revenue: course("revenue"),
    labour: course("labour"),
    costs: course("costs")
  };
  const correlations = correlationsOf(courseNames.map((name) => by[name].surprises));
  return {by, correlations, factor: choleskyFactor(correlations)};
}

/** Levels may lean one way by some hundredths a year; of revenue a customer and of wages that is to be expected. */
function driftsOf({assumptions}: PlanBase): Record<CourseName, Drift> {
  const leaning = {mean: 0, deviation: 0.02};
  const {value, low, high} = assumptions.wage_growth;
  return {
    leaving: leaning,
    joins: leaning,
    needs: leaning,
    repeats: leaning,
    revenue: {mean: 0, deviation: 0.05},
    // The ends of the assumed range are two standard deviations from each other's middle.
    labour: {mean: Math.log(1 + value), deviation: Math.max(0.005, (high - low) / 4)},
    costs: leaning
  };
}

/** Logarithms of actual over explained, by month. */
function historyOf(base: PlanBase, rates: Rates, months: number): Record<CourseName, number[]> {
  const {segments, flows} = base;
  const times = Array.from({length: months}, (_, t) => t);
  const over = (of: (segment: PlanBase["segments"][number], s: number) => number) =>
    segments.reduce((total, segment, s) => total + of(segment, s), 0);
  const ratio = (actual: (t: number) => number, explained: (t: number) => number) =>
    times.map((t) => Math.log(Math.max(1e-3, actual(t) / Math.max(1e-9, explained(t)))));
  const weighed = ({customers, newcomers}: PlanBase["segments"][number], t: number, factor: number) =>
    customers[t] + (factor - 1) * newcomers[t];
  const rate = rates.segments.map(({leaving}) => sum(leaving));
  const joins = sum(rates.segments.map((segment) => segment.joins));
  const needs = (t: number) => over((segment) => segment.needs[t]);
  const repeats = (t: number) => over((segment) => segment.repeats[t]);
  const labour = (t: number) => partsAt(base, t).labour;
  const others = (t: number) => besideLabour(partsAt(base, t));
  const explained = explainedCosts(base, rates, (t) => needs(t) + repeats(t));
  return {
    leaving: ratio(
      (t) => sum(flows.left.map((series) => series[t])),
      (t) => over((segment, s) => rate[s] * weighed(segment, t, rates.newcomers.leaving))
    ),
    joins: ratio(
      (t) => flows.joins[t],
      () => joins
    ),
    needs: ratio(needs, (t) => over((segment, s) => rates.segments[s].needs * segment.customers[t])),
    repeats: ratio(repeats, (t) => over((segment, s) => rates.segments[s].repeats * segment.needs[t])),
    revenue: ratio(
      (t) => over((segment) => segment.revenue[t]),
      (t) => over((segment, s) => rates.segments[s].revenue * weighed(segment, t, rates.newcomers.revenue))
    ),
    labour: ratio(labour, explained.labour),
    costs: ratio(others, explained.costs)
  };
}

function partsAt(base: PlanBase, t: number) {
  return costParts(
    base,
    base.costs.map(({category, actual}) => [category, actual[t]] as const)
  );
}

function besideLabour({commission, communication, site, technology, refunds, other}: ReturnType<typeof partsAt>) {
  return commission + communication + site + technology + refunds + other;
}

/** What the engine would have had labour and other costs be in a month of the history, at last year's prices. */
function explainedCosts(base: PlanBase, rates: Rates, contacts: (t: number) => number) {
  const {reference} = rates;
  const mean = costParts(base, rates.costs);
  const {fixed_labour_share: fixed, commission_by_joins: byJoins} = base.assumptions;
  const table = staffingTable(base.work, base.service, base.service);
  const load = (t: number) => contacts(t) / Math.max(1, reference.contacts);
  const customers = (t: number) => sum(base.segments.map((segment) => segment.customers[t]));
  return {
    labour: (t: number) => mean.labour * (fixed.value + (1 - fixed.value) * readAt(table.seats, table, load(t))),
    costs: (t: number) => {
      const scale = customers(t) / Math.max(1, reference.customers);
      const joining = base.flows.joins[t] / Math.max(1, reference.joins);
      return (
        mean.commission * (byJoins.value * joining + (1 - byJoins.value) * scale) +
        mean.communication * load(t) +
        mean.site +
        (mean.technology + mean.refunds) * scale +
        mean.other
      );
    }
  };
}

/** Share of false ones among the correlations that are kept. */
const falseShare = 0.1;

/**
 * Correlations of how far courses were off, month by month: those beyond chance (Fisher's z; Benjamini & Hochberg 1995),
 * all others 0.
 */
function correlationsOf(surprises: readonly Float64Array[]): number[][] {
  // Twelve seasons are taken out of what is compared: so many months fewer count.
  const degrees = Math.max(1, surprises[0].length - 12 - 2);
  const products = surprises.map((a) => surprises.map((b) => sum(a.map((value, t) => value * b[t]))));
  const pairs = surprises
    .flatMap((_, i) =>
      surprises.slice(0, i).map((__, j) => {
        const size = Math.sqrt(products[i][i] * products[j][j]);
        return {i, j, r: size > 0 ? Math.min(0.95, Math.max(-0.95, products[i][j] / size)) : 0};
      })
    )
    .sort((x, y) => Math.abs(y.r) - Math.abs(x.r));
  const beyond = pairs.findLastIndex(
    ({r}, k) =>
      Math.abs(Math.atanh(r)) * Math.sqrt(degrees) >= normalQuantile(1 - (falseShare * (k + 1)) / pairs.length / 2)
  );
  const matrix = surprises.map((_, i) => surprises.map((__, j): number => (i === j ? 1 : 0)));
  for (const {i, j, r} of pairs.slice(0, beyond + 1)) {
    matrix[i][j] = r;
    matrix[j][i] = r;
  }
  return possible(matrix);
}

/** Correlations that were found one by one may be impossible together: all are then made smaller until they aren't. */
function possible(matrix: number[][]): number[][] {
  for (let kept = 1; kept > 0; kept -= 0.05) {
    const smaller = matrix.map((row, i) => row.map((value, j) => (i === j ? 1 : kept * value)));
    if (choleskyFactor(smaller).every((row, i) => row[i] > 0.05)) return smaller;
  }
  return matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
}
