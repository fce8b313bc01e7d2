/** What an indicator has to do with an outcome, between units and within each of them, and before and after it was appraised. */
import {studentPoint95} from "./student.js";
import type {Interval} from "./intervals.js";
import {leastSquares} from "./linear.js";
import {mean} from "./sums.js";

/** One unit in one period: an indicator, counted so that higher is better, and what came of it. */
export interface PanelRow {
  readonly unit: string;
  /** Periods in their order. */
  readonly period: number;
  readonly indicator: number;
  readonly outcome: number;
}

/** A slope in standard deviations of the outcome for one of the indicator, with its 95 % interval. */
export interface Slope extends Interval {
  readonly value: number;
}

/**
 * The slope between units (means of all their periods) and within units (each less its own mean and
 * the period's). Where units that look good have worse outcomes while a unit's own better months have
 * better ones, or the other way round, the indicator tells something else of units than it does of service.
 *
 * @returns null for a slope that can't be told: fewer than six units, or no variation
 */
export function slopes(panel: readonly PanelRow[]): {readonly between: Slope | null; readonly within: Slope | null} {
  const units = [...new Set(panel.map(({unit}) => unit))];
  if (units.length < 6) return {between: null, within: null};
  const means = units.map((unit) => {
    const own = panel.filter((row) => row.unit === unit);
    return {unit, indicator: mean(own.map((row) => row.indicator)), outcome: mean(own.map((row) => row.outcome))};
  });
  return {between: slopeOf(means), within: slopeOf(demeaned(panel))};
}

/**
 * V = β₁P + β₂Post + β₃P·Post over units and periods: whether an indicator goes less with the outcome since
 * it is appraised (Courty & Marschke 2008). P and V are standardised; the period's mean is taken off both.
 *
 * @param since the first period in which it was appraised
 * @returns β₁ and β₃ with 95 % intervals over units; null where either side has fewer than two periods
 */
export function sinceInForce(
  panel: readonly PanelRow[],
  since: number
): {readonly before: Slope; readonly change: Slope} | null {
  const periods = [...new Set(panel.map(({period}) => period))];
  if (periods.filter((period) => period < since).length < 2 || periods.filter((period) => period >= since).length < 2)
    return null;
  const rows = offPeriods(panel);
  const [p, v] = [standardised(rows.map(({indicator}) => indicator)), standardised(rows.map(({outcome}) => outcome))];
  if (!p || !v) return null;
  const fit = leastSquares(
    rows.map(({period}, i) => [p[i], p[i] * Number(period >= since)]),
    v,
    rows.map(({unit}) => unit)
  );
  if (!fit || fit.clusters < 6) return null;
  const [before, change] = fit.coefficients.map((value, k) => interval(value, fit.standardErrors[k], fit.clusters));
  return {before, change};
}

interface Pair {
  readonly unit: string;
  readonly indicator: number;
  readonly outcome: number;
}

function slopeOf(rows: readonly Pair[]): Slope | null {
  const [p, v] = [standardised(rows.map(({indicator}) => indicator)), standardised(rows.map(({outcome}) => outcome))];
  if (!p || !v) return null;
  const fit = leastSquares(
    p.map((value) => [1, value]),
    v,
    rows.map(({unit}) => unit)
  );
  return fit && fit.clusters >= 6 ? interval(fit.coefficients[1], fit.standardErrors[1], fit.clusters) : null;
}

/** Less the means of units and periods, in turn until both are gone: panels may have gaps. */
function demeaned(panel: readonly PanelRow[]): PanelRow[] {
  let rows = [...panel];
  for (let round = 0; round < 8; round++) rows = offPeriods(lessMeans(rows, ({unit}) => unit));
  return rows;
}

function offPeriods(panel: readonly PanelRow[]): PanelRow[] {
  return lessMeans(panel, ({period}) => period);
}

function lessMeans(panel: readonly PanelRow[], keyOf: (row: PanelRow) => string | number): PanelRow[] {
  const sums = new Map<string | number, {n: number; indicator: number; outcome: number}>();
  for (const row of panel) {
    const sum = sums.get(keyOf(row)) ?? {n: 0, indicator: 0, outcome: 0};
    sums.set(keyOf(row), sum);
    sum.n++;
    sum.indicator += row.indicator;
    sum.outcome += row.outcome;
  }
  return panel.map((row) => {
    const sum = sums.get(keyOf(row)) ?? {n: 1, indicator: 0, outcome: 0};
    return {...row, indicator: row.indicator - sum.indicator / sum.n, outcome: row.outcome - sum.outcome / sum.n};
  });
}

function standardised(values: readonly number[]): number[] | null {
  const centre = mean(values);
  const spread = Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
  return spread > 1e-12 ? values.map((value) => (value - centre) / spread) : null;
}

function interval(value: number, error: number, clusters: number): Slope {
  const half = studentPoint95(clusters - 1) * error;
  return {value, low: value - half, high: value + half};
}
