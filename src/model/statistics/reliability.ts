import {median} from "./ranking.js";
/** What a reliability means for people who are ranked by it. */

/** @throws where a variance is negative */
function checkVariance(name: string, variance: number): void {
  if (!(variance >= 0)) throw new Error(`invalid variance ${name}: expected one from 0 on; found ${variance}`);
}

/**
 * Reliability of a unit's figure: σ_b² / (σ_b² + σ_w²/n).
 *
 * @throws of negative variances, and of nobody
 */
export function reliability(between: number, perCustomer: number, n: number): number {
  checkVariance("between units", between);
  checkVariance("of a customer", perCustomer);
  if (!(n > 0)) throw new Error(`invalid n: expected a positive number; found ${n}`);
  return between / (between + perCustomer / n);
}

/**
 * Customers a unit needs for a reliability: R/(1 − R) · (1 − ρ)/ρ, with ρ the share of one customer's
 * variance that lies between units. Infinite where units don't differ.
 *
 * @throws of a reliability that can't be had, and of negative variances
 */
export function customersNeeded(target: number, between: number, perCustomer: number): number {
  if (!(target >= 0 && target < 1)) throw new Error(`invalid target: expected a share under 1; found ${target}`);
  checkVariance("between units", between);
  checkVariance("of a customer", perCustomer);
  return between > 0 ? ((target / (1 - target)) * perCustomer) / between : Infinity;
}

/** Chance that a unit stands in the wrong half: acos(√r)/π. */
export function wrongHalf(r: number): number {
  return Math.acos(Math.sqrt(Math.max(0, Math.min(1, r)))) / Math.PI;
}

/**
 * Chance that a unit shown in the top quarter isn't truly in it, where shown and true values are
 * bivariate normal with correlation √r: by the midpoint rule over the shown value.
 */
export function wrongTopQuarter(r: number): number {
  const correlation = Math.sqrt(Math.max(0, Math.min(1, r)));
  if (correlation === 1) return 0;
  const cut = 0.6744897501960817;
  const steps = 2000;
  const width = 8 / steps;
  let missed = 0;
  let shown = 0;
  for (let i = 0; i < steps; i++) {
    const x = cut + (i + 0.5) * width;
    const density = Math.exp((-x * x) / 2);
    shown += density;
    missed += density * normalShare((cut - correlation * x) / Math.sqrt(1 - correlation ** 2));
  }
  return missed / shown;
}

/** Bands of rankability τ²/(τ² + median σ²) (van Dishoeck et al. 2011). */
export type RankabilityBand = "poor" | "moderate" | "good";

/** @throws of negative variances */
export function rankability(between: number, errors: readonly number[]): number {
  checkVariance("between units", between);
  for (const one of errors) checkVariance("of an error", one);
  return between / (between + median(errors));
}

/** @throws where it isn't a share: whatever can't be told isn't good */
export function rankabilityBand(value: number): RankabilityBand {
  if (!(value >= 0 && value <= 1)) throw new Error(`invalid rankability: expected 0 to 1; found ${value}`);
  return value < 0.5 ? "poor" : value <= 0.75 ? "moderate" : "good";
}

/** The standard normal distribution function (Abramowitz & Stegun 26.2.17, within 7.5·10⁻⁸). */
export function normalShare(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const tail =
    (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x >= 0 ? 1 - tail : tail;
}
