import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {HeatRow} from "../../../loaders/measure/panel/heat.js";
import {besideLifeTable, heatOf} from "../../../loaders/privacy/heat-floor.js";
import {floorBins, ladder, lifeSplitOf} from "../../../loaders/privacy/life-floor.js";
import type {LifeRow} from "../../../loaders/measure/cohorts.js";

const sizes = fc.array(fc.integer({min: 0, max: 60}), {minLength: 14, maxLength: 14});

describe("revenue that is nearly one customer's", () => {
  /** Two classes over 12 months: 25 customers in each, of whom one of the second pays so much, all others 100 fen. */
  const splitOf = (most: number, monthsOf = (tenure: number) => tenure >= 0) => {
    const payments = (one: string, tenure: number) => [
      one === "b" && monthsOf(tenure) ? most : 100,
      ...Array.from({length: 24}, () => 100)
    ];
    const rows: LifeRow[] = ["a", "b"].flatMap((one) =>
      Array.from({length: 12}, (_, tenure) => ({
        class: one,
        tenure,
        atRisk: 25,
        left: [0, 0, 0, 0],
        ended: 0,
        moved: 0,
        due: 0,
        revenueFen: payments(one, tenure).reduce((sum, fen) => sum + fen, 0),
        revenueFenSquared: payments(one, tenure).reduce((sum, fen) => sum + fen * fen, 0),
        customersByKind: [25, 0, 0, 0]
      }))
    );
    return lifeSplitOf("complained", rows, ladder.slice(0, 12), 10, {
      nameOf: () => null,
      partsOf: (classes, tenure) => {
        const [largest, second] = classes.flatMap((one) => payments(one, tenure)).sort((x, y) => y - x);
        return {largest, second};
      }
    });
  };

  it("isn't shown: of 24 who pay 1 yuan and one who pays 57 the one has over 70 %", () => {
    expect(splitOf(88_000_000)).toBeNull();
    expect(splitOf(5700)).toBeNull();
    expect(splitOf(5500)?.bins).toHaveLength(12);
  });

  it("in one month is merged with others", () => {
    const bins = splitOf(20_000, (tenure) => tenure === 4)?.bins ?? [];
    expect(bins.length).toBeGreaterThan(1);
    expect(bins.length).toBeLessThan(12);
    expect(bins.some(({from, to}) => from === 4 && to === 4)).toBe(false);
  });

  it("can't be had from the squares where the sum may be shown", () => {
    const split = splitOf(5000);
    const [sum, square] = [7400, 5000 ** 2 + 24 * 100 ** 2];
    // The attack: nearly all of the square is one customer's.
    expect(Math.sqrt(square) / 5000).toBeLessThan(1.01);
    expect(split?.revenue[12]).toBe(sum / 100);
    expect(split?.revenueSquared[12]).toBeCloseTo((0.7 * sum ** 2) / 10_000, 3);
    // Alike, squares are as they are.
    expect(split?.revenueSquared[0]).toBe(25);
  });
});

describe("bins of tenure", () => {
  it("hold at least the floor of every class or none of it, start at 0 and leave no month out", () => {
    fc.assert(
      fc.property(fc.array(sizes, {minLength: 1, maxLength: 4}), (classes) => {
        const starts = floorBins(ladder.slice(0, 14), classes, 10);
        if (!starts) {
          expect(
            classes.some((one) => Math.max(...one) > 0 && Math.max(...one) < 10) ||
              classes.every((one) => Math.max(...one) === 0)
          ).toBe(true);
          return;
        }
        expect(starts[0]).toBe(0);
        starts.forEach((from, i) => {
          for (const one of classes) {
            const most = Math.max(0, ...one.slice(from, starts[i + 1] ?? 14));
            expect(most === 0 || most >= 10).toBe(true);
          }
        });
      }),
      {numRuns: 100}
    );
  });

  it("add up to what was counted, whatever is merged", () => {
    const rows: LifeRow[] = ["a", "b", "c"].flatMap((one, k) =>
      Array.from({length: 20}, (_, tenure) => ({
        class: one,
        tenure,
        atRisk: k === 2 ? 1 : 40 - tenure,
        left: [k === 2 ? 0 : 1, 0, 0, 0],
        ended: 0,
        moved: 0,
        due: 1,
        revenueFen: 100,
        revenueFenSquared: 10_000,
        customersByKind: [k === 2 ? 1 : 40 - tenure, 0, 0, 0]
      }))
    );
    const split = lifeSplitOf("segment", rows, ladder.slice(0, 20), 10, {nameOf: () => null, order: ["b", "a"]});
    expect(split?.classes.map(({id, of}) => [id, of])).toEqual([
      ["b", ["b"]],
      ["other", ["c", "a"]]
    ]);
    const sum = (column: readonly number[] | undefined) => (column ?? []).reduce((total, one) => total + one, 0);
    expect(sum(split?.atRisk)).toBe(rows.reduce((total, row) => total + row.atRisk, 0));
    expect(sum(split?.left[0])).toBe(40);
    expect(sum(split?.due)).toBe(60);
  });
});

