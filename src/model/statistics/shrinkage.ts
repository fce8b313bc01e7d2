import {sum} from "./sums.js";

/** Figures drawn towards their common middle by how little each rests on. */
export interface Shrunken {
  /** The common middle, each figure weighed by its precision. */
  readonly middle: number;
  /** Variance between the true figures; 0 where sampling error explains all that sets them apart. */
  readonly between: number;
  /** By figure: its own share, between / (between + its variance), of its distance from the middle is kept. */
  readonly values: readonly number[];
}

/**
 * Empirical Bayes with normal errors (Efron & Morris 1975): θᵢ = m + τ² / (τ² + sᵢ²) · (vᵢ − m), with the variance between
 * units τ² by DerSimonian & Laird (1986), τ² = max(0, (Q − (k − 1)) / (Σw − Σw²/Σw)), w = 1/s², and m weighed by 1/(s² + τ²).
 *
 * @param errors standard errors, above 0
 * @throws where there are fewer than two figures, not as many errors, or an error that isn't above 0
 */
export function shrunken(values: readonly number[], errors: readonly number[]): Shrunken {
  if (values.length < 2) throw new Error(`invalid values: expected at least two; found ${values.length}`);
  if (errors.length !== values.length || errors.some((error) => !(error > 0 && error < Infinity)))
    throw new Error("invalid errors: expected one above 0 for each value");
  const variances = errors.map((error) => error ** 2);
  const weights = variances.map((variance) => 1 / variance);
  const all = sum(weights);
  const centre = sum(values.map((value, i) => weights[i] * value)) / all;
  const spread = sum(values.map((value, i) => weights[i] * (value - centre) ** 2));
  const scale = all - sum(weights.map((weight) => weight ** 2)) / all;
  const between = Math.max(0, (spread - (values.length - 1)) / scale);
  const combined = variances.map((variance) => 1 / (variance + between));
  const middle = sum(values.map((value, i) => combined[i] * value)) / sum(combined);
  return {
    middle,
    between,
    values: values.map((value, i) => middle + (between / (between + variances[i])) * (value - middle))
  };
}
