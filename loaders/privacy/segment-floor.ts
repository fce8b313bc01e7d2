import {customersTogether, type Together, type Tree} from "./floor.js";
import {LinearSystem} from "./linear-system.js";

/** A breakdown of units in one period by segment, as far as it may be shown. */
export interface SegmentCells {
  /** Segments as shown: those that are too small even for the whole tree stand together as `other`. */
  readonly segments: readonly {readonly id: string; readonly of: readonly string[]}[];
  /** Units whose breakdown is shown; those of one parent that aren't are its rest, which reaches the floor in every segment. */
  readonly units: readonly string[];
}

/** Where the segments stand that are too small by themselves. */
export const otherSegment = "other";

/** A unit's segment. */
export interface SegmentCell {
  readonly unit: string;
  readonly segment: string;
}

/** Of one period. */
interface SegmentSizes {
  /** Customers of a unit's segment. */
  readonly customers: (unit: string, segment: string) => number;
  /**
   * How many customers the sum of several cells tells of, where that may be fewer than stand in them: a merged class in
   * which all have the same tells it of each of them. Null where nothing but their number is known.
   */
  readonly told?: (cells: readonly SegmentCell[]) => number | null;
  /** Whether the cube of units shows the unit's total. */
  readonly isShown: (unit: string) => boolean;
}

/**
 * Finds what a cube of unit × segment may show in a period, beside the cube of units that shows the
 * units' totals.
 *
 * Segments too small for the top unit are merged into `other`, with the next smallest until it reaches
 * the floor. A unit below is either shown in all of these segments or in none: where one of them is
 * too small its breakdown is merged with those of its smallest siblings, until at least two units
 * stand together and reach the floor in every segment that they have between them. So a small cell
 * can be had neither from the other segments of its unit nor from the other units of its segment.
 *
 * More segments than must be are merged where that shows more figures in all: a segment that is rare
 * everywhere would otherwise hide every unit's breakdown.
 *
 * Units are added further while the units' totals, which the other cube shows, give one of the rest away; where even
 * all of a unit's children together do, the unit shows nothing itself.
 *
 * @param together how many customers units, and segments, have together: whether each customer stands in one of them
 */
export function segmentCells(
  tree: Tree,
  segments: readonly string[],
  sizes: SegmentSizes,
  floor: number,
  together: {readonly units: Together; readonly segments: Together} = {units: "sum", segments: "sum"}
): SegmentCells {
  const {customers, told} = sizes;
  const whole = (segment: string) =>
    customersTogether(
      tree.roots.map(({id}) => customers(id, segment)),
      together.units
    );
  const parts = segments.map((id) => ({id, customers: whole(id)}));
  const ofAll = (ids: readonly string[]) =>
    told?.(tree.roots.flatMap(({id: unit}) => ids.map((segment) => ({unit, segment})))) ??
    customersTogether(ids.map(whole), together.segments);
  let best: SegmentCells = {segments: [], units: []};
  for (let least = 0; least < Math.max(1, parts.length - 1); least++) {
    const merged = mergeSmall(parts, floor, ofAll, least);
    // All in one part says nothing that the units' totals don't.
    if (!merged || (least > 0 && merged.length < 2)) break;
    const units = shownUnits(tree, merged, sizes, floor, together);
    if (units.length * merged.length > best.units.length * best.segments.length) best = {segments: merged, units};
  }
  return best;
}

function shownUnits(
  tree: Tree,
  merged: SegmentCells["segments"],
  {customers, told, isShown}: SegmentSizes,
  floor: number,
  together: {readonly units: Together; readonly segments: Together}
): string[] {
  const sizesOf = (unit: string) =>
    merged.map(
      ({of}) =>
        told?.(of.map((segment) => ({unit, segment}))) ??
        customersTogether(
          of.map((segment) => customers(unit, segment)),
          together.segments
        )
    );
  // What a few units have together in a group of segments.
  const sumOf = (units: readonly string[], group: number, sizes: readonly number[]) =>
    told?.(units.flatMap((unit) => merged[group].of.map((segment) => ({unit, segment})))) ??
    customersTogether(sizes, together.units);
  // What a unit shows is the sum over those below it: where no rest of them is safe, it shows nothing itself.
  const below = new Map<string, Siblings>();
  const childrenOf = (unit: string): Siblings => {
    const known = below.get(unit);
    if (known) return known;
    const found = siblingsShown(tree.children(unit), facts, floor);
    below.set(unit, found);
    return found;
  };
  const facts = {
    sizesOf,
    sumOf,
    isShown: (unit: string) => isShown(unit) && childrenOf(unit).isSafe,
    hasTotal: isShown
  };
  const roots = siblingsShown(tree.roots, facts, floor);
  const units: string[] = [];
  const visit = (ids: readonly string[]) => {
    for (const id of ids) {
      units.push(id);
      visit(childrenOf(id).shown);
    }
  };
  // The top has no parent to be taken off from.
  if (roots.hasRest) return [];
  visit(roots.shown);
  return units;
}

/** What may be shown of units with one parent. */
interface Siblings {
  readonly shown: readonly string[];
  readonly hasRest: boolean;
  /** Whether those that aren't shown, all of them together, leave none alone under the floor. */
  readonly isSafe: boolean;
}

