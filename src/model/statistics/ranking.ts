import {choleskyFactor} from "./errors.js";
import {z95, type Interval} from "./intervals.js";
import {normal} from "./random.js";

/** A move is beyond noise when fewer than this share of resampled worlds undo it: 2.5 % on its own side, 5 % on both. */
const undoneLimit = 0.025;

export interface StandingsInput {
  /** Units × indicators: the values of all indicators that either system appraises. */
  readonly values: readonly (readonly number[])[];
  /** Where the drawn values of a world lie: the middles of the values' intervals, which aren't symmetric for shares. The values unless given. */
  readonly centres?: readonly (readonly number[])[];
  /** For each unit the error covariance of those values. */
  readonly covariance: readonly (readonly (readonly number[])[])[];
  readonly score: {
    /** Scores of all units of one world at once: a rule may look at a unit's peers. */
    readonly legacy: (world: readonly (readonly number[])[]) => readonly number[];
    readonly challenger: (world: readonly (readonly number[])[]) => readonly number[];
  };
  /** Resampled worlds, say 1,000. */
  readonly draws: number;
  readonly seed: number;
}

/** A unit's score and place under one system, with the 5–95 % bounds of the place from sampling error. */
export interface Standing {
  readonly score: number;
  readonly low: number;
  readonly high: number;
  readonly rank: number;
  readonly rankLow: number;
  readonly rankHigh: number;
}

export interface Standings {
  readonly legacy: Standing[];
  readonly challenger: Standing[];
  /** Places gained (+) or lost (−) from legacy to challenger. */
  readonly move: number[];
  /** Share of resampled worlds in which the unit doesn't move that way. */
  readonly undone: number[];
  readonly beyondNoise: boolean[];
  /** Challenger's score − legacy's, with its 95 % interval: what the two have in common cancels. */
  readonly difference: (Interval & {readonly value: number})[];
  /** Spearman correlation of the two rankings, with its 95 % interval over units. */
  readonly agreement: Interval & {readonly value: number};
}

/**
 * Scores and places of units under two systems, with what sampling error makes of them: worlds are
 * drawn from the errors of the indicators (shared indicators and correlated errors included), and
 * both systems score each of them. Score intervals are 2.5–97.5 %, rank bounds 5–95 %.
 */
export function standings({values, centres = values, covariance, score, draws, seed}: StandingsInput): Standings {
  const units = values.length;
  const systems = [score.legacy, score.challenger];
  const observed = systems.map((system) => system(values));
  const ranks = observed.map(ranksOf);
  const factors = covariance.map((c) => choleskyFactor(c));

  const drawnScores = systems.map(() => Array.from({length: units}, () => new Float64Array(draws)));
  const drawnDifferences = Array.from({length: units}, () => new Float64Array(draws));
  const drawnRanks = systems.map(() => Array.from({length: units}, () => new Float64Array(draws)));
  const undone = Array.from({length: units}, () => 0);
  for (let draw = 0; draw < draws; draw++) {
    const world = centres.map((centre, unit) => drawValues(centre, factors[unit], seed, draw, unit));
    const worldRanks = systems.map((system, s) => {
      const scores = system(world);
      const places = ranksOf(scores);
      for (let unit = 0; unit < units; unit++) {
        drawnScores[s][unit][draw] = scores[unit];
        drawnRanks[s][unit][draw] = places[unit];
      }
      return places;
    });
    for (let unit = 0; unit < units; unit++) {
      drawnDifferences[unit][draw] = drawnScores[1][unit][draw] - drawnScores[0][unit][draw];
      const move = ranks[0][unit] - ranks[1][unit];
      if (move === 0 || Math.sign(worldRanks[0][unit] - worldRanks[1][unit]) !== Math.sign(move))
        undone[unit] += 1 / draws;
    }
  }

  const standing = (s: number): Standing[] =>
    values.map((_, unit) => {
      const scores = drawnScores[s][unit].sort();
      const places = drawnRanks[s][unit].sort();
      return {
        score: observed[s][unit],
        low: quantileOfSorted(scores, 0.025),
        high: quantileOfSorted(scores, 0.975),
        rank: ranks[s][unit],
        rankLow: Math.round(quantileOfSorted(places, 0.05)),
        rankHigh: Math.round(quantileOfSorted(places, 0.95))
      };
    });
  return {
    legacy: standing(0),
    challenger: standing(1),
    move: ranks[0].map((rank, unit) => rank - ranks[1][unit]),
    undone,
    beyondNoise: undone.map((share) => share < undoneLimit),
    difference: drawnDifferences.map((drawn, unit) => {
      const sorted = drawn.sort();
      return {
        value: observed[1][unit] - observed[0][unit],
        low: quantileOfSorted(sorted, 0.025),
        high: quantileOfSorted(sorted, 0.975)
      };
    }),
    agreement: spearman(observed[0], observed[1])
  };
}

function drawValues(
  values: readonly number[],
  factor: readonly (readonly number[])[],
  seed: number,
  draw: number,
  unit: number
): number[] {
  const noise = values.map((_, k) => normal(seed, draw, unit, k));
  return values.map((value, i) => {
    let sum = value;
    for (let k = 0; k <= i; k++) sum += factor[i][k] * noise[k];
    return sum;
  });
}

/** Places by score, 1 the highest; equals share the better place. */
export function ranksOf(scores: readonly number[]): number[] {
  checkNumbers(scores);
  const order = scores.map((_, i) => i).sort((a, b) => scores[b] - scores[a]);
  const ranks = Array.from({length: scores.length}, () => 0);
  order.forEach((unit, place) => {
    const above = order[place - 1];
    ranks[unit] = place > 0 && scores[above] === scores[unit] ? ranks[above] : place + 1;
  });
  return ranks;
}

/**
 * Spearman's rank correlation with mean ranks for ties, and its 95 % interval over units by
 * Fisher's z with Bonett and Wright's error √((1 + ρ²/2)/(n − 3)) (2000). Under four units the interval is −1 … 1.
 */
export function spearman(a: readonly number[], b: readonly number[]): Interval & {readonly value: number} {
  const value = pearson(meanRanks(a), meanRanks(b));
  if (!(a.length > 3) || Number.isNaN(value)) return {value, low: -1, high: 1};
  const bounded = Math.max(-0.9999999, Math.min(0.9999999, value));
  const half = z95 * Math.sqrt((1 + (bounded * bounded) / 2) / (a.length - 3));
  return {value, low: Math.tanh(Math.atanh(bounded) - half), high: Math.tanh(Math.atanh(bounded) + half)};
}

/** @throws where a score isn't a number: it would stand anywhere */
function checkNumbers(scores: readonly number[]): void {
  const at = scores.findIndex(Number.isNaN);
  if (at >= 0) throw new Error(`invalid scores: expected numbers; found NaN at ${at + 1}`);
}

function meanRanks(scores: readonly number[]): number[] {
  checkNumbers(scores);
  const order = scores.map((_, i) => i).sort((i, j) => scores[j] - scores[i]);
  const ranks = Array.from({length: scores.length}, () => 0);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && scores[order[to + 1]] === scores[order[from]]) to++;
    for (let k = from; k <= to; k++) ranks[order[k]] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return ranks;
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const meanA = a.reduce((sum, v) => sum + v, 0) / a.length;
  const meanB = b.reduce((sum, v) => sum + v, 0) / b.length;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    ab += (a[i] - meanA) * (b[i] - meanB);
    aa += (a[i] - meanA) ** 2;
    bb += (b[i] - meanB) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

/** The quantile of sorted numbers, between neighbours by straight line (type 7). */
export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number {
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
