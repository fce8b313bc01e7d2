import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {meanRanks, RankCounts, quantileOfSorted, tiedWith} from "../../../src/model/statistics/ranking.js";

describe("meanRanks", () => {
  it("gives 1 to the highest, and equals the mean of the places that they hold together", () => {
    expect([...meanRanks([10, 30, 20])]).toEqual([3, 1, 2]);
    expect([...meanRanks([5, 7, 7, 1])]).toEqual([3, 1.5, 1.5, 4]);
    // Five at the cap hold the ranks 1 to 5.
    expect([...meanRanks([120, 120, 120, 120, 120, 80])]).toEqual([3, 3, 3, 3, 3, 6]);
    expect(tiedWith([5, 7, 7, 1])).toEqual([1, 2, 2, 1]);
  });

  it("adds up to the same whatever is tied, and turns round with the scores", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 6}), {minLength: 1, maxLength: 20}), (scores) => {
        const ranks = meanRanks(scores);
        const n = scores.length;
        expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBe((n * (n + 1)) / 2);
        expect([...meanRanks(scores.map((score) => -score))]).toEqual([...ranks].map((rank) => n + 1 - rank));
      })
    );
  });
});

describe("RankCounts", () => {
  it("bounds a place so that at most the share asked lies outside on either side: by hand", () => {
    const counts = new RankCounts(3);
    // The first unit: 1 world of 20 first, 18 second, 1 third.
    for (let world = 0; world < 20; world++)
      counts.see(world === 0 ? [1, 2, 3] : world === 1 ? [3, 2, 1] : [2, 1.5, 1.5]);
    expect(counts.bounds(0, 2, 0.05)).toEqual({low: 2, high: 2});
    expect(counts.bounds(0, 2, 0.04)).toEqual({low: 1, high: 3});
    // Shared ranks widen to whole ones, and the rank shown is always inside.
    expect(counts.bounds(1, 2, 0.1)).toEqual({low: 1, high: 2});
    expect(counts.bounds(1, 3, 0.1)).toEqual({low: 1, high: 3});
  });
});

describe("quantileOfSorted", () => {
  it("lies between neighbours by straight line", () => {
    expect(quantileOfSorted([0, 10], 0.25)).toBe(2.5);
    expect(quantileOfSorted([1, 2, 3], 1)).toBe(3);
  });
});
