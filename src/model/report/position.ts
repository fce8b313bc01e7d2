import {beyondTogether, chanceAlike} from "../statistics/many-differences.js";
import type {MixDimension, MixRow, Position} from "./report.js";

/** Two groups between which a role's share differs. */
interface Widest {
  readonly dimension: MixDimension;
  readonly role: number;
  readonly most: MixRow;
  readonly least: MixRow;
}

/** Where the mix of roles differs most within a dimension. */
export interface Spread {
  readonly dimension: MixDimension;
  /** The widest of the differences that lie beyond noise; null where none does, of any role and between any groups. */
  readonly widest: Widest | null;
}

/**
 * Where the mix of roles differs most, by dimension. Every two groups of a dimension are compared in every role, and all
 * of these comparisons are judged together: where no role truly differs, any is said to in at most 5 of 100 reports (Holm).
 */
export function spreadsOf(by: Position["by"]): Spread[] {
  const pairs = by.flatMap(({dimension, rows}) =>
    rows.flatMap((one, i) =>
      rows.slice(i + 1).flatMap((other) =>
        one.shares.map((share, role) => {
          const [most, least] = share.value >= other.shares[role].value ? [one, other] : [other, one];
          return {dimension, role, most, least};
        })
      )
    )
  );
  const isBeyond = beyondTogether(
    pairs.map(({role, most, least}) => chanceAlike(most.shares[role], least.shares[role]))
  );
  const found = pairs.filter((_, i) => isBeyond[i]);
  return by
    .filter(({rows}) => rows.length > 1)
    .map(({dimension}) => ({
      dimension,
      widest: found
        .filter((pair) => pair.dimension === dimension)
        .reduce<Widest | null>((widest, one) => (widest && spreadOf(widest) >= spreadOf(one) ? widest : one), null)
    }));
}

function spreadOf({role, most, least}: Widest): number {
  return most.shares[role].value - least.shares[role].value;
}
