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

  // A gap that is named on the page of trust: the fan comes out too wide (.929 inside in one of the years). The season's
  // prior takes each month for itself, so that a smooth season passes for wandering. The bound was set beforehand and
  // stays; whoever mends the fan turns this into a test that holds.
  it.fails("holds no more than .92", () => {
    for (const share of shares) expect(share).toBeLessThan(0.92);
  });
});
