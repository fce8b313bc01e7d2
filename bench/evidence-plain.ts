/** The evidence in plain objects and arrays, as one would write it down first: resample, sort, rank, correlate. */
import {drawClusters} from "../src/model/statistics/cluster-inference.js";
import type {ContestInput} from "../src/model/statistics/contest.js";
import {spearman} from "../src/model/statistics/spearman.js";
import type {Panel} from "../src/model/statistics/variance.js";

interface Drawn {
  readonly value: number;
  readonly drawn: readonly number[];
}

/** Mean rank correlation of each contestant over periods and halves, as it is and in each resample of units. */
export function plainContest(
  {units, periods, contestants, outcome}: ContestInput,
  draws: number,
  seed: number
): Drawn[] {
  const cells = [0, 1].flatMap((half) =>
    Array.from({length: periods}, (_, period) =>
      Array.from({length: units}, (_unit, unit) => ({
        outcome: outcome[((1 - half) * periods + period) * units + unit],
        scores: contestants.map(({scores}) => scores[(half * periods + period) * units + unit])
      }))
    )
  );
  const means = (sample: readonly number[]) =>
    contestants.map((_, k) => {
      const found = cells.map((cell) => {
        const rows = sample.map((unit) => cell[unit]);
        return spearman(
          rows.map(({scores}) => scores[k]),
          rows.map((row) => row.outcome)
        ).value;
      });
      return found.reduce((sum, one) => sum + one, 0) / found.length;
    });
  const all = means(Array.from({length: units}, (_, unit) => unit));
  const resampled = samples(units, draws, seed).map(means);
  return all.map((value, k) => ({value, drawn: resampled.map((one) => one[k])}));
}

/** Discrimination as it is and in each resample of units. */
export function plainForms({values, errors}: Panel, draws: number, seed: number): Drawn {
  const discrimination = (sample: readonly number[]) => {
    const sampling = meanOf(sample.flatMap((unit) => Array.from(errors[unit])));
    const between = meanOf(Array.from(values[0], (_, period) => variance(sample.map((unit) => values[unit][period]))));
    return 1 - sampling / between;
  };
  return {
    value: discrimination(values.map((_, unit) => unit)),
    drawn: samples(values.length, draws, seed).map(discrimination)
  };
}

function samples(units: number, draws: number, seed: number): number[][] {
  const times = new Float64Array(units);
  return Array.from({length: draws}, (_, draw) => {
    drawClusters(times, draw, seed);
    return Array.from(times).flatMap((count, unit) => Array.from({length: count}, () => unit));
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

function variance(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1);
}
