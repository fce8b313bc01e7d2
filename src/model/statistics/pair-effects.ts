/**
 * What units truly are under two measures at once, of which only noisy values are seen: true pairs are
 * normal about a common mean, values are normal about the true pairs with known error. How far units
 * truly differ isn't known and, with a dozen units, hardly told by the data: it is drawn from its own
 * posterior too, where a single best guess would make intervals too narrow (Goldstein & Spiegelhalter
 * 1996 for ranks from such draws; Gelman 2006 for the flat prior of a standard deviation).
 */
import {mixed, mixOf, normal, normalOf, uniform} from "./random.js";

/** Error variances of a unit's two values, and their covariance. */
export interface PairErrors {
  readonly first: number;
  readonly second: number;
  readonly both: number;
}

export interface PairEffects {
  /**
   * One draw of all units' true pairs from their joint posterior.
   *
   * @param draw which draw; the same number gives the same draw
   * @param into gets units × 2 numbers, a unit's pair side by side
   */
  readonly draw: (draw: number, into: Float64Array) => void;
}

/** Points of the grid over which the spread of the true pairs is summed up: of either standard deviation, and of their correlation. */
const deviations = 20;
const correlations = 15;
/** Errors are taken as at least this share of what values vary by, so that matrices can be inverted. */
const leastError = 1e-9;
/** Streams of randomness of one draw. */
const stream = {spread: 0x7370, mean: 0x6d65, unit: 0x756e};

/** A spread of the true pairs: their variances and covariance. */
interface Spread {
  readonly first: number;
  readonly second: number;
  readonly both: number;
}

/** What the data say about the mean of the true pairs, given their spread. */
interface Given {
  readonly logLikelihood: number;
  readonly mean: readonly [number, number];
  /** Lower Cholesky factor of the mean's covariance: first, across, second. */
  readonly factor: readonly [number, number, number];
}

/**
 * Prepares draws of true pairs. The prior is flat in either standard deviation, from 0 to a multiple of
 * what the values vary by, in the correlation, and in the mean.
 *
 * @param values a pair a unit
 * @param errors of the values, in the order of the units
 * @throws where there are no units, or not as many errors as values
 */
export function pairEffects(
  values: readonly (readonly [number, number])[],
  errors: readonly PairErrors[],
  seed: number
): PairEffects {
  if (values.length === 0 || errors.length !== values.length)
    throw new Error(
      `invalid values: expected at least one, and as many errors; found ${values.length} and ${errors.length}`
    );
  const scales = [0, 1].map((side) => scaleOf(values, errors, side));
  const units = values.map((pair, unit) => ({
    pair: [pair[0] / scales[0], pair[1] / scales[1]] as const,
    errors: {
      first: Math.max(errors[unit].first / scales[0] ** 2, leastError),
      second: Math.max(errors[unit].second / scales[1] ** 2, leastError),
      both: (errors[unit].both / (scales[0] * scales[1])) * (1 - leastError)
    }
  }));
  const spreads = gridOf(values.length);
  const given = spreads.map(({spread}) => givenSpread(units, spread));
  const most = given.reduce((max, {logLikelihood}) => Math.max(max, logLikelihood), -Infinity);
  const cumulative = new Float64Array(spreads.length);
  let total = 0;
  spreads.forEach(({weight}, i) => {
    total += weight * Math.exp(given[i].logLikelihood - most);
    cumulative[i] = total;
  });
  return {
    draw: (draw, into) => {
      const at = firstAbove(cumulative, uniform(seed, stream.spread, draw) * total);
      const {spread} = spreads[at];
      const {mean, factor} = given[at];
      const z = normal(seed, stream.mean, draw, 0);
      const w = normal(seed, stream.mean, draw, 1);
      const first = mean[0] + factor[0] * z;
      const second = mean[1] + factor[1] * z + factor[2] * w;
      const words = mixOf(seed, stream.unit, draw);
      for (let i = 0; i < units.length; i++) {
        const word = mixed(words, i);
        const noise = [normalOf(mixed(word, 0)), normalOf(mixed(word, 1))] as const;
        const pair = drawPair(units[i], spread, first, second, noise);
        into[2 * i] = pair.first * scales[0];
        into[2 * i + 1] = pair.second * scales[1];
      }
    }
  };
}

interface Unit {
  readonly pair: readonly [number, number];
  readonly errors: PairErrors;
}

