import {expect, it} from "vitest";
import {funnelLimits, funnelShareLimits} from "../../../src/model/statistics/funnel.js";

it("limits close in with the root of n: ±1.96 s/√n and ±3.09 s/√n", () => {
  expect(funnelLimits(50, 10, 100, 0.95).high).toBeCloseTo(51.96, 2);
  expect(funnelLimits(50, 10, 100, 0.998).low).toBeCloseTo(46.91, 2);
  expect(() => funnelLimits(50, 10, 0, 0.95)).toThrow("invalid n: expected a positive number; found 0");
});

it("limits of a share are the binomial's, stay within 0 … 1 and don't call out two events where .1 are expected", () => {
  // P(X ≥ 3 of 20) at .05 is .0755, P(X ≥ 4) is .0159: the limit of 2.5 % lies between.
  const {low, high} = funnelShareLimits(0.05, 20, 0.95);
  expect(low).toBe(0);
  expect(high).toBeGreaterThan(3 / 20);
  expect(high).toBeLessThan(4 / 20);
  expect(funnelShareLimits(0.95, 20, 0.95)).toEqual({low: 1 - high, high: 1});
  expect(funnelLimits(0.01, Math.sqrt(0.0099), 10, 0.95).high).toBeLessThan(0.1);
  expect(funnelShareLimits(0.01, 10, 0.95).high).toBeGreaterThan(0.1);
  // Of many they are the normal ones.
  expect(funnelShareLimits(0.3, 1e6, 0.998).high).toBeCloseTo(funnelLimits(0.3, Math.sqrt(0.21), 1e6, 0.998).high, 5);
  expect(() => funnelShareLimits(1.2, 10, 0.95)).toThrow("invalid share: expected 0 to 1; found 1.2");
});
