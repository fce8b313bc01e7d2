import fc from "fast-check";
import {expect, it} from "vitest";
import {Brush, measure} from "../../../src/model/cohorts/brush.js";
import {leavingDifference, restOf, sliceFigures} from "../../../src/model/cohorts/slice-figures.js";
import {spreadMeasures, type SliceSpread} from "../../../src/model/cohorts/slice-spread.js";

const bins = [4, 3, 2];
const cell = fc.tuple(
  fc.integer({min: -1, max: 3}),
  fc.integer({min: -1, max: 2}),
  fc.integer({min: -1, max: 1}),
  fc.nat(1000),
  fc.nat(50),
  fc.nat(50)
);
const brushes = fc.tuple(...bins.map((n) => fc.subarray(Array.from({length: n}, (_, i) => i))));

it("several brushes at once give in every view what a filter of the cells one by one gives", () => {
  fc.assert(
    fc.property(fc.array(cell, {maxLength: 60}), brushes, (cells, kept) => {
      const brush = new Brush({
        bins,
        coordinates: [0, 1, 2].map((d) => cells.map((one) => one[d])),
        measures: [3, 4, 5].map((k) => cells.map((one) => one[k]))
      });
      kept.forEach((own, d) => brush.set(d, own));
      brush.compute();
      const passes = (one: readonly number[], d: number) =>
        kept[d].length === 0 || kept[d].length === bins[d] || kept[d].includes(one[d]);
      bins.forEach((count, d) => {
        for (let bin = 0; bin <= count; bin++) {
          const own = cells.filter(
            (one) =>
              (one[d] < 0 ? count : one[d]) === bin && bins.every((_, other) => other === d || passes(one, other))
          );
          expect(brush.tables.months[d][bin]).toBe(own.reduce((sum, one) => sum + one[3], 0));
          expect(brush.tables.leftOtherwise[d][bin]).toBe(own.reduce((sum, one) => sum + one[5], 0));
        }
      });
      expect(brush.tables.total[measure.portOut]).toBe(
        cells.filter((one) => bins.every((_, d) => passes(one, d))).reduce((sum, one) => sum + one[4], 0)
      );
    }),
    {numRuns: 100}
  );
});

it("a slice and the rest add up to everyone, and their difference has an interval around it", () => {
  const all = Float64Array.of(10_000, 80, 40, 900_000, 2500, 60);
  const slice = Float64Array.of(2_000, 40, 20, 150_000, 900, 30);
  const rest = restOf(all, slice);
  expect([...rest]).toEqual([8_000, 40, 20, 750_000, 1600, 30]);
  const zero = {yy: 0, xy: 0, xx: 0};
  const spread: SliceSpread = {all: {revenue: zero, contacts: zero, complaints: zero}, byTenure: []};
  const [a, b] = [sliceFigures(slice, spread), sliceFigures(rest, spread)];
  expect(a.leaving.value).toBeCloseTo(0.03, 12);
  expect(a.kept.value).toBeCloseTo(0.97 ** 12, 12);
  expect(a.revenue.value).toBe(75);
  // Nothing tells its error.
  expect(a.revenue.low).toBeNaN();
  expect(spreadMeasures.every((name) => a[name].value > 0)).toBe(true);
  const difference = leavingDifference(a, b);
  expect(difference?.value).toBeCloseTo(0.0225, 12);
  expect(difference && difference.low > 0 && difference.high < 0.04).toBe(true);
  expect(leavingDifference(a, sliceFigures(new Float64Array(6), spread))).toBeNull();
});
