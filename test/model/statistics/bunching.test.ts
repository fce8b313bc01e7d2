import {describe, expect, it} from "vitest";
import {bunching, type BunchingOptions} from "../../../src/model/statistics/bunching.js";
import {normal} from "../../../src/model/statistics/random.js";

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
