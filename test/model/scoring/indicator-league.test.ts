import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {indicatorLeague} from "../../../src/model/scoring/indicator-league.js";

const whole = {value: 0.5, low: 0.49, high: 0.51, standardError: 0.005, customers: 10_000};
const unit = (at: number, value: number, customers = 100) => ({
  unit: at,
  period: 0,
  value,
  low: value - 0.1,
  high: value + 0.1,
  standardError: 0.05,
  customers
});

describe("the league of one indicator", () => {
  it("puts the best first: the lowest where lower is better, equals on the mean of their places", () => {
    const cells = [unit(1, 0.5), unit(2, 0.9), unit(3, 0.5), unit(4, 0.2)];
    const rows = (better: "higher" | "lower") =>
      indicatorLeague(whole, cells, {format: "percent", better}).rows.map(({cell, rank, tied, isBetter}) => [
        cell.unit,
        rank,
        tied,
        isBetter
      ]);
    expect(rows("higher")).toEqual([
      [2, 1, 1, true],
      [1, 2.5, 2, null],
      [3, 2.5, 2, null],
      [4, 4, 1, false]
    ]);
    expect(rows("lower").map(([one]) => one)).toEqual([4, 1, 3, 2]);
    expect(rows("lower").map(([, , , isBetter]) => isBetter)).toEqual([true, null, null, false]);
  });

  it("counts who lies beyond the 95 % limits, and how many chance would put there", () => {
    // One customer's spread is .5: 100 customers stray by .05, and 1.96 of these are .098.
    const {outside, expected} = indicatorLeague(whole, [unit(1, 0.61), unit(2, 0.58), unit(3, 0.38)], {
      format: "percent",
      better: "higher"
    });
    expect([outside, expected]).toEqual([2, 0.05 * 3]);
  });

  it("turns round when the better direction does, whatever the values", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({min: 1, max: 999}), {minLength: 2, maxLength: 8}), (values) => {
        const cells = values.map((value, i) => unit(i, value / 1000));
        const order = (better: "higher" | "lower") =>
          indicatorLeague(whole, cells, {format: "percent", better}).rows.map(({cell}) => cell.unit);
        expect(order("higher")).toEqual(order("lower").reverse());
      }),
      {numRuns: 12}
    );
  });
});
