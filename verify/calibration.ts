import {calibrate, keepCalibration, usualCounts, usualFolder} from "../loaders/calibrate/run.js";
import {
  isCalibrated,
  neither,
  precisionOf,
  recallOf,
  verdictsOf,
  worldRows,
  worlds
} from "../src/model/published/calibration.js";
import {sumOf} from "../src/model/statistics/sums.js";
import type {Proof} from "./proof.js";

/** As many operators of each world as a share of four in five can be told from. */
const counts = {...usualCounts, worlds: 5};

export const proof: Proof = {
  claims:
    "Where leaving has nothing to do with what is scored, 5 companies in 100 give a false alarm, from moments and through the whole chain; each of the six worlds is told for what it is; no unit is said to game that doesn't.",
  dependsOn: [
    "loaders/calibrate/work.ts",
    "loaders/intake",
    "loaders/measure",
    "loaders/evaluate",
    "loaders/sample",
    "data/contract",
    "data/gaming",
    "data/indicators",
    "data/systems",
    "lab.config.yaml"
  ],
  run: async (progress) => {
    // Some hours of two cores: what is done stays where the run is ended, and the page shows what came out.
    const found = await calibrate(counts, {folder: usualFolder(), parallel: 2, progress});
    keepCalibration(found);
    const {moments, chain, detection} = found;
    const chainNull = chain.find(({world}) => world === "null");
    if (!moments || !chainNull) throw new Error("calibration: expected companies without anything to find; found none");
    const recognised = worldRows(chain).filter(({isRecognised}) => isRecognised).length;
    const foundWrongly = sumOf(detection, (level) => level.foundWrongly);
    const full = moments.power.at(-1)?.verdicts;
    return {
      holds:
        isCalibrated(moments.null) &&
        isCalibrated(chainNull.verdicts) &&
        recognised === worlds.length &&
        foundWrongly === 0,
      figures: {
        companies_from_moments: verdictsOf(moments.null),
        of_them_no_alarm: neither(moments.null),
        companies_through_the_chain: verdictsOf(chainNull.verdicts),
        of_these_no_alarm: neither(chainNull.verdicts),
        power_at_full_difference: full ? rounded(full.better / verdictsOf(full)) : 0,
        worlds_recognised: recognised,
        units_found_wrongly: foundWrongly,
        precision: rounded(precisionOf(detection) ?? 0),
        recall: rounded(recallOf(detection) ?? 0)
      }
    };
  }
};

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
