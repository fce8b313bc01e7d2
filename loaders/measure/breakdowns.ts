import {addMoments, noMoments, type Moments} from "../../src/model/moments.js";
import type {DuckDBValue} from "@duckdb/node-api";
import {asNumber, asText, type Database} from "../database.js";
import type {CompiledIndicator} from "./compile.js";
import type {Attribution, Frame} from "./frames.js";
import {attributedSegmentQuery, channelKeys, channelQuery, cohortSegmentQuery, segmentKeys, treeSegmentQuery, unitSegmentQuery} from "./breakdown-sql.js";
import type {Units} from "./units.js";

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

/** Measures breakdowns beside the moments, from the same sums, while they stand. */
export class BreakdownMeasure {
  readonly result: Breakdowns = {bySegment: new Map(), own: new Map(), byChannel: new Map()};

  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly request: BreakdownRequest
  ) {}

  /** A cohort that has one row a customer and period. */
  async cohort(frame: Frame, indicators: readonly CompiledIndicator[]): Promise<void> {
    const wanted = this.wanted(frame, indicators);
    const {quarters} = this.request;
    if (wanted.length && quarters.length) await this.segments(cohortSegmentQuery(frame, wanted, quarters), wanted, true);
  }

  /** A frame whose sums of each customer, period and unit stand in `unitTable`. */
  async unitSums(frame: Frame, attribution: Attribution, indicators: readonly CompiledIndicator[]): Promise<void> {
    const wanted = this.wanted(frame, indicators);
    const {quarters} = this.request;
    if (!wanted.length || !quarters.length) return;
    await this.segments(unitSegmentQuery(frame, attribution, wanted, quarters), wanted, attribution === "home", true);
    if (attribution !== "home") await this.segments(treeSegmentQuery(frame, attribution, wanted, quarters), wanted, false);
  }

  /** An indicator whose rule gives each customer to a unit. */
  async attributed(frame: Frame, indicator: CompiledIndicator): Promise<void> {
    const {quarters} = this.request;
    if (this.wanted(frame, [indicator]).length && quarters.length) await this.segments(attributedSegmentQuery(frame, indicator, quarters), [indicator], false);
  }

  /** A frame with channels, whose rows stand in `baseTable`. */
  async channels(frame: Frame, indicators: readonly CompiledIndicator[]): Promise<void> {
    const {months} = this.request;
    if (!frame.channel || !months.length) return;
    for (const attribution of frame.attributions) {
      const wanted = this.wanted(frame, indicators).filter((indicator) => indicator.attribution === attribution);
      if (!wanted.length) continue;
      await this.each(channelQuery(frame, attribution, wanted, months), channelKeys, wanted, (id, [period, segment, channel], moments) => {
        into(this.result.byChannel, id).add(asNumber(period), asText(segment), channel === null ? allChannels : asText(channel), moments);
      });
    }
  }

  private wanted(frame: Frame, indicators: readonly CompiledIndicator[]): CompiledIndicator[] {
    return frame.cluster === "customer" ? indicators.filter(({id}) => this.request.indicators.has(id)) : [];
  }

  /**
   * @param upwards whether what stands at a unit goes to all units above it too, since units partition customers
   * @param ownOnly whether, where it doesn't, the rows only tell what stands at a unit itself
   */
  private async segments(sql: string, indicators: readonly CompiledIndicator[], upwards: boolean, ownOnly = false): Promise<void> {
    await this.each(sql, segmentKeys, indicators, (id, [period, unit, segment], moments) => {
      const at = asText(unit);
      const isInside = this.units.children(at).length > 0;
      if ((upwards || ownOnly) && isInside) into(this.result.own, id).add(asNumber(period), at, asText(segment), moments);
      if (!upwards && ownOnly) return;
      for (const one of upwards ? this.units.withAncestors(at) : [at]) into(this.result.bySegment, id).add(asNumber(period), one, asText(segment), moments);
    });
  }

  private async each(sql: string, keys: readonly string[], indicators: readonly CompiledIndicator[], take: (id: string, key: readonly DuckDBValue[], moments: Moments) => void): Promise<void> {
    const doubles = indicators.flatMap(({id}) => ["n", "y", "x", "yy", "xx", "xy"].map((part) => `CAST(${id}_${part} AS DOUBLE)`));
    const columns = await this.database.columns(`SELECT ${[...keys, ...doubles].join(", ")} FROM (${sql}) AS moments`);
    for (let row = 0; row < columns[0].length; row++) {
      const key = keys.map((_, i) => columns[i][row]);
      indicators.forEach(({id}, k) => {
        const [n, y, x, yy, xx, xy] = columns.slice(keys.length + 6 * k, keys.length + 6 * k + 6).map((column) => asNumber(column[row]));
        if (n > 0) take(id, key, {n, y, x, yy, xx, xy});
      });
    }
  }
}

function into(map: Map<string, Breakdown>, id: string): Breakdown {
  const found = map.get(id) ?? new Breakdown();
  map.set(id, found);
  return found;
}
