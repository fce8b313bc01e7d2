import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {calendarOf, monthNumber} from "../../../loaders/intake/periods.js";
import {boundsOf} from "../../../loaders/privacy/bounds.js";
import {hiddenCells, type Tree} from "../../../loaders/privacy/floor.js";
import {loadWholeSolver, type SolveWhole} from "../../../loaders/privacy/whole-numbers.js";
import {isWitness, Witnesses, type CountTable} from "../../../loaders/privacy/witness.js";

const solve = await loadWholeSolver();

/** Rows and columns of a table, each with its sum published but the cells; `shown` are cells published themselves. */
function tableOf(rows: readonly (readonly number[])[], shown: readonly number[] = []): CountTable {
  const width = rows[0].length;
  const counts = rows.flat();
  const cells = counts.map((_, cell) => cell);
  return {
    counts,
    sums: [
      ...rows.map((_, row) => cells.filter((cell) => Math.floor(cell / width) === row)),
      ...rows[0].map((_, column) => cells.filter((cell) => cell % width === column)),
      ...shown.map((cell) => [cell])
    ]
  };
}

/** The least and the most that a cell of a small table may hold, by trying all tables with these row and column sums. */
function rangeByTrying({counts, sums}: CountTable, group: readonly number[]): number {
  const totals = sums.map((sum) => sum.reduce((all, cell) => all + counts[cell], 0));
  const found = new Set<number>();
  const table = counts.map(() => 0);
  const visit = (cell: number): void => {
    if (cell === counts.length) {
      if (sums.every((sum, i) => sum.reduce((all, one) => all + table[one], 0) === totals[i]))
        found.add(group.reduce((all, one) => all + table[one], 0));
      return;
    }
    const most = Math.min(...totals.filter((_, i) => sums[i].includes(cell)));
    for (let value = 0; value <= most; value++) {
      table[cell] = value;
      if (sums.some((sum, i) => sum.reduce((all, one) => all + (one <= cell ? table[one] : 0), 0) > totals[i])) break;
      visit(cell + 1);
    }
    table[cell] = 0;
  };
  visit(0);
  return Math.max(...found) - Math.min(...found);
}

const few = fc.integer({min: 1, max: 4});
const tables = fc
  .tuple(fc.array(fc.tuple(few, few, few), {minLength: 2, maxLength: 2}), fc.array(fc.nat(5), {maxLength: 3}))
  .map(([rows, shown]) => tableOf(rows, [...new Set(shown)]));

describe("a witness", () => {
  it("is found by a swap over a month of ninety units too: those of a month of the whole operator stand in one wide sum", () => {
    // Only the first and the last unit hide their months.
    const rows = Array.from({length: 90}, (_, unit) => (unit === 0 ? [2, 9, 8] : [11, 12, 13]));
    const shown = rows.flatMap((row, unit) =>
      unit === 0 || unit === 89 ? [] : row.map((_, month) => 3 * unit + month)
    );
    const table = tableOf(rows, shown);
    const witness = new Witnesses(table).of([0], null);
    expect(witness?.by).toBe("swap");
    if (witness) expect(isWitness(table, [0], witness)).toBe(true);
  });

  it("is two tables of whole numbers that agree with all that is published and differ by three in the group", () => {
    fc.assert(
      fc.property(tables, fc.nat(5), (table, cell) => {
        for (const by of [solve, null]) {
          const witness = new Witnesses(table).of([cell], by);
          if (witness) expect(isWitness(table, [cell], witness)).toBe(true);
        }
      }),
      {numRuns: 150}
    );
  });

  it("is found by programs just where all tables that agree, tried one by one, differ by as much", () => {
    fc.assert(
      fc.property(tables, fc.nat(5), (table, cell) => {
        expect(new Witnesses(table).of([cell], solve) !== null).toBe(rangeByTrying(table, [cell]) >= 3);
      }),
      {numRuns: 60}
    );
  });

  it("isn't what changes a sum, goes below nothing, or opens the group by two", () => {
    const table = tableOf([
      [4, 20],
      [30, 40]
    ]);
    const around = (by: number) =>
      new Map([
        [0, by],
        [1, -by],
        [2, -by],
        [3, by]
      ]);
    const holds = (low: number, high: number) =>
      isWitness(table, [0], {by: "swap", tables: [around(low), around(high)]});
    expect(holds(-4, 20)).toBe(true);
    expect(holds(-5, 0)).toBe(false);
    expect(holds(0, 2)).toBe(false);
    expect(
      isWitness(table, [0], {
        by: "swap",
        tables: [
          new Map(),
          new Map([
            [0, 3],
            [1, -3]
          ])
        ]
      })
    ).toBe(false);
  });
});

describe("a small cell between two units and two months", () => {
  it("is open by a swap where the others have customers to spare", () => {
    const table = tableOf([
      [4, 20],
      [30, 40]
    ]);
    expect(new Witnesses(table).of([0], null)?.by).toBe("swap");
  });

  it("isn't where one of the others is shown, or has one customer and it has one itself", () => {
    expect(
      new Witnesses(
        tableOf(
          [
            [4, 20],
            [30, 40]
          ],
          [3]
        )
      ).of([0], solve)
    ).toBeNull();
    expect(
      new Witnesses(
        tableOf([
          [1, 1],
          [30, 40]
        ])
      ).of([0], solve)
    ).toBeNull();
  });
});

describe("bounds of an indicator", () => {
  const {periods} = calendarOf(monthNumber("2026-01"), monthNumber("2026-03"));
  const sizes: Readonly<Record<string, readonly number[]>> = {A: [1, 1, 40], B: [30, 30, 30], C: [50, 50, 50]};
  const tree: Tree = {
    roots: [{id: "ALL"}],
    children: (id) => (id === "ALL" ? Object.keys(sizes).map((one) => ({id: one})) : [])
  };
  const monthsIn = (period: number) =>
    [0, 1, 2].filter(
      (month) => periods[period].from <= `2026-0${month + 1}` && periods[period].to >= `2026-0${month + 1}`
    );
  const customers = (unit: string, period: number): number =>
    unit === "ALL"
      ? Object.keys(sizes).reduce((sum, one) => sum + customers(one, period), 0)
      : monthsIn(period).reduce((sum, month) => sum + sizes[unit][month], 0);
  const indicator = {id: "i", isCohort: false, truth: {tree, together: "sum", customers, counted: customers}} as const;
  const boundsWith = (isShown: (unit: string, period: number) => boolean, by: SolveWhole = solve) =>
    boundsOf(
      ["ALL", "A", "B", "C"].flatMap((unit) =>
        periods.flatMap((_, period) => (isShown(unit, period) ? [{indicator: "i", unit, period, where: ""}] : []))
      ),
      [indicator],
      periods,
      10,
      by
    );

  it("prove what the floor hides, and name what is hidden too little", () => {
    const isHidden = hiddenCells(tree, periods, customers, 10);
    expect(boundsWith((unit, period) => !isHidden(unit, period))).toEqual({swaps: 2, programs: 0, unproven: []});
    // A alone hidden: what all have less what the others have is its customers.
    const months = periods.flatMap(({grain}, i) => (grain === "month" ? [i] : []));
    const few = months.filter((month) => customers("A", month) < 10);
    expect(boundsWith((unit, period) => !(unit === "A" && few.includes(period))).unproven).toEqual(
      few.map((period) => ({indicator: "i", unit: "A", period}))
    );
  });
});
