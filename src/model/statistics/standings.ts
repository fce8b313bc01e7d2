import {choleskyFactor} from "./errors.js";
import type {Interval} from "./intervals.js";
import {pairEffects, type PairErrors} from "./pair-effects.js";
import {fillNormal} from "./random.js";
import {meanRanks, median, medianByRanks, RankCounts, quantileOfSorted, tiedWith} from "./ranking.js";
import {spearman} from "./spearman.js";

/** What is coloured or called certain is wrong in fewer than this share of the worlds that could be the true one. */
export const undoneLimit = 0.025;

/** Worlds in which a rank lies outside its bounds, on either side. */
const outsideRanks = 0.05;

/** What a scoring gives a unit: its score, and what that would be without floors and caps. */
export interface CutScore {
  readonly score: number;
  readonly uncut: number;
}

/** Scores one unit of a world; a rule may look at its peers. */
export type ScoreUnit = (world: readonly ArrayLike<number>[], unit: number) => CutScore;

export interface StandingsInput {
  /** Units × figures: all that either system's score rests on. */
  readonly values: readonly (readonly number[])[];
  /** Where the drawn values of a world lie: the middles of the values' intervals, which aren't symmetric for shares. The values unless given. */
  readonly centres?: readonly (readonly number[])[];
  /** For each unit the error covariance of those values. */
  readonly covariance: readonly (readonly (readonly number[])[])[];
  readonly score: {readonly legacy: ScoreUnit; readonly challenger: ScoreUnit};
  /** Drawn worlds, say 2,000. */
  readonly draws: number;
  readonly seed: number;
}

/** A unit's score and rank under one system. */
export interface Standing {
  readonly score: number;
  /** Its 95 % interval, cut at floors and caps as the score is. */
  readonly low: number;
  readonly high: number;
  /** The same without floors and caps; null where they cut nothing. */
  readonly uncut: (Interval & {readonly value: number}) | null;
  /** 1 the highest; units with the same score share the mean of their ranks. */
  readonly rank: number;
  /** How many units share the rank; 1 where it is the unit's own. */
  readonly tied: number;
  /** Between these whole ranks lies the true one in 90 of 100 leagues, taken over units; of the truly first unit alone nothing is promised. */
  readonly rankLow: number;
  readonly rankHigh: number;
}

export interface Standings {
  readonly legacy: Standing[];
  readonly challenger: Standing[];
  /** Ranks gained (+) or lost (−) from legacy to challenger. */
  readonly move: number[];
  /** The chance, given the data, that the unit doesn't truly move that way. */
  readonly reversalShare: number[];
  /**
   * `reversalShare` is under 2.5 %. Since each of those so called is wrong with a smaller chance than that, so is the
   * share of wrong ones among them (false discovery rate), however many units there are.
   */
  readonly beyondNoise: boolean[];
  /** The chance that a unit truly doesn't lie on the side of the median where it is shown, under either system; 1 for one shown at it. */
  readonly otherSide: number[];
  /** Challenger's score − legacy's, with its 95 % interval: what the two have in common cancels. */
  readonly difference: (Interval & {readonly value: number})[];
  /** Spearman correlation of the two rankings, with its 95 % interval over units. */
  readonly agreement: Interval & {readonly value: number};
}

/**
 * Scores and ranks of units under two systems, with what sampling error makes of them.
 *
 * Intervals of scores come from worlds drawn from the errors of a unit's own figures. Ranks can't: in such
 * worlds the noise that is in the values already is drawn once more, so that units spread further than
 * they truly do, and what is shown first stays there too often. So for ranks each world's figures are
 * moved to where the units' true scores may lie, given how far units truly differ ({@link pairEffects});
 * both systems together, so that shared figures and correlated errors count.
 *
 * @throws without a draw: nothing would be known of any interval
 */
