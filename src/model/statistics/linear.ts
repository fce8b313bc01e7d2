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

/**
 * Eigenvalues of a symmetric matrix, largest first, and its eigenvectors of length 1 in that order, by Jacobi's rotations.
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): {
  readonly values: readonly number[];
  readonly vectors: readonly (readonly number[])[];
} {
  const a = matrix.map((row) => [...row]);
  const size = a.length;
  const vectors = a.map((_, i) => a.map((__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) off += a[i][j] ** 2;
    if (off < 1e-20) break;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, p, q);
  }
  const order = a.map((_, i) => i).sort((i, j) => a[j][j] - a[i][i]);
  return {values: order.map((i) => a[i][i]), vectors: order.map((i) => vectors[i])};
}

/** Turns two axes until nothing connects them; `vectors` are rows. */
function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  if (a[p][q] === 0) return;
  const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [a[k][p], a[k][q]];
    a[k][p] = c * x - s * y;
    a[k][q] = s * x + c * y;
  }
  for (const rows of [a, vectors]) {
    for (let k = 0; k < a.length; k++) {
      const [x, y] = [rows[p][k], rows[q][k]];
      rows[p][k] = c * x - s * y;
      rows[q][k] = s * x + c * y;
    }
  }
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
