import {expect, it} from "vitest";
import {normal, uniform} from "../../../src/model/statistics/random.js";

it("uniform draws have mean ½, variance 1/12 and don't follow their counter", () => {
  const n = 50_000;
  const draws = Float64Array.from({length: n}, (_, i) => uniform(3, i));
  const mean = draws.reduce((sum, v) => sum + v, 0) / n;
  expect(mean).toBeCloseTo(0.5, 2);
  expect(draws.reduce((sum, v) => sum + (v - mean) ** 2, 0) / n).toBeCloseTo(1 / 12, 2);
  let lag = 0;
  for (let i = 1; i < n; i++) lag += (draws[i] - mean) * (draws[i - 1] - mean);
  expect(Math.abs(lag / n / (1 / 12))).toBeLessThan(0.02);
});

it("normal draws have mean 0 and variance 1, and depend on nothing but their words", () => {
  const n = 50_000;
  const draws = Float64Array.from({length: n}, (_, i) => normal(4, i));
  expect(draws.reduce((sum, v) => sum + v, 0) / n).toBeCloseTo(0, 1);
  expect(draws.reduce((sum, v) => sum + v * v, 0) / n).toBeCloseTo(1, 1);
  expect(normal(4, 17)).toBe(draws[17]);
});
