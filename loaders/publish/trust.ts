import {join} from "node:path";
import {projectFolder} from "../ground/project.js";
import type {Trust} from "../../src/model/published/trust.js";
import type {PublicationContext} from "../privacy/publication.js";
import {readBehaviours} from "../replay/behaviours.js";
import {calibratedVersion} from "./calibrated-code.js";
import {readCalibrationPlan} from "./read-calibration-plan.js";
import {readCorrections} from "./read-corrections.js";
import {readCalibration} from "./read-calibration.js";
import {siteFactsDeclared, type Provenance} from "../privacy/provenance.js";

/** What the numbers of the page of trust sum. */
export const trustDeclared: Provenance = {
  ...siteFactsDeclared,
  calibration: {of: "nobody", over: "simulated operators"},
  plan: {of: "nobody", over: "how the calibration is judged"},
  corrections: {of: "nobody", over: "what an audit found, with the version before"}
};

const data = join(projectFolder, "data");

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
