import fc from "fast-check";
import {expect, it} from "vitest";
import {restOfShown, type EffortCell} from "../../../loaders/measure/report/read-report.js";
import {mixGroups, mixRow, otherGroup} from "../../../loaders/evaluate/report-mix.js";
import {ofMeasure} from "../../../loaders/evaluate/report-review.js";
import {momentsOf} from "../../../src/model/statistics/moments.js";

const floor = 10;
const floors = {customers: floor, team: 3};

/** A group whose customers each spent one hour, of which `customers[role]` spent it on that role. */
function group(value: string, customers: readonly number[]): EffortCell[] {
  const all = customers.reduce((sum, n) => sum + n, 0);
  let from = 0;
  return customers.map((n, role) => {
    const start = from;
    from += n;
    const y = Array.from({length: all}, (_, i) => (i >= start && i < start + n ? 3600 : 0));
    return {
      value,
      role: `r${role}`,
      customers: n,
      people: 5,
      moments: momentsOf(
        y,
        y.map(() => 3600)
      )
    };
  });
}

it("no role of a shown group rests on fewer customers than the floor, and no time is lost", () => {
  const groups = fc.array(fc.tuple(fc.integer({min: 0, max: 30}), fc.integer({min: 0, max: 30})), {
    minLength: 1,
    maxLength: 7
  });
  fc.assert(
    fc.property(groups, (sizes) => {
      const cells = sizes.flatMap((size, i) => group(`g${i}`, size));
      const shown = mixGroups(cells, floors);
      if (shown === null) return;
      for (const one of shown)
        for (const {customers} of one.cells) expect(customers === 0 || customers >= floor).toBe(true);
      const time = (all: readonly (readonly EffortCell[])[]) =>
        all.reduce((sum, own) => sum + (own[0]?.moments.x ?? 0), 0);
      expect(time(shown.map((one) => one.cells))).toBe(time(sizes.map((size, i) => group(`g${i}`, size))));
      // What stands together is at least two groups: one alone is what is left of all when the others are taken off.
      const apart = shown.filter(({value}) => value !== otherGroup).length;
      expect(sizes.length - apart).not.toBe(1);
    })
  );
});

it("a small group stands with the next smallest, and shares are of its time", () => {
  const shown = mixGroups(
    [...group("large", [40, 60]), ...group("middle", [20, 20]), ...group("small", [4, 12])],
    floors
  );
  expect(shown?.map(({value}) => value)).toEqual(["large", "other"]);
  const row = shown && mixRow(shown[0], ["r0", "r1"], {kind: "others"});
  expect(row).toMatchObject({hours: 100, customers: 100});
  expect(row?.shares.map(({value}) => value)).toEqual([0.4, 0.6]);
});

it("a role in which nobody was served has an interval, by hand: Wilson's of none of ten is 0 to .28", () => {
  const [row] = mixGroups(group("ten", [10]), floors) ?? [];
  expect(mixRow(row, ["r0", "r1"], {kind: "all"}).shares[1]).toMatchObject({value: 0, low: 0, high: 0.27753});
});

it("a branch with too few employees hides all branches, not the whole", () => {
  const cell = (unit: string, n: number) => ({
    unit,
    year: 0,
    isPartner: false,
    people: null,
    moments: momentsOf(
      Array.from({length: n}, (_, i) => (i % 2 ? 100 : -100)),
      Array.from({length: n}, () => 1)
    )
  });
  const units = ["whole", "a", "b"];
  const measure = {id: "contacts_a_seat_day", format: "number"} as const;
  expect(
    ofMeasure(measure, [cell("whole", 14), cell("a", 9), cell("b", 5)], units, floors).map(({unit}) => unit)
  ).toEqual(units);
  expect(
    ofMeasure(measure, [cell("whole", 14), cell("a", 10), cell("b", 4)], units, floors).map(({unit}) => unit)
  ).toEqual(["whole"]);
  expect(ofMeasure(measure, [cell("whole", 4)], ["whole"], floors)).toEqual([]);
});

it("a group that two employees served stands with the next smallest, or all stand together", () => {
  const servedBy = (value: string, size: number, people: number) =>
    group(value, [size, size]).map((cell) => ({...cell, people}));
  const valuesOf = (cells: readonly EffortCell[]) => mixGroups(cells, floors)?.map(({value}) => value);
  const large = [...servedBy("large", 60, 9), ...servedBy("middle", 40, 4)];
  expect(valuesOf([...large, ...servedBy("small", 30, 3)])).toEqual(["large", "middle", "small"]);
  expect(valuesOf([...large, ...servedBy("small", 30, 2)])).toEqual(["large", "other"]);
  // Where nobody is on record nothing is asked.
  expect(valuesOf([...large, ...servedBy("small", 30, 0)])).toEqual(["large", "middle", "small"]);
  expect(mixGroups(servedBy("one", 60, 2), floors)).toBeNull();
});

it("what two employees of a partner do isn't told of any branch, nor what the whole has besides the branches", () => {
  const measure = {id: "partner_transfers", format: "percent"} as const;
  const both = (unit: string, partners: number) =>
    [true, false].map((isPartner) => ({
      unit,
      year: 0,
      isPartner,
      people: isPartner ? partners : 8,
      moments: momentsOf(
        Array.from({length: 40}, (_, i) => i % 2),
        Array.from({length: 40}, () => 1)
      )
    }));
  const units = ["whole", "a", "b"];
  const shown = (...people: readonly [number, number, number]) =>
    ofMeasure(
      measure,
      [...both("whole", 20), ...["a", "b", restOfShown].flatMap((unit, i) => both(unit, people[i]))],
      units,
      floors
    ).map(({unit}) => unit);
  expect(shown(3, 3, 3)).toEqual(units);
  expect(shown(3, 2, 3)).toEqual(["whole"]);
  expect(shown(3, 3, 2)).toEqual(["whole"]);
  expect(ofMeasure(measure, both("whole", 2), ["whole"], floors)).toEqual([]);
});
