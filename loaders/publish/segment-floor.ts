import {customersTogether, type Tree} from "./floor.js";

/** A breakdown of units in one period by segment, as far as it may be shown. */
export interface SegmentCells {
  /** Segments as shown: those that are too small even for the whole tree stand together as `other`. */
  readonly segments: readonly {readonly id: string; readonly of: readonly string[]}[];
  /** Units whose breakdown is shown; those of one parent that aren't are its rest, which reaches the floor in every segment. */
  readonly units: readonly string[];
}

/** Where the segments stand that are too small by themselves. */
export const otherSegment = "other";

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
 * Units are added further while a unit in the rest has only one segment: its cell is its total, which
 * the other cube shows, and taking it off mustn't leave the others under the floor.
 *
 * @param customers of a unit's segment in the period; customers stand in one unit below another and one segment
 * @param isShown whether the cube of units shows the unit's total
 */
export function segmentCells(
  tree: Tree,
  segments: readonly string[],
  customers: (unit: string, segment: string) => number,
  isShown: (unit: string) => boolean,
  floor: number
): SegmentCells {
  const whole = (segment: string) => customersTogether(tree.roots.map(({id}) => customers(id, segment)), "sum");
  const merged = mergeSmall(segments.map((id) => ({id, customers: whole(id)})), floor);
  if (!merged) return {segments: [], units: []};
  const sizesOf = (unit: string) => merged.map((group) => customersTogether(group.of.map((segment) => customers(unit, segment)), "sum"));
  const units: string[] = [];
  const visit = (siblings: readonly {readonly id: string}[], isRoot: boolean) => {
    for (const id of shownSiblings(siblings, sizesOf, isShown, isRoot, floor)) {
      units.push(id);
      visit(tree.children(id), false);
    }
  };
  visit(tree.roots, true);
  return {segments: merged, units};
}

/**
 * Merges parts under the floor into one, with the next smallest until it reaches the floor.
 *
 * @returns null where all of them together don't; parts that are empty are left out
 */
export function mergeSmall(parts: readonly {readonly id: string; readonly customers: number}[], floor: number): SegmentCells["segments"] | null {
  const there = parts.filter(({customers}) => customers > 0).sort((a, b) => a.customers - b.customers || (a.id < b.id ? -1 : 1));
  let small = there.filter(({customers}) => customers < floor).length;
  const together = () => customersTogether(there.slice(0, small).map(({customers}) => customers), "sum");
  while (small > 0 && small < there.length && together() < floor) small++;
  if (!there.length || (small > 0 && together() < floor)) return null;
  const other = there.slice(0, small).map(({id}) => id);
  const alone = new Set(there.slice(small).map(({id}) => id));
  return [
    ...parts.flatMap(({id}) => (alone.has(id) ? [{id, of: [id]}] : [])),
    ...(other.length ? [{id: otherSegment, of: other}] : [])
  ];
}

/** The siblings whose breakdown is shown. */
function shownSiblings(
  siblings: readonly {readonly id: string}[],
  sizesOf: (unit: string) => readonly number[],
  isShown: (unit: string) => boolean,
  isRoot: boolean,
  floor: number
): string[] {
  const there = siblings
    .map(({id}) => ({id, sizes: sizesOf(id)}))
    .filter(({sizes}) => sizes.some((size) => size > 0))
    .map((sibling) => ({...sibling, smallest: isShown(sibling.id) ? Math.min(...sibling.sizes.filter((size) => size > 0)) : 0}))
    .sort((a, b) => a.smallest - b.smallest || (a.id < b.id ? -1 : 1));
  let rest = there.filter(({smallest}) => smallest < floor).length;
  const isSafe = () => {
    const inRest = there.slice(0, rest);
    // Whoever has one segment gives it away by its total.
    const several = inRest.filter(({id, sizes}) => !isShown(id) || sizes.filter((size) => size > 0).length > 1);
    return reaches(inRest, floor) && reaches(several, floor) && several.length !== 1;
  };
  while (rest > 0 && rest < there.length && !isSafe()) rest++;
  // Nothing is left of a parent whose every unit is in the rest; the top has no parent to be taken off from.
  return there.slice(isRoot && rest > 0 ? there.length : rest).map(({id}) => id);
}

/** Whether units reach the floor together in every segment that they have between them. */
function reaches(units: readonly {readonly sizes: readonly number[]}[], floor: number): boolean {
  return (units[0]?.sizes ?? []).every((_, segment) => {
    const customers = customersTogether(units.map(({sizes}) => sizes[segment]), "sum");
    return customers === 0 || customers >= floor;
  });
}
