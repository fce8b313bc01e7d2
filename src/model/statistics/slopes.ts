/** What an indicator has to do with an outcome, between units and within each of them, and before and after it was appraised. */

import type {Spread} from "./intervals.js";
import {panelCoefficient, type PanelRegressionRow} from "./panel-regression.js";
import {mean} from "./sums.js";
import {productsOf, wildCoefficient} from "./wild-regression.js";

/** One unit in one period: an indicator, counted so that higher is better, and what came of it. */
export interface PanelRow {
  /** Who is followed: a unit, or one half of a unit's customers. */
  readonly unit: string;
  /** Whose units share shocks: a city. */
  readonly cluster: string;
  /** Periods in their order. */
  readonly period: number;
  readonly indicator: number;
  readonly outcome: number;
}

/** A slope in standard deviations of the outcome for one of the indicator, with its 95 % interval. */
export type Slope = Spread;

/**
 * The slope between units (means of all their periods) and within units (each less its own mean and
 * the period's). Where units that look good have worse outcomes while a unit's own better months have
 * better ones, or the other way round, the indicator tells something else of units than it does of service.
 * Intervals by the wild bootstrap over clusters ({@link wildCoefficient}).
 *
 * @returns null for a slope that can't be told: fewer than six clusters, no variation, or no end of its interval
 */
export function slopes(panel: readonly PanelRow[]): {readonly between: Slope | null; readonly within: Slope | null} {
  return {between: betweenUnits(panel), within: withinUnits(panel)};
}

/**
 * V = β₁P + β₂Post + β₃P·Post over units and periods: whether an indicator goes less with the outcome since
 * it is appraised (Courty & Marschke 2008). P and V are standardised; the period's mean is taken off both.
 *
 * @param since the first period in which it was appraised
 * @returns β₁ and β₃ with 95 % intervals over clusters; null where either side has fewer than two periods, or no verdict can be given
 */
export function sinceInForce(
  panel: readonly PanelRow[],
  since: number
): {readonly before: Slope; readonly change: Slope} | null {
  const periods = [...new Set(panel.map(({period}) => period))];
  if (periods.filter((period) => period < since).length < 2 || periods.filter((period) => period >= since).length < 2)
    return null;
  const rows = lessMeans(panel, ({period}) => period);
  const [p, v] = [standardised(rows.map(({indicator}) => indicator)), standardised(rows.map(({outcome}) => outcome))];
  if (!p || !v) return null;
  const regression = {
    rows: regressionRows(rows),
    columns: [p, p.map((value, i) => value * Number(rows[i].period >= since))],
    outcome: v,
    isWithinUnits: false
  };
  const [before, change] = [panelCoefficient(regression, 0), panelCoefficient(regression, 1)];
  return before && change && {before: slope(before), change: slope(change)};
}

function betweenUnits(panel: readonly PanelRow[]): Slope | null {
  const rows = unitMeans(panel);
  const [p, v] = [standardised(rows.map(({indicator}) => indicator)), standardised(rows.map(({outcome}) => outcome))];
  if (!p || !v) return null;
  const found = wildCoefficient(
    productsOf(
      rows.map(({cluster}) => cluster),
      p.map((value) => [1, value]),
      v
    ),
    1
  );
  return found && slope(found);
}

function withinUnits(panel: readonly PanelRow[]): Slope | null {
  const rows = demeaned(panel);
  const [p, v] = [standardised(rows.map(({indicator}) => indicator)), standardised(rows.map(({outcome}) => outcome))];
  if (!p || !v) return null;
  const found = panelCoefficient({rows: regressionRows(rows), columns: [p], outcome: v, isWithinUnits: true}, 0);
  return found && slope(found);
}

function regressionRows(panel: readonly PanelRow[]): PanelRegressionRow[] {
  return panel.map(({unit, cluster, period}) => ({unit, cluster, period, weight: 1}));
}

function slope({value, low, high}: Spread): Slope {
  return {value, low, high};
}

function unitMeans(panel: readonly PanelRow[]): PanelRow[] {
  return [...new Set(panel.map(({unit}) => unit))].map((unit) => {
    const own = panel.filter((row) => row.unit === unit);
    return {
      ...own[0],
      indicator: mean(own.map(({indicator}) => indicator)),
      outcome: mean(own.map(({outcome}) => outcome))
    };
  });
}

/** Less the means of units and periods, in turn until both are gone: panels may have gaps. */
function demeaned(panel: readonly PanelRow[]): PanelRow[] {
  let rows = [...panel];
  for (let round = 0; round < 8; round++)
    rows = lessMeans(
      lessMeans(rows, ({unit}) => unit),
      ({period}) => period
    );
  return rows;
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
