import {z95, type Interval} from "./intervals.js";

const z998 = 3.090232306167813;

/**
 * Limits within which a unit of size n lies by chance when nothing sets it apart
 * (funnel plot; Spiegelhalter 2005).
 *
 * @param centre the value of all units together
 * @param standardDeviation of one of the n, so that the error of n is standardDeviation / √n
 * @param n the unit's size
 * @param level .95 or .998
 */
export function funnelLimits(centre: number, standardDeviation: number, n: number, level: 0.95 | 0.998): Interval {
  if (!(n > 0)) throw new Error(`invalid n: expected a positive number; found ${n}`);
  const half = ((level === 0.95 ? z95 : z998) * standardDeviation) / Math.sqrt(n);
  return {low: centre - half, high: centre + half};
}
