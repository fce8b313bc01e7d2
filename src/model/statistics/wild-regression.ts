/**
 * A coefficient of a regression over few clusters that share shocks: the restricted wild cluster bootstrap, and the
 * interval of all values that it doesn't reject (Cameron, Gelbach & Miller 2008; MacKinnon, Nielsen & Webb 2023). Errors
 * from clusters and Student's t reject too often with few of them, and more so where they are skewed. Errors, the drawn
 * ones too, are by leaving out clusters: with six of them one cluster's own share in what is estimated is no trifle.
 */
import {fewestClusters, wildWeights} from "./cluster-inference.js";
import type {Spread} from "./intervals.js";
import {invert} from "./linear.js";
import {studentPoint95} from "./student.js";
import {sumOf} from "./sums.js";

/** What a cluster brings: the products of the explaining columns with each other, and with what is explained. */
export interface ClusterProducts {
  /** K × K: Σ x·xᵀ over the cluster's rows. */
  readonly columns: readonly (readonly number[])[];
  /** K: Σ x·y. */
  readonly outcome: readonly number[];
}

/** A coefficient with its 95 % interval. */
export interface Coefficient extends Spread {
  readonly clusters: number;
}

/**
 * The products of rows, cluster by cluster.
 *
 * @param clusters of each row
 * @param rows the explaining columns of each row; give a 1 for a constant
 * @param weights how much each row counts; all alike unless given
 */
export function productsOf(
  clusters: readonly string[],
  rows: readonly (readonly number[])[],
  y: readonly number[],
  weights?: readonly number[]
): ClusterProducts[] {
  const found = new Map<string, {columns: number[][]; outcome: number[]}>();
  rows.forEach((row, i) => {
    const own = found.get(clusters[i]) ?? {columns: row.map(() => row.map(() => 0)), outcome: row.map(() => 0)};
    found.set(clusters[i], own);
    row.forEach((a, j) => {
      const weighted = (weights?.[i] ?? 1) * a;
      own.outcome[j] += weighted * y[i];
      row.forEach((b, k) => (own.columns[j][k] += weighted * b));
    });
  });
  return [...found.values()];
}

/** With few clusters draws cost little, and the same few of them for all would shift every p alike. */
const drawsFor = (clusters: number): number => (clusters < 10 ? 9999 : 1999);
const seed = 20261129;
const level = 0.05;
/** Standard errors to either side beyond which an end is no longer looked for. */
const farthest = 60;

/**
 * A coefficient and its interval by inverting the restricted wild bootstrap: an end lies where the p of "the coefficient
 * is this" passes 5 %, or where Student's t with the clusters' error has it, whichever is farther: with six clusters the
 * bootstrap alone showed in 7 to 9 of 100 worlds what wasn't there. The same draws serve all values, so that the ends
 * don't depend on chance.
 *
 * @param clusters products by cluster; every cluster counts, those without the column too
 * @param of position of the column
 * @returns null where no verdict can be given: fewer than six clusters, columns that don't determine the coefficients
 *   without each of the clusters, or so few clusters to tell by that one end isn't found
 */
export function wildCoefficient(clusters: readonly ClusterProducts[], of: number): Coefficient | null {
  const test = wildTest(clusters, of);
  if (!test) return null;
  const {value, error, p} = test;
  // What no cluster moves is exact, but for rounding, which is no error to draw from.
  if (error < 1e-9 * Math.abs(value)) return {value, low: value, high: value, clusters: clusters.length};
  const student = studentPoint95(clusters.length - 1);
  const end = (side: 1 | -1): number | null => {
    let inside = 0;
    let outside = 1;
    while (p(value + side * outside * error) >= level) {
      inside = outside;
      outside *= 1.5;
      if (outside > farthest) return null;
    }
    for (let i = 0; i < 30; i++) {
      const middle = (inside + outside) / 2;
      if (p(value + side * middle * error) >= level) inside = middle;
      else outside = middle;
    }
    return value + side * Math.max(outside, student) * error;
  };
  const [low, high] = [end(-1), end(1)];
  return low === null || high === null ? null : {value, low, high, clusters: clusters.length};
}

/** A coefficient, its error by clusters, and the two-sided p of its being any given value. */
interface WildTest {
  readonly value: number;
  readonly error: number;
  readonly p: (value: number) => number;
}

