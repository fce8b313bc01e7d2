/**
 * Student's t, the same at build and in the page. A library's quantile (`@stdlib/stats-base-dists-t-quantile`) brings
 * 137 packages and 184 kB into a page, each a request of its own; these few lines are held against closed forms and tables.
 */
import {incompleteBeta, lnGamma} from "./beta.js";
import {z95} from "./intervals.js";

/** From so many degrees of freedom on the expansion about the normal is right to nine digits. */
const many = 100;

/**
 * The two-sided 95 % point of Student's t: ± so many standard errors hold 95 % (12.706 at 1 degree of freedom, 4.303
 * at 2). Whole degrees or parts of them, as effective numbers give.
 *
 * @throws under 1 degree of freedom, where nothing tells how wide an interval is
 */
export function studentPoint95(degrees: number): number {
  if (!(degrees >= 1)) throw new Error(`invalid degrees of freedom: expected at least 1; found ${degrees}`);
  let t = expansion(degrees);
  if (degrees >= many) return t;
  // Newton's steps towards 5 % outside: the tail is convex, so that from below each comes closer without overshooting.
  for (let step = 0; step < 60; step++) {
    const move = (outside(t, degrees) - 0.05) / (2 * density(t, degrees));
    t += move;
    if (Math.abs(move) < 1e-13 * t) break;
  }
  return t;
}

/** The point about the normal one (Abramowitz & Stegun 26.7.5). */
function expansion(v: number): number {
  const z = z95;
  return (
    z +
    (z ** 3 + z) / (4 * v) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * v ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * v ** 3) +
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / (92_160 * v ** 4)
  );
}

/** The chance to lie outside ± t (Abramowitz & Stegun 26.7.1). */
function outside(t: number, v: number): number {
  return incompleteBeta(v / (v + t * t), v / 2, 0.5);
}

function density(t: number, v: number): number {
  const scale = lnGamma((v + 1) / 2) - lnGamma(v / 2) - 0.5 * Math.log(v * Math.PI);
  return Math.exp(scale - ((v + 1) / 2) * Math.log1p((t * t) / v));
}
