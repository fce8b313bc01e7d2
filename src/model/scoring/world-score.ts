import type {Gate, LeadRule, ProgressRule, Rival} from "../published/systems.js";
import type {CutScore, ScoreUnit} from "../statistics/standings.js";
import {afterGates, beforeFloor, gateOutcome} from "./gates.js";
import type {LeagueSource} from "./league-source.js";
import {scoreValue, type ScoringContext} from "./scoring.js";
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
    items: items.map((item) => ({...filledFor(item.indicator, item.score, at, source, unit), item})),
    gates: gates.map((gate) => ({...filledFor(gate.indicator, null, at, source, unit), gate}))
  }));
  return (world, unit) => {
    const own = prepared[unit];
    let [points, uncut] = [0, 0];
    for (const one of own.items) {
      const found = scoreValue(one.item.score, fill(one, world, unit));
      if (found.points === null) return none;
      points += one.item.weight * found.points;
      uncut += one.item.weight * found.uncut;
    }
    const outcomes = own.gates.flatMap((one) => gateIn(one, one.gate, world, unit));
    return {score: afterGates(points / weights, outcomes), uncut: beforeFloor(uncut / weights, outcomes)};
  };
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
