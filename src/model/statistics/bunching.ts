/**
 * Bunching at a threshold: more calls end just under a target than a smooth course of durations would
 * have there (Chetty et al. 2011). The smooth course is a polynomial through the bins on both sides; durations have a
 * long tail, so it is one in their logarithm.
 */
import {z95} from "./intervals.js";
import {normal} from "./random.js";
import {solve} from "./linear.js";

export interface Bunching {
  /** Σ(observed − expected) / Σ expected over the bins of the window: 0.2 is a fifth more than there should be. */
  readonly excess: number;
  readonly low: number;
  readonly high: number;
  readonly standardError: number;
  /** Calls in the window, and the smooth course's. */
  readonly observed: number;
  readonly expected: number;
  /** The smooth course, a bin each. */
  readonly course: readonly number[];
}

export interface BunchingOptions {
  /** Lower edge of the first bin, and each bin's width, seconds. */
  readonly start: number;
  readonly width: number;
  readonly threshold: number;
  /** Seconds under the threshold in which bunching would show, say 15. */
  readonly window: number;
  /** Seconds over the threshold from which calls are taken, say 60: left out of the course too. */
  readonly reach: number;
  /** Degree of the polynomial. */
  readonly degree?: number;
  /** Resamples for the error. */
  readonly draws?: number;
  readonly seed?: number;
}

/**
 * Measures bunching in counts of calls by duration.
 *
 * The course is fitted to the logarithm of the counts, each weighing as much as it tells, without the bins of the window and
 * those that the calls would come from. Its error comes from drawing the counts anew (Poisson).
 *
 * @param counts calls by bin
 * @returns null where there are too few bins or calls to tell
 * @throws where the threshold isn't an edge of a bin: calls on both sides of it would be counted together
 */
export function bunching(counts: ArrayLike<number>, options: BunchingOptions): Bunching | null {
  const {start, width, threshold, window, reach, degree = 4, draws = 200, seed = 20260930} = options;
  if (!Number.isInteger((threshold - start) / width))
    throw new Error(`invalid threshold: expected an edge of the bins, ${start} + k · ${width}; found ${threshold}`);
  for (let i = 0; i < counts.length; i++)
    if (!(counts[i] >= 0 && counts[i] < Infinity))
      throw new Error(`invalid counts: expected calls from 0 on; found ${counts[i]} in bin ${i + 1}`);
  const bins = Array.from({length: counts.length}, (_, i) => ({from: start + i * width, to: start + (i + 1) * width}));
  const inWindow = bins.map(({from, to}) => from >= threshold - window && to <= threshold);
  const leftOut = bins.map(({from, to}, i) => inWindow[i] || (from >= threshold && to <= threshold + reach));
  const known = leftOut.filter((out) => !out).length;
  if (known < degree + 5 || !inWindow.includes(true)) return null;
  const logs = bins.map(({from, to}) => Math.log((Math.max(from, width / 2) + to) / 2));
  const places = logs.map((log) => (2 * (log - logs[0])) / (logs[logs.length - 1] - logs[0]) - 1);
  const of = (drawn: ArrayLike<number>) => {
    const course = smooth(drawn, places, leftOut, degree);
    if (!course) return null;
    let observed = 0;
    let expected = 0;
    inWindow.forEach((is, i) => {
      if (!is) return;
      observed += drawn[i];
      expected += course[i];
    });
    return expected > 0 ? {excess: observed / expected - 1, observed, expected, course} : null;
  };
  const found = of(counts);
  if (!found || found.expected < 20) return null;
  let sum = 0;
  let squares = 0;
  let done = 0;
  for (let draw = 0; draw < draws; draw++) {
    const again = of(
      Float64Array.from({length: counts.length}, (_, i) =>
        Math.max(0, counts[i] + Math.sqrt(counts[i]) * normal(seed, draw, i))
      )
    );
    if (!again) continue;
    sum += again.excess;
    squares += again.excess ** 2;
    done++;
  }
  if (done === 0 || done < draws / 2) return null;
  const standardError = Math.sqrt(Math.max(0, squares / done - (sum / done) ** 2));
  return {...found, standardError, low: found.excess - z95 * standardError, high: found.excess + z95 * standardError};
}

/** A polynomial through the logarithms of the counts, weighted by the counts; null where it can't be fitted. */
function smooth(
  counts: ArrayLike<number>,
  places: readonly number[],
  leftOut: readonly boolean[],
  degree: number
): number[] | null {
  const size = degree + 1;
  const normalMatrix = Array.from({length: size}, () => Array.from({length: size}, () => 0));
  const right = Array.from({length: size}, () => 0);
  for (let i = 0; i < counts.length; i++) {
    if (leftOut[i]) continue;
    const weight = counts[i];
    if (!(weight > 0)) continue;
    const powers = powersOf(places[i], size);
    const y = Math.log(weight);
    for (let a = 0; a < size; a++) {
      right[a] += weight * powers[a] * y;
      for (let b = 0; b < size; b++) normalMatrix[a][b] += weight * powers[a] * powers[b];
    }
  }
  const coefficients = solve(normalMatrix, right);
  return (
    coefficients &&
    Array.from({length: counts.length}, (_, i) =>
      Math.exp(powersOf(places[i], size).reduce((sum, power, k) => sum + power * coefficients[k], 0))
    )
  );
}

function powersOf(x: number, size: number): number[] {
  const powers = [1];
  while (powers.length < size) powers.push(powers[powers.length - 1] * x);
  return powers;
}
