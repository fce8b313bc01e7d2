/** What two systems are told apart by, and whether either was paid by: facts that words must follow. */
import {monthNumber} from "../statistics/months.js";
import type {SiteFacts} from "../published/site.js";
import type {InForce, SettledItem} from "../published/systems.js";

/**
 * accounts: one appraises contacts and the other customers, which is what they are called by. names: both appraise the
 * same kind of thing, and only their names tell them apart.
 */
export type SidesKind = "accounts" | "names";

export function sidesKind({legacy, challenger}: SiteFacts["systems"]): SidesKind {
  return legacy.unitOfAccount === challenger.unitOfAccount ? "names" : "accounts";
}

/** For how much of a stretch of months a system was paid by, as far as it says. */
export type Paid = "never" | "partly" | "throughout";

/**
 * @param inForce as the system states it; what states nothing was never paid by
 * @param from first month of the stretch, `YYYY-MM`
 * @param to its last one
 */
export function paidDuring(inForce: InForce | null | undefined, from: string, to: string): Paid {
  if (!inForce) return "never";
  const begins = Math.max(monthNumber(from), monthNumber(inForce.from));
  const ends = Math.min(monthNumber(to), inForce.to === null ? Infinity : monthNumber(inForce.to));
  if (ends < begins) return "never";
  return ends - begins === monthNumber(to) - monthNumber(from) ? "throughout" : "partly";
}

/**
 * Whether everything that both systems score by rests on the same customers, as far as their number tells: those who answered a
 * survey, say, aren't all who called.
 *
 * @param customersOf how many customers stand behind an indicator; null where it has no figure
 */
export function restOnSameCustomers(
  {legacy, challenger}: {readonly legacy: readonly SettledItem[]; readonly challenger: readonly SettledItem[]},
  customersOf: (indicator: string) => number | null
): boolean {
  const counts = new Set([...legacy, ...challenger].map(({item}) => customersOf(item.indicator)));
  return counts.size === 1 && !counts.has(null);
}
