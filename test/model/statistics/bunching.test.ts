import {describe, expect, it} from "vitest";
import {bunching, type BunchingOptions} from "../../../src/model/statistics/bunching.js";
import {normal, uniform} from "../../../src/model/statistics/random.js";

const options: BunchingOptions = {start: 60, width: 5, threshold: 225, window: 15, reach: 60};

/** Log-normal durations about 225 s; a share of those up to a minute over the target are ended just under it. */
function calls(number: number, taken: number, seed = 1): Float64Array {
  const counts = new Float64Array(96);
  for (let i = 0; i < number; i++) {
    const seconds = 225 * Math.exp(0.45 * normal(seed, 1, i));
    const early = seconds >= 225 && seconds < 285 && (i * 0.618) % 1 < taken;
    const bin = Math.floor(((early ? 212 : seconds) - 60) / 5);
    if (bin >= 0 && bin < counts.length) counts[bin]++;
  }
  return counts;
}

/** Poisson counts about a log-normal course of so many calls, with a share more in the window. */
function drawnCounts(number: number, more: number, seed: number): Float64Array {
  const density = Float64Array.from({length: 96}, (_, i) => {
    const seconds = 62.5 + 5 * i;
    return Math.exp(-0.5 * (Math.log(seconds / 225) / 0.45) ** 2) / seconds;
  });
  const whole = density.reduce((sum, one) => sum + one, 0);
  return density.map((one, i) => {
    const mean = ((number * one) / whole) * (i >= 30 && i < 33 ? 1 + more : 1);
    let [count, left] = [0, uniform(seed, i)];
    for (let chance = Math.exp(-mean); left > chance && count < 500; count++) {
      left -= chance;
      chance *= mean / (count + 1);
    }
    return count;
  });
}

describe("bunching", () => {
  it("is found where calls are ended just under the target", () => {
    const found = bunching(calls(20_000, 0.15), options);
    expect(found?.low).toBeGreaterThan(0.1);
  });

  it("isn't found where nobody does it, however quick they are", () => {
    const alarms = Array.from({length: 40}, (_, seed) => bunching(calls(4000, 0, seed + 10), options)).filter(
      (found) => found !== null && found.low > 0
    );
    expect(alarms.length).toBeLessThanOrEqual(4);
    const quick = bunching(
      calls(8000, 0).map((_, i, all) => all[Math.min(all.length - 1, i + 8)]),
      options
    );
    expect(quick?.low).toBeLessThan(0.05);
  });

  // Drawn by normal numbers about the counts, with a course through the logarithms of those that weren't 0, the interval held
  // the truth in 88 of 100 at 400 calls, went below −1, and was −1 to −1 where the window was empty.
  it.each([
    [400, 0],
    [400, -0.9],
    [1500, 0.3]
  ])(
    "%i calls, truly %s of what is expected more in the window: the interval holds it in 95 of 100",
    (number, truth) => {
      let [told, held] = [0, 0];
      for (let seed = 0; seed < 150; seed++) {
        const found = bunching(drawnCounts(number, truth, seed), options);
        if (!found) continue;
        told++;
        expect(found.low).toBeGreaterThanOrEqual(-1);
        expect(found.low).toBeLessThanOrEqual(found.excess);
        expect(found.excess).toBeLessThan(found.high);
        if (found.low <= truth && truth <= found.high) held++;
      }
      expect(told).toBeGreaterThan(100);
      // At 95 of 100 fewer than 89 % of so many come up in one of 300 tries.
      expect(held / told).toBeGreaterThanOrEqual(0.89);
    }
  );

  it("of nothing in the window is at most what 3.7 calls would be: that nobody did isn't certain of others", () => {
    const counts = drawnCounts(400, -1, 1);
    const found = bunching(counts, options);
    expect(found?.observed).toBe(0);
    expect(found?.excess).toBe(-1);
    expect(found?.low).toBe(-1);
    const expected = found?.expected ?? NaN;
    expect(found?.high).toBeGreaterThan(3.6 / expected - 1);
    expect(found?.high).toBeLessThan(4.5 / expected - 1);
  });

  it("isn't measured across a bin that holds both sides of the target", () => {
    expect(() => bunching(calls(4000, 0), {...options, threshold: 222})).toThrow(
      "invalid threshold: expected an edge of the bins, 60 + k · 5; found 222"
    );
  });

  it("can't be told from a handful of calls", () => {
    expect(bunching(calls(50, 0.3), options)).toBeNull();
    expect(bunching([1, 2, 3], options)).toBeNull();
  });
});
