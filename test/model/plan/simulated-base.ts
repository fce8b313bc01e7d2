/** An operator whose true rates are known, month by month, beyond the end of what a plan gets to see. */
import type {Backtested} from "../../../src/model/plan/backtest.js";
import type {PlanBase} from "../../../src/model/plan/base.js";
import {courseNames, type CourseName} from "../../../src/model/plan/courses.js";
import {nextMonth} from "../../../src/model/plan/rates.js";
import {horizon} from "../../../src/model/plan/terms.js";
import {normal} from "../../../src/model/statistics/random.js";
import {smallBase} from "./small-base.js";

/**
 * How true levels move: not at all; by a small step each month; by a step each October; back to where they were, half of
 * the way in seven months; by as much each month; by a small step each month, in an operator without seasons.
 */
export const truths = ["still", "walking", "yearly", "returning", "leaning", "seasonless"] as const;
export type Truth = (typeof truths)[number];

/** What happened, by month after the history's end. */
export type Future = Readonly<Record<Backtested, readonly number[]>>;

/** Size of the season, of a single month's noise and of a month's step, as shares. */
const sizes: Readonly<Record<CourseName, readonly [season: number, noise: number, step: number]>> = {
  leaving: [0.15, 0.03, 0.02],
  joins: [0.1, 0.04, 0.02],
  needs: [0.06, 0.03, 0.012],
  repeats: [0.03, 0.03, 0.008],
  revenue: [0.01, 0.004, 0.002],
  labour: [0.01, 0.008, 0.004],
  costs: [0.03, 0.015, 0.005]
};

/** What multiplies a rate in each month. Leaving and needs share half of what moves them. */
function multipliers(course: CourseName, truth: Truth, months: number, seed: number): number[] {
  const c = courseNames.indexOf(course);
  const [season, noise, step] = sizes[course];
  const shared = course === "leaving" || course === "needs" ? Math.SQRT1_2 : 0;
  const draw = (t: number, kind: number) =>
    shared * normal(seed, 99, t, kind) + Math.sqrt(1 - shared ** 2) * normal(seed, c, t, kind);
  const lean = step * (draw(0, 3) > 0 ? 1 : -1);
  let level = 0;
  return Array.from({length: months}, (_, t) => {
    if (truth === "walking" || truth === "seasonless") level += step * draw(t, 1);
    if (truth === "yearly" && t % 12 === 0) level += Math.sqrt(12) * step * draw(t, 1);
    if (truth === "returning") level = 0.9 * level + 1.5 * step * draw(t, 1);
    if (truth === "leaning") level += 0.15 * lean;
    const wave = (truth === "seasonless" ? 0 : season) * Math.sin((2 * Math.PI * (t + 3 * c)) / 12);
    return Math.exp(level + wave + noise * draw(t, 2));
  });
}

/** A base of so many months and what happened after them. */
export function simulatedBase(
  truth: Truth,
  months: number,
  seed: number
): {readonly base: PlanBase; readonly future: Future} {
  const small = smallBase();
  const all = months + horizon;
  const names = Array.from({length: all}, (_, t) => nextMonth("2023-10", t));
  const of = (course: CourseName) => multipliers(course, truth, all, seed);
  const by = {
    leaving: of("leaving"),
    joins: of("joins"),
    needs: of("needs"),
    repeats: of("repeats"),
    revenue: of("revenue"),
    labour: of("labour"),
    costs: of("costs")
  };
  const segments = [
    {id: "family", start: 20_000, joins: 300, rate: 0.014, price: 120, needs: 0.2, repeats: 0.25},
    {id: "youth", start: 10_000, joins: 200, rate: 0.02, price: 80, needs: 0.25, repeats: 0.3}
  ].map((one) => courseOf(one, by, all));
  const over = (pick: (one: (typeof segments)[number]) => readonly number[], from = 0) =>
    names.map((_, t) => segments.reduce((sum, one) => sum + pick(one)[from + t], 0));
  const contacts = over(({needs}) => needs).map((needs, t) => needs + over(({repeats}) => repeats)[t]);
  const usual = segments.reduce((sum, {usual: one}) => sum + one, 0);
  const costs = costsOf(
    small,
    by,
    contacts.map((n) => n / usual)
  ).map((cost) => ({
    ...cost,
    budget: cost.course.slice(0, months),
    actual: cost.course.slice(0, months)
  }));
  const flat = (n: number) => Array.from({length: months}, () => n);
  const later = (series: readonly number[]) => series.slice(months);
  const ends = endsOfYears(months);
  return {
    base: {
      ...small,
      months: names.slice(0, months),
      reasons: small.reasons,
      segments: segments.map((one) => untilMonth(one, months, names)),
      flows: {
        joins: over(({joins}) => joins).slice(0, months),
        left: [0.7, 0.3].map((share) =>
          over(({left}) => left)
            .slice(0, months)
            .map((n) => share * n)
        ),
        linesOpened: flat(900),
        linesClosed: flat(800),
        linesOpenedJoining: flat(700),
        linesClosedLeaving: flat(600)
      },
      newcomers: ends.map((to) => ({from: names[to - 12], to: names[to - 1], leaving: 1.2, revenue: 0.9})),
      costs: costs.map(({category, name, budget, actual}) => ({category, name, budget, actual}))
    },
    future: {
      customers: later(over(({customers}) => customers, 1)),
      left: later(over(({left}) => left)),
      joins: later(over(({joins}) => joins)),
      revenue: later(over(({revenue}) => revenue)),
      contacts: later(contacts),
      cost: later(names.map((_, t) => costs.reduce((sum, {course, given}) => sum + course[t] * (1 - given), 0)))
    }
  };
}

