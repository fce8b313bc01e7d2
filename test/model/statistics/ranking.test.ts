import {describe, expect, it} from "vitest";
import {normal} from "../../../src/model/statistics/random.js";
import {quantileOfSorted, ranksOf, spearman, standings} from "../../../src/model/statistics/ranking.js";

const byFirst = (world: readonly (readonly number[])[]) => world.map((values) => values[0]);
const bySecond = (world: readonly (readonly number[])[]) => world.map((values) => values[1]);

describe("ranksOf", () => {
  it("gives 1 to the highest, and equals the better place", () => {
    expect(ranksOf([10, 30, 20])).toEqual([3, 1, 2]);
    expect(ranksOf([5, 7, 7, 1])).toEqual([3, 1, 1, 4]);
  });
});

describe("spearman", () => {
  it("of 1…6 against 2,1,3,6,5,4 is .714286", () => {
    expect(spearman([1, 2, 3, 4, 5, 6], [2, 1, 3, 6, 5, 4]).value).toBeCloseTo(1 - (6 * 10) / (6 * 35), 12);
  });

  it("uses mean ranks for ties", () => {
    expect(spearman([1, 2, 2, 3], [1, 2, 2, 3]).value).toBeCloseTo(1, 12);
  });
});

describe("quantileOfSorted", () => {
  it("lies between neighbours by straight line", () => {
    expect(quantileOfSorted([0, 10], 0.25)).toBe(2.5);
    expect(quantileOfSorted([1, 2, 3], 1)).toBe(3);
  });
});

describe("standings", () => {
  const covariance = (units: number, error: number) =>
    Array.from({length: units}, () => [
      [error ** 2, 0],
      [0, error ** 2]
    ]);

  it("leaves no doubt where errors are tiny", () => {
    const {legacy, challenger, move, beyondNoise} = standings({
      values: [
        [1, 3],
        [2, 2],
        [3, 1]
      ],
      covariance: covariance(3, 1e-6),
      score: {legacy: byFirst, challenger: bySecond},
      draws: 200,
      seed: 1
    });
    expect(legacy.map(({rank, rankLow, rankHigh}) => [rank, rankLow, rankHigh])).toEqual([
      [3, 3, 3],
      [2, 2, 2],
      [1, 1, 1]
    ]);
    expect(challenger.map(({rank}) => rank)).toEqual([1, 2, 3]);
    expect(move).toEqual([2, 0, -2]);
    expect(beyondNoise).toEqual([true, false, true]);
  });

  it("colours few moves where the units don't differ at all: at most 5 in 100", () => {
    let coloured = 0;
    const worlds = 150;
    const units = 14;
    for (let world = 0; world < worlds; world++) {
      const values = Array.from({length: units}, (_, unit) => [normal(5, world, unit, 0), normal(5, world, unit, 1)]);
      const {beyondNoise} = standings({
        values,
        covariance: covariance(units, 1),
        score: {legacy: byFirst, challenger: bySecond},
        draws: 300,
        seed: world
      });
      coloured += beyondNoise.filter(Boolean).length;
    }
    expect(coloured / (worlds * units)).toBeLessThanOrEqual(0.05);
  });

  it("has a difference without error where both systems score alike, and one of √(1² + 1²) where they share nothing", () => {
    const input = {values: [[5, 7]], covariance: covariance(1, 1), draws: 20_000, seed: 3};
    const alike = standings({...input, score: {legacy: byFirst, challenger: byFirst}}).difference[0];
    expect(alike).toEqual({value: 0, low: 0, high: 0});
    const apart = standings({...input, score: {legacy: byFirst, challenger: bySecond}}).difference[0];
    expect(apart.value).toBe(2);
    expect((apart.high - apart.low) / (2 * 1.959964)).toBeCloseTo(Math.SQRT2, 1);
  });

  it("draws worlds around the middles of intervals: scores spread around 6, while the score itself stays 5", () => {
    const input = {values: [[5, 7]], centres: [[6, 7]], covariance: covariance(1, 1), draws: 20_000, seed: 3};
    const [{score, low, high}] = standings({...input, score: {legacy: byFirst, challenger: bySecond}}).legacy;
    expect(score).toBe(5);
    expect((low + high) / 2).toBeCloseTo(6, 1);
  });

  it("gives the same answer to the same seed", () => {
    const input = {
      values: [
        [1, 2],
        [1.2, 1.9],
        [0.8, 2.1]
      ],
      covariance: covariance(3, 0.3),
      score: {legacy: byFirst, challenger: bySecond},
      draws: 100,
      seed: 7
    };
    expect(standings(input)).toEqual(standings(input));
  });
});
