import {contest} from "../../src/model/statistics/contest.js";
import {noVerdicts, type VerdictCounts} from "../../src/model/published/calibration.js";
import type {SystemFacts} from "../../src/model/published/systems.js";
import {readIndicators} from "../definitions/indicators.js";
import {readSystems} from "../definitions/systems.js";
import {momentWorld, type MomentWorld} from "./moment-worlds.js";

/** As many cities and units as the simulated operator has. */
export const momentShape: Omit<MomentWorld, "truth"> = {cities: 14, unitsPerCity: 3, periods: 8, customers: 350};

/** The systems that meet in the contest: the first against the second. */
const pair = ["operate-the-customer", "reception-kpis"] as const;

export interface MomentResult {
  readonly verdicts: VerdictCounts;
  /** Sum of the differences found. */
  readonly differences: number;
}

/** Draws companies at the level of moments and runs the contest on each. */
export function momentVerdicts(
  from: number,
  to: number,
  truth: number,
  {margin, draws}: {readonly margin: number; readonly draws: number},
  systems: readonly SystemFacts[] = bothSystems()
): MomentResult {
  const {byId} = readIndicators();
  const partOf = (indicator: string) => byId.get(indicator)?.part ?? null;
  const verdicts = {...noVerdicts};
  let differences = 0;
  for (let seed = from; seed <= to; seed++) {
    const [{verdict, value}] = contest({
      ...momentWorld(seed, {...momentShape, truth}, systems, partOf),
      pairs: [pair],
      margin,
      draws
    }).differences;
    verdicts[verdict]++;
    differences += value;
  }
  return {verdicts, differences};
}

/** Both systems as they ship. */
export function bothSystems(): SystemFacts[] {
  const systems = readSystems(readIndicators());
  return [...pair].map((id) => {
    const system = systems.get(id);
    if (!system) throw new Error(`data/systems: expected ${id}; found ${[...systems.keys()].join(", ")}`);
    return system;
  });
}
