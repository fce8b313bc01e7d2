import type {PayCurve} from "../published/systems.js";

/** What a score multiplies the appraised pay by: at target × score / 100, within floor and cap. */
export function payFactor(score: number, {atTarget, floor, cap}: PayCurve): number {
  return Math.min(cap, Math.max(floor, (atTarget * score) / 100));
}

/**
 * What a score makes of the whole pay: 1 − at stake + at stake · factor.
 *
 * @returns null where the system doesn't say what share of pay is at stake
 */
export function wholePay(score: number, curve: PayCurve): number | null {
  return curve.atStake === null ? null : 1 - curve.atStake + curve.atStake * payFactor(score, curve);
}
