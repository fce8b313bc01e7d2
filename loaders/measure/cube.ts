import {noMoments, addMoments, type Moments} from "../../src/model/moments.js";
import {bucketCount} from "../intake/intake.js";

/** What is known of one indicator in one unit and period. */
export interface Cell {
  readonly moments: Moments;
  /** Σy and Σx by bucket of customers, for the jackknife; they stay in the build. */
  readonly bucketY: Float64Array;
  readonly bucketX: Float64Array;
}

/** A cell being added up. */
export class CellBuilder {
  private moments: Moments = noMoments;
  private readonly bucketY = new Float64Array(bucketCount);
  private readonly bucketX = new Float64Array(bucketCount);

  addBucket(bucket: number, moments: Moments): void {
    this.moments = addMoments(this.moments, moments);
    this.bucketY[bucket] += moments.y;
    this.bucketX[bucket] += moments.x;
  }

  addCell(cell: Cell): void {
    this.moments = addMoments(this.moments, cell.moments);
    for (let b = 0; b < bucketCount; b++) {
      this.bucketY[b] += cell.bucketY[b];
      this.bucketX[b] += cell.bucketX[b];
    }
  }

  build(): Cell {
    return {moments: this.moments, bucketY: this.bucketY, bucketX: this.bucketX};
  }
}

/** The cells of one indicator, by unit and period. */
export class IndicatorCube {
  private readonly cells = new Map<string, Map<number, Cell>>();

  get(unit: string, period: number): Cell | undefined {
    return this.cells.get(unit)?.get(period);
  }

  set(unit: string, period: number, cell: Cell): void {
    let ofUnit = this.cells.get(unit);
    if (!ofUnit) this.cells.set(unit, (ofUnit = new Map()));
    ofUnit.set(period, cell);
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
