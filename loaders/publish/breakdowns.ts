import {
  allSegments,
  packed,
  partFigure,
  sharedFigure,
  type ChannelTable,
  type MemberName,
  type PackedBreakdowns,
  type Part,
  type PartFigure,
  type PartTable
} from "../../src/model/published/breakdowns.js";
import {addMoments, noMoments, type Moments} from "../../src/model/statistics/moments.js";
import type {IndicatorDefinition} from "../definitions/indicators.js";
import type {Contract} from "../definitions/contract.js";
import {allChannels, type Breakdown} from "../measure/breakdowns.js";
import {leaksOfBreakdown, type BreakdownTruth} from "../privacy/audit-breakdown.js";
import {valueNames} from "../definitions/value-names.js";
import {customersTogether, ownerOf, type Tree} from "../privacy/floor.js";
import type {Measured} from "../privacy/measured.js";
import {monthNumber} from "../intake/periods.js";
import type {StockSum} from "../privacy/joint-audit.js";
import {monthGroups} from "../privacy/month-groups.js";
import type {PublicationContext} from "../privacy/publication.js";
import {otherSegment, segmentCells, type SegmentCell, type SegmentCells} from "../privacy/segment-floor.js";
import {segmentsOf, type SegmentGroups} from "../privacy/segment-groups.js";
import {unassigned} from "../privacy/cell-support.js";
import {TeamOf} from "../privacy/team-floor.js";
import {customersTold} from "../privacy/whole-class.js";
import type {Provenance} from "../privacy/provenance.js";

/** What the numbers of the breakdowns sum. */
export const breakdownsDeclared: Provenance = {
  bySegment: {
    of: "customers",
    over: "quarter × unit × segment of each indicator, one full partition of each quarter, audited"
  },
  byChannel: {of: "customers", over: "month × segment × channel of each indicator, audited beside the quarter"},
  "bySegment.tables.period": {of: "nobody", over: "positions"},
  "bySegment.tables.parts": {of: "nobody", over: "positions"},
  "byChannel.tables.period": {of: "nobody", over: "positions"},
  "byChannel.tables.parts": {of: "nobody", over: "positions"},
  "byChannel.tables.groups": {of: "nobody", over: "positions"}
};

/**
 * What the pages load of the breakdowns, behind the floor. Segments stand together as in all files. Each period of each
 * indicator is one full partition: parts that are too small stand together, units that are too small stand in the rest of
 * their parent. What passes is audited by itself, and months beside their quarter; where anything under the floor could be
 * had, the period is shown for the whole company alone, or its segments are merged further.
 */
export function publishedBreakdowns(
  {
    breakdowns,
    measured,
    contract,
    settings,
    people
  }: Pick<PublicationContext, "breakdowns" | "measured" | "contract" | "settings" | "people">,
  groups: SegmentGroups
): PackedBreakdowns {
  const floor = settings.privacy_floor;
  const {periods} = measured.calendar;
  const segmentName = namesOf(contract, "customers", "segment");
  const channelName = namesOf(contract, "contacts", "channel");
  const same = (id: string) => id;
  const teamOf = (indicator: string) =>
    new TeamOf(indicator, {people, floor: settings.team_floor, segmentsOf: (ids) => segmentsOf(groups, ids)});
  const given = (indicator: string) => ({indicator, measured, floor, groups, team: teamOf(indicator)});
  const quarters = new Map(
    [...breakdowns.bySegment].map(([indicator, all]) => {
      const breakdown = all.together(same, groups.groupOf);
      const own = breakdowns.own.get(indicator)?.together(same, groups.groupOf);
      const tables = breakdown
        .periods()
        .flatMap((period) => segmentTable({...given(indicator), breakdown, own, period, name: segmentName}) ?? []);
      return [indicator, tables] as const;
    })
  );
  const months = [...breakdowns.byChannel].map(([indicator, all]) => {
    const breakdown = all.together(groups.groupOf, same);
    const definition = measured.indicators.get(indicator)?.definition;
    const groupsIn = monthGroups(
      breakdown,
      periods,
      quarterParts(quarters.get(indicator) ?? [], measured, groups),
      floor,
      (own, whole, {segment, month}) =>
        teamOf(indicator).inChannels(
          definition ? customersTold(own, whole, definition, floor) : own.n,
          month,
          [segment],
          null
        )
    );
    const tables = breakdown.periods().flatMap((period) => {
      const shown = groupsIn(period);
      return shown
        ? (channelTable({...given(indicator), breakdown, period, shown, segmentName, channelName}) ?? [])
        : [];
    });
    return {indicator, tables};
  });
  return packed(
    {
      periods: periods.map(({id, from, to, grain}) => ({id, from, to, grain})),
      bySegment: [...quarters].flatMap(([indicator, tables]) => (tables.length ? [{indicator, tables}] : [])),
      byChannel: months.filter(({tables}) => tables.length > 0)
    },
    otherSegment
  );
}

