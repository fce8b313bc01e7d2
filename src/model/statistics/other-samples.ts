/**
 * What another sample of the same customers could have shown of units whose scores are held against what came later.
 * Errors of other samples may not simply be added to what was seen: it carries such errors already, and would carry
 * them twice, so that every association shrinks. So what was seen is first drawn together until units spread as their
 * true values do (constrained empirical Bayes; Louis 1984, Ghosh 1992), scores and outcome jointly, and then gets the
 * errors of a new sample. Spreads and associations stay, on the mean, what they were.
 */
import {contestIndex, halves} from "./contest.js";
import {symmetricEigen} from "./linear.js";
import {normal} from "./random.js";

export interface SampledValues {
  /** One array a contestant, laid out as a contest's; see `contestIndex`. */
  readonly scores: readonly Float64Array[];
  readonly outcome: Float64Array;
}

export interface OtherSamples {
  readonly units: number;
  readonly periods: number;
  readonly seen: SampledValues;
  /** The same with each group of each half's customers left out in turn: of either half the group of that number. */
  readonly leftOut: readonly SampledValues[];
}

const stream = 0x6f7468;
/** Under this share of the largest, an eigenvalue is 0. */
const least = 1e-9;

/**
 * Prepares draws of other samples. The errors of a draw are those of the delete-a-group jackknife, each group's with a
 * normal number of its own in each half and unit, so that they go together over periods and contestants as they do in the
 * data; units share no customers.
 *
 * @returns draws; the same number gives the same one. NaN where nothing was seen
 */
export function otherSamples(
  {units, periods, seen, leftOut}: OtherSamples,
  seed: number
): (draw: number) => SampledValues {
  const arrays = (of: SampledValues) => [...of.scores, of.outcome];
  const values = arrays(seen);
  const away = values.map((own, k) =>
    evenedOut(
      deviations(
        own,
        leftOut.map((one) => arrays(one)[k])
      ),
      units
    )
  );
  const size = {units, periods};
  const last = values.length - 1;
  /** Where the values of one unit stand that are held together: scores of one half, the outcome of the other. */
  const indexesOf = (half: number, period: number, unit: number): number[] =>
    values.map((_, k) => contestIndex(k === last ? 1 - half : half, period, unit, size));
  const cells = Array.from({length: halves * periods}, (_, i) => ({half: i % halves, period: Math.floor(i / halves)}))
    .map(({half, period}) => {
      const there = Array.from({length: units}, (_, unit) => indexesOf(half, period, unit)).filter((at) =>
        at.every((place, k) => Number.isFinite(values[k][place]))
      );
      return {there, means: values.map((own, k) => there.reduce((sum, at) => sum + own[at[k]], 0) / there.length)};
    })
    .filter(({there}) => there.length > 2);
  const {map, errorShare} = drawnTogether(values, away, cells);
  const centres = values.map((own) => Float64Array.from(own));
  for (const {there, means} of cells)
    for (const at of there)
      for (let k = 0; k <= last; k++)
        centres[k][at[k]] =
          means[k] + map[k].reduce((sum, weight, j) => sum + weight * (values[j][at[j]] - means[j]), 0);
  const scale = Math.sqrt(errorShare);
  const groups = leftOut.length;
  return (draw) => {
    const noise = new Float64Array(halves * units * groups);
    for (let i = 0; i < noise.length; i++) noise[i] = scale * normal(seed, stream, draw, i);
    const drawn = centres.map((centre, k) =>
      centre.map((one, i) => {
        const own = ((i < centre.length / halves ? 0 : 1) * units + (i % units)) * groups;
        let error = 0;
        for (let group = 0; group < groups; group++) error += noise[own + group] * away[k][group][i];
        return one + error;
      })
    );
    return {scores: drawn.slice(0, last), outcome: drawn[last]};
  };
}

/** What each group left out changes, so scaled that the sum of their squares is the jackknife's variance; 0 where it leaves no value. */
function deviations(seen: Float64Array, leftOut: readonly Float64Array[]): Float64Array[] {
  const groups = leftOut.length;
  const factor = Math.sqrt((groups - 1) / groups);
  const mean = seen.map((_, i) => leftOut.reduce((sum, one) => sum + one[i], 0) / groups);
  return leftOut.map((one) =>
    one.map((value, i) => (Number.isFinite(mean[i]) && Number.isFinite(seen[i]) ? factor * (value - mean[i]) : 0))
  );
}

