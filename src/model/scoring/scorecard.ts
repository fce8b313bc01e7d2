import type {Cell, CellOf} from "../published/cells.js";
import {gateOutcome, type GateOutcome} from "./gates.js";
import {z95, type Interval} from "../statistics/intervals.js";
import {compareSource} from "./league.js";
import {monthsIn} from "../published/span.js";
import type {Compare} from "../published/compare.js";
import type {IndicatorFacts} from "../published/site.js";
import {contextFor} from "./score-league.js";
import {scoreValue, yardstick, type Missing, type Points, type ScoringContext} from "./scoring.js";
import {type Rival} from "../published/systems.js";
import {appraisalOf} from "./system-score.js";
import {type SettledItem} from "../published/systems.js";
import type {AppraisedIndicator, Gate, SystemFacts} from "../published/systems.js";

export interface ScorecardRow {
  readonly indicator: IndicatorFacts;
  /** Null where the unit's period is under the privacy floor. */
  readonly cell: Cell | null;
  /** Null for an observed indicator. Its rule is the one in use, which may be the one that stands in. */
  readonly appraised: AppraisedIndicator | null;
  /** True where the system's own rule gave way because a unit lacks what it needs. */
  readonly standsIn: boolean;
  /** Points of the value and of its interval's ends, the lower first. */
  readonly points: (Interval & {readonly value: number}) | null;
  /** The same without the rule's floor and cap; null where they don't cut the value's points. */
  readonly uncut: (Interval & {readonly value: number}) | null;
  /** Why there are no points though there is a value. */
  readonly missing: Missing | null;
  /** What the rule compared the value with: the best rival, the industry's mean, the own past. */
  readonly against: Rival | null;
}

export interface ScorecardGate {
  readonly indicator: IndicatorFacts;
  readonly gate: Gate;
  readonly cell: Cell | null;
  /** Null without a value. */
  readonly outcome: GateOutcome | null;
}

export interface Scorecard {
  readonly appraised: readonly ScorecardRow[];
  readonly gates: readonly ScorecardGate[];
  readonly observed: readonly ScorecardRow[];
}

/**
 * What a system sees of one unit in one period.
 *
 * @param settled the rules that the unit's ranking uses; those of the system itself unless given
 */
export function scorecardOf(
  compare: Compare,
  cellOf: CellOf,
  system: SystemFacts,
  {unit, period}: {readonly unit: number; readonly period: number},
  settled?: readonly SettledItem[]
): Scorecard {
  const facts = new Map(compare.site.indicators.map((indicator) => [indicator.id, indicator]));
  const {kind} = compare.units[unit];
  const peers = compare.units.flatMap((one, position) => (one.kind === kind ? [position] : []));
  const contextOf = contextFor(compareSource(compare, cellOf, period), unit, peers);
  const appraisal = appraisalOf(system, kind, compare.periods[period].grain, monthsIn(compare.periods[period]));
  const items = settled?.length
    ? settled
    : appraisal.items.map((item): SettledItem => ({item, standsIn: false, lacking: 0}));
  const factsOf = (id: string): IndicatorFacts => {
    const indicator = facts.get(id);
    if (indicator === undefined)
      throw new Error(`invalid system ${system.id}: expected a published indicator; found "${id}"`);
    return indicator;
  };
  return {
    appraised: items.map(({item, standsIn}): ScorecardRow => {
      const cell = cellOf(item.indicator, unit, period);
      const context = contextOf(item.indicator, item);
      const points = scoreValue(item.score, context);
      return {
        indicator: factsOf(item.indicator),
        cell,
        appraised: points.points === null ? item : {...item, score: points.rule},
        standsIn: standsIn || (points.points !== null && points.standsIn),
        points: cell && pointsOf(points, item, cell, context, "points"),
        uncut:
          cell && points.points !== null && points.uncut !== points.points
            ? pointsOf(points, item, cell, context, "uncut")
            : null,
        missing: points.points === null && points.missing !== "value" ? points.missing : null,
        against: againstOf(points.points === null ? item.score : points.rule, context)
      };
    }),
    gates: appraisal.gates.map((gate) => {
      const cell = cellOf(gate.indicator, unit, period);
      return {indicator: factsOf(gate.indicator), gate, cell, outcome: cell && gateOutcome(gate, cell.value)};
    }),
    observed: system.observe
      .filter((id) => facts.has(id))
      .map((id) => ({
        indicator: factsOf(id),
        cell: cellOf(id, unit, period),
        appraised: null,
        standsIn: false,
        points: null,
        uncut: null,
        missing: null,
        against: null
      }))
  };
}

/** Points at the value and at the ends of its interval; a rival's own error widens the interval of a lead. */
function pointsOf(
  points: Points,
  item: AppraisedIndicator,
  cell: Cell,
  context: ScoringContext,
  which: "points" | "uncut"
): ScorecardRow["points"] {
  if (points.points === null) return null;
  const rivalError = points.rule.rule === "lead" ? (yardstick(points.rule.against, context)?.standardError ?? 0) : 0;
  // The distances to either end, and the rival's, add up as independent errors do (Zou & Donner 2008).
  const ends = [
    cell.value - Math.hypot(cell.value - cell.low, z95 * rivalError),
    cell.value + Math.hypot(cell.high - cell.value, z95 * rivalError)
  ];
  const at = ends.map((value) => {
    const found = scoreValue(item.score, {...context, value});
    return found.points === null ? points[which] : found[which];
  });
  return {value: points[which], low: Math.min(...at), high: Math.max(...at)};
}

function againstOf(rule: AppraisedIndicator["score"], context: ScoringContext): Rival | null {
  if (rule.rule === "lead") return yardstick(rule.against, context);
  if (rule.rule === "linear" && rule.target === "industry_mean" && context.industryMean != null) {
    return {operator: "industry_mean", value: context.industryMean, standardError: null};
  }
  if (rule.rule === "progress" && context.past != null)
    return {operator: "past", value: context.past, standardError: null};
  return null;
}
