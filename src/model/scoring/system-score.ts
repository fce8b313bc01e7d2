import type {CalendarGrain, Grain} from "../published/grain.js";
import {afterGates, beforeFloor, gateOutcome, type GateOutcome} from "./gates.js";
import {lackOf, scoreValue, type Missing, type Points, type ScoringContext} from "./scoring.js";
import type {AppraisedIndicator, Gate, SettledItem, SystemFacts} from "../published/systems.js";

/** Finds what a rule may look at for an appraised indicator; a gate asks with null. */
export type ContextOf = (indicator: string, item: AppraisedIndicator | null) => ScoringContext;

/** What a system appraises a unit of one kind, or an employee of one role, on. */
export interface Appraisal {
  readonly items: readonly AppraisedIndicator[];
  readonly gates: readonly Gate[];
}

export interface LackingIndicator {
  readonly indicator: string;
  readonly what: Missing;
}

export interface SystemScore {
  /** Null where anything is missing: a score never rests on a part of its system. */
  readonly score: number | null;
  /** The mean of the points by weight, before gates. */
  readonly weighted: number | null;
  /** What the score would be without floors and caps: of the rules, and of the score itself. A veto stays one. */
  readonly uncut: number | null;
  readonly parts: readonly {readonly item: AppraisedIndicator; readonly points: Points}[];
  readonly gates: readonly GateOutcome[];
  readonly missing: readonly LackingIndicator[];
}

/**
 * What a system appraises units of a kind on; nothing where the kind is none of its tiers.
 *
 * @param grain the length of the period; rules that ask something of its own of it ask that
 * @param months how many it has, where it is all of the data
 */
export function appraisalOf(
  {tiers, appraise, gates}: SystemFacts,
  kind: string,
  grain?: Grain,
  months?: number
): Appraisal {
  if (tiers && !tiers.some((tier) => tier.kind === kind)) return {items: [], gates: []};
  const applies = (one: {readonly tiers?: readonly string[]}) => one.tiers === undefined || one.tiers.includes(kind);
  return {
    items: appraise.filter(applies).map((item) => (grain ? itemAt(item, grain, months) : item)),
    gates: (gates ?? []).filter(applies)
  };
}

/**
 * An item as it stands for a period of some length: with what its rule asks of that length, where it says so. Of all the data it
 * asks, unless it says so, what lies as far between the lengths around as its months do; nothing where they lie beyond them.
 *
 * @param months how many the period has, where it is all of the data
 */
export function itemAt(item: AppraisedIndicator, grain: Grain, months?: number): AppraisedIndicator {
  const line =
    item.score.rule === "linear"
      ? (item.score.also?.[grain] ?? (grain === "whole" && months !== undefined ? between(item, months) : undefined))
      : undefined;
  return item.score.rule === "linear" && line ? {...item, period: grain, score: {...item.score, ...line}} : item;
}

const monthsOf: Readonly<Record<CalendarGrain, number>> = {month: 1, quarter: 3, year: 12};

/** What a rule that says what it asks of several lengths asks of one between them, by months in proportion. */
function between(
  {score, period}: AppraisedIndicator,
  months: number
): {readonly floor: number; readonly target: number} | undefined {
  if (score.rule !== "linear" || !score.also || typeof score.target !== "number") return undefined;
  const own =
    period === "whole" || period === "rest"
      ? []
      : [{months: monthsOf[period], floor: score.floor, target: score.target}];
  const said = [
    ...own,
    ...(["month", "quarter", "year"] as const).flatMap((grain) => {
      const line = score.also?.[grain];
      return line ? [{months: monthsOf[grain], ...line}] : [];
    })
  ].sort((a, b) => a.months - b.months);
  const above = said.find((one) => one.months >= months);
  const below = said.findLast((one) => one.months <= months);
  if (!above || !below) return undefined;
  const part = above.months === below.months ? 0 : (months - below.months) / (above.months - below.months);
  const at = (from: number, to: number) => from + part * (to - from);
  return {floor: at(below.floor, above.floor), target: at(below.target, above.target)};
}

