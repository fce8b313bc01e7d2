import {expect, it} from "vitest";
import {funnelLimits} from "../../../src/model/statistics/funnel.js";

it("limits close in with the root of n: ±1.96 s/√n and ±3.09 s/√n", () => {
  expect(funnelLimits(50, 10, 100, 0.95).high).toBeCloseTo(51.96, 2);
  expect(funnelLimits(50, 10, 100, 0.998).low).toBeCloseTo(46.91, 2);
  expect(() => funnelLimits(50, 10, 0, 0.95)).toThrow("invalid n: expected a positive number; found 0");
});
