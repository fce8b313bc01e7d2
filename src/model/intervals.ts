import {designEffect, ratio, standardError, type Moments} from "./moments.js";

/** The two-sided 95 % point of the normal distribution. */
export const z95 = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** value ± z · standard error. */
export function normalInterval(value: number, standardError: number, z = z95): Interval {
  return {low: value - z * standardError, high: value + z * standardError};
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
  return {low: Math.max(0, centre - half), high: Math.min(1, centre + half)};
}

/**
 * The 95 % interval of a cell's indicator: Wilson with effective n where the indicator is a share
 * of what is counted (0 ≤ y ≤ x), the delta method's otherwise.
 */
export function ratioInterval(m: Moments, isShare: boolean): Interval {
  if (!isShare) return normalInterval(ratio(m), standardError(m));
  const share = ratio(m);
  // All or nothing leaves no variance to tell the design effect by: each customer stands for one answer, whatever x is counted in.
  return wilsonInterval(share, share > 0 && share < 1 ? m.x / Math.max(1, designEffect(m)) : m.n);
}
