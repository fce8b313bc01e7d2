import {expect, test} from "vitest";
import {cellsOf, estimateOf} from "../../src/model/cells.js";
import {smallCompare} from "./small-compare.js";

test("a cell is found by indicator, unit and period", () => {
  const cellOf = cellsOf(smallCompare);
  expect(cellOf("connect_rate", 1, 2)).toMatchObject({value: 0.89, standardError: 0.004, customers: 1000});
});

test("a cell under the privacy floor and an unknown indicator are null", () => {
  const cellOf = cellsOf(smallCompare);
  expect(cellOf("service_nps", 4, 2)).toBeNull();
  expect(cellOf("unheard_of", 0, 2)).toBeNull();
});

test("points have a symmetric interval of 1.96 standard errors", () => {
  const {low, high} = estimateOf(20, 2, 400, "points");
  expect(low).toBeCloseTo(20 - 3.92, 2);
  expect(high).toBeCloseTo(20 + 3.92, 2);
});

test("a share near 1 keeps its interval within 0 and 1", () => {
  const {low, high} = estimateOf(0.99, 0.02, 24, "percent");
  expect(high).toBeLessThanOrEqual(1);
  expect(low).toBeGreaterThan(0.8);
});

test("a share of exactly 1 still has an interval", () => {
  const {low, high} = estimateOf(1, 0, 12, "percent");
  expect(high).toBeCloseTo(1, 12);
  expect(low).toBeCloseTo(12 / (12 + 1.959964 ** 2), 5);
});
