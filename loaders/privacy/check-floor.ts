import {Fault} from "../ground/faults.js";
import {monthsIn} from "../../src/model/published/span.js";
import {ratio, type Moments} from "../../src/model/statistics/moments.js";
import {auditFloor, type AuditedIndicator, type Leak} from "./audit.js";
import {boundsOf, type Bounds, type ProvenBounds, type UnprovenCell} from "./bounds.js";
import {ownerOf} from "./floor.js";
import {cellName, type Hiding, type Measured} from "./measured.js";
import {once} from "./once-per-run.js";
import {publishedFigures, type Published} from "./published-figures.js";
import type {SolveWhole} from "./whole-numbers.js";

/** What can be had from files about to be published though it rests on fewer customers than the floor. */
export function leaksOf(published: Published, measured: Measured, floor: number): Leak[] {
  return auditFloor(publishedFigures(published), auditedOf(measured), measured.calendar.periods, floor);
}

/** How small cells that aren't shown are proved safe from being had closely by files about to be published. */
export function boundsOfPublished(published: Published, measured: Measured, floor: number, solve: SolveWhole): Bounds {
  return boundsOf(publishedFigures(published), auditedOf(measured), measured.calendar.periods, floor, solve);
}

function auditedOf({truths, indicators}: Measured): AuditedIndicator[] {
  return [...truths].flatMap(([id, truth]): AuditedIndicator[] => {
    const definition = indicators.get(id)?.definition;
    return definition ? [{id, isCohort: definition.kind === "cohort", truth}] : [];
  });
}

/** A cell that may be shown. */
export interface ShownCell {
  readonly indicator: string;
  readonly unit: string;
  /** Position in the calendar's periods. */
  readonly period: number;
  readonly moments: Moments;
}

/**
 * Cells of the indicators that neither system of the settings appraises or observes, and so aren't in the comparison: of the top unit and
 * the units of the league, by quarter and year. An indicator of which anything under the floor could be had from them and
 * all else that is published of it, or had closely, is left out.
 */
function furtherCells(
  published: Published,
  measured: Measured,
  floor: number,
  solve: SolveWhole
): {readonly cells: readonly ShownCell[]; readonly bounds: Bounds} {
  const inComparison = new Set(published.compare.series.map(({indicator}) => indicator));
  const units = measured.units.all.filter(({kind, parent}) => parent === null || kind === published.brief.league.kind);
  const cells = [...measured.indicators.values()]
    .filter(({id, lacks}) => lacks.length === 0 && !inComparison.has(id))
    .flatMap(({id}) =>
      units.flatMap(({id: unit}) =>
        measured.calendar.periods.flatMap(({grain}, period): ShownCell[] => {
          const cell = grain === "month" ? null : measured.cell(id, unit, period);
          if (!cell || Number.isNaN(ratio(cell.moments))) return [];
          return [{indicator: id, unit, period, moments: cell.moments}];
        })
      )
    );
  const further = new Set(cells.map(({indicator}) => indicator));
  const figures = [
    ...publishedFigures(published),
    ...cells.map(({indicator, unit, period}) => ({indicator, unit, period, where: "sql-cells.csv and indicators"}))
  ];
  const audited = auditedOf(measured).filter(({id}) => further.has(id));
  const leaking = new Set(
    auditFloor(figures, audited, measured.calendar.periods, floor).map(({indicator}) => indicator)
  );
  const bounds = boundsOf(figures, audited, measured.calendar.periods, floor, solve);
  for (const {indicator} of bounds.unproven) leaking.add(indicator);
  return {cells: cells.filter(({indicator}) => !leaking.has(indicator)), bounds};
}

/** The same of a run, audited once for all files that hold them. */
export const furtherCellsOfRun = once(async ({brief, compare, systemFiles, measured, settings, solve}) =>
  furtherCells({brief, compare, systemFiles}, measured, settings.privacy_floor, solve)
);

/** How often cells are merged for want of a proof before an indicator is shown for the top unit alone. */
const mostRounds = 3;

/**
 * Lets nothing pass from which a cell under the floor could be had, or had closely. The floor's own merging is meant
 * to leave nothing to find; should it fail on some data, the indicators concerned are shown for the top unit alone.
 * Where nothing proves that a small cell is open by enough, what is shown around it is merged further.
 *
 * @param make what would be published, with more hidden than the floor asks
 * @throws with the first leaks found, where even that leaves some
 */
export function publishBehindFloor<T extends Published & {readonly measured: Measured}>(
  make: (hiding: Hiding) => T,
  {floor, solve}: {readonly floor: number; readonly solve: SolveWhole},
  progress: (text: string) => void
): T & {readonly bounds: ProvenBounds} {
  const topAlone = new Set<string>();
  const merged = new Set<string>();
  for (let round = 0; ; round++) {
    const made = make({topAlone, merged});
    const leaks = leaksOf(made, made.measured, floor);
    const left = leaks.filter(({indicator}) => topAlone.has(indicator));
    if (left.length > 0) throw leaksFault(left, floor);
    for (const {indicator} of leaks) topAlone.add(indicator);
    // What is shown changes anyway, and with it what has to be proved.
    if (leaks.length > 0) continue;
    const bounds = boundsOfPublished(made, made.measured, floor, solve);
    const before = topAlone.size + merged.size;
    for (const cell of bounds.unproven) {
      const around = round < mostRounds ? shownAround(cell, made.measured) : null;
      if (around) merged.add(cellName(cell.indicator, around.unit, around.period));
      else topAlone.add(cell.indicator);
    }
    if (topAlone.size + merged.size > before) continue;
    if (topAlone.size > 0)
      progress(
        `privacy floor: for the top unit alone, since fewer than ${floor} customers could be had otherwise: ${[...topAlone].sort().join(", ")}`
      );
    return {...made, bounds: {...bounds, merged: merged.size}};
  }
}

/** The smallest shown cell in which a hidden one stands: of its unit in a longer period, else of a unit above. The top unit's aren't merged. */
function shownAround(
  {indicator, unit, period}: UnprovenCell,
  {units, calendar: {periods}, cell}: Measured
): {readonly unit: string; readonly period: number} | null {
  const {from, to} = periods[period];
  const longer = periods
    .map((one, i) => ({i, months: monthsIn(one), isAround: one.from <= from && one.to >= to}))
    .filter(({isAround}) => isAround)
    .sort((a, b) => a.months - b.months || a.i - b.i);
  for (const one of units.withAncestors(ownerOf(unit) ?? unit)) {
    if (units.byId.get(one)?.parent === null) return null;
    const found = longer.find(({i}) => cell(indicator, one, i) !== null);
    if (found) return {unit: one, period: found.i};
  }
  return null;
}

function leaksFault(leaks: readonly Leak[], floor: number): Fault {
  const named = leaks.slice(0, 10).map(({indicator, what}) => `${indicator}: ${what}`);
  return new Fault(
    `privacy floor: expected nothing under ${floor} customers to be had from what is published; found ${leaks.length}, so nothing is published:\n${named.join("\n")}`
  );
}
