/** The two-sided 95 % point of the normal distribution. */
export const z95 = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A figure with its interval. */
export interface Spread extends Interval {
  readonly value: number;
}

/**
 * value ± z · standard error.
 *
 * @throws of a negative error, which would turn the ends round
 */
export function normalInterval(value: number, standardError: number, z = z95): Interval {
  if (standardError < 0) throw new Error(`invalid standard error: expected 0 or more; found ${standardError}`);
  return {low: value - z * standardError, high: value + z * standardError};
}

/**
 * A figure within its possible range, with its interval cut to it, which takes no true value out of it. One that comes out
 * beyond the range stands at its end as long as the interval says more than the range does; otherwise it can't be told.
 * Infinite ends say that there is no interval, and stay; ends that are no numbers say nothing at all.
 *
 * @returns null where the figure can't be told; otherwise within its interval, which is widened to it where it lay outside
 * @throws of ends that are crossed
 */
export function withinRange({value, low, high}: Spread, [least, most]: readonly [number, number]): Spread | null {
  if (!Number.isFinite(value) || Number.isNaN(low) || Number.isNaN(high)) return null;
  checkEnds({low, high});
  const isInside = value >= least && value <= most;
  if (low === -Infinity && high === Infinity) return isInside ? {value, low, high} : null;
  const cut = (one: number) => Math.max(least, Math.min(most, one));
  const spread = {value: cut(value), low: cut(Math.min(low, value)), high: cut(Math.max(high, value))};
  const saysMore = spread.high > spread.low && (spread.low > least || spread.high < most);
  return isInside || saysMore ? spread : null;
}

/**
 * Wilson score interval of a share (Wilson 1927), right near 0 and 1 and with few events.
 *
 * @param share between 0 and 1
 * @param n independent answers; for clustered ones the number divided by the design effect
 */
export function wilsonInterval(share: number, n: number, z = z95): Interval {
  if (!(share >= 0 && share <= 1)) throw new Error(`invalid share: expected 0 to 1; found ${share}`);
  if (!(n > 0)) throw new Error(`invalid n: expected a positive number; found ${n}`);
  const zz = z * z;
  const centre = (share + zz / (2 * n)) / (1 + zz / n);
  const half = (z / (1 + zz / n)) * Math.sqrt((share * (1 - share)) / n + zz / (4 * n * n));
  // Of nobody and of everybody one end is the share itself, and rounding mustn't put it beside it.
  return {low: Math.max(0, Math.min(share, centre - half)), high: Math.min(1, Math.max(share, centre + half))};
}

/** The standard error that an interval amounts to: corrections for few answers included, and never 0 where all answered alike. */
export function errorOfInterval({low, high}: Interval): number {
  checkEnds({low, high});
  return (high - low) / (2 * z95);
}

function checkEnds({low, high}: Interval): void {
  if (!(low <= high)) throw new Error(`invalid interval: expected low ≤ high; found ${low} and ${high}`);
}
