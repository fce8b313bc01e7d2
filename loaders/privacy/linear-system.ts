/** The largest prime under 2^26: products of two residues stay exact in a double. */
const prime = 67_108_859;

/** What one pivot row holds: the unknowns from its pivot on, by position, and their factors. */
interface PivotRow {
  readonly positions: readonly number[];
  readonly factors: readonly number[];
}

/**
 * Sums over sets of unknowns, and what they determine.
 *
 * Unknowns that stand in the same sums throughout form one class: none of them can be had apart
 * from the others. Classes that a sum gives alone are peeled off; the rest is eliminated modulo a
 * prime, in which 0 is exactly 0 and no tolerance has to be chosen.
 */
export class LinearSystem {
  /** The class of each unknown. */
  readonly classOf: Int32Array;
  /** How many unknowns a class holds. */
  readonly classSize: readonly number[];
  private readonly known = new Set<number>();
  private readonly pivots = new Map<number, PivotRow>();
  private readonly work: Float64Array;

  /**
   * @param unknowns how many there are
   * @param sums each the positions of the unknowns that it adds up, each once
   */
  constructor(unknowns: number, sums: readonly (readonly number[])[]) {
    this.classOf = classesOf(unknowns, sums);
    const sizes: number[] = [];
    for (const one of this.classOf) sizes[one] = (sizes[one] ?? 0) + 1;
    this.classSize = sizes;
    this.work = new Float64Array(sizes.length);
    const rows = this.peeled(sums.map((sum) => new Set(sum.map((unknown) => this.classOf[unknown]))));
    for (const row of rows.sort((a, b) => a.size - b.size)) this.eliminate(row);
  }

  /** Whether the sums determine the sum of these classes. */
  determines(classes: Iterable<number>): boolean {
    const open = [...classes].filter((one) => !this.known.has(one));
    return open.length === 0 || this.reduced(open) === null;
  }

  /** Whether the sums determine the sum of these unknowns, which they can't where it splits a class. */
  determinesSum(unknowns: readonly number[]): boolean {
    const taken = new Map<number, number>();
    for (const unknown of unknowns) taken.set(this.classOf[unknown], (taken.get(this.classOf[unknown]) ?? 0) + 1);
    for (const [one, count] of taken) if (count !== this.classSize[one]) return false;
    return this.determines(taken.keys());
  }

  /** Takes off what is known alone until nothing more is. */
  private peeled(rows: readonly Set<number>[]): Set<number>[] {
    const rowsWith = new Map<number, Set<number>[]>();
    for (const row of rows) {
      for (const one of row) {
        const list = rowsWith.get(one);
        if (list) list.push(row);
        else rowsWith.set(one, [row]);
      }
    }
    const alone = rows.filter((row) => row.size === 1);
    for (let row = alone.pop(); row; row = alone.pop()) {
      for (const one of row) {
        this.known.add(one);
        for (const other of rowsWith.get(one) ?? []) {
          other.delete(one);
          if (other.size === 1) alone.push(other);
        }
      }
    }
    return rows.filter((row) => row.size > 0);
  }

  private eliminate(row: Iterable<number>): void {
    const rest = this.reduced(row);
    if (rest) this.pivots.set(rest.positions[0], rest);
  }

  /** What is left of a sum of classes after the pivots; null for nothing. */
  private reduced(row: Iterable<number>): PivotRow | null {
    const {work} = this;
    // Positions still to look at, smallest first; a pivot only ever adds larger ones.
    const queue = new SmallestFirst();
    for (const one of row) {
      work[one] = 1;
      queue.add(one);
    }
    const positions: number[] = [];
    for (let at = queue.take(); at !== null; at = queue.take()) {
      const factor = work[at];
      if (factor === 0) continue;
      const pivot = this.pivots.get(at);
      if (!pivot) {
        positions.push(at);
        continue;
      }
      pivot.positions.forEach((position, i) => {
        const before = work[position];
        const after = (before + (prime - factor) * pivot.factors[i]) % prime;
        work[position] = after;
        if (before === 0 && after !== 0) queue.add(position);
      });
    }
    if (!positions.length) return null;
    const scale = inverse(work[positions[0]]);
    const factors = positions.map((position) => (work[position] * scale) % prime);
    for (const position of positions) work[position] = 0;
    return {positions, factors};
  }
}

/** Splits the unknowns by the sums that they stand in. */
function classesOf(unknowns: number, sums: readonly (readonly number[])[]): Int32Array {
  const classes = new Int32Array(unknowns);
  let next = 1;
  for (const sum of sums) {
    const renamed = new Map<number, number>();
    for (const unknown of sum) {
      const before = classes[unknown];
      let after = renamed.get(before);
      if (after === undefined) renamed.set(before, (after = next++));
      classes[unknown] = after;
    }
  }
  const positions = new Map<number, number>();
  return classes.map((one) => {
    const position = positions.get(one) ?? positions.size;
    positions.set(one, position);
    return position;
  });
}

function inverse(value: number): number {
  let [a, b, u, v] = [value, prime, 1, 0];
  while (b !== 0) {
    const quotient = Math.floor(a / b);
    [a, b] = [b, a - quotient * b];
    [u, v] = [v, u - quotient * v];
  }
  return ((u % prime) + prime) % prime;
}

/** A binary heap of whole numbers, each once. */
class SmallestFirst {
  private readonly heap: number[] = [];
  private readonly there = new Set<number>();

  add(value: number): void {
    if (this.there.has(value)) return;
    this.there.add(value);
    const {heap} = this;
    let i = heap.push(value) - 1;
    while (i > 0 && heap[(i - 1) >> 1] > value) {
      heap[i] = heap[(i - 1) >> 1];
      i = (i - 1) >> 1;
    }
    heap[i] = value;
  }

  take(): number | null {
    const {heap} = this;
    const smallest = heap[0];
    const last = heap.pop();
    if (last === undefined) return null;
    this.there.delete(smallest);
    if (!heap.length) return smallest;
    let i = 0;
    for (let child = 1; child < heap.length; child = 2 * i + 1) {
      if (child + 1 < heap.length && heap[child + 1] < heap[child]) child++;
      if (heap[child] >= last) break;
      heap[i] = heap[child];
      i = child;
    }
    heap[i] = last;
    return smallest;
  }
}
