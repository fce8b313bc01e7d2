/** The one grouping of segments that all published files go by, so that none can be taken off another for a few customers. */
import {readSegmentStocks} from "../measure/segments.js";
import {sumOf} from "../../src/model/statistics/sums.js";
import {isFew} from "./floor.js";
import {once} from "./once-per-run.js";
import {mergeSmall, otherSegment} from "./segment-floor.js";

/** Segments that stand together throughout; `""` is the one of customers without a segment on record. */
export interface SegmentGroups {
  readonly groups: readonly {readonly id: string; readonly of: readonly string[]}[];
  /** The id of the group in which a segment stands; by itself one that nobody was in. */
  readonly groupOf: (segment: string) => string;
}

/**
 * Groups segments so that each group has at least the floor of customers in every month in which it has any. Files may merge
 * these further, each by what it shows; what they tell together are then sums of whole groups.
 *
 * @param stocks customers of each segment, month by month
 */
export function groupSegments(stocks: ReadonlyMap<string, readonly number[]>, floor: number): SegmentGroups {
  const least = [...stocks].map(([id, months]) => {
    const there = months.filter((customers) => customers > 0);
    // Who came and went within a month is in no stock, but may be in a file.
    return {id, customers: there.length ? Math.min(...there) : 1};
  });
  const groups = groupsOf(least, stocks, floor);
  const groupOf = new Map(groups.flatMap(({id, of}) => of.map((one) => [one, id] as const)));
  return {groups, groupOf: (segment) => groupOf.get(segment) ?? segment};
}

/** The finest groups that reach the floor month by month: where one part has nobody, the others must by themselves. */
function groupsOf(
  parts: readonly {readonly id: string; readonly customers: number}[],
  stocks: ReadonlyMap<string, readonly number[]>,
  floor: number
): SegmentGroups["groups"] {
  const [first] = stocks.values();
  const reaches = ({of}: {readonly of: readonly string[]}) =>
    (first ?? []).every(
      (_, month) =>
        !isFew(
          sumOf(of, (id) => stocks.get(id)?.[month] ?? 0),
          floor
        )
    );
  for (let merged = 0; merged < parts.length; merged++) {
    const groups = mergeSmall(parts, floor, "sum", merged);
    if (groups?.every(reaches)) return groups;
  }
  return [{id: otherSegment, of: parts.map(({id}) => id)}];
}

/** Customers of each segment of a run at the start of each month, and at the end of the last. */
export const segmentStocks = once(async ({database, calendar}) => readSegmentStocks(database, calendar));

/** The grouping of a run. */
export const segmentGroups = once(async (context) =>
  groupSegments(await segmentStocks(context), context.settings.privacy_floor)
);

/** The segments that stand for a group, or for several groups merged. */
export function segmentsOf({groups}: SegmentGroups, ids: readonly string[]): string[] {
  return ids.flatMap((id) => groups.find((group) => group.id === id)?.of ?? [id]);
}
