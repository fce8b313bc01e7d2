/**
 * A monthly series as a level that wanders, a season, a drift and the noise of single months, and what such a series may
 * do next: the local level model with seasonal and slope (Harvey 1989), its variances not taken as known but
 * weighed by how well they explain the history (a grid over the two ratios, the scale in closed form), so that a short
 * history gives a wide fan.
 *
 *   y(t) = μ + b·t/12 + a(t) + s(month of t) + e(t)
 *   a: a random walk whose steps have variance walk·σ²; s ~ N(0, season·σ²), the same in months a year apart, and the
 *   more alike the nearer two months of the year are; see `smooth`;
 *   e ~ N(0, σ²); b ~ N(drift.mean, drift.deviation²), or 0 where no drift is allowed; μ flat.
 */
import {normal, uniform} from "./random.js";

/** Ratios to the noise of single months that are held possible. */
const walks = [0.001, 0.004, 0.016, 0.0625, 0.25, 1, 4];
const seasons = [0.02, 0.2, 1, 5, 25, 125];
/**
 * Beforehand, a walk and a season are held to be the less likely the larger they are: each ratio's chance is this power of
 * it. Chosen by simulation among −1, −1/2, −1/4 and 0: with equal chances a single year is taken for a season without
 * noise, and its fans hold a third of what comes where four fifths are meant; with −1 for walks, yearly steps are missed.
 */
const tilt = {walk: -0.25, season: -0.5};
/**
 * Share of the season's variance that is one wave over the year; the rest is each month's own. Were all of it each
 * month's own, a smooth season would pass for wandering, and fans would be too wide: after 36 months of levels that walk,
 * what came lay inside .88, .91 and .89 of fans meant to hold .80. Chosen among 0, .05, .1, .15, .2, .3 and .5 over 60
 * simulated operators that no test uses, as the one that comes nearest to .80 there (.83, .84, .86) while still holding
 * .70 in each year where levels step by year (.73, .78, .74; with .15 it was .697).
 */
const smooth = 0.1;
/** Covariance of the season's parts so many months of the year apart, its variance being 1. */
const sharedSeason = Array.from(
  {length: 12},
  (_, apart) => (apart === 0 ? 1 - smooth : 0) + smooth * Math.cos((2 * Math.PI * apart) / 12)
);
/** Variance of the level at the start as a multiple of σ²: as good as flat. */
const anywhere = 1e6;
/** Beforehand a month's noise is held to be about this, with the weight of one observation: no series is free of it. */
const leastNoise = {deviation: 0.003, weight: 1};

export interface Drift {
  /** A year's change, beforehand: its mean and standard deviation. */
  readonly mean: number;
  readonly deviation: number;
}

/** One pair of variance ratios, and what it foretells. */
interface Cell {
  /** Of all kept cells; they sum up to 1. */
  readonly weight: number;
  /** Degrees of freedom of Student's t, and the square of its scale. */
  readonly degrees: number;
  readonly scale: number;
  /** Of months to come: mean, and the lower triangle of the covariance's factor, row by row, in units of the scale. */
  readonly mean: Float64Array;
  readonly factor: Float64Array;
}

export interface WanderingLevel {
  readonly cells: readonly Cell[];
  /** The level without season and noise, by month to come: mean and standard deviation. */
  readonly level: {readonly mean: Float64Array; readonly deviation: Float64Array};
  /** Mean of the season's part by month to come. */
  readonly season: Float64Array;
  /** A year's change; 0 ± 0 where no drift is allowed. */
  readonly drift: Drift;
  /** Standard deviations: of a single month around level and season, and of the level's steps over a year. */
  readonly noise: number;
  readonly wander: number;
  /** Of the history, by month: how far it lay from what all other months say of it, in standard deviations. */
  readonly surprises: Float64Array;
}

/**
 * Fits a series and foretells the months after it.
 *
 * @param series one value a month, of any length from 2 on
 * @param firstMonth of the series, January is 0; gives which months are alike
 * @param ahead months to foretell
 * @param drift null where the level has no direction of its own
 */
