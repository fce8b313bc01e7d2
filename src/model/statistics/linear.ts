/** Small systems of linear equations, and least squares whose errors cluster. */

/**
 * Solves A·x = b by elimination with pivots.
 *
 * @returns null where the equations don't determine x
 */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const inverse = invert(matrix);
  return inverse && inverse.map((row) => row.reduce((sum, value, k) => sum + value * right[k], 0));
}

/** The inverse of a small matrix; null where there is none. */
export function invert(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...Array.from({length: size}, (_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(work[row][column]) > Math.abs(work[pivot][column])) pivot = row;
    const scale = work[pivot][column];
    if (!(Math.abs(scale) > 1e-12 * Math.max(1, ...matrix.map((row) => Math.abs(row[column]))))) return null;
    [work[column], work[pivot]] = [work[pivot], work[column]];
    for (let k = column; k < 2 * size; k++) work[column][k] /= scale;
    for (let row = 0; row < size; row++) {
      const factor = work[row][column];
      if (row === column || factor === 0) continue;
      for (let k = column; k < 2 * size; k++) work[row][k] -= factor * work[column][k];
    }
  }
  return work.map((row) => row.slice(size));
}

export interface LeastSquares {
  readonly coefficients: readonly number[];
  /** Clustered (Liang & Zeger 1986), with G/(G−1)·(N−1)/(N−K). */
  readonly standardErrors: readonly number[];
  readonly clusters: number;
  readonly rows: number;
}

/**
 * Ordinary least squares with errors that are alike within clusters.
 *
 * @param rows the explaining columns of each row; give a 1 for a constant
 * @param y what is explained
 * @param clusters the cluster of each row
 * @returns null where the columns don't determine the coefficients or there are fewer than three clusters
 */
export function leastSquares(
  rows: readonly (readonly number[])[],
  y: readonly number[],
  clusters: readonly (number | string)[]
): LeastSquares | null {
  const size = rows[0]?.length ?? 0;
  if (!size || rows.length <= size) return null;
  const product = Array.from({length: size}, (_, a) =>
    Array.from({length: size}, (_unused, b) => rows.reduce((sum, row) => sum + row[a] * row[b], 0))
  );
  const inverse = invert(product);
  if (!inverse) return null;
  const right = Array.from({length: size}, (_, a) => rows.reduce((sum, row, i) => sum + row[a] * y[i], 0));
  const coefficients = inverse.map((row) => row.reduce((sum, value, k) => sum + value * right[k], 0));
  const scores = new Map<number | string, number[]>();
  rows.forEach((row, i) => {
    const residual = y[i] - row.reduce((sum, value, k) => sum + value * coefficients[k], 0);
    const own = scores.get(clusters[i]) ?? Array.from({length: size}, () => 0);
    scores.set(clusters[i], own);
    for (let k = 0; k < size; k++) own[k] += row[k] * residual;
  });
  const groups = scores.size;
  if (groups < 3) return null;
  const factor = (groups / (groups - 1)) * ((rows.length - 1) / (rows.length - size));
  const standardErrors = coefficients.map((_, k) => {
    let variance = 0;
    for (const own of scores.values()) variance += inverse[k].reduce((sum, value, j) => sum + value * own[j], 0) ** 2;
    return Math.sqrt(factor * variance);
  });
  return {coefficients, standardErrors, clusters: groups, rows: rows.length};
}
