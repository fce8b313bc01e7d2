import {calibrate, keepCalibration, usualFolder, wholePlan} from "../loaders/calibrate/run.js";
import {calibratedPaths} from "../loaders/publish/calibrated-code.js";
import {readCalibrationPlan} from "../loaders/publish/read-calibration-plan.js";
import {worldRows, worldsTold} from "../src/model/published/calibration-plan.js";
import {isCalibrated, neither, precisionOf, recallOf, verdictsOf} from "../src/model/published/calibration.js";
import {sumOf} from "../src/model/statistics/sums.js";
import type {Proof} from "./proof.js";

export const proof: Proof = {
  claims:
    "Where leaving has nothing to do with what is scored, 5 companies in 100 give a false alarm, from moments and through the whole chain; of each world and planned size at most 1 operator in 20 is told wrongly, those left undecided counted apart; no unit is said to game that doesn't.",
  // The very list whose hash keys the kept results; the workers, which are started and not imported, are among it.
  dependsOn: calibratedPaths,
  run: async (progress) => {
    // Some hours of two cores: what is done stays where the run is ended, and the page shows what came out.
    const found = await calibrate(wholePlan, {folder: usualFolder, parallel: 2, progress});
    keepCalibration(found);
    const {moments, chain, detection} = found;
    const chainNull = chain.find(({world}) => world === "null");
    if (!moments || !chainNull) throw new Error("calibration: expected companies without anything to find; found none");
    const rows = worldRows(chain, readCalibrationPlan()).filter(({planned}) => planned !== null);
    const foundWrongly = sumOf(detection, (level) => level.foundWrongly);
    const full = moments.power.at(-1)?.verdicts;
    return {
      holds:
        isCalibrated(moments.null) &&
        isCalibrated(chainNull.verdicts) &&
        rows.every(({standing}) => standing === "told" || standing === "undecided") &&
        foundWrongly === 0,
      figures: {
        companies_from_moments: verdictsOf(moments.null),
        of_them_no_alarm: neither(moments.null),
        companies_through_the_chain: verdictsOf(chainNull.verdicts),
        of_these_no_alarm: neither(chainNull.verdicts),
        power_at_full_difference: full ? rounded(full.better / verdictsOf(full)) : 0,
        worlds_told_for_what_they_are: worldsTold(rows).length,
        operators_told_wrongly: sumOf(rows, ({world, wrongly}) => (world === "null" ? 0 : wrongly)),
        operators_left_undecided: sumOf(rows, ({world, undecided}) => (world === "null" ? 0 : undecided)),
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
