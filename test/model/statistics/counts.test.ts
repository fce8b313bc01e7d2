import {describe, expect, it} from "vitest";
import {countInterval} from "../../../src/model/statistics/counts.js";

describe("the interval of a count", () => {
  it.each([
    // Exact ends (Garwood 1936), which Byar's come within a hundredth of from ten on.
    [0, 0, 3.689],
    [1, 0.025, 5.572],
    [10, 4.795, 18.39],
    [100, 81.36, 121.63]
  ])("of %i is about %d to %d", (count, low, high) => {
    const found = countInterval(count);
    expect(Math.abs(found.low - low)).toBeLessThan(0.03);
    expect(Math.abs(found.high - high)).toBeLessThan(0.03);
  });

  it("is refused of what is no count", () => {
    for (const count of [-1, NaN, Infinity]) expect(() => countInterval(count)).toThrow("invalid count");
  });
});
