import {describe, expect, it} from "vitest";
import {besideStayers, comparedStrata, drawnStratum} from "../../../loaders/evaluate/beside-stayers.js";
import {coverageBesideStayers} from "./leaver-simulation.js";

const floor = 10;
const stratum = (leavers: number, stayers: number) => ({
  leavers: {n: leavers, with: 0},
  stayers: {n: [stayers], with: [0], customers: stayers}
});

describe("comparedStrata", () => {
  it("compares all where everybody has somebody comparable", () => {
    expect(comparedStrata([stratum(3, 50), stratum(20, 50)], floor).length).toBe(2);
  });

  it("3 leavers without anyone comparable take the smallest strata with them: 3 + 4 + 5 ≥ 10", () => {
    const compared = comparedStrata([stratum(3, 0), stratum(20, 50), stratum(5, 50), stratum(4, 50)], floor);
    expect(compared.map(({leavers: {n}}) => n)).toEqual([20]);
  });

  it("12 leavers without anyone comparable are enough by themselves", () => {
    expect(comparedStrata([stratum(12, 0), stratum(20, 50), stratum(5, 50)], floor).map(({leavers: {n}}) => n)).toEqual(
      [5, 20]
    );
  });
});

describe("besideStayers", () => {
  const rows = Array.from({length: 40}, (_, bucket) => ({
    bucket,
    days: 30,
    with: 12 + (bucket % 5),
    customers: 10
  }));

  it("needs as many customers as the floor on both sides, however many days they were looked at on", () => {
    const stayers = (customers: number) => ({...drawnStratum(rows, 40), customers});
    expect(besideStayers([{leavers: {n: 9, with: 3}, stayers: stayers(400)}], floor)).toBeNull();
    expect(besideStayers([{leavers: {n: 50, with: 20}, stayers: stayers(9)}], floor)).toBeNull();
    expect(besideStayers([{leavers: {n: 50, with: 20}, stayers: stayers(10)}], floor)).not.toBeNull();
  });

  it("gives shares and difference of days, and counts customers", () => {
    const found = besideStayers([{leavers: {n: 50, with: 20}, stayers: drawnStratum(rows, 40)}], floor);
    // 40 buckets of 12, 13, 14, 15 and 16 of 30 days.
    expect(found?.stayers.value).toBeCloseTo(14 / 30, 12);
    expect(found?.difference.value).toBeCloseTo(20 / 50 - 14 / 30, 12);
    expect([found?.leavers.customers, found?.stayers.customers, found?.difference.customers]).toEqual([50, 400, 50]);
  });

  it("days that tell the same as one another make nothing surer", () => {
    const once = rows.map((row) => ({...row, days: 10, with: row.bucket % 2 ? 3 : 7}));
    const thrice = once.map((row) => ({...row, days: 30, with: 3 * row.with}));
    const width = (some: typeof rows) => {
      const found = besideStayers([{leavers: {n: 50, with: 20}, stayers: drawnStratum(some, 40)}], floor);
      return found ? found.stayers.high - found.stayers.low : NaN;
    };
    expect(width(thrice)).toBeCloseTo(width(once), 9);
  });
});

describe("the interval of the difference", () => {
  it("holds what is true in 95 of 100 companies, where each stayer is looked at on thirteen days", () => {
    const {difference, stayers, bias, halfWidth} = coverageBesideStayers(
      {leavers: 250, stayers: 600, contacts: 1.5, missedByLeavers: 2, missedByStayers: 3},
      400
    );
    // 400 companies tell a share of 95 % within 2.8 points (99 %).
    expect(difference).toBeGreaterThanOrEqual(0.922);
    expect(difference).toBeLessThanOrEqual(0.978);
    expect(stayers).toBeGreaterThanOrEqual(0.922);
    expect(stayers).toBeLessThanOrEqual(0.99);
    expect(Math.abs(bias)).toBeLessThan(halfWidth / 15);
  });
});
