/** Worlds that could as well have been: other choices, and what other samples of the same customers could have shown. */
import {contest} from "../../src/model/statistics/contest.js";
import {jackknifeCovariance} from "../../src/model/statistics/errors.js";
import {otherSamples, type SampledValues} from "../../src/model/statistics/other-samples.js";
import {pairEffects, type PairEffects, type PairErrors} from "../../src/model/statistics/pair-effects.js";
import {uniform} from "../../src/model/statistics/random.js";
import {mean} from "../../src/model/statistics/sums.js";
import type {ContestRow} from "../../src/model/published/evidence.js";
import {bucketCount} from "../intake/intake.js";
import type {ContestData} from "./evidence-contest.js";
import type {EvidenceContext} from "./evidence-context.js";
import type {Window} from "./evidence-halves.js";
import {rescored, scaledHalves, type Normaliser, type ScaledHalves} from "./evidence-scores.js";

export const seed = 20260930;
/** How far weights are moved either way. */
const weightRange = 0.25;
/** Groups of each half's buckets that are left out in turn: scoring customers anew costs most. */
const groups = 10;

/** Both systems, in the order in which their scores stand in lists. */
const roles = ["legacy", "challenger"] as const;
export type Role = (typeof roles)[number];

/** What of the evidence's context and of the contest's data the ranks rest on. */
export interface Ground extends Pick<EvidenceContext, "units" | "clusters" | "figures" | "scores"> {
  readonly publication: {
    readonly settings: {
      readonly contest: Pick<EvidenceContext["publication"]["settings"]["contest"], "horizons" | "margin">;
    };
    readonly units: Pick<EvidenceContext["publication"]["units"], "byId">;
  };
}
export interface Contested extends Pick<ContestData, "figures" | "window" | "legacy" | "challenger"> {
  readonly outcome: Pick<ContestData["outcome"], "of" | "customersIn">;
}

/** Choices that could have been made otherwise. */
export interface World {
  /** Null: the weights as they are. */
  readonly weights: number | null;
  readonly normaliser: Normaliser;
  readonly elsewhere: boolean;
  readonly window: Window;
  readonly horizon: number;
}

export interface Result {
  readonly difference: number;
  readonly verdict: ContestRow["verdict"];
}

type Halves = Readonly<Record<Role, ScaledHalves>>;

/** One world: both systems' scores and the outcome, as seen and without each group of customers. */
export interface ScoredWorld {
  /** The contest as seen; null where it can't be held. */
  readonly result: () => Result | null;
  /** The contest in another sample of the same customers. */
  readonly sampled: (draw: number) => Result | null;
  /** By system: scores of both halves together at the end of the data, by unit. */
  readonly last: readonly (readonly number[])[];
  /** By system: one draw of what those scores may truly be, given how far units truly differ; NaN where there are none. */
  readonly truth: (draw: number) => readonly (readonly number[])[];
}

/** Scores worlds; what several of them share is scored once. */
export function worldsOf(ground: Ground, data: Contested): (world: World) => ScoredWorld {
  const units = ground.units.length;
  const buckets = Array.from({length: groups}, (_, group) => without(group));
  const figures = buckets.map(once((own) => ground.figures(own)));
  const known = new Map<string, {readonly seen: Halves; readonly leftOut: () => readonly Halves[]}>();
  const knownOutcomes = new Map<number, readonly Float64Array[]>();
  const outcomesWithout = (horizon: number): readonly Float64Array[] => {
    const found = knownOutcomes.get(horizon) ?? buckets.map((own) => data.outcome.customersIn(horizon, own));
    knownOutcomes.set(horizon, found);
    return found;
  };
  // How far units truly differ hangs on their scores, not on what came later.
  const knownEffects = new Map<string, {readonly made: ReturnType<typeof effectsOf>}>();
  const halvesOf = (world: World, own: Contested["figures"]): Halves => ({
    legacy: scaledHalves(ground.scores("legacy", own, world.window, world.elsewhere), units),
    challenger: scaledHalves(ground.scores("challenger", own, world.window, world.elsewhere), units)
  });
  const measured = (world: World) => {
    const key = `${world.window} ${world.elsewhere}`;
    const found = known.get(key) ?? {
      seen: halvesOf(world, data.figures),
      leftOut: onceOnly(() => figures.map((of) => halvesOf(world, of())))
    };
    known.set(key, found);
    return found;
  };
  return (world) => {
    const {seen: halves, leftOut: others} = measured(world);
    const scoresOf = (of: Halves) => roles.map((role, system) => scoresIn(of[role], world, system));
    const seen: SampledValues = {
      scores: scoresOf(halves),
      outcome: data.outcome.of(world.horizon).customers
    };
    const periods = data.figures.quarters.length;
    const leftOut = onceOnly(() =>
      others().map((one, group) => ({
        scores: scoresOf(one),
        outcome: outcomesWithout(world.horizon)[group]
      }))
    );
    const draws = onceOnly(() => otherSamples({units, periods, seen, leftOut: leftOut()}, seed));
    const last = seen.scores.map((scores) => lastOf(scores, periods, units));
    const key = `${world.window} ${world.elsewhere} ${world.normaliser} ${world.weights}`;
    const effects = (): ReturnType<typeof effectsOf> => {
      const found = knownEffects.get(key) ?? {made: effectsOf(last, leftOut(), periods, units)};
      knownEffects.set(key, found);
      return found.made;
    };
    return {
      result: () => contestIn(ground, seen, periods),
      sampled: (draw) => contestIn(ground, draws()(draw), periods),
      last,
      truth: (draw) => {
        const found = effects();
        const pairs = new Float64Array(2 * (found?.there.length ?? 0));
        found?.draw(draw, pairs);
        return last.map((own, system) =>
          own.map((_, unit) => {
            const at = found?.there.indexOf(unit) ?? -1;
            return at < 0 ? NaN : pairs[2 * at + system];
          })
        );
      }
    };
  };
}

