import {normal} from "../../../src/model/statistics/random.js";
import {meanRanks} from "../../../src/model/statistics/ranking.js";
import {standings, type Standings} from "../../../src/model/statistics/standings.js";

/** Units with known true scores under two systems, and what is seen of them. */
export interface DrawnLeague {
  readonly values: readonly (readonly [number, number])[];
  readonly covariance: readonly (readonly (readonly number[])[])[];
  /** True places. */
  readonly places: {readonly legacy: ArrayLike<number>; readonly challenger: ArrayLike<number>};
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
  return {
    values: rows.map(({value}) => value),
    covariance: rows.map((row) => row.covariance),
    places: {
      legacy: meanRanks(rows.map(({scores}) => scores[0])),
      challenger: meanRanks(rows.map(({scores}) => scores[1]))
    }
  };
}

/** What the product makes of such a league: each system scores by one of the two figures. */
export function leagueStandings({values, covariance}: DrawnLeague, draws: number, seed: number): Standings {
  const by = (figure: number) => (world: readonly ArrayLike<number>[], unit: number) => ({
    score: world[unit][figure],
    uncut: world[unit][figure]
  });
  return standings({values, covariance, score: {legacy: by(0), challenger: by(1)}, draws, seed});
}
