import {cubeScopes, measures, type CubeAxis, type CubeCell} from "../cohort-cube.js";
import {columnOf} from "./count-life.js";
import type {CustomerPanel} from "./panel.js";
import {WideSums} from "./wide-sums.js";

/** Which cell of a cube each customer-month stands in: positions of its bins, the last axis running fastest. */
export class CubePlaces {
  readonly cells: number;
  private readonly strides: readonly number[];

  constructor(readonly axes: readonly CubeAxis[]) {
    this.strides = axes.map((_, i) => axes.slice(i + 1).reduce((product, {bins}) => product * bins.length, 1));
    this.cells = axes.reduce((product, {bins}) => product * bins.length, 1);
  }

  /** The bins of a cell. */
  binsOf(cell: number): string[] {
    return this.axes.map(({bins}, i) => bins[Math.floor(cell / this.strides[i]) % bins.length]);
  }

  /** The position of a cell's bin of one axis. */
  positionIn(cell: number, axis: number): number {
    return Math.floor(cell / this.strides[axis]) % this.axes[axis].bins.length;
  }

  /** Where a cell with these bins stands. */
  cellOf(bins: readonly string[]): number {
    return bins.reduce((cell, bin, i) => cell + this.axes[i].bins.indexOf(bin) * this.strides[i], 0);
  }

  /** Of each customer and month the cell, in the order of the panel's arrays. */
  ofPanel(panel: CustomerPanel): Int32Array {
    const places = new Int32Array(panel.members * panel.width);
    this.axes.forEach((axis, i) => addPositions(places, panel, axis, this.strides[i]));
    return places;
  }
}

function addPositions(places: Int32Array, panel: CustomerPanel, {bins, rule}: CubeAxis, stride: number): void {
  const {members, width, base, from, to, begun} = panel;
  const each = (take: (i: number, at: number, month: number) => number) => {
    for (let i = 0; i < members; i++) {
      for (let month = from[i]; month <= to[i]; month++) {
        const at = i * width + month - base;
        places[at] += stride * take(i, at, month);
      }
    }
  };
  const position = (bin: string) => {
    const found = bins.indexOf(bin);
    if (found < 0) throw new Error(`expected one of the bins ${bins.join(", ")}; found ${bin}`);
    return found;
  };
  if (rule.kind === "tenure") {
    const longest = rule.starts.at(-1) ?? 0;
    const of = Int32Array.from({length: longest + 1}, (_, tenure) =>
      rule.starts.findLastIndex((start) => start <= tenure)
    );
    each((i, _, month) => of[Math.min(longest, month - begun[i])]);
  } else if (rule.kind === "class") {
    const {names, codes, per} = columnOf(panel, rule.column);
    // What changes by the month is always on record; its code is 0 only where nobody is.
    const there = new Set(codes);
    if (per === "month") there.delete(0);
    const of = Int32Array.from(names, (name, code) => (there.has(code) ? position(rule.binOf(name)) : 0));
    each(per === "member" ? (i) => of[codes[i]] : (_, at) => of[codes[at]]);
  } else {
    const none = position("none");
    const first = rule.first.map(({column, bin}) => {
      const {names, codes} = columnOf(panel, column);
      return {codes, yes: names.indexOf("yes"), bin: position(bin)};
    });
    each((_, at) => first.find(({codes, yes}) => codes[at] === yes)?.bin ?? none);
  }
}

/** What is summed of a customer's months in a cell: months, port-outs, other leavers, the measures. */
const sumsOfMonth = 3 + measures.length;
/** Of each scope: months squared, and of each measure its square and its product with the months. */
const productsOfScope = 1 + 2 * measures.length;

/** Counts a cube's cells. Gives the sums of the SQL of `cubeQuery`. */
export class CubeCounts {
  private readonly places: CubePlaces;
  private readonly customers: Float64Array;
  private readonly last: Float64Array;
  private readonly sums: Float64Array;
  private readonly products: WideSums;
  /** What the current customer has: which cells, and in each of them, in each bin of tenure and in all. */
  private readonly touched: number[] = [];
  private readonly inCell: Float64Array;
  private readonly inTenure: Float64Array;
  private readonly inAll = new Float64Array(sumsOfMonth);

