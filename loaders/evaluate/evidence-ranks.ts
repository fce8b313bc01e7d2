/** How far places and the verdict hang on choices that could have been made otherwise. */
import {contest} from "../../src/model/statistics/contest.js";
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
import {meanRanks, quantileOfSorted} from "../../src/model/statistics/ranking.js";
import {hash32, uniform} from "../../src/model/statistics/random.js";
import {bucketCount} from "../intake/intake.js";
import {rounded, type ContestData} from "./evidence-contest.js";
import type {EvidenceContext} from "./evidence-context.js";
import {rescored, type Normaliser, type SystemHalves} from "./evidence-scores.js";
import type {Window} from "./evidence-halves.js";

const seed = 20260930;
/** Worlds in which all choices are drawn at once, and those that differ in one alone. */
const worldsOfAll = 100;
const worldsOfOne = 30;
const samplesOfAll = 6;
/** How far weights are moved either way. */
const weightRange = 0.25;

/** What of the evidence's context and of the contest's data the ranks rest on. */
interface Ground extends Pick<EvidenceContext, "units" | "clusters" | "figures" | "scores"> {
  readonly publication: {
    readonly settings: {
      readonly contest: Pick<EvidenceContext["publication"]["settings"]["contest"], "horizons" | "margin">;
    };
    readonly units: Pick<EvidenceContext["publication"]["units"], "byId">;
  };
}
interface Contested extends Pick<ContestData, "figures" | "window" | "legacy" | "challenger"> {
  readonly outcome: Pick<ContestData["outcome"], "of" | "customersIn">;
}

interface World {
  /** Null: the customers as they are. */
  readonly sample: number | null;
  /** Null: the weights as they are. */
  readonly weights: number | null;
  readonly normaliser: Normaliser;
  readonly elsewhere: boolean;
  readonly window: Window;
  readonly horizon: number;
}

interface Result {
  readonly difference: number;
  readonly verdict: ContestRow["verdict"];
  /** Scores of both halves together at the end of the data, by unit. */
  readonly last: Readonly<Record<"legacy" | "challenger", readonly number[]>>;
}

type Places = Readonly<Record<"legacy" | "challenger", readonly number[]>>;

const roles = ["legacy", "challenger"] as const;

/** Bounds of places, what weights really weigh, and the share of worlds in which the primary verdict stands. */
export function rankEvidence(
  context: Ground,
  data: Contested,
  primary: Pick<ContestRow, "horizon" | "verdict">
): RankEvidence | null {
  const {horizons} = context.publication.settings.contest;
  const reference: World = {
    sample: null,
    weights: null,
    normaliser: "rule",
    elsewhere: false,
    window: data.window,
    horizon: primary.horizon
  };
  const measured = new Map<string, Readonly<Record<"legacy" | "challenger", SystemHalves>>>();
  const run = (world: World): Result | null => worldResult(context, data, world, measured);
  const base = run(reference);
  if (!base) return null;
  const placed = context.units.flatMap((_, unit) =>
    roles.every((role) => Number.isFinite(base.last[role][unit])) ? [unit] : []
  );
  if (placed.length < 2) return null;
  const placesIn = ({last}: Result): Places => ({
    legacy: placesOf(last.legacy, placed),
    challenger: placesOf(last.challenger, placed)
  });

  const alone: Readonly<Record<Choice, readonly World[]>> = {
    sampling: drawn(worldsOfOne, (draw) => ({...reference, sample: draw})),
    weights: drawn(worldsOfOne, (draw) => ({...reference, weights: draw})),
    normaliser: (["z", "rank"] as const).map((normaliser) => ({...reference, normaliser})),
    attribution: [{...reference, elsewhere: true}],
    window: (["month", "quarter", "year"] as const)
      .filter((window) => window !== data.window)
      .map((window) => ({...reference, window})),
    horizon: horizons.filter((horizon) => horizon !== primary.horizon).map((horizon) => ({...reference, horizon}))
  };
  const results = new Map<Choice, readonly Result[]>();
  for (const choice of ["sampling", "weights", "normaliser", "attribution", "window", "horizon"] as const) {
    results.set(
      choice,
      alone[choice].flatMap((world) => run(world) ?? [])
    );
  }
  const all = drawn(worldsOfAll, (draw) => randomWorld(draw, horizons)).flatMap((world) => run(world) ?? []);
  const basePlaces = placesIn(base);
  const sampledPlaces = (results.get("sampling") ?? []).map(placesIn);
  const allPlaces = all.map(placesIn);
  const bounds = (role: "legacy" | "challenger", unit: number): RankBounds => {
    const rank = basePlaces[role][unit];
    const [low, high] = boundsOf(
      sampledPlaces.map((places) => places[role][unit]),
      rank
    );
    const [wideLow, wideHigh] = boundsOf(
      allPlaces.map((places) => places[role][unit]),
      rank
    );
    return {rank, low, high, wideLow, wideHigh};
  };
  const {byId} = context.publication.units;
  return {
    units: placed.map((unit): UnitRanks => ({
      unit: context.units[unit],
      name: byId.get(context.units[unit])?.name ?? {en: context.units[unit], zh: context.units[unit]},
      legacy: bounds("legacy", unit),
      challenger: bounds("challenger", unit)
    })),
    stands: rounded(all.filter(({verdict}) => verdict === primary.verdict).length / all.length),
    worlds: all.length,
    choices: [...results]
      .flatMap(([choice, found]): ChoiceEffect[] =>
        found.length
          ? [
              {
                choice,
                worlds: found.length,
                stands: rounded(found.filter(({verdict}) => verdict === primary.verdict).length / found.length),
                change: rounded(
                  found.reduce((sum, {difference}) => sum + Math.abs(difference - base.difference), 0) / found.length
                )
              }
            ]
          : []
      )
      .sort((a, b) => b.change - a.change),
    shift: {
      legacy: shiftOf("legacy", basePlaces, allPlaces, placed),
      challenger: shiftOf("challenger", basePlaces, allPlaces, placed)
    },
    weights: {legacy: weightFacts(data.legacy), challenger: weightFacts(data.challenger)}
  };
}

