/**
 * How closely a small group can be had from published sums. It is safe where a witness is shown: two tables of whole numbers
 * that agree with all that is published and differ in the group by at least {@link leastApart}.
 */
import type {SolveWhole} from "./whole-numbers.js";

/** So many customers a group's number must be open by. */
const leastApart = 3;
/** How many neighbours of a class are followed. */
const mostTried = 60;
/** How many classes a program holds; all others stay as they are. */
const mostClasses = 120;
/** Programs don't follow sums over more classes than this. */
const widestSum = 40;
/** How many classes are tried for the far corner of a swap of four: those of a month of the whole operator, as a rule. */
const mostFar = 600;

/** Cells with how many customers each holds, and the sets of cells whose sums are published. */
export interface CountTable {
  readonly counts: readonly number[];
  readonly sums: readonly (readonly number[])[];
}

/** Two tables, each as what differs from the true one by cell. */
export interface Witness {
  readonly by: "swap" | "program";
  readonly tables: readonly [ReadonlyMap<number, number>, ReadonlyMap<number, number>];
}

/** Whether a witness shows what it claims: no cell below nothing, no sum changed, the group open by enough. */
export function isWitness({counts, sums}: CountTable, group: readonly number[], {tables}: Witness): boolean {
  const [low, high] = tables.map((table) => group.reduce((sum, cell) => sum + (table.get(cell) ?? 0), 0));
  return (
    high - low >= leastApart &&
    tables.every(
      (table) =>
        [...table].every(([cell, change]) => Number.isInteger(change) && counts[cell] + change >= 0) &&
        sums.every((sum) => sum.reduce((all, cell) => all + (table.get(cell) ?? 0), 0) === 0)
    )
  );
}

/** Cells of one class, which stand in the same sums: those of the group, and the others. */
interface Split {
  readonly inside: readonly number[];
  readonly outside: readonly number[];
}

/** Finds witnesses in one table. */
export class Witnesses {
  private readonly classOf: readonly number[];
  private readonly cells: number[][] = [];
  /** The sums that each class stands in. */
  private readonly sumsOf: (readonly number[])[] = [];
  /** The classes of each sum. */
  private readonly classesOf: readonly number[][];
  /** A class by what the weights of its sums add up to: two pairs of classes that stand in the same sums add up to the same. */
  private readonly byWeight = new Map<number, number>();
  private readonly weights: readonly number[];
  private readonly weightOf: readonly number[];

  constructor(private readonly table: CountTable) {
    const {counts, sums} = table;
    const ofCell: number[][] = counts.map(() => []);
    sums.forEach((cells, sum) => cells.forEach((cell) => ofCell[cell].push(sum)));
    const classes = new Map<string, number>();
    this.classOf = ofCell.map((own, cell) => {
      const key = own.join(" ");
      const one = classes.get(key) ?? classes.size;
      if (one === classes.size) {
        classes.set(key, one);
        this.cells.push([]);
        this.sumsOf.push(own);
      }
      this.cells[one].push(cell);
      return one;
    });
    this.classesOf = sums.map((cells) => [...new Set(cells.map((cell) => this.classOf[cell]))]);
    this.weights = sums.map((_, sum) => weightOf(sum));
    this.weightOf = this.sumsOf.map((own) => own.reduce((all, sum) => all + this.weights[sum], 0));
    this.weightOf.forEach((weight, one) => this.byWeight.set(weight, one));
  }

  /**
   * A witness that a group can't be had closely; null where none is found.
   *
   * @param solve finds whole numbers where swaps don't serve; they alone are tried for null
   */
  of(group: readonly number[], solve: SolveWhole | null): Witness | null {
    const split = this.splitOf(group);
    const found = this.withinClass(split) ?? this.swapOfFour(split) ?? (solve ? this.byProgram(split, solve) : null);
    return found && isWitness(this.near(found), group, found) ? found : null;
  }

  /** The table with the sums alone that a witness could change. */
  private near({tables}: Witness): CountTable {
    const touched = new Set(
      tables.flatMap((table) => [...table.keys()].flatMap((cell) => this.sumsOf[this.classOf[cell]]))
    );
    return {counts: this.table.counts, sums: [...touched].map((sum) => this.table.sums[sum])};
  }

  private splitOf(group: readonly number[]): ReadonlyMap<number, Split> {
    const inside = new Set(group);
    return new Map(
      [...new Set(group.map((cell) => this.classOf[cell]))].map((one) => [
        one,
        {
          inside: this.cells[one].filter((cell) => inside.has(cell)),
          outside: this.cells[one].filter((cell) => !inside.has(cell))
        }
      ])
    );
  }

  private outsideOf(one: number, split: ReadonlyMap<number, Split>): readonly number[] {
    return split.get(one)?.outside ?? this.cells[one];
  }

  private customers(cells: readonly number[]): number {
    return cells.reduce((sum, cell) => sum + this.table.counts[cell], 0);
  }

  /** Customers moved between the group and others of the same class; whoever stands in no sum may be as many as one likes. */
  private withinClass(split: ReadonlyMap<number, Split>): Witness | null {
    for (const [one, {inside, outside}] of split) {
      if (this.sumsOf[one].length === 0) return {by: "swap", tables: [new Map(), new Map([[inside[0], leastApart]])]};
      if (!outside.length || this.customers([...inside, ...outside]) < leastApart) continue;
      const [own, others] = [this.customers(inside), this.customers(outside)];
      return {
        by: "swap",
        tables: [
          this.moved([
            [inside, -own],
            [outside, own]
          ]),
          this.moved([
            [inside, others],
            [outside, -others]
          ])
        ]
      };
    }
    return null;
  }

