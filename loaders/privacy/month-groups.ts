/** Which segments the months of a quarter show, so that none can be had by taking months off the quarter. */
import type {Period} from "../../src/model/published/site.js";
import {addMoments, noMoments, type Moments} from "../../src/model/statistics/moments.js";
import {allChannels, type Breakdown} from "../measure/breakdowns.js";
import {LinearSystem} from "./linear-system.js";
import {mergeSmall, type SegmentCells} from "./segment-floor.js";

type Groups = SegmentCells["segments"];

/** As how many customers a segment's month counts, beside the whole company's. */
type Told = (own: Moments, whole: Moments, where: {readonly segment: string; readonly month: number}) => number;

/**
 * Groups segments alike in all months of a quarter, so that each group reaches the floor in every month in which it has
 * anybody, and none that doesn't can be had from the quarter's own groups less months.
 *
 * @param breakdown rows are segments
 * @param quarterParts of the position of a quarter, which segments it shows together for the whole company
 * @param told as how many customers a segment's month counts; as those that it rests on unless given
 * @returns the groups of a month by its position; null where not even all together may be shown
 */
export function monthGroups(
  breakdown: Breakdown,
  periods: readonly Period[],
  quarterParts: (quarter: number) => readonly (readonly string[])[],
  floor: number,
  told: Told = ({n}) => n
): (month: number) => Groups | null {
  const found = new Map<number, Groups | null>();
  const measured = breakdown.periods();
  for (const month of measured) {
    if (found.has(month)) continue;
    const {from, to} = periods[month];
    const quarter = periods.findIndex((one) => one.grain === "quarter" && one.from <= from && one.to >= to);
    const months =
      quarter < 0
        ? [month]
        : measured.filter(
            (one) => periods[one].from >= periods[quarter].from && periods[one].to <= periods[quarter].to
          );
    const groups = groupsOf({breakdown, told}, months, quarter < 0 ? [] : quarterParts(quarter), floor);
    for (const one of months) found.set(one, groups);
  }
  return (month) => found.get(month) ?? null;
}

function groupsOf(
  {breakdown, told}: {readonly breakdown: Breakdown; readonly told: Told},
  months: readonly number[],
  quarter: readonly (readonly string[])[],
  floor: number
): Groups | null {
  const wholes = new Map(
    months.map((month) => [
      month,
      breakdown
        .rows(month)
        .map((row) => breakdown.get(month, row, allChannels))
        .reduce(addMoments, noMoments)
    ])
  );
  const customers = (segment: string, month: number) =>
    told(breakdown.get(month, segment, allChannels), wholes.get(month) ?? noMoments, {segment, month});
  const segments = [...new Set(months.flatMap((month) => breakdown.rows(month)))].sort();
  const parts = segments.map((id) => ({
    id,
    customers: Math.min(...months.map((month) => customers(id, month)).filter((n) => n > 0))
  }));
  for (let least = 0; least <= parts.length; least++) {
    const groups = mergeSmall(parts, floor, "sum", least);
    if (groups && givesNoneAway({groups, quarter, months, segments, customers}, floor)) return groups;
  }
  return null;
}

/** Whether the quarter's sums and those of its months determine no set of segments and months under the floor. */
function givesNoneAway(
  {
    groups,
    quarter,
    months,
    segments,
    customers
  }: {
    readonly groups: Groups;
    readonly quarter: readonly (readonly string[])[];
    readonly months: readonly number[];
    readonly segments: readonly string[];
    readonly customers: (segment: string, month: number) => number;
  },
  floor: number
): boolean {
  const cells = segments.flatMap((segment) =>
    months.flatMap((month) => (customers(segment, month) > 0 ? [{segment, month}] : []))
  );
  const along = (isIn: (cell: (typeof cells)[number]) => boolean) =>
    cells.flatMap((cell, i) => (isIn(cell) ? [i] : []));
  const sums = [
    ...months.flatMap((month) =>
      groups.map(({of}) => along((cell) => cell.month === month && of.includes(cell.segment)))
    ),
    ...quarter.map((of) => along((cell) => of.includes(cell.segment)))
  ].filter((sum) => sum.length > 0);
  const system = new LinearSystem(cells.length, sums);
  return system.classSize.every((_, one) => {
    const bySegment = new Map<string, number>();
    cells.forEach(({segment, month}, i) => {
      if (system.classOf[i] === one)
        bySegment.set(segment, Math.max(bySegment.get(segment) ?? 0, customers(segment, month)));
    });
    const together = [...bySegment.values()].reduce((sum, n) => sum + n, 0);
    return together >= floor || !system.determines([one]);
  });
}
