/** Life tables behind the privacy floor: classes and months too small to stand alone are merged until every cell reaches it. */
import {toDigits} from "../../src/model/statistics/rounding.js";
import type {LifeBin, LifeClass, LifeSplit} from "../../src/model/published/cohort-data.js";
import type {LifeRow} from "../measure/cohorts.js";
import type {LargestParts} from "../measure/largest-parts.js";
import {isShared, safeSquares, type MoneySum} from "./dominance.js";
import {mergeSmall, otherSegment} from "./segment-floor.js";

/** A class under this share of all customer-months stands in `other`: its curve would be all noise. */
const smallestShare = 0.02;

/** Month by month for five years, then by half-years and years; from 20 years on all together. */
export const ladder: readonly number[] = [
  ...Array.from({length: 60}, (_, i) => i),
  ...Array.from({length: 10}, (_, i) => 60 + 6 * i),
  ...Array.from({length: 11}, (_, i) => 120 + 12 * i)
];

/**
 * Where bins start so that in each of them every class rests on at least `floor` customers or on none.
 *
 * @param starts where they may start, the first at 0
 * @param customers of each class by tenure; the same customer may stand in several tenures, so of a bin the largest counts
 * @param isAllowed whether a bin may be shown that reaches the floor
 * @returns null where even all months together don't reach the floor
 */
export function floorBins(
  starts: readonly number[],
  customers: readonly (readonly number[])[],
  floor: number,
  isAllowed: (from: number, until: number) => boolean = () => true
): number[] | null {
  const last = Math.max(...customers.map(({length}) => length));
  const largest = (one: readonly number[], from: number, until: number) => Math.max(0, ...one.slice(from, until));
  const reaches = (from: number, until: number) => {
    const sizes = customers.map((one) => largest(one, from, until));
    return sizes.some((n) => n > 0) && sizes.every((n) => n === 0 || n >= floor) && isAllowed(from, until);
  };
  const kept: number[] = [];
  let open = starts[0];
  starts.forEach((_, i) => {
    const until = starts[i + 1] ?? Infinity;
    if (open >= last || !reaches(open, until)) return;
    kept.push(open);
    open = until;
  });
  // What is left at the end goes to the bin before it, and that one further back, until it is large enough.
  while (kept.length && !reaches(kept[kept.length - 1], Infinity)) kept.pop();
  return kept.length ? kept : reaches(0, Infinity) ? [0] : null;
}

/** The classes of a split as they are shown: small ones together as `other`. */
function floorClasses(
  rows: readonly LifeRow[],
  floor: number,
  groupOf: (one: string) => string
): readonly {readonly id: string; readonly of: readonly string[]}[] | null {
  const months = new Map<string, number>();
  for (const row of rows) months.set(groupOf(row.class), (months.get(groupOf(row.class)) ?? 0) + row.atRisk);
  const all = [...months.values()].reduce((sum, one) => sum + one, 0);
  const merged = mergeSmall(
    [...months].map(([id, customers]) => ({id, customers})),
    Math.max(floor, smallestShare * all)
  );
  const classes = [...new Set(rows.map((row) => row.class))];
  return (
    merged &&
    merged.map(({id, of}) => ({id, of: of.flatMap((group) => classes.filter((one) => groupOf(one) === group))}))
  );
}

export interface LifeClasses {
  /** The name of a class where the page hasn't one. */
  readonly nameOf: (one: string) => LifeClass["name"];
  /** In which classes stand; those that aren't in it follow by their id, and `other` comes last. */
  readonly order?: readonly string[];
  /** In which class a class stands throughout all files; itself unless given. */
  readonly groupOf?: (one: string) => string;
  /** The largest parts of the revenue of some classes at a tenure, so that no sum is shown that is nearly one customer's; looked at where given. */
  readonly partsOf?: (classes: readonly string[], tenure: number) => LargestParts;
}

/**
 * A split as it may be shown.
 *
 * @param master where bins start for all together; those of a split are made of them, so that tables of several splits don't cut across one another
 * @returns null where there are fewer than two classes, or too few customers
 */