/** The groups that a quarter shows for the whole company, each as the groups of all files that it holds; none where it shows none. */
function quarterParts(tables: readonly PartTable[], {units}: Measured, {groupOf}: SegmentGroups) {
  const roots = new Set(units.roots.map(({id}) => id));
  const shown = new Map(
    tables
      .filter(({rows}) => rows.some(({row}) => roots.has(row)))
      .map(({period, parts}) => [period, parts.map(({of}) => [...new Set(of.map(groupOf))])] as const)
  );
  return (quarter: number) => shown.get(quarter) ?? [];
}

/**
 * Which segments' stocks the breakdowns tell: those of indicators that count all who are here at a quarter's start, told by
 * their being as many in each segment.
 */
export function breakdownStockSums(
  made: PackedBreakdowns,
  {breakdowns, measured}: Pick<PublicationContext, "breakdowns" | "measured">,
  stocks: ReadonlyMap<string, readonly number[]>
): StockSum[] {
  const {periods, firstMonth} = measured.calendar;
  const [root] = measured.units.roots;
  return made.bySegment.flatMap(({indicator, tables}) =>
    tables.flatMap(({period, parts, rows}): StockSum[] => {
      const month = monthNumber(periods[period].from);
      const isStock = [...stocks].every(
        ([segment, counts]) =>
          breakdowns.bySegment.get(indicator)?.get(period, root.id, segment).n === counts[month - firstMonth]
      );
      if (!isStock || !rows.some(({row}) => row === root.id)) return [];
      return parts.map((of) => ({
        month,
        segments: of.map((position) => made.segments[position].id),
        field: `bySegment ${indicator}`
      }));
    })
  );
}

type Name = (id: string) => MemberName;

function namesOf(contract: Contract, table: string, column: string): Name {
  const names = valueNames(contract, table, column);
  return (id) => (id === "" ? "not_on_record" : (names.get(id) ?? {en: id, zh: id}));
}

function partsOf(
  parts: SegmentCells["segments"],
  name: Name,
  membersOf: (ids: readonly string[]) => readonly string[] = (ids) => ids
): Part[] {
  return parts.map(({id, of}) => {
    const members = membersOf(of);
    return {id, of: members, members: members.map(name), name: id === otherSegment ? "other" : name(id)};
  });
}

interface SegmentTableOptions {
  readonly indicator: string;
  readonly breakdown: Breakdown;
  readonly own: Breakdown | undefined;
  readonly period: number;
  readonly measured: Measured;
  readonly floor: number;
  readonly groups: SegmentGroups;
  readonly name: Name;
  readonly team: TeamOf;
}