/** What a system appraises employees of a role on; null where it has no such role. Gates are the unit's. */
export function roleAppraisalOf({roles}: SystemFacts, role: string): Appraisal | null {
  const found = roles?.find((one) => one.role === role);
  return found ? {items: found.appraise, gates: []} : null;
}

/** The indicators that a score needs: those appraised, and those whose gates take points or the score, each once. */
export function scoredIndicators({items, gates}: Appraisal): string[] {
  return [
    ...new Set(
      [...items, ...gates.filter(({readings}) => readings[0].takes.kind !== "pay")].map(({indicator}) => indicator)
    )
  ];
}

/** Every indicator that a score of the system may need, for whatever kind of unit. */
export function allScoredIndicators({appraise, gates}: SystemFacts): string[] {
  return scoredIndicators({items: appraise, gates: gates ?? []});
}

/**
 * A unit's score: Σ weight · points / Σ weight, less what its gates take.
 *
 * @param readings which reading of an indicator's gate is in use; the first unless given
 */
export function systemScore(
  {items, gates}: Appraisal,
  contextOf: ContextOf,
  readings?: ReadonlyMap<string, string>
): SystemScore {
  const missing: LackingIndicator[] = [];
  const parts = items.map((item) => {
    const points = scoreValue(item.score, contextOf(item.indicator, item));
    if (points.points === null) missing.push({indicator: item.indicator, what: points.missing});
    return {item, points};
  });
  const outcomes: GateOutcome[] = [];
  for (const gate of gates) {
    const {value} = contextOf(gate.indicator, null);
    const reading = readings?.get(gate.indicator);
    const takes = (gate.readings.find(({id}) => id === reading) ?? gate.readings[0]).takes;
    if (value !== null && !Number.isNaN(value)) outcomes.push(gateOutcome(gate, value, reading));
    else if (takes.kind !== "pay") missing.push({indicator: gate.indicator, what: "value"});
  }
  if (missing.length > 0 || parts.length === 0)
    return {score: null, weighted: null, uncut: null, parts, gates: outcomes, missing};
  let sum = 0;
  let uncut = 0;
  let weights = 0;
  for (const {item, points} of parts) {
    if (points.points === null) continue;
    sum += item.weight * points.points;
    uncut += item.weight * points.uncut;
    weights += item.weight;
  }
  const weighted = sum / weights;
  return {
    score: afterGates(weighted, outcomes),
    weighted,
    uncut: beforeFloor(uncut / weights, outcomes),
    parts,
    gates: outcomes,
    missing
  };
}

/**
 * One ranking, one rule: as soon as one unit lacks what an item's rule needs, the rule that stands
 * in is used for all of them, so that no unit is ranked by another yardstick than its neighbour.
 *
 * @param contexts for each unit of the ranking what a rule may look at
 */
export function settleRules(items: readonly AppraisedIndicator[], contexts: readonly ContextOf[]): SettledItem[] {
  return items.map((item) => {
    const {score} = item;
    if (score.rule === "linear" || score.otherwise === null) return {item, standsIn: false, lacking: 0};
    const lacks = contexts.map((contextOf) => lackOf(score, contextOf(item.indicator, item)));
    const lacking = lacks.filter((lack) => lack !== null && lack !== "value").length;
    return lacking > 0
      ? {item: {...item, score: score.otherwise}, standsIn: true, lacking}
      : {item, standsIn: false, lacking};
  });
}

/** Two systems, one beside the other. */
export interface TwoSystems {
  readonly legacy: SystemFacts;
  readonly challenger: SystemFacts;
}

/** The indicators that the scores of a kind of unit rest on, under either system, each once. */
export function scoredFor({legacy, challenger}: TwoSystems, kind: string): string[] {
  return [...new Set([legacy, challenger].flatMap((system) => scoredIndicators(appraisalOf(system, kind))))];
}

/** The indicators that a score of either system may rest on, each once. */
export function scoredByEither({legacy, challenger}: TwoSystems): string[] {
  return [...new Set([legacy, challenger].flatMap(allScoredIndicators))];
}
