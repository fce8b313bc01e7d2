import {customersTogether, type Together, type Tree} from "./floor.js";
import {LinearSystem} from "./linear-system.js";
import type {SegmentCells} from "./segment-floor.js";

/** Whom a breakdown of one indicator in one period rests on, shown or not. */
export interface BreakdownTruth {
  readonly tree: Tree;
  readonly columns: readonly string[];
  customers(row: string, column: string): number;
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
  {tree, columns, customers, together, isTotalShown}: BreakdownTruth,
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
    const here = customersTogether(
      of.map((column) => customers(row, column)),
      together.segments
    );
    if (here > 0 && here < floor) leaks.push(`${row}, ${of.join(" + ")}: shown, ${here} customers`);
  }
  const ofClass = new Map<number, Map<string, number[]>>();
  atoms.forEach(({row, column}, i) => {
    const one = system.classOf[i];
    const rows = ofClass.get(one) ?? new Map<string, number[]>();
    ofClass.set(one, rows);
    rows.set(row, [...(rows.get(row) ?? []), customers(row, column)]);
  });
  for (const [one, rows] of ofClass) {
    const here = customersTogether(
      [...rows.values()].map((sizes) => customersTogether(sizes, together.segments)),
      together.units
    );
    if (here < floor && system.determines([one]))
      leaks.push(`${[...rows.keys()].join(" + ")}: ${here} customers can be had`);
  }
  return leaks;
}
