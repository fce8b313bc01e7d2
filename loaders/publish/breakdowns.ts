import type {Bilingual} from "../../src/model/published/systems.js";
import {
  allSegments,
  packed,
  partFigure,
  sharedFigure,
  type ChannelTable,
  type PackedBreakdowns,
  type Part,
  type PartFigure,
  type PartTable
} from "../../src/model/published/breakdowns.js";
import {addMoments, noMoments, type Moments} from "../../src/model/statistics/moments.js";
import type {Contract} from "../definitions/contract.js";
import {allChannels, type Breakdown, type Breakdowns} from "../measure/breakdowns.js";
import {leaksOfBreakdown, type BreakdownTruth} from "../privacy/audit-breakdown.js";
import {valueNames} from "../definitions/value-names.js";
import {ownerOf, type Tree} from "../privacy/floor.js";
import type {Measured} from "../privacy/measured.js";
import {mergeSmall, otherSegment, segmentCells, type SegmentCells} from "../privacy/segment-floor.js";
import {unassigned} from "../privacy/cell-support.js";

const other: Bilingual = {en: "Other", zh: "其他"};
const unknown: Bilingual = {en: "Not on record", zh: "未登记"};

/**
 * What the pages load of the breakdowns, behind the floor. Each period of each indicator is one full
 * partition: parts that are too small stand together, units that are too small stand in the rest of
 * their parent. What passes is audited by itself; where anything under the floor could be had, the
 * period is shown for the whole company alone.
 */
export function publishedBreakdowns(
  breakdowns: Breakdowns,
  measured: Measured,
  contract: Contract,
  floor: number
): PackedBreakdowns {
  const {periods} = measured.calendar;
  const segmentName = namesOf(contract, "customers", "segment");
  const channelName = namesOf(contract, "contacts", "channel");
  const each = <Table>(
    of: ReadonlyMap<string, Breakdown>,
    make: (indicator: string, breakdown: Breakdown, period: number) => Table | null
  ) =>
    [...of].flatMap(([indicator, breakdown]) => {
      const tables = breakdown.periods().flatMap((period) => make(indicator, breakdown, period) ?? []);
      return tables.length ? [{indicator, tables}] : [];
    });
  return packed(
    {
      periods: periods.map(({id, from, to, grain}) => ({id, from, to, grain})),
      bySegment: each(breakdowns.bySegment, (indicator, breakdown, period) =>
        segmentTable({
          indicator,
          breakdown,
          own: breakdowns.own.get(indicator),
          period,
          measured,
          floor,
          name: segmentName
        })
      ),
      byChannel: each(breakdowns.byChannel, (indicator, breakdown, period) =>
        channelTable({indicator, breakdown, period, measured, floor, segmentName, channelName})
      )
    },
    {id: otherSegment, name: other}
  );
}

type Name = (id: string) => Bilingual;

function namesOf(contract: Contract, table: string, column: string): Name {
  const names = valueNames(contract, table, column);
  return (id) => (id === "" ? unknown : (names.get(id) ?? {en: id, zh: id}));
}

function partsOf(groups: SegmentCells["segments"], name: Name): Part[] {
  return groups.map(({id, of}) => ({id, of, members: of.map(name), name: id === otherSegment ? other : name(id)}));
}

interface SegmentTableOptions {
  readonly indicator: string;
  readonly breakdown: Breakdown;
  readonly own: Breakdown | undefined;
  readonly period: number;
  readonly measured: Measured;
  readonly floor: number;
  readonly name: Name;
}

