/**
 * Survival from a counting-process life table. Each row is a moment in time: how many were at risk of
 * leaving just before it, and how many left. Whoever entered late (delayed entry) or went out of sight
 * (censoring) only shows in how many were at risk, so the same functions serve both.
 */
import {z95, type Interval, type Spread} from "./intervals.js";
import {carefulShare, differenceOf} from "./shares.js";
import {studentPoint95} from "./student.js";
import {sumOf} from "./sums.js";

/** At one time: at risk just before it, and events at it. Rows go by ascending time. */
export interface RiskRow {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
}

/** The curve just after one time at which something happened. Where nobody is left there is no interval: its ends are NaN. */
export interface SurvivalStep extends Interval {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  /** Share that is still here. */
  readonly survival: number;
  /** Greenwood's standard error of the share. */
  readonly standardError: number;
  /** Greenwood's sum Σ d/(n(n−d)): the variance of ln S. */
  readonly logVariance: number;
}

/** How the band is made: on ln(−ln S), which stays between 0 and 1, or on ln S, as R's `survfit` does unless told otherwise. */
export type Band = "log-log" | "log";

/** One subject: from when it was seen, until when, and whether it left then. */
export interface Spell {
  readonly start: number;
  readonly stop: number;
  readonly event: boolean;
}

/**
 * The rows of subjects given one by one. Who enters at a time isn't yet at risk then; who leaves or is lost at a time still is.
 *
 * @param ticks the times to count at; those at which someone stops unless given
 */
export function riskRowsOf(
  spells: readonly Spell[],
  ticks: Iterable<number> = spells.map(({stop}) => stop)
): RiskRow[] {
  const times = [...new Set(ticks)].sort((a, b) => a - b);
  return times.map((time) => ({
    time,
    atRisk: spells.filter(({start, stop}) => start < time && stop >= time).length,
    events: spells.filter(({stop, event}) => event && stop === time).length
  }));
}

/**
 * Refuses a row that no life table has.
 *
 * @throws where counts aren't numbers from 0 on, or more leave than are at risk
 */
export function checkRiskRow({time, atRisk, events}: RiskRow): void {
  if (Number.isNaN(time)) throw new Error(`invalid life table: expected times; found ${time}`);
  if (!(atRisk >= 0 && atRisk < Infinity && events >= 0))
    throw new Error(`invalid life table at ${time}: expected counts from 0 on; found ${events} events of ${atRisk}`);
  // Events spread evenly over the months of a bin add up with rounding.
  if (events > atRisk * (1 + 1e-9))
    throw new Error(`invalid life table at ${time}: expected at most ${atRisk} events; found ${events}`);
}

/**
 * Kaplan–Meier: S(t) = Π (1 − d/n) over the times up to t at which someone left, with Greenwood's
 * variance. Rows without anyone at risk say nothing and are passed over.
 *
 * @param rows by ascending time
 * @returns one step a time with events
 * @throws see {@link checkRiskRow}
 */
export function kaplanMeier(rows: readonly RiskRow[], band: Band = "log-log"): SurvivalStep[] {
  checkOrder(rows);
  let survival = 1;
  let logVariance = 0;
  return rows.flatMap((row): SurvivalStep[] => {
    checkRiskRow(row);
    const {time, atRisk, events} = row;
    if (events === 0) return [];
    survival = events >= atRisk ? 0 : survival * (1 - events / atRisk);
    logVariance += events >= atRisk ? Infinity : events / (atRisk * (atRisk - events));
    const standardError = survival > 0 ? survival * Math.sqrt(logVariance) : 0;
    return [{time, atRisk, events, survival, standardError, logVariance, ...bandOf(survival, logVariance, band)}];
  });
}

/**
 * The share still here at a time and its band. Before anyone has left it is 1: for certain at time 0, and later without an
 * interval, since that nobody has left yet doesn't say that nobody will.
 */
export function survivalAt(
  steps: readonly SurvivalStep[],
  time: number
): Interval & {readonly survival: number; readonly standardError: number} {
  const step = steps.findLast((one) => one.time <= time);
  const low = time > 0 ? NaN : 1;
  return step ?? {survival: 1, standardError: 0, low, high: low};
}

/** The first time at which no more than half are still here; null where that isn't reached. */
export function medianSurvival(steps: readonly SurvivalStep[]): number | null {
  return steps.find(({survival}) => survival <= 0.5)?.time ?? null;
}

