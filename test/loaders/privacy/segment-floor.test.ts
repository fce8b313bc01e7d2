import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {LinearSystem} from "../../../loaders/privacy/linear-system.js";
import {mergeSmall, otherSegment, segmentCells} from "../../../loaders/privacy/segment-floor.js";

const floor = 10;
const segments = ["young", "family", "senior", "unknown"];

/** A company of units with so many customers by segment. */
function companyOf(sizes: Readonly<Record<string, readonly number[]>>) {
  const units = Object.keys(sizes).map((id) => ({id}));
  const customers = (unit: string, segment: string): number =>
    unit === "ALL"
      ? units.reduce((sum, {id}) => sum + customers(id, segment), 0)
      : sizes[unit][segments.indexOf(segment)];
  const total = (unit: string) => segments.reduce((sum, segment) => sum + customers(unit, segment), 0);
  return {tree: {roots: [{id: "ALL"}], children: (id: string) => (id === "ALL" ? units : [])}, units, customers, total};
}

describe("mergeSmall", () => {
  it("keeps parts that reach the floor as they are", () => {
    expect(
      mergeSmall(
        [
          {id: "a", customers: 10},
          {id: "b", customers: 12}
        ],
        floor
      )
    ).toEqual([
      {id: "a", of: ["a"]},
      {id: "b", of: ["b"]}
    ]);
  });

  it("3 + 4 + 15 of 60: the small ones stand together with the next smallest", () => {
    const parts = [
      {id: "a", customers: 38},
      {id: "b", customers: 3},
      {id: "c", customers: 15},
      {id: "d", customers: 4}
    ];
    expect(mergeSmall(parts, floor)).toEqual([
      {id: "a", of: ["a"]},
      {id: otherSegment, of: ["b", "d", "c"]}
    ]);
  });

  it("has nothing to show where all together are too few", () => {
    expect(
      mergeSmall(
        [
          {id: "a", customers: 4},
          {id: "b", customers: 5}
        ],
        floor
      )
    ).toBeNull();
  });
});

describe("segmentCells", () => {
  it("shows all where every cell reaches the floor", () => {
    const {tree, customers} = companyOf({A: [10, 20, 30, 10], B: [10, 10, 10, 10]});
    expect(segmentCells(tree, segments, {customers, isShown: () => true}, floor).units).toEqual(["ALL", "A", "B"]);
  });

  it("a unit with a small segment goes with its smallest sibling, in all segments", () => {
    const {tree, customers} = companyOf({A: [3, 70, 0, 0], B: [12, 36, 0, 0], C: [40, 120, 0, 0]});
    expect(segmentCells(tree, segments, {customers, isShown: () => true}, floor).units).toEqual(["ALL", "C"]);
  });

  it("a unit of one segment in the rest gives nothing away: its total, less the rest's, leaves enough", () => {
    const {tree, customers} = companyOf({A: [20, 0, 0, 0], B: [3, 90, 0, 0], C: [15, 120, 0, 0], D: [50, 150, 0, 0]});
    // The 20 of A would do for the 3 of B by number, but A's are known from A's total: B goes with C.
    expect(segmentCells(tree, segments, {customers, isShown: () => true}, floor).units).toEqual(["ALL", "A", "D"]);
  });

  it("a segment that is rare everywhere goes with the next, rather than hiding every unit", () => {
    const {tree, customers} = companyOf({A: [4, 20, 30, 40], B: [5, 20, 30, 40], C: [6, 20, 30, 40]});
    expect(segmentCells(tree, segments, {customers, isShown: () => true}, floor)).toEqual({
      segments: [
        {id: "senior", of: ["senior"]},
        {id: "unknown", of: ["unknown"]},
        {id: otherSegment, of: ["young", "family"]}
      ],
      units: ["ALL", "A", "B", "C"]
    });
  });

  it("a company shows nothing where one unit has one segment and the other's total gives its small one away", () => {
    // Whoever knows that only B has family takes the company's 10 off the 11 of B.
    const {tree, customers} = companyOf({A: [1, 0, 9, 0], B: [0, 10, 0, 1]});
    expect(segmentCells(tree, segments, {customers, isShown: () => true}, floor).units).toEqual([]);
  });

  it("leaves no cell under the floor to be had from segments, units' totals and the company's segments", () => {
    let small = 0;
    let shown = 0;
    const unit = fc.array(fc.oneof(fc.integer({min: 0, max: 12}), fc.integer({min: 10, max: 80})), {
      minLength: 4,
      maxLength: 4
    });
    fc.assert(
      fc.property(fc.array(unit, {minLength: 1, maxLength: 7}), (sizes) => {
        const {tree, units, customers, total} = companyOf(Object.fromEntries(sizes.map((row, i) => [`U${i}`, row])));
        const hasTotal = (id: string) => total(id) >= floor;
        const cells = segmentCells(tree, segments, {customers, isShown: hasTotal}, floor);
        const atoms = units.flatMap(({id}) =>
          segments.flatMap((segment) => (customers(id, segment) > 0 ? [{id, segment}] : []))
        );
        const sumOf = (id: string, of: readonly string[]) =>
          atoms.flatMap((atom, i) => ((id === "ALL" || atom.id === id) && of.includes(atom.segment) ? [i] : []));
        // A unit's total is shown only where the cube of units leaves none alone under the floor.
        const hiddenTotals = units.filter(({id}) => total(id) > 0 && !hasTotal(id));
        const totals = hiddenTotals.length === 1 ? [] : units.filter(({id}) => hasTotal(id));
        const sums = [
          ...cells.units.flatMap((id) => cells.segments.map(({of}) => sumOf(id, of))),
          ...(total("ALL") >= floor ? [sumOf("ALL", segments)] : []),
          ...totals.map(({id}) => sumOf(id, segments))
        ].filter((sum) => sum.length > 0);
        const system = new LinearSystem(atoms.length, sums);
        for (const id of cells.units) {
          for (const {of} of cells.segments) {
            const here = of.reduce((sum, segment) => sum + customers(id, segment), 0);
            if (here === 0) continue;
            shown++;
            expect(here).toBeGreaterThanOrEqual(floor);
          }
        }
        atoms.forEach(({id, segment}, i) => {
          if (customers(id, segment) >= floor) return;
          small++;
          expect({id, segment, determined: system.determinesSum([i])}).toEqual({id, segment, determined: false});
        });
      }),
      {numRuns: 400}
    );
    expect(Math.min(small, shown)).toBeGreaterThan(500);
  });
});

