/** Customers, lines and revenue that the plan starts from, merged until all that is published rests on the floor. */
import type {PlanBase, PlanSegment, SegmentYear} from "../../src/model/plan/base.js";
import {rounded} from "../../src/model/plan/rounded.js";
import {sum} from "../../src/model/statistics/sums.js";
import type {LineFlows, SegmentCounts} from "../measure/plan/read-plan.js";
import {largestTogether} from "../measure/largest-parts.js";
import {isShared} from "../privacy/dominance.js";
import {isFew} from "../privacy/floor.js";
import {mergeSmall} from "../privacy/segment-floor.js";

/** Ways of leaving, in the order in which they are published. */
const ways = ["port_out", "disconnected", "arrears", "unknown"];

function orderOf(way: string): number {
  return ways.includes(way) ? ways.indexOf(way) : ways.length;
}

export interface Grouped {
  readonly reasons: readonly {readonly id: string; readonly of: readonly string[]}[];
  /** Each with the segments that it holds, by the names of the counts. */
  readonly segments: readonly {readonly id: string; readonly of: readonly string[]; readonly counts: SegmentCounts}[];
}

/**
 * Merges ways of leaving, then segments, until everything that is published rests on the floor: of all
 * customers by month, of a segment by year, and its stocks by month; and until no month's revenue is nearly
 * one customer's. Segments that stand together in other files do so here.
 *
 * @returns null where even all together is too little
 */
export function mergeSegments(
  counts: ReadonlyMap<string, SegmentCounts>,
  floor: number,
  years: number,
  groupOf: (segment: string) => string = (segment) => segment
): Grouped | null {
  const all = [...counts.values()];
  const found = [...new Set(all.flatMap(({left}) => [...left.keys()]))].sort(
    (a, b) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1)
  );
  const perMonth = (how: string) => all.reduce<number[]>((sums, {left}) => added(sums, left.get(how) ?? []), []);
  const reasons = mergeSmall(
    found.map((id) => ({id, customers: Math.max(1, least(perMonth(id)))})),
    floor
  );
  const joins = all.reduce<number[]>((sums, one) => added(sums, one.joins), []);
  if (!reasons || least(joins) < floor) return null;
  const yearly = (series: readonly number[]) =>
    Array.from({length: years}, (_, y) => sum(series.slice(series.length - 12 * (y + 1), series.length - 12 * y)));
  const rests = (one: SegmentCounts) =>
    Math.min(
      ...reasons.flatMap(({of}) =>
        yearly(of.reduce<number[]>((sums, how) => added(sums, one.left.get(how) ?? one.joins.map(() => 0)), []))
      ),
      ...yearly(one.joins),
      ...one.customers,
      ...some(one.newcomers),
      ...some(one.customers.map((customers, t) => customers - one.newcomers[t])),
      ...one.billed,
      ...one.contacting,
      // Revenue that is nearly one customer's rests on that one.
      ...one.revenueFen.map((total, t) => (isShared({sum: total, ...one.largestFen[t]}) ? Infinity : 1))
    );
  const grouped = new Map<string, SegmentCounts>();
  for (const id of [...counts.keys()].map(groupOf).sort())
    grouped.set(id, together([...counts].flatMap(([segment, one]) => (groupOf(segment) === id ? [one] : []))));
  const parts = [...grouped].map(([id, one]) => ({id, customers: Math.max(1, rests(one))}));
  const groupedBy = (of: readonly string[]) => together(of.flatMap((group) => grouped.get(group) ?? []));
  // What is nothing in one of them counts as one above: the parts together are looked at again.
  const merged = parts
    .map((_, least) => mergeSmall(parts, floor, "sum", least))
    .find((groups) => groups?.every(({of}) => rests(groupedBy(of)) >= floor));
  if (!merged) return null;
  return {
    reasons,
    segments: merged.map(({id, of}) => ({
      id,
      of: [...counts.keys()].filter((segment) => of.includes(groupOf(segment))),
      counts: groupedBy(of)
    }))
  };
}

/** The counts that are of anybody: before the data begin nobody joined, and nothing is told by that. */
function some(counts: readonly number[]): number[] {
  return counts.filter((count) => count > 0);
}

function together(parts: readonly SegmentCounts[]): SegmentCounts {
  const ways = new Set(parts.flatMap(({left}) => [...left.keys()]));
  const of = (pick: (one: SegmentCounts) => readonly number[]) =>
    parts.reduce<number[]>((sums, one) => added(sums, pick(one)), []);
  return {
    customers: of(({customers}) => customers),
    newcomers: of(({newcomers}) => newcomers),
    joins: of(({joins}) => joins),
    lines: of(({lines}) => lines),
    revenueFen: of(({revenueFen}) => revenueFen),
    largestFen: (parts[0]?.largestFen ?? []).map((_, t) => largestTogether(parts.map((one) => one.largestFen[t]))),
    billed: of(({billed}) => billed),
    contacts: of(({contacts}) => contacts),
    contacting: of(({contacting}) => contacting),
    repeats: of(({repeats}) => repeats),
    newcomersLeft: of(({newcomersLeft}) => newcomersLeft),
    newcomersRevenueFen: of(({newcomersRevenueFen}) => newcomersRevenueFen),
    newcomersBilled: of(({newcomersBilled}) => newcomersBilled),
    left: new Map([...ways].map((way) => [way, of(({left, joins}) => left.get(way) ?? joins.map(() => 0))]))
  };
}

