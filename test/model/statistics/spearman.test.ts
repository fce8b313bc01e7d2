import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {normal} from "../../../src/model/statistics/random.js";
import {spearman, spearmanInterval} from "../../../src/model/statistics/spearman.js";

const upTo = (n: number) => Array.from({length: n}, (_, i) => i);

describe("spearman", () => {
  it("of 1…6 against 2,1,3,6,5,4 is .714286", () => {
    expect(spearman([1, 2, 3, 4, 5, 6], [2, 1, 3, 6, 5, 4]).value).toBeCloseTo(1 - (6 * 10) / (6 * 35), 12);
  });

  it("uses mean ranks for ties", () => {
    expect(spearman([1, 2, 2, 3], [1, 2, 2, 3]).value).toBeCloseTo(1, 12);
  });

  it("isn't sure of four units in one order, which has a chance of 1 in 24, but of five, with 1 in 120", () => {
    const four = spearman(upTo(4), upTo(4));
    expect(four.low).toBeLessThan(0);
    expect(four.high).toBe(1);
    expect(spearman(upTo(5), upTo(5)).low).toBeGreaterThan(0);
    expect(spearman(upTo(5), upTo(5).reverse()).high).toBeLessThan(0);
  });

  it("leaves zero out where the exact permutation test rejects it, and only there", () => {
    // One-sided 2.5 % points of the permutation distribution (Zar 1972). Nine pairs are left out: the value below
    // their point, .683, has a chance of 2.5 % itself, .0252, which no number of draws tells from .0250.
    for (const [n, critical] of [
      [5, 1],
      [6, 0.886],
      [7, 0.786],
      [8, 0.738]
    ]) {
      // The next lower attainable value lies 2 · 6/(n³ − n) below.
      const step = 12 / (n ** 3 - n);
      expect(spearmanInterval(critical, n).low, `${n} pairs at ${critical}`).toBeGreaterThan(0);
      expect(spearmanInterval(critical - step - 0.001, n).low, `${n} pairs below ${critical}`).toBeLessThan(0);
    }
  });

  it("tells nothing under four pairs or where one side doesn't vary", () => {
    expect(spearman([1, 2, 3], [1, 2, 3])).toMatchObject({low: -1, high: 1});
    expect(spearman([1, 1, 1, 1], [1, 2, 3, 4])).toEqual({value: NaN, low: -1, high: 1});
  });

  it("has an interval that holds the value and turns round with the order", () => {
    fc.assert(
      fc.property(fc.integer({min: 4, max: 12}), fc.integer(), (n, seed) => {
        const other = upTo(n).map((i) => normal(seed, i));
        const {value, low, high} = spearman(upTo(n), other);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        const turned = spearman(
          upTo(n),
          other.map((one) => -one)
        );
        expect(turned.low).toBeCloseTo(-high, 9);
        expect(turned.high).toBeCloseTo(-low, 9);
      }),
      {numRuns: 8}
    );
  });

  it.each([
    [5, 0.9],
    [8, 0.97],
    [10, 0.97]
  ])("covers the truth of %i pairs at %f in at least 93 of 100 draws", (n, truth) => {
    const r = 2 * Math.sin((Math.PI * truth) / 6);
    const known = new Map<string, {low: number; high: number}>();
    const draws = 300;
    let covered = 0;
    for (let draw = 0; draw < draws; draw++) {
      const first = upTo(n).map((i) => normal(71, n, draw, i, 0));
      const second = first.map((one, i) => r * one + Math.sqrt(1 - r * r) * normal(71, n, draw, i, 1));
      // Many draws share a value.
      const value = spearmanValue(first, second);
      const key = value.toFixed(9);
      const interval = known.get(key) ?? spearmanInterval(value, n);
      known.set(key, interval);
      if (interval.low <= truth && truth <= interval.high) covered++;
    }
    expect(covered / draws).toBeGreaterThanOrEqual(0.93);
  });
});

describe("many pairs in one order", () => {
  it.each([60, 80, 1000])("lie inside their own interval, which isn't a point (%i pairs)", (n) => {
    const up = spearman(upTo(n), upTo(n));
    const down = spearman(
      upTo(n),
      upTo(n).map((i) => -i)
    );
    for (const {value, low, high} of [up, down]) {
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
    expect(up.high).toBe(1);
    expect(up.low).toBeLessThan(0.9999);
    expect(down.low).toBe(-1);
    expect(down.high).toBe(-up.low);
  });
});

/** Without an interval: 1 − 6 Σd²/(n³ − n), for values without ties. */
function spearmanValue(a: readonly number[], b: readonly number[]): number {
  const rankIn = (all: readonly number[]) => all.map((one) => all.filter((other) => other < one).length);
  const [first, second] = [rankIn(a), rankIn(b)];
  return 1 - (6 * first.reduce((sum, rank, i) => sum + (rank - second[i]) ** 2, 0)) / (a.length ** 3 - a.length);
}