export function standings({values, centres = values, covariance, score, draws, seed}: StandingsInput): Standings {
  if (!(Number.isInteger(draws) && draws > 0)) throw new Error(`invalid draws: expected one or more; found ${draws}`);
  const units = values.length;
  const systems = [score.legacy, score.challenger];
  const observed = systems.map((system) => values.map((_, unit) => system(values, unit)));
  const shown = observed.map((scores) => meanRanks(scores.map(scoreOf)));
  const sides = observed.map((scores) => sidesOf(scores.map(scoreOf)));
  const move = Array.from(shown[0], (rank, unit) => rank - shown[1][unit]);

  const worlds = worldsOf(centres, covariance, systems, seed);
  const drawn = systems.map(() => ({
    score: Array.from({length: units}, () => new Float64Array(draws)),
    uncut: Array.from({length: units}, () => new Float64Array(draws))
  }));
  const rankCounts = systems.map(() => new RankCounts(units));
  const reversalShare = new Float64Array(units);
  const otherSide = new Float64Array(units);
  const trueScores = systems.map(() => new Float64Array(units));
  const ranks = systems.map(() => new Float64Array(units));
  for (let draw = 0; draw < draws; draw++) {
    const {sampled, possible} = worlds(draw);
    for (let s = 0; s < systems.length; s++) {
      const system = systems[s];
      for (let unit = 0; unit < units; unit++) {
        // A world without a score for a unit tells nothing of it.
        const found = orElse(system(sampled, unit), observed[s][unit]);
        drawn[s].score[unit][draw] = found.score;
        drawn[s].uncut[unit][draw] = found.uncut;
        trueScores[s][unit] = orElse(system(possible, unit), observed[s][unit]).score;
      }
      rankCounts[s].see(meanRanks(trueScores[s], ranks[s]));
    }
    const first = medianByRanks(trueScores[0], ranks[0]);
    const second = medianByRanks(trueScores[1], ranks[1]);
    for (let unit = 0; unit < units; unit++) {
      if (move[unit] === 0 || Math.sign(ranks[0][unit] - ranks[1][unit]) !== Math.sign(move[unit]))
        reversalShare[unit]++;
      if (
        Math.sign(trueScores[0][unit] - first) * sides[0][unit] !== 1 ||
        Math.sign(trueScores[1][unit] - second) * sides[1][unit] !== 1
      )
        otherSide[unit]++;
    }
  }

  const standing = (s: number): Standing[] => {
    const tied = tiedWith(observed[s].map((one) => one.score));
    return observed[s].map((found, unit): Standing => {
      const bounds = rankCounts[s].bounds(unit, shown[s][unit], outsideRanks);
      return {
        ...intervalOf(drawn[s].score[unit], found.score),
        score: found.score,
        uncut:
          found.uncut === found.score ? null : {...intervalOf(drawn[s].uncut[unit], found.uncut), value: found.uncut},
        rank: shown[s][unit],
        tied: tied[unit],
        rankLow: bounds.low,
        rankHigh: bounds.high
      };
    });
  };
  // Differences before the scores are sorted for their own intervals.
  const difference = observed[0].map((legacy, unit) =>
    differenceOf([legacy, observed[1][unit]], [drawn[0].score[unit], drawn[1].score[unit]])
  );
  return {
    legacy: standing(0),
    challenger: standing(1),
    move,
    reversalShare: Array.from(reversalShare, (worldsUndone) => worldsUndone / draws),
    beyondNoise: Array.from(reversalShare, (worldsUndone) => worldsUndone / draws < undoneLimit),
    otherSide: Array.from(otherSide, (worldsOff) => worldsOff / draws),
    difference,
    agreement: spearman(observed[0].map(scoreOf), observed[1].map(scoreOf))
  };
}

/** The second score less the first, with its interval from both in the same worlds. */
function differenceOf(
  [legacy, challenger]: readonly [CutScore, CutScore],
  [drawnLegacy, drawnChallenger]: readonly [Float64Array, Float64Array]
): Interval & {readonly value: number} {
  const value = challenger.score - legacy.score;
  const drawn = drawnChallenger.map((one, draw) => one - drawnLegacy[draw]);
  return {...intervalOf(drawn, value), value};
}

const scoreOf = ({score}: CutScore) => score;

function orElse(found: CutScore, otherwise: CutScore): CutScore {
  return Number.isNaN(found.score) ? otherwise : found;
}

/** The 95 % interval of drawn values, which are sorted by it; it holds the value that they belong to. */
function intervalOf(drawn: Float64Array, value: number): Interval {
  const sorted = drawn.sort();
  return {
    low: Math.min(value, quantileOfSorted(sorted, 0.025)),
    high: Math.max(value, quantileOfSorted(sorted, 0.975))
  };
}

/** 1 for units above the median, −1 below, 0 for the median unit itself, which is on no side. */
function sidesOf(scores: ArrayLike<number>): Int8Array {
  const middle = median(scores);
  const sides = new Int8Array(scores.length);
  for (let unit = 0; unit < sides.length; unit++) sides[unit] = Math.sign(scores[unit] - middle);
  return sides;
}

interface World {
  /** Figures as another sample of the same customers could have given them. */
  readonly sampled: readonly Float64Array[];
  /** Figures as they may truly be. */
  readonly possible: readonly Float64Array[];
}