/**
 * The variance of a unit's error is itself an estimate, out of so many groups less one. Drawn as it stands, errors have
 * heavier tails than those of real samples, most of them small, and ranks go together more closely than they should:
 * by 4 % of an association at reliability .3 and by 10 % at .08, with ten groups. So within each half and period the
 * variances are drawn together until they differ as the true ones do, which for normal answers is what is left of
 * E s⁴ / (1 + 2/(groups − 1)) − (E s²)²; their mean stays.
 */
function evenedOut(away: readonly Float64Array[], units: number): Float64Array[] {
  const groups = away.length;
  const evened = away.map((one) => Float64Array.from(one));
  if (groups < 2) return evened;
  const variance = Float64Array.from(away[0], (_, i) => away.reduce((total, one) => total + one[i] ** 2, 0));
  for (let from = 0; from < variance.length; from += units) {
    const own = Array.from({length: units}, (_, unit) => from + unit).filter((i) => variance[i] > 0);
    if (own.length < 3) continue;
    const centre = own.reduce((total, i) => total + variance[i], 0) / own.length;
    const squares = own.reduce((total, i) => total + variance[i] ** 2, 0) / own.length;
    const shown = squares - centre ** 2;
    if (!(shown > 0)) continue;
    const kept = Math.sqrt(Math.max(0, squares / (1 + 2 / (groups - 1)) - centre ** 2) / shown);
    for (const i of own) {
      const factor = Math.sqrt((centre + kept * (variance[i] - centre)) / variance[i]);
      for (const one of evened) one[i] *= factor;
    }
  }
  return evened;
}

interface Cell {
  /** By unit: where its values stand. */
  readonly there: readonly (readonly number[])[];
  readonly means: readonly number[];
}

/**
 * The least change (the optimal transport between normal distributions; Dowson & Landau 1982) by which values whose
 * covariance over units is S come to have that of the truth, S less the errors' own.
 * Where the errors seem larger than what units vary by, as they may by chance, only so large a share of them is taken
 * out, and drawn anew, as leaves no negative variance.
 */
function drawnTogether(
  values: readonly Float64Array[],
  away: readonly (readonly Float64Array[])[],
  cells: readonly Cell[]
): {readonly map: readonly (readonly number[])[]; readonly errorShare: number} {
  const size = values.length;
  const zeros = () => values.map(() => values.map(() => 0));
  const [spread, error] = [zeros(), zeros()];
  for (const {there, means} of cells) {
    for (const at of there) {
      for (let a = 0; a < size; a++) {
        for (let b = 0; b < size; b++) {
          const product = (values[a][at[a]] - means[a]) * (values[b][at[b]] - means[b]);
          spread[a][b] += product / (there.length - 1) / cells.length;
          // Scores and outcome are of different customers.
          if ((a === size - 1) !== (b === size - 1)) continue;
          error[a][b] +=
            away[a].reduce((sum, one, g) => sum + one[at[a]] * away[b][g][at[b]], 0) / there.length / cells.length;
        }
      }
    }
  }
  const scales = spread.map((row, a) => Math.sqrt(row[a]) || 1);
  const scaled = (matrix: readonly (readonly number[])[]) =>
    matrix.map((row, a) => row.map((value, b) => value / (scales[a] * scales[b])));
  const [s, e] = [scaled(spread), scaled(error)];
  const [root, inverseRoot] = [power(s, 0.5), power(s, -0.5)];
  const [largest] = symmetricEigen(product(product(inverseRoot, e), inverseRoot)).values;
  const errorShare = Math.min(1, largest > 0 ? 1 / largest : 1);
  const truth = s.map((row, a) => row.map((value, b) => value - errorShare * e[a][b]));
  const map = product(product(inverseRoot, power(product(product(root, truth), root), 0.5)), inverseRoot);
  return {map: map.map((row, a) => row.map((value, b) => (value * scales[a]) / scales[b])), errorShare};
}

/** A power of a symmetric matrix without negative eigenvalues; of those that are 0, they stay 0. */
function power(matrix: readonly (readonly number[])[], exponent: number): number[][] {
  const {values, vectors} = symmetricEigen(matrix);
  const powers = values.map((value) => (value > least * values[0] ? value ** exponent : 0));
  return matrix.map((_, a) =>
    matrix.map((__, b) => powers.reduce((sum, one, k) => sum + one * vectors[k][a] * vectors[k][b], 0))
  );
}

function product(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, value, k) => sum + value * b[k][j], 0)));
}