const year = {firstMonth: 24_000, lastMonth: 24_011};
const row = (joined: number, since: number, n: number): HeatRow => ({
  joined,
  since,
  members: n,
  customers: n,
  revenueFen: 100 * n,
  keptFen: 90 * n,
  contacts: n,
  complaints: 0
});
const rows = (n: number) =>
  Array.from({length: 12}, (_, joined) =>
    Array.from({length: 12 - joined}, (_, since) => row(24_000 + joined, since, n))
  ).flat();

describe("the heat map", () => {
  it("stands by the month where every cell reaches the floor, else by the quarter or year, else not at all", () => {
    expect(heatOf(rows(10), year, 10, null)?.grain).toBe(1);
    const quarters = heatOf(rows(4), year, 10, null);
    expect(quarters?.grain).toBe(3);
    expect(quarters?.joined).toEqual(["2000-01", "2000-04", "2000-07", "2000-10"]);
    expect(quarters?.customers.every((n) => n === 12)).toBe(true);
    expect(quarters?.size).toEqual([12, 12, 12, 12]);
    expect(heatOf(rows(1), year, 10, null)?.grain).toBe(12);
    expect(heatOf(rows(1).slice(0, 5), year, 10, null)).toBeNull();
  });

  it("shows a quarter only as long as its youngest month can be seen", () => {
    const quarters = heatOf(rows(4), year, 10, null);
    const lastOf = (group: number) =>
      Math.max(...(quarters?.since ?? []).filter((_, i) => quarters?.group[i] === group));
    expect([0, 1, 2, 3].map(lastOf)).toEqual([9, 6, 3, 0]);
  });

  it("leaves at least the floor, or nobody, of the life table of all", () => {
    const heat = heatOf(rows(10), year, 10, null);
    if (!heat) throw new Error("expected a heat map");
    const sumAt = (one: typeof heat, since: number) =>
      one.customers.reduce((sum, n, i) => sum + (one.since[i] === since ? n : 0), 0);
    // Besides those of the map 4 at three months since, 30 at five, nobody elsewhere.
    const bins = Array.from({length: 12}, (_, from) => ({from, to: from}));
    const atRisk = bins.map(({from}) => sumAt(heat, from) + (from === 3 ? 4 : from === 5 ? 30 : 0));
    const zero = atRisk.map(() => 0);
    const all = {
      id: "all",
      classes: [{id: "all", name: null, of: ["all"]}],
      bins,
      entered: zero,
      atRisk,
      left: [zero],
      censored: zero,
      due: zero,
      revenue: zero,
      revenueSquared: zero
    };
    const beside = besideLifeTable(heat, all, 10);
    for (const {from} of bins) {
      const rest = atRisk[from] - sumAt(beside, from);
      expect(rest === 0 || rest >= 10).toBe(true);
    }
    // Of the youngest group seen at three months, which is seen no further.
    expect(heat.customers.length - beside.customers.length).toBe(1);
    expect(beside.revenue?.length).toBe(beside.customers.length);
  });
});

describe("revenue in the heat map", () => {
  it("is coarser where a sum of revenue is nearly one customer's, and without revenue where years are too", () => {
    // Of 1,000 fen, kept 900, the first month's ten customers pay 50 each at most, and one of them 880.
    const partsOf = (many: number) => (joined: number) => {
      const parts = {largest: joined < 24_000 + many ? 880 : 50, second: 50};
      return {revenue: parts, kept: {...parts, largest: Math.min(parts.largest, 50)}};
    };
    const shown = (many: number) => heatOf(rows(10), year, 10, partsOf(many));
    expect(shown(0)).toMatchObject({grain: 1, revenue: expect.any(Array) as unknown});
    // 880 of a quarter's 3,000 are shared.
    expect(shown(1)).toMatchObject({grain: 3, revenue: expect.any(Array) as unknown});
    const alone = heatOf(rows(10), year, 10, () => ({
      revenue: {largest: 880_000, second: 50},
      kept: {largest: 50, second: 50}
    }));
    expect(alone).toMatchObject({grain: 1, revenue: null, kept: null, contacts: expect.any(Array) as unknown});
  });
});
