import type {Brief, Compare} from "../../src/model/published.js";
import {auditFloor, type AuditedIndicator, type Leak} from "./audit.js";
import type {Measured} from "./measured.js";
import {publishedFigures} from "./published-figures.js";

/** What can be had from files about to be published though it rests on fewer customers than the floor. */
export function leaksOf(published: {readonly brief: Brief; readonly compare: Compare}, measured: Measured, floor: number): Leak[] {
  const audited = [...measured.truths].flatMap(([id, truth]): AuditedIndicator[] => {
    const definition = measured.indicators.get(id)?.definition;
    return definition ? [{id, isCohort: definition.kind === "cohort", truth}] : [];
  });
  return auditFloor(publishedFigures(published), audited, measured.calendar.periods, floor);
}

/**
 * Lets nothing pass from which a cell under the floor could be had.
 *
 * @throws with the first leaks found
 */
export function checkFloor(published: {readonly brief: Brief; readonly compare: Compare}, measured: Measured, floor: number): void {
  const leaks = leaksOf(published, measured, floor);
  if (!leaks.length) return;
  const named = leaks.slice(0, 10).map(({indicator, what}) => `${indicator}: ${what}`);
  throw new Error(`privacy floor: expected nothing under ${floor} customers to be had from what is published; found ${leaks.length}, so nothing is published:\n${named.join("\n")}`);
}