function contestIn(
  {units, clusters, publication}: Ground,
  {scores, outcome}: SampledValues,
  periods: number
): Result | null {
  const [{value, verdict}] = contest({
    units: units.length,
    periods,
    clusters,
    outcome,
    margin: publication.settings.contest.margin,
    seed,
    draws: 199,
    contestants: roles.map((id, k) => ({id, scores: scores[k]})),
    pairs: [["challenger", "legacy"]]
  }).differences;
  return Number.isFinite(value) ? {difference: value, verdict} : null;
}

/** What units' last scores may truly be, by the errors that leaving out groups of customers shows; null of fewer than two, or where no unit has an error. */
function effectsOf(
  last: readonly (readonly number[])[],
  leftOut: readonly SampledValues[],
  periods: number,
  units: number
): (PairEffects & {readonly there: readonly number[]}) | null {
  const there = last[0].flatMap((_, unit) => (last.every((own) => Number.isFinite(own[unit])) ? [unit] : []));
  if (there.length < 2) return null;
  const errors = there.map((unit): PairErrors => {
    const [one, other] = [0, 1].map((half) =>
      jackknifeCovariance(
        leftOut.map(({scores}) => scores.map((own) => own[((half + 1) * periods - 1) * units + unit]))
      )
    );
    // Of the mean of both halves, which share no customer.
    const of = (a: number, b: number) => (one[a][b] + other[a][b]) / 4;
    return {first: of(0, 0), second: of(1, 1), both: of(0, 1)};
  });
  const known = errors.filter(({first, second, both}) => [first, second, both].every(Number.isFinite));
  if (!known.length) return null;
  // Where a group's absence leaves a unit without a score, its error is taken as the others' mean.
  const middle: PairErrors = {
    first: mean(known.map(({first}) => first)),
    second: mean(known.map(({second}) => second)),
    both: mean(known.map(({both}) => both))
  };
  const effects = pairEffects(
    there.map((unit) => [last[0][unit], last[1][unit]] as const),
    errors.map((one) => (known.includes(one) ? one : middle)),
    seed
  );
  return {...effects, there};
}

function lastOf(scores: Float64Array, periods: number, units: number): number[] {
  return Array.from(
    {length: units},
    (_, unit) => (scores[(periods - 1) * units + unit] + scores[(2 * periods - 1) * units + unit]) / 2
  );
}

function scoresIn(halves: ScaledHalves, {weights, normaliser}: World, system: number): Float64Array {
  if (weights === null && normaliser === "rule") return halves.scores;
  const moved = halves.weights.map((weight, item) =>
    weights === null ? weight : weight * (1 + weightRange * (2 * uniform(seed, 0x77, weights, system, item) - 1))
  );
  return rescored(halves, moved, normaliser);
}

/** How often each bucket of customers counts when a group of them is left out, the same places in either half. */
function without(group: number): Float64Array {
  const half = bucketCount / 2;
  return Float64Array.from({length: bucketCount}, (_, bucket) => ((bucket % half) % groups === group ? 0 : 1));
}

function once<In, Out>(make: (from: In) => Out): (from: In) => () => Out {
  return (from) => onceOnly(() => make(from));
}

/** Makes something when it is first asked for. */
function onceOnly<Out>(make: () => Out): () => Out {
  let made: {readonly value: Out} | null = null;
  return () => (made ??= {value: make()}).value;
}
