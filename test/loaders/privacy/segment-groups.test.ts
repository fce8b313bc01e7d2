import {describe, expect, it} from "vitest";
import {noMoments, type Moments} from "../../../src/model/statistics/moments.js";
import {mergeSegments} from "../../../loaders/evaluate/plan-stocks.js";
import {allChannels, Breakdown} from "../../../loaders/measure/breakdowns.js";
import type {SegmentCounts} from "../../../loaders/measure/plan/read-plan.js";
import {lifeSplitOf} from "../../../loaders/privacy/life-floor.js";
import {monthGroups} from "../../../loaders/privacy/month-groups.js";
import {groupSegments, segmentsOf} from "../../../loaders/privacy/segment-groups.js";
import {mergeSmall} from "../../../loaders/privacy/segment-floor.js";
import {calendarOf, monthNumber} from "../../../loaders/intake/periods.js";

const floor = 10;
const sizes: Readonly<Record<string, number>> = {family: 81, individual: 300, youth: 200, enterprise: 5};
const stocks = new Map(Object.entries(sizes).map(([id, n]) => [id, Array.from({length: 13}, () => n)]));

/** Everything by segment of so many customers that stay as they are: enough join, leave, are billed and call. */
function countsOf(customers: number, newcomers: readonly number[] = []): SegmentCounts {
  const each = (n: number, length = 12) => Array.from({length}, () => n);
  const few = Math.min(customers, 20);
  return {
    customers: each(customers, 13),
    newcomers: Array.from({length: 13}, (_, t) => newcomers[t] ?? few),
    joins: each(few),
    left: new Map([["port_out", each(few)]]),
    lines: each(customers, 13),
    revenueFen: each(5000 * customers),
    largestFen: Array.from({length: 12}, () => ({largest: 5000, second: 5000})),
    billed: each(customers),
    contacts: each(2 * customers),
    contacting: each(customers),
    repeats: each(few),
    newcomersLeft: each(1),
    newcomersRevenueFen: each(100_000),
    newcomersBilled: each(few)
  };
}

const sorted = (parts: readonly {readonly of: readonly string[]}[]) => parts.map(({of}) => of.toSorted()).sort();

describe("segments of all files", () => {
  it("5 enterprise customers stand with the same 81 everywhere, so that 86 − 81 is nowhere", () => {
    const groups = groupSegments(stocks, floor);
    const expected = [["enterprise", "family"], ["individual"], ["youth"]].sort();
    expect(sorted(groups.groups)).toEqual(expected);
    // A plan that had to merge otherwise by itself: few individual customers call.
    const counts = new Map(Object.entries(sizes).map(([id, n]) => [id, countsOf(n)]));
    const plan = mergeSegments(counts, floor, 1, groups.groupOf);
    expect(plan?.segments.map(({counts: one}) => one.customers[0]).sort()).toEqual([200, 300, 86].sort());
    // Life tables go by months at risk, of which these have the fewest in family.
    const rows = Object.keys(sizes).map((id) => ({
      class: id,
      tenure: 0,
      atRisk: id === "family" ? 50 : 500,
      left: [0, 0, 0, 0],
      ended: 0,
      moved: 0,
      due: 0,
      revenueFen: 0,
      revenueFenSquared: 0,
      customersByKind: [sizes[id], 0, 0, 0]
    }));
    const life = lifeSplitOf("segment", rows, [0], floor, {nameOf: () => null, groupOf: groups.groupOf});
    expect(sorted(life?.classes ?? [])).toEqual(expected);
  });

  it("merges further are of whole groups, and what stands together goes first", () => {
    const {groups} = groupSegments(stocks, floor);
    const merged = mergeSmall(
      groups.map(({id}) => ({id, customers: id === "youth" ? 4 : id === "individual" ? 30 : 60})),
      floor
    );
    expect(merged?.map(({of}) => segmentsOf({groups, groupOf: (one) => one}, of).sort())).toEqual([
      ["individual"],
      ["enterprise", "family", "youth"]
    ]);
  });

  it("a segment that grows from nobody is grouped by its smallest month", () => {
    const growing = new Map([...stocks, ["senior", Array.from({length: 13}, (_, t) => 4 * t)]]);
    expect(groupSegments(growing, floor).groupOf("senior")).toBe("other");
  });

  it("segments of which one has nobody in a month reach the floor without it", () => {
    const two = new Map([
      ["family", [81, 81]],
      ["senior", [0, 4]],
      ["enterprise", [7, 7]]
    ]);
    expect(sorted(groupSegments(two, floor).groups)).toEqual([["enterprise", "family", "senior"]]);
  });
});

