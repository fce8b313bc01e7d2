import type {Gate, LeadRule, LinearRule, ProgressRule, Rival, ScoringRule} from "../published/systems.js";
import type {CutScore, ScoreUnit} from "../statistics/standings.js";
import {afterGates, beforeFloor, gateOutcome} from "./gates.js";
import type {LeagueSource} from "./league-source.js";
import {onLine, scoreValue, within, type ScoringContext} from "./scoring.js";
import type {Appraisal} from "./system-score.js";

/** What one drawn number stands for: an indicator's figure now, in the unit's past, or that of others. */
export interface Column {
  readonly indicator: string;
  readonly from: "now" | ProgressRule["since"] | LeadRule["against"];
}

/** All that the settled rules of both systems look at, each once. */
export function columnsOf(needed: readonly string[], settled: readonly Appraisal[]): Column[] {
  const others = settled.flatMap(({items}) =>
    items.flatMap(({indicator, score}): Column[] => {
      if (score.rule === "progress") return [{indicator, from: score.since}];
      return score.rule === "lead" ? [{indicator, from: score.against}] : [];
    })
  );
  const found = new Map(
    [...needed.map((indicator): Column => ({indicator, from: "now"})), ...others].map((one) => [keyOf(one), one])
  );
  return [...found.values()];
}

const keyOf = ({indicator, from}: Column) => `${indicator} ${from}`;

/** What a rule or a gate may look at in the world that is scored at the moment, and which columns that comes from. */
interface Filled {
  readonly context: {-readonly [Key in keyof ScoringContext]: ScoringContext[Key]};
  /** −1 where the figure isn't among the columns. */
  readonly value: number;
  readonly past: number | undefined;
  /** The drawn figure that a lead is counted from, in a list of its own. */
  readonly against: {readonly column: number; readonly rivals: {-readonly [Key in keyof Rival]: Rival[Key]}[]} | null;
  readonly hasPeers: boolean;
}

const none: CutScore = {score: NaN, uncut: NaN};

/**
 * Scores units of drawn worlds as `systemScore` does, peers being the other units of that world. A league is scored some
 * hundred thousand times, so what rules look at is laid out once and filled anew for each world, and nothing but the two
 * numbers is kept. A unit that a drawn world leaves without a score, since no share of a past of 0 can be told, has
 * none there: NaN.
 *
 * @param columns what the numbers of a world's units stand for
 */
export function worldScorer<Unit>(
  {items, gates}: Appraisal,
  columns: readonly Column[],
  units: readonly Unit[],
  source: LeagueSource<Unit>
): ScoreUnit {
  const at = new Map(columns.map((column, position) => [keyOf(column), position]));
  const weights = items.reduce((sum, {weight}) => sum + weight, 0);
  const prepared = units.map((unit) => ({
    items: items.map((item) => {
      const filled = filledFor(item.indicator, item.score, at, source, unit);
      return {...filled, item, line: lineOf(item.score, filled)};
    }),
    gates: gates.map((gate) => ({...filledFor(gate.indicator, null, at, source, unit), gate}))
  }));
  return (world, unit) => {
    const own = prepared[unit];
    let points = 0;
    let uncut = 0;
    for (let i = 0; i < own.items.length; i++) {
      const one = own.items[i];
      const {weight} = one.item;
      const along = one.line === null ? NaN : alongLine(one.line, world[unit]);
      if (one.line !== null && !Number.isNaN(along)) {
        points += weight * within(along, one.line.cap);
        uncut += weight * along;
        continue;
      }
      const found = scoreValue(one.item.score, fill(one, world, unit));
      if (found.points === null) return none;
      points += weight * found.points;
      uncut += weight * found.uncut;
    }
    if (own.gates.length === 0) return {score: Math.max(0, points / weights), uncut: uncut / weights};
    const outcomes = own.gates.flatMap((one) => gateIn(one, one.gate, world, unit));
    return {score: afterGates(points / weights, outcomes), uncut: beforeFloor(uncut / weights, outcomes)};
  };
}

/**
 * A rule that is a straight line in the figures of a world: most are, and their points are had without laying out what the
 * rule may look at.
 */
interface Line extends Pick<LinearRule, "floor" | "cap"> {
  readonly target: number;
  readonly value: number;
  /** The column that a lead is counted from; −1 where the value itself counts. */
  readonly against: number;
  readonly isHigherBetter: boolean;
}

/** Null for a rule that looks at more than the value and one figure beside it. */
function lineOf(rule: ScoringRule, {value, against, context: {better}}: Filled): Line | null {
  // Without a length the line is a fault, which `scoreValue` says.
  if (value < 0 || !("floor" in rule) || rule.floor === rule.target) return null;
  const isHigherBetter = better === "higher";
  if (rule.rule === "linear" && rule.target !== "industry_mean")
    return {...rule, target: rule.target, value, against: -1, isHigherBetter};
  return rule.rule === "lead" && against ? {...rule, value, against: against.column, isHigherBetter} : null;
}

/** Points without floor and cap; NaN where a figure isn't known. */
function alongLine({value, against, isHigherBetter, floor, target}: Line, figures: ArrayLike<number>): number {
  const own = figures[value];
  if (against < 0) return onLine(own, floor, target);
  return onLine(isHigherBetter ? own - figures[against] : figures[against] - own, floor, target);
}

/** A gate's outcome; none where it looks at what isn't measured, which a gate that only takes money may. */
function gateIn(filled: Filled, gate: Gate, world: readonly ArrayLike<number>[], unit: number) {
  const {value} = fill(filled, world, unit);
  return value === null ? [] : [gateOutcome(gate, value)];
}

function filledFor<Unit>(
  indicator: string,
  rule: Appraisal["items"][number]["score"] | null,
  at: ReadonlyMap<string, number>,
  source: LeagueSource<Unit>,
  unit: Unit
): Filled {
  const benchmarks = source.benchmarks(indicator, unit);
  const against = rule?.rule === "lead" ? at.get(keyOf({indicator, from: rule.against})) : undefined;
  return {
    context: {
      value: null,
      better: source.better(indicator),
      ...(benchmarks && {rivals: benchmarks.rivals, industryMean: benchmarks.industryMean})
    },
    value: at.get(keyOf({indicator, from: "now"})) ?? -1,
    past: rule?.rule === "progress" ? at.get(keyOf({indicator, from: rule.since})) : undefined,
    against:
      against === undefined ? null : {column: against, rivals: [{operator: "", value: NaN, standardError: null}]},
    hasPeers: rule?.rule === "rank"
  };
}

function fill(
  {context, value, past, against, hasPeers}: Filled,
  world: readonly ArrayLike<number>[],
  unit: number
): ScoringContext {
  const figures = world[unit];
  context.value = value < 0 ? null : figures[value];
  if (past !== undefined) context.past = figures[past];
  if (against) {
    against.rivals[0].value = figures[against.column];
    context.rivals = against.rivals;
    context.industryMean = figures[against.column];
  }
  if (hasPeers) context.peers = world.flatMap((other, i) => (i === unit ? [] : other[value]));
  return context;
}
