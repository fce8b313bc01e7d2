import {estimateOfMoments} from "../../src/model/published/cells.js";
import {correlationsOf, jackknifeCovariance, leaveOneOutRatios} from "../../src/model/statistics/errors.js";
import {standardError} from "../../src/model/statistics/moments.js";
import type {FloorCounts} from "../../src/model/published/data.js";
import type {Estimate} from "../../src/model/published/site.js";
import type {CompiledIndicator} from "../measure/compile.js";
import type {Cell, Cubes} from "../measure/cube.js";
import type {Calendar} from "../intake/periods.js";
import type {Units} from "../intake/units.js";
import {hiddenCells, ownerOf} from "./floor.js";
import {supportOf, type CellSupport, type SupportRules} from "./cell-support.js";
import {indicatorPlaying, type IndicatorPart} from "../../src/model/published/parts.js";

/** What was measured, as far as it may be shown. */
export interface Measured {
  readonly indicators: ReadonlyMap<string, CompiledIndicator>;
  readonly units: Units;
  readonly calendar: Calendar;
  /** The cell, or null where there is none or the floor hides it. */
  cell(indicator: string, unit: string, period: number): Cell | null;
  /** Value, 95 % interval and customers; null where the cell isn't shown. */
  estimate(indicator: string, unit: string, period: number): Estimate | null;
  /** Whom the cells of each indicator rest on, hidden ones too; it stays in the build. */
  readonly truths: ReadonlyMap<string, CellSupport>;
  /** What the floor did, over all indicators. */
  readonly counts: FloorCounts;
}

/** What is hidden besides what the floor finds small. */
export interface Hiding {
  /** Indicators that are shown for the units at the top alone. */
  readonly topAlone: ReadonlySet<string>;
  /** Cells that count as small, by {@link cellName}. */
  readonly merged: ReadonlySet<string>;
}

/** Nothing. */
const nothingMore: Hiding = {topAlone: new Set(), merged: new Set()};

/** The name of a cell in {@link Hiding}. */
export function cellName(indicator: string, unit: string, period: number): string {
  return `${indicator} ${period} ${unit}`;
}

/**
 * Puts the floor in front of the cubes.
 *
 * @param team who was at work in a unit and how many must have been; null where that isn't asked
 * @param hiding what is hidden besides
 */
export function applyPrivacyFloor(
  cubes: Cubes,
  indicators: readonly CompiledIndicator[],
  {units, calendar, team}: {readonly units: Units; readonly calendar: Calendar; readonly team: SupportRules["team"]},
  floor: number,
  {topAlone, merged}: Hiding = nothingMore
): Measured {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const truths = new Map(
    [...cubes].flatMap(([id, cube]) => {
      const indicator = byId.get(id);
      return indicator
        ? [[id, supportOf(indicator, cube, units, calendar.periods.length, {floor, team})] as const]
        : [];
    })
  );
  const hidden = new Map(
    [...truths].map(([id, {tree, customers, together}]) => {
      const counted = (unit: string, period: number) =>
        merged.has(cellName(id, unit, period)) ? Math.min(1, customers(unit, period)) : customers(unit, period);
      const isHidden = hiddenCells(tree, calendar.periods, counted, floor, together);
      const isBelow = (unit: string) => topAlone.has(id) && units.byId.get(unit)?.parent !== null;
      return [id, (unit: string, period: number) => isBelow(unit) || isHidden(unit, period)];
    })
  );
  const cell = (indicator: string, unit: string, period: number) =>
    hidden.get(indicator)?.(unit, period) === false ? (cubes.get(indicator)?.get(unit, period) ?? null) : null;
  const counts = {measured: 0, shown: 0};
  for (const [id, cube] of cubes) {
    for (const unit of cube.units()) {
      for (const period of cube.of(unit).keys()) {
        counts.measured++;
        if (cell(id, unit, period)) counts.shown++;
      }
    }
  }
  return {
    indicators: byId,
    units,
    calendar,
    truths,
    counts: {...counts, mergedShare: mergedShare(truths, hidden, calendar)},
    cell,
    estimate: (indicator, unit, period) => {
      const found = cell(indicator, unit, period);
      const definition = byId.get(indicator)?.definition;
      if (!found || !definition) return null;
      const {value, low, high, customers} = estimateOfMoments(found.moments, definition.format);
      return {value, low, high, customers};
    }
  };
}

/**
 * Of the customers counted in the finest cells, lowest unit × month × indicator, the share in cells that can't be seen by
 * themselves. Rows that stand at a unit itself, though it has units below it, are one of the finest cells: seen where the
 * unit and all that is below it are shown, as what is left.
 */
function mergedShare(
  truths: ReadonlyMap<string, CellSupport>,
  hidden: ReadonlyMap<string, (unit: string, period: number) => boolean>,
  {periods}: Calendar
): number {
  const months = periods.flatMap(({grain}, i) => (grain === "month" ? [i] : []));
  let all = 0;
  let merged = 0;
  for (const [id, {tree, counted}] of truths) {
    const isHidden = (unit: string, month: number) => hidden.get(id)?.(unit, month) !== false;
    const isSeen = (unit: string, month: number): boolean => {
      const owner = ownerOf(unit);
      return owner === null
        ? !isHidden(unit, month)
        : !isHidden(owner, month) &&
            tree.children(owner).every((child) => counted(child.id, month) === 0 || !isHidden(child.id, month));
    };
    const visit = (unit: string): void => {
      const children = tree.children(unit);
      for (const child of children) visit(child.id);
      if (children.length) return;
      for (const month of months) {
        const here = counted(unit, month);
        all += here;
        if (here > 0 && !isSeen(unit, month)) merged += here;
      }
    };
    for (const root of tree.roots) visit(root.id);
  }
  return all > 0 ? merged / all : 0;
}

/** Standard errors by the delta method, and their correlations by the jackknife over buckets of customers. */
export function errorsOf(cells: readonly Cell[]): {readonly standardErrors: number[]; readonly correlations: number[]} {
  const without = cells.map(({bucketY, bucketX}) => leaveOneOutRatios(bucketY, bucketX));
  const groups = Array.from({length: without[0]?.length ?? 0}, (_, b) => without.map((values) => values[b]));
  return {
    standardErrors: cells.map(({moments}) => standardError(moments)),
    correlations: correlationsOf(jackknifeCovariance(groups))
  };
}

/** The unit at the top that stands for the whole operator. */
export function companyOf({units}: Measured): string {
  const company = units.roots.find(({kind}) => kind === "company") ?? units.roots[0];
  if (!company) throw new Error("org_units: expected a unit at the top; found none");
  return company.id;
}

/** The id of the indicator that plays a part in what was measured; null where none does. */
export function playedBy({indicators}: Pick<Measured, "indicators">, part: IndicatorPart): string | null {
  return indicatorPlaying(
    [...indicators.values()].map(({id, definition}) => ({id, part: definition.part})),
    part
  );
}

/** The shown figure of the indicator that plays a part; null where none does, or the cell isn't shown. */
export function estimatePlayed(measured: Measured, part: IndicatorPart, unit: string, period: number): Estimate | null {
  const indicator = playedBy(measured, part);
  return indicator === null ? null : measured.estimate(indicator, unit, period);
}
