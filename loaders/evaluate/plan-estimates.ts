/** What the data can tell of the plan's effects: of outages, which come to some units and not to others, and of haste. */
import type {
  Assumption,
  AssumptionName,
  Lever,
  PlanBase,
  StaggeredEstimate,
  Uncertain
} from "../../src/model/plan/base.js";
import {rounded} from "../../src/model/plan/rounded.js";
import {withinRange} from "../../src/model/statistics/intervals.js";
import {staggeredSlope} from "../../src/model/statistics/staggered.js";
import {sum} from "../../src/model/statistics/sums.js";
import type {EstimateName, PlanDefinitions} from "../definitions/plans.js";
import type {HandledMonth, HotlinePay, UnitMonth} from "../measure/plan/read-plan.js";
import {largestShare} from "../privacy/dominance.js";
import {employeeFloor} from "../privacy/employee-floor.js";
import type {PublicationContext} from "../privacy/publication.js";

/**
 * What share of an outcome outages bring: slope × mean hours, over the mean outcome. A share: one that comes out below 0 or
 * above 1 stands at that end as long as its interval says more than that it is a share.
 *
 * @returns null where the data can't tell
 */
export function outageShare(
  cells: readonly UnitMonth[],
  outcomeOf: (cell: UnitMonth) => number,
  clusterOf: (unit: string) => string
): StaggeredEstimate | null {
  const used = cells.filter(({atRisk}) => atRisk > 0);
  const weight = sum(used.map(({atRisk}) => atRisk));
  const slope = staggeredSlope(
    used.map((cell) => ({
      unit: cell.unit,
      month: cell.month,
      cluster: clusterOf(cell.unit),
      dose: cell.minutes / 60,
      outcome: outcomeOf(cell),
      weight: cell.atRisk
    }))
  );
  if (!slope) return null;
  const mean = sum(used.map((cell) => outcomeOf(cell) * cell.atRisk)) / weight;
  if (!(mean > 0)) return null;
  const hours = sum(used.map((cell) => (cell.minutes / 60) * cell.atRisk)) / weight;
  const share = (value: number) => rounded((value * hours) / mean);
  const found = withinRange({value: share(slope.slope), low: share(slope.low), high: share(slope.high)}, [0, 1]);
  return found && {...found, clusters: slope.clusters, cells: slope.cells};
}

/** Whose units share shocks: the unit above of the contest's kind of clusters; a unit without one stands alone. */
export function clustersOf({
  units,
  settings
}: Pick<PublicationContext, "units" | "settings">): (unit: string) => string {
  const kind = settings.contest.clusters ?? settings.league;
  return (unit) => units.withAncestors(unit).find((one) => units.byId.get(one)?.kind === kind) ?? unit;
}

/** Where the handling time of a cluster's customers fell more than elsewhere from quarter to quarter: how much more of them came back. */
export function hasteSlope(
  months: readonly HandledMonth[],
  first: number,
  clusterOf: (unit: string) => string
): StaggeredEstimate | null {
  const quarters = new Map<
    string,
    {cluster: string; quarter: number; contacts: number; seconds: number; again: number}
  >();
  for (const {unit, month, contacts, handledSeconds, again} of months) {
    const cluster = clusterOf(unit);
    const quarter = Math.floor((month - first) / 3);
    const one = quarters.get(`${cluster} ${quarter}`) ?? {cluster, quarter, contacts: 0, seconds: 0, again: 0};
    quarters.set(`${cluster} ${quarter}`, {
      ...one,
      contacts: one.contacts + contacts,
      seconds: one.seconds + handledSeconds,
      again: one.again + again
    });
  }
  // A share of a handful of contacts is mostly chance, and its logarithm more so; no time at all has no logarithm.
  const cells = [...quarters.values()].filter(
    ({contacts, seconds, again}) => contacts >= 100 && seconds > 0 && again >= 10
  );
  const slope = staggeredSlope(
    cells.map(({cluster, quarter, contacts, seconds, again}) => ({
      unit: cluster,
      month: quarter,
      cluster,
      dose: Math.log(seconds / contacts),
      outcome: Math.log(again / contacts),
      weight: contacts
    }))
  );
  return (
    slope && {
      value: rounded(-slope.slope),
      low: rounded(-slope.high),
      high: rounded(-slope.low),
      clusters: slope.clusters,
      cells: slope.cells
    }
  );
}

/** How far the share that pay tells may be off, either way. */
const payMargin = 0.1;

/** The assumptions as given, and in place of them what the data tell better. */
export function assumptionsOf(
  given: PlanDefinitions["assumptions"],
  haste: StaggeredEstimate | null,
  hotline: HotlinePay | null
): Record<AssumptionName, Assumption> {
  const {repeats_from_haste: assumedHaste, fixed_labour_share: assumedFixed} = given;
  // An estimate that tells less than the assumed range does doesn't take its place.
  const tells = haste !== null && haste.high - haste.low < assumedHaste.high - assumedHaste.low;
  const fixed = rounded(1 - (hotline?.share ?? 0));
  // Times the labour cost it is what the others are paid, less that what the hotline is: neither may tell of one person.
  const tellsOfMany =
    hotline !== null &&
    hotline.share > 0 &&
    hotline.agents >= employeeFloor &&
    (hotline.others === 0 || (hotline.others >= employeeFloor && hotline.largest <= largestShare));
  return {
    ...given,
    repeats_from_haste: tells ? {...assumedHaste, ...estimated("haste", haste)} : assumedHaste,
    fixed_labour_share: tellsOfMany
      ? {
          ...assumedFixed,
          value: fixed,
          low: Math.max(0, rounded(fixed - payMargin)),
          high: Math.min(1, rounded(fixed + payMargin)),
          basis: "observed",
          source: {kind: "pay", margin: payMargin}
        }
      : assumedFixed
  };
}

/** An estimate as a number of the plan, with what it rests on. */
function estimated(kind: "haste" | "outages", {value, low, high, cells, clusters}: StaggeredEstimate): Uncertain {
  return {value, low, high, basis: "estimated", source: {kind, cells, clusters}};
}

export function withEstimates(
  {estimates: names, ...lever}: PlanDefinitions["levers"][number],
  estimates: PlanBase["estimates"]
): Lever {
  const found: Record<EstimateName, StaggeredEstimate | null> = {
    outages_to_leaving: estimates.outagesToLeaving,
    outages_to_needs: estimates.outagesToNeeds
  };
  return {
    ...lever,
    effects: lever.effects.map((effect, i) => {
      const name = names[i];
      const estimate = name === null ? null : found[name];
      return estimate ? {...effect, most: estimated("outages", estimate)} : effect;
    })
  };
}

export function withoutEstimates(lever: PlanDefinitions["levers"][number]): Lever {
  return withEstimates(lever, {outagesToLeaving: null, outagesToNeeds: null, hasteToRepeats: null});
}
