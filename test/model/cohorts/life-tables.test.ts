import fc from "fast-check";
import {expect, it} from "vitest";
import {meanRevenue} from "../../../src/model/cohorts/life-tables.js";
import type {LifeSplit} from "../../../src/model/published/cohort-data.js";

/** The table of customers who paid so much in each of their months. */
function paid(
  customers: readonly (readonly number[])[]
): Pick<LifeSplit, "bins" | "atRisk" | "revenue" | "revenueSquared"> {
  const all = customers.flat();
  return {
    bins: [{from: 0, to: null}],
    atRisk: [all.length],
    revenue: [all.reduce((sum, one) => sum + one, 0)],
    revenueSquared: [all.reduce((sum, one) => sum + one * one, 0)]
  };
}

it("two customers who pay the same in both of their months tell as much as two months do, by hand", () => {
  const split = paid([
    [100, 100],
    [300, 300]
  ]);
  // 100/√2, where four months that had nothing in common would give 100/√4.
  expect(meanRevenue(split, 0, 2)).toEqual({mean: 200, standardError: Math.sqrt(5000)});
});

it("the error of mean revenue is never narrower than that of whole customers", () => {
  const months = fc.array(fc.integer({min: -50, max: 500}), {minLength: 1, maxLength: 6});
  fc.assert(
    fc.property(fc.array(months, {minLength: 1, maxLength: 12}), (customers) => {
      const {mean, standardError} = meanRevenue(paid(customers), 0, 6);
      const squares = customers.map((own) => own.reduce((sum, one) => sum + one - mean, 0) ** 2);
      const clustered = Math.sqrt(squares.reduce((sum, one) => sum + one, 0)) / customers.flat().length;
      expect(standardError).toBeGreaterThanOrEqual(clustered - 1e-9 * (1 + clustered));
    })
  );
});
