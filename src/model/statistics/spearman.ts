import {z95, type Interval} from "./intervals.js";
import {normal} from "./random.js";
import {meanRanks} from "./ranking.js";
import {mean} from "./sums.js";

/** Pairs under which a correlation says nothing at all. */
const fewest = 4;
/** From so many pairs on the approximation holds, but for values near ±1; from so many more on, there too. */
const many = 10;
const veryMany = 60;
const nearOne = 0.25;
/** One order on both sides, or one turned round, but for rounding; its interval is that of so many pairs at the most. */
const oneOrder = 1e-9;
const mostDrawn = 200;
/** Drawn sets of pairs behind the exact intervals, and halvings that find an end. */
const draws = 2000;
const halvings = 13;
const seed = 0x7370;

/**
 * Spearman's rank correlation with mean ranks for ties, and its 95 % interval over units
 * ({@link spearmanInterval}). NaN, with the interval −1 … 1, where either side doesn't vary.
 *
 * @throws where the sides aren't of one length, or a value isn't a number
 */
export function spearman(a: readonly number[], b: readonly number[]): Interval & {readonly value: number} {
  if (a.length !== b.length)
    throw new Error(`invalid pairs: expected ${a.length} values on both sides; found ${b.length}`);
  const value = pearson(meanRanks(a), meanRanks(b));
  return {value, ...spearmanInterval(value, a.length)};
}

/**
 * The 95 % interval of a rank correlation of n pairs. From ten pairs on by Fisher's z with Bonett and Wright's error
 * √((1 + ρ²/2)/(n − 3)) (2000), which is too narrow near ±1 and of no use at it. There, and under ten pairs, it holds
 * those correlations of normal pairs under which a value as far out has a chance of at least 2.5 % on either side
 * (Clopper & Pearson's reasoning; for no correlation that is the permutation test: four pairs in one order have a
 * chance of 1 in 24). So it is for one order at any number of pairs; over two hundred count as two hundred.
 *
 * @throws where the value isn't a correlation, or n no whole number
 */
export function spearmanInterval(value: number, n: number): Interval {
  if (!Number.isInteger(n)) throw new Error(`invalid n: expected a whole number of pairs; found ${n}`);
  if (Math.abs(value) > 1 + oneOrder) throw new Error(`invalid correlation: expected −1 to 1; found ${value}`);
  if (!(n >= fewest) || Number.isNaN(value)) return {low: -1, high: 1};
  const fromOne = 1 - Math.abs(value);
  if (fromOne > oneOrder && (n >= veryMany || (n >= many && fromOne > nearOne))) {
    const half = z95 * Math.sqrt((1 + (value * value) / 2) / (n - 3));
    return {low: Math.tanh(Math.atanh(value) - half), high: Math.tanh(Math.atanh(value) + half)};
  }
  const pairs = normalPairs(Math.min(n, mostDrawn));
  if (fromOne <= oneOrder) {
    const least = lowEnd(pairs, 1);
    return value > 0 ? {low: least, high: 1} : {low: -1, high: -least};
  }
  // Halving finds an end only so near: a value beyond it is within.
  return {low: Math.min(value, lowEnd(pairs, value)), high: Math.max(value, -lowEnd(pairs, -value))};
}

/** The rank correlation under which a value at least as high has a chance of 2.5 %. */
function lowEnd(pairs: readonly Pairs[], value: number): number {
  if (value <= -1) return -1;
  let [low, high] = [-1, 1];
  for (let i = 0; i < halvings; i++) {
    const middle = (low + high) / 2;
    if (chanceOf(pairs, middle, value - 1e-9) < 0.025) low = middle;
    else high = middle;
  }
  // From the correlation of normal pairs to that of their ranks (Pearson 1907).
  return (6 / Math.PI) * Math.asin((low + high) / 4);
}

/** Independent normal pairs, the first of each in rising order, so that its rank is its position. */
interface Pairs {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** The pairs last drawn: leagues of one size come one after the other. */
let lastDrawn: readonly Pairs[] = [];

function normalPairs(n: number): readonly Pairs[] {
  if (lastDrawn[0]?.first.length !== n)
    lastDrawn = Array.from({length: draws}, (_, draw) => ({
      first: Float64Array.from({length: n}, (_, i) => normal(seed, n, draw, i, 0)).sort(),
      second: Float64Array.from({length: n}, (_, i) => normal(seed, n, draw, i, 1))
    }));
  return lastDrawn;
}

/** The share of draws whose rank correlation is at least so high, were the pairs correlated by r. */
function chanceOf(pairs: readonly Pairs[], r: number, least: number): number {
  const n = pairs[0].first.length;
  const rest = Math.sqrt(1 - r * r);
  const mixed = new Float64Array(n);
  const order = new Int32Array(n);
  let count = 0;
  for (const {first, second} of pairs) {
    // Put in as they come: near ±1 they come in order, or nearly.
    for (let i = 0; i < n; i++) {
      const value = r * first[i] + rest * second[i];
      let at = i;
      for (; at > 0 && mixed[at - 1] > value; at--) {
        mixed[at] = mixed[at - 1];
        order[at] = order[at - 1];
      }
      mixed[at] = value;
      order[at] = i;
    }
    let squares = 0;
    for (let i = 0; i < n; i++) squares += (i - order[i]) ** 2;
    if (1 - (6 * squares) / (n * (n * n - 1)) >= least) count++;
  }
  return count / pairs.length;
}

function pearson(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    ab += (a[i] - meanA) * (b[i] - meanB);
    aa += (a[i] - meanA) ** 2;
    bb += (b[i] - meanB) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}
