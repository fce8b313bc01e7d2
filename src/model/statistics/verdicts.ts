/** What a difference between two systems amounts to, by rules stated before looking. */

/** better, worse: the difference isn't chance. equal: it lies inside the margin stated beforehand. undecided: the data can't tell. */
export type Verdict = "better" | "worse" | "equal" | "undecided";

export interface Tested {
  /** First contestant's association less the second's. */
  readonly value: number;
  /** Two-sided p of no difference. */
  readonly p: number;
  /** The larger p of the two one-sided tests that the difference lies outside the margin (Schuirmann 1987). */
  readonly pEqual: number;
}

const level = 0.05;

/**
 * The verdict on a difference. Not significant isn't equal: equal needs the 90 % interval inside the
 * margin (two one-sided tests at 5 %). A difference that is both inside the margin and beyond chance is
 * equal, since it is too small to matter.
 */
export function verdictOf({value, p, pEqual}: Tested): Verdict {
  if (pEqual < level) return "equal";
  if (p < level) return value > 0 ? "better" : "worse";
  return "undecided";
}

/**
 * Holm's correction of several p-values (Holm 1979): sorted, each is multiplied by how many are at
 * least as large, never falling below the one before, never over 1.
 *
 * @returns in the order given
 */
export function holm(ps: readonly number[]): number[] {
  checkChances(ps);
  const order = ps.map((_, i) => i).sort((a, b) => ps[a] - ps[b]);
  const adjusted = ps.map(() => 1);
  let least = 0;
  order.forEach((i, place) => {
    least = Math.max(least, Math.min(1, ps[i] * (ps.length - place)));
    adjusted[i] = least;
  });
  return adjusted;
}

/**
 * Benjamini and Hochberg's correction of several p-values (1995): of those under a level after it, at most that share is
 * expected to be chance (false discovery rate); where all are chance, any is under it in at most that share of cases.
 *
 * @returns in the order given
 */
export function falseDiscoveryRates(ps: readonly number[]): number[] {
  checkChances(ps);
  const order = ps.map((_, i) => i).sort((a, b) => ps[b] - ps[a]);
  const adjusted = ps.map(() => 1);
  let least = 1;
  order.forEach((i, place) => {
    least = Math.min(least, (ps[i] * ps.length) / (ps.length - place));
    adjusted[i] = least;
  });
  return adjusted;
}

/** @throws where a p isn't a chance: among others it would change what they are corrected to */
function checkChances(ps: readonly number[]): void {
  for (const p of ps) if (!(p >= 0 && p <= 1)) throw new Error(`invalid p: expected 0 to 1; found ${p}`);
}
