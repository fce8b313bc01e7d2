import {join} from "node:path";
import type {IndicatorPart} from "../../src/model/published/parts.js";
import {playing, readIndicators} from "../definitions/indicators.js";
import {projectFolder} from "../ground/project.js";

/**
 * The name under which the simulated operator writes targets and rivals' figures of a part: the id of the indicator that
 * plays it, and the part's own name where none does.
 */
export function sampleIndicatorIds(): (part: IndicatorPart) => string {
  const indicators = readIndicators(join(projectFolder, "data/indicators"));
  return (part) => playing(indicators, part) ?? part;
}