/** The months after which the whole years of a history end. */
function endsOfYears(months: number): number[] {
  return Array.from({length: Math.floor(months / 12)}, (_, y) => (months % 12) + 12 * (y + 1));
}

/** What a plan gets to see of a segment's course. */
function untilMonth(
  {id, customers, newcomers, lines, revenue, needs, repeats, joins, left}: ReturnType<typeof courseOf>,
  months: number,
  names: readonly string[]
): PlanBase["segments"][number] {
  const yearOf = (series: readonly number[], to: number) => series.slice(to - 12, to).reduce((a, b) => a + b, 0);
  return {
    id,
    name: {en: id, zh: id},
    customers: customers.slice(0, months + 1),
    newcomers: newcomers.slice(0, months + 1),
    lines: lines.slice(0, months + 1),
    revenue: revenue.slice(0, months),
    needs: needs.slice(0, months),
    repeats: repeats.slice(0, months),
    years: endsOfYears(months).map((to) => ({
      from: names[to - 12],
      to: names[to - 1],
      joins: yearOf(joins, to),
      left: [0.7 * yearOf(left, to), 0.3 * yearOf(left, to)]
    }))
  };
}

/** Costs month by month: labour and communication follow the load, and what levers take of a category stays as it is. */
function costsOf(small: PlanBase, by: Readonly<Record<CourseName, readonly number[]>>, load: readonly number[]) {
  return small.costs.map(({category, name, actual: [yuan]}) => {
    const given = small.levers.reduce((share, {today}) => share + (today.category === category ? today.share : 0), 0);
    const course = load.map((now, t) => {
      const following =
        category === "labour"
          ? by.labour[t] * (0.45 + 0.55 * now ** 0.9)
          : category === "communication"
            ? by.costs[t] * now
            : by.costs[t];
      return yuan * (given + (1 - given) * following);
    });
    return {category, name, course, given};
  });
}

interface Kind {
  readonly id: string;
  readonly start: number;
  readonly joins: number;
  readonly rate: number;
  readonly price: number;
  readonly needs: number;
  readonly repeats: number;
}

/** A segment's true course: newcomers are followed by the month they came in, and leave 1.2 times as often for a year. */
function courseOf(
  {id, start, joins: usualJoins, rate, price, needs: usualNeeds, repeats: usualRepeats}: Kind,
  by: Readonly<Record<CourseName, readonly number[]>>,
  months: number
) {
  let fresh = Array.from({length: 12}, (_, age) => usualJoins * (1 - 1.2 * rate) ** age);
  let settled = start - fresh.reduce((a, b) => a + b, 0);
  const [customers, newcomers, lines] = [[start], [start - settled], [1.5 * start]];
  const [joins, left, revenue, needs, repeats]: number[][] = [[], [], [], [], []];
  for (let t = 0; t < months; t++) {
    const young = fresh.reduce((a, b) => a + b, 0);
    const here = young + settled;
    revenue.push((0.9 * young + settled) * price * by.revenue[t]);
    needs.push(here * usualNeeds * by.needs[t]);
    repeats.push(needs[t] * usualRepeats * by.repeats[t]);
    joins.push(usualJoins * by.joins[t]);
    const leaving = rate * by.leaving[t];
    left.push(1.2 * leaving * young + leaving * settled);
    const stayed = fresh.map((n) => n * (1 - 1.2 * leaving));
    settled = settled * (1 - leaving) + stayed[11];
    fresh = [joins[t], ...stayed.slice(0, 11)];
    const after = fresh.reduce((a, b) => a + b, 0);
    newcomers.push(after);
    customers.push(after + settled);
    lines.push(1.5 * (after + settled));
  }
  return {
    id,
    customers,
    newcomers,
    lines,
    joins,
    left,
    revenue,
    needs,
    repeats,
    usual: start * usualNeeds * (1 + usualRepeats)
  };
}
