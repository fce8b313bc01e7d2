/**
 * A rank correlation as a share of pairs: of two units taken at random, how often the one with the
 * better score is also the one with the better outcome; .5 is a coin. From Spearman's ρ by way of the
 * bivariate normal distribution: r = 2 sin(πρ/6), τ = (2/π) asin r, share = (1 + τ)/2 (Kruskal 1958).
 */
export function concordantShare(spearman: number): number {
  const bounded = Math.max(-1, Math.min(1, spearman));
  return 0.5 + Math.asin(Math.max(-1, Math.min(1, 2 * Math.sin((Math.PI * bounded) / 6)))) / Math.PI;
}
