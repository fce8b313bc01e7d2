/**
 * How sure a figure is that rests on few units which share shocks by cluster (cities): a paired
 * bootstrap of whole clusters, or, where they are few, a wild bootstrap over the clusters' shares in it.
 */
import {z95} from "./intervals.js";
import {studentPoint95} from "./student.js";
import {quantileOfSorted} from "./ranking.js";
import {hash32} from "./random.js";
import {mean} from "./sums.js";

/** Fewer clusters than this are not resampled: too few different resamples, intervals too narrow (Cameron, Gelbach & Miller 2008). */
const fewestForBootstrap = 30;

/** With fewer clusters than this there is no verdict at all. */
export const fewestClusters = 6;

export type Method = "cluster bootstrap" | "wild cluster bootstrap" | "none";

/** The method that a number of clusters allows. */
function methodFor(clusters: number): Method {
  if (clusters >= fewestForBootstrap) return "cluster bootstrap";
  return clusters >= fewestClusters ? "wild cluster bootstrap" : "none";
}

/** A figure with what resampling made of it. */
export interface Inference {
  readonly value: number;
  /** 95 % interval. */
  readonly low: number;
  readonly high: number;
  /** Half of the 95 % interval's width. */
  readonly halfWidth: number;
  readonly standardError: number;
  /** Two-sided p of the figure being 0. */
  readonly p: number;
  /** The larger p of the two one-sided tests that the figure lies outside ± margin. */
  readonly pEqual: number;
}

/** A figure of which nothing can be said. */
function unknown(value: number): Inference {
  return {value, low: -Infinity, high: Infinity, halfWidth: Infinity, standardError: Infinity, p: 1, pEqual: 1};
}

/** Webb's six points: enough different draws for very few clusters (Webb 2014). */
const webb = [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)];

const knownWeights = new Map<string, Float64Array>();

/** Webb's weights, draws × clusters; those asked for last are kept. */
export function wildWeights(clusters: number, draws: number, seed: number): Float64Array {
  const key = `${clusters} ${draws} ${seed}`;
  let weights = knownWeights.get(key);
  if (!weights) {
    weights = new Float64Array(clusters * draws);
    for (let i = 0; i < weights.length; i++) weights[i] = webb[hash32(seed, 0x77696c64, i) % 6];
    knownWeights.clear();
    knownWeights.set(key, weights);
  }
  return weights;
}

/**
 * Inference from the figure recomputed without each cluster in turn: the jackknife's pseudo-values
 * C·θ − (C − 1)·θ₋c stand for the clusters, and a studentised wild bootstrap with Webb's weights gives
 * what t can be by chance when only their signs and sizes are left to it.
 *
 * @param value the figure over all clusters
 * @param leftOut the figure without each cluster
 * @param margin of equality
 */
function wildInference(
  value: number,
  leftOut: ArrayLike<number>,
  margin: number,
  {draws, seed}: {readonly draws: number; readonly seed: number}
): Inference {
  const clusters = leftOut.length;
  const centre = mean(leftOut);
  const away = Float64Array.from(leftOut, (one) => (clusters - 1) * (centre - one));
  let squares = 0;
  for (const one of away) squares += one * one;
  const error = Math.sqrt(squares / (clusters * (clusters - 1)));
  if (!(error > 0)) return Number.isFinite(value) && error === 0 ? exactly(value, margin) : unknown(value);
  const weights = wildWeights(clusters, draws, seed);
  const sizes = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    let sumOfSquares = 0;
    for (let c = 0; c < clusters; c++) {
      const one = weights[draw * clusters + c] * away[c];
      sum += one;
      sumOfSquares += one * one;
    }
    const spread = sumOfSquares - (sum * sum) / clusters;
    sizes[draw] = spread > 0 ? Math.abs(sum) / Math.sqrt((spread * clusters) / (clusters - 1)) : Infinity;
  }
  sizes.sort();
  const half = quantileOfSorted(sizes, 0.95) * error;
  const oneSided = (t: number) => (t > 0 ? atLeast(sizes, t) / 2 : 1 - atLeast(sizes, -t) / 2);
  return {
    value,
    low: value - half,
    high: value + half,
    halfWidth: half,
    standardError: error,
    p: atLeast(sizes, Math.abs(value) / error),
    pEqual: Math.max(oneSided((value + margin) / error), oneSided((margin - value) / error))
  };
}

/**
 * Inference from resamples of whole clusters: percentiles of the resamples, each stretched away from
 * the figure by what few clusters make percentiles too narrow, √(C/(C−1)) · t/z (Hesterberg 2015).
 *
 * @param drawn the figure in each resample; those that gave none are left out
 * @param clusters how many there are
 */
