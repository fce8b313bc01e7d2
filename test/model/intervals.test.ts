import {describe, expect, it} from "vitest";
import {normalInterval, ratioInterval, wilsonInterval} from "../../src/model/intervals.js";
import {addMoments, momentsOf, noMoments, ratio, standardError} from "../../src/model/moments.js";
import {normal, uniform} from "../../src/model/random.js";

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

/** One simulated customer: contacts in two channels over a year of months, with a leaning of their own. */
function customerAt(draw: number, customer: number) {
  const leaning = 0.25 * normal(11, draw, customer);
  const cells = Array.from({length: 24}, (_, cell) => {
    const x = Math.floor(3 * uniform(12, draw, customer, cell) ** 2);
    let y = 0;
    for (let k = 0; k < x; k++) if (uniform(13, draw, customer, cell, k) < 0.6 + leaning) y++;
    return {y, x};
  });
  return {cells, month: cells[3], whole: cells.reduce((sum, {y, x}) => ({y: sum.y + y, x: sum.x + x}), {y: 0, x: 0})};
}

describe("95 % intervals cover the truth about 95 times in 100", () => {
  const draws = 2000;
  const customers = 120;
  // The leaning is symmetric and far from 0 and 1 for nearly all, so the true share is a little off .6 only by clipping.
  const truth = clippedMean(0.6, 0.25);

  it("for a month, a sum of channels and months of the same customers, and not when their errors are added as if apart", () => {
    const hits = {month: 0, year: 0, asIfApart: 0};
    for (let draw = 0; draw < draws; draw++) {
      const people = Array.from({length: customers}, (_, customer) => customerAt(draw, customer));
      const momentsFor = (part: (person: (typeof people)[number]) => {y: number; x: number}) => {
        const counted = people.map(part).filter(({x}) => x > 0);
        return momentsOf(counted.map(({y}) => y), counted.map(({x}) => x));
      };
      const month = momentsFor(({month: cell}) => cell);
      const year = momentsFor(({whole}) => whole);
      const apart = Array.from({length: 24}, (_, cell) => momentsFor((person) => person.cells[cell])).reduce(addMoments, noMoments);
      const monthInterval = ratioInterval(month, true);
      if (monthInterval.low <= truth && truth <= monthInterval.high) hits.month++;
      const yearInterval = normalInterval(ratio(year), standardError(year));
      if (yearInterval.low <= truth && truth <= yearInterval.high) hits.year++;
      const apartInterval = normalInterval(ratio(apart), standardError(apart));
      if (apartInterval.low <= truth && truth <= apartInterval.high) hits.asIfApart++;
    }
    expect(hits.month / draws).toBeGreaterThan(0.935);
    expect(hits.month / draws).toBeLessThan(0.965);
    expect(hits.year / draws).toBeGreaterThan(0.935);
    expect(hits.year / draws).toBeLessThan(0.965);
    // Why roll-ups are computed per customer: added up as if the cells were apart, errors come out far too small.
    expect(hits.asIfApart / draws).toBeLessThan(0.9);
  });
});

function clippedMean(centre: number, spread: number): number {
  let sum = 0;
  let weight = 0;
  for (let z = -6; z <= 6; z += 0.001) {
    const density = Math.exp((-z * z) / 2);
    sum += density * Math.min(1, Math.max(0, centre + spread * z));
    weight += density;
  }
  return sum / weight;
}

describe("the interval of a share that is all or nothing", () => {
  const twelve = (value: number) => Array.from({length: 12}, () => value);
  it("rests on customers, not on what x is counted in: 12 customers who kept ¥100 each, or 12 who did one thing each", () => {
    const kept = momentsOf(twelve(10_000), twelve(10_000));
    const done = momentsOf(twelve(1), twelve(1));
    expect(ratioInterval(kept, true)).toEqual(wilsonInterval(1, 12));
    expect(ratioInterval(done, true)).toEqual(wilsonInterval(1, 12));
  });
});
