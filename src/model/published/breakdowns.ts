/** Figures by segment of customers and by channel, as published: the shapes, and how a page finds them. */
import type {Grain} from "./grain.js";
import {estimateOf, type Cell} from "./cells.js";
import {addMoments, designEffect, noMoments, ratio, standardError, type Moments} from "../statistics/moments.js";
import type {Bilingual} from "./systems.js";
import type {IndicatorFormat} from "./site.js";
import {toDigits} from "../statistics/rounding.js";

/** What a segment or channel is called; where none was recorded the pages say so in their own words. */
export type MemberName = Bilingual | "not_on_record";

/** What stands in a breakdown: a segment, a channel, or several too small to be shown alone. */
export interface Part {
  readonly id: string;
  /** `other` where several stand together. */
  readonly name: MemberName | "other";
  /** Which ones stand together here, and their names; one where it stands alone. */
  readonly of: readonly string[];
  readonly members: readonly MemberName[];
}

/** One figure of a breakdown. */
export interface PartFigure {
  readonly value: number;
  readonly standardError: number;
  readonly customers: number;
  readonly designEffect: number;
}

/** The figures of one indicator in one period: parallel arrays of rows × parts, null where a row has nothing. */
export interface PartTable {
  /** Position in `Breakdowns.periods`. */
  readonly period: number;
  readonly parts: readonly Part[];
  /** By segment: ids of units. By channel: see {@link ChannelTable}. */
  readonly rows: readonly {readonly row: string; readonly figures: readonly (PartFigure | null)[]}[];
}

/** By channel the rows are segments; `groups` says what each row's id stands for, and `all` holds all channels together. */
export interface ChannelTable extends PartTable {
  readonly groups: readonly Part[];
  /** All channels together, a figure a group. */
  readonly all: readonly (PartFigure | null)[];
}

/** The row of a channel table that stands for all customers. */
export const allSegments = "";

export interface Breakdowns {
  readonly periods: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly grain: Grain;
  }[];
  /** Quarter × unit × segment. */
  readonly bySegment: readonly {readonly indicator: string; readonly tables: readonly PartTable[]}[];
  /** Month × segment × channel, for the whole company. */
  readonly byChannel: readonly {readonly indicator: string; readonly tables: readonly ChannelTable[]}[];
}

/** A figure as loaded: value, standard error, customers, design effect. */
type PackedFigure = readonly [value: number, standardError: number, customers: number, designEffect: number] | null;

interface PackedTable {
  readonly period: number;
  /** Each part as positions in `segments`, or `channels`; several stand together as other. */
  readonly parts: readonly (readonly number[])[];
  readonly rows: readonly {readonly row: string; readonly figures: readonly PackedFigure[]}[];
}

/** Breakdowns as they are loaded: names once, figures as four numbers. */
export interface PackedBreakdowns {
  readonly periods: Breakdowns["periods"];
  readonly segments: readonly {readonly id: string; readonly name: MemberName}[];
  readonly channels: readonly {readonly id: string; readonly name: MemberName}[];
  /** The id of several that stand together. */
  readonly other: string;
  readonly bySegment: readonly {readonly indicator: string; readonly tables: readonly PackedTable[]}[];
  readonly byChannel: readonly {
    readonly indicator: string;
    readonly tables: readonly (PackedTable & {
      readonly groups: PackedTable["parts"];
      readonly all: readonly PackedFigure[];
    })[];
  }[];
}

