/** Differences of which many are looked at together: what is said of them is corrected for that, else chance alone would say something in most companies. */
import {z95, type Interval} from "./intervals.js";
import {normalShare} from "./reliability.js";
import {carefulPublished, pointOf, restOfShare} from "./shares.js";
import {holm} from "./verdicts.js";

/** A figure with its 95 % interval. */
export interface Valued extends Interval {
  readonly value: number;
}

const level = 0.05;

/**
 * One-sided p that a figure isn't truly above another of other customers: from those ends of their intervals that
 * face each other, so that a share near 0 or 1 is as unsure as its interval (Zou & Donner 2008). Figures within 0 … 1 are
 * shares, whose ends are the careful ones that hold with few events. Customers who are in both make it larger than it need be.
 */
export function chanceNotAbove(above: Valued, below: Valued): number {
  checkInside(above, below);
  const difference = above.value - below.value;
  // Ends that hold 97.5 % don't tell where those that hold 95 % lie: the larger chance holds at both.
  return Math.max(
    ...([0.025, 0.05] as const).map((tail) => {
      const [upper, lower] = [carefulPublished(above, tail), carefulPublished(below, tail)];
      return tailOf(difference, [above.value - upper.low, lower.high - below.value], pointOf[tail]);
    })
  );
}

/** Two-sided p that two figures of different customers don't truly differ. */
export function chanceAlike(a: Valued, b: Valued): number {
  return Math.min(1, 2 * Math.min(chanceNotAbove(a, b), chanceNotAbove(b, a)));
}

/** Two-sided p that a figure is truly some exact number, such as a target, or that a difference is 0. */
export function chanceOf(exact: number, {value, low, high}: Valued): number {
  checkInside({value, low, high});
  const distance = Math.abs(value - exact);
  return Math.min(1, 2 * tailOf(distance, [value > exact ? value - low : high - value]));
}

/**
 * One-sided p that a part of a whole isn't truly below the rest of it: of shares as of two that have no customer in common
 * ({@link restOfShare}). Of other figures the whole has errors of its own, and shares the part's:
 * Var(whole − part) = Var(whole) + Var(part) · (1 − 2 · share).
 *
 * @param share of the whole's customers that are the part's
 */
export function chanceNotBelow(part: Valued, whole: Valued, share: number): number {
  if (!(share >= 0 && share <= 1)) throw new Error(`invalid share: expected 0 to 1; found ${share}`);
  checkInside(part, whole);
  if (share === 1) return 1;
  const rest = restOfShare(part, whole, share);
  if (rest) return chanceNotAbove(rest, part);
  const own = part.high - part.value;
  const all = whole.value - whole.low;
  // The whole's error is at least what it has from the part.
  const variance = Math.max((1 - share) ** 2 * own ** 2, all ** 2 + own ** 2 * (1 - 2 * share));
  return tailOf(whole.value - part.value, [Math.sqrt(variance)]);
}

/** Two-sided p that a part of a whole doesn't truly differ from the rest of it; otherwise as {@link chanceNotBelow}. */
export function chanceLikeRest(part: Valued, whole: Valued, share: number): number {
  // As many lie below as their opposites above: of a share, of those without.
  const mirrored = ({value, low, high}: Valued): Valued => ({value: 1 - value, low: 1 - high, high: 1 - low});
  return Math.min(
    1,
    2 * Math.min(chanceNotBelow(part, whole, share), chanceNotBelow(mirrored(part), mirrored(whole), share))
  );
}

/** Which of several p-values lie beyond chance together: if none truly does, any is said to in at most 5 of 100 (Holm 1979). */
export function beyondTogether(ps: readonly number[]): boolean[] {
  return holm(ps).map((p) => p < level);
}

/**
 * A figure without an interval would be taken for one without error, and any difference for certain; of one outside its
 * interval the halves would be turned round.
 *
 * @throws of such figures
 */
function checkInside(...figures: readonly Valued[]): void {
  for (const {value, low, high} of figures)
    if (!(Number.isFinite(value) && low <= value && value <= high))
      throw new Error(`invalid difference: expected figures with intervals; found ${value} (${low} to ${high})`);
}

/** Upper tail of a difference, from the halves of intervals that make its error: so many standard errors each. */
function tailOf(difference: number, halves: readonly number[], point = z95): number {
  const error = Math.hypot(...halves) / point;
  return error > 0 ? 1 - normalShare(difference / error) : difference > 0 ? 0 : 1;
}