  /** Customers moved around four classes, as between two units and two months, so that no sum changes. */
  private swapOfFour(split: ReadonlyMap<number, Split>): Witness | null {
    for (const [one, {inside}] of split) {
      const near = this.neighboursOf(one);
      for (const second of near)
        for (const fourth of near) {
          const witness = second < fourth ? this.swapped([one, second, fourth], inside, split) : null;
          if (witness) return witness;
        }
    }
    // The other months of a unit stand with it in narrow sums, other units of its month in a wide one.
    for (const [one, {inside}] of split)
      for (const second of this.neighboursOf(one))
        for (const fourth of this.inWideSums(one)) {
          const witness = this.swapped([one, second, fourth], inside, split);
          if (witness) return witness;
        }
    return null;
  }

  /** Classes that share a sum with this one which {@link neighboursOf} doesn't follow. */
  private *inWideSums(one: number): Generator<number> {
    let tried = 0;
    for (const sum of this.narrowFirst(one)) {
      if (this.classesOf[sum].length <= widestSum) continue;
      for (const other of this.classesOf[sum]) {
        if (tried++ >= mostFar) return;
        yield other;
      }
    }
  }

  /** Customers moved around these classes and the one that closes the square; null where none does, or too few can be moved. */
  private swapped(
    [one, second, fourth]: readonly [number, number, number],
    inside: readonly number[],
    split: ReadonlyMap<number, Split>
  ): Witness | null {
    const third = this.byWeight.get(this.weightOf[second] + this.weightOf[fourth] - this.weightOf[one]);
    // Where two of the four are one, nothing is moved.
    if (third === undefined || fourth === one || fourth === second || third === one) return null;
    const [b, c, d] = [second, third, fourth].map((other) => this.outsideOf(other, split));
    if (!b.length || !c.length || !d.length) return null;
    const more = Math.min(this.customers(b), this.customers(d));
    const less = Math.min(this.customers(inside), this.customers(c));
    if (more + less < leastApart) return null;
    const by = (count: number) =>
      this.moved([
        [inside, count],
        [b, -count],
        [c, count],
        [d, -count]
      ]);
    return {by: "swap", tables: [by(-less), by(more)]};
  }

  /** The sums that a class stands in, those of fewer classes first. */
  private narrowFirst(one: number): number[] {
    return [...this.sumsOf[one]].sort((a, b) => this.classesOf[a].length - this.classesOf[b].length || a - b);
  }

  /** Classes that share a sum with this one, those of narrow sums first. */
  private neighboursOf(one: number): number[] {
    const found = new Set<number>();
    for (const sum of this.narrowFirst(one)) {
      if (found.size >= mostTried || (found.size > 0 && this.classesOf[sum].length > widestSum)) break;
      for (const other of this.classesOf[sum].slice(0, mostTried)) if (other !== one) found.add(other);
    }
    return [...found];
  }

  /** The least and the most that the group may hold, by whole numbers; classes far from it stay as they are. */
  private byProgram(split: ReadonlyMap<number, Split>, solve: SolveWhole): Witness | null {
    const near = new Set(split.keys());
    for (const one of near) {
      if (near.size >= mostClasses) break;
      for (const other of this.neighboursOf(one)) if (near.size < mostClasses) near.add(other);
    }
    const columns = [...near].flatMap(
      (one): {readonly of: number; readonly cells: readonly number[]; readonly own: boolean}[] => {
        const outside = this.outsideOf(one, split);
        const inside = split.get(one)?.inside ?? [];
        return [
          ...(inside.length ? [{of: one, cells: inside, own: true}] : []),
          ...(outside.length ? [{of: one, cells: outside, own: false}] : [])
        ];
      }
    );
    const sums = [...new Set([...near].flatMap((one) => this.sumsOf[one]))];
    const rows = sums.map((sum) => columns.flatMap(({of}, column) => (this.sumsOf[of].includes(sum) ? [column] : [])));
    const held = columns.map(({cells}) => this.customers(cells));
    const totals = rows.map((row) => row.reduce((all, column) => all + held[column], 0));
    const own = columns.flatMap((column, i) => (column.own ? [i] : []));
    const ends = ([-1, 1] as const).map((sign) => solve({columns: columns.length, rows, totals, of: own, sign}));
    const [low, high] = ends.map((found) =>
      found ? this.moved(columns.map(({cells}, i) => [cells, Math.round(found[i]) - held[i]] as const)) : null
    );
    return low && high ? {by: "program", tables: [low, high]} : null;
  }

  /** Customers more or fewer in sets of cells: more in the first of each, fewer in one after the other. */
  private moved(changes: readonly (readonly [cells: readonly number[], by: number])[]): Map<number, number> {
    const table = new Map<number, number>();
    for (const [cells, by] of changes) {
      if (by > 0) table.set(cells[0], by);
      let left = -by;
      for (const cell of cells) {
        if (left <= 0) break;
        const taken = Math.min(left, this.table.counts[cell]);
        if (taken > 0) table.set(cell, -taken);
        left -= taken;
      }
    }
    return table;
  }
}

/** Weights whose sums tell sets of sums apart: whole numbers below 2^40, spread by the finalizer of MurmurHash3. */
function weightOf(sum: number): number {
  const spread = (value: number) => {
    let h = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return (h ^ (h >>> 16)) >>> 0;
  };
  return spread(sum + 1) * 256 + (spread(sum + 0x9e3779b9) % 256);
}
