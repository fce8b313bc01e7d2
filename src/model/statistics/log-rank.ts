import {checkOrder, checkRiskRow, type RiskRow} from "./survival.js";
import {sum} from "./sums.js";
import {solve} from "./linear.js";

/** A test of whether groups leave at one pace. */
export interface LogRank {
  readonly chiSquare: number;
  readonly degrees: number;
  readonly p: number;
  /** Events seen and expected were all alike, by group. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
}

/**
 * The log-rank test of two or more groups: at each time, events expected of a group by its share of
 * those at risk, against those seen; hypergeometric covariance.
 *
 * @param groups rows of each group, at the same times; late entries show in how many are at risk, and a group that
 *   nobody is in any more at a time has a row of nobody
 * @returns null where nothing can be told: fewer than two groups with anyone at risk while others leave
 * @throws where groups have rows at unlike times: who isn't at risk there can't be told from who isn't counted
 */
export function logRank(groups: readonly (readonly RiskRow[])[]): LogRank | null {
  groups.forEach((rows, g) => {
    rows.forEach(checkRiskRow);
    checkOrder(rows);
    if (rows.length !== groups[0].length || rows.some(({time}, i) => time !== groups[0][i].time))
      throw new Error(`invalid groups: expected rows at the same times in all; found others in group ${g + 1}`);
  });
  const times = [
    ...new Set(groups.flatMap((rows) => rows.filter(({events}) => events > 0).map(({time}) => time)))
  ].sort((a, b) => a - b);
  const at = groups.map((rows) => new Map(rows.map((row) => [row.time, row])));
  const k = groups.length;
  const observed = Array.from({length: k}, () => 0);
  const expected = Array.from({length: k}, () => 0);
  const covariance = Array.from({length: k}, () => Array.from({length: k}, () => 0));
  for (const time of times) {
    const atRisk = at.map((rows) => rows.get(time)?.atRisk ?? 0);
    const events = at.map((rows) => rows.get(time)?.events ?? 0);
    const n = sum(atRisk);
    const d = sum(events);
    for (let g = 0; g < k; g++) {
      observed[g] += events[g];
      expected[g] += (d * atRisk[g]) / n;
      if (n <= 1) continue;
      const spread = (d * (n - d)) / (n - 1);
      for (let h = 0; h < k; h++) covariance[g][h] += spread * (atRisk[g] / n) * ((g === h ? 1 : 0) - atRisk[h] / n);
    }
  }
  // Groups that were never at risk while anyone left say nothing; of the others one follows from the rest.
  const telling = covariance.flatMap((row, g) => (row[g] > 1e-12 ? [g] : []));
  if (telling.length < 2) return null;
  const kept = telling.slice(0, -1);
  const difference = kept.map((g) => observed[g] - expected[g]);
  const solved = solve(
    kept.map((g) => kept.map((h) => covariance[g][h])),
    difference
  );
  if (!solved) return null;
  const chiSquare = sum(difference.map((value, i) => value * solved[i]));
  return {chiSquare, degrees: kept.length, p: chiSquareUpper(chiSquare, kept.length), observed, expected};
}

/** The chance that a chi-square of so many degrees is larger: the upper incomplete gamma function Q(degrees/2, x/2). */
function chiSquareUpper(x: number, degrees: number): number {
  if (!(x > 0)) return 1;
  const a = degrees / 2;
  const z = x / 2;
  const scale = Math.exp(-z + a * Math.log(z) - lnGammaOfHalf(degrees));
  if (z < a + 1) {
    // The series of the lower part (Abramowitz & Stegun 6.5.29).
    let term = 1 / a;
    let total = term;
    for (let i = 1; i < 500 && term > total * 1e-16; i++) total += term *= z / (a + i);
    return Math.max(0, 1 - total * scale);
  }
  // The continued fraction of the upper part (6.5.31), by Lentz's method.
  let b = z + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 500; i++) {
    const factor = -i * (i - a);
    b += 2;
    d = 1 / (factor * d + b);
    c = b + factor / c;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return scale * h;
}

/** ln Γ(degrees/2) for whole degrees: by the recurrence from Γ(1) = 1 or Γ(1/2) = √π. */
function lnGammaOfHalf(degrees: number): number {
  let value = degrees % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
  for (let x = degrees % 2 === 0 ? 1 : 0.5; x < degrees / 2; x++) value += Math.log(x);
  return value;
}
