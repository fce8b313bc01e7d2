import {join} from "node:path";
import type {Trust} from "../../src/model/published/calibration.js";
import type {PublicationContext} from "../privacy/publication.js";
import {readBehaviours} from "../replay/behaviours.js";
import {readCorrections} from "./read-corrections.js";
import {readCalibration} from "./read-calibration.js";

const data = join(import.meta.dirname, "../../data");

/** What the page "trust" loads: the last calibration, the names of the behaviours it tried, and what an audit found. */
export function trustOf({site}: PublicationContext): Trust {
  return {
    site,
    calibration: readCalibration(join(data, "facts/calibration.yaml")),
    behaviours: readBehaviours(join(data, "gaming")).all.map(({id, name}) => ({id, name})),
    corrections: readCorrections(join(data, "facts/corrections"))
  };
}
