import {monthsIn} from "../../src/model/published/span.js";
import type {Period} from "../../src/model/published/site.js";

/** Whether a count is of somebody, but of fewer than the floor. */
export function isFew(count: number, floor: number): boolean {
  return count > 0 && count < floor;
}

/** The tree of units as far as the floor needs it. */
export interface Tree {
  readonly roots: readonly {readonly id: string}[];
  children(id: string): readonly {readonly id: string}[];
}

/**
 * At least how many different customers cells of several units rest on: where units partition
 * customers all of them, elsewhere those of the largest, since the others may be the same people.
 */
export type Together = "sum" | "largest";

/** See {@link Together}. */
export function customersTogether(sizes: readonly number[], together: Together): number {
  return together === "sum" ? sizes.reduce((sum, size) => sum + size, 0) : Math.max(0, ...sizes);
}

/**
 * The tree with a unit for the rows that stand at a unit itself, though it has units below it:
 * otherwise they could be had by subtraction.
 *
 * @param hasOwn whether a unit with children has rows of its own
 */
export function withOwnRows(tree: Tree, hasOwn: (unit: string) => boolean): Tree {
  return {
    roots: tree.roots,
    children: (id) => {
      const children = tree.children(id);
      return children.length && hasOwn(id) ? [...children, {id: ownRowsOf(id)}] : children;
    }
  };
}

const ownMark = "\u0000own";

/** The unit that stands for the rows of the unit itself. */
export function ownRowsOf(unit: string): string {
  return `${unit}${ownMark}`;
}

/** The unit whose own rows this unit stands for; null for any other unit. */
export function ownerOf(unit: string): string | null {
  return unit.endsWith(ownMark) ? unit.slice(0, -ownMark.length) : null;
}

/**
 * Finds the cells that aren't shown so that nothing rests on fewer customers than the floor, and
 * nothing of the kind can be had by subtraction.
 *
 * Where a unit has a month that is too small, its months of that quarter go into the quarter, and
 * so do those of its smallest siblings, until at least two units stand together and they reach the
 * floor in each month; quarters go into the year in the same way, years into the parent unit. What
 * lies below a unit that isn't shown isn't shown either. So each hidden cell is hidden along both
 * ways of adding up, time and tree, and sums of what is shown give only sums over the floor.
 *
 * @param customers distinct customers of a unit in a period; 0 where there is nothing
 * @param floor the fewest customers that a shown cell may rest on
 * @param together how many customers units have together
 * @returns says of a unit and the position of a period whether the cell is hidden
 */
export function hiddenCells(
  tree: Tree,
  periods: readonly Period[],
  customers: (unit: string, period: number) => number,
  floor: number,
  together: Together = "sum"
): (unit: string, period: number) => boolean {
  const hidden = new Map<string, Set<number>>();
  const isHidden = (unit: string, period: number) => hidden.get(unit)?.has(period) ?? false;
  const inside = periods.map((outer) =>
    periods.flatMap((inner, i) => (inner.from >= outer.from && inner.to <= outer.to ? [i] : []))
  );

  const hide = (unit: string, period: number) => {
    const ofUnit = hidden.get(unit) ?? new Set();
    hidden.set(unit, ofUnit);
    for (const finer of inside[period]) ofUnit.add(finer);
    for (const child of tree.children(unit)) hide(child.id, period);
  };

  const closeSiblings = (siblings: readonly {readonly id: string}[], block: readonly number[]) => {
    const all = siblings
      .map(({id}) => ({id, sizes: block.map((period) => customers(id, period))}))
      .filter(({sizes}) => sizes.some((n) => n > 0));
    const already = all.filter(({id}) => block.every((period) => isHidden(id, period)));
    const open = all
      .filter((sibling) => !already.includes(sibling))
      .map((sibling) => ({...sibling, smallest: Math.min(...sibling.sizes.filter((n) => n > 0))}))
      .sort((a, b) => a.smallest - b.smallest || (a.id < b.id ? -1 : 1));
    let merged = open.filter(({smallest}) => smallest < floor).length;
    if (merged + already.length === 0) return;
    // What was hidden for a longer period may be too few in this one: it is what the parent has besides the units shown.
    const reachesFloor = () =>
      block.every((_, i) => {
        const sizes = [...already, ...open.slice(0, merged)].map((sibling) => sibling.sizes[i]);
        const reached = customersTogether(sizes, together);
        return reached === 0 || reached >= floor;
      });
    while (merged < open.length && (already.length + merged < 2 || !reachesFloor())) merged++;
    for (const {id} of open.slice(0, merged)) for (const period of block) hide(id, period);
  };

  const blocks = blocksOf(periods);
  const visit = (siblings: readonly {readonly id: string}[]) => {
    for (const block of blocks) closeSiblings(siblings, block);
    for (const {id} of siblings) visit(tree.children(id));
  };
  visit(tree.roots);
  return isHidden;
}

/** Periods that add up to one coarser period stand in one block; coarse blocks come first. */
function blocksOf(periods: readonly Period[]): number[][] {
  const blocks = new Map<string, number[]>();
  periods.forEach((period, i) => {
    const outer = periods.filter(
      (other) => other.grain !== period.grain && other.from <= period.from && other.to >= period.to
    );
    const smallest = outer.sort((a, b) => monthsIn(a) - monthsIn(b))[0];
    const level = period.grain === "rest" ? "quarter" : period.grain;
    const key = `${level} ${smallest ? smallest.id : period.id}`;
    blocks.set(key, [...(blocks.get(key) ?? []), i]);
  });
  const order = {whole: 0, year: 0, quarter: 1, rest: 1, month: 2} as const;
  return [...blocks.values()].sort((a, b) => order[periods[a[0]].grain] - order[periods[b[0]].grain]);
}
