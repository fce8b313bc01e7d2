import {describe, expect, it} from "vitest";
import {normal} from "../../../src/model/statistics/random.js";
import {ridgeEnsemble} from "../../../src/model/statistics/ridge-ensemble.js";

const units = 60;
const periods = 6;
const size = 2 * periods * units;
const at = (half: number, period: number, unit: number) => (half * periods + period) * units + unit;
const filled = (of: (half: number, period: number, unit: number) => number): Float64Array => {
  const values = new Float64Array(size);
  for (const half of [0, 1])
    for (let period = 0; period < periods; period++)
      for (let unit = 0; unit < units; unit++) values[at(half, period, unit)] = of(half, period, unit);
  return values;
};
const good = filled((half, period, unit) => normal(1, half, period, unit));
const wrong = filled((half, period, unit) => normal(2, half, period, unit));
const useless = filled((half, period, unit) => normal(3, half, period, unit));
// What comes later of the other half: with the first, against the second, nothing of the third.
const outcome = filled(
  (half, period, unit) =>
    0.6 * good[at(1 - half, period, unit)] -
    0.4 * wrong[at(1 - half, period, unit)] +
    0.5 * normal(4, half, period, unit)
);
const input = {parts: [good, wrong, useless], outcome, units, periods, lag: 2};

/** The weights behind a period's scores, from three units. */
function weightsIn(scores: Float64Array, period: number): number[] {
  const rows = [0, 1, 2].map((unit) => [good, wrong, useless].map((part) => part[at(0, period, unit)]));
  const right = [0, 1, 2].map((unit) => scores[at(0, period, unit)]);
  const det = (m: number[][]) =>
    m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
    m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
    m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  return [0, 1, 2].map((k) => det(rows.map((row, i) => row.map((one, j) => (j === k ? right[i] : one)))) / det(rows));
}

describe("all contestants together", () => {
  it("weigh alike while no outcome is known", () => {
    const scores = ridgeEnsemble(input);
    for (const period of [0, 1]) for (const weight of weightsIn(scores, period)) expect(weight).toBeCloseTo(1, 8);
  });

  it("then lean on what foretold, turn round what pointed the wrong way, and more so the more is known", () => {
    const scores = ridgeEnsemble(input);
    const [a, b, c] = weightsIn(scores, 5);
    expect(a).toBeGreaterThan(0.4);
    expect(b).toBeLessThan(-0.15);
    expect(Math.abs(c)).toBeLessThan(0.15);
    expect(weightsIn(scores, 2)[1]).toBeGreaterThan(b);
  });

  it("know nothing of outcomes that came later", () => {
    const otherwise = outcome.map((one, i) => (Math.floor(i / units) % periods >= 4 ? -one : one));
    expect(ridgeEnsemble({...input, outcome: otherwise})).toEqual(ridgeEnsemble(input));
    expect(ridgeEnsemble({...input, outcome: outcome.map((one) => -one)})).not.toEqual(ridgeEnsemble(input));
  });

  it("have no score where a part has none", () => {
    const gap = good.map((one, i) => (i === 0 ? NaN : one));
    expect(ridgeEnsemble({...input, parts: [gap, wrong, useless]})[0]).toBeNaN();
  });
});
