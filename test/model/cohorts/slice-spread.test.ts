import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Brush, measure} from "../../../src/model/cohorts/brush.js";
import type {BrushCube, CubeSpread} from "../../../src/model/published/cohort-data.js";
import {sliceFigures} from "../../../src/model/cohorts/slice-figures.js";
import {sliceError, spreadMeasures, spreadOf, type SpreadMeasure} from "../../../src/model/cohorts/slice-spread.js";
import {uniform} from "../../../src/model/statistics/random.js";

/** A customer-month: of whom, in which bins, and what was paid, asked and complained of. */
interface Row extends Readonly<Record<SpreadMeasure, number>> {
  readonly who: number;
  readonly bins: readonly number[];
}

const dimensions = [
  {id: "tenure", bins: 3},
  {id: "trouble", bins: 2},
  {id: "value_tier", bins: 2}
];

/** The cube of customer-months, its products summed customer by customer. */
function cubeOf(rows: readonly Row[]): BrushCube {
  const keys = [...new Set(rows.map(({bins}) => bins.join()))].sort();
  const total = (some: readonly Row[], name: SpreadMeasure | "x") =>
    some.reduce((sum, row) => sum + (name === "x" ? 1 : row[name]), 0);
  const inCell = (key: string) => rows.filter(({bins}) => bins.join() === key);
  const products = (isWide: (row: Row, bin: number) => boolean, one: SpreadMeasure | "x", other: SpreadMeasure | "x") =>
    keys.map((key) => {
      const cell = inCell(key);
      return [...new Set(cell.map(({who}) => who))].reduce((sum, who) => {
        const wide = rows.filter((row) => row.who === who && isWide(row, cell[0].bins[0]));
        return (
          sum +
          total(
            cell.filter((row) => row.who === who),
            one
          ) *
            total(wide, other)
        );
      }, 0);
    });
  const spread = (isWide: (row: Row, bin: number) => boolean): CubeSpread => {
    const of = (name: SpreadMeasure) => {
      const [yX, xY] = [products(isWide, name, "x"), products(isWide, "x", name)];
      return {yy: products(isWide, name, name), xy: yX.map((one, i) => one + xY[i])};
    };
    return {
      xx: products(isWide, "x", "x"),
      revenue: of("revenue"),
      contacts: of("contacts"),
      complaints: of("complaints")
    };
  };
  const zero = keys.map(() => 0);
  return {
    dimensions: dimensions.map(({id, bins}) => ({
      id,
      bins: Array.from({length: bins}, (_, i) => ({id: `${id}${i}`, name: null}))
    })),
    coordinates: dimensions.map((_, d) => keys.map((key) => Number(key.split(",")[d]))),
    months: keys.map((key) => inCell(key).length),
    portOut: zero,
    leftOtherwise: zero,
    revenue: keys.map((key) => total(inCell(key), "revenue")),
    contacts: keys.map((key) => total(inCell(key), "contacts")),
    complaints: keys.map((key) => total(inCell(key), "complaints")),
    spread: {all: spread(() => true), tenure: spread((row, bin) => row.bins[0] === bin)}
  };
}

function brushed(cube: BrushCube, slice: readonly (readonly number[])[]) {
  const {coordinates, months, portOut, leftOtherwise, revenue, contacts, complaints} = cube;
  const brush = new Brush({
    bins: dimensions.map(({bins}) => bins),
    coordinates,
    measures: [months, portOut, leftOtherwise, revenue, contacts, complaints]
  });
  slice.forEach((bins, d) => brush.set(d, bins));
  brush.compute();
  return {total: brush.tables.total, ...spreadOf(brush, cube)};
}

/** The delta method over the rows themselves, each customer summed first. */
function directError(rows: readonly Row[], name: SpreadMeasure): number {
  const value = rows.reduce((sum, row) => sum + row[name], 0) / rows.length;
  const residuals = new Map<number, number>();
  for (const row of rows) residuals.set(row.who, (residuals.get(row.who) ?? 0) + row[name] - value);
  return Math.sqrt([...residuals.values()].reduce((sum, u) => sum + u * u, 0)) / rows.length;
}

