/** How often slopes over few clusters seem to be there where none is: the short form is test/model/statistics/wild-regression.test.ts. */
import {alarmRates} from "../test/model/statistics/cluster-alarms.js";
import type {Proof} from "./proof.js";

/** As measured: of 800 worlds at 5 % no more come up but in one of forty tries. */
const most = 0.065;
const draws = 800;

/** Slopes between and within units, the test of what was in force, and slopes of what comes to some and not to others. */
export const proof: Proof = {
  claims:
    "With 6, 8, 14 and 42 clusters, normal and skewed, at most 6.5 of 100 slopes between and within units, changes since in force and staggered slopes seem beyond chance where nothing is there, 800 worlds each; the share without a verdict is counted.",
  dependsOn: [
    "src/model/statistics/wild-regression.ts",
    "src/model/statistics/panel-regression.ts",
    "src/model/statistics/student.ts",
    "src/model/statistics/slopes.ts",
    "src/model/statistics/staggered.ts",
    "src/model/statistics/cluster-inference.ts",
    "test/model/statistics/cluster-alarms.ts",
    "verify/clusters.ts"
  ],
  run: (progress) => {
    const figures: Record<string, number> = {};
    let holds = true;
    for (const isSkewed of [false, true]) {
      for (const clusters of [6, 8, 14, 42]) {
        progress(`${clusters} clusters${isSkewed ? ", skewed" : ""}`);
        for (const {name, alarms, none} of alarmRates(
          {clusters, isSkewed, unitsPerCluster: clusters > 20 ? 1 : 3},
          draws
        )) {
          const kind = `${name}, ${clusters} clusters, ${isSkewed ? "skewed" : "normal"}`;
          figures[`${kind}: false alarms`] = Number(alarms.toFixed(4));
          figures[`${kind}: no verdict`] = Number(none.toFixed(4));
          if (alarms > most) holds = false;
        }
      }
    }
    return Promise.resolve({holds, figures});
  }
};
