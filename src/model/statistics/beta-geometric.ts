/**
 * The shifted beta-geometric model of retention (Fader & Hardie 2007): each customer leaves with a
 * chance of their own each period, the chances are spread by a beta distribution, and so those who
 * are still here are more and more the loyal ones. The hazard of period t (1, 2, …) is
 * α/(α + β + t − 1), written here as m/(1 + φ(t − 1)) with m = α/(α + β) and φ = 1/(α + β): φ = 0 is
 * everyone alike.
 */
import {z95, type Interval} from "./intervals.js";
import {checkRiskRow} from "./survival.js";

/** Of one period: how many began it, and how many left within it. */
export interface PeriodLoss {
  /** 1 for the first. */
  readonly period: number;
  readonly atRisk: number;
  readonly left: number;
}

export interface BetaGeometric {
  readonly alpha: number;
  readonly beta: number;
  /** Chance to leave in the first period, and how fast it falls. */
  readonly m: number;
  readonly phi: number;
  /** Covariance of (logit m, ln φ) from the curvature of the likelihood; ln φ is taken as fixed where it lies at its bound. */
  readonly covariance: readonly [readonly [number, number], readonly [number, number]];
}

const phiLeast = 1e-6;
const phiMost = 50;

/**
 * Fits by maximum likelihood to what was seen period by period; groups that entered late only count
 * where they were seen.
 *
 * @returns null where there are fewer than two periods, or nobody or everybody left
 */
export function fitBetaGeometric(losses: readonly PeriodLoss[]): BetaGeometric | null {
  for (const {period, atRisk, left: events} of losses) {
    if (!(Number.isInteger(period) && period >= 1))
      throw new Error(`invalid period: expected a whole number from 1 on; found ${period}`);
    checkRiskRow({time: period, atRisk, events});
  }
  const seen = losses.filter(({atRisk}) => atRisk > 0);
  const left = seen.reduce((sum, loss) => sum + loss.left, 0);
  if (seen.length < 2 || left === 0 || seen.every((loss) => loss.left >= loss.atRisk)) return null;
  const best = (lnPhi: number) => likelihood(seen, bestM(seen, Math.exp(lnPhi)), Math.exp(lnPhi));
  const lnPhi = highest(best, Math.log(phiLeast), Math.log(phiMost));
  const phi = Math.exp(lnPhi);
  const m = bestM(seen, phi);
  return {m, phi, alpha: m / phi, beta: (1 - m) / phi, covariance: covarianceAt(seen, m, phi)};
}

/** The share still here after each of the first periods, `[S(1), S(2), …]`. */
export function projectedSurvival({m, phi}: Pick<BetaGeometric, "m" | "phi">, periods: number): number[] {
  if (!(m >= 0 && m <= 1 && phi >= 0 && phi < Infinity))
    throw new Error(`invalid model: expected m from 0 to 1 and φ from 0 on; found ${m} and ${phi}`);
  let survival = 1;
  return Array.from({length: periods}, (_, i) => (survival *= 1 - m / (1 + phi * i)));
}

/** ln S of the first periods, out of ln φ and logit m: so that it is told from −∞ where S itself is too small for a number. */
function logSurvival(logitM: number, lnPhi: number, periods: number): number[] {
  const phi = Math.exp(lnPhi);
  const [leaves, stays] = [1 / (1 + Math.exp(-logitM)), 1 / (1 + Math.exp(logitM))];
  let sum = 0;
  // By the smaller of the two, so that neither a few who leave nor a few who stay are lost by rounding.
  return Array.from(
    {length: periods},
    (_, i) =>
      (sum += leaves < stays ? Math.log1p(-leaves / (1 + phi * i)) : Math.log((phi * i + stays) / (1 + phi * i)))
  );
}

/**
 * The projected share with its band, by the delta method on ln(−ln S). It holds the model for true: only the sampling error is in it.
 *
 * @throws of a model by which nobody or everybody leaves at once: it has no band
 */
export function projectedBand(model: BetaGeometric, periods: number): (Interval & {readonly survival: number})[] {
  if (!(model.m > 0 && model.m < 1 && model.phi > 0 && model.phi < Infinity))
    throw new Error(`invalid model: expected m between 0 and 1 and φ above 0; found ${model.m} and ${model.phi}`);
  const at = (logitM: number, lnPhi: number) =>
    logSurvival(logitM, lnPhi, periods).map((logShare) => Math.log(-logShare));
  const logitM = Math.log(model.m / (1 - model.m));
  const lnPhi = Math.log(model.phi);
  const step = 1e-4;
  const [upM, downM, upPhi, downPhi] = [
    at(logitM + step, lnPhi),
    at(logitM - step, lnPhi),
    at(logitM, lnPhi + step),
    at(logitM, lnPhi - step)
  ];
  const [[mm, mp], [, pp]] = model.covariance;
  return logSurvival(logitM, lnPhi, periods).map((logShare, i) => {
    const gm = (upM[i] - downM[i]) / (2 * step);
    const gp = (upPhi[i] - downPhi[i]) / (2 * step);
    const half = z95 * Math.sqrt(Math.max(0, gm * gm * mm + 2 * gm * gp * mp + gp * gp * pp));
    return {
      survival: Math.exp(logShare),
      low: Math.exp(logShare * Math.exp(half)),
      high: Math.exp(logShare * Math.exp(-half))
    };
  });
}

