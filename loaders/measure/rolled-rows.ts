import {literal, type Database} from "../ground/database.js";
import type {CompiledIndicator} from "./compile.js";
import type {Attribution, Frame} from "./frames.js";
import {countsOnce} from "./moments-sql.js";
import {RollUp} from "./roll-up.js";
import type {Units} from "../intake/units.js";

/** Which periods a row falls into, by the time that its frame gives it. */
export type PeriodsOfTime = (time: number) => readonly number[];

/** Rows of one customer after the other, as they come from the frame. */
export interface RowSink {
  /** Takes a row of the current customer; `values` holds y and x of each indicator in turn, and not all are 0. */
  row(row: SinkRow, values: Float64Array): void;
  /** The current customer has no more rows. */
  finish(bucket: number): void;
}

/** Where and when a row happened, in numbers. One object stands for every row in turn. */
export class SinkRow {
  customer = 0;
  /** A month or a period, as the frame has it. */
  time = 0;
  /** The unit whose result it is, by position. */
  unit = 0;
  /** The channel, by position; 0 in a frame without. */
  channel = 0;
}

/** Indicators of one attribution, and who takes their rows. */
export interface RowGroup {
  readonly attribution: Attribution;
  readonly indicators: readonly CompiledIndicator[];
  readonly sinks: readonly RowSink[];
}

/** More than there are customers: rows come bucket by bucket, so that the sums of one bucket stay at hand while they are added to, and there customer by customer. */
const customersOfBucket = 2 ** 32;

/** Positions of units, and of those above each. */
export class UnitPlaces {
  readonly ids: readonly string[];
  private readonly aboveOf: readonly Int32Array[];

  constructor(units: Units) {
    this.ids = units.all.map(({id}) => id);
    const places = new Map(this.ids.map((id, place) => [id, place]));
    this.aboveOf = this.ids.map((id) => Int32Array.from(units.withAncestors(id), (above) => places.get(above) ?? 0));
  }

  /** The unit's place and those above it. */
  above(place: number): Int32Array {
    return this.aboveOf[place];
  }
}

/** A roll-up of these indicators, with the sink that feeds it: rows go to the places and periods that it is told. */
export function rollUpOf(
  indicators: readonly CompiledIndicator[],
  shape: {readonly places: number; readonly periods: number; above(place: number): Int32Array},
  placeOf: (row: SinkRow) => number,
  periodsOf: PeriodsOfTime
): {readonly rolled: RollUp; readonly sink: RowSink} {
  const rolled = new RollUp({
    countsOnce: indicators.map(countsOnce),
    places: shape.places,
    periods: shape.periods,
    above: (place) => shape.above(place)
  });
  return {
    rolled,
    sink: {
      row: (row, values) => {
        const place = placeOf(row);
        for (const period of periodsOf(row.time)) rolled.add(place, period, values);
      },
      finish: (bucket) => rolled.finish(bucket)
    }
  };
}

/** Who adds rows up, and the positions that units and channels have there. */
export interface RowReaders {
  readonly groups: readonly RowGroup[];
  readonly places: UnitPlaces;
  /** In the order of their positions; rows without a channel have the empty text. */
  readonly channels: readonly string[];
}

/**
 * Reads a frame's rows once, customer by customer, and hands each to those who add them up.
 *
 * @param rows the table or query of {@link baseQuery}
 */
export async function readRows(
  database: Database,
  frame: Frame,
  rows: string,
  {groups, places, channels}: RowReaders
): Promise<void> {
  const withChannel = frame.channel && channels.length > 0;
  const numbers = [
    "r.cluster_id",
    "r.bucket",
    "r.time",
    withChannel ? "h.place" : "0",
    ...groups.map((_, i) => `u${i}.place`),
    ...groups.flatMap(({indicators}) =>
      indicators.flatMap(({id}) => [`COALESCE(r.${id}_y, 0)`, `COALESCE(r.${id}_x, 0)`])
    )
  ];
  const sql = `WITH unit_places (unit_id, place) AS (VALUES ${placesList(places.ids)})${withChannel ? `,\n    channel_places (channel, place) AS (VALUES ${placesList(channels)})` : ""}
    SELECT ${numbers.map((number, i) => `CAST(${number} AS DOUBLE) AS c${i}`).join(", ")}
    FROM ${rows} AS r
    ${groups.map(({attribution}, i) => `LEFT JOIN unit_places AS u${i} ON u${i}.unit_id = r.${attribution}`).join("\n    ")}
    ${withChannel ? "LEFT JOIN channel_places AS h ON h.channel = COALESCE(r.channel, '')" : ""}
    ${frame.once ? "" : `ORDER BY c1 * ${customersOfBucket} + c0`}`;
  const fixed = 4 + groups.length;
  const parts = groups.map((group, i) => ({
    ...group,
    unitColumn: 4 + i,
    first: fixed + 2 * groups.slice(0, i).reduce((sum, {indicators}) => sum + indicators.length, 0),
    values: new Float64Array(2 * group.indicators.length)
  }));
  let current = NaN;
  let currentBucket = 0;
  const at = new SinkRow();
  const finish = () => {
    if (!Number.isNaN(current)) for (const {sinks} of parts) for (const sink of sinks) sink.finish(currentBucket);
  };
  await database.visit(sql, (count, columns) => {
    const [customers, buckets, times, channelPlaces] = columns;
    for (let row = 0; row < count; row++) {
      if (customers[row] !== current) {
        finish();
        current = customers[row];
        currentBucket = buckets[row];
        at.customer = current;
      }
      at.time = times[row];
      at.channel = channelPlaces[row];
      for (const {unitColumn, first, values, sinks} of parts) {
        const unit = columns[unitColumn][row];
        // Rows without a unit on record are nobody's result: no unit is blamed for them, and the company is the whole of its units.
        if (!(unit >= 0)) continue;
        let any = false;
        for (let i = 0; i < values.length; i++) {
          const value = columns[first + i][row];
          values[i] = value;
          if (value !== 0) any = true;
        }
        if (!any) continue;
        at.unit = unit;
        for (const sink of sinks) sink.row(at, values);
      }
    }
  });
  finish();
}

/** Names and their positions as the rows of VALUES. */
export function placesList(names: readonly string[]): string {
  return names.map((name, place) => `(${literal(name)}, ${place})`).join(", ");
}
