import {normalInterval, wilsonInterval, type Interval} from "./intervals.js";

/** Customers of one kind in one stratum: how many, and how many of them have the property. */
export interface Stratum {
  readonly n: number;
  readonly with: number;
}

/** A share and its 95 % interval. */
export interface Share extends Interval {
  readonly value: number;
  readonly n: number;
}

/** A plain share of independent customers, with its Wilson interval. */
export function shareOf({n, with: events}: Stratum): Share {
  if (!(n > 0)) throw new Error(`invalid n: expected at least one customer; found ${n}`);
  return {value: events / n, n, ...wilsonInterval(events / n, n)};
}

/**
 * Direct standardisation: the share that a comparison group would show had it the subjects' mix of
 * strata. Strata without comparison customers are left out on both sides; `matched` counts the
 * subjects that remain.
 *
 * @param subjects customers whose mix is taken, by stratum
 * @param comparison customers compared, by the same strata
 * @returns both shares over the matched strata and their difference, subjects less comparison; null where nothing matches
 */
export function standardisedShares(
  subjects: readonly Stratum[],
  comparison: readonly Stratum[]
): {
  readonly subjects: Share;
  readonly comparison: Share;
  readonly difference: Interval & {readonly value: number};
  readonly matched: number;
} | null {
  if (subjects.length !== comparison.length)
    throw new Error(`invalid strata: expected as many as subjects have; found ${comparison.length}`);
  const both = subjects.flatMap((stratum, i) =>
    stratum.n > 0 && comparison[i].n > 0 ? [{stratum, other: comparison[i]}] : []
  );
  const matched = both.reduce((sum, {stratum}) => sum + stratum.n, 0);
  if (matched === 0) return null;
  const own = shareOf({n: matched, with: both.reduce((sum, {stratum}) => sum + stratum.with, 0)});
  let value = 0;
  let variance = 0;
  let compared = 0;
  for (const {stratum, other} of both) {
    const weight = stratum.n / matched;
    const share = other.with / other.n;
    // Laplace's share keeps a stratum of one customer from claiming that it is certain.
    const cautious = (other.with + 1) / (other.n + 2);
    value += weight * share;
    variance += (weight * weight * cautious * (1 - cautious)) / other.n;
    compared += other.n;
  }
  const ownError = Math.sqrt((own.value * (1 - own.value)) / matched);
  return {
    subjects: own,
    comparison: {value, n: compared, ...normalInterval(value, Math.sqrt(variance))},
    difference: {
      value: own.value - value,
      ...normalInterval(own.value - value, Math.hypot(ownError, Math.sqrt(variance)))
    },
    matched
  };
}