/**
 * Merges parts under the floor into one, with the next smallest until it reaches the floor. A part that is `other` already
 * is merged with them.
 *
 * @param inAll how many customers parts have together, or how to tell it of some of them
 * @param least how many of the smallest are merged at least
 * @returns null where all of them together don't; parts that are empty are left out
 */
export function mergeSmall(
  parts: readonly {readonly id: string; readonly customers: number}[],
  floor: number,
  inAll: Together | ((ids: readonly string[]) => number) = "sum",
  least = 0
): SegmentCells["segments"] | null {
  const there = parts
    .filter(({customers}) => customers > 0)
    .sort((a, b) => a.customers - b.customers || (a.id < b.id ? -1 : 1));
  const isSmall = there.filter(({customers}) => customers < floor).length > 0;
  // One alone isn't merged with anything.
  const wanted = least === 1 ? 2 : least;
  const known = there.findIndex(({id}) => id === otherSegment);
  if (known > 0 && (isSmall || wanted > 0)) there.unshift(...there.splice(known, 1));
  let small = Math.min(there.length, Math.max(wanted, there.findLastIndex(({customers}) => customers < floor) + 1));
  const together = () => {
    const merged = there.slice(0, small);
    return typeof inAll === "function"
      ? inAll(merged.map(({id}) => id))
      : customersTogether(
          merged.map(({customers}) => customers),
          inAll
        );
  };
  while (small > 0 && small < there.length && together() < floor) small++;
  if (!there.length || (small > 0 && together() < floor)) return null;
  const other = there.slice(0, small).map(({id}) => id);
  const alone = new Set(there.slice(small).map(({id}) => id));
  return [
    ...parts.flatMap(({id}) => (alone.has(id) ? [{id, of: [id]}] : [])),
    ...(other.length ? [{id: otherSegment, of: other}] : [])
  ];
}

/** The siblings whose breakdown is shown: all but the smallest, as many of those as are safe together. */
function siblingsShown(
  siblings: readonly {readonly id: string}[],
  {
    sizesOf,
    sumOf,
    isShown,
    hasTotal
  }: {
    readonly sizesOf: (unit: string) => readonly number[];
    /** Customers that units have together in a segment, given how many each has. */
    readonly sumOf: SumOf;
    readonly isShown: (unit: string) => boolean;
    /** Whether the cube of units shows the unit's total. */
    readonly hasTotal: (unit: string) => boolean;
  },
  floor: number
): Siblings {
  const there = siblings
    .map(({id}) => ({id, sizes: sizesOf(id)}))
    .filter(({sizes}) => sizes.some((size) => size > 0))
    .map((sibling) => ({
      ...sibling,
      smallest: isShown(sibling.id) ? Math.min(...sibling.sizes.filter((size) => size > 0)) : 0
    }))
    .sort((a, b) => a.smallest - b.smallest || (a.id < b.id ? -1 : 1));
  let rest = there.filter(({smallest}) => smallest < floor).length;
  const isSafe = () => {
    const inRest = there.slice(0, rest);
    return reaches(inRest, floor, sumOf) && givesNoneAway(inRest, hasTotal, floor);
  };
  while (rest > 0 && rest < there.length && !isSafe()) rest++;
  return {shown: there.slice(rest).map(({id}) => id), hasRest: rest > 0, isSafe: rest === 0 || isSafe()};
}

/** Whether units reach the floor together in every segment that they have between them. */
function reaches(
  units: readonly {readonly id: string; readonly sizes: readonly number[]}[],
  floor: number,
  sumOf: SumOf
): boolean {
  return (units[0]?.sizes ?? []).every((_, segment) => {
    const there = units.filter(({sizes}) => sizes[segment] > 0);
    if (there.length === 0) return true;
    const customers = sumOf(
      there.map(({id}) => id),
      segment,
      there.map(({sizes}) => sizes[segment])
    );
    return customers >= floor;
  });
}

type SumOf = (units: readonly string[], segment: number, sizes: readonly number[]) => number;

/**
 * Whether units' totals, where they are shown, and the units' sums by segment leave none under the floor alone: a unit
 * of one segment gives that away by its total, a segment of one unit by the sum, and what is left of the others' totals
 * and sums, less what is given away, may give the next away in turn.
 */
function givesNoneAway(
  units: readonly {readonly id: string; readonly sizes: readonly number[]}[],
  hasTotal: (unit: string) => boolean,
  floor: number
): boolean {
  const cells = units.flatMap(({sizes}, unit) =>
    sizes.flatMap((customers, segment) => (customers > 0 ? [{unit, segment, customers}] : []))
  );
  const along = (of: (cell: (typeof cells)[number]) => boolean) => cells.flatMap((cell, i) => (of(cell) ? [i] : []));
  const sums = [
    ...(units[0]?.sizes ?? []).map((_, segment) => along((cell) => cell.segment === segment)),
    ...units.flatMap(({id}, unit) => (hasTotal(id) ? [along((cell) => cell.unit === unit)] : []))
  ].filter((sum) => sum.length > 0);
  const system = new LinearSystem(cells.length, sums);
  const isKnown = cells.map((_, i) => system.determinesSum([i]));
  const isFew = (customers: number) => customers > 0 && customers < floor;
  return (
    cells.every(({customers}, i) => !isKnown[i] || !isFew(customers)) &&
    sums.every((sum) => !isFew(sum.reduce((left, i) => left + (isKnown[i] ? 0 : cells[i].customers), 0)))
  );
}