function bandOf(survival: number, logVariance: number, band: Band): Interval {
  if (survival <= 0) return {low: NaN, high: NaN};
  const error = Math.sqrt(logVariance);
  if (band === "log")
    return {low: survival * Math.exp(-z95 * error), high: Math.min(1, survival * Math.exp(z95 * error))};
  // Kalbfleisch & Prentice: ± z·se(ln S)/ln S on the scale ln(−ln S).
  const half = (z95 * error) / Math.abs(Math.log(survival));
  return {low: survival ** Math.exp(half), high: survival ** Math.exp(-half)};
}

/** The mean time that is spent here up to a horizon, its standard error, and what both rest on. */
export interface RestrictedMean {
  readonly mean: number;
  readonly standardError: number;
  /** Customers at risk when most were, and those who left before the horizon. */
  readonly atRisk: number;
  readonly events: number;
}

/**
 * Restricted mean: the area under the curve up to the horizon, with variance Σ A(t)² d/(n(n−d)),
 * A(t) being the area from t to the horizon.
 */
export function restrictedMean(steps: readonly SurvivalStep[], horizon: number): RestrictedMean {
  if (!(horizon >= 0 && horizon < Infinity))
    throw new Error(`invalid horizon: expected a time from 0 on; found ${horizon}`);
  const within = steps.filter(({time}) => time < horizon);
  const areas: number[] = [];
  let area = 0;
  for (let i = within.length - 1; i >= 0; i--) {
    const until = i + 1 < within.length ? within[i + 1].time : horizon;
    area += within[i].survival * (until - within[i].time);
    areas[i] = area;
  }
  const mean = (within.length ? within[0].time : horizon) + area;
  let variance = 0;
  within.forEach(({atRisk, events}, i) => {
    if (events < atRisk) variance += (areas[i] ** 2 * events) / (atRisk * (atRisk - events));
  });
  return {
    mean,
    standardError: Math.sqrt(variance),
    atRisk: Math.max(0, ...within.map(({atRisk}) => atRisk)),
    events: sumOf(within, ({events}) => events)
  };
}

/**
 * The time lost up to the horizon, as a share of it, with its interval: Wilson's of as many customers as tell as much of a
 * share, with exact ends where that is of few. Its error is itself told by few: the point is Student's, with as many degrees
 * of freedom as customers less one, or three times the leavers where those are fewer; with the normal one, and errors either
 * way of the mean, groups of ten to fifty differed from a thousand of their kind in 8 to 13 of 100.
 *
 * @returns null where nobody left and so nothing tells how sure it is
 * @throws of a mean that can't be
 */
function lostTime({mean, standardError, atRisk, events}: RestrictedMean, horizon: number): Spread | null {
  // Areas add up with rounding.
  if (!(mean >= 0 && mean <= horizon * (1 + 1e-9)))
    throw new Error(`invalid mean: expected 0 to ${horizon}; found ${mean}`);
  const share = Math.max(0, 1 - mean / horizon);
  if (!(standardError > 0 && share > 0 && share < 1 && atRisk > 1)) return null;
  const customers = (share * (1 - share) * (1 - 1 / atRisk)) / (standardError / horizon) ** 2;
  return carefulShare(share, customers, studentPoint95(Math.max(2, Math.min(atRisk - 1, 3 * events))));
}

/**
 * The 95 % interval of a restricted mean, within what it can be: 0 to the horizon.
 *
 * @returns NaN ends where nobody left and so nothing tells how sure it is
 * @throws of a mean that can't be
 */
export function restrictedMeanInterval(mean: RestrictedMean, horizon: number): Interval {
  const lost = lostTime(mean, horizon);
  return lost ? {low: horizon * (1 - lost.high), high: horizon * (1 - lost.low)} : {low: NaN, high: NaN};
}

/**
 * The difference of two restricted means up to the same horizon, a less b, of groups that share no customer.
 *
 * @returns NaN ends where nobody left in one of them: its error isn't 0, but unknown
 */
export function restrictedMeanDifference(a: RestrictedMean, b: RestrictedMean, horizon: number): Spread {
  const value = a.mean - b.mean;
  const [lostA, lostB] = [lostTime(a, horizon), lostTime(b, horizon)];
  if (!lostA || !lostB) return {value, low: NaN, high: NaN};
  const {low, high} = differenceOf(lostB, lostA);
  return {value, low: Math.min(value, horizon * low), high: Math.max(value, horizon * high)};
}

/** @throws where times don't rise: who is at risk at one would be taken for who was before it */
export function checkOrder(rows: readonly {readonly time: number}[]): void {
  rows.forEach(({time}, i) => {
    if (i > 0 && !(time > rows[i - 1].time))
      throw new Error(`invalid life table: expected rising times; found ${time} after ${rows[i - 1].time}`);
  });
}
