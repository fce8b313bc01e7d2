import {normal} from "../../../src/model/statistics/random.js";
import {meanRanks} from "../../../src/model/statistics/ranking.js";
import {standings, type Standings} from "../../../src/model/statistics/standings.js";

/** Units with known true scores under two systems, and what is seen of them. */
export interface DrawnLeague {
  readonly values: readonly (readonly [number, number])[];
  readonly covariance: readonly (readonly (readonly number[])[])[];
  /** True ranks, and the true scores that they come from. */
  readonly ranks: {readonly legacy: ArrayLike<number>; readonly challenger: ArrayLike<number>};
  readonly scores: {readonly legacy: readonly number[]; readonly challenger: readonly number[]};
}

/** How alike the errors of both systems are, since they share customers; and how unlike the units' sizes, on a log scale. */
const shared = 0.3;
const sizes = 0.6;

/**
 * Draws a league of normal true scores and normal errors; sizes of units differ, and so do their errors.
 *
 * @param truth the reliability of either system's scores (variance of the true ones over that of the values at a
 *   middling size), and the correlation of the two systems' true scores
 */
export function drawnLeague(
  units: number,
  seed: number,
  truth: {readonly legacy: number; readonly challenger: number; readonly agreement: number}
): DrawnLeague {
  const {legacy, challenger, agreement} = truth;
  const rows = Array.from({length: units}, (_, unit) => {
    const [a, b, z, w, size] = [1, 2, 3, 4, 5].map((stream) => normal(seed, stream, units, unit));
    const wider = Math.exp(sizes * size);
    const errors = [Math.sqrt((1 - legacy) * wider), Math.sqrt((1 - challenger) * wider)];
    const scores = [Math.sqrt(legacy) * a, Math.sqrt(challenger) * (agreement * a + Math.sqrt(1 - agreement ** 2) * b)];
    const both = shared * errors[0] * errors[1];
    return {
      scores,
      value: [
        scores[0] + errors[0] * z,
        scores[1] + errors[1] * (shared * z + Math.sqrt(1 - shared ** 2) * w)
      ] as const,
      covariance: [
        [errors[0] ** 2, both],
        [both, errors[1] ** 2]
      ]
    };
  });
  const scores = {legacy: rows.map((row) => row.scores[0]), challenger: rows.map((row) => row.scores[1])};
  return {
    values: rows.map(({value}) => value),
    covariance: rows.map((row) => row.covariance),
    ranks: {legacy: meanRanks(scores.legacy), challenger: meanRanks(scores.challenger)},
    scores
  };
}

/** What the product makes of such a league: each system scores by one of the two figures, up to a cap. */
export function leagueStandings(
  {values, covariance}: DrawnLeague,
  draws: number,
  seed: number,
  cap = Infinity
): Standings {
  const by = (figure: number) => (world: readonly ArrayLike<number>[], unit: number) => ({
    score: Math.min(cap, world[unit][figure]),
    uncut: world[unit][figure]
  });
  return standings({values, covariance, score: {legacy: by(0), challenger: by(1)}, draws, seed});
}

/** How ranks told compare with true ones, over many leagues. */
export interface RankCoverage {
  /** Share of true ranks inside their bounds, over all units and both systems. */
  readonly all: number;
  /** The same over the units shown first and last. */
  readonly ends: number;
  /** Mean ranks between the bounds. */
  readonly width: number;
}

/**
 * Counts true ranks inside their bounds, in leagues whose two systems are equally reliable. With a cap on all scores, in
 * standard deviations of the values, those that truly reach it share the mean of their ranks.
 */
export function rankCoverage(
  units: number,
  reliability: number,
  {leagues, draws, cap = Infinity}: {readonly leagues: number; readonly draws: number; readonly cap?: number}
): RankCoverage {
  let [held, told, heldAtEnds, ends, width] = [0, 0, 0, 0, 0];
  for (let seed = 0; seed < leagues; seed++) {
    const league = drawnLeague(units, seed, {legacy: reliability, challenger: reliability, agreement: 0.5});
    const found = leagueStandings(league, draws, seed, cap);
    for (const role of ["legacy", "challenger"] as const) {
      const ranks = meanRanks(league.scores[role].map((score) => Math.min(cap, score)));
      const shown = found[role].map(({rank}) => rank);
      const [first, last] = [Math.min(...shown), Math.max(...shown)];
      found[role].forEach(({rank, rankLow, rankHigh}, unit) => {
        const truth = ranks[unit];
        const holds = Number(rankLow <= truth && truth <= rankHigh);
        told++;
        held += holds;
        width += rankHigh - rankLow;
        if (rank !== first && rank !== last) return;
        ends++;
        heldAtEnds += holds;
      });
    }
  }
  return {all: held / told, ends: heldAtEnds / ends, width: width / told};
}

/**
 * Share of leagues in which some unit seems to move beyond noise.
 *
 * @param truth as {@link drawnLeague} takes it, both systems equally reliable
 */
export function colouredLeagues(
  units: number,
  {reliability, agreement}: {readonly reliability: number; readonly agreement: number},
  {leagues, draws}: {readonly leagues: number; readonly draws: number}
): number {
  let coloured = 0;
  for (let seed = 1000; seed < 1000 + leagues; seed++) {
    const league = drawnLeague(units, seed, {legacy: reliability, challenger: reliability, agreement});
    if (leagueStandings(league, draws, seed).beyondNoise.some(Boolean)) coloured++;
  }
  return coloured / leagues;
}
