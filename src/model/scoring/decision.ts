/** From the evidence to one of three answers, by rules stated beforehand. */
import type {ContestRow, Decision, Figure, LeadUnderPay, Strength} from "../published/evidence.js";

export interface DecisionInput {
  /** The contest named beforehand. */
  readonly primary: Pick<ContestRow, "verdict" | "difference" | "firstAssociation" | "secondAssociation">;
  /** The same, adjusted for case mix; null where it wasn't run. */
  readonly adjusted: Pick<ContestRow, "verdict"> | null;
  readonly margin: number;
  /** Share of the scores' months in which the challenger was paid by. */
  readonly challengerPaid: number;
  /** Units that show traces of gaming what the challenger appraises, of how many; null where traces couldn't be looked for. */
  readonly traced: {readonly units: number; readonly challenger: number} | null;
}

/** From this share of the months on, a system has been tried under pay. */
export const triedUnderPay = 0.5;

/** In more units than this share of all, traces of gaming are more than a few people's doing. */
const fewUnits = 0.1;

/** Whether so many units already show traces of gaming what the challenger appraises that its lead may not last. */
export function isGamedAlready(traced: DecisionInput["traced"]): boolean {
  return traced !== null && traced.challenger > fewUnits * traced.units;
}

/**
 * - The challenger foretold better, also among customers of the same mix: change where that was so
 *   while people were paid by it and few units show traces of gaming it; otherwise pilot first, since
 *   what is paid for is gamed.
 * - It foretold better only before case mix: pilot.
 * - Undecided: pilot where the challenger by itself foretells beyond chance and the legacy system
 *   doesn't; a pilot can settle it. Otherwise stay.
 * - Equal or worse: stay.
 */
export function decide({primary, adjusted, challengerPaid, traced}: Omit<DecisionInput, "margin">): Decision {
  if (primary.verdict === "better")
    return challengerPaid >= triedUnderPay && adjusted?.verdict === "better" && !isGamedAlready(traced)
      ? "change"
      : "pilot";
  if (primary.verdict === "undecided")
    return isPositive(primary.firstAssociation) && !isPositive(primary.secondAssociation) ? "pilot" : "stay";
  return "stay";
}

/**
 * strong: better or worse by more than the margin even at the near end of the interval, and the same
 * after case mix; or equal. moderate: better or worse, but closer to the margin. weak: undecided.
 */
export function strengthOf({
  primary,
  adjusted,
  margin
}: Pick<DecisionInput, "primary" | "adjusted" | "margin">): Strength {
  const {verdict, difference} = primary;
  if (verdict === "undecided") return "weak";
  if (verdict === "equal") return "moderate";
  const near = verdict === "better" ? difference.low : difference.high === null ? null : -difference.high;
  return near !== null && near > margin && adjusted?.verdict === verdict ? "strong" : "moderate";
}

/**
 * How far the challenger's association may fall under pay. The share is (challenger − legacy) / challenger; where the
 * legacy system's association isn't above zero there is none, and whether it is below zero is told by its interval, not
 * by the sign of the figure.
 *
 * @returns null where the challenger has no association or no lead to lose
 */
export function leadUnderPay(challenger: Pick<Figure, "value">, legacy: Figure): LeadUnderPay | null {
  if (!(challenger.value > 0 && challenger.value > legacy.value)) return null;
  if (legacy.high !== null && legacy.high < 0) return {kind: "ahead"};
  return legacy.value > 0
    ? {kind: "share", share: (challenger.value - legacy.value) / challenger.value}
    : {kind: "untold"};
}

function isPositive({low}: Figure): boolean {
  return low !== null && low > 0;
}
