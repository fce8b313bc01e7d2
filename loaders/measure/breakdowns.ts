import {addMoments, noMoments, type Moments} from "../../src/model/statistics/moments.js";
import {asNumber, asText, type Database} from "../ground/database.js";
import type {CompiledIndicator} from "./compile.js";
import type {Frame} from "./frames.js";
import {attributedSegmentQuery, segmentKeys} from "./breakdown-sql.js";
import type {CellSums} from "./exact-sums.js";
import {segmentOfCustomer} from "./segments.js";
import {placesList, rollUpOf, UnitPlaces, type PeriodsOfTime, type RowSink} from "./rolled-rows.js";
import type {Units} from "../intake/units.js";

/** The moments of one indicator by unit and segment, or by segment and channel, in each of some periods. */
export class Breakdown {
  private readonly cells = new Map<number, Map<string, Map<string, Moments>>>();

  add(period: number, row: string, column: string, moments: Moments): void {
    const rows = this.cells.get(period) ?? new Map<string, Map<string, Moments>>();
    this.cells.set(period, rows);
    const columns = rows.get(row) ?? new Map<string, Moments>();
    rows.set(row, columns);
    columns.set(column, addMoments(columns.get(column) ?? noMoments, moments));
  }

  get(period: number, row: string, column: string): Moments {
    return this.cells.get(period)?.get(row)?.get(column) ?? noMoments;
  }

  periods(): number[] {
    return [...this.cells.keys()].sort((a, b) => a - b);
  }

  /** Columns that have anything in a period, in order. */
  columns(period: number): string[] {
    return [...new Set([...(this.cells.get(period)?.values() ?? [])].flatMap((columns) => [...columns.keys()]))].sort();
  }

  /** Rows that have anything in a period, in order. */
  rows(period: number): string[] {
    return [...(this.cells.get(period)?.keys() ?? [])].sort();
  }

  /** The same with rows and columns put together under new names; only such as share no customers may be. */
  together(rowOf: (row: string) => string, columnOf: (column: string) => string): Breakdown {
    const made = new Breakdown();
    for (const [period, rows] of this.cells)
      for (const [row, columns] of rows)
        for (const [column, moments] of columns) made.add(period, rowOf(row), columnOf(column), moments);
    return made;
  }
}

/** Everything measured by segment and by channel, by indicator; hidden cells too, so it stays in the build. */
export interface Breakdowns {
  /** Rows are units, columns segments. */
  readonly bySegment: Map<string, Breakdown>;
  /** Of `bySegment`, customers of rows that stand at a unit itself though it has units below it. */
  readonly own: Map<string, Breakdown>;
  /** Rows are segments of the whole company, columns channels; the column {@link allChannels} counts each customer once. */
  readonly byChannel: Map<string, Breakdown>;
}

/** The column of {@link Breakdowns.byChannel} that holds all channels together. */
export const allChannels = "\u0000all";

/** What to break down, and where. */
export interface BreakdownRequest {
  readonly indicators: ReadonlySet<string>;
  /** Positions of periods in the calendar. */
  readonly quarters: readonly number[];
  readonly months: readonly number[];
}

/** Takes a frame's rows beside the moments, and keeps what they add up to once all are read. */
export interface BreakdownSinks {
  readonly sinks: readonly RowSink[];
  readonly keep: () => void;
}

