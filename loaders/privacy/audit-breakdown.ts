import {customersTogether, type Together, type Tree} from "./floor.js";
import {LinearSystem} from "./linear-system.js";
import type {SegmentCell, SegmentCells} from "./segment-floor.js";

/** Whom a breakdown of one indicator in one period rests on, shown or not. */
export interface BreakdownTruth {
  readonly tree: Tree;
  readonly columns: readonly string[];
  customers(row: string, column: string): number;
  /** How many the sum of several cells tells of, where that may be fewer than stand in them; null where nothing but their number is known. */
  told?(cells: readonly SegmentCell[]): number | null;
  readonly together: {readonly units: Together; readonly segments: Together};
  /** Whether the row's total is published beside. */
  isTotalShown(row: string): boolean;
}

/**
 * Tries to solve back from a breakdown, with the totals beside it, anything under the floor: shown
 * cells, finest cells, and sets of finest cells that can only be had together. Whoever tries is
 * taken to know Σy and Σx of every figure and which cells are empty.
 *
 * @returns one line a leak
 */
export function leaksOfBreakdown(
  cells: SegmentCells,
  {tree, columns, customers, told, together, isTotalShown}: BreakdownTruth,
  floor: number
): string[] {
  const lowest = new Map<string, readonly string[]>();
  const below = (row: string): readonly string[] => {
    const children = tree.children(row);
    const found = children.length ? children.flatMap(({id}) => below(id)) : [row];
    lowest.set(row, found);
    return found;
  };
  for (const {id} of tree.roots) below(id);
  const atoms = [...lowest].flatMap(([row, rows]) =>
    rows.length === 1 && rows[0] === row
      ? columns.filter((column) => customers(row, column) > 0).map((column) => ({row, column}))
      : []
  );
  const numbers = new Map(atoms.map(({row, column}, i) => [`${column}\u0000${row}`, i]));
  const atomsOf = (row: string, of: readonly string[]) =>
    (lowest.get(row) ?? []).flatMap((one) => of.flatMap((column) => numbers.get(`${column}\u0000${one}`) ?? []));
  const shown = cells.units.flatMap((row) => cells.segments.map(({of}) => ({row, of})));
  const totals = [...lowest.keys()].filter(isTotalShown).map((row) => ({row, of: columns}));
  const sums = [...shown, ...totals].map(({row, of}) => atomsOf(row, of)).filter((sum) => sum.length > 0);
  const system = new LinearSystem(atoms.length, sums);
  const leaks: string[] = [];
  for (const {row, of} of shown) {
    const here =
      told?.(of.map((segment) => ({unit: row, segment}))) ??
      customersTogether(
        of.map((column) => customers(row, column)),
        together.segments
      );
    if (here > 0 && here < floor) leaks.push(`${row}, ${of.join(" + ")}: shown, ${here} customers`);
  }
  const ofClass = grouped(atoms, (_, i) => system.classOf[i]);
  for (const [one, cellsOfClass] of ofClass) {
    const rows = grouped(cellsOfClass, ({row}) => row);
    const here =
      told?.(cellsOfClass.map(({row, column}) => ({unit: row, segment: column}))) ??
      customersTogether(
        [...rows].map(([row, own]) =>
          customersTogether(
            own.map(({column}) => customers(row, column)),
            together.segments
          )
        ),
        together.units
      );
    if (here < floor && system.determines([one]))
      leaks.push(`${[...rows.keys()].join(" + ")}: ${here} customers can be had`);
  }
  return leaks;
}

function grouped<T, Key>(all: readonly T[], keyOf: (one: T, i: number) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  all.forEach((one, i) => {
    const key = keyOf(one, i);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  });
  return groups;
}
