/** The brush cube behind the privacy floor: one full partition, small cells merged across their last dimensions until they reach it. */
import type {CubeCell} from "../measure/cohort-cube.js";

/** The bin of what is merged across a dimension. */
export const mergedBin = "*";

/**
 * Merges cells under the floor: first across the last dimension, those of one prefix together; what is
 * still too small across the last two; and so on to the top. What is too small even there takes the
 * smallest other cells with it. Every customer-month stands in exactly one of the cells, and which one
 * follows from the cells alone: its own, or the first one there among those merged across its last
 * dimension, its last two … So nothing else can be had than sums of what is shown.
 *
 * @returns null where all cells together don't reach the floor
 */
export function mergeCube(cells: readonly CubeCell[], floor: number): CubeCell[] | null {
  const dimensions = cells[0]?.bins.length ?? 0;
  const shown = cells.filter(({customers}) => customers >= floor);
  let open = cells.filter(({customers}) => customers < floor);
  for (let kept = dimensions - 1; kept >= 0 && open.length; kept--) {
    const groups = new Map<string, CubeCell[]>();
    for (const cell of open) {
      const prefix = JSON.stringify(cell.bins.slice(0, kept));
      groups.set(prefix, [...(groups.get(prefix) ?? []), cell]);
    }
    open = [];
    for (const group of groups.values()) {
      const merged = together(group, kept);
      if (merged.customers >= floor) shown.push(merged);
      else open.push(...group);
    }
  }
  if (!open.length) return shown.length ? shown.sort(byBins) : null;
  // The rest goes with cells from which nothing else was merged away, so that what stands where still follows from the cells.
  const candidates = shown
    .filter((cell) => !shown.some((other) => other !== cell && covers(other, cell)))
    .sort((a, b) => a.customers - b.customers || byBins(a, b));
  const taken: CubeCell[] = [];
  for (const cell of candidates) {
    taken.push(cell);
    const merged = together([...open, ...taken], 0);
    if (merged.customers >= floor) return [...shown.filter((one) => !taken.includes(one)), merged].sort(byBins);
  }
  const all = together(cells, 0);
  return all.customers >= floor ? [all] : null;
}

/**
 * Merges one cell more, the smallest that will do: one in `bins` of the axis and in `tenure`, whose place is then among cells
 * merged across that axis. What stands there of these bins rests on the floor afterwards.
 *
 * @returns null where there is none
 */
export function mergeOneMore(
  cells: readonly CubeCell[],
  {axis, bins, tenure}: {readonly axis: number; readonly bins: readonly string[]; readonly tenure: readonly string[]}
): CubeCell[] | null {
  const candidates = cells.filter(
    (cell) => !cell.bins.includes(mergedBin) && bins.includes(cell.bins[axis]) && tenure.includes(cell.bins[0])
  );
  for (const cell of candidates.toSorted((a, b) => a.customers - b.customers || byBins(a, b))) {
    const others = cells.filter((one) => one !== cell);
    const target = cellFor(cell.bins, (some) => others.find((one) => one.bins.every((bin, i) => bin === some[i])));
    const kept = target?.bins.filter((bin) => bin !== mergedBin).length ?? Infinity;
    if (target && kept <= axis)
      return [...others.filter((one) => one !== target), together([target, cell], kept)].sort(byBins);
  }
  return null;
}

/** The cell in which a customer-month of these bins stands; undefined where there is none. */
export function cellFor<T extends {readonly bins: readonly string[]}>(
  bins: readonly string[],
  find: (bins: readonly string[]) => T | undefined
): T | undefined {
  for (let kept = bins.length; kept >= 0; kept--) {
    const found = find(bins.map((bin, i) => (i < kept ? bin : mergedBin)));
    if (found) return found;
  }
  return undefined;
}

/** Whether a merged cell stands above another: the same bins as far as it has any. */
function covers(outer: CubeCell, inner: CubeCell): boolean {
  return outer.bins.includes(mergedBin) && outer.bins.every((bin, i) => bin === mergedBin || bin === inner.bins[i]);
}

function together(cells: readonly CubeCell[], kept: number): CubeCell {
  const last = cells.reduce((sum, cell) => sum + cell.last, 0);
  return {
    bins: cells[0].bins.map((bin, i) => (i < kept ? bin : mergedBin)),
    // The same customer may stand in several: at least the largest, and at least all whose last month is here.
    customers: Math.max(last, ...cells.map(({customers}) => customers)),
    last,
    sums: cells[0].sums.map((_, i) => cells.reduce((sum, cell) => sum + cell.sums[i], 0))
  };
}

function byBins(a: CubeCell, b: CubeCell): number {
  const [one, other] = [JSON.stringify(a.bins), JSON.stringify(b.bins)];
  return one < other ? -1 : one > other ? 1 : 0;
}
