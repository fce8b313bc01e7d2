import {incompleteBeta} from "./beta.js";
import {z95, type Interval} from "./intervals.js";

const z998 = 3.090232306167813;

/** How much of chance the limits hold. */
export type FunnelLevel = 0.95 | 0.998;

/**
 * Limits within which a unit of size n lies by chance when nothing sets it apart
 * (funnel plot; Spiegelhalter 2005).
 *
 * @param centre the value of all units together
 * @param standardDeviation of one of the n, so that the error of n is standardDeviation / √n
 * @param n the unit's size
 */
export function funnelLimits(centre: number, standardDeviation: number, n: number, level: FunnelLevel): Interval {
  if (!(n > 0)) throw new Error(`invalid n: expected a positive number; found ${n}`);
  if (!Number.isFinite(centre)) throw new Error(`invalid centre: expected a number; found ${centre}`);
  if (!(standardDeviation >= 0))
    throw new Error(`invalid standard deviation: expected 0 or more; found ${standardDeviation}`);
  const half = ((level === 0.95 ? z95 : z998) * standardDeviation) / Math.sqrt(n);
  return {low: centre - half, high: centre + half};
}

/**
 * The same of a share, by the binomial distribution itself: with few events normal limits lie beyond 0 and 1, and call
 * out units that met two or three. Between whole events the limits go on smoothly.
 *
 * @param share of all units together, between 0 and 1
 * @param n the unit's independent answers; an effective number needn't be whole
 * @returns within 0 … 1
 */
export function funnelShareLimits(share: number, n: number, level: FunnelLevel): Interval {
  if (!(share >= 0 && share <= 1)) throw new Error(`invalid share: expected 0 to 1; found ${share}`);
  if (!(n > 0)) throw new Error(`invalid n: expected a positive number; found ${n}`);
  const tail = (1 - level) / 2;
  return {low: 1 - upperLimit(1 - share, n, tail), high: upperLimit(share, n, tail)};
}

/** The share that as many or more reach with the chance `tail`: P(X ≥ n·s) = I(n·s, n − n·s + 1) at the true share. */
function upperLimit(share: number, n: number, tail: number): number {
  if (share === 0 || share === 1) return share;
  if (incompleteBeta(share, n, 1) > tail) return 1;
  let [low, high] = [share, 1];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(share, n * middle, n - n * middle + 1) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
