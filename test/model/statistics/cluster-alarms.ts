/** How often a slope over few clusters seems to be there where none is. */
import {normal} from "../../../src/model/statistics/random.js";
import {sinceInForce, slopes, type PanelRow} from "../../../src/model/statistics/slopes.js";
import {staggeredSlope, type PanelCell} from "../../../src/model/statistics/staggered.js";

/** A world without the slope asked for; skewed: log-normal on both sides. */
export interface ClusterWorld {
  readonly clusters: number;
  readonly isSkewed: boolean;
  readonly unitsPerCluster: number;
}

const periods = 8;

const slopeNames = ["between", "within", "in force", "staggered"] as const;
export type SlopeName = (typeof slopeNames)[number];

/** What is shown of each slope in one world: beyond chance, not, or no verdict. */
function verdictsIn(world: ClusterWorld, seed: number, names: readonly SlopeName[] = slopeNames) {
  const isAlarm = (found: {readonly low: number; readonly high: number} | null): boolean | null =>
    found && (found.low > 0 || found.high < 0);
  const unrelated = panelOf(world, seed, 0);
  const verdictOf = {
    between: () => isAlarm(slopes(unrelated).between),
    within: () => isAlarm(slopes(unrelated).within),
    // The indicator goes with the outcome, before and since: only a change would be an alarm.
    "in force": () => isAlarm(sinceInForce(panelOf(world, seed, 0.4), periods / 2)?.change ?? null),
    staggered: () => isAlarm(staggeredSlope(cellsOf(world, seed)))
  };
  return names.map((name) => verdictOf[name]());
}

/** Units and periods; indicator and outcome each share shocks within clusters, for good and by period. */
function panelOf({clusters, isSkewed, unitsPerCluster}: ClusterWorld, seed: number, slope: number): PanelRow[] {
  const shaped = (z: number) => (isSkewed ? Math.exp(z) - Math.exp(0.5) : z);
  const mixed = (side: number, unit: number, cluster: number, period: number) =>
    shaped(
      0.5 * normal(seed, side, 1, cluster) +
        0.5 * normal(seed, side, 2, unit) +
        0.5 * normal(seed, side, 3, cluster, period) +
        0.5 * normal(seed, side, 4, unit, period)
    );
  return Array.from({length: clusters * unitsPerCluster * periods}, (_, i): PanelRow => {
    const unit = Math.floor(i / periods);
    const period = i % periods;
    const cluster = unit % clusters;
    const indicator = mixed(1, unit, cluster, period);
    return {
      unit: `u${unit}`,
      cluster: `c${cluster}`,
      period,
      indicator,
      outcome: slope * indicator + mixed(2, unit, cluster, period)
    };
  });
}

/** Outages come to some clusters and months; what customers do shares the cluster's shocks of the month. */
function cellsOf({clusters, isSkewed, unitsPerCluster}: ClusterWorld, seed: number): PanelCell[] {
  const shaped = (z: number) => (isSkewed ? Math.exp(z) - Math.exp(0.5) : z);
  const months = 12;
  return Array.from({length: clusters * unitsPerCluster * months}, (_, i): PanelCell => {
    const unit = Math.floor(i / months);
    const month = i % months;
    const cluster = unit % clusters;
    const isHit = normal(seed, 11, cluster, month) > 1;
    return {
      unit: `u${unit}`,
      month,
      cluster: `c${cluster}`,
      dose: isHit ? Math.exp((isSkewed ? 1 : 0.3) * normal(seed, 12, unit, month)) : 0,
      outcome: shaped(0.7 * normal(seed, 13, cluster, month) + 0.7 * normal(seed, 14, unit, month)),
      weight: 100 + 20 * (unit % 5)
    };
  });
}

/** Rates over many worlds. */
export function alarmRates(
  world: ClusterWorld,
  draws: number,
  names: readonly SlopeName[] = slopeNames
): {readonly name: SlopeName; readonly alarms: number; readonly none: number}[] {
  const found = Array.from({length: draws}, (_, draw) => verdictsIn(world, draw + 1, names));
  return names.map((name, k) => {
    const told = found.flatMap((verdicts) => verdicts[k] ?? []);
    return {
      name,
      alarms: told.filter(Boolean).length / Math.max(1, told.length),
      none: 1 - told.length / draws
    };
  });
}