  constructor(axes: readonly CubeAxis[]) {
    this.places = new CubePlaces(axes);
    const {cells} = this.places;
    this.customers = new Float64Array(cells);
    this.last = new Float64Array(cells);
    this.sums = new Float64Array(cells * sumsOfMonth);
    this.products = new WideSums(cells * cubeScopes.length * productsOfScope);
    this.inCell = new Float64Array(cells * sumsOfMonth);
    this.inTenure = new Float64Array(axes[0].bins.length * sumsOfMonth);
  }

  /** Adds the customers of one part. */
  add(panel: CustomerPanel): void {
    const {members, width, base, from, to, left, revenueFen, contacts, complaints} = panel;
    const places = this.places.ofPanel(panel);
    const {inCell, touched, last} = this;
    const portOut = left.names.indexOf("port_out");
    for (let i = 0; i < members; i++) {
      for (let month = from[i]; month <= to[i]; month++) {
        const at = i * width + month - base;
        const cell = places[at];
        const own = cell * sumsOfMonth;
        if (inCell[own] === 0) touched.push(cell);
        inCell[own]++;
        inCell[own + 3] += revenueFen[at];
        inCell[own + 4] += contacts[at];
        inCell[own + 5] += complaints[at];
        if (month < to[i]) continue;
        last[cell]++;
        if (left.codes[i] > 0) inCell[own + (left.codes[i] === portOut ? 1 : 2)]++;
      }
      this.finish();
    }
  }

  private finish(): void {
    const {inCell, inTenure, inAll, touched} = this;
    for (const cell of touched) {
      const tenure = this.places.positionIn(cell, 0) * sumsOfMonth;
      for (let k = 0; k < sumsOfMonth; k++) {
        const amount = inCell[cell * sumsOfMonth + k];
        inTenure[tenure + k] += amount;
        inAll[k] += amount;
        this.sums[cell * sumsOfMonth + k] += amount;
      }
      this.customers[cell]++;
    }
    for (const cell of touched) {
      const first = cell * cubeScopes.length * productsOfScope;
      this.addProducts(first, cell, inAll, 0);
      this.addProducts(first + productsOfScope, cell, inTenure, this.places.positionIn(cell, 0) * sumsOfMonth);
    }
    for (const cell of touched) inCell.fill(0, cell * sumsOfMonth, (cell + 1) * sumsOfMonth);
    inTenure.fill(0);
    inAll.fill(0);
    touched.length = 0;
  }

  /** Products of what the customer has in a cell with what they have in a scope. */
  private addProducts(first: number, cell: number, whole: Float64Array, from: number): void {
    const {inCell, products} = this;
    const own = cell * sumsOfMonth;
    products.add(first, inCell[own], whole[from]);
    for (let k = 0; k < measures.length; k++) {
      const [y, wholeY] = [inCell[own + 3 + k], whole[from + 3 + k]];
      products.add(first + 1 + 2 * k, y, wholeY);
      products.add(first + 2 + 2 * k, y, whole[from]);
      products.add(first + 2 + 2 * k, inCell[own], wholeY);
    }
  }

  /** Cells that hold anything, by their bins. */
  rows(): CubeCell[] {
    const rows: CubeCell[] = [];
    for (let cell = 0; cell < this.places.cells; cell++) {
      if (this.customers[cell] === 0) continue;
      const first = cell * cubeScopes.length * productsOfScope;
      rows.push({
        bins: this.places.binsOf(cell),
        customers: this.customers[cell],
        last: this.last[cell],
        sums: [
          ...this.sums.subarray(cell * sumsOfMonth, (cell + 1) * sumsOfMonth),
          ...Array.from({length: cubeScopes.length * productsOfScope}, (_, k) => this.products.at(first + k))
        ]
      });
    }
    return rows.sort((a, b) => compareTexts(a.bins, b.bins));
  }
}

function compareTexts(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
  return 0;
}

/** How many customer-months there are of each value of a column, what isn't on record under `unknown`. */
export class MonthCounts {
  private readonly counts = new Map<string, number>();

  constructor(private readonly column: string) {}

  /** Adds the customers of one part. */
  add(panel: CustomerPanel): void {
    const {names, codes} = columnOf(panel, this.column);
    for (let i = 0; i < panel.members; i++) {
      const months = Math.max(0, panel.to[i] - panel.from[i] + 1);
      const name = names[codes[i]] || "unknown";
      if (months > 0) this.counts.set(name, (this.counts.get(name) ?? 0) + months);
    }
  }

  /** Values by how often they are there, the most frequent first. */
  bySize(): string[] {
    return [...this.counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
  }
}
