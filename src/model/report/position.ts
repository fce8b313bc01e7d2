import type {Estimate} from "../published/site.js";
import type {MixDimension, MixRow, Position} from "./report.js";

/** The role whose share differs most between groups, with the groups at both ends. */
export interface Widest {
  readonly dimension: MixDimension;
  readonly role: number;
  readonly most: MixRow;
  readonly least: MixRow;
  /** The intervals of the two groups don't meet. */
  readonly isBeyondNoise: boolean;
}

/** Whether two intervals lie apart: a stricter test than that of their difference, since the groups were picked for lying far apart. */
function liesApart(a: Estimate, b: Estimate): boolean {
  return a.low > b.high || b.low > a.high;
}

/** Where the mix of roles differs most within a dimension; null where there is but one group. */
export function widestOf({dimension, rows}: Position["by"][number]): Widest | null {
  const found = rows[0]?.shares.map((_, role): Widest => {
    const sorted = [...rows].sort((a, b) => b.shares[role].value - a.shares[role].value);
    const [most, least] = [sorted[0], sorted[sorted.length - 1]];
    return {dimension, role, most, least, isBeyondNoise: liesApart(most.shares[role], least.shares[role])};
  });
  if (!found || rows.length < 2) return null;
  return found.reduce((widest, one) => (spreadOf(one) > spreadOf(widest) ? one : widest));
}

function spreadOf({role, most, least}: Widest): number {
  return most.shares[role].value - least.shares[role].value;
}