/** What a customer pays over their stay, discounted, up to a horizon. */
export interface LifetimeValue extends Interval {
  readonly value: number;
}

/**
 * Σ S(t)·revenue/(1 + rate)^(t/12) over the months t = 0 … horizon − 1: revenue, not margin. Its
 * interval takes the band of survival at its ends, and the error of the mean revenue besides. Where customers cost more
 * than they pay, it's those who stay longest that cost most.
 *
 * @param survival share still here at the start of month 1, 2, … with its band; month 0 begins with everyone
 * @param monthly mean revenue a customer and month with its standard error
 * @param rate discount a year, such as .08
 */
export function lifetimeValue(
  survival: readonly (Interval & {readonly survival: number})[],
  monthly: {readonly mean: number; readonly standardError: number},
  rate: number
): LifetimeValue {
  if (!(rate > -1 && rate < Infinity)) throw new Error(`invalid rate: expected one above −1; found ${rate}`);
  const {mean, standardError} = monthly;
  if (!(Number.isFinite(mean) && standardError >= 0 && standardError < Infinity))
    throw new Error(`invalid revenue: expected an amount with its error; found ${mean} ± ${standardError}`);
  for (const {survival: share, low, high} of survival)
    if (!(0 <= low && low <= share && share <= high && high <= 1))
      throw new Error(`invalid survival: expected shares within their bands; found ${share} (${low} to ${high})`);
  const discounted = (share: (point: Interval & {readonly survival: number}) => number) =>
    survival.reduce((sum, point, i) => sum + share(point) / (1 + rate) ** ((i + 1) / 12), 1);
  const months = discounted((point) => point.survival);
  const value = months * monthly.mean;
  const error = z95 * monthly.standardError * months;
  const ends = [discounted(({low}) => low), discounted(({high}) => high)].map((end) => (end - months) * monthly.mean);
  return {value, low: value - Math.hypot(Math.min(...ends), error), high: value + Math.hypot(Math.max(...ends), error)};
}

function likelihood(losses: readonly PeriodLoss[], m: number, phi: number): number {
  let sum = 0;
  for (const {period, atRisk, left} of losses) {
    const spread = 1 + phi * (period - 1);
    sum += left * Math.log(m) + (atRisk - left) * Math.log(spread - m) - atRisk * Math.log(spread);
  }
  return sum;
}

/** The best m for a φ: the score falls steadily from +∞, so halving finds its zero. */
function bestM(losses: readonly PeriodLoss[], phi: number): number {
  const left = losses.reduce((sum, loss) => sum + loss.left, 0);
  const score = (m: number) =>
    left / m - losses.reduce((sum, loss) => sum + (loss.atRisk - loss.left) / (1 + phi * (loss.period - 1) - m), 0);
  let [low, high] = [1e-12, 1 - 1e-12];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (score(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Where a function with one top is highest: a coarse look, then the golden section. */
function highest(f: (x: number) => number, from: number, to: number): number {
  const steps = 40;
  const values = Array.from({length: steps + 1}, (_, i) => f(from + ((to - from) * i) / steps));
  const top = values.indexOf(Math.max(...values));
  let low = from + ((to - from) * Math.max(0, top - 1)) / steps;
  let high = from + ((to - from) * Math.min(steps, top + 1)) / steps;
  const golden = (Math.sqrt(5) - 1) / 2;
  let a = high - golden * (high - low);
  let b = low + golden * (high - low);
  let [fa, fb] = [f(a), f(b)];
  for (let i = 0; i < 60; i++) {
    if (fa >= fb) {
      [high, b, fb] = [b, a, fa];
      a = high - golden * (high - low);
      fa = f(a);
    } else {
      [low, a, fa] = [a, b, fb];
      b = low + golden * (high - low);
      fb = f(b);
    }
  }
  return (low + high) / 2;
}

function covarianceAt(losses: readonly PeriodLoss[], m: number, phi: number): BetaGeometric["covariance"] {
  const logitM = Math.log(m / (1 - m));
  const lnPhi = Math.log(phi);
  const at = (a: number, b: number) => likelihood(losses, 1 / (1 + Math.exp(-a)), Math.exp(b));
  const h = 1e-3;
  const here = at(logitM, lnPhi);
  const mm = -(at(logitM + h, lnPhi) - 2 * here + at(logitM - h, lnPhi)) / (h * h);
  const pp = -(at(logitM, lnPhi + h) - 2 * here + at(logitM, lnPhi - h)) / (h * h);
  const mp =
    -(at(logitM + h, lnPhi + h) - at(logitM + h, lnPhi - h) - at(logitM - h, lnPhi + h) + at(logitM - h, lnPhi - h)) /
    (4 * h * h);
  const determinant = mm * pp - mp * mp;
  // At the bound the likelihood hardly depends on φ: everyone is alike, and m alone is uncertain.
  if (!(determinant > 1e-9 * mm) || phi < 10 * phiLeast)
    return [
      [mm > 0 ? 1 / mm : 0, 0],
      [0, 0]
    ];
  return [
    [pp / determinant, -mp / determinant],
    [-mp / determinant, mm / determinant]
  ];
}