/** What {@link wildCoefficient} inverts; null where there is nothing to test. */
export function wildTest(clusters: readonly ClusterProducts[], of: number): WildTest | null {
  if (clusters.length < fewestClusters) return null;
  const size = clusters[0].outcome.length;
  const rows = Array.from({length: size}, (_, i) => i);
  const whole = rows.map((i) => rows.map((j) => sumOf(clusters, ({columns}) => columns[i][j])));
  const right = rows.map((i) => sumOf(clusters, ({outcome}) => outcome[i]));
  const inverse = invert(whole);
  const others = rows.filter((i) => i !== of);
  const rest = others.length ? invert(others.map((i) => others.map((j) => whole[i][j]))) : [];
  if (!inverse || !rest) return null;
  const value = dot(inverse[of], right);
  // The coefficient's row of the inverse without each cluster in turn.
  const without = clusters.flatMap(({columns}) => {
    const left = invert(whole.map((row, a) => row.map((one, b) => one - columns[a][b])));
    return left ? [left[of]] : [];
  });
  if (without.length < clusters.length) return null;
  const error = jackknifeError(
    clusters.map(
      ({outcome}, g) =>
        dot(
          without[g],
          right.map((one, a) => one - outcome[a])
        ) - value
    )
  );
  if (!(error > 0)) return null;
  // With the coefficient held at a value the others follow in a straight line, and so do the clusters' scores.
  const line = (intercept: readonly number[], at: number) => {
    const solved = rest.map((row) => dot(row, intercept));
    return rows.map((i) => (i === of ? at : solved[others.indexOf(i)]));
  };
  const start = line(
    others.map((i) => right[i]),
    0
  );
  const step = line(
    others.map((i) => -whole[i][of]),
    1
  );
  const scores = clusters.map(({columns, outcome}) => [
    rows.map((i) => outcome[i] - dot(columns[i], start)),
    rows.map((i) => -dot(columns[i], step))
  ]);
  const drawn = drawnLines(scores, inverse[of], without);
  return {
    value,
    error,
    p: (held) => {
      const observed = (value - held) ** 2 / error ** 2;
      let larger = 1;
      for (let at = 0; at < drawn.length; at += 5) {
        const moved = drawn[at] + held * drawn[at + 1];
        const squares = drawn[at + 2] + held * (2 * drawn[at + 3] + held * drawn[at + 4]);
        if (moved * moved >= observed * squares * (1 - 1e-12)) larger++;
      }
      return larger / (drawn.length / 5 + 1);
    }
  };
}

/** The error of a coefficient from how far it moves without each cluster (CV3; MacKinnon, Nielsen & Webb 2023). */
function jackknifeError(moves: ArrayLike<number>): number {
  let squares = 0;
  for (let g = 0; g < moves.length; g++) squares += moves[g] ** 2;
  return Math.sqrt(((moves.length - 1) / moves.length) * squares);
}

/**
 * By draw five numbers: how far the coefficient moves, as a + b·value, and the square of its error, as
 * c + 2d·value + e·value², with "value" what it is held at.
 *
 * @param scores by cluster: at 0, and what one more of the value adds
 * @param own the coefficient's row of the inverse
 * @param without the same without each cluster
 */
function drawnLines(
  scores: readonly (readonly (readonly number[])[])[],
  own: readonly number[],
  without: readonly (readonly number[])[]
): Float64Array {
  const groups = scores.length;
  const draws = drawsFor(groups);
  const weights = wildWeights(groups, draws, seed);
  const lines = new Float64Array(5 * draws);
  // What each cluster's score moves the coefficient by, and the coefficient without another cluster more than that.
  const moves = [0, 1].map((part) => Float64Array.from(scores, (score) => dot(own, score[part])));
  const more = [0, 1].map((part) =>
    without.map((row, g) =>
      Float64Array.from(scores, (score, h) => (g === h ? 0 : dot(row, score[part])) - moves[part][h])
    )
  );
  const scale = (groups - 1) / groups;
  for (let draw = 0; draw < draws; draw++) {
    const now = weights.subarray(draw * groups, (draw + 1) * groups);
    const at = 5 * draw;
    lines[at] = dot(now, moves[0]);
    lines[at + 1] = dot(now, moves[1]);
    for (let g = 0; g < groups; g++) {
      const [fixed, sloped] = [dot(now, more[0][g]), dot(now, more[1][g])];
      lines[at + 2] += scale * fixed * fixed;
      lines[at + 3] += scale * fixed * sloped;
      lines[at + 4] += scale * sloped * sloped;
    }
  }
  return lines;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
