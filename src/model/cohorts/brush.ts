/**
 * Several brushes at once over one joint cube. Each view shows the cube filtered by the brushes of all
 * other dimensions; the total is filtered by all. One pass over the cells answers every view, so the
 * time depends on how many cells there are, never on how many customers.
 */

/** What is summed in each bin of a view. */
export interface BrushTables {
  /** By dimension and bin; the last entry of each is what is merged across the dimension. */
  readonly months: readonly Float64Array[];
  readonly portOut: readonly Float64Array[];
  readonly leftOtherwise: readonly Float64Array[];
  /** Months, port-out, left otherwise, revenue, contacts, complaints of what all brushes keep. */
  readonly total: Float64Array;
}

/** Columns of the cube as the brush reads them. Coordinate −1: merged across that dimension. */
export interface BrushCells {
  readonly bins: readonly number[];
  readonly coordinates: readonly ArrayLike<number>[];
  readonly measures: readonly ArrayLike<number>[];
}

/** Positions in `BrushCells.measures` and `BrushTables.total`. */
export const measure = {months: 0, portOut: 1, leftOtherwise: 2, revenue: 3, contacts: 4, complaints: 5} as const;

/** A cube made ready for brushing. */
export class Brush {
  readonly tables: BrushTables;
  private readonly coordinates: readonly Uint8Array[];
  private readonly measures: readonly Float64Array[];
  /** By dimension and bin, the one after the last for what is merged: 1 where the brush keeps it. */
  private readonly kept: readonly Uint8Array[];
  private readonly cells: number;

  constructor({bins, coordinates, measures}: BrushCells) {
    this.cells = measures[0]?.length ?? 0;
    this.coordinates = coordinates.map((own, d) => Uint8Array.from(own, (bin) => (bin < 0 ? bins[d] : bin)));
    this.measures = measures.map((own) => Float64Array.from(own));
    this.kept = bins.map((count) => new Uint8Array(count + 1).fill(1));
    const table = () => bins.map((count) => new Float64Array(count + 1));
    this.tables = {months: table(), portOut: table(), leftOtherwise: table(), total: new Float64Array(measures.length)};
    this.compute();
  }

  /** Keeps only these bins of a dimension; none or all: everything, merged cells too, which no brush on the dimension can hold. */
  set(dimension: number, bins: readonly number[]): void {
    const kept = this.kept[dimension];
    const all = bins.length === 0 || bins.length >= kept.length - 1;
    kept.fill(all ? 1 : 0);
    if (!all) for (const bin of bins) kept[bin] = 1;
  }

  /** Whether the brush on the dimension keeps a bin. */
  keeps(dimension: number, bin: number): boolean {
    return this.kept[dimension][bin] === 1;
  }

  /** Whether a brush on the dimension leaves anything out. */
  isActive(dimension: number): boolean {
    return this.kept[dimension].includes(0);
  }

  /** Whether all brushes keep a cell. */
  keepsCell(cell: number): boolean {
    // Asked of every cell at each event: a loop, not `every`.
    for (let d = 0; d < this.kept.length; d++) if (this.kept[d][this.coordinates[d][cell]] === 0) return false;
    return true;
  }

  /** Sums every view and the total; the tables are filled in place. */
  compute(): BrushTables {
    const {coordinates, kept, tables, cells} = this;
    const [months, portOut, otherwise] = this.measures;
    const dimensions = coordinates.length;
    for (const table of [tables.months, tables.portOut, tables.leftOtherwise]) for (const own of table) own.fill(0);
    tables.total.fill(0);
    for (let cell = 0; cell < cells; cell++) {
      let failed = -1;
      let failures = 0;
      for (let d = 0; d < dimensions; d++) {
        if (kept[d][coordinates[d][cell]]) continue;
        failed = d;
        if (++failures > 1) break;
      }
      if (failures > 1) continue;
      // What fails at one dimension alone still shows in that dimension's own view.
      const from = failures ? failed : 0;
      const until = failures ? failed + 1 : dimensions;
      for (let d = from; d < until; d++) {
        const bin = coordinates[d][cell];
        tables.months[d][bin] += months[cell];
        tables.portOut[d][bin] += portOut[cell];
        tables.leftOtherwise[d][bin] += otherwise[cell];
      }
      if (!failures) for (let k = 0; k < this.measures.length; k++) tables.total[k] += this.measures[k][cell];
    }
    return tables;
  }
}
