import {describe, expect, it} from "vitest";
import {coverageOf} from "./fan-coverage.js";

// The short form of verify/plan-fan.ts, which has more operators, other truths and longer and shorter histories.
describe("the fan over operators whose truth is known", () => {
  it("holds about four fifths of what comes, one, two and three years ahead, where levels walk", () => {
    const found = coverageOf({truth: "walking", months: 36, operators: 40, draws: 128, firstSeed: 500});
    for (const year of [0, 1, 2]) {
      const measures = Object.values(found).map((shares) => shares[year]);
      const share = measures.reduce((sum, value) => sum + value, 0) / measures.length;
      expect(share).toBeGreaterThan(0.72);
      expect(share).toBeLessThan(0.92);
    }
  });
});
