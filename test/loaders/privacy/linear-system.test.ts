import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {LinearSystem} from "../../../loaders/privacy/linear-system.js";

/** Whether a sum of unknowns lies in the span of others, by dense elimination over doubles. */
function spans(unknowns: number, sums: readonly (readonly number[])[], target: readonly number[]): boolean {
  const rowOf = (sum: readonly number[]) => Array.from({length: unknowns}, (_, i) => (sum.includes(i) ? 1 : 0));
  const pivots: {row: number[]; column: number}[] = [];
  const reduced = (row: number[]) => {
    for (const pivot of pivots) {
      const factor = row[pivot.column];
      row = row.map((value, k) => value - factor * pivot.row[k]);
    }
    return row;
  };
  const columnOf = (row: readonly number[]) => row.findIndex((value) => Math.abs(value) > 1e-7);
  for (const sum of sums) {
    const row = reduced(rowOf(sum));
    const column = columnOf(row);
    if (column >= 0) pivots.push({row: row.map((value) => value / row[column]), column});
  }
  return columnOf(reduced(rowOf(target))) < 0;
}

describe("LinearSystem", () => {
  it("a + b and b give a", () => {
    const system = new LinearSystem(2, [[0, 1], [1]]);
    expect(system.determinesSum([0])).toBe(true);
  });

  it("a + b, b + c and a + c give each of them", () => {
    const system = new LinearSystem(3, [
      [0, 1],
      [1, 2],
      [0, 2]
    ]);
    expect([0, 1, 2].map((unknown) => system.determinesSum([unknown]))).toEqual([true, true, true]);
  });

  it("rows and columns of a 2 × 2 table give none of its cells", () => {
    const system = new LinearSystem(4, [
      [0, 1],
      [2, 3],
      [0, 2],
      [1, 3]
    ]);
    expect([0, 1, 2, 3].map((unknown) => system.determinesSum([unknown]))).toEqual([false, false, false, false]);
    expect(system.determinesSum([0, 1, 2, 3])).toBe(true);
  });

  it("what stands together throughout is one class and can't be had apart", () => {
    const system = new LinearSystem(4, [[0, 1, 2], [2]]);
    expect(system.classOf[0]).toBe(system.classOf[1]);
    expect(system.determinesSum([0, 1])).toBe(true);
    expect(system.determinesSum([0])).toBe(false);
    expect(system.determinesSum([3])).toBe(false);
  });

  it("finds for any sums what dense elimination finds", () => {
    const unknowns = 9;
    const sum = fc.uniqueArray(fc.integer({min: 0, max: unknowns - 1}), {minLength: 1, maxLength: 6});
    let determined = 0;
    fc.assert(
      fc.property(fc.array(sum, {maxLength: 12}), fc.array(sum, {minLength: 4, maxLength: 4}), (sums, targets) => {
        const system = new LinearSystem(unknowns, sums);
        for (const target of [...targets, ...Array.from({length: unknowns}, (_, i) => [i])]) {
          const expected = spans(unknowns, sums, target);
          if (expected) determined++;
          expect(system.determinesSum(target)).toBe(expected);
        }
      }),
      {numRuns: 400}
    );
    expect(determined).toBeGreaterThan(200);
  });
});
