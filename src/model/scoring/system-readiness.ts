/** Whether a system can score, tier by tier and period by period: by the figures that are there, not by columns. */
import type {SystemFacts} from "../published/systems.js";
import type {LeagueSource} from "./league-source.js";
import {contextFor} from "./score-league.js";
import type {Missing} from "../published/missing.js";
import type {TierLack, TierReadiness} from "../published/readiness.js";
import {appraisalOf, scoredIndicators, settleRules, systemScore} from "./system-score.js";

/**
 * Scores the units of one kind under one system, as the league does, and counts the scores.
 *
 * @returns null where the system doesn't appraise such units
 */
export function tierReadiness<Unit>(
  system: SystemFacts,
  kind: string,
  units: readonly Unit[],
  source: LeagueSource<Unit>
): Pick<TierReadiness, "units" | "scored" | "lacks"> | null {
  const {items, gates} = appraisalOf(system, kind, source.grain, source.months);
  if (items.length === 0) return null;
  const lacking = new Map<string, {indicator: string; what: Missing; units: number}>();
  const note = (indicator: string, what: Missing) => {
    const key = `${indicator} ${what}`;
    const found = lacking.get(key) ?? {indicator, what, units: 0};
    found.units++;
    lacking.set(key, found);
  };
  const needed = scoredIndicators({items, gates});
  const measured = units.filter((unit) => {
    const missing = needed.filter((indicator) => source.figure(indicator, unit) === null);
    for (const indicator of missing) note(indicator, "value");
    return missing.length === 0;
  });
  const contexts = measured.map((unit) => contextFor(source, unit, measured));
  const settled = settleRules(items, contexts).map(({item}) => item);
  let scored = 0;
  for (const contextOf of contexts) {
    const {missing, score} = systemScore({items: settled, gates}, contextOf);
    if (score !== null) scored++;
    for (const {indicator, what} of missing) note(indicator, what);
  }
  const order = (a: TierLack, b: TierLack) =>
    b.units - a.units || (a.indicator < b.indicator ? -1 : a.indicator > b.indicator ? 1 : a.what < b.what ? -1 : 1);
  return {units: units.length, scored, lacks: [...lacking.values()].sort(order)};
}

/** Whether a system is ready: at least one unit of one tier got a score. */
export function isReady(tiers: readonly Pick<TierReadiness, "scored">[]): boolean {
  return tiers.some(({scored}) => scored > 0);
}
