/** What the data can tell of the plan's effects: of outages, which come to some units and not to others, and of haste. */
import type {Assumption, AssumptionName, Lever, PlanBase, StaggeredEstimate} from "../../src/model/plan/base.js";
import type {Bilingual} from "../../src/model/published/systems.js";
import {rounded} from "../../src/model/plan/rounded.js";
import {staggeredSlope} from "../../src/model/statistics/staggered.js";
import {sum} from "../../src/model/statistics/sums.js";
import type {EstimateName, PlanDefinitions} from "../definitions/plans.js";
import type {HandledMonth, HotlinePay, UnitMonth} from "../measure/plan/read-plan.js";
import {largestShare} from "../privacy/dominance.js";
import {agentFloor} from "../privacy/floor.js";
import type {PublicationContext} from "../privacy/publication.js";

/** What share of an outcome outages bring: slope × mean minutes, over the mean outcome; not below 0. */
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
  const hours = sum(used.map((cell) => (cell.minutes / 60) * cell.atRisk)) / weight;
  const share = (value: number) => rounded((value * hours) / mean);
  if (!(mean > 0)) return null;
  return {
    value: share(slope.slope),
    low: share(slope.low),
    high: share(slope.high),
    clusters: slope.clusters,
    cells: slope.cells
  };
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
  // A share of a handful of contacts is mostly chance, and its logarithm more so.
  const cells = [...quarters.values()].filter(({contacts, again}) => contacts >= 100 && again >= 10);
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
    hotline.agents >= agentFloor &&
    (hotline.others === 0 || (hotline.others >= agentFloor && hotline.largest <= largestShare));
  return {
    ...given,
    repeats_from_haste: tells
      ? {
          ...assumedHaste,
          value: haste.value,
          low: haste.low,
          high: haste.high,
          basis: "estimated",
          source: {
            en: `Estimated from how handling time and repeats of each branch’s own customers changed together from quarter to quarter: ${haste.cells} cells in ${haste.clusters} branches that share shocks, branch and quarter effects taken out. It holds as far as nothing else changed in those branches at the same time.`,
            zh: `由各分公司自有客户逐季的通话时长与重复来电的同步变化估计：${haste.clusters} 个受共同因素影响的分公司、${haste.cells} 个分公司季，已扣除分公司与季度固定效应；前提是这些分公司同期没有其他变化。`
          }
        }
      : assumedHaste,
    fixed_labour_share: tellsOfMany
      ? {
          ...assumedFixed,
          value: fixed,
          low: Math.max(0, rounded(fixed - 0.1)),
          high: Math.min(1, rounded(fixed + 0.1)),
          basis: "observed",
          source: {
            en: "From the pay table: all pay but that of hotline agents, ten points either way.",
            zh: "取自薪酬表：除热线客服代表以外的薪酬占比，上下各留 10 个百分点。"
          }
        }
      : assumedFixed
  };
}

const estimateSource = ({clusters, cells}: StaggeredEstimate): Bilingual => ({
  en: `Estimated from outages, which come to some cities and months and not to others: ${cells} unit-months in ${clusters} clusters, unit and month effects taken out. At most all outages could be prevented.`,
  zh: `由停服事件估计：停服只发生在部分地市、部分月份。样本为 ${clusters} 个聚类、${cells} 个单元月，已扣除单元与月份固定效应；上限为消除全部停服。`
});

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
      return estimate
        ? {
            ...effect,
            most: {
              value: estimate.value,
              low: estimate.low,
              high: estimate.high,
              basis: "estimated",
              source: estimateSource(estimate)
            }
          }
        : effect;
    })
  };
}

export function withoutEstimates(lever: PlanDefinitions["levers"][number]): Lever {
  return withEstimates(lever, {outagesToLeaving: null, outagesToNeeds: null, hasteToRepeats: null});
}
