/** How often intervals of what lasts, and of the parts of an indicator's variance, hold what is true, at full size: the short form is test/model/statistics/panel-figures.test.ts. */
import {panelCoverage, type PlantedPanel} from "../test/model/statistics/panel-simulation.js";
import type {Proof} from "./proof.js";

const sizes = [
  [42, 14],
  [14, 14],
  [42, 42],
  [42, 6]
] as const;
const parts: readonly Omit<PlantedPanel, "units" | "clusters" | "periods">[] = [
  {unit: 0.01, unitPeriod: 0.09, sampling: 0.9, shared: 0},
  {unit: 0.01, unitPeriod: 0.09, sampling: 0.9, shared: 0.5},
  {unit: 0.038, unitPeriod: 0.1, sampling: 0.862, shared: 0.3},
  {unit: 0.3, unitPeriod: 0.2, sampling: 0.5, shared: 0.3},
  {unit: 0.8, unitPeriod: 0.1, sampling: 0.1, shared: 0}
];
const panels = 500;
/** Of little that lasts; where most lasts, fourteen clusters of units are few for a variance. */
const leastOfLittle = 0.9;
const leastOfMuch = 0.87;

export const proof: Proof = {
  claims: `The 95 % interval of what lasts holds what is true in at least ${100 * leastOfLittle} of 100 panels at .010 and .038 of the variance, and in at least ${100 * leastOfMuch} at .3 and .8, over 6 to 42 clusters of 14 or 42 units and 8 or 24 periods.`,
  dependsOn: [
    "src/model/statistics/panel-figures.ts",
    "src/model/statistics/variance.ts",
    "src/model/statistics/cluster-inference.ts",
    "src/model/statistics/intervals.ts",
    "test/model/statistics/panel-simulation.ts",
    "verify/lasting.ts"
  ],
  run: (progress) => {
    const figures: Record<string, number> = {};
    let [little, much] = [1, 1];
    for (const [units, clusters] of sizes) {
      for (const periods of [8, 24]) {
        for (const part of parts) {
          const name = `${units} units in ${clusters} clusters, ${periods} periods, lasting ${part.unit}, shared ${part.shared}`;
          progress(name);
          const {lasting, discrimination, unit, unitPeriod} = panelCoverage(
            {units, clusters, periods, ...part},
            panels
          );
          for (const [what, one] of Object.entries({lasting, discrimination, unit, unitPeriod}))
            figures[`${name}: ${what}`] = Number(one.held.toFixed(3));
          if (part.unit < 0.1) little = Math.min(little, lasting.held);
          else much = Math.min(much, lasting.held);
        }
      }
    }
    figures["lasting, worst at .010 and .038"] = Number(little.toFixed(3));
    figures["lasting, worst at .3 and .8"] = Number(much.toFixed(3));
    return Promise.resolve({holds: little >= leastOfLittle && much >= leastOfMuch, figures});
  }
};