export function segmentOf(
  {id, name}: Pick<PlanSegment, "id" | "name">,
  one: SegmentCounts,
  reasons: Grouped["reasons"],
  months: readonly string[],
  years: number
): PlanSegment {
  const left = reasons.map(({of}) =>
    of.reduce<number[]>(
      (sums, how) => added(sums, one.left.get(how) ?? []),
      one.joins.map(() => 0)
    )
  );
  return {
    id,
    name,
    customers: one.customers,
    newcomers: one.newcomers,
    lines: one.lines,
    revenue: one.revenueFen.map((fen) => fen / 100),
    needs: one.contacts.map((contacts, t) => contacts - one.repeats[t]),
    repeats: one.repeats,
    years: Array.from({length: years}, (_, i): SegmentYear => {
      const to = months.length - 12 * (years - 1 - i);
      return {
        from: months[to - 12],
        to: months[to - 1],
        joins: sum(one.joins.slice(to - 12, to)),
        left: left.map((series) => sum(series.slice(to - 12, to)))
      };
    })
  };
}

export function flowsOf(
  segments: readonly SegmentCounts[],
  reasons: Grouped["reasons"],
  {opened, closed, openedJoining, closedLeaving}: LineFlows,
  floor: number
): PlanBase["flows"] {
  const zeros = opened.map(() => 0);
  return {
    joins: segments.reduce<number[]>((sums, one) => added(sums, one.joins), zeros),
    left: reasons.map(({of}) =>
      segments.reduce<number[]>(
        (sums, one) => of.reduce((inner, how) => added(inner, one.left.get(how) ?? []), sums),
        zeros
      )
    ),
    linesOpened: opened,
    linesClosed: closed,
    linesOpenedJoining: spreadPart(openedJoining, opened, floor),
    linesClosedLeaving: spreadPart(closedLeaving, closed, floor)
  };
}

/**
 * A part of each month's whole. Where in a month the part, or what is left of the whole, is a few, all months of its quarter have
 * the part in the same proportion, so that their sum is right; of its year where a quarter's is a few, of all months where a
 * year's is. A few in all are as none. Quarters and years count back from the last month.
 */
function spreadPart(part: readonly number[], whole: readonly number[], floor: number): number[] {
  const spread = [...part];
  const sums = (from: number, to: number) => [sum(part.slice(from, to)), sum(whole.slice(from, to))] as const;
  const isTold = (from: number, to: number) => {
    const [one, all] = sums(from, to);
    return isFew(one, floor) || isFew(all - one, floor);
  };
  const level = (from: number, to: number, lengths: readonly number[]) => {
    const [length, ...finer] = lengths;
    if (length === undefined) return;
    const stretches: (readonly [from: number, to: number])[] = [];
    for (let end = to; end > from; end -= length) stretches.push([Math.max(from, end - length), end]);
    if (stretches.some(([begin, end]) => isTold(begin, end))) fill(from, to);
    else for (const [begin, end] of stretches) level(begin, end, finer);
  };
  const fill = (from: number, to: number) => {
    const [one, all] = sums(from, to);
    const shown = isFew(one, floor) ? 0 : isFew(all - one, floor) ? all : one;
    for (let t = from; t < to; t++) spread[t] = all > 0 ? (shown * whole[t]) / all : 0;
  };
  level(0, whole.length, [12, 3, 1]);
  return spread;
}

/** How newcomers differ from the others of their segment, year by year: by ratio of sums over segments. */
export function newcomersOf(
  segments: readonly SegmentCounts[],
  months: readonly string[],
  years: number
): PlanBase["newcomers"] {
  return Array.from({length: years}, (_, i) => {
    const to = months.length - 12 * (years - 1 - i);
    const from = to - 12;
    let left = 0,
      expectedLeft = 0,
      revenue = 0,
      expectedRevenue = 0;
    for (const one of segments) {
      const of = (series: readonly number[]) => sum(series.slice(from, to));
      const allLeft = sum([...one.left.values()].map(of));
      const others = of(one.customers) - of(one.newcomers);
      const othersBilled = of(one.billed) - of(one.newcomersBilled);
      left += of(one.newcomersLeft);
      expectedLeft += others > 0 ? (of(one.newcomers) * (allLeft - of(one.newcomersLeft))) / others : 0;
      revenue += of(one.newcomersRevenueFen);
      expectedRevenue +=
        othersBilled > 0
          ? (of(one.newcomersBilled) * (of(one.revenueFen) - of(one.newcomersRevenueFen))) / othersBilled
          : 0;
    }
    return {
      from: months[from],
      to: months[to - 1],
      leaving: expectedLeft > 0 ? rounded(left / expectedLeft) : 1,
      revenue: expectedRevenue > 0 ? rounded(revenue / expectedRevenue) : 1
    };
  });
}

function added(a: readonly number[], b: readonly number[]): number[] {
  return (a.length >= b.length ? a : b).map((_, i) => (a[i] ?? 0) + (b[i] ?? 0));
}

function least(values: readonly number[]): number {
  return values.length ? Math.min(...values) : 0;
}
