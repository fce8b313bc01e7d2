import {Fault} from "../ground/faults.js";
import {ratio, type Moments} from "../../src/model/statistics/moments.js";
import {auditFloor, type AuditedIndicator, type Leak} from "./audit.js";
import type {Measured} from "./measured.js";
import {once} from "./once-per-run.js";
import {publishedFigures, type Published} from "./published-figures.js";

/** What can be had from files about to be published though it rests on fewer customers than the floor. */
export function leaksOf(published: Published, measured: Measured, floor: number): Leak[] {
  return auditFloor(publishedFigures(published), auditedOf(measured), measured.calendar.periods, floor);
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
 * all else that is published of it is left out.
 */
function furtherCells(published: Published, measured: Measured, floor: number): ShownCell[] {
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
  return cells.filter(({indicator}) => !leaking.has(indicator));
}

/** The same of a run, audited once for all files that hold them. */
export const furtherCellsOfRun = once(async ({brief, compare, systemFiles, measured, settings}) =>
  furtherCells({brief, compare, systemFiles}, measured, settings.privacy_floor)
);

/**
 * Lets nothing pass from which a cell under the floor could be had. The floor's own merging is meant
 * to leave nothing to find; should it fail on some data, the indicators concerned are shown for the
 * top unit alone.
 *
 * @param make what would be published, with some indicators for the top unit alone
 * @throws with the first leaks found, where even that leaves some
 */
export function publishBehindFloor<T extends Published & {readonly measured: Measured}>(
  make: (topAlone: ReadonlySet<string>) => T,
  floor: number,
  progress: (text: string) => void
): T {
  const first = make(new Set());
  const topAlone = new Set(leaksOf(first, first.measured, floor).map(({indicator}) => indicator));
  if (!topAlone.size) return first;
  progress(
    `privacy floor: for the top unit alone, since fewer than ${floor} customers could be had otherwise: ${[...topAlone].sort().join(", ")}`
  );
  const second = make(topAlone);
  const leaks = leaksOf(second, second.measured, floor);
  if (!leaks.length) return second;
  const named = leaks.slice(0, 10).map(({indicator, what}) => `${indicator}: ${what}`);
  throw new Fault(
    `privacy floor: expected nothing under ${floor} customers to be had from what is published; found ${leaks.length}, so nothing is published:\n${named.join("\n")}`
  );
}