/** Draws worlds; the arrays of one are used again for the next. */
function worldsOf(
  centres: readonly (readonly number[])[],
  covariance: readonly (readonly (readonly number[])[])[],
  systems: readonly ScoreUnit[],
  seed: number
): (draw: number) => World {
  const figures = centres[0]?.length ?? 0;
  const units = centres.map((_, unit) => tangentOf(centres, covariance[unit], systems, unit));
  const effects =
    units.length > 0
      ? pairEffects(
          units.map(({scores}) => scores),
          units.map(({errors}) => errors),
          seed
        )
      : null;
  const sampled = centres.map((centre) => Float64Array.from(centre));
  const possible = centres.map((centre) => Float64Array.from(centre));
  const pairs = new Float64Array(2 * units.length);
  const noise = new Float64Array(figures);
  return (draw) => {
    effects?.draw(draw, pairs);
    for (let unit = 0; unit < units.length; unit++) {
      const {factor, slopes, scores, gains} = units[unit];
      // One by one: a league is drawn thousands of times, and lists made only to be taken apart would cost more than the sums.
      const slopesFirst = slopes[0];
      const slopesSecond = slopes[1];
      const gainsFirst = gains[0];
      const gainsSecond = gains[1];
      const centre = centres[unit];
      const here = sampled[unit];
      const there = possible[unit];
      fillNormal(noise, seed, draw, unit);
      let first = 0;
      let second = 0;
      for (let i = 0, entry = 0; i < figures; i++) {
        let away = 0;
        for (let k = 0; k <= i; k++, entry++) away += factor[entry] * noise[k];
        here[i] = centre[i] + away;
        first += slopesFirst[i] * away;
        second += slopesSecond[i] * away;
      }
      // Of all figures that fit the data, those that give the drawn true scores.
      const a = pairs[2 * unit] - scores[0] - first;
      const b = pairs[2 * unit + 1] - scores[1] - second;
      for (let i = 0; i < figures; i++) there[i] = here[i] + gainsFirst[i] * a + gainsSecond[i] * b;
    }
    return {sampled, possible};
  };
}

/**
 * A unit's two scores as straight lines of its figures about their centre, and the errors of the scores: without floors and
 * caps. Cut there, a score beyond its cap would have no error and be taken for certain, however much of it is chance.
 */
interface Tangent {
  /** Lower Cholesky factor of the figures' error covariance, row after row up to the diagonal. */
  readonly factor: Float64Array;
  readonly scores: readonly [number, number];
  readonly errors: PairErrors;
  /** By system: points for one of each figure, on the mean between a standard error below and above. */
  readonly slopes: readonly Float64Array[];
  /** By system and figure: how much it moves, on the mean, with one point of that score that is due to chance. */
  readonly gains: readonly [Float64Array, Float64Array];
}

function tangentOf(
  centres: readonly (readonly number[])[],
  covariance: readonly (readonly number[])[],
  systems: readonly ScoreUnit[],
  unit: number
): Tangent {
  const world = [...centres];
  const slopes = systems.map((system) =>
    Float64Array.from(centres[unit], (centre, i) => {
      const step = Math.sqrt(covariance[i][i]);
      if (!(step > 0)) return 0;
      const at = (value: number) => {
        world[unit] = centres[unit].with(i, value);
        return system(world, unit).uncut;
      };
      const slope = (at(centre + step) - at(centre - step)) / (2 * step);
      return Number.isFinite(slope) ? slope : 0;
    })
  );
  const together = slopes.map((slope) => Float64Array.from(covariance, (row) => dot(row, slope)));
  const errors = {
    first: dot(slopes[0], together[0]),
    second: dot(slopes[1], together[1]),
    both: dot(slopes[0], together[1])
  };
  const inverse = inverseOf(errors);
  return {
    factor: Float64Array.from(choleskyFactor(covariance).flatMap((row, i) => row.slice(0, i + 1))),
    scores: [systems[0](centres, unit).uncut, systems[1](centres, unit).uncut],
    errors,
    slopes,
    gains: [
      together[0].map((one, i) => one * inverse.first + together[1][i] * inverse.both),
      together[0].map((one, i) => one * inverse.both + together[1][i] * inverse.second)
    ]
  };
}

/** The inverse of two scores' error covariance; where one of them has no error of its own, of the rest (Moore–Penrose). */
function inverseOf({first, second, both}: PairErrors): PairErrors {
  const middle = (first + second) / 2;
  const half = Math.hypot((first - second) / 2, both);
  const [large, small] = [middle + half, middle - half];
  if (!(large > 0)) return {first: 0, second: 0, both: 0};
  if (small > 1e-9 * large) {
    const determinant = first * second - both * both;
    return {first: second / determinant, second: first / determinant, both: -both / determinant};
  }
  // Rank one: v vᵀ / large, with v the direction that has error.
  const direction = first >= second ? [large - second, both] : [both, large - first];
  const length = Math.hypot(direction[0], direction[1]);
  const [x, y] = length > 0 ? direction.map((one) => one / length) : [Math.SQRT1_2, Math.SQRT1_2];
  return {first: (x * x) / large, second: (y * y) / large, both: (x * y) / large};
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
