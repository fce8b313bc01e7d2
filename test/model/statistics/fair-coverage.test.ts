import {describe, expect, it} from "vitest";
import {fairRange} from "../../../src/model/statistics/fair-coverage.js";
import {normal} from "../../../src/model/statistics/random.js";

const draws = 2000;
/** Months that have nothing to do with each other, or that add up. */
const months = (kind: "alone" | "adding", count: number) => {
  const steps = Array.from({length: count}, (_, t) =>
    Float64Array.from({length: draws}, (__, i) => 0.1 * normal(t, i))
  );
  return steps.map((step, t) =>
    step.map((value, i) =>
      Math.exp(kind === "alone" ? value : steps.slice(0, t + 1).reduce((sum, one) => sum + one[i], 0))
    )
  );
};

describe("how many months a right fan holds", () => {
  it("is all or nothing for a single month", () => {
    expect(fairRange(months("alone", 1), {nominal: 0.8, seed: 1, cells: 1})).toEqual([
      {low: 0, high: 1, least: 0, most: 1}
    ]);
  });

  it("is spread by months that fans share: n fans over a month of its own hit it together", () => {
    // Month t is looked at by t + 1 fans: the count's variance is .16 · Σ (t + 1)² = 104, its mean .8 · 78.
    const [{low, high}] = fairRange(months("alone", 12), {nominal: 0.8, seed: 1, cells: 1});
    expect(Math.abs(low - (62.4 - 1.645 * Math.sqrt(104)))).toBeLessThan(4);
    expect(high).toBeGreaterThanOrEqual(76);
  });

  it("counts by year ahead, and allows more where more counts are looked at", () => {
    const [first, second] = fairRange(months("adding", 18), {nominal: 0.8, seed: 1, cells: 6});
    expect(first.high).toBeLessThanOrEqual(78 + 6 * 12);
    expect(second.high).toBeLessThanOrEqual(21);
    for (const {low, high, least, most} of [first, second]) {
      expect(least).toBeLessThanOrEqual(low);
      expect(most).toBeGreaterThanOrEqual(high);
    }
  });
});
