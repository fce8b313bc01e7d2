/** Counts of events that have nothing to do with each other. */
import {z95, type Interval} from "./intervals.js";

/**
 * The 95 % interval of the mean behind a Poisson count, of none too: Byar's approximation to the exact one (Breslow & Day
 * 1987). The exact one of 10 is 4.80 to 18.39, and of none 0 to 3.69.
 *
 * @param count from 0 on; an effective number needn't be whole
 * @param point standard errors that hold 95 %
 */
export function countInterval(count: number, point = z95): Interval {
  if (!(count >= 0 && count < Infinity)) throw new Error(`invalid count: expected one from 0 on; found ${count}`);
  const end = (n: number, side: 1 | -1) => n * (1 - 1 / (9 * n) + (side * point) / (3 * Math.sqrt(n))) ** 3;
  return {low: count > 0 ? Math.max(0, end(count, -1)) : 0, high: end(count + 1, 1)};
}
