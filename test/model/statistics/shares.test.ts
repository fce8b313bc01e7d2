import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {wilsonInterval} from "../../../src/model/statistics/intervals.js";
import {
  carefulPublished,
  carefulShare,
  differenceOf,
  ratioOf,
  restOfShare,
  shareInterval
} from "../../../src/model/statistics/shares.js";
import {sevenDigits} from "../../../src/model/published/cells.js";
import {differenceAlarms} from "./share-alarms.js";

describe("shareInterval", () => {
  it("of independent answers is Wilson's: 30 of 400", () => {
    const share = 30 / 400;
    expect(shareInterval(share, Math.sqrt((share * (1 - share)) / 400), 400, 1)).toEqual(wilsonInterval(share, 400));
  });

  it("of answers that cluster is Wilson's with effective n, and wider where few events tell how much", () => {
    const widthOver = (share: number, effective: number) => {
      const shown = shareInterval(share, Math.sqrt((share * (1 - share)) / effective), effective, 2);
      const plain = wilsonInterval(share, effective);
      return (shown.high - shown.low) / (plain.high - plain.low);
    };
    expect(widthOver(0.5, 100_000)).toBeCloseTo(1, 3);
    expect(widthOver(0.002, 5_000)).toBeGreaterThan(1.05);
    expect(widthOver(0.998, 5_000)).toBeCloseTo(widthOver(0.002, 5_000), 9);
  });

  it("has no more effective answers than were given, however evenly customers answer", () => {
    expect(shareInterval(0.5, 0.01, 100, 0.04)).toEqual(wilsonInterval(0.5, 100));
  });
});

const wilson = (events: number, n: number) => ({value: events / n, ...wilsonInterval(events / n, n)});

describe("the difference of two shares", () => {
  // Newcombe (1998), table II, method 10: hybrid score intervals without continuity correction.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1]
  ])("of %i in %i and %i in %i is %f to %f by Wilson’s ends", (a, m, b, n, low, high) => {
    const found = differenceOf(wilson(a, m), wilson(b, n));
    expect(found.value).toBeCloseTo(a / m - b / n, 12);
    expect(found.low).toBeCloseTo(low, 3);
    expect(found.high).toBeCloseTo(high, 3);
  });

  it("of 10 of 10 and 880 of 1,000 isn’t beyond chance, as Wald had it: +.12 [.10, .14]", () => {
    const {value, low, high} = differenceOf(carefulShare(1, 10), carefulShare(0.88, 1000));
    expect(value).toBeCloseTo(0.12, 12);
    expect(low).toBeLessThan(-0.1);
    expect(high).toBeLessThan(0.15);
  });

  it.each([
    [10, 10],
    [10, 1000],
    [20, 20],
    [20, 1000],
    [100, 100],
    [100, 1000]
  ])("gives a false alarm in at most 7 of 100 pairs of %i and %i customers who are alike", (m, n) => {
    for (const share of [0.013, 0.5, 0.9, 0.95]) expect(differenceAlarms(m, n, share)).toBeLessThan(0.07);
  });

  it("has ends within −1 … 1 that hold it, and turns round with its sides", () => {
    const any = fc.tuple(fc.nat(60), fc.nat(60)).filter(([a, b]) => a + b > 0);
    fc.assert(
      fc.property(any, any, ([a, m], [b, n]) => {
        const [one, other] = [carefulShare(a / (a + m), a + m), carefulShare(b / (b + n), b + n)];
        const {value, low, high} = differenceOf(one, other);
        expect(-1 - 1e-12 <= low && low <= value && value <= high && high <= 1 + 1e-12).toBe(true);
        expect(differenceOf(other, one)).toEqual({value: -value + 0, low: -high + 0, high: -low + 0});
        expect(one.low <= wilson(a, a + m).low && one.high >= wilson(a, a + m).high).toBe(true);
      })
    );
  });

  it("refuses a figure beside its own interval", () => {
    expect(() => differenceOf({value: 33.1, low: 7.8, high: 32.1}, wilson(1, 2))).toThrow(
      "invalid interval: expected low ≤ value ≤ high; found 7.8, 33.1, 32.1"
    );
  });
});

describe("a share of which only the published interval is known", () => {
  it("has the ends of one whose customers are known, and of no share those that are there", () => {
    const any = fc.tuple(fc.nat(200), fc.nat(200)).filter(([a, b]) => a + b > 0);
    fc.assert(
      fc.property(any, ([events, others]) => {
        const n = events + others;
        const {value, low, high} = wilson(events, n);
        const [known, found] = [
          carefulShare(value, n),
          carefulPublished({value: sevenDigits(value), low: sevenDigits(low), high: sevenDigits(high)})
        ];
        expect(found.low).toBeCloseTo(known.low, 5);
        expect(found.high).toBeCloseTo(known.high, 5);
      })
    );
    const points = {value: 0.3, low: -0.2, high: 0.8};
    expect(carefulPublished(points)).toEqual(points);
  });

  it("of the rest is had from the part and the whole: 3 of 20 in 30 of 1,020 leave 27 of 1,000", () => {
    const rest = restOfShare(wilson(3, 20), wilson(30, 1020), 20 / 1020);
    const known = wilson(27, 1000);
    expect(rest?.value).toBeCloseTo(known.value, 12);
    expect(rest?.low).toBeCloseTo(known.low, 4);
    expect(rest?.high).toBeCloseTo(known.high, 4);
    expect(restOfShare({value: 1.2, low: 1.1, high: 1.3}, wilson(30, 1020), 0.5)).toBeNull();
  });
});

describe("the ratio of two shares", () => {
  it("has ends that hold it, and is 1 within them where they are alike", () => {
    const events = fc.tuple(fc.nat(60), fc.nat(60)).filter(([a, b]) => a + b > 0);
    fc.assert(
      fc.property(events, fc.integer({min: 1, max: 60}), fc.nat(60), ([a, m], b, n) => {
        const {value, low, high} = ratioOf(carefulShare(a / (a + m), a + m), carefulShare(b / (b + n), b + n));
        expect(low <= value && value <= high && low >= 0).toBe(true);
      })
    );
    const {low, high} = ratioOf(carefulShare(0.3, 100), carefulShare(0.3, 400));
    expect(low < 1 && high > 1).toBe(true);
    expect(() => ratioOf(carefulShare(0.3, 10), carefulShare(0, 10))).toThrow("invalid ratio");
  });

  it("of large groups is the logarithm's: 300 and 600 of 1,000 are .5, × ÷ exp(1.96·√(.7/300 + .4/600))", () => {
    const {value, low, high} = ratioOf(carefulShare(0.3, 1000), carefulShare(0.6, 1000));
    const factor = Math.exp(1.96 * Math.sqrt(0.7 / 300 + 0.4 / 600));
    expect(value).toBe(0.5);
    expect(low).toBeCloseTo(0.5 / factor, 2);
    expect(high).toBeCloseTo(0.5 * factor, 2);
  });
});