/** Packs breakdowns for loading; {@link unpacked} gives them back as they were. */
export function packed({periods, bySegment, byChannel}: Breakdowns, other: string): PackedBreakdowns {
  const named = (parts: readonly Part[]) =>
    new Map(parts.flatMap(({of, members}) => of.map((id, i) => [id, {id, name: members[i]}] as const)));
  const known = (tables: readonly (readonly Part[])[]) =>
    [...new Map(tables.flatMap((parts) => [...named(parts)])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const channelTables = byChannel.flatMap(({tables}) => tables);
  const segments = known([
    ...bySegment.flatMap(({tables}) => tables.map(({parts}) => parts)),
    ...channelTables.map(({groups}) => groups)
  ]);
  const channels = known(channelTables.map(({parts}) => parts));
  const positions = (parts: readonly Part[], list: PackedBreakdowns["segments"]) =>
    parts.map(({of}) => of.map((id) => list.findIndex((one) => one.id === id)));
  const figure = (one: PartFigure | null): PackedFigure =>
    one && [one.value, one.standardError, one.customers, one.designEffect];
  const rowsOf = ({rows}: PartTable) => rows.map(({row, figures}) => ({row, figures: figures.map(figure)}));
  return {
    periods,
    segments,
    channels,
    other,
    bySegment: bySegment.map(({indicator, tables}) => ({
      indicator,
      tables: tables.map((table) => ({
        period: table.period,
        parts: positions(table.parts, segments),
        rows: rowsOf(table)
      }))
    })),
    byChannel: byChannel.map(({indicator, tables}) => ({
      indicator,
      tables: tables.map((table) => ({
        period: table.period,
        parts: positions(table.parts, channels),
        groups: positions(table.groups, segments),
        all: table.all.map(figure),
        rows: rowsOf(table)
      }))
    }))
  };
}

/** Breakdowns as they were before they were packed. */
export function unpacked({periods, segments, channels, other, bySegment, byChannel}: PackedBreakdowns): Breakdowns {
  const partsOf = (parts: PackedTable["parts"], list: PackedBreakdowns["segments"]): Part[] =>
    parts.map((of) => {
      const members = of.map((position) => list[position]);
      return {
        ...(members.length === 1 ? members[0] : {id: other, name: "other"}),
        of: members.map(({id}) => id),
        members: members.map(({name}) => name)
      };
    });
  const figure = (one: PackedFigure): PartFigure | null =>
    one && {value: one[0], standardError: one[1], customers: one[2], designEffect: one[3]};
  const rowsOf = ({rows}: PackedTable) => rows.map(({row, figures}) => ({row, figures: figures.map(figure)}));
  return {
    periods,
    bySegment: bySegment.map(({indicator, tables}) => ({
      indicator,
      tables: tables.map((table) => ({
        period: table.period,
        parts: partsOf(table.parts, segments),
        rows: rowsOf(table)
      }))
    })),
    byChannel: byChannel.map(({indicator, tables}) => ({
      indicator,
      tables: tables.map((table) => ({
        period: table.period,
        parts: partsOf(table.parts, channels),
        groups: partsOf(table.groups, segments),
        all: table.all.map(figure),
        rows: rowsOf(table)
      }))
    }))
  };
}

/** A figure from moments of cells that partition customers; null where nothing was counted. */
export function partFigure(moments: Moments, format: IndicatorFormat): PartFigure | null {
  return moments.x === 0 || moments.n === 0 ? null : figureOf(moments, standardError(moments), moments.n, format);
}

/**
 * A figure from moments of cells that share customers, such as channels. Whom they share isn't
 * known, so the standard error is its upper bound: residuals against the common ratio R can at most
 * move together, SE ≤ Σₖ √(nₖ/(nₖ−1) · (Σy² − 2RΣxy + R²Σx²)ₖ) / Σx. Customers are those of the
 * largest cell: at least so many there are.
 */
export function sharedFigure(cells: readonly Moments[], format: IndicatorFormat): PartFigure | null {
  if (cells.length === 1) return partFigure(cells[0], format);
  const together = cells.reduce(addMoments, noMoments);
  if (together.x === 0) return null;
  const r = ratio(together);
  const bound = cells.reduce(
    (sum, {n, yy, xy, xx}) => sum + Math.sqrt((n > 1 ? n / (n - 1) : 1) * Math.max(0, yy - 2 * r * xy + r * r * xx)),
    0
  );
  return figureOf(together, bound / Math.abs(together.x), Math.max(...cells.map(({n}) => n)), format);
}

function figureOf(moments: Moments, error: number, customers: number, format: IndicatorFormat): PartFigure {
  const whole = format === "per_10k" ? 10_000 : 1;
  const value = ratio(moments);
  const isShare = (format === "percent" || format === "per_10k") && value >= 0 && value <= whole;
  const binomial = ((value / whole) * (1 - value / whole)) / moments.x;
  const ofShare = binomial > 0 && error > 0 ? (error / whole) ** 2 / binomial : designEffect(moments, whole);
  const weighting = (customers * moments.xx) / moments.x ** 2;
  return {
    value: rounded(value),
    standardError: rounded(error || 0),
    customers,
    designEffect: toDigits(isShare ? ofShare : Math.max(1, weighting), 4)
  };
}

/** Six digits: more than any reader sees. */
function rounded(value: number): number {
  return toDigits(value, 6);
}

/** The figure with its interval. */
export function estimateOfPart(
  {value, standardError: error, customers, designEffect: effect}: PartFigure,
  format: IndicatorFormat
): Cell {
  return estimateOf(value, {standardError: error, customers, designEffect: effect}, format);
}

/** The quarter that a breakdown shows for a chosen period: itself, the one a month lies in, or the last of a year; the last before it otherwise. */
export function quarterFor(
  breakdowns: Breakdowns,
  chosen: {readonly from: string; readonly to: string}
): number | null {
  const quarters = breakdowns.periods
    .flatMap((period, i) => (period.grain === "quarter" ? [{...period, i}] : []))
    .sort((a, b) => (a.to < b.to ? 1 : -1));
  const inside = quarters.find(({from, to}) => from <= chosen.to && to >= chosen.to);
  return (inside ?? quarters.find(({to}) => to <= chosen.to))?.i ?? null;
}

/** The month that a breakdown shows for a chosen period: its last. */
export function monthFor(breakdowns: Breakdowns, chosen: {readonly to: string}): number | null {
  const found = breakdowns.periods.findIndex(({grain, from}) => grain === "month" && from === chosen.to);
  return found < 0 ? null : found;
}