export function bootstrapInference(
  value: number,
  drawn: ArrayLike<number>,
  clusters: number,
  margin: number
): Inference {
  const stretch = (Math.sqrt(clusters / (clusters - 1)) * studentPoint95(clusters - 1)) / z95;
  const sorted = Float64Array.from(drawn, (one) => value + stretch * (one - value))
    .filter((one) => Number.isFinite(one))
    .sort();
  if (sorted.length < 100) return unknown(value);
  // Resamples may all lie on one side of a figure near the end of its range; its interval holds it all the same.
  const low = Math.min(value, quantileOfSorted(sorted, 0.025));
  const high = Math.max(value, quantileOfSorted(sorted, 0.975));
  const centre = mean(sorted);
  let squares = 0;
  for (const one of sorted) squares += (one - centre) ** 2;
  return {
    value,
    low,
    high,
    halfWidth: (high - low) / 2,
    standardError: Math.sqrt(squares / (sorted.length - 1)),
    p: Math.min(1, 2 * Math.min(atMost(sorted, 0), atLeast(sorted, 0))),
    pEqual: Math.max(atMost(sorted, -margin), atLeast(sorted, margin))
  };
}

/** Figures that change with how often each unit counts, for inference over clusters of units. */
export interface OverUnits {
  readonly units: number;
  /** By unit: the number of its cluster. Units that don't take part have −1. */
  readonly clusterOf: readonly number[];
  /** The figures; the array is the caller's. */
  figures(weights: Float64Array | null): Float64Array;
}

export interface Resampled {
  readonly method: Method;
  readonly clusters: number;
  /** The figures as they are. */
  readonly observed: Float64Array;
  /** The figures in each resample: of a wild bootstrap, without each cluster in turn. */
  readonly drawn: readonly Float64Array[];
  /** Inference on a figure made of them, such as the difference of two. */
  infer(of: (figures: Float64Array) => number, margin?: number): Inference;
}

export interface Resampling {
  readonly draws: number;
  readonly seed: number;
  /** Clusters are left out in turn however many they are: for variances, which resamples make too small, since they hold some clusters twice. */
  readonly leavingOut?: boolean;
}

/** Resamples whole clusters of units in the way that their number allows. */
export function resampleClusters(
  {units, clusterOf, figures}: OverUnits,
  {draws, seed, leavingOut = false}: Resampling
): Resampled {
  const clusters = 1 + Math.max(-1, ...clusterOf);
  const allowed = methodFor(clusters);
  const method = leavingOut && allowed !== "none" ? "wild cluster bootstrap" : allowed;
  const observed = figures(null);
  const weights = new Float64Array(units);
  const times = new Float64Array(clusters);
  const resampled: Float64Array[] = [];
  const weigh = (): void => {
    for (let unit = 0; unit < units; unit++) weights[unit] = clusterOf[unit] < 0 ? 0 : times[clusterOf[unit]];
    resampled.push(figures(weights));
  };
  if (method === "cluster bootstrap") {
    for (let draw = 0; draw < draws; draw++) {
      drawClusters(times, draw, seed);
      weigh();
    }
  } else if (method === "wild cluster bootstrap") {
    for (let cluster = 0; cluster < clusters; cluster++) {
      times.fill(1);
      times[cluster] = 0;
      weigh();
    }
  }
  return {
    method,
    clusters,
    observed,
    drawn: resampled,
    infer: (of, margin = 0) =>
      inferFrom(of(observed), Float64Array.from(resampled, of), {method, clusters}, {margin, draws, seed})
  };
}

/**
 * Inference on a figure from what it was in each resample, wherever that was computed.
 *
 * @param drawn as `Resampled.drawn` has it, for this figure
 */
export function inferFrom(
  value: number,
  drawn: Float64Array,
  {method, clusters}: Pick<Resampled, "method" | "clusters">,
  {margin, draws, seed}: {readonly margin: number; readonly draws: number; readonly seed: number}
): Inference {
  if (method === "none" || !Number.isFinite(value)) return unknown(value);
  return method === "cluster bootstrap"
    ? bootstrapInference(value, drawn, clusters, margin)
    : wildInference(value, drawn, margin, {draws, seed});
}

/** How often each cluster is drawn when as many are drawn as there are, with replacement. */
export function drawClusters(times: Float64Array, draw: number, seed: number): void {
  times.fill(0);
  for (let i = 0; i < times.length; i++) times[Math.floor((hash32(seed, draw, i) / 4294967296) * times.length)]++;
}

/** Numbers clusters from 0; −1 for units that don't take part. */
export function renumbered(clusters: ArrayLike<number>, present: readonly boolean[]): number[] {
  const numbers = new Map<number, number>();
  return present.map((isThere, unit) => {
    if (!isThere) return -1;
    const known = numbers.get(clusters[unit]) ?? numbers.size;
    numbers.set(clusters[unit], known);
    return known;
  });
}

/** A figure that no cluster moves. */
function exactly(value: number, margin: number): Inference {
  return {
    value,
    low: value,
    high: value,
    halfWidth: 0,
    standardError: 0,
    p: value === 0 ? 1 : 0,
    pEqual: Math.abs(value) < margin ? 0 : 1
  };
}

/** Share of sorted numbers that are at least as large, the figure itself counted among them (Davison & Hinkley 1997). */
function atLeast(sorted: Float64Array, limit: number): number {
  return (sorted.length - before(sorted, limit) + 1) / (sorted.length + 1);
}

/** Share that are at most as large, in the same way. */
function atMost(sorted: Float64Array, limit: number): number {
  let upTo = before(sorted, limit);
  while (upTo < sorted.length && sorted[upTo] === limit) upTo++;
  return (upTo + 1) / (sorted.length + 1);
}

/** How many sorted numbers are smaller. */
function before(sorted: Float64Array, limit: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle] < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}