export function wanderingLevel(
  series: readonly number[],
  firstMonth: number,
  ahead: number,
  drift: Drift | null
): WanderingLevel {
  const n = series.length;
  if (n < 2) throw new Error(`wandering level: expected at least 2 months; found ${n}`);
  if (!series.every(Number.isFinite)) throw new Error("wandering level: expected finite values; found another");
  const whole = n + ahead;
  const middle = (n - 1) / 2;
  const years = Float64Array.from({length: whole}, (_, t) => (t - middle) / 12);
  const months = Int32Array.from({length: whole}, (_, t) => (firstMonth + t) % 12);
  const month = (t: number) => months[t];
  const y = series.map((value, t) => value - (drift?.mean ?? 0) * years[t]);
  // The drift's own scale doesn't follow the noise's, so it is put in units of what the months themselves tell of it.
  const drifting = drift ? (drift.deviation / noiseOf(y)) ** 2 : 0;
  const degrees = leastNoise.weight + n - 1;
  const tried = walks.flatMap((walk) =>
    seasons.map((season) => {
      const kernel = (t: number, u: number) =>
        anywhere +
        walk * Math.min(t + 1, u + 1) +
        season * sharedSeason[(month(t) - month(u) + 12) % 12] +
        drifting * years[t] * years[u] +
        (t === u ? 1 : 0);
      const factor = new Float64Array(n * n);
      for (let t = 0; t < n; t++) for (let u = 0; u <= t; u++) factor[t * n + u] = kernel(t, u);
      factorise(factor, n);
      const innovations = forward(factor, n, y);
      let logDeterminant = 0;
      for (let t = 0; t < n; t++) logDeterminant += 2 * Math.log(factor[t * n + t]);
      let squares = leastNoise.weight * leastNoise.deviation ** 2;
      for (const one of innovations) squares += one * one;
      return {
        walk,
        season,
        kernel,
        factor,
        innovations,
        scale: squares / degrees,
        log:
          tilt.walk * Math.log(walk) +
          tilt.season * Math.log(season) -
          0.5 * logDeterminant -
          0.5 * degrees * Math.log(squares)
      };
    })
  );
  const best = tried.reduce((found, one) => (one.log > found.log ? one : found));
  const likely = tried.map((one) => ({...one, weight: Math.exp(one.log - best.log)}));
  const all = likely.reduce((sum, {weight}) => sum + weight, 0);
  const kept = likely.filter(({weight}) => weight > 0.01 * all);
  const keptAll = kept.reduce((sum, {weight}) => sum + weight, 0);
  const cells = kept.map((one) => ({
    ...foretold(one, {n, ahead, years, month, drifting}),
    weight: one.weight / keptAll,
    walk: one.walk
  }));
  const {level, season, slope} = mixed(cells, ahead, degrees);
  for (let t = 0; t < ahead; t++) level.mean[t] += (drift?.mean ?? 0) * years[n + t];
  for (const {mean} of cells) for (let t = 0; t < ahead; t++) mean[t] += (drift?.mean ?? 0) * years[n + t];
  const average = (pick: (cell: (typeof cells)[number]) => number) =>
    Math.sqrt(cells.reduce((sum, cell) => sum + cell.weight * pick(cell), 0));
  const deviation = Math.sqrt(best.scale);
  return {
    cells: cells.map(({weight, scale, mean, factor}) => ({weight, degrees, scale, mean, factor})),
    level,
    season,
    drift: drift ? {mean: drift.mean + slope.mean, deviation: slope.deviation} : {mean: 0, deviation: 0},
    noise: average(({scale}) => scale),
    wander: average(({scale, walk}) => 12 * walk * scale),
    surprises: deletionResiduals(best.factor, best.innovations).map((one) => one / deviation)
  };
}

/** What all other months leave of each: (K⁻¹y)ₜ / √(K⁻¹)ₜₜ, from the factor of K. */
function deletionResiduals(factor: Float64Array, innovations: Float64Array): Float64Array {
  const n = innovations.length;
  return innovations.map((_, t) => {
    const unit = new Float64Array(n);
    unit[t] = 1;
    const column = forward(factor, n, unit);
    return dot(column, innovations) / Math.sqrt(dot(column, column));
  });
}

interface Fit {
  readonly walk: number;
  readonly season: number;
  readonly kernel: (t: number, u: number) => number;
  readonly factor: Float64Array;
  readonly innovations: Float64Array;
  readonly scale: number;
}

interface Shape {
  readonly n: number;
  readonly ahead: number;
  readonly years: Float64Array;
  readonly month: (t: number) => number;
  readonly drifting: number;
}

/** What one pair of ratios foretells: of whole months, and of level, season and drift by themselves. */
function foretold({walk, season, kernel, factor, innovations, scale}: Fit, {n, ahead, years, month, drifting}: Shape) {
  const against = (of: (t: number) => number) => {
    const right = new Float64Array(n);
    for (let u = 0; u < n; u++) right[u] = of(u);
    return forward(factor, n, right);
  };
  // A month ahead is alike to the history by its level, its distance in years and its month of the year: few solutions do.
  const still = against((u) => anywhere + walk * (u + 1));
  const slope = against((u) => drifting * years[u]);
  const alike = Array.from({length: 12}, (_, m) => against((u) => season * sharedSeason[(month(u) - m + 12) % 12]));
  const mean = new Float64Array(ahead);
  const levelMean = new Float64Array(ahead);
  const levelVariance = new Float64Array(ahead);
  const seasonMean = new Float64Array(ahead);
  const covariance = new Float64Array(ahead * ahead);
  const rows: Float64Array[] = [];
  for (let t = 0; t < ahead; t++) {
    const level = still.map((value, u) => value + years[n + t] * slope[u]);
    const seasonal = alike[month(n + t)];
    const row = level.map((value, u) => value + seasonal[u]);
    rows.push(row);
    for (let u = 0; u <= t; u++) covariance[t * ahead + u] = kernel(n + t, n + u) - dot(row, rows[u]);
    levelMean[t] = dot(level, innovations);
    levelVariance[t] = scale * (anywhere + walk * (n + t + 1) + drifting * years[n + t] ** 2 - dot(level, level));
    seasonMean[t] = dot(seasonal, innovations);
    mean[t] = levelMean[t] + seasonMean[t];
  }
  factorise(covariance, ahead);
  return {
    scale,
    mean,
    factor: covariance,
    levelMean,
    levelVariance,
    seasonMean,
    slopeMean: dot(slope, innovations),
    slopeVariance: scale * (drifting - dot(slope, slope))
  };
}