function segmentTable({
  indicator,
  breakdown,
  own,
  period,
  measured,
  floor,
  name
}: SegmentTableOptions): PartTable | null {
  const truth = measured.truths.get(indicator);
  const definition = measured.indicators.get(indicator)?.definition;
  if (!truth || !definition) return null;
  const segments = breakdown.columns(period);
  const customers = (unit: string, segment: string): number => {
    const owner = ownerOf(unit);
    if (owner === null) return breakdown.get(period, unit, segment).n;
    return definition.attribution === "all"
      ? (own?.get(period, owner, segment).n ?? 0)
      : unassigned(
          breakdown.get(period, owner, segment),
          measured.units.children(owner).map(({id}) => breakdown.get(period, id, segment))
        );
  };
  const isShown = (unit: string) => ownerOf(unit) === null && measured.cell(indicator, unit, period) !== null;
  const together = {units: truth.together, segments: "sum"} as const;
  const cells = segmentCells(truth.tree, segments, {customers, isShown}, floor, together);
  const breakdownTruth: BreakdownTruth = {
    tree: truth.tree,
    columns: segments,
    customers,
    together,
    isTotalShown: isShown
  };
  const units = leaksOfBreakdown(cells, breakdownTruth, floor).length
    ? onlyRoots(cells.units, truth.tree)
    : cells.units;
  // One part is the total, which stands elsewhere.
  if (cells.segments.length < 2) return null;
  const rows = units
    .filter((unit) => ownerOf(unit) === null)
    .map((unit) => ({
      row: unit,
      figures: cells.segments.map(({of}) =>
        partFigure(
          of.map((segment) => breakdown.get(period, unit, segment)).reduce(addMoments, noMoments),
          definition.format
        )
      )
    }));
  return rows.length ? {period, parts: partsOf(cells.segments, name), rows} : null;
}

function onlyRoots(units: readonly string[], tree: Tree): string[] {
  const roots = new Set(tree.roots.map(({id}) => id));
  return units.filter((unit) => roots.has(unit));
}

interface ChannelTableOptions {
  readonly indicator: string;
  readonly breakdown: Breakdown;
  readonly period: number;
  readonly measured: Measured;
  readonly floor: number;
  readonly segmentName: Name;
  readonly channelName: Name;
}

function channelTable({
  indicator,
  breakdown,
  period,
  measured,
  floor,
  segmentName,
  channelName
}: ChannelTableOptions): ChannelTable | null {
  const definition = measured.indicators.get(indicator)?.definition;
  if (!definition) return null;
  const {format} = definition;
  const segments = breakdown.rows(period);
  const groups = mergeSmall(
    segments.map((id) => ({id, customers: breakdown.get(period, id, allChannels).n})),
    floor
  );
  if (!groups) return null;
  const channels = breakdown.columns(period).filter((channel) => channel !== allChannels);
  const membersOf = (row: string) =>
    row === allSegments ? segments : (groups.find(({id}) => id === keyed(row))?.of ?? []);
  const momentsAt = (row: string, channel: string): Moments =>
    membersOf(row)
      .map((segment) => breakdown.get(period, segment, channel))
      .reduce(addMoments, noMoments);
  const tree: Tree = {
    roots: [{id: allSegments}],
    children: (id) => (id === allSegments ? groups.map((group) => ({id: rowOf(group.id)})) : [])
  };
  const customers = (row: string, channel: string) => momentsAt(row, channel).n;
  const together = {units: "sum", segments: "largest"} as const;
  const cells = segmentCells(tree, channels, {customers, isShown: () => true}, floor, together);
  if (cells.segments.length < 2) return null;
  const leaks = leaksOfBreakdown(
    cells,
    {tree, columns: channels, customers, together, isTotalShown: () => true},
    floor
  );
  const rows = (leaks.length ? onlyRoots(cells.units, tree) : cells.units).map((row) => ({
    row: row === allSegments ? row : keyed(row),
    figures: cells.segments.map(({of}): PartFigure | null =>
      sharedFigure(
        of.map((channel) => momentsAt(row, channel)).filter(({n}) => n > 0),
        format
      )
    )
  }));
  if (!rows.length) return null;
  return {
    period,
    parts: partsOf(cells.segments, channelName),
    groups: partsOf(groups, segmentName),
    all: groups.map(({id}) => partFigure(momentsAt(rowOf(id), allChannels), format)),
    rows
  };
}

/** A segment without a name on record is the empty text, as the row of all segments is: told apart by a mark. */
function rowOf(segment: string): string {
  return `=${segment}`;
}

function keyed(row: string): string {
  return row.slice(1);
}
