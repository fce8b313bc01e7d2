import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  nextData,
  singleSteps,
  stepsOf,
  unlockedBy,
  type WantedIndicator,
  type WantedSystem
} from "../../../src/model/published/next-data.js";

const isRead = (table: string) => table !== "bills" && table !== "offers";
const indicators: readonly WantedIndicator[] = [
  {id: "connected", lacks: []},
  {id: "kept", lacks: ["customers.left_on"]},
  {id: "lost", lacks: ["customers.left_on"]},
  {id: "revenue", lacks: ["bills.revenue_fen", "bills.month", "customers.left_on"]},
  {id: "taken", lacks: ["offers.accepted", "offers.offered_at"]}
];
const systems: readonly WantedSystem[] = [
  {id: "reception", indicators: ["connected"]},
  {id: "customers", indicators: ["kept", "taken"]}
];
const problem = {indicators, systems, isRead};

describe("what to collect next", () => {
  it("a column of a table that is there is one step; a table that isn't is one with all that is needed of it", () => {
    expect(stepsOf(problem)).toEqual([
      {table: "bills", columns: ["month", "revenue_fen"], isTable: true},
      {table: "customers", columns: ["left_on"], isTable: false},
      {table: "offers", columns: ["accepted", "offered_at"], isTable: true}
    ]);
  });

  it("one more: the leaving date unlocks two, the offers one; bills alone nothing", () => {
    expect(
      singleSteps(problem).map(({steps, indicators: unlocked, systems: ready}) => [steps[0].table, unlocked, ready])
    ).toEqual([
      ["customers", ["kept", "lost"], []],
      ["offers", ["taken"], []]
    ]);
  });

  it("the plan takes the best a step first, and a system counts when its last indicator comes", () => {
    expect(
      nextData(problem).map(({steps, indicators: unlocked, systems: ready}) => [
        steps.map(({table}) => table),
        unlocked,
        ready
      ])
    ).toEqual([
      [["customers"], ["kept", "lost"], []],
      [["offers"], ["taken"], ["customers"]],
      [["bills"], ["revenue"], []]
    ]);
  });

  it("nothing lacks, nothing to do", () => {
    expect(nextData({indicators: [{id: "a", lacks: []}], systems: [], isRead})).toEqual([]);
  });
});

/** Small problems: up to six columns in three tables, one of which isn't there. */
const columns = ["a.x", "a.y", "b.x", "b.y", "c.x", "c.y"];
const small = fc
  .record({
    lacks: fc.array(fc.subarray(columns), {minLength: 1, maxLength: 7}),
    systems: fc.array(fc.uniqueArray(fc.nat(6), {minLength: 1, maxLength: 3}), {maxLength: 3}),
    missing: fc.constantFrom("a", "b", "none")
  })
  .map(({lacks, systems: scored, missing}) => ({
    indicators: lacks.map((own, i) => ({id: `i${i}`, lacks: own})),
    systems: scored.map((own, i) => ({id: `s${i}`, indicators: [...new Set(own.map((j) => `i${j % lacks.length}`))]})),
    isRead: (table: string) => table !== missing
  }));

/** By hand, apart from the model: how many are measurable once all columns of a set of steps are there. */
function measurableWith(
  given: ReadonlySet<string>,
  {indicators: own, systems: scored, isRead: read}: typeof problem
): number {
  const there = (column: string) => given.has(read(column.split(".")[0]) ? column : column.split(".")[0]);
  const done = new Set(own.filter(({lacks}) => lacks.every(there)).map(({id}) => id));
  return done.size + scored.filter((system) => system.indicators.every((id) => done.has(id))).length;
}

function subsets<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((all, item) => [...all, ...all.map((one) => [...one, item])], [[]]);
}

describe("against all subsets by brute force", () => {
  it("the first entry has the best gain a step of all bundles up to three", () => {
    fc.assert(
      fc.property(small, (given) => {
        const steps = [
          ...new Set(
            given.indicators.flatMap(({lacks}) =>
              lacks.map((column) => (given.isRead(column.split(".")[0]) ? column : column.split(".")[0]))
            )
          )
        ];
        const before = measurableWith(new Set(), given);
        const best = Math.max(
          0,
          ...subsets(steps)
            .filter(({length}) => length > 0 && length <= 3)
            .map((bundle) => (measurableWith(new Set(bundle), given) - before) / bundle.length)
        );
        const [first] = nextData(given);
        const gain = first ? (first.indicators.length + first.systems.length) / first.steps.length : 0;
        expect(gain).toBeGreaterThanOrEqual(best - 1e-12);
      }),
      {numRuns: 300}
    );
  });

  it("the plan ends with all measurable, each step and each gain once", () => {
    fc.assert(
      fc.property(small, (given) => {
        const plan = nextData(given);
        const taken = plan.flatMap(({steps}) =>
          steps.map(({table, columns: own, isTable}) => (isTable ? table : `${table}.${own[0]}`))
        );
        expect(new Set(taken).size).toBe(taken.length);
        const unlocked = plan.flatMap(({indicators: own}) => own);
        expect(unlocked.sort()).toEqual(
          given.indicators
            .filter(({lacks}) => lacks.length > 0)
            .map(({id}) => id)
            .sort()
        );
        let sum = measurableWith(new Set(), given);
        const sofar = new Set<string>();
        let next = 0;
        for (const entry of plan) {
          for (const _ of entry.steps) sofar.add(taken[next++]);
          sum += entry.indicators.length + entry.systems.length;
          expect(measurableWith(sofar, given)).toBe(sum);
        }
      }),
      {numRuns: 300}
    );
  });

  it("single steps are all that unlock something alone, in falling order", () => {
    fc.assert(
      fc.property(small, (given) => {
        const before = measurableWith(new Set(), given);
        const gains = stepsOf(given)
          .map(
            (step) =>
              measurableWith(new Set([step.isTable ? step.table : `${step.table}.${step.columns[0]}`]), given) - before
          )
          .filter((gain) => gain > 0);
        const found = singleSteps(given).map((one) => one.indicators.length + one.systems.length);
        expect(found).toEqual(gains.sort((a, b) => b - a));
        for (const {steps, indicators: own} of singleSteps(given))
          expect(unlockedBy(steps, given).indicators).toEqual(own);
      }),
      {numRuns: 200}
    );
  });
});
