import type {Missing} from "../published/missing.js";
import type {LeadRule, LinearRule, ProgressRule, RankRule, Rival, ScoringRule} from "../published/systems.js";

/** All that a rule may look at. What isn't known is left out; a rule that needs it then gives no points. */
export interface ScoringContext {
  readonly value: number | null;
  readonly better: "higher" | "lower";
  readonly standardError?: number;
  /** Values of the other units of the same kind in the same period. */
  readonly peers?: readonly number[];
  /** The unit's own value in the past that a `progress` rule looks back to. */
  readonly past?: number | null;
  readonly rivals?: readonly Rival[];
  readonly industryMean?: number | null;
  /** The indicator grows with the length of the period, which isn't the one that the system appraises by. */
  readonly otherPeriod?: boolean;
}

export type {Missing} from "../published/missing.js";

/** Points under a rule, or null and what is missing. */
export type Points =
  | {
      readonly points: number;
      /** What they would be without the rule's floor and cap: beyond 0 and the cap where the value is. */
      readonly uncut: number;
      /** The rule that gave them: the item's own, or the one that stood in. */
      readonly rule: ScoringRule;
      readonly standsIn: boolean;
    }
  | {readonly points: null; readonly missing: Missing};

/** Points of the rule itself, or what it lacks. */
type Outcome = Scored | {readonly missing: Missing};

interface Scored {
  readonly points: number;
  readonly uncut: number;
}

/**
 * Points of a value under a rule. Where the rule lacks what it needs and the system names a rule to
 * stand in, that one is used and said so; otherwise there are no points, never a guess.
 */
export function scoreValue(rule: ScoringRule, context: ScoringContext): Points {
  const outcome = outcomeOf(rule, context);
  // Written out: spreading would take longer than all the rest, and leagues are scored some hundred thousand times.
  if ("points" in outcome) return {points: outcome.points, uncut: outcome.uncut, rule, standsIn: false};
  if (outcome.missing === "value" || rule.rule === "linear" || rule.otherwise === null)
    return {points: null, missing: outcome.missing};
  const instead = outcomeOf(rule.otherwise, context);
  return "points" in instead
    ? {points: instead.points, uncut: instead.uncut, rule: rule.otherwise, standsIn: true}
    : {points: null, missing: outcome.missing};
}

/** What a rule would lack for a unit, apart from a rule that stands in; null where it lacks nothing. */
export function lackOf(rule: ScoringRule, context: ScoringContext): Missing | null {
  const outcome = outcomeOf(rule, context);
  return "missing" in outcome ? outcome.missing : null;
}

function outcomeOf(rule: ScoringRule, context: ScoringContext): Outcome {
  const {value} = context;
  if (value === null || Number.isNaN(value)) return {missing: "value"};
  // A place among others is the same on any scale; every other figure belongs to its period.
  if (context.otherPeriod && rule.rule !== "rank") return {missing: "own_period"};
  switch (rule.rule) {
    case "linear":
      return linear(rule, value, context);
    case "lead":
      return lead(rule, value, context);
    case "rank":
      return rank(rule, value, context);
    case "progress":
      return progress(rule, value, context);
  }
}

/**
 * The straight line that all rules but `rank` end in: 100 · (value − floor) / (target − floor),
 * kept within 0 and the cap. The floor lies above the target where lower is better.
 */
function straightLine(
  value: number,
  {floor, target, cap}: {readonly floor: number; readonly target: number; readonly cap: number}
): Scored {
  if (!(floor !== target))
    throw new Error(`invalid rule: expected floor and target to differ; found ${floor} for both`);
  return cut(onLine(value, floor, target), cap);
}

/** Where a value lies on the line from the floor to the target, in points: 0 at the one, 100 at the other. */
export function onLine(value: number, floor: number, target: number): number {
  return (100 * (value - floor)) / (target - floor);
}

/** Points kept within 0 and a cap. */
export function within(uncut: number, cap: number): number {
  return Math.min(cap, Math.max(0, uncut));
}

function cut(uncut: number, cap: number): Scored {
  return {points: within(uncut, cap), uncut};
}

/** `linear`: the straight line over the value; the target may be the industry's mean. */
function linear({floor, target, cap}: LinearRule, value: number, {industryMean, better}: ScoringContext): Outcome {
  if (target !== "industry_mean") return straightLine(value, {floor, target, cap});
  if (industryMean === undefined || industryMean === null) return {missing: "industry_mean"};
  if (!(gain(industryMean, floor, better) > 0)) return {missing: "industry_mean_beyond_floor"};
  return straightLine(value, {floor, target: industryMean, cap});
}

/** `lead`: the straight line over value − best rival (rival − value where lower is better). */
function lead(rule: LeadRule, value: number, context: ScoringContext): Outcome {
  const against = yardstick(rule.against, context);
  if (against === null) return {missing: rule.against === "best_rival" ? "rivals" : "industry_mean"};
  return straightLine(gain(value, against.value, context.better), rule);
}

/** The figure that a lead is counted from: the best rival or the industry's mean; null where it isn't known. */
export function yardstick(
  against: LeadRule["against"],
  {rivals, industryMean, better}: Omit<ScoringContext, "value">
): Rival | null {
  if (against === "industry_mean") {
    return industryMean === undefined || industryMean === null
      ? null
      : {operator: "industry_mean", value: industryMean, standardError: null};
  }
  return (rivals ?? []).reduce<Rival | null>(
    (best, rival) =>
      !Number.isNaN(rival.value) && (best === null || gain(rival.value, best.value, better) > 0) ? rival : best,
    null
  );
}

/**
 * `rank`: without a table of places 100 · (beaten + tied / 2) / others, so 100 for the first and 0
 * for the last, the mean of their places for equals. With one, the points of the place; equals
 * share the mean of the points of the places they hold together. Only order counts: any rising
 * transform of the values leaves the points as they are.
 */
function rank({among, places, cap}: RankRule, value: number, {peers, rivals, better}: ScoringContext): Outcome {
  const others = among === "peers" ? peers : rivals?.map((rival) => rival.value);
  if (others === undefined || others.length === 0) return {missing: among};
  let ahead = 0;
  let tied = 0;
  let unknown = 0;
  for (const other of others) {
    if (other === value) tied++;
    else if (gain(other, value, better) > 0) ahead++;
    else if (Number.isNaN(other)) unknown++;
  }
  // Of whom nothing is known, none is behind.
  const known = others.length - unknown;
  if (known === 0) return {missing: among};
  if (places === null) return cut((100 * (known - ahead - tied / 2)) / known, cap);
  let sum = 0;
  for (let rank = ahead; rank <= ahead + tied; rank++) sum += places[Math.min(rank, places.length - 1)];
  return cut(sum / (tied + 1), cap);
}

/** `progress`: the straight line over value − past (past − value where lower is better), or over its share of the past. */
function progress(rule: ProgressRule, value: number, {past, better}: ScoringContext): Outcome {
  if (past === undefined || past === null || Number.isNaN(past)) return {missing: "past"};
  if (rule.relative && !(past > 0)) return {missing: "positive_past"};
  const change = gain(value, past, better);
  return straightLine(rule.relative ? change / past : change, rule);
}

/** How far a value is ahead of another in the better direction. */
function gain(value: number, other: number, better: "higher" | "lower"): number {
  return better === "higher" ? value - other : other - value;
}
