/** The brief of two systems that a reader chose: what the pair's figures say, and what can't be carried over to it. */
import type {Brief} from "../published/brief.js";
import type {Compare} from "../published/compare.js";
import type {PairContests} from "../published/pair-contests.js";
import type {SystemPair} from "../published/system-files.js";
import {briefLeague} from "./brief-league.js";
import {greenAndLosing} from "./losing.js";
import {chosenVerdict} from "./pair-verdict.js";

/**
 * What a brief of a chosen pair goes without. verdict: the two have no contest. greenLight: the lights are the targets of
 * another system. sampleSize: other units are ranked. stands: no other worlds were computed for it.
 */
type NotCarried = "verdict" | "greenLight" | "sampleSize" | "stands";

export interface ChosenBrief extends Brief {
  readonly chosen: {
    /** How many pairs the verdict's contest is corrected for; null where there is none, or it was named beforehand. */
    readonly correctedFor: number | null;
    readonly lacks: readonly NotCarried[];
  };
}

/**
 * The brief of a pair. Nothing in it is of the pair that the settings name, but what is of the company or its customers alone.
 *
 * @param named the brief of the pair that the settings name
 * @param compare the comparison of the chosen pair
 */
export function briefOfPair(
  named: Brief,
  compare: Compare,
  {
    contests,
    pair,
    settings
  }: {
    readonly contests: PairContests;
    readonly pair: SystemPair;
    readonly settings: SystemPair;
  }
): ChosenBrief {
  const league = briefLeague(compare, {...named.league, figures: named.figures}, 0);
  const found = chosenVerdict(named.verdict ?? null, {contests, pair, settings, customers: named.site.customers});
  const verdict = found?.verdict ?? null;
  const greenLight = pair.legacy === settings.legacy ? named.greenLight : null;
  const ranked = (one: Brief["league"]) =>
    one.units
      .map(({id}) => id)
      .sort()
      .join(" ");
  const sampleSize =
    named.sampleSize && ranked(league) === ranked(named.league)
      ? {
          ...named.sampleSize,
          movesInsideNoise: league.units.filter((unit) => unit.move !== 0 && !unit.beyondNoise).length
        }
      : null;
  return {
    site: compare.site,
    greenLight,
    league,
    figures: named.figures,
    greenAndLosing: greenAndLosing(league.units, named.retention),
    conversion: named.conversion,
    retention: named.retention,
    sampleSize,
    verdict,
    unneededUpsell: named.verdict?.unneededUpsell ?? null,
    chosen: {
      correctedFor: found?.correctedFor ?? null,
      lacks: [
        ...(verdict ? [] : ["verdict" as const]),
        ...(verdict && named.verdict?.stands && !verdict.stands ? ["stands" as const] : []),
        ...(named.greenLight && !greenLight ? ["greenLight" as const] : []),
        ...(named.sampleSize && !sampleSize ? ["sampleSize" as const] : [])
      ]
    }
  };
}