function drawn(count: number, of: (draw: number) => World): World[] {
  return Array.from({length: count}, (_, draw) => of(draw));
}

function randomWorld(draw: number, horizons: readonly number[]): World {
  const pick = <T>(step: number, from: readonly T[]): T =>
    from[Math.floor(uniform(seed, 0x70696b, draw, step) * from.length)];
  return {
    // Scoring a sample of customers anew costs most: a few serve all of these worlds.
    sample: draw % samplesOfAll,
    weights: draw + worldsOfOne,
    normaliser: pick(1, ["rule", "z", "rank"] as const),
    elsewhere: pick(2, [false, true]),
    window: pick(3, ["month", "quarter", "year"] as const),
    horizon: pick(4, horizons)
  };
}

function worldResult(
  context: Ground,
  data: Contested,
  world: World,
  measured: Map<string, Readonly<Record<"legacy" | "challenger", SystemHalves>>>
): Result | null {
  const {margin} = context.publication.settings.contest;
  const units = context.units.length;
  const buckets = world.sample === null ? undefined : resampledBuckets(world.sample);
  const figures = buckets ? context.figures(buckets) : data.figures;
  const key = `${world.sample} ${world.window} ${world.elsewhere}`;
  let halves = measured.get(key);
  if (!halves)
    measured.set(
      key,
      (halves = {
        legacy: context.scores("legacy", figures, world.window, world.elsewhere),
        challenger: context.scores("challenger", figures, world.window, world.elsewhere)
      })
    );
  const scores = {
    legacy: scoresIn(halves.legacy, world, units, 0),
    challenger: scoresIn(halves.challenger, world, units, 1)
  };
  const outcome = buckets ? data.outcome.customersIn(world.horizon, buckets) : data.outcome.of(world.horizon).customers;
  const {differences} = contest({
    units,
    periods: figures.quarters.length,
    clusters: context.clusters,
    outcome,
    margin,
    seed,
    draws: 199,
    contestants: roles.map((id) => ({id, scores: scores[id]})),
    pairs: [["challenger", "legacy"]]
  });
  if (!Number.isFinite(differences[0].value)) return null;
  const periods = figures.quarters.length;
  const lastOf = (of: Float64Array) =>
    Array.from(
      {length: units},
      (_, unit) => (of[(periods - 1) * units + unit] + of[(2 * periods - 1) * units + unit]) / 2
    );
  return {
    difference: differences[0].value,
    verdict: differences[0].verdict,
    last: {legacy: lastOf(scores.legacy), challenger: lastOf(scores.challenger)}
  };
}

/** Places among the units that are placed as the customers are, by unit: whoever else has a score in some world stands in nobody's way. NaN for the others. */
function placesOf(scores: readonly number[], placed: readonly number[]): number[] {
  const there = placed.filter((unit) => Number.isFinite(scores[unit]));
  const ranks = meanRanks(there.map((unit) => scores[unit]));
  return scores.map((_, unit) => ranks[there.indexOf(unit)] ?? NaN);
}

function scoresIn(halves: SystemHalves, {weights, normaliser}: World, units: number, system: number): Float64Array {
  if (weights === null && normaliser === "rule") return halves.scores;
  const moved = halves.weights.map((weight, item) =>
    weights === null ? weight : weight * (1 + weightRange * (2 * uniform(seed, 0x77, weights, system, item) - 1))
  );
  return rescored(halves, moved, normaliser, units);
}

/** Customers resampled by bucket, within each half. */
function resampledBuckets(draw: number): Float64Array {
  const times = new Float64Array(bucketCount);
  const half = bucketCount / 2;
  for (const side of [0, 1])
    for (let i = 0; i < half; i++) times[side * half + (hash32(seed, 0x62, draw, side, i) % half)]++;
  return times;
}

/** The whole places between which those of 90 of 100 worlds lie, and the place shown. */
function boundsOf(places: readonly number[], shown: number): readonly [number, number] {
  const sorted = places.filter(Number.isFinite).sort((a, b) => a - b);
  return [
    Math.floor(Math.min(shown, quantileOfSorted(sorted, 0.05))),
    Math.ceil(Math.max(shown, quantileOfSorted(sorted, 0.95)))
  ];
}

function shiftOf(
  role: "legacy" | "challenger",
  base: Places,
  all: readonly Places[],
  placed: readonly number[]
): number {
  const shifts = all.flatMap((places) => {
    const there = placed.filter((unit) => Number.isFinite(places[role][unit]));
    return there.length
      ? [
          meanRankShift(
            there.map((unit) => base[role][unit]),
            there.map((unit) => places[role][unit])
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
