import {expect, it} from "vitest";
import {fillNormal, normal, uniform} from "../../../src/model/statistics/random.js";

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

it("a list of normal draws has mean 0 and variance 1, its places and lists independent, and depends on nothing but its words", () => {
  const n = 20_000;
  const lists = Array.from({length: n}, (_, i) => {
    const list = new Float64Array(3);
    fillNormal(list, 5, i);
    return list;
  });
  const mean = (of: (list: Float64Array, i: number) => number) =>
    lists.reduce((sum, list, i) => sum + of(list, i), 0) / n;
  for (const k of [0, 1, 2]) {
    expect(Math.abs(mean((list) => list[k]))).toBeLessThan(0.03);
    expect(Math.abs(mean((list) => list[k] ** 2) - 1)).toBeLessThan(0.05);
    expect(Math.abs(mean((list) => list[k] * list[(k + 1) % 3]))).toBeLessThan(0.03);
    expect(Math.abs(mean((list, i) => list[k] * lists[(i + 1) % n][k]))).toBeLessThan(0.03);
  }
  const again = new Float64Array(3);
  fillNormal(again, 5, 17);
  expect(again).toEqual(lists[17]);
});
