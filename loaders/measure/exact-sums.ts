import type {Moments} from "../../src/model/statistics/moments.js";
import {bucketCount} from "../intake/intake.js";
import type {Cell} from "./cube.js";

/** Places of one indicator's numbers in a cell: customers, Σy, Σx, and the three sums of products in two parts each. */
const places = {n: 0, y: 1, x: 2, yy: 3, xx: 5, xy: 7} as const;
const size = 9;

/** Products are added up in two parts, each a whole number that stays below 2^53 for a hundred million customers: then the order of rows can't change a digit. */
const upper = 2 ** 26;

/**
 * Sums of several indicators by place (a unit, or a unit and segment) and period, in whole numbers: exact, and so the
 * same in whatever order customers come. A cell is made as it is needed, and holds the indicators' numbers side by side,
 * then their Σy and Σx by bucket: what one customer adds lies close together.
 */
export class ExactSums {
  private readonly cells: (Float64Array | undefined)[];
  private readonly cellSize: number;

  /**
   * @param countsOnce of each indicator, whether a customer counts once in a cell, however much they have there
   * @param placeCount how many places there are
   * @param periodCount and how many periods
   */
  constructor(
    private readonly countsOnce: readonly boolean[],
    private readonly placeCount: number,
    private readonly periodCount: number
  ) {
    this.cells = Array.from({length: placeCount * periodCount});
    this.cellSize = countsOnce.length * (size + 2 * bucketCount);
  }

  /** The sums of a cell, made where there are none yet. */
  cellAt(place: number, period: number): Float64Array {
    return (this.cells[place * this.periodCount + period] ??= new Float64Array(this.cellSize));
  }

  /**
   * Adds what one customer has in a cell, or takes it away again. A customer without any y or x of an indicator counts for nothing there.
   *
   * @param cell of {@link cellAt}
   * @param sums holds y and x of each indicator in turn, from `from` on
   * @param sign 1 or -1
   */
  add(cell: Float64Array, bucket: number, sums: Float64Array, from: number, sign = 1): void {
    const {countsOnce} = this;
    const count = countsOnce.length;
    let at = 0;
    let inBucket = count * (size + 2 * bucket);
    for (let k = 0; k < count; k++, at += size, inBucket += 2) {
      let y = sums[from + 2 * k];
      let x = sums[from + 2 * k + 1];
      if (countsOnce[k]) {
        y = y > 0 ? 1 : 0;
        x = x > 0 ? 1 : 0;
      }
      if (y === 0 && x === 0) continue;
      cell[at + places.n] += sign;
      cell[at + places.y] += sign * y;
      cell[at + places.x] += sign * x;
      addProduct(cell, at + places.yy, y * y, sign);
      addProduct(cell, at + places.xx, x * x, sign);
      addProduct(cell, at + places.xy, x * y, sign);
      cell[inBucket] += sign * y;
      cell[inBucket + 1] += sign * x;
    }
  }

  /** Visits the cells of an indicator that hold anything, by place and then period. What is handed over is another's at the next visit. */
  visit(indicator: number, take: (place: number, period: number, sums: CellSums) => void): void {
    const sums = new CellSums(indicator, this.countsOnce.length);
    for (let place = 0; place < this.placeCount; place++) {
      for (let period = 0; period < this.periodCount; period++) {
        const cell = this.cells[place * this.periodCount + period];
        if (!cell) continue;
        sums.cell = cell;
        if (!sums.isEmpty) take(place, period, sums);
      }
    }
  }
}

function addProduct(cell: Float64Array, at: number, product: number, sign: number): void {
  if (product < upper && product > -upper) cell[at + 1] += sign * product;
  else {
    const high = Math.trunc(product / upper);
    cell[at] += sign * high;
    cell[at + 1] += sign * (product - high * upper);
  }
}

/** What one indicator has in a cell. */
export class CellSums {
  cell: Float64Array = new Float64Array(0);
  private readonly at: number;

  constructor(
    private readonly indicator: number,
    private readonly indicators: number
  ) {
    this.at = indicator * size;
  }

  get isEmpty(): boolean {
    for (let i = this.at; i < this.at + size; i++) if (this.cell[i] !== 0) return false;
    return true;
  }

  get moments(): Moments {
    const {cell, at} = this;
    const product = (first: number) => cell[first] * upper + cell[first + 1];
    return {
      n: cell[at + places.n],
      y: cell[at + places.y],
      x: cell[at + places.x],
      yy: product(at + places.yy),
      xx: product(at + places.xx),
      xy: product(at + places.xy)
    };
  }

  /** Adds all of it to a cell of a cube. */
  addTo(target: Cell): void {
    const {cell, indicators, indicator} = this;
    target.addMoments(this.moments);
    for (let bucket = 0; bucket < bucketCount; bucket++) {
      const at = indicators * (size + 2 * bucket) + 2 * indicator;
      target.bucketY[bucket] += cell[at];
      target.bucketX[bucket] += cell[at + 1];
    }
  }
}
