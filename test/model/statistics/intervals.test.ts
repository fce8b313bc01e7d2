import {describe, expect, it} from "vitest";
import {estimateOfMoments} from "../../../src/model/published/cells.js";
import {errorOfInterval, normalInterval, wilsonInterval} from "../../../src/model/statistics/intervals.js";
import {momentsOf, type Moments} from "../../../src/model/statistics/moments.js";

describe("wilsonInterval", () => {
  it("of 0 in 10 is 0 to .2775 (Wilson 1927; Newcombe 1998)", () => {
    const {low, high} = wilsonInterval(0, 10);
    expect(low).toBe(0);
    expect(high).toBeCloseTo(0.27753, 5);
  });

  it("of 81 in 263 is .2553 to .3662 (Newcombe 1998, table I)", () => {
    const {low, high} = wilsonInterval(81 / 263, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });

  it("refuses a share outside 0 to 1 and an n of 0", () => {
    expect(() => wilsonInterval(1.2, 10)).toThrow("invalid share: expected 0 to 1; found 1.2");
    expect(() => wilsonInterval(NaN, 10)).toThrow("invalid share");
    expect(() => wilsonInterval(0.5, 0)).toThrow("invalid n: expected a positive number; found 0");
  });
});

describe("errorOfInterval", () => {
  it("takes a normal interval back to its standard error", () => {
    expect(errorOfInterval(normalInterval(7, 3))).toBeCloseTo(3, 12);
  });
});

describe("the interval of a share that is all or nothing", () => {
  const twelve = (value: number) => Array.from({length: 12}, () => value);
  const intervalOf = (moments: Moments) => {
    const {low, high} = estimateOfMoments(moments, "percent");
    return {low, high};
  };
  it("rests on customers, not on what x is counted in: 12 customers who kept ¥100 each, or 12 who did one thing each", () => {
    const kept = momentsOf(twelve(10_000), twelve(10_000));
    const done = momentsOf(twelve(1), twelve(1));
    expect(intervalOf(kept)).toEqual(wilsonInterval(1, 12));
    expect(intervalOf(done)).toEqual(wilsonInterval(1, 12));
  });
});
