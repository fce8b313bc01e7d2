import type {Moments} from "../../src/model/statistics/moments.js";
import {bucketCount} from "../intake/intake.js";

/** What is known of one indicator in one unit and period. */
export class Cell {
  private n = 0;
  private y = 0;
  private x = 0;
  private yy = 0;
  private xx = 0;
  private xy = 0;
  /** Σy and Σx by bucket of customers, for the jackknife; they stay in the build. */
  readonly bucketY = new Float64Array(bucketCount);
  readonly bucketX = new Float64Array(bucketCount);

  get moments(): Moments {
    return {n: this.n, y: this.y, x: this.x, yy: this.yy, xx: this.xx, xy: this.xy};
  }

  /** Adds what one bucket of customers contributes. */
  add(bucket: number, moments: Moments): void {
    this.addMoments(moments);
    this.bucketY[bucket] += moments.y;
    this.bucketX[bucket] += moments.x;
  }

  /** Adds moments alone; what they are by bucket is added to `bucketY` and `bucketX` beside them. */
  addMoments({n, y, x, yy, xx, xy}: Moments): void {
    this.n += n;
    this.y += y;
    this.x += x;
    this.yy += yy;
    this.xx += xx;
    this.xy += xy;
  }
}

/** The cells of one indicator, by unit and period. */
export class IndicatorCube {
  private readonly cells = new Map<string, Map<number, Cell>>();
  private readonly own = new Map<string, Map<number, number>>();

  get(unit: string, period: number): Cell | undefined {
    return this.cells.get(unit)?.get(period);
  }

  /** The cell of a unit and period, which is made if it isn't there. */
  at(unit: string, period: number): Cell {
    let ofUnit = this.cells.get(unit);
    if (!ofUnit) this.cells.set(unit, (ofUnit = new Map()));
    let cell = ofUnit.get(period);
    if (!cell) ofUnit.set(period, (cell = new Cell()));
    return cell;
  }

  /** Notes customers of rows that stand at the unit itself, not below it. */
  addOwn(unit: string, period: number, customers: number): void {
    const ofUnit = this.own.get(unit) ?? new Map<number, number>();
    this.own.set(unit, ofUnit);
    ofUnit.set(period, (ofUnit.get(period) ?? 0) + customers);
  }

  /** Customers of rows that stand at the unit itself; 0 where there are none or it wasn't noted. */
  ownCustomers(unit: string, period: number): number {
    return this.own.get(unit)?.get(period) ?? 0;
  }

  /** Units that have any cell. */
  units(): Iterable<string> {
    return this.cells.keys();
  }

  /** The cells of a unit, by period. */
  of(unit: string): ReadonlyMap<number, Cell> {
    return this.cells.get(unit) ?? new Map();
  }
}

/** All cubes, by indicator. */
export type Cubes = ReadonlyMap<string, IndicatorCube>;
