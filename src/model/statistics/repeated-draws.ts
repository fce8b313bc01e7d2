import {jackknifeCovariance} from "./errors.js";
import {sum, sumOf} from "./sums.js";

/** Days of one stratum on which customers were looked at, and of them those with the property, by bucket of customers. */
export interface DrawnStratum {
  readonly n: ArrayLike<number>;
  readonly with: ArrayLike<number>;
}

/**
 * How many times wider the variance of a standardised share is than that of as many independent days,
 * where customers are looked at on several days each: days of one customer tell much the same. The
 * variance is the delete-a-group jackknife's over buckets of customers, since customers are the
 * sampling unit, however many days each has and whatever strata these fall into. Where all or none
 * have the property, each customer stands for one day. Never under 1.
 *
 * Days divided by it are as many as would be as sure were they independent.
 *
 * @param weights of the strata, of any sum
 * @param customers different customers in the strata
 */
export function designEffectOfDraws(
  weights: readonly number[],
  strata: readonly DrawnStratum[],
  customers: number
): number {
  const sizes = strata.map(({n}) => sum(n));
  const days = sum(sizes);
  for (const {n, with: some} of strata)
    for (let bucket = 0; bucket < n.length; bucket++)
      if (!(some[bucket] >= 0 && some[bucket] <= n[bucket]))
        throw new Error(`invalid stratum: expected 0 to ${n[bucket]} days with the property; found ${some[bucket]}`);
  if (!(customers > 0 && customers <= days))
    throw new Error(`invalid customers: expected 1 to ${days}, a day or more each; found ${customers}`);
  const counts = strata.map((stratum) => sum(stratum.with));
  const all = sum(weights.filter((_, s) => sizes[s] > 0));
  const independent = sumOf([...sizes.keys()], (s) => {
    if (!(sizes[s] > 0)) return 0;
    const share = counts[s] / sizes[s];
    return ((weights[s] / all) ** 2 * share * (1 - share)) / sizes[s];
  });
  const buckets = strata[0]?.n.length ?? 0;
  if (!(independent > 0) || buckets < 2) return days / customers;
  const without = Array.from({length: buckets}, (_, bucket) => {
    let weighted = 0;
    let weight = 0;
    strata.forEach((stratum, s) => {
      const left = sizes[s] - stratum.n[bucket];
      if (!(left > 0)) return;
      weighted += (weights[s] * (counts[s] - stratum.with[bucket])) / left;
      weight += weights[s];
    });
    return [weight > 0 ? weighted / weight : 0];
  });
  const [[variance]] = jackknifeCovariance(without);
  return Math.max(1, variance / independent);
}
