import type {CellOf} from "./cells.js";
import {covarianceOf} from "./errors.js";
import type {Interval} from "./intervals.js";
import type {AppraisedIndicator, Compare, Standing} from "./published.js";
import {standings} from "./ranking.js";
import {systemScore} from "./scoring.js";

const draws = 1000;
const seed = 20260930;

export interface LeagueRow {
  /** Position in `Compare.units`. */
  readonly unit: number;
  readonly legacy: Standing;
  readonly challenger: Standing;
  /** Places gained (+) or lost (−) when customers instead of contacts are appraised. */
  readonly move: number;
  readonly undone: number;
  readonly beyondNoise: boolean;
  /** Customers behind the appraised indicator that rests on the fewest. */
  readonly fewestCustomers: number;
}

export interface League {
  readonly rows: readonly LeagueRow[];
  /** Units without a score: an appraised indicator of theirs is under the privacy floor in this period. */
  readonly unranked: readonly {readonly unit: number; readonly lacks: readonly string[]}[];
  readonly agreement: Interval & {readonly value: number};
  /** False where the period has no error correlations of its own and those of another stand in. */
  readonly ownCorrelations: boolean;
}

/**
 * Scores, places and moves of all units of one kind in one period.
 *
 * @param period position in `Compare.periods`
 */
export function leagueAt(compare: Compare, cellOf: CellOf, kind: string, period: number): League {
  const {legacy, challenger} = compare.site.systems;
  const appraised = compare.errors.indicators;
  const needed = new Set([...legacy.appraise, ...challenger.appraise].map(({indicator}) => indicator));
  const rows: {unit: number; values: number[]; covariance: number[][]; fewestCustomers: number}[] = [];
  const unranked: {unit: number; lacks: string[]}[] = [];
  let ownCorrelations = true;
  compare.units.forEach((facts, unit) => {
    if (facts.kind !== kind) return;
    // An indicator that isn't measurable is among the needed, but has no errors.
    const lacks = [...needed].filter((indicator) => cellOf(indicator, unit, period) === null);
    const found = appraised.map((indicator) => cellOf(indicator, unit, period)).filter((cell) => cell !== null);
    const correlations = correlationsFor(compare, unit, period);
    if (lacks.length > 0 || correlations === null) {
      unranked.push({unit, lacks});
      return;
    }
    ownCorrelations &&= correlations.own;
    rows.push({
      unit,
      values: found.map(({value}) => value),
      covariance: covarianceOf(found.map(({standardError}) => standardError), correlations.values),
      fewestCustomers: Math.min(...found.map(({customers}) => customers))
    });
  });
  const result = standings({
    values: rows.map(({values}) => values),
    covariance: rows.map(({covariance}) => covariance),
    score: {legacy: scorer(appraised, legacy.appraise), challenger: scorer(appraised, challenger.appraise)},
    draws,
    seed
  });
  return {
    rows: rows.map(({unit, fewestCustomers}, i) => ({
      unit,
      fewestCustomers,
      legacy: result.legacy[i],
      challenger: result.challenger[i],
      move: result.move[i],
      undone: result.undone[i],
      beyondNoise: result.beyondNoise[i]
    })),
    unranked,
    agreement: result.agreement,
    ownCorrelations
  };
}

function scorer(indicators: readonly string[], appraise: readonly AppraisedIndicator[]): (values: readonly number[]) => number {
  return (values) => systemScore(new Map(indicators.map((id, i) => [id, values[i]])), appraise) ?? NaN;
}

/** A period without correlations of its own borrows those of a period that holds it, or of any other of the unit. */
function correlationsFor(compare: Compare, unit: number, period: number): {values: readonly number[]; own: boolean} | null {
  const cells = compare.errors.cells.filter((cell) => cell.unit === unit);
  const own = cells.find((cell) => cell.period === period);
  if (own) return {values: own.correlations, own: true};
  const {from, to} = compare.periods[period];
  const around = cells.find((cell) => compare.periods[cell.period].from <= from && to <= compare.periods[cell.period].to);
  const nearest = around ?? cells[0];
  return nearest ? {values: nearest.correlations, own: false} : null;
}
