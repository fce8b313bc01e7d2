import type {LeagueUnit} from "../model/published/brief.js";
import type {Standing} from "../model/statistics/standings.js";

/** Which of the two systems ranks. */
export type RankedBy = "contact" | "customer";

/** A unit's standing under the system that is shown. */
export function standing(unit: LeagueUnit, by: RankedBy): Standing {
  return by === "contact" ? unit.legacy : unit.challenger;
}

/**
 * Units in the order of their places; equal places keep the order of the other system, then of the ids,
 * so that two units never stand on one line.
 */
export function ordered(units: readonly LeagueUnit[], by: RankedBy): LeagueUnit[] {
  const other: RankedBy = by === "contact" ? "customer" : "contact";
  return [...units].sort(
    (a, b) =>
      standing(a, by).rank - standing(b, by).rank ||
      standing(a, other).rank - standing(b, other).rank ||
      (a.id < b.id ? -1 : 1)
  );
}
