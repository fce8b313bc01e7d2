/** What a plan may be said to do, by thresholds stated once: the languages only say it. */
import type {ScenarioResult} from "./study.js";

/** Whether a plan is worth more than today's. better, worse: in nine of ten draws. undecided: neither. */
export type GainFinding = "better" | "worse" | "undecided";

/** @param difference from today's net present value, over draws; null where it wasn't drawn */
export function gainFinding(difference: {readonly p10: number; readonly p90: number} | null): GainFinding {
  if (difference === null) return "undecided";
  return difference.p10 > 0 ? "better" : difference.p90 < 0 ? "worse" : "undecided";
}

/** How likely a plan returns more than it costs. */
export type OddsFinding = "very_likely" | "likely" | "open" | "unlikely" | "very_unlikely";

/** @param chance share of draws in which the plan is worth more than today's */
export function oddsFinding(chance: number): OddsFinding {
  if (chance >= 0.95) return "very_likely";
  if (chance >= 0.8) return "likely";
  if (chance > 0.2) return "open";
  return chance > 0.05 ? "unlikely" : "very_unlikely";
}

/** What limits cost, in yuan of net present value; null where next to nothing. */
export interface LimitPrices {
  /** Of one more million of budget; null where it isn't worth its cost. */
  readonly million: number | null;
  readonly npsPoint: number | null;
  /** Of a hundredth of staff load. */
  readonly loadHundredth: number | null;
}

/** The prices that are worth telling: two hundredths on the yuan and less are within what linear pieces of the responses leave open. */
export function limitPrices({price, priceOfNps, priceOfLoad}: NonNullable<ScenarioResult["optimum"]>): LimitPrices {
  return {
    million: price > 0.02 ? price * 1e6 : null,
    npsPoint: priceOfNps < -1 ? -priceOfNps : null,
    loadHundredth: priceOfLoad > 100 ? priceOfLoad / 100 : null
  };
}