export function lifeSplitOf(
  id: string,
  rows: readonly LifeRow[],
  master: readonly number[],
  floor: number,
  {nameOf, order = [], groupOf = (one) => one, partsOf}: LifeClasses
): LifeSplit | null {
  const place = (one: string) =>
    one === otherSegment ? Infinity : order.includes(one) ? order.indexOf(one) : order.length;
  const merged =
    id === "all"
      ? [{id: "all", of: ["all"]}]
      : (floorClasses(rows, floor, groupOf)?.toSorted((a, b) => place(a.id) - place(b.id) || (a.id < b.id ? -1 : 1)) ??
        null);
  if (!merged || (id !== "all" && merged.length < 2)) return null;
  const classOf = new Map(merged.flatMap((group, position) => group.of.map((one) => [one, position] as const)));
  const last = Math.max(...rows.map(({tenure}) => tenure)) + 1;
  const sums = merged.map(() => Array.from({length: last}, empty));
  for (const row of rows) {
    const target = sums[classOf.get(row.class) ?? 0][row.tenure];
    target.atRisk += row.atRisk;
    row.left.forEach((left, reason) => (target.left[reason] += left));
    target.ended += row.ended;
    target.moved += row.moved;
    target.due += row.due;
    target.revenue += row.revenueFen;
    target.squared += row.revenueFenSquared;
    row.customersByKind.forEach((customers, kind) => (target.customers[kind] += customers));
  }
  const parts = sums.map((one, group) => one.map((_, tenure) => partsOf?.(merged[group].of, tenure) ?? null));
  const moneyOf = (group: number, from: number, until: number) =>
    moneyTogether(sums[group].slice(from, until), parts[group].slice(from, until));
  const starts = floorBins(
    master,
    sums.map((one) => one.map(({customers}) => Math.max(...customers))),
    floor,
    (from, until) => sums.every((_, group) => isShared(moneyOf(group, from, until)))
  );
  if (!starts) return null;
  const bins = starts.map((from, i): LifeBin => ({from, to: i + 1 < starts.length ? starts[i + 1] - 1 : null}));
  const cells = sums.flatMap((one, group) => {
    const entered = one.map((row, t) => (t === 0 ? row.atRisk : row.atRisk - remaining(one[t - 1])));
    return bins.map(({from, to}) => {
      const cell = {...empty(), entered: 0};
      for (let t = from; t <= Math.min(to ?? last - 1, last - 1); t++) {
        const row = one[t];
        cell.atRisk += row.atRisk;
        cell.left = cell.left.map((left, reason) => left + row.left[reason]);
        cell.ended += row.ended;
        cell.moved += row.moved;
        cell.due += row.due;
        cell.revenue += row.revenue;
        cell.squared += row.squared;
        cell.entered += Math.max(0, entered[t]);
      }
      const money = moneyOf(group, from, (to ?? last - 1) + 1);
      cell.squared = safeSquares(cell.squared, money);
      return cell;
    });
  });
  return {
    id,
    classes: merged.map(({id: one, of}) => ({id: one, name: one === otherSegment ? null : nameOf(one), of})),
    bins,
    entered: cells.map(({entered}) => entered),
    atRisk: cells.map(({atRisk}) => atRisk),
    left: cells[0].left.map((_, reason) => cells.map(({left}) => left[reason])),
    censored: cells.map(({ended, moved}) => ended + moved),
    due: cells.map(({due}) => due),
    revenue: cells.map(({revenue}) => Math.round(revenue / 100)),
    revenueSquared: cells.map(({squared}) => toDigits(squared / 10_000, 7))
  };
}

/** Revenue over several tenures: nobody has more of it than the largest of each together. */
function moneyTogether(
  cells: readonly {readonly revenue: number}[],
  parts: readonly (LargestParts | null)[]
): MoneySum & {readonly largestSquares: number} {
  const of = (value: (part: LargestParts) => number) =>
    parts.reduce((sum, part) => sum + (part === null ? 0 : value(part)), 0);
  return {
    sum: cells.reduce((sum, {revenue}) => sum + revenue, 0),
    largest: of(({largest}) => largest),
    second: of(({second}) => second),
    largestSquares: of(({largest}) => largest * largest)
  };
}

function empty() {
  return {atRisk: 0, left: [0, 0, 0, 0], ended: 0, moved: 0, due: 0, revenue: 0, squared: 0, customers: [0, 0, 0, 0]};
}

function remaining({atRisk, left, ended, moved}: ReturnType<typeof empty>): number {
  return atRisk - left.reduce((sum, one) => sum + one, 0) - ended - moved;
}