function segmentTable({
  indicator,
  breakdown,
  own,
  period,
  measured,
  floor,
  groups,
  name,
  team
}: SegmentTableOptions): PartTable | null {
  const truth = measured.truths.get(indicator);
  const definition = measured.indicators.get(indicator)?.definition;
  if (!truth || !definition) return null;
  const segments = breakdown.columns(period);
  const whole = measured.units.roots
    .flatMap(({id}) => segments.map((segment) => breakdown.get(period, id, segment)))
    .reduce(addMoments, noMoments);
  const customers = (unit: string, segment: string): number => {
    const owner = ownerOf(unit);
    if (owner === null)
      return team.inSegments(customersTold(breakdown.get(period, unit, segment), whole, definition, floor), period, [
        {unit, segment}
      ]);
    return definition.attribution === "all"
      ? (own?.get(period, owner, segment).n ?? 0)
      : unassigned(
          breakdown.get(period, owner, segment),
          measured.units.children(owner).map(({id}) => breakdown.get(period, id, segment))
        );
  };
  const isShown = (unit: string) => ownerOf(unit) === null && measured.cell(indicator, unit, period) !== null;
  const together = {units: truth.together, segments: "sum"} as const;
  const told = toldIn({breakdown, period, whole, team, together}, definition, floor);
  const cells = segmentCells(truth.tree, segments, {customers, told, isShown}, floor, together);
  const breakdownTruth: BreakdownTruth = {
    tree: truth.tree,
    columns: segments,
    customers,
    told,
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
  return rows.length ? {period, parts: partsOf(cells.segments, name, (ids) => segmentsOf(groups, ids)), rows} : null;
}

/**
 * How many customers sums of units' segments tell of; null where nothing but their number is known, since customers may stand
 * in several units or a unit's own rows are among them, and the rows don't say who took them.
 */
function toldIn(
  {
    breakdown,
    period,
    whole,
    team,
    together
  }: {
    readonly breakdown: Breakdown;
    readonly period: number;
    readonly whole: Moments;
    readonly team: TeamOf;
    readonly together: BreakdownTruth["together"];
  },
  definition: IndicatorDefinition,
  floor: number
) {
  return (cells: readonly SegmentCell[]): number | null => {
    if (cells.some(({unit}) => ownerOf(unit) !== null)) return null;
    if (definition.attribution !== "all") {
      const sum = cells.map(({unit, segment}) => breakdown.get(period, unit, segment)).reduce(addMoments, noMoments);
      return team.inSegments(customersTold(sum, whole, definition, floor), period, cells);
    }
    if (!team.isKnown) return null;
    const ofUnits = [...new Set(cells.map(({unit}) => unit))].map((unit) =>
      customersTogether(
        cells
          .filter((cell) => cell.unit === unit)
          .map(({segment}) => customersTold(breakdown.get(period, unit, segment), whole, definition, floor)),
        together.segments
      )
    );
    return team.inSegments(customersTogether(ofUnits, together.units), period, cells);
  };
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
  /** How the month's groups of segments are shown. */
  readonly shown: SegmentCells["segments"];
  readonly groups: SegmentGroups;
  readonly segmentName: Name;
  readonly channelName: Name;
  readonly team: TeamOf;
}

function channelTable({
  indicator,
  breakdown,
  period,
  measured,
  floor,
  shown,
  groups: whole,
  segmentName,
  channelName,
  team
}: ChannelTableOptions): ChannelTable | null {
  const definition = measured.indicators.get(indicator)?.definition;
  if (!definition) return null;
  const {format} = definition;
  const segments = breakdown.rows(period);
  const groups = shown.filter(({of}) => of.some((segment) => segments.includes(segment)));
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
  const everyone = segments.map((segment) => breakdown.get(period, segment, allChannels)).reduce(addMoments, noMoments);
  const customers = (row: string, channel: string) =>
    team.inChannels(customersTold(momentsAt(row, channel), everyone, definition, floor), period, membersOf(row), [
      channel
    ]);
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
    groups: partsOf(groups, segmentName, (ids) => segmentsOf(whole, ids)),
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
