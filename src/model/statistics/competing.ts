/** Reasons that compete for the same leavers: whoever ports out can't be cut off for arrears afterwards. */
import {z95, type Interval} from "./intervals.js";
import {sum} from "./sums.js";
import {checkOrder, checkRiskRow} from "./survival.js";

/** At one time: at risk just before it, and events of each reason at it. Rows go by ascending time. */
export interface CompetingRow {
  readonly time: number;
  readonly atRisk: number;
  readonly events: readonly number[];
}

/** Just after one time: the share that has left for one reason by then. While nobody has, and once everybody has, there is no interval: its ends are NaN. */
export interface IncidenceStep extends Interval {
  readonly time: number;
  readonly incidence: number;
  readonly standardError: number;
}

/**
 * Aalen–Johansen: the share of a starting group that has left for a reason by t, Σ S(s−)·d_k/n, all
 * other reasons at work. Shares of all reasons and of those still here add up to 1. Variance by
 * Marubini & Valsecchi (1995), band on ln(−ln(1 − F)).
 *
 * @param reason position in `events`
 * @throws where counts aren't numbers from 0 on, or more leave than are at risk
 */
export function cumulativeIncidence(rows: readonly CompetingRow[], reason: number): IncidenceStep[] {
  for (const {time, atRisk, events} of rows) {
    for (const one of events) checkRiskRow({time, atRisk, events: one});
    checkRiskRow({time, atRisk, events: sum(events)});
  }
  checkOrder(rows);
  const seen = rows.filter(({atRisk}) => atRisk > 0);
  const points: {
    readonly time: number;
    readonly before: number;
    readonly n: number;
    readonly d: number;
    readonly own: number;
    readonly incidence: number;
  }[] = [];
  let survival = 1;
  let incidence = 0;
  for (const {time, atRisk, events} of seen) {
    const d = sum(events);
    if (d === 0) continue;
    const own = events[reason] ?? 0;
    incidence += (survival * own) / atRisk;
    points.push({time, before: survival, n: atRisk, d, own, incidence});
    survival *= 1 - d / atRisk;
  }
  // Of the variance Σ (F_t − F_s)² a + b − 2(F_t − F_s) c, the sums over s are kept as t moves on.
  let [a, aF, aFF, b, c, cF] = [0, 0, 0, 0, 0, 0];
  return points.map(({time, before, n, d, own, incidence: f}) => {
    const weight = n > d ? d / (n * (n - d)) : 0;
    const cross = (before * own) / n ** 2;
    a += weight;
    aF += weight * f;
    aFF += weight * f * f;
    b += (before ** 2 * (n - own) * own) / n ** 3;
    c += cross;
    cF += cross * f;
    const variance = Math.max(0, f * f * a - 2 * f * aF + aFF + b - 2 * (f * c - cF));
    const standardError = Math.sqrt(variance);
    return {time, incidence: f, standardError, ...bandOf(f, standardError)};
  });
}

/** The share that has left for the reason by a time; before anyone has it is 0: for certain at time 0, and later without an interval. */
export function incidenceAt(steps: readonly IncidenceStep[], time: number): Interval & {readonly incidence: number} {
  const low = time > 0 ? NaN : 0;
  return steps.findLast((one) => one.time <= time) ?? {incidence: 0, low, high: low};
}

function bandOf(incidence: number, standardError: number): Interval {
  if (!(incidence > 0 && incidence < 1)) return {low: NaN, high: NaN};
  const stay = 1 - incidence;
  const half = (z95 * standardError) / (stay * Math.abs(Math.log(stay)));
  return {low: 1 - stay ** Math.exp(-half), high: 1 - stay ** Math.exp(half)};
}
