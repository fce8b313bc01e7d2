import type {Spread} from "./intervals.js";
import {carefulShare, differenceOf} from "./shares.js";
import {sum, sumOf} from "./sums.js";

/**
 * Customers of one kind in one stratum: how many, and how many of them have the property. Where a customer is seen
 * several times, each time counts in part, so that all of a customer's parts add up to 1: together they tell at least
 * as much as one of them does, and no more is taken of them.
 */
export interface Stratum {
  readonly n: number;
  readonly with: number;
}

/** A share and its 95 % interval. */
export interface Share extends Spread {
  readonly n: number;
}

/** A plain share of independent customers, with an interval that holds where it meets another share: see {@link carefulShare}. */
export function shareOf(stratum: Stratum): Share {
  return {n: stratum.n, ...carefulShare(shareIn(stratum), stratum.n)};
}

/** @throws where nobody is there, or more have the property than are there */
function shareIn({n, with: events}: Stratum): number {
  if (!(n > 0 && n < Infinity)) throw new Error(`invalid n: expected at least one customer; found ${n}`);
  // Parts of customers add up with rounding.
  if (!(events >= 0 && events <= n * (1 + 1e-9)))
    throw new Error(`invalid stratum: expected 0 to ${n} customers with the property; found ${events}`);
  return Math.min(1, events / n);
}

/**
 * Direct standardisation: the share that a comparison group would show had it the subjects' mix of
 * strata. Strata without comparison customers are left out on both sides; `matched` counts the
 * subjects that remain.
 *
 * The interval of the comparison's share is that of as many customers of one weight as would tell as much: at most
 * 1/Σ(w²/n), which holds whatever happened to none or all of a stratum, and fewer where the strata that weigh much are
 * the uncertain ones. The difference is made of both shares' intervals ({@link differenceOf}), so that what happened to
 * all ten of ten isn't taken for certain.
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
  readonly difference: Spread;
  readonly matched: number;
} | null {
  if (subjects.length !== comparison.length)
    throw new Error(`invalid strata: expected as many as subjects have; found ${comparison.length}`);
  for (const {n} of [...subjects, ...comparison])
    if (!(n >= 0 && n < Infinity)) throw new Error(`invalid n: expected customers from 0 on; found ${n}`);
  const both = subjects.flatMap((stratum, i) =>
    stratum.n > 0 && comparison[i].n > 0 ? [{stratum, other: comparison[i]}] : []
  );
  const matched = sumOf(both, ({stratum}) => stratum.n);
  if (matched === 0) return null;
  const own = shareOf({n: matched, with: sumOf(both, ({stratum}) => stratum.with)});
  const weights = both.map(({stratum}) => stratum.n / matched);
  const shares = both.map(({other}) => shareIn(other));
  const value = Math.min(1, sum(weights.map((weight, i) => weight * shares[i])));
  const compared = carefulShare(
    value,
    effectiveCustomers(
      weights,
      both.map(({other}) => other),
      value
    )
  );
  return {
    subjects: own,
    comparison: {n: sumOf(both, ({other}) => other.n), ...compared},
    difference: differenceOf(own, compared),
    matched
  };
}

/** As many customers of one weight as tell as much of a weighted share as these strata do. */
function effectiveCustomers(weights: readonly number[], strata: readonly Stratum[], value: number): number {
  const alike = 1 / sum(weights.map((weight, i) => weight ** 2 / strata[i].n));
  // A stratum in which nobody or everybody was met isn't certain: it borrows one customer of the whole's share, and the whole half a one.
  const whole = (value * alike + 0.5) / (alike + 1);
  const variance = sum(
    weights.map((weight, i) => {
      const share = (strata[i].with + whole) / (strata[i].n + 1);
      return (weight ** 2 * share * (1 - share)) / strata[i].n;
    })
  );
  return Math.min(alike, (whole * (1 - whole)) / variance);
}
