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
 * The two-sided 95 % point of Student's t, by its expansion about the normal (Abramowitz & Stegun
 * 26.7.5): within .1 % from 4 degrees of freedom on. Fewer than 2 count as 2.
 */
export function studentPoint95(degrees: number): number {
  const v = Math.max(2, degrees);
  const z = z95;
  return (
    z +
    (z ** 3 + z) / (4 * v) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * v ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * v ** 3)
  );
}

/**
 * The 95 % interval of a share of clustered answers: Wilson's with effective n. How much the answers
 * cluster is itself read from the data, from few events if the share is near 0 or 1; the more they
 * cluster, the fewer customers tell. So the point is Student's, with the effective events as degrees
 * of freedom, widened by the part of the variance that isn't due to clustering. Independent answers
 * keep the normal point.
 *
 * @param standardError of the share, clustering included; 0 or unknown where all answered alike
 * @param customers the independent units
 * @param designEffect how many times wider the variance is than that of independent answers
 */
export function shareInterval(share: number, standardError: number, customers: number, designEffect: number): Interval {
  const spread = share * (1 - share);
  // All or nothing leaves no variance to tell by: each customer stands for one answer, whatever is counted.
  if (!(standardError > 0 && spread > 0)) return wilsonInterval(share, customers);
  const effective = (spread / standardError ** 2) * Math.min(1, designEffect);
  const events = Math.min(share, 1 - share) * effective;
  const clustering = 1 - 1 / Math.max(1, designEffect);
  return wilsonInterval(share, effective, clustering > 0 ? studentPoint95(events / clustering) : z95);
}

/** The standard error that an interval amounts to: corrections for few answers included, and never 0 where all answered alike. */
export function errorOfInterval({low, high}: Interval): number {
  return (high - low) / (2 * z95);
}