describe("months beside their quarter", () => {
  const {periods} = calendarOf(monthNumber("2026-01"), monthNumber("2026-12"));
  const at = (month: string) => periods.findIndex(({grain, from}) => grain === "month" && from === month);
  const quarter = periods.findIndex(({grain, from}) => grain === "quarter" && from === "2026-01");
  const moments = (n: number): Moments => ({...noMoments, n, x: n, xx: n});
  const breakdown = new Breakdown();
  const customers: Readonly<Record<string, readonly number[]>> = {
    enterprise: [12, 14, 4],
    family: [40, 50, 60],
    youth: [15, 16, 17]
  };
  for (const [segment, months] of Object.entries(customers))
    months.forEach((n, i) => breakdown.add(at(`2026-0${i + 1}`), segment, allChannels, moments(n)));

  it("30 − 12 − 14 = 4: what is too few in one month is merged in all of its quarter", () => {
    const groupsIn = monthGroups(breakdown, periods, () => [["enterprise"], ["family"], ["youth"]], floor);
    for (const month of ["2026-01", "2026-02", "2026-03"])
      expect(sorted(groupsIn(at(month)) ?? [])).toEqual([["enterprise", "youth"], ["family"]]);
  });

  it("merges more where the quarter gives away what the months hide", () => {
    // Youth is there in March alone: the quarter's youth is March's, and what it stands with there are four.
    const late = new Breakdown();
    for (const [segment, months] of Object.entries({...customers, youth: [0, 0, 17]}))
      months.forEach((n, i) => {
        if (n > 0) late.add(at(`2026-0${i + 1}`), segment, allChannels, moments(n));
      });
    const groupsIn = monthGroups(
      late,
      periods,
      (one) => (one === quarter ? [["enterprise"], ["family"], ["youth"]] : []),
      floor
    );
    // Enterprise and youth together would be 12, 14 and 21: enterprise's last 4 are what the quarter's 30 has besides 12 and 14.
    expect(sorted(groupsIn(at("2026-03")) ?? [])).toEqual([["enterprise", "family", "youth"]]);
  });
});

describe("the plan's newcomers", () => {
  const counts = (first: number) =>
    new Map([
      ["family", countsOf(80, [first])],
      ["youth", countsOf(200)],
      ["individual", countsOf(300)]
    ]);

  it("are at least the floor in the first month too: a segment with 3 is merged", () => {
    const found = mergeSegments(counts(3), floor, 1);
    expect(found?.segments.map(({counts: one}) => one.newcomers[0]).sort()).toEqual([20, 23]);
    expect(mergeSegments(counts(10), floor, 1)?.segments).toHaveLength(3);
  });

  it("and what the others are, who joined before", () => {
    expect(mergeSegments(counts(75), floor, 1)?.segments).toHaveLength(2);
  });
});

describe("the plan's revenue", () => {
  it("of a segment of which one customer pays 880,000 of 900,000 in a month stands with another's", () => {
    const one = countsOf(80);
    const dominated = {
      ...one,
      revenueFen: one.revenueFen.map((fen, t) => (t === 5 ? 900_000 : fen)),
      largestFen: one.largestFen.map((parts, t) => (t === 5 ? {largest: 880_000, second: 2000} : parts))
    };
    const plan = (first: SegmentCounts) =>
      mergeSegments(
        new Map([
          ["family", first],
          ["youth", countsOf(400)],
          ["individual", countsOf(300)]
        ]),
        floor,
        1
      );
    expect(sorted(plan(one)?.segments ?? [])).toHaveLength(3);
    // 880,000 of 900,000 and 2,000,000, or of 900,000 and 1,500,000: neither is more than 70 %.
    const merged = plan(dominated)?.segments.filter(({of}) => of.includes("family"));
    expect(merged).toMatchObject([{of: ["family", "individual"]}]);
    expect(merged?.[0].counts.largestFen[5]).toEqual({largest: 880_000, second: 5000});
  });
});
