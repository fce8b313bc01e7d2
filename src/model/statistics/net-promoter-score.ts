import {normalInterval, z95, type Interval} from "./intervals.js";

/** Answers by kind: detractors (0–6), passives (7–8), promoters (9–10). */
export interface PromoterCounts {
  readonly detractors: number;
  readonly passives: number;
  readonly promoters: number;
}

/** What one answer adds to a net promoter score in points: −100, 0 or +100. */
export function promoterPoints(score: number): -100 | 0 | 100 {
  if (!(score >= 0 && score <= 10)) throw new Error(`invalid score: expected 0 to 10; found ${score}`);
  return score >= 9 ? 100 : score <= 6 ? -100 : 0;
}

/**
 * Net promoter score as a share (−1 … 1) with the population variance of one answer,
 * p_promoter + p_detractor − NPS², and the standard error of the score.
 *
 * @throws of negative counts, and of no answers
 */
export function netPromoterScore({detractors, passives, promoters}: PromoterCounts): {
  readonly value: number;
  readonly variance: number;
  readonly standardError: number;
} {
  for (const [kind, count] of Object.entries({detractors, passives, promoters}))
    if (!(count >= 0 && count < Infinity))
      throw new Error(`invalid counts: expected ${kind} from 0 on; found ${count}`);
  const n = detractors + passives + promoters;
  if (!(n > 0)) throw new Error(`invalid counts: expected at least one answer; found ${n}`);
  const value = (promoters - detractors) / n;
  const variance = (promoters + detractors) / n - value * value;
  return {value, variance, standardError: Math.sqrt(variance / n)};
}

/**
 * The 95 % interval of a net promoter score by adjusted Wald (Rocks 2016): ¾ detractor, 1½ passives
 * and ¾ promoter are added, which keeps the coverage with few answers, where everyone may happen to
 * agree. Customers are the independent units: each counts as one answer, the mean of their own.
 *
 * @param value −1 … 1
 * @param standardError as the moments give it (sample form), clustering included
 * @param customers equal ones: where some answer more often than others, as many as would tell as much
 * @returns within −1 … 1
 * @throws of a score or an error that can't be, and of nobody
 */
export function promoterInterval(value: number, standardError: number, customers: number): Interval {
  if (!(Math.abs(value) <= 1)) throw new Error(`invalid score: expected −1 to 1; found ${value}`);
  if (!(standardError >= 0 && standardError < Infinity))
    throw new Error(`invalid standard error: expected 0 or more; found ${standardError}`);
  if (!(customers > 0)) throw new Error(`invalid customers: expected a positive number; found ${customers}`);
  const n = customers + 3;
  // Mean square of a customer's answer, from the variance between customers; ¾ + ¾ added answers have a square of 1.
  const square = value * value + standardError * standardError * (customers - 1);
  const centre = (customers * value) / n;
  const variance = Math.max(0, (customers * square + 1.5) / n - centre * centre);
  const {low, high} = normalInterval(centre, Math.sqrt(variance / n));
  // Of one or two customers who all agree, the added answers pull the middle so far that the score itself would lie outside.
  return {low: Math.max(-1, Math.min(value, low)), high: Math.min(1, Math.max(value, high))};
}

/** Answers needed for a 95 % interval of ± `halfWidth` (a share) when one answer has this variance. */
export function answersNeeded(halfWidth: number, variance: number): number {
  if (!(halfWidth > 0 && halfWidth < Infinity))
    throw new Error(`invalid half-width: expected a positive share; found ${halfWidth}`);
  if (!(variance >= 0 && variance < Infinity))
    throw new Error(`invalid variance: expected one from 0 on; found ${variance}`);
  return Math.round(((z95 / halfWidth) * Math.sqrt(variance)) ** 2);
}
