import {expect, it} from "vitest";
import {grossRevenueRetention, netRevenueRetention} from "../../../src/model/statistics/retention.js";

it("20,000 − 1,200 churn − 800 contraction + 3,000 expansion keeps 90 % gross and 105 % net", () => {
  const bridge = {start: 20_000, churn: 1_200, contraction: 800, expansion: 3_000};
  expect(grossRevenueRetention(bridge)).toBeCloseTo(0.9, 12);
  expect(netRevenueRetention(bridge)).toBeCloseTo(1.05, 12);
});

it("refuses a group that starts without revenue", () => {
  expect(() => grossRevenueRetention({start: 0, churn: 0, contraction: 0, expansion: 0})).toThrow(
    "invalid start: expected positive revenue; found 0"
  );
});