/** Measures breakdowns beside the moments, from the same rows as they are read. */
export class BreakdownMeasure {
  readonly result: Breakdowns = {bySegment: new Map(), own: new Map(), byChannel: new Map()};
  private segments: CustomerSegments | null = null;
  private readonly places: UnitPlaces;

  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly request: BreakdownRequest
  ) {
    this.places = new UnitPlaces(units);
  }

  /**
   * Who takes the rows of some indicators.
   *
   * @param channels by position, those of the frame's rows; none where they aren't read
   */
  async sinksOf(
    frame: Frame,
    indicators: readonly CompiledIndicator[],
    periodsOf: PeriodsOfTime,
    channels: readonly string[]
  ): Promise<BreakdownSinks> {
    const wanted = this.wanted(frame, indicators);
    const {quarters, months} = this.request;
    if (!wanted.length) return {sinks: [], keep: () => {}};
    const segments = (this.segments ??= await readSegments(this.database));
    const picked = (sink: RowSink): RowSink =>
      pickedSink(
        sink,
        wanted.map(({id}) => indicators.findIndex((indicator) => indicator.id === id))
      );
    const parts = [
      ...(quarters.length ? [this.bySegment(wanted, segments, within(periodsOf, quarters))] : []),
      ...(channels.length && months.length
        ? [this.byChannel(wanted, segments, within(periodsOf, months), channels)]
        : [])
    ];
    return {sinks: parts.map(({sink}) => picked(sink)), keep: () => parts.forEach(({keep}) => keep())};
  }

  /** An indicator whose rule gives each customer to a unit. */
  async attributed(frame: Frame, indicator: CompiledIndicator): Promise<void> {
    const {quarters} = this.request;
    if (!this.wanted(frame, [indicator]).length || !quarters.length) return;
    const {id} = indicator;
    const parts = ["n", "y", "x", "yy", "xx", "xy"].map((part) => `CAST(${id}_${part} AS DOUBLE)`);
    const columns = await this.database.columns(
      `SELECT ${[...segmentKeys, ...parts].join(", ")} FROM (${attributedSegmentQuery(frame, indicator, quarters)}) AS moments`
    );
    const [periods, units, segments, ...sums] = columns;
    periods.forEach((period, row) => {
      const [n, y, x, yy, xx, xy] = sums.map((column) => asNumber(column[row]));
      if (n > 0)
        into(this.result.bySegment, id).add(asNumber(period), asText(units[row]), asText(segments[row]), {
          n,
          y,
          x,
          yy,
          xx,
          xy
        });
    });
  }

  private wanted(frame: Frame, indicators: readonly CompiledIndicator[]): CompiledIndicator[] {
    return frame.cluster === "customer" ? indicators.filter(({id}) => this.request.indicators.has(id)) : [];
  }

  /** By unit and segment: a place is a unit and a segment. */
  private bySegment(
    indicators: readonly CompiledIndicator[],
    {names, of}: CustomerSegments,
    periodsOf: PeriodsOfTime
  ): Part {
    const {places, units, result} = this;
    const {quarters} = this.request;
    const size = names.length;
    const above = places.ids.flatMap((_, unit) =>
      names.map((_name, segment) => places.above(unit).map((one) => one * size + segment))
    );
    const {rolled, sink} = rollUpOf(
      indicators,
      {places: above.length, periods: quarters.length, above: (place) => above[place]},
      ({unit, customer}) => unit * size + of[customer],
      periodsOf
    );
    const at = (place: number) => ({unit: places.ids[Math.floor(place / size)], segment: names[place % size]});
    return {
      sink,
      keep: () =>
        indicators.forEach(({id}, k) => {
          rolled.apart.visit(k, (place, period, sums) => {
            const {unit, segment} = at(place);
            if (units.children(unit).length > 0)
              into(result.own, id).add(quarters[period], unit, segment, sums.moments);
            for (const one of units.withAncestors(unit))
              into(result.bySegment, id).add(quarters[period], one, segment, sums.moments);
          });
          rolled.together.visit(k, (place, period, sums) => {
            const {unit, segment} = at(place);
            into(result.bySegment, id).add(quarters[period], unit, segment, sums.moments);
          });
        })
    };
  }

  /** By segment of the whole company and channel: a place is a segment and a channel, or all channels, where each customer counts once. */
  private byChannel(
    indicators: readonly CompiledIndicator[],
    {names, of}: CustomerSegments,
    periodsOf: PeriodsOfTime,
    channels: readonly string[]
  ): Part {
    const {months} = this.request;
    const columns = [...channels, allChannels];
    const size = columns.length;
    const above = names.flatMap((_, segment) =>
      columns.map((_name, channel) => Int32Array.of(segment * size + channel, segment * size + channels.length))
    );
    const {rolled, sink} = rollUpOf(
      indicators,
      {places: above.length, periods: months.length, above: (place) => above[place]},
      ({customer, channel}) => of[customer] * size + channel,
      periodsOf
    );
    return {
      sink,
      keep: () =>
        indicators.forEach(({id}, k) => {
          const take = (everywhere: boolean) => (place: number, period: number, sums: CellSums) => {
            const segment = names[Math.floor(place / size)];
            const found = into(this.result.byChannel, id);
            if (everywhere) found.add(months[period], segment, columns[place % size], sums.moments);
            found.add(months[period], segment, allChannels, sums.moments);
          };
          rolled.apart.visit(k, take(true));
          rolled.together.visit(k, take(false));
        })
    };
  }
}

/** One breakdown, as it takes rows. */
interface Part {
  readonly sink: RowSink;
  readonly keep: () => void;
}

/** The segments there are, in order, and the position of each customer's, by the customer's number. */
interface CustomerSegments {
  readonly names: readonly string[];
  readonly of: Int32Array;
}

/** Where none is on record the segment is the empty text. */
async function readSegments(database: Database): Promise<CustomerSegments> {
  const rows = await database.rows(
    `SELECT DISTINCT ${segmentOfCustomer} AS segment FROM customers AS k ORDER BY segment`
  );
  const names = rows.map(({segment}) => asText(segment));
  const {most} = await database.counts(`SELECT max(number) AS most FROM customers`);
  const of = new Int32Array(most + 1);
  if (names.length > 1) {
    await database.visit(
      `WITH places (segment, place) AS (VALUES ${placesList(names)}) SELECT CAST(k.number AS DOUBLE) AS number, CAST(p.place AS DOUBLE) AS place FROM customers AS k JOIN places AS p ON p.segment = ${segmentOfCustomer}`,
      (count, [numbers, places]) => {
        for (let row = 0; row < count; row++) of[numbers[row]] = places[row];
      }
    );
  }
  return {names, of};
}

/** Of the periods of a time those that are listed, by their position there. */
function within(periodsOf: PeriodsOfTime, listed: readonly number[]): PeriodsOfTime {
  const known = new Map<number, readonly number[]>();
  return (time) => {
    let found = known.get(time);
    if (!found)
      known.set(
        time,
        (found = periodsOf(time).flatMap((period) => (listed.includes(period) ? [listed.indexOf(period)] : [])))
      );
    return found;
  };
}

/** Hands on the rows of some of the indicators; a row that holds nothing of them isn't handed on. */
function pickedSink(sink: RowSink, positions: readonly number[]): RowSink {
  const picked = new Float64Array(2 * positions.length);
  return {
    row: (row, values) => {
      let any = false;
      positions.forEach((from, to) => {
        picked[2 * to] = values[2 * from];
        picked[2 * to + 1] = values[2 * from + 1];
        if (picked[2 * to] !== 0 || picked[2 * to + 1] !== 0) any = true;
      });
      if (any) sink.row(row, picked);
    },
    finish: (bucket) => sink.finish(bucket)
  };
}

function into(map: Map<string, Breakdown>, id: string): Breakdown {
  const found = map.get(id) ?? new Breakdown();
  map.set(id, found);
  return found;
}
