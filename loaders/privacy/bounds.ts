/** Which small cells aren't shown, but may be had closely from what is. */
import type {Period} from "../../src/model/published/site.js";
import {Atoms} from "./atoms.js";
import {isFixedAtStart, type AuditedIndicator} from "./audit.js";
import {isFew} from "./floor.js";
import type {PublishedFigure} from "./published-figures.js";
import type {SolveWhole} from "./whole-numbers.js";
import {Witnesses, type Witness} from "./witness.js";

/** A hidden cell of fewer customers than the floor, for which no witness was found. */
export interface UnprovenCell {
  readonly indicator: string;
  readonly unit: string;
  /** Position in the calendar's periods. */
  readonly period: number;
}

/** Hidden cells of some customers, but fewer than the floor: how many there are, by what proves them safe, and those that nothing does. */
export interface Bounds {
  readonly swaps: number;
  readonly programs: number;
  readonly unproven: readonly UnprovenCell[];
}

/** Which cells were proved safe and which were merged for want of a proof. */
export interface ProvenBounds extends Bounds {
  /** Cells that were merged since nothing proved that what stands hidden in them can't be had closely. */
  readonly merged: number;
}

/** Adds up what was found of several files. */
function boundsTogether(all: readonly Bounds[]): Bounds {
  return {
    swaps: all.reduce((sum, {swaps}) => sum + swaps, 0),
    programs: all.reduce((sum, {programs}) => sum + programs, 0),
    unproven: all.flatMap(({unproven}) => unproven)
  };
}

/**
 * Looks for a witness for each small cell that isn't shown. Whoever tries is taken to know how many customers each shown
 * figure rests on, which cells are empty, and how many stand in several of them.
 *
 * @param solve for what swaps don't prove
 */
export function boundsOf(
  figures: readonly PublishedFigure[],
  indicators: readonly AuditedIndicator[],
  periods: readonly Period[],
  floor: number,
  solve: SolveWhole
): Bounds {
  const byIndicator = new Map<string, PublishedFigure[]>();
  for (const figure of figures) {
    const known = byIndicator.get(figure.indicator);
    if (known) known.push(figure);
    else byIndicator.set(figure.indicator, [figure]);
  }
  return boundsTogether(
    indicators.flatMap((indicator) => {
      const own = byIndicator.get(indicator.id);
      return own ? [boundsOfIndicator(indicator, own, periods, floor, solve)] : [];
    })
  );
}

function boundsOfIndicator(
  {id, isCohort, truth}: AuditedIndicator,
  figures: readonly PublishedFigure[],
  periods: readonly Period[],
  floor: number,
  solve: SolveWhole
): Bounds {
  const atoms = new Atoms(truth, periods, isCohort && isFixedAtStart(truth, periods) ? "starts" : "months");
  const shown = new Map(figures.map(({unit, period}) => [`${period} ${unit}`, atoms.of(unit, period)]));
  const witnesses = new Witnesses({counts: atoms.counts, sums: [...shown.values()].filter((sum) => sum.length > 0)});
  const found: Record<Witness["by"], number> = {swap: 0, program: 0};
  const unproven: UnprovenCell[] = [];
  for (const {unit} of atoms.units) {
    periods.forEach((_, period) => {
      if (!isFew(truth.counted(unit, period), floor) || shown.has(`${period} ${unit}`)) return;
      const cell = atoms.of(unit, period);
      if (!cell.length) return;
      const witness = witnesses.of(cell, solve);
      if (witness) found[witness.by]++;
      else unproven.push({indicator: id, unit, period});
    });
  }
  return {swaps: found.swap, programs: found.program, unproven};
}
