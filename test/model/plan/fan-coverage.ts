/** How often what truly happened lies inside the fan, over many simulated operators. */
import {backtested, fanFrom, type Backtested} from "../../../src/model/plan/backtest.js";
import {simulatedBase, type Truth} from "./simulated-base.js";

/** Share of operators inside, by measure, one, two and three years after the fan was drawn. */
export type Coverage = Readonly<Record<Backtested, readonly [number, number, number]>>;

export interface CoverageOptions {
  readonly truth: Truth;
  /** Months that the plan gets to see. */
  readonly months: number;
  readonly operators: number;
  readonly draws: number;
  /** Operators are those of this seed and the ones after it. */
  readonly firstSeed: number;
}

const at = [11, 23, 35];

export function coverageOf({truth, months, operators, draws, firstSeed}: CoverageOptions): Coverage {
  const hits: Record<Backtested, [number, number, number]> = {
    customers: [0, 0, 0],
    left: [0, 0, 0],
    joins: [0, 0, 0],
    revenue: [0, 0, 0],
    contacts: [0, 0, 0],
    cost: [0, 0, 0]
  };
  for (let operator = 0; operator < operators; operator++) {
    const {base, future} = simulatedBase(truth, months, firstSeed + operator);
    const fans = fanFrom(base, {origin: months, ahead: 36, draws, seed: operator});
    for (const measure of backtested)
      at.forEach((t, year) => {
        const value = future[measure][t];
        if (value >= fans[measure].p10[t] && value <= fans[measure].p90[t]) hits[measure][year] += 1 / operators;
      });
  }
  return hits;
}
