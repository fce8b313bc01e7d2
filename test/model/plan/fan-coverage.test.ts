import {beforeAll, describe, expect, it} from "vitest";
import {coverageOf} from "./fan-coverage.js";

// The short form of verify/plan-fan.ts, which has more operators, other truths and longer and shorter histories.
describe("the fan over operators whose truth is known, one, two and three years ahead, where levels walk", () => {
  let shares: readonly number[];
  beforeAll(() => {
    const found = coverageOf({truth: "walking", months: 36, operators: 40, draws: 128, firstSeed: 500});
    const measures = Object.values(found);
    shares = [0, 1, 2].map((year) => measures.reduce((sum, one) => sum + one[year], 0) / measures.length);
  });

  it("holds no less of what comes than the four fifths that it promises", () => {
    for (const share of shares) expect(share).toBeGreaterThan(0.72);
  });

  // A season whose months know nothing of each other passed for wandering: .929 lay inside in one of the years.
  it("holds no more than .92", () => {
    for (const share of shares) expect(share).toBeLessThan(0.92);
  });
});
