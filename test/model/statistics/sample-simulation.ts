/** Whether other samples of the same customers leave associations where they were: for a test in short and a proof at length. */
import {contest, contestIndex, halves} from "../../../src/model/statistics/contest.js";
import {otherSamples, type SampledValues} from "../../../src/model/statistics/other-samples.js";
import {normal} from "../../../src/model/statistics/random.js";

export interface PlantedContest {
  readonly units: number;
  readonly clusters: number;
  readonly periods: number;
  /** True correlation with the outcome. */
  readonly challenger: number;
  readonly legacy: number;
  /** Share of what half the customers show in a period that isn't sampling error. */
  readonly scoreReliability: number;
  readonly outcomeReliability: number;
}

const groups = 10;

/** One company: what each half of its customers shows, and the same without each group of them. */
function planted(
  {units, clusters, periods, challenger, legacy, scoreReliability, outcomeReliability}: PlantedContest,
  seed: number,
  sample = 0
): {readonly seen: SampledValues; readonly leftOut: readonly SampledValues[]} {
  const size = {units, periods};
  const arrays = () => ({
    scores: [0, 1].map(() => new Float64Array(halves * periods * units)),
    outcome: new Float64Array(halves * periods * units)
  });
  const seen = arrays();
  const leftOut = Array.from({length: groups}, arrays);
  for (let unit = 0; unit < units; unit++) {
    const lasting = (stream: number) =>
      Math.sqrt(0.3) * normal(seed, stream, unit % clusters) + Math.sqrt(0.7) * normal(seed, stream + 1, unit);
    const kept = lasting(1);
    const qualities = [challenger, legacy].map((r, k) => r * kept + Math.sqrt(1 - r * r) * lasting(10 + 2 * k));
    for (let period = 0; period < periods; period++) {
      for (let half = 0; half < halves; half++) {
        const at = contestIndex(half, period, unit, size);
        [...qualities, kept].forEach((truth, k) => {
          const reliability = k === 2 ? outcomeReliability : scoreReliability;
          const error = Math.sqrt((groups * (1 - reliability)) / reliability);
          const own = Array.from({length: groups}, (_, g) => truth + error * normal(seed, 20 + k, at, g, sample));
          const sum = own.reduce((total, one) => total + one, 0);
          const into = (values: SampledValues) => (k === 2 ? values.outcome : values.scores[k]);
          into(seen)[at] = sum / groups;
          leftOut.forEach((values, g) => (into(values)[at] = (sum - own[g]) / (groups - 1)));
        });
      }
    }
  }
  return {seen, leftOut};
}

export interface SampleBias {
  /** Mean difference of the two rank correlations as seen. */
  readonly difference: number;
  /** Mean change of the difference from what was seen to other samples, and its standard error over companies. */
  readonly change: number;
  readonly standardError: number;
  /** The same of the challenger's rank correlation. */
  readonly association: number;
  /** Standard deviation of the difference over other samples, and that which new samples of the same company really have. */
  readonly spread: number;
  readonly trueSpread: number;
}

export function sampleBias(
  setting: PlantedContest,
  {companies, draws}: {readonly companies: number; readonly draws: number}
): SampleBias {
  const {units, clusters, periods} = setting;
  const clusterOf = Array.from({length: units}, (_, unit) => unit % clusters);
  const differenceOf = ({scores, outcome}: SampledValues): readonly [difference: number, association: number] => {
    const {associations, differences} = contest({
      units,
      periods,
      clusters: clusterOf,
      contestants: scores.map((one, k) => ({id: String(k), scores: one})),
      outcome,
      pairs: [["0", "1"]],
      margin: 0.2,
      draws: 1
    });
    return [differences[0].value, associations[0].value];
  };
  const [changes, associations, differences, variances, trueVariances]: number[][] = [[], [], [], [], []];
  for (let seed = 0; seed < companies; seed++) {
    const found = planted(setting, seed);
    const base = differenceOf(found.seen);
    const draw = otherSamples({units, periods, ...found}, seed);
    const drawn = Array.from({length: draws}, (_, i) => differenceOf(draw(i)));
    differences.push(base[0]);
    changes.push(meanOf(drawn.map(([one]) => one - base[0])));
    associations.push(meanOf(drawn.map(([, one]) => one - base[1])));
    variances.push(varianceOf(drawn.map(([one]) => one)));
    const others = Array.from({length: draws}, (_, i) => differenceOf(planted(setting, seed, 1 + i).seen)[0]);
    trueVariances.push(varianceOf(others));
  }
  return {
    difference: meanOf(differences),
    change: meanOf(changes),
    standardError: Math.sqrt(varianceOf(changes) / companies),
    association: meanOf(associations),
    spread: Math.sqrt(meanOf(variances)),
    trueSpread: Math.sqrt(meanOf(trueVariances))
  };
}

const meanOf = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;

function varianceOf(all: readonly number[]): number {
  const centre = meanOf(all);
  return all.reduce((sum, one) => sum + (one - centre) ** 2, 0) / (all.length - 1);
}