describe("segmentCells of cells in which all may have the same", () => {
  /** Cells in which all have something, or nobody has, by the letter of whom: they tell it of each, where they are small. */
  const toldOf =
    (customers: (unit: string, segment: string) => number, having: Readonly<Record<string, string>>) =>
    (cells: readonly {readonly unit: string; readonly segment: string}[]): number => {
      const there = cells.filter(({unit, segment}) => customers(unit, segment) > 0);
      const size = there.reduce((sum, {unit, segment}) => sum + customers(unit, segment), 0);
      const kinds = new Set(there.map(({unit, segment}) => having[`${unit} ${segment}`] ?? "some"));
      return size >= floor && size <= 2 * floor && kinds.size === 1 && !kinds.has("some") ? floor - 1 : size;
    };

  it("asks of merged segments, too, whether all in them have the same: 19 of 19 would tell it of each", () => {
    // Young and family are small everywhere and stand together; in A nobody of either has what the indicator counts.
    const {tree, customers} = companyOf({A: [4, 8, 30, 40], B: [5, 9, 30, 40], C: [6, 9, 30, 40]});
    const alike = {"A young": "none", "A family": "none"};
    const told = toldOf(customers, alike);
    const plain = segmentCells(tree, segments, {customers, isShown: () => true}, floor);
    const asked = segmentCells(tree, segments, {customers, told, isShown: () => true}, floor);
    const small = ({units, segments: groups}: typeof plain) =>
      units.filter(
        (unit) => unit === "A" && groups.some(({of}) => told(of.map((segment) => ({unit, segment}))) < floor)
      );
    expect([small(plain), small(asked)]).toEqual([["A"], []]);
  });

  it("asks it of the units that aren't shown, too: what is left of their parent tells of them", () => {
    const {tree, customers} = companyOf({A: [6, 30, 0, 0], B: [7, 30, 0, 0], C: [30, 60, 0, 0], D: [40, 70, 0, 0]});
    const told = toldOf(customers, {"A young": "all", "B young": "all"});
    expect(segmentCells(tree, segments, {customers, isShown: () => true}, floor).units).toEqual(["ALL", "C", "D"]);
    // A and B together would be 13 young who all have it.
    expect(segmentCells(tree, segments, {customers, told, isShown: () => true}, floor).units).toEqual(["ALL", "D"]);
  });
});
