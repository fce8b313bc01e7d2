/**
 * Bunching at a threshold: more calls end just under a target than a smooth course of durations would
 * have there (Chetty et al. 2011). The smooth course is a polynomial through the bins on both sides; durations have a
 * long tail, so it is one in their logarithm.
 */
import {countInterval} from "./counts.js";
import {z95} from "./intervals.js";
import {invert, solve} from "./linear.js";
import {ratioOf} from "./shares.js";
import {sum} from "./sums.js";

export interface Bunching {
  /** Σ(observed − expected) / Σ expected over the bins of the window: 0.2 is a fifth more than there should be. */
  readonly excess: number;
  /** 95 % interval, from −1 on. */
  readonly low: number;
  readonly high: number;
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
}

/** Calls that the course must have in the window for anything to be told. */
const fewestExpected = 20;

/**
 * Measures bunching in counts of calls by duration.
 *
 * The course is the likeliest one of Poisson counts, fitted without the bins of the window and those that the calls would
 * come from: the logarithm of few calls lies under that of their mean, and of none it is none. Calls in the window aren't
 * among what it is fitted to, so that the interval of their ratio is made of that of their number and that of the course.
 *
 * @param counts calls by bin
 * @returns null where there are too few bins or calls to tell
 * @throws where the threshold isn't an edge of a bin: calls on both sides of it would be counted together
 */
export function bunching(counts: ArrayLike<number>, options: BunchingOptions): Bunching | null {
  const {start, width, threshold, window, reach, degree = 4} = options;
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
  const powers = logs.map((log) => powersOf((2 * (log - logs[0])) / (logs[logs.length - 1] - logs[0]) - 1, degree + 1));
  const fitted = poissonCourse(counts, powers, leftOut);
  if (!fitted) return null;
  const {course, covariance} = fitted;
  const observed = sum(bins.map((_, i) => (inWindow[i] ? counts[i] : 0)));
  const expected = sum(bins.map((_, i) => (inWindow[i] ? course[i] : 0)));
  if (!(expected >= fewestExpected)) return null;
  // How far the logarithm of what is expected moves with each coefficient.
  const slopes = powers[0].map(
    (_, k) => sum(bins.map((__, i) => (inWindow[i] ? course[i] * powers[i][k] : 0))) / expected
  );
  const error = Math.sqrt(Math.max(0, sum(slopes.map((a, j) => a * sum(slopes.map((b, k) => b * covariance[j][k]))))));
  const {value, low, high} = ratioOf(
    {value: observed, ...countInterval(observed)},
    {
      value: expected,
      low: expected * Math.exp(-z95 * error),
      high: expected * Math.exp(z95 * error)
    }
  );
  return {excess: value - 1, low: low - 1, high: high - 1, observed, expected, course};
}

const mostSteps = 30;

/**
 * The course exp(polynomial) under which the counts that aren't left out are likeliest (Poisson), by Newton's steps from a
 * fit to their logarithms, and the covariance of its coefficients.
 *
 * @returns null where it can't be fitted
 */
function poissonCourse(
  counts: ArrayLike<number>,
  powers: readonly (readonly number[])[],
  leftOut: readonly boolean[]
): {readonly course: number[]; readonly covariance: number[][]} | null {
  const size = powers[0].length;
  const used = powers.map((_, i) => i).filter((i) => !leftOut[i]);
  const weighted = (weightOf: (i: number) => number) =>
    Array.from({length: size}, (_, a) =>
      Array.from({length: size}, (__, b) => sum(used.map((i) => weightOf(i) * powers[i][a] * powers[i][b])))
    );
  const right = (valueOf: (i: number) => number) =>
    Array.from({length: size}, (_, a) => sum(used.map((i) => valueOf(i) * powers[i][a])));
  const more = (i: number) => counts[i] + 0.5;
  let coefficients = solve(
    weighted(more),
    right((i) => more(i) * Math.log(more(i)))
  );
  for (let step = 0; coefficients && step < mostSteps; step++) {
    const course = courseOf(powers, coefficients);
    const information = weighted((i) => course[i]);
    const move = solve(
      information,
      right((i) => counts[i] - course[i])
    );
    if (!move) return null;
    const from = coefficients;
    coefficients = from.map((one, k) => one + move[k]);
    if (Math.max(...move.map(Math.abs)) > 1e-9) continue;
    const covariance = invert(information);
    return covariance && {course: courseOf(powers, coefficients), covariance};
  }
  return null;
}

function courseOf(powers: readonly (readonly number[])[], coefficients: readonly number[]): number[] {
  return powers.map((own) => Math.exp(sum(own.map((power, k) => power * coefficients[k]))));
}

function powersOf(x: number, size: number): number[] {
  const powers = [1];
  while (powers.length < size) powers.push(powers[powers.length - 1] * x);
  return powers;
}
