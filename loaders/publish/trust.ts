import {join} from "node:path";
import type {Trust} from "../../src/model/published/trust.js";
import type {PublicationContext} from "../privacy/publication.js";
import {readBehaviours} from "../replay/behaviours.js";
import {calibratedVersion} from "./calibrated-code.js";
import {readCalibrationPlan} from "./read-calibration-plan.js";
import {readCorrections} from "./read-corrections.js";
import {readCalibration} from "./read-calibration.js";

const data = join(import.meta.dirname, "../../data");

/** What the page "trust" loads: the last calibration and the plan by which it is judged, the names of the behaviours it tried, and what an audit found. */
export function trustOf({site}: PublicationContext): Trust {
  return {
    site,
    calibration: readCalibration(join(data, "facts/calibration.yaml")),
    plan: readCalibrationPlan(),
    version: calibratedVersion(),
    behaviours: readBehaviours(join(data, "gaming")).all.map(({id, name}) => ({id, name})),
    corrections: readCorrections(join(data, "facts/corrections"))
  };
}