/** Mean and standard deviation over cells: the variance within them (of Student's t) and between their means. */
function mixed(
  cells: readonly (ReturnType<typeof foretold> & {readonly weight: number})[],
  ahead: number,
  degrees: number
) {
  const wider = degrees > 2 ? degrees / (degrees - 2) : 3;
  const over = (mean: (cell: (typeof cells)[number]) => number, variance: (cell: (typeof cells)[number]) => number) => {
    const middle = cells.reduce((sum, cell) => sum + cell.weight * mean(cell), 0);
    const squares = cells.reduce(
      (sum, cell) => sum + cell.weight * (wider * Math.max(0, variance(cell)) + (mean(cell) - middle) ** 2),
      0
    );
    return {mean: middle, deviation: Math.sqrt(squares)};
  };
  const months = Array.from({length: ahead}, (_, t) =>
    over(
      ({levelMean}) => levelMean[t],
      ({levelVariance}) => levelVariance[t]
    )
  );
  return {
    level: {
      mean: Float64Array.from(months, ({mean}) => mean),
      deviation: Float64Array.from(months, ({deviation}) => deviation)
    },
    season: Float64Array.from({length: ahead}, (_, t) =>
      cells.reduce((sum, {weight, seasonMean}) => sum + weight * seasonMean[t], 0)
    ),
    slope: over(
      ({slopeMean}) => slopeMean,
      ({slopeVariance}) => slopeVariance
    )
  };
}

/**
 * One way that the months to come may go.
 *
 * @param normals one standard normal for each month ahead; correlated with another series' where the two move together
 * @param words what the draw is for: which variances it takes follows from them
 * @param path is filled
 */
export function drawPath(
  {cells}: WanderingLevel,
  normals: Float64Array,
  words: readonly number[],
  path: Float64Array
): void {
  const ahead = path.length;
  let left = uniform(...words, 1);
  let cell = cells[cells.length - 1];
  for (const one of cells) {
    left -= one.weight;
    if (left > 0) continue;
    cell = one;
    break;
  }
  const {degrees, scale, mean, factor} = cell;
  const spread = Math.sqrt((scale * degrees) / chiSquare(degrees, normal(...words, 2)));
  for (let t = 0; t < ahead; t++) {
    let moved = 0;
    for (let u = 0; u <= t; u++) moved += factor[t * ahead + u] * normals[u];
    path[t] = mean[t] + spread * moved;
  }
}

/** A quantile of chi-square from the same quantile of the standard normal (Wilson & Hilferty 1931). */
function chiSquare(degrees: number, z: number): number {
  const part = 2 / (9 * degrees);
  return degrees * Math.max(0.05, 1 - part + z * Math.sqrt(part)) ** 3;
}

/** Standard deviation of a single month, roughly: from changes month to month against those of the year before, by their median. */
function noiseOf(series: readonly number[]): number {
  const apart = series.length > 18 ? 12 : 1;
  const changes = series
    .slice(apart + 1)
    .map((value, i) => Math.abs(value - series[i + apart] - series[i + 1] + series[i]))
    .sort((x, y) => x - y);
  // Four months make such a change (six where the month between counts twice); 1.4826 makes a deviation of a median.
  const middle = changes[Math.floor(changes.length / 2)] ?? 0;
  return Math.max(leastNoise.deviation, (1.4826 * middle) / (apart === 12 ? 2 : Math.sqrt(6)));
}

/** The lower triangle's Cholesky factor, in place; what stands above the diagonal isn't read. */
function factorise(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let value = matrix[i * size + j];
      for (let k = 0; k < j; k++) value -= matrix[i * size + k] * matrix[j * size + k];
      matrix[i * size + j] = i === j ? Math.sqrt(Math.max(1e-9, value)) : value / matrix[j * size + j];
    }
}

/** Solves L·x = b. */
function forward(factor: Float64Array, size: number, right: ArrayLike<number>): Float64Array {
  const x = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let value = right[i];
    for (let k = 0; k < i; k++) value -= factor[i * size + k] * x[k];
    x[i] = value / factor[i * size + i];
  }
  return x;
}

/** Of two lists of one length. */
function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i] * b[i];
  return total;
}
