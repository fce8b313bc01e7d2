import {Fault} from "../ground/faults.js";
import type {Compare} from "../../src/model/published/compare.js";
import type {Brief} from "../../src/model/published/brief.js";
import {auditFloor, type AuditedIndicator, type Leak} from "./audit.js";
import type {Measured} from "./measured.js";
import {publishedFigures} from "./published-figures.js";

/** What can be had from files about to be published though it rests on fewer customers than the floor. */
export function leaksOf(
  published: {readonly brief: Brief; readonly compare: Compare},
  measured: Measured,
  floor: number
): Leak[] {
  const audited = [...measured.truths].flatMap(([id, truth]): AuditedIndicator[] => {
    const definition = measured.indicators.get(id)?.definition;
    return definition ? [{id, isCohort: definition.kind === "cohort", truth}] : [];
  });
  return auditFloor(publishedFigures(published), audited, measured.calendar.periods, floor);
}

/**
 * Lets nothing pass from which a cell under the floor could be had. The floor's own merging is meant
 * to leave nothing to find; should it fail on some data, the indicators concerned are shown for the
 * top unit alone.
 *
 * @param make what would be published, with some indicators for the top unit alone
 * @throws with the first leaks found, where even that leaves some
 */
export function publishBehindFloor<
  T extends {readonly measured: Measured; readonly brief: Brief; readonly compare: Compare}
>(make: (topAlone: ReadonlySet<string>) => T, floor: number, progress: (text: string) => void): T {
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
