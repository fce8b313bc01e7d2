import {expect, test} from "vitest";
import {cellsOf, estimateOf} from "../../../src/model/published/cells.js";
import {acrossUnits} from "../../../src/model/published/compare-series.js";
import {funnelOf} from "../../../src/model/scoring/funnel-units.js";
import {smallCompare} from "../small-compare.js";

test("units are placed by the limits that chance allows their size", () => {
  // The company: 25 ± 1 over 1,600 customers, so one customer spreads by 40; at 400 the limits are ±3.92 and ±6.18.
  const company = cellsOf(smallCompare)("service_nps", 0, 2);
  if (company === null) throw new Error("expected the company's cell");
  const {units, limits, centre} = funnelOf(company, acrossUnits(smallCompare, "service_nps", "city", 2), "points");
  expect(centre).toBe(25);
  expect(units.map(({cell, place, side}) => [cell.unit, place, side])).toEqual([
    [1, "outside998", "below"],
    [2, "inside", "above"],
    [3, "outside998", "above"]
  ]);
  expect(limits[0].high95).toBeGreaterThan(limits[limits.length - 1].high95);
  expect(limits.every(({low998, low95, high95, high998}) => low998 < low95 && high95 < high998)).toBe(true);
});

test("a unit between the two limits is beyond 95 % only", () => {
  const cell = {...estimateOf(30, {standardError: 2, customers: 400, designEffect: 1}, "points"), unit: 1, period: 2};
  expect(
    funnelOf(estimateOf(25, {standardError: 1, customers: 1600, designEffect: 1}, "points"), [cell], "points").units[0]
      .place
  ).toBe("outside95");
});

test("no units, no limits", () => {
  expect(
    funnelOf(estimateOf(25, {standardError: 1, customers: 1600, designEffect: 1}, "points"), [], "points")
  ).toMatchObject({
    units: [],
    limits: []
  });
});
