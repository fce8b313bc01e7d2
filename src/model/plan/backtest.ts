/** Fitted on the months before the last year, the last year foretold, beside the naive forecast of the same month a year earlier. */
import type {PlanBase} from "./base.js";
import {PlanEngine} from "./engine.js";
import {fitBase, monthOfYear, type Fitted} from "./fit.js";
import {centralDraw, planInputs} from "./inputs.js";
import {planModel, todaysAllocation} from "./model.js";

const backtested = ["customers", "left", "joins", "revenue", "contacts", "cost"] as const;
export type Backtested = (typeof backtested)[number];

export interface BacktestLine {
  readonly measure: Backtested;
  readonly months: readonly string[];
  readonly actual: readonly number[];
  readonly forecast: readonly number[];
  /** 80 % interval of the forecast. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly naive: readonly number[];
  /** Mean absolute error as a share of the actual. */
  readonly error: number;
  readonly naiveError: number;
  /** Months whose actual lies inside the interval. */
  readonly inside: number;
}

/**
 * @returns null where there are fewer than 24 months
 */
export function backtest(base: PlanBase): BacktestLine[] | null {
  const known = base.months.length - 12;
  if (base.lacks.length || known < 12) return null;
  const fitted = fitBase(base, known);
  const inputs = planInputs(base, fitted);
  // Years before wages and levers were thought of: both as they were.
  const draw = centralDraw(inputs);
  const wages = inputs.position.get("wage_growth");
  if (wages !== undefined) draw[wages] = 0;
  const model = planModel(base, fitted, inputs);
  const {months} = new PlanEngine(model).trace(draw, todaysAllocation(model));
  const over = base.months.slice(known);
  const total = (pick: (segment: PlanBase["segments"][number]) => readonly number[]) =>
    base.months.map((_, t) => base.segments.reduce((sum, segment) => sum + pick(segment)[t], 0));
  const atEnd = base.months.map((_, t) => base.segments.reduce((sum, {customers}) => sum + customers[t + 1], 0));
  const left = base.months.map((_, t) => base.flows.left.reduce((sum, series) => sum + series[t], 0));
  const contacts = total(({needs}) => needs).map((needs, t) => needs + total(({repeats}) => repeats)[t]);
  const costs = base.months.map((_, t) => base.costs.reduce((sum, {actual}) => sum + actual[t], 0));
  const forecastContacts = months.needs.map((needs, t) => needs + months.repeats[t]);
  const {levels, growth, months: noise} = fitted;
  const z = 1.2816;
  const flow = (level: number, month: number) => z * Math.hypot(level, month);
  const size = (values: Float64Array, spread: number) => Array.from(values.slice(0, 12), (value) => value * spread);
  // A stock's error is that of all that has left until then.
  const stock = Array.from(months.left.slice(0, 12)).map((_, t) => {
    const leftUntil = months.left.slice(0, t + 1).reduce((sum, value) => sum + value, 0);
    const joinedUntil = months.joins.slice(0, t + 1).reduce((sum, value) => sum + value, 0);
    return (
      z *
      Math.hypot(
        leftUntil * levels.leaving.error,
        (leftUntil / Math.sqrt(t + 1)) * noise.leaving,
        joinedUntil * levels.joins.error,
        (joinedUntil / Math.sqrt(t + 1)) * noise.joins
      )
    );
  });
  const share = stock.map((error, t) => error / months.customers[t]);
  const line = (
    measure: Backtested,
    actual: readonly number[],
    forecast: readonly number[],
    halfWidth: readonly number[],
    naive: readonly number[]
  ): BacktestLine => ({
    measure,
    months: over,
    actual,
    forecast,
    naive,
    low: forecast.map((value, t) => value - halfWidth[t]),
    high: forecast.map((value, t) => value + halfWidth[t]),
    error: meanError(actual, forecast),
    naiveError: meanError(actual, naive),
    inside: actual.filter((value, t) => Math.abs(value - forecast[t]) <= halfWidth[t]).length
  });
  const last = (values: readonly number[]) => values.slice(known);
  const before = (values: readonly number[]) => values.slice(known - 12, known);
  const year = Array.from(months.customers.slice(0, 12));
  const revenue = Array.from(months.revenue.slice(0, 12));
  const cost = withSeasons(fitted, months.cost.slice(0, 12));
  return [
    // The naive forecast of a stock: it stays where it is.
    line(
      "customers",
      last(atEnd),
      year,
      stock,
      over.map(() => atEnd[known - 1])
    ),
    line(
      "left",
      last(left),
      Array.from(months.left.slice(0, 12)),
      size(months.left, flow(levels.leaving.error, noise.leaving)),
      before(left)
    ),
    line(
      "joins",
      last(base.flows.joins),
      Array.from(months.joins.slice(0, 12)),
      size(months.joins, flow(levels.joins.error, noise.joins)),
      before(base.flows.joins)
    ),
    line(
      "revenue",
      last(total((segment) => segment.revenue)),
      revenue,
      revenue.map((value, t) => value * z * Math.hypot(share[t] / z, noise.revenue, (growth.error * (t + 6.5)) / 12)),
      before(total((segment) => segment.revenue))
    ),
    line(
      "contacts",
      last(contacts),
      Array.from(forecastContacts.slice(0, 12)),
      size(forecastContacts, flow(levels.needs.error, noise.needs)),
      before(contacts)
    ),
    line(
      "cost",
      last(costs),
      cost,
      cost.map((value, t) => value * z * Math.hypot(noise.costs, share[t] / z, 0.3 * levels.needs.error)),
      before(costs)
    )
  ];
}

/** The plan spreads spending evenly; what is foretold of a month follows the season that its categories had. */
function withSeasons({costs, starts}: Fitted, cost: Float64Array): number[] {
  return [...cost].map((value, t) => {
    const month = (monthOfYear(starts) + t) % 12;
    return value + [...costs.values()].reduce((sum, {monthly, season}) => sum + monthly * (season[month] - 1), 0);
  });
}

function meanError(actual: readonly number[], forecast: readonly number[]): number {
  return (
    actual.reduce((sum, value, t) => sum + Math.abs(forecast[t] - value) / Math.max(1e-9, Math.abs(value)), 0) /
    actual.length
  );
}