/** What values vary by, so that the grid fits any unit of measurement. */
function scaleOf(values: readonly (readonly [number, number])[], errors: readonly PairErrors[], side: number): number {
  const mean = values.reduce((sum, pair) => sum + pair[side], 0) / values.length;
  const variance = values.reduce((sum, pair) => sum + (pair[side] - mean) ** 2, 0) / Math.max(1, values.length - 1);
  const error =
    errors.reduce((sum, {first, second}) => sum + (side === 0 ? first : second), 0) / Math.max(1, errors.length);
  // Where all values are alike without error, any scale does.
  return Math.sqrt(variance) || Math.sqrt(error) || 1;
}

/** All spreads of the grid with their prior weights: dense near 0 and near correlations of ±1, where they make a difference. */
function gridOf(units: number): readonly {readonly spread: Spread; readonly weight: number}[] {
  // The fewer the units, the further may the true spread lie above what the values show.
  const most = Math.min(10, 1.5 + 20 / units);
  const roots = Array.from({length: deviations}, (_, i) => (i + 0.5) / deviations);
  const angles = Array.from({length: correlations}, (_, i) => Math.PI * ((i + 0.5) / correlations - 0.5));
  return roots.flatMap((first) =>
    roots.flatMap((second) =>
      angles.map((angle) => {
        const [a, b] = [most * first * first, most * second * second];
        return {
          spread: {first: a * a, second: b * b, both: a * b * Math.sin(angle)},
          weight: first * second * Math.cos(angle)
        };
      })
    )
  );
}

/** The likelihood of a spread with the mean integrated out, and the mean's posterior. */
function givenSpread(units: readonly Unit[], spread: Spread): Given {
  let logs = 0;
  let squares = 0;
  let [aa, ab, bb, a, b] = [0, 0, 0, 0, 0];
  for (let i = 0; i < units.length; i++) {
    const {pair, errors} = units[i];
    const first = errors.first + spread.first;
    const second = errors.second + spread.second;
    const both = errors.both + spread.both;
    const determinant = first * second - both * both;
    const x = pair[0];
    const y = pair[1];
    const u = (second * x - both * y) / determinant;
    const v = (first * y - both * x) / determinant;
    logs += Math.log(determinant);
    squares += x * u + y * v;
    aa += second / determinant;
    ab -= both / determinant;
    bb += first / determinant;
    a += u;
    b += v;
  }
  const determinant = aa * bb - ab * ab;
  const mean = [(bb * a - ab * b) / determinant, (aa * b - ab * a) / determinant] as const;
  const root = Math.sqrt(bb / determinant);
  return {
    logLikelihood: -0.5 * (logs + Math.log(determinant) + squares - mean[0] * a - mean[1] * b),
    mean,
    factor: [root, -ab / determinant / root, Math.sqrt(1 / bb)]
  };
}

/** A unit's true pair given spread and mean: its values drawn towards the mean, with what remains unsure. */
function drawPair(
  {pair, errors}: Unit,
  spread: Spread,
  meanFirst: number,
  meanSecond: number,
  noise: readonly [number, number]
): {readonly first: number; readonly second: number} {
  const first = errors.first + spread.first;
  const second = errors.second + spread.second;
  const both = errors.both + spread.both;
  const determinant = first * second - both * both;
  // Spread · (errors + spread)⁻¹, row by row.
  const g11 = (spread.first * second - spread.both * both) / determinant;
  const g12 = (spread.both * first - spread.first * both) / determinant;
  const g21 = (spread.both * second - spread.second * both) / determinant;
  const g22 = (spread.second * first - spread.both * both) / determinant;
  const x = pair[0] - meanFirst;
  const y = pair[1] - meanSecond;
  const left = Math.max(0, spread.first - g11 * spread.first - g12 * spread.both);
  const across = spread.both - g11 * spread.both - g12 * spread.second;
  const right = Math.max(0, spread.second - g21 * spread.both - g22 * spread.second);
  const root = Math.sqrt(left);
  const slope = root > 0 ? across / root : 0;
  return {
    first: meanFirst + g11 * x + g12 * y + root * noise[0],
    second: meanSecond + g21 * x + g22 * y + slope * noise[0] + Math.sqrt(Math.max(0, right - slope * slope)) * noise[1]
  };
}

/** The first position whose number is above `value`. */
function firstAbove(rising: Float64Array, value: number): number {
  let [low, high] = [0, rising.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
