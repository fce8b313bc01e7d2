/** How much a ranking hangs on choices that could have been made otherwise (OECD/JRC 2008; Paruolo, Saisana & Saltelli 2013). */

/** Mean shift in places: (1/M) Σ |rank_ref − rank|. */
export function meanRankShift(reference: readonly number[], ranks: readonly number[]): number {
  if (reference.length !== ranks.length)
    throw new Error(`invalid ranks: expected ${reference.length}; found ${ranks.length}`);
  checkRanks(reference, ranks);
  return reference.reduce((sum, rank, i) => sum + Math.abs(rank - ranks[i]), 0) / reference.length;
}

/** Kendall's τ-a: pairs in the same order less pairs turned round, over all pairs. */
export function kendall(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) throw new Error(`invalid ranks: expected ${a.length}; found ${b.length}`);
  checkRanks(a, b);
  let sum = 0;
  for (let i = 0; i < a.length; i++)
    for (let j = i + 1; j < a.length; j++) sum += Math.sign(a[i] - a[j]) * Math.sign(b[i] - b[j]);
  return sum / ((a.length * (a.length - 1)) / 2);
}

/** @throws where a rank isn't a number: it would count as last, or as equal to all */
function checkRanks(...lists: readonly (readonly number[])[]): void {
  for (const list of lists)
    if (list.some(Number.isNaN))
      throw new Error(`invalid ranks: expected numbers; found NaN at ${list.findIndex(Number.isNaN) + 1}`);
}

/**
 * Effective weight of each part of a score: Var(E[score | part]) / Var(score), the main effect, with
 * the expectation a straight line over the part, so the squared correlation (their linear form). Parts
 * that go together share what they explain, so these needn't add up to 1.
 *
 * @param parts one array of points an indicator, over the same units as the scores
 */
export function effectiveWeights(scores: ArrayLike<number>, parts: readonly ArrayLike<number>[]): number[] {
  for (const part of parts)
    if (part.length !== scores.length)
      throw new Error(`invalid parts: expected ${scores.length} units; found ${part.length}`);
  return parts.map((part) => {
    const r = correlation(scores, part);
    return Number.isNaN(r) ? 0 : r * r;
  });
}

/** Pearson's correlation over pairs of which both values are there. */
function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let n = 0;
  let sumA = 0;
  let sumB = 0;
  for (let i = 0; i < a.length; i++) {
    if (!Number.isFinite(a[i]) || !Number.isFinite(b[i])) continue;
    n++;
    sumA += a[i];
    sumB += b[i];
  }
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    if (!Number.isFinite(a[i]) || !Number.isFinite(b[i])) continue;
    ab += (a[i] - sumA / n) * (b[i] - sumB / n);
    aa += (a[i] - sumA / n) ** 2;
    bb += (b[i] - sumB / n) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}
