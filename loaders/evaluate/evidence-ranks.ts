/** How far ranks and the verdict hang on choices that could have been made otherwise. */
import type {
  Choice,
  ChoiceEffect,
  ContestRow,
  RankBounds,
  RankEvidence,
  UnitRanks,
  WeightFacts
} from "../../src/model/published/evidence.js";
import {effectiveWeights, meanRankShift} from "../../src/model/statistics/rank-shift.js";
import {meanRanks, quantileOfSorted, tiedWith} from "../../src/model/statistics/ranking.js";
import {uniform} from "../../src/model/statistics/random.js";
import {rounded} from "./evidence-contest.js";
import type {SystemHalves} from "./evidence-scores.js";
import {seed, worldsOf, type Contested, type Ground, type Result, type Role, type World} from "./evidence-worlds.js";

/** Worlds in which all choices are drawn at once, other samples of the same customers, and worlds with other weights. */
const worldsOfAll = 200;
const worldsOfSampling = 200;
/** Different scorings among the worlds of all choices. */
const scoringsOfAll = 50;
const worldsOfWeights = 30;
/** Draws of true scores that the bounds of ranks from sampling alone rest on. */
const drawsOfRanks = 1000;

type Ranks = Readonly<Record<Role, readonly number[]>>;

/**
 * Bounds of ranks, what weights really weigh, and the share of worlds in which the primary verdict stands.
 *
 * @returns null where the contest can't be held, as seen or in any other sample, or nothing tells where true scores lie
 */
export function rankEvidence(
  context: Ground,
  data: Contested,
  primary: Pick<ContestRow, "horizon" | "verdict">
): RankEvidence | null {
  const {horizons} = context.publication.settings.contest;
  const scored = worldsOf(context, data);
  const reference: World = {
    weights: null,
    normaliser: "rule",
    elsewhere: false,
    window: data.window,
    horizon: primary.horizon
  };
  const seen = scored(reference);
  const base = seen.result();
  if (!base) return null;
  const ranked = context.units.flatMap((_, unit) =>
    seen.last.every((scores) => Number.isFinite(scores[unit])) ? [unit] : []
  );
  if (ranked.length < 2) return null;
  const ranksIn = ([legacy, challenger]: readonly (readonly number[])[]): Ranks => ({
    legacy: ranksOf(legacy, ranked),
    challenger: ranksOf(challenger, ranked)
  });
  const sampledRanks = Array.from({length: drawsOfRanks}, (_, draw) => ranksIn(seen.truth(draw)));
  if (!sampledRanks.some(({legacy}) => legacy.some(Number.isFinite))) return null;
  const results = oneByOne(scored, reference, horizons);
  const possible = choicesThatCan(scored, reference, horizons);
  const all = Array.from({length: worldsOfAll}, (_, draw) => {
    const world = scored(randomWorld(draw, possible));
    return {result: world.sampled(draw), ranks: ranksIn(world.truth(draw))};
  }).flatMap(({result, ranks}) => (result ? [{...result, ranks}] : []));
  if (!all.length) return null;
  const baseRanks = ranksIn(seen.last);
  const tied = {legacy: tiedWith(baseRanks.legacy), challenger: tiedWith(baseRanks.challenger)};
  const allRanks = all.map(({ranks}) => ranks);
  const bounds = (role: Role, unit: number): RankBounds => {
    const rank = baseRanks[role][unit];
    const [low, high] = boundsOf(
      sampledRanks.map((ranks) => ranks[role][unit]),
      rank,
      ranked.length
    );
    const [wideLow, wideHigh] = boundsOf(
      allRanks.map((ranks) => ranks[role][unit]),
      rank,
      ranked.length
    );
    return {rank, tied: tied[role][unit], low, high, wideLow, wideHigh};
  };
  const {byId} = context.publication.units;
  return {
    units: ranked.map((unit): UnitRanks => ({
      unit: context.units[unit],
      name: byId.get(context.units[unit])?.name ?? {en: context.units[unit], zh: context.units[unit]},
      legacy: bounds("legacy", unit),
      challenger: bounds("challenger", unit)
    })),
    stands: rounded(all.filter(({verdict}) => verdict === primary.verdict).length / all.length),
    worlds: all.length,
    choices: [...results]
      .flatMap(([choice, found]) => (found.length ? [choiceEffect(choice, found, base, primary.verdict)] : []))
      .sort((a, b) => b.change - a.change),
    shift: {
      legacy: shiftOf("legacy", baseRanks, allRanks, ranked),
      challenger: shiftOf("challenger", baseRanks, allRanks, ranked)
    },
    weights: {legacy: weightFacts(data.legacy), challenger: weightFacts(data.challenger)}
  };
}

