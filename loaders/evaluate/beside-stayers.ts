import {designEffectOfDraws, type DrawnStratum} from "../../src/model/statistics/repeated-draws.js";
import {standardisedShares, type Stratum} from "../../src/model/statistics/standardised.js";
import {sum, sumOf} from "../../src/model/statistics/sums.js";
import type {Estimate} from "../../src/model/published/site.js";
import {isFew} from "../privacy/floor.js";

/** Leavers of one stratum, and the days on which those who stayed were looked at in it. */
export interface ComparedStratum {
  readonly leavers: Stratum;
  readonly stayers: DrawnStratum & {
    /** Different customers, each counted in one stratum alone. */
    readonly customers: number;
  };
}

/** Shares of leavers and of comparable customers who stayed. */
export interface BesideStayers {
  readonly leavers: Estimate;
  /** Weighted to the leavers' mix of strata. */
  readonly stayers: Estimate;
  /** leavers − stayers. */
  readonly difference: Estimate;
}

/**
 * A share of leavers beside that of comparable customers who stayed, of whom each is looked at on several days: the days
 * count for as many independent ones as they are worth.
 *
 * @returns null where either side is under the floor, or nobody is comparable
 */
export function besideStayers(strata: readonly ComparedStratum[], floor: number): BesideStayers | null {
  const compared = comparedStrata(strata, floor);
  const customers = sumOf(compared, ({stayers}) => stayers.customers);
  if (customers < floor) return null;
  const effect = designEffectOfDraws(
    compared.map(({leavers}) => leavers.n),
    compared.map(({stayers}) => stayers),
    customers
  );
  const shares = standardisedShares(
    compared.map(({leavers}) => leavers),
    compared.map(({stayers}) => ({n: sum(stayers.n) / effect, with: sum(stayers.with) / effect}))
  );
  if (!shares || shares.matched < floor) return null;
  const estimate = ({value, low, high}: Omit<Estimate, "customers">, of: number): Estimate => ({
    value,
    low,
    high,
    customers: of
  });
  return {
    leavers: estimate(shares.subjects, shares.matched),
    stayers: estimate(shares.comparison, customers),
    difference: estimate(shares.difference, shares.matched)
  };
}

/**
 * The strata that are compared. Leavers without anyone comparable who stayed are left out; where these
 * few could be told from all leavers less the compared ones, the smallest strata are left out with them.
 */
export function comparedStrata<T extends ComparedStratum>(strata: readonly T[], floor: number): readonly T[] {
  const matched = strata.filter(({leavers, stayers}) => leavers.n > 0 && sum(stayers.n) > 0);
  const without = sumOf(strata, ({leavers}) => leavers.n) - sumOf(matched, ({leavers}) => leavers.n);
  return withoutSmallest(matched, without, floor);
}

/**
 * Strata without the smallest, as many as it takes for the leavers in them to be the floor together with those left out before.
 *
 * @param without how many leavers are left out before
 */
export function withoutSmallest<T extends Pick<ComparedStratum, "leavers">>(
  strata: readonly T[],
  without: number,
  floor: number
): readonly T[] {
  const bySize = strata.filter(({leavers}) => leavers.n > 0).sort((a, b) => a.leavers.n - b.leavers.n);
  let left = without;
  let smallest = 0;
  while (isFew(left, floor) && smallest < bySize.length) left += bySize[smallest++].leavers.n;
  return bySize.slice(smallest);
}

/** Days and customers of several rows of one stratum, by bucket. */
export function drawnStratum(
  rows: readonly {
    readonly bucket: number;
    readonly days: number;
    readonly with: number;
    readonly customers: number;
  }[],
  buckets: number
): ComparedStratum["stayers"] {
  const n = new Float64Array(buckets);
  const withProperty = new Float64Array(buckets);
  for (const row of rows) {
    n[row.bucket] += row.days;
    withProperty[row.bucket] += row.with;
  }
  return {n, with: withProperty, customers: sumOf(rows, ({customers}) => customers)};
}
