import type {Cell, CellOf} from "./cells.js";
import type {AppraisedIndicator, Compare, IndicatorFacts, SystemFacts} from "./published.js";
import {indicatorScore} from "./scoring.js";

export interface ScorecardRow {
  readonly indicator: IndicatorFacts;
  /** Null where the unit's period is under the privacy floor. */
  readonly cell: Cell | null;
  /** Null for an observed indicator. */
  readonly appraised: AppraisedIndicator | null;
  /** Points of the value and of its interval's ends, the lower first. */
  readonly points: {readonly value: number; readonly low: number; readonly high: number} | null;
}

export interface Scorecard {
  readonly appraised: readonly ScorecardRow[];
  readonly observed: readonly ScorecardRow[];
}

/** What a system sees of one unit in one period. */
export function scorecardOf(compare: Compare, cellOf: CellOf, system: SystemFacts, unit: number, period: number): Scorecard {
  const facts = new Map(compare.site.indicators.map((indicator) => [indicator.id, indicator]));
  const rowOf = (id: string, appraised: AppraisedIndicator | null): ScorecardRow => {
    const indicator = facts.get(id);
    if (indicator === undefined) throw new Error(`invalid system ${system.id}: expected a published indicator; found "${id}"`);
    const cell = cellOf(id, unit, period);
    return {indicator, cell, appraised, points: cell && appraised && pointsOf(cell, appraised)};
  };
  return {
    appraised: system.appraise.map((appraised) => rowOf(appraised.indicator, appraised)),
    observed: system.observe.filter((id) => facts.has(id)).map((id) => rowOf(id, null))
  };
}

function pointsOf({value, low, high}: Cell, {score}: AppraisedIndicator) {
  const ends = [indicatorScore(low, score), indicatorScore(high, score)];
  return {value: indicatorScore(value, score), low: Math.min(...ends), high: Math.max(...ends)};
}