const customers = fc
  .array(
    fc.record({
      tier: fc.nat(1),
      months: fc.array(fc.record({revenue: fc.nat(90), contacts: fc.nat(3), complaints: fc.nat(1)}), {
        minLength: 1,
        maxLength: 6
      }),
      trouble: fc.nat(6)
    }),
    {minLength: 3, maxLength: 12}
  )
  .map((people) =>
    people.flatMap(({tier, months, trouble}, who) =>
      months.map((month, t): Row => ({...month, who, bins: [Math.floor(t / 2), t >= trouble ? 1 : 0, tier]}))
    )
  );

describe("the error of a slice", () => {
  it("is the delta method's over its customers where it holds their months whole", () => {
    fc.assert(
      fc.property(customers, fc.nat(1), (rows, tier) => {
        const own = rows.filter(({bins}) => bins[2] === tier);
        const others = rows.filter(({bins}) => bins[2] !== tier);
        const {total, slice, rest} = brushed(cubeOf(rows), [[], [], [tier]]);
        for (const name of spreadMeasures) {
          const said = (some: readonly Row[], spread: typeof slice) =>
            some.length
              ? sliceError(spread, name, some.reduce((sum, row) => sum + row[name], 0) / some.length, some.length) || 0
              : 0;
          if (own.length) expect(total[measure[name]]).toBe(own.reduce((sum, row) => sum + row[name], 0));
          expect(said(own, slice)).toBeCloseTo(own.length ? directError(own, name) : 0, 5);
          expect(said(others, rest)).toBeCloseTo(others.length ? directError(others, name) : 0, 5);
        }
      }),
      {numRuns: 40}
    );
  });

  it("is too wide rather than too narrow where it holds a part of them, and exact again within one tenure bin", () => {
    let drawn = 0;
    const draw = () => uniform(7, drawn++);
    const rows = Array.from({length: 300}, (_, who) => {
      const [level, tier, until, trouble] = [
        20 + 60 * draw(),
        draw() < 0.3 ? 1 : 0,
        1 + Math.floor(6 * draw()),
        Math.floor(9 * draw())
      ];
      return Array.from({length: until}, (_, t): Row => ({
        who,
        bins: [Math.floor(t / 2), t >= trouble ? 1 : 0, tier],
        revenue: level + 10 * draw(),
        contacts: draw() < 0.2 + level / 400 ? 1 : 0,
        complaints: draw() < 0.05 ? 1 : 0
      }));
    }).flat();
    const cube = cubeOf(rows);
    const compare = (slice: readonly (readonly number[])[], name: SpreadMeasure) => {
      const {total, slice: spread} = brushed(cube, slice);
      const kept = rows.filter(({bins}) => slice.every((own, d) => own.length === 0 || own.includes(bins[d])));
      return sliceError(spread, name, total[measure[name]] / kept.length, kept.length) / directError(kept, name);
    };
    for (const name of spreadMeasures) {
      expect(compare([[1], [], []], name)).toBeCloseTo(1, 6);
      expect(compare([[0], [], [1]], name)).toBeCloseTo(1, 6);
    }
    // Revenue goes with the customer, month by month.
    for (const slice of [
      [[0, 1], [], []],
      [[], [1], []],
      [[1, 2], [0], [0]]
    ]) {
      const wider = compare(slice, "revenue");
      expect(wider).toBeGreaterThan(0.99);
      expect(wider).toBeLessThan(1.8);
    }
  });

  it("of what is rare goes by Wilson, so that it never falls below nothing", () => {
    const rows = Array.from({length: 200}, (_, who): Row => ({
      who,
      bins: [0, 0, 0],
      revenue: 50,
      contacts: 0,
      complaints: who === 0 ? 1 : 0
    }));
    const {total, slice} = brushed(cubeOf(rows), [[], [], []]);
    const {complaints, contacts} = sliceFigures(total, slice);
    expect(complaints.value).toBe(50);
    expect(complaints.low).toBeGreaterThan(5);
    expect(complaints.high).toBeGreaterThan(250);
    expect(contacts.value).toBe(0);
  });
});
