import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {calendarOf, monthNumber} from "../../../loaders/intake/periods.js";
import {auditFloor} from "../../../loaders/privacy/audit.js";
import {hiddenCells, type Tree} from "../../../loaders/privacy/floor.js";

const floor = 10;
const {periods} = calendarOf(monthNumber("2025-01"), monthNumber("2026-02"));
const eightMonths = calendarOf(monthNumber("2026-01"), monthNumber("2026-08")).periods;
const months = periods.flatMap((period, i) => (period.grain === "month" ? [i] : []));

/** A company, two cities, units below them. */
function treeOf(unitsInCities: readonly number[]): {readonly tree: Tree; readonly leaves: string[]} {
  const cities = unitsInCities.map((units, c) => ({
    id: `C${c}`,
    units: Array.from({length: units}, (_, u) => ({id: `C${c}U${u}`}))
  }));
  return {
    tree: {
      roots: [{id: "ALL"}],
      children: (id) => (id === "ALL" ? cities : (cities.find((city) => city.id === id)?.units ?? []))
    },
    leaves: cities.flatMap(({units}) => units.map(({id}) => id))
  };
}

/** Customers that each have rows in one unit and some months: the counts of every unit and period. */
function countsOf(
  tree: Tree,
  leaves: readonly string[],
  people: readonly {readonly unit: number; readonly months: readonly number[]}[],
  calendar = periods
) {
  const monthsOf = calendar.filter(({grain}) => grain === "month");
  const below = (id: string): string[] => [id, ...tree.children(id).flatMap((child) => below(child.id))];
  const own = (id: string) => people.filter(({unit}) => below(id).includes(leaves[unit % leaves.length]));
  const all = tree.roots.flatMap(({id}) => below(id));
  const counts = new Map(
    all.map((id) => [
      id,
      calendar.map(
        (period) =>
          own(id).filter((person) =>
            person.months.some((m) => monthsOf[m].from >= period.from && monthsOf[m].to <= period.to)
          ).length
      )
    ])
  );
  return {all, count: (id: string, period: number) => counts.get(id)?.[period] ?? 0};
}

/** Row-reduces the shown sums over leaf cells; says which single leaf cells, or sums of a unit's small cell, they determine. */
function determined(equations: readonly number[][], targets: readonly number[][]): boolean[] {
  const rows = equations.map((row) => [...row]);
  const pivots: {row: number[]; column: number}[] = [];
  for (const source of rows) {
    const row = reduce(source, pivots);
    const column = row.findIndex((v) => Math.abs(v) > 1e-9);
    if (column >= 0) pivots.push({row: row.map((v) => v / row[column]), column});
  }
  return targets.map((target) => reduce(target, pivots).every((v) => Math.abs(v) < 1e-9));
}

function reduce(source: readonly number[], pivots: readonly {row: readonly number[]; column: number}[]): number[] {
  const row = [...source];
  for (const {row: pivot, column} of pivots) {
    const factor = row[column];
    if (Math.abs(factor) > 1e-12) for (let k = 0; k < row.length; k++) row[k] -= factor * pivot[k];
  }
  return row;
}

describe("hiddenCells", () => {
  it("hides nothing where every cell reaches the floor", () => {
    const {tree} = treeOf([2, 2]);
    const hidden = hiddenCells(tree, periods, () => floor, floor);
    expect(periods.some((_, period) => hidden("C0U0", period) || hidden("ALL", period))).toBe(false);
  });

  it("puts a small month into its quarter, together with the smallest sibling's", () => {
    const {tree} = treeOf([3, 2]);
    const january = periods.findIndex(({id}) => id === "2026-01");
    const quarter = periods.find(({grain, from, to}) => grain === "quarter" && from <= "2026-01" && to >= "2026-01");
    const sizes: Record<string, number> = {ALL: 100, C0: 60, C1: 40, C0U0: 30, C0U1: 20, C0U2: 10, C1U0: 20, C1U1: 20};
    const hidden = hiddenCells(
      tree,
      periods,
      (unit, period) => (unit === "C0U0" && period === january ? 3 : sizes[unit]),
      floor
    );
    const hiddenOf = (unit: string) =>
      periods
        .filter((_, period) => hidden(unit, period))
        .map(({id}) => id)
        .sort();
    const ofQuarter = periods
      .filter(({grain, from}) => grain === "month" && quarter && from >= quarter.from && from <= quarter.to)
      .map(({id}) => id)
      .sort();
    expect(hiddenOf("C0U0")).toEqual(ofQuarter);
    expect(hiddenOf("C0U2")).toEqual(ofQuarter);
    expect(hiddenOf("C0U1")).toEqual([]);
    expect(hiddenOf("C0")).toEqual([]);
  });
});