/** What comes out where all choices but one are as they are. */
function oneByOne(
  scored: ReturnType<typeof worldsOf>,
  reference: World,
  horizons: readonly number[]
): ReadonlyMap<Choice, readonly Result[]> {
  const seen = scored(reference);
  const inWorlds = (worlds: readonly World[]) => worlds.flatMap((world) => scored(world).result() ?? []);
  const windows = (["month", "quarter", "year"] as const).filter((window) => window !== reference.window);
  return new Map<Choice, readonly Result[]>([
    ["sampling", Array.from({length: worldsOfSampling}, (_, draw) => draw).flatMap((draw) => seen.sampled(draw) ?? [])],
    ["weights", inWorlds(Array.from({length: worldsOfWeights}, (_, draw) => ({...reference, weights: draw})))],
    ["normaliser", inWorlds((["z", "rank"] as const).map((normaliser) => ({...reference, normaliser})))],
    ["attribution", inWorlds([{...reference, elsewhere: true}])],
    ["window", inWorlds(windows.map((window) => ({...reference, window})))],
    [
      "horizon",
      inWorlds(horizons.filter((horizon) => horizon !== reference.horizon).map((horizon) => ({...reference, horizon})))
    ]
  ]);
}

/** How far the difference moves with a choice, and how often the verdict stands. */
function choiceEffect(
  choice: Choice,
  found: readonly Result[],
  {difference: shown}: Result,
  verdict: ContestRow["verdict"]
): ChoiceEffect {
  return {
    choice,
    worlds: found.length,
    stands: rounded(found.filter((one) => one.verdict === verdict).length / found.length),
    change: rounded(found.reduce((sum, {difference}) => sum + Math.abs(difference - shown), 0) / found.length)
  };
}

/** Windows, attributions and horizons with which the contest can be held: no others could as well have been chosen. */
function choicesThatCan(
  scored: ReturnType<typeof worldsOf>,
  reference: World,
  horizons: readonly number[]
): readonly World[] {
  return (["month", "quarter", "year"] as const).flatMap((window) =>
    [false, true].flatMap((elsewhere) =>
      horizons
        .map((horizon): World => ({...reference, window, elsewhere, horizon}))
        .filter((world) => scored(world).result() !== null)
    )
  );
}

/** The same scoring comes up several times, with other horizons and other samples: how far units truly differ is costly to work out. */
function randomWorld(draw: number, from: readonly World[]): World {
  const scoring = draw % scoringsOfAll;
  const pick = <T>(drawn: number, step: number, some: readonly T[]): T =>
    some[Math.floor(uniform(seed, 0x70696b, drawn, step) * some.length)];
  const {window, elsewhere} = pick(scoring, 2, from);
  const alike = from.filter((world) => world.window === window && world.elsewhere === elsewhere);
  return {
    ...pick(draw, 4, alike),
    weights: scoring + worldsOfWeights,
    normaliser: pick(scoring, 1, ["rule", "z", "rank"] as const)
  };
}

/** Ranks among the units that are placed as the customers are, by unit: whoever else has a score in some world stands in nobody's way. NaN for the others. */
function ranksOf(scores: readonly number[], ranked: readonly number[]): number[] {
  const there = ranked.filter((unit) => Number.isFinite(scores[unit]));
  const ranks = meanRanks(there.map((unit) => scores[unit]));
  return scores.map((_, unit) => ranks[there.indexOf(unit)] ?? NaN);
}

/** The whole ranks between which those of 90 of 100 worlds lie, and the rank shown; where none tells, any rank. */
function boundsOf(ranks: readonly number[], shown: number, last: number): readonly [number, number] {
  const sorted = ranks.filter(Number.isFinite).sort((a, b) => a - b);
  if (!sorted.length) return [1, last];
  return [
    Math.floor(Math.min(shown, quantileOfSorted(sorted, 0.05))),
    Math.ceil(Math.max(shown, quantileOfSorted(sorted, 0.95)))
  ];
}

function shiftOf(role: Role, base: Ranks, all: readonly Ranks[], ranked: readonly number[]): number {
  const shifts = all.flatMap((ranks) => {
    const there = ranked.filter((unit) => Number.isFinite(ranks[role][unit]));
    return there.length
      ? [
          meanRankShift(
            there.map((unit) => base[role][unit]),
            there.map((unit) => ranks[role][unit])
          )
        ]
      : [];
  });
  return rounded(shifts.reduce((sum, one) => sum + one, 0) / shifts.length);
}

/** Said weights, and what share of the score's variance goes with each item's points. */
function weightFacts({items, weights, points, scores}: SystemHalves): WeightFacts[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const effective = effectiveWeights(scores, points);
  return items.map(({indicator}, i) => ({
    indicator,
    nominal: rounded(weights[i] / total),
    effective: rounded(effective[i])
  }));
}
