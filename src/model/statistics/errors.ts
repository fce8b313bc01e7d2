/**
 * Error covariance of K figures by the delete-a-group jackknife:
 * (B − 1)/B · Σ (θ₋ₖ − θ̄)(θ₋ₖ − θ̄)ᵀ, with B groups of customers.
 *
 * @param leaveOneOut B rows of K figures, each recomputed without one group
 * @returns K × K
 */
export function jackknifeCovariance(leaveOneOut: readonly ArrayLike<number>[]): number[][] {
  const groups = leaveOneOut.length;
  if (!(groups > 1)) throw new Error(`invalid groups: expected at least 2; found ${groups}`);
  const size = leaveOneOut[0].length;
  const mean = new Float64Array(size);
  for (const row of leaveOneOut) for (let i = 0; i < size; i++) mean[i] += row[i] / groups;
  const factor = (groups - 1) / groups;
  return Array.from({length: size}, (_, i) =>
    Array.from({length: size}, (_, j) => {
      let sum = 0;
      for (const row of leaveOneOut) sum += (row[i] - mean[i]) * (row[j] - mean[j]);
      return factor * sum;
    })
  );
}

/**
 * A ratio's value without each of the groups in turn.
 *
 * @param y Σy by group
 * @param x Σx by group
 */
export function leaveOneOutRatios(y: ArrayLike<number>, x: ArrayLike<number>): Float64Array {
  let sumY = 0;
  let sumX = 0;
  for (let b = 0; b < y.length; b++) {
    sumY += y[b];
    sumX += x[b];
  }
  return Float64Array.from({length: y.length}, (_, b) => (sumY - y[b]) / (sumX - x[b]));
}

/** Correlations of a covariance matrix as the upper triangle by rows, without the diagonal; 0 where a variance is 0. */
export function correlationsOf(covariance: readonly (readonly number[])[]): number[] {
  const correlations: number[] = [];
  for (let i = 0; i < covariance.length; i++) {
    for (let j = i + 1; j < covariance.length; j++) {
      const scale = Math.sqrt(covariance[i][i] * covariance[j][j]);
      correlations.push(scale > 0 ? Math.max(-1, Math.min(1, covariance[i][j] / scale)) : 0);
    }
  }
  return correlations;
}

/**
 * The covariance matrix of K figures from their standard errors and published error correlations.
 *
 * @param standardErrors K numbers
 * @param correlations upper triangle by rows without the diagonal, K(K − 1)/2 numbers
 */
export function covarianceOf(standardErrors: readonly number[], correlations: readonly number[]): number[][] {
  const size = standardErrors.length;
  if (correlations.length !== (size * (size - 1)) / 2) {
    throw new Error(`invalid correlations: expected ${(size * (size - 1)) / 2}; found ${correlations.length}`);
  }
  const covariance = Array.from({length: size}, (_, i) =>
    Array.from({length: size}, (_, j) => (i === j ? standardErrors[i] ** 2 : 0))
  );
  let next = 0;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      covariance[i][j] = covariance[j][i] = correlations[next++] * standardErrors[i] * standardErrors[j];
    }
  }
  return covariance;
}

/**
 * A lower-triangular L with L·Lᵀ = the covariance. A figure without error, or wholly determined by
 * earlier ones, gets a row that adds nothing of its own.
 */
export function choleskyFactor(covariance: readonly (readonly number[])[]): number[][] {
  const size = covariance.length;
  const factor = Array.from({length: size}, () => Array.from({length: size}, () => 0));
  for (let j = 0; j < size; j++) {
    let rest = covariance[j][j];
    // A pivot of 0 would make it a figure without error.
    if (!(rest >= 0 && rest < Infinity) || covariance[j].some(Number.isNaN))
      throw new Error(
        `invalid covariance: expected numbers, on the diagonal from 0 on; found ${covariance[j].join(", ")}`
      );
    for (let k = 0; k < j; k++) rest -= factor[j][k] ** 2;
    const pivot = rest > 1e-12 * Math.abs(covariance[j][j]) ? Math.sqrt(rest) : 0;
    factor[j][j] = pivot;
    if (pivot === 0) continue;
    for (let i = j + 1; i < size; i++) {
      let sum = covariance[i][j];
      for (let k = 0; k < j; k++) sum -= factor[i][k] * factor[j][k];
      factor[i][j] = sum / pivot;
    }
  }
  return factor;
}