describe("whatever hiddenCells leaves", () => {
  it.each([
    ["fourteen", periods, 120],
    ["eight, which are a whole with a rest before its quarters,", eightMonths, 80]
  ] as const)(
    "of %s months leaves nothing from which the audit could have anything under the floor, whether units partition customers or share them",
    (_name, calendar, numRuns) => {
      const person = fc.record({
        unit: fc.integer({min: 0, max: 30}),
        months: fc.uniqueArray(fc.integer({min: 0, max: calendar.filter(({grain}) => grain === "month").length - 1}), {
          minLength: 1,
          maxLength: 4
        })
      });
      const cities = fc.array(fc.integer({min: 1, max: 4}), {minLength: 1, maxLength: 3});
      fc.assert(
        fc.property(
          cities,
          fc.array(person, {minLength: 5, maxLength: 260}),
          fc.constantFrom("sum" as const, "largest" as const),
          (unitsInCities, people, together) => {
            const {tree, leaves} = treeOf(unitsInCities);
            const {all, count} = countsOf(tree, leaves, people, calendar);
            const hidden = hiddenCells(tree, calendar, count, floor, together);
            const figures = all.flatMap((unit) =>
              calendar.flatMap((_, period) =>
                count(unit, period) > 0 && !hidden(unit, period)
                  ? [{indicator: "any", unit, period, where: "here"}]
                  : []
              )
            );
            expect(
              auditFloor(
                figures,
                [{id: "any", isCohort: false, truth: {tree, together, customers: count, counted: count}}],
                calendar,
                floor
              )
            ).toEqual([]);
          }
        ),
        {numRuns}
      );
    }
  );
});

describe("whatever hiddenCells shows", () => {
  it("shows no cell under the floor, and none can be had from sums of what is shown", () => {
    const person = fc.record({
      unit: fc.integer({min: 0, max: 30}),
      months: fc.uniqueArray(fc.integer({min: 0, max: months.length - 1}), {minLength: 1, maxLength: 4})
    });
    fc.assert(
      fc.property(
        fc.array(fc.integer({min: 1, max: 4}), {minLength: 1, maxLength: 3}),
        fc.array(person, {minLength: 5, maxLength: 260}),
        (cities, people) => {
          const {tree, leaves} = treeOf(cities);
          const {all, count} = countsOf(tree, leaves, people);
          const hidden = hiddenCells(tree, periods, count, floor);
          // Every leaf unit and month is an unknown; a shown cell is an equation over them.
          const below = (id: string): string[] =>
            tree.children(id).length ? tree.children(id).flatMap((child) => below(child.id)) : [id];
          const equationOf = (id: string, period: number) => {
            const row = Array.from({length: leaves.length * months.length}, () => 0);
            for (const leaf of below(id))
              months.forEach((month, m) => {
                const inside = periods[month].from >= periods[period].from && periods[month].to <= periods[period].to;
                // An empty cell is no secret: it has no customers.
                if (inside && count(leaf, month) > 0) row[leaves.indexOf(leaf) * months.length + m] = 1;
              });
            return row;
          };
          const cells = all.flatMap((id) =>
            periods.flatMap((_, period) => (count(id, period) > 0 ? [{id, period}] : []))
          );
          const shown = cells.filter(({id, period}) => !hidden(id, period));
          for (const {id, period} of shown) expect(count(id, period)).toBeGreaterThanOrEqual(floor);
          const small = cells.filter(({id, period}) => count(id, period) < floor);
          const found = determined(
            shown.map(({id, period}) => equationOf(id, period)),
            small.map(({id, period}) => equationOf(id, period))
          );
          small.forEach(({id, period}, i) =>
            expect({cell: `${id} ${periods[period].id} n=${count(id, period)}`, determined: found[i]}).toMatchObject({
              determined: false
            })
          );
        }
      ),
      {numRuns: 60}
    );
  });
});
