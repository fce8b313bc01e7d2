/** How much an indicator says that others don't, and how many indicators a system really has (Franks et al. 2016). */
import {choleskyFactor} from "./errors.js";

/**
 * Independence of an indicator given others: C_mm − C_mM C_MM⁻¹ C_Mm, the share of its variance on
 * normal scores that the others don't explain. 1 without others.
 *
 * @param correlations of all indicators
 */
export function independence(correlations: readonly (readonly number[])[], of: number, given: readonly number[]): number {
  if (!given.length) return correlations[of][of];
  const inner = given.map((i) => given.map((j) => correlations[i][j]));
  const factor = choleskyFactor(inner);
  // Forward substitution: |L⁻¹ c|² = cᵀ C⁻¹ c. A pivot of 0 repeats what came before and adds nothing.
  const solved: number[] = [];
  given.forEach((i, row) => {
    let rest = correlations[i][of];
    for (let k = 0; k < row; k++) rest -= factor[row][k] * solved[k];
    solved.push(factor[row][row] > 0 ? rest / factor[row][row] : 0);
  });
  return Math.max(0, correlations[of][of] - solved.reduce((sum, one) => sum + one * one, 0));
}

/** Eigenvalues of a symmetric matrix, largest first, by Jacobi's rotations. */
export function eigenvalues(matrix: readonly (readonly number[])[]): number[] {
  const a = matrix.map((row) => [...row]);
  const size = a.length;
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) off += a[i][j] ** 2;
    if (off < 1e-20) break;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, p, q);
  }
  return a.map((row, i) => row[i]).sort((x, y) => y - x);
}

function rotate(a: number[][], p: number, q: number): void {
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
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [a[p][k], a[q][k]];
    a[p][k] = c * x - s * y;
    a[q][k] = s * x + c * y;
  }
}

/** Share of variance that this many indicators, put together as well as can be, carry: cumulative shares of the eigenvalues. */
export function cumulativeShares(correlations: readonly (readonly number[])[]): number[] {
  const values = eigenvalues(correlations).map((value) => Math.max(0, value));
  const total = values.reduce((sum, value) => sum + value, 0);
  let sum = 0;
  return values.map((value) => (sum += value) / total);
}

/** How many independent indicators carry 90 % of what all of them say. */
export function independentIndicators(correlations: readonly (readonly number[])[], share = 0.9): number {
  return 1 + cumulativeShares(correlations).findIndex((carried) => carried >= share - 1e-9);
}
