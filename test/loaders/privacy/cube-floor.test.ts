import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {CubeCell} from "../../../loaders/measure/cohort-cube.js";
import {cellFor, mergeCube, mergedBin} from "../../../loaders/privacy/cube-floor.js";
import {LinearSystem} from "../../../loaders/privacy/linear-system.js";

/** Customers who each have some months in cells; the last month counts once. */
const people = fc.array(
  fc.array(fc.tuple(fc.integer({min: 0, max: 3}), fc.integer({min: 0, max: 2}), fc.integer({min: 0, max: 2})), {
    minLength: 1,
    maxLength: 4
  }),
  {minLength: 10, maxLength: 160}
);

function cellsOf(customers: readonly (readonly (readonly number[])[])[]): CubeCell[] {
  const cells = new Map<string, {bins: string[]; who: Set<number>; last: number; months: number}>();
  customers.forEach((months, who) =>
    months.forEach((bins, i) => {
      const names = bins.map(String);
      const cell = cells.get(names.join()) ?? {bins: names, who: new Set(), last: 0, months: 0};
      cells.set(names.join(), cell);
      cell.who.add(who);
      cell.months++;
      if (i === months.length - 1) cell.last++;
    })
  );
  return [...cells.values()].map(({bins, who, last, months}) => ({
    bins,
    customers: who.size,
    last,
    sums: [months, 0, 0, 0, 0, 0]
  }));
}

describe("the brush cube behind the floor", () => {
  it("is one full partition whose every cell rests on at least the floor, counted again from the customers", () => {
    fc.assert(
      fc.property(people, (customers) => {
        const merged = mergeCube(cellsOf(customers), 10);
        expect(merged).not.toBeNull();
        const byBins = new Map((merged ?? []).map((cell) => [JSON.stringify(cell.bins), cell]));
        const who = new Map<CubeCell, Set<number>>();
        const months = new Map<CubeCell, number>();
        customers.forEach((own, i) =>
          own.forEach((bins) => {
            const cell = cellFor(bins.map(String), (names) => byBins.get(JSON.stringify(names)));
            if (!cell) throw new Error(`expected a cell for ${bins.join()}; found none`);
            who.set(cell, (who.get(cell) ?? new Set()).add(i));
            months.set(cell, (months.get(cell) ?? 0) + 1);
          })
        );
        for (const cell of merged ?? []) {
          expect(who.get(cell)?.size ?? 0).toBeGreaterThanOrEqual(10);
          expect(months.get(cell)).toBe(cell.sums[0]);
        }
      }),
      {numRuns: 80}
    );
  });

  it("gives no sum of finest cells but those of its own, whatever is added and taken off", () => {
    const customers = Array.from({length: 90}, (_, i) => [[i % 4, (i * 7) % 3, i % 11 === 0 ? 2 : i % 2]]);
    const cells = cellsOf(customers);
    const merged = mergeCube(cells, 10) ?? [];
    const byBins = new Map(merged.map((cell) => [JSON.stringify(cell.bins), cell]));
    const home = cells.map(({bins}) => cellFor(bins, (names) => byBins.get(JSON.stringify(names))));
    const system = new LinearSystem(
      cells.length,
      merged.map((cell) => cells.flatMap((_, i) => (home[i] === cell ? [i] : [])))
    );
    expect(merged.some(({bins}) => bins.includes(mergedBin))).toBe(true);
    cells.forEach((cell, i) => {
      if (cell.customers < 10) expect(system.determinesSum([i])).toBe(false);
    });
  });

  it("shows nothing where all together are too few", () => {
    expect(mergeCube(cellsOf(Array.from({length: 9}, () => [[0, 0, 0]])), 10)).toBeNull();
    expect(mergeCube([], 10)).toBeNull();
  });
});
