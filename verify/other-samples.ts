/** Whether other samples of the same customers leave associations where they were, at full size: the short form is test/model/statistics/other-samples.test.ts. */
import {sampleBias} from "../test/model/statistics/sample-simulation.js";
import type {Proof} from "./proof.js";

const shape = {units: 42, clusters: 14, periods: 4};
const truths = [
  {challenger: 0.7, legacy: -0.2},
  {challenger: 0.3, legacy: 0.3}
];
const reliabilities = [
  [0.8, 0.8],
  [0.5, 0.5],
  [0.3, 0.3],
  [0.15, 0.3],
  [0.08, 0.15]
] as const;
const companies = 100;
const draws = 20;
/** No more than chance over so many companies, and so little that no page would show it. */
const errors = 3;
const most = 0.02;

export const proof: Proof = {
  claims: `Other samples of the same customers change the difference of two associations by no more than ${most} on the mean and no more than ${errors} of its standard errors, 42 units in 14 clusters, reliabilities from .8 to .08, and spread it as far as really new samples do, within a tenth.`,
  dependsOn: [
    "src/model/statistics/other-samples.ts",
    "src/model/statistics/contest.ts",
    "src/model/statistics/linear.ts",
    "test/model/statistics/sample-simulation.ts",
    "verify/other-samples.ts"
  ],
  run: (progress) => {
    const figures: Record<string, number> = {};
    let holds = true;
    for (const truth of truths) {
      for (const [scoreReliability, outcomeReliability] of reliabilities) {
        const name = `true ${truth.challenger} and ${truth.legacy}, reliability ${scoreReliability} and ${outcomeReliability}`;
        progress(name);
        const found = sampleBias({...shape, ...truth, scoreReliability, outcomeReliability}, {companies, draws});
        for (const [what, one] of Object.entries(found)) figures[`${name}: ${what}`] = Number(one.toFixed(4));
        const ratio = found.spread / found.trueSpread;
        holds &&=
          Math.abs(found.change) <= Math.min(most, errors * found.standardError) && ratio >= 0.9 && ratio <= 1.1;
      }
    }
    return Promise.resolve({holds, figures});
  }
};
