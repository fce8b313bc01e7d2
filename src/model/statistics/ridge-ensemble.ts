/** Several contestants as one: weighed by what foretold before, as an operator could have done at the time. */
import {solve} from "./linear.js";

export interface RidgeEnsembleInput {
  /** Standard scores of each contestant within half and period, laid out as a contest's; NaN where there is none. */
  readonly parts: readonly Float64Array[];
  /** Standard scores of what came later, likewise. */
  readonly outcome: Float64Array;
  readonly units: number;
  readonly periods: number;
  /** Periods after which what came of one was known. */
  readonly lag: number;
}

/**
 * The weighted sum of contestants. The weights of a period are least squares over all periods whose outcomes were known when
 * it ended, scores of one half of the customers against outcomes of the other, drawn towards equal weights with the force of
 * one period (ridge regression, Hoerl & Kennard 1970): one quarter of some forty units says little about three weights. Where
 * nothing was known yet, weights are equal.
 */
export function ridgeEnsemble({parts, outcome, units, periods, lag}: RidgeEnsembleInput): Float64Array {
  const result = new Float64Array(outcome.length).fill(NaN);
  for (let period = 0; period < periods; period++) {
    const weights = weightsFrom({parts, outcome, units, periods}, period - lag);
    for (const half of [0, 1]) {
      for (let unit = 0; unit < units; unit++) {
        const at = (half * periods + period) * units + unit;
        result[at] = parts.reduce((sum, part, k) => sum + weights[k] * part[at], 0);
      }
    }
  }
  return result;
}

/** Weights from all periods up to and including the last. */
function weightsFrom({parts, outcome, units, periods}: Omit<RidgeEnsembleInput, "lag">, last: number): number[] {
  const size = parts.length;
  const equal = parts.map(() => 1);
  const products = parts.map(() => parts.map(() => 0));
  const right = parts.map(() => 0);
  let rows = 0;
  let used = 0;
  for (let period = 0; period <= last; period++) {
    const before = rows;
    for (const half of [0, 1]) {
      for (let unit = 0; unit < units; unit++) {
        const [at, later] = [half, 1 - half].map((side) => (side * periods + period) * units + unit);
        if (!Number.isFinite(outcome[later]) || !parts.every((part) => Number.isFinite(part[at]))) continue;
        rows++;
        for (let i = 0; i < size; i++) {
          right[i] += parts[i][at] * outcome[later];
          for (let j = 0; j < size; j++) products[i][j] += parts[i][at] * parts[j][at];
        }
      }
    }
    if (rows > before) used++;
  }
  if (!rows) return equal;
  const force = rows / used;
  // The best that equal weights can do; they don't turn round.
  const all = products.flat().reduce((sum, one) => sum + one, 0);
  const common = all > 0 ? Math.max(0, right.reduce((sum, one) => sum + one, 0) / all) : 0;
  const weights = solve(
    products.map((row, i) => row.map((one, j) => one + (i === j ? force : 0))),
    right.map((one) => one + force * common)
  );
  return weights && weights.some((one) => one !== 0) ? weights : equal;
}
