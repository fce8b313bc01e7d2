/**
 * What the plan starts from: the operator's months behind the floor, levers and assumptions as data,
 * and the one effect that the data can estimate, that of outages, which come to some units and not to others.
 */
import {join} from "node:path";
import type {
  Assumption,
  AssumptionName,
  CostSeries,
  Lever,
  PlanBase,
  PlanSegment,
  SegmentYear,
  StaggeredEstimate,
  WorkProfile
} from "../../src/model/plan/base.js";
import type {Bilingual} from "../../src/model/published/systems.js";
import {staggeredSlope} from "../../src/model/statistics/staggered.js";
import {readPlans, type EstimateName, type PlanDefinitions} from "../definitions/plans.js";
import type {Contract} from "../definitions/contract.js";
import {
  readCosts,
  readHandled,
  readHotlinePay,
  readHours,
  readOutages,
  readStocks,
  type HandledMonth,
  type HourCounts,
  type LineFlows,
  type SegmentCounts,
  type UnitMonth
} from "../measure/plan/read.js";
import {monthName} from "../intake/periods.js";
import {companyOf, estimatePlayed} from "../privacy/measured.js";
import type {PublicationContext} from "../privacy/publication.js";
import {mergeSmall, otherSegment} from "../privacy/segment-floor.js";
import {valueNames} from "../definitions/value-names.js";
import {sum} from "../../src/model/statistics/sums.js";
import {toDigits} from "../../src/model/statistics/rounding.js";

/** Columns without which there is no plan. */
const planNeeds = [
  "customers.joined_on",
  "customers.left_on",
  "subscriptions.customer_id",
  "subscriptions.opened_on",
  "subscriptions.closed_on",
  "subscriptions.closed_how",
  "bills.month",
  "bills.revenue_fen",
  "contacts.customer_id",
  "contacts.started_at",
  "contacts.reason",
  "costs.category",
  "costs.actual_fen"
] as const;

const ways: readonly {readonly id: string; readonly name: Bilingual}[] = [
  {id: "port_out", name: {en: "Port-out", zh: "携号转网（携出）"}},
  {id: "disconnected", name: {en: "Asked to disconnect", zh: "申请拆机"}},
  {id: "arrears", name: {en: "Arrears", zh: "欠费销户"}},
  {id: "unknown", name: {en: "Not told", zh: "未记录"}}
];
const otherWays: Bilingual = {en: "Other ways", zh: "其他方式"};
const otherSegments: Bilingual = {en: "Other segments", zh: "其他客群"};
const noSegment: Bilingual = {en: "No segment", zh: "未分群"};

const made = new WeakMap<PublicationContext, Promise<PlanBase>>();

/** The base, made once however many files are made of it; where the data lack what it takes, one that names what is lacking and holds nothing else. */
export function planBaseOf(context: PublicationContext): Promise<PlanBase> {
  const known = made.get(context) ?? makeBase(context);
  made.set(context, known);
  return known;
}

async function makeBase({
  database,
  settings,
  contract,
  intake,
  calendar,
  site,
  measured,
  units,
  progress
}: PublicationContext): Promise<PlanBase> {
  const definitions = readPlans(join(import.meta.dirname, "../../data/plans"));
  const months = Array.from({length: calendar.lastMonth - calendar.firstMonth + 1}, (_, t) =>
    monthName(calendar.firstMonth + t)
  );
  const years = Math.floor(months.length / 12);
  const empty = (lacks: readonly string[]): PlanBase => ({
    operator: site.operator,
    simulated: site.simulated,
    privacyFloor: site.privacyFloor,
    lacks,
    months,
    reasons: [],
    segments: [],
    flows: {joins: [], left: [], linesOpened: [], linesClosed: [], linesOpenedJoining: [], linesClosedLeaving: []},
    newcomers: [],
    costs: [],
    work: null,
    nps: null,
    estimates: {outagesToLeaving: null, outagesToNeeds: null, hasteToRepeats: null},
    levers: definitions.levers.map(withoutEstimates),
    assumptions: definitions.assumptions,
    service: definitions.service,
    scenarios: definitions.scenarios
  });
  const lacks = planNeeds.filter((column) => {
    const [table, name] = column.split(".");
    return !intake.get(table)?.present.has(name);
  });
  if (lacks.length) return empty(lacks);
  if (years < 1) return empty([`months: expected 12; found ${months.length}`]);

  progress("plan: stocks and flows");
  const {segments: counts, lines} = await readStocks(database, calendar);
  const grouped = mergeSegments(counts, settings.privacy_floor, years);
  if (!grouped)
    return empty([
      `customers: expected at least ${settings.privacy_floor} joining and leaving each month; found fewer`
    ]);
  const {reasons, segments} = grouped;
  const names = valueNames(contract, "customers", "segment");
  const outages = intake.get("network")?.present.has("outage_minutes") ? await readOutages(database, calendar) : [];
  const handled = intake.get("contacts")?.present.has("handled_seconds") ? await readHandled(database, calendar) : [];
  const clusterOf = clustersOf({units, settings});
  const estimates = {
    hasteToRepeats: hasteSlope(handled, calendar.firstMonth, clusterOf),
    outagesToLeaving: outageShare(outages, ({left, atRisk}) => left / atRisk, clusterOf),
    outagesToNeeds: outageShare(outages, ({needs, atRisk}) => needs / atRisk, clusterOf)
  };
  const nps = estimatePlayed(
    measured,
    "service_recommendation",
    companyOf(measured),
    calendar.periods.findIndex(({grain}) => grain === "year")
  );
  const hours = intake.get("contacts")?.present.has("asked_for_person") ? await readHours(database, calendar) : [];
  return {
    ...empty([]),
    reasons: reasons.map(({id, of}) => ({id, of, name: ways.find((way) => way.id === id)?.name ?? otherWays})),
    segments: segments.map(({id, counts: one}) =>
      segmentOf(id, names.get(id) ?? (id === otherSegment ? otherSegments : noSegment), one, reasons, months, years)
    ),
    flows: flowsOf(
      segments.map(({counts: one}) => one),
      reasons,
      lines,
      months.length
    ),
    newcomers: newcomersOf(
      segments.map(({counts: one}) => one),
      months,
      years
    ),
    costs: costsOf(await readCosts(database, calendar), contract),
    work: workOf(
      hours,
      settings.privacy_floor,
      await queuesOf(database),
      await seatDaysOf(database, months[Math.max(0, months.length - 12)])
    ),
    nps,
    estimates,
    levers: definitions.levers.map((lever) => withEstimates(lever, estimates)),
    assumptions: assumptionsOf(
      definitions.assumptions,
      estimates.hasteToRepeats,
      intake.has("pay") ? await readHotlinePay(database) : {agents: 0, share: 0}
    )
  };
}

function orderOf(way: string): number {
  const order = ways.findIndex(({id}) => id === way);
  return order < 0 ? ways.length : order;
}

interface Grouped {
  readonly reasons: readonly {readonly id: string; readonly of: readonly string[]}[];
  readonly segments: readonly {readonly id: string; readonly counts: SegmentCounts}[];
}

/**
 * Merges ways of leaving, then segments, until everything that is published rests on the floor: of all
 * customers by month, of a segment by year, and its stocks by month.
 *
 * @returns null where even all together is too little
 */
function mergeSegments(counts: ReadonlyMap<string, SegmentCounts>, floor: number, years: number): Grouped | null {
  const all = [...counts.values()];
  const found = [...new Set(all.flatMap(({left}) => [...left.keys()]))].sort(
    (a, b) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1)
  );
  const perMonth = (how: string) => all.reduce<number[]>((sums, {left}) => added(sums, left.get(how) ?? []), []);
  const reasons = mergeSmall(
    found.map((id) => ({id, customers: Math.max(1, least(perMonth(id)))})),
    floor
  );
  const joins = all.reduce<number[]>((sums, one) => added(sums, one.joins), []);
  if (!reasons || least(joins) < floor) return null;
  const yearly = (series: readonly number[]) =>
    Array.from({length: years}, (_, y) => sum(series.slice(series.length - 12 * (y + 1), series.length - 12 * y)));
  const rests = (one: SegmentCounts) =>
    Math.max(
      1,
      Math.min(
        ...reasons.flatMap(({of}) =>
          yearly(of.reduce<number[]>((sums, how) => added(sums, one.left.get(how) ?? one.joins.map(() => 0)), []))
        ),
        ...yearly(one.joins),
        ...one.customers,
        ...one.newcomers.slice(-12 * years),
        ...one.billed,
        ...one.contacts
      )
    );
  const merged = mergeSmall(
    [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, one]) => ({id, customers: rests(one)})),
    floor
  );
  if (!merged) return null;
  return {
    reasons,
    segments: merged.map(({id, of}) => ({id, counts: together(of.flatMap((segment) => counts.get(segment) ?? []))}))
  };
}

function together(parts: readonly SegmentCounts[]): SegmentCounts {
  const ways = new Set(parts.flatMap(({left}) => [...left.keys()]));
  const of = (pick: (one: SegmentCounts) => readonly number[]) =>
    parts.reduce<number[]>((sums, one) => added(sums, pick(one)), []);
  return {
    customers: of(({customers}) => customers),
    newcomers: of(({newcomers}) => newcomers),
    joins: of(({joins}) => joins),
    lines: of(({lines}) => lines),
    revenueFen: of(({revenueFen}) => revenueFen),
    billed: of(({billed}) => billed),
    contacts: of(({contacts}) => contacts),
    repeats: of(({repeats}) => repeats),
    newcomersLeft: of(({newcomersLeft}) => newcomersLeft),
    newcomersRevenueFen: of(({newcomersRevenueFen}) => newcomersRevenueFen),
    newcomersBilled: of(({newcomersBilled}) => newcomersBilled),
    left: new Map([...ways].map((way) => [way, of(({left, joins}) => left.get(way) ?? joins.map(() => 0))]))
  };
}

function segmentOf(
  id: string,
  name: Bilingual,
  one: SegmentCounts,
  reasons: Grouped["reasons"],
  months: readonly string[],
  years: number
): PlanSegment {
  const left = reasons.map(({of}) =>
    of.reduce<number[]>(
      (sums, how) => added(sums, one.left.get(how) ?? []),
      one.joins.map(() => 0)
    )
  );
  return {
    id,
    name,
    customers: one.customers,
    newcomers: one.newcomers,
    lines: one.lines,
    revenue: one.revenueFen.map((fen) => fen / 100),
    needs: one.contacts.map((contacts, t) => contacts - one.repeats[t]),
    repeats: one.repeats,
    years: Array.from({length: years}, (_, i): SegmentYear => {
      const to = months.length - 12 * (years - 1 - i);
      return {
        from: months[to - 12],
        to: months[to - 1],
        joins: sum(one.joins.slice(to - 12, to)),
        left: left.map((series) => sum(series.slice(to - 12, to)))
      };
    })
  };
}

function flowsOf(
  segments: readonly SegmentCounts[],
  reasons: Grouped["reasons"],
  {opened, closed, openedJoining, closedLeaving}: LineFlows,
  months: number
): PlanBase["flows"] {
  const zeros = Array.from({length: months}, () => 0);
  return {
    joins: segments.reduce<number[]>((sums, one) => added(sums, one.joins), zeros),
    left: reasons.map(({of}) =>
      segments.reduce<number[]>(
        (sums, one) => of.reduce((inner, how) => added(inner, one.left.get(how) ?? []), sums),
        zeros
      )
    ),
    linesOpened: opened,
    linesClosed: closed,
    linesOpenedJoining: openedJoining,
    linesClosedLeaving: closedLeaving
  };
}

/** How newcomers differ from the others of their segment, year by year: by ratio of sums over segments. */
function newcomersOf(
  segments: readonly SegmentCounts[],
  months: readonly string[],
  years: number
): PlanBase["newcomers"] {
  return Array.from({length: years}, (_, i) => {
    const to = months.length - 12 * (years - 1 - i);
    const from = to - 12;
    let left = 0,
      expectedLeft = 0,
      revenue = 0,
      expectedRevenue = 0;
    for (const one of segments) {
      const of = (series: readonly number[]) => sum(series.slice(from, to));
      const allLeft = sum([...one.left.values()].map(of));
      const others = of(one.customers) - of(one.newcomers);
      const othersBilled = of(one.billed) - of(one.newcomersBilled);
      left += of(one.newcomersLeft);
      expectedLeft += others > 0 ? (of(one.newcomers) * (allLeft - of(one.newcomersLeft))) / others : 0;
      revenue += of(one.newcomersRevenueFen);
      expectedRevenue +=
        othersBilled > 0
          ? (of(one.newcomersBilled) * (of(one.revenueFen) - of(one.newcomersRevenueFen))) / othersBilled
          : 0;
    }
    return {
      from: months[from],
      to: months[to - 1],
      leaving: expectedLeft > 0 ? rounded(left / expectedLeft) : 1,
      revenue: expectedRevenue > 0 ? rounded(revenue / expectedRevenue) : 1
    };
  });
}

function costsOf(
  costs: ReadonlyMap<string, {readonly budget: readonly number[]; readonly actual: readonly number[]}>,
  contract: Contract
): CostSeries[] {
  const names = valueNames(contract, "costs", "category");
  return [...costs].map(([category, {budget, actual}]) => ({
    category,
    name: names.get(category) ?? {en: category, zh: category},
    budget: budget.map((fen) => fen / 100),
    actual: actual.map((fen) => fen / 100)
  }));
}

/** Hours that rest on too few customers stand with the hour after them, or, at the end of the day, before. */
function workOf(
  hours: readonly HourCounts[],
  floor: number,
  queues: number,
  seatDays: number | null
): WorkProfile | null {
  const groups: {from: number; to: number; customers: number; calls: number}[] = [];
  let open: (typeof groups)[number] | null = null;
  for (const {hour, customers, calls} of hours) {
    // A customer may call in two hours: merged hours rest at least on those of the larger.
    open = open
      ? {from: open.from, to: hour + 1, customers: Math.max(open.customers, customers), calls: open.calls + calls}
      : {from: hour, to: hour + 1, customers, calls};
    if (open.customers < floor) continue;
    groups.push(open);
    open = null;
  }
  const last = groups.at(-1);
  if (open && last) groups[groups.length - 1] = {...last, to: open.to, calls: last.calls + open.calls};
  const calls = sum(hours.map((hour) => hour.calls));
  const handled = sum(hours.map((hour) => hour.handled));
  if (!groups.length || handled < floor) return null;
  return {
    hours: groups.map(({from, to, calls: n}) => ({from, to, calls: rounded(n / 365)})),
    handlingSeconds: rounded(sum(hours.map(({handledSeconds}) => handledSeconds)) / handled),
    answeredShare: rounded(sum(hours.map(({answered}) => answered)) / calls),
    queues: Math.max(1, queues),
    seatDays
  };
}

async function queuesOf(database: PublicationContext["database"]): Promise<number> {
  const {queues} = await database.counts(
    `SELECT count(*) AS queues FROM (SELECT parent_id FROM org_units WHERE kind = 'unit' GROUP BY parent_id) AS cities`
  );
  return queues;
}

/** Seat-days of hotline agents in a mean month of the last year, where there are at least 5 of them. */
async function seatDaysOf(database: PublicationContext["database"], from: string): Promise<number | null> {
  const {agents, days, months} = await database.counts(
    `SELECT count(DISTINCT p.agent_id) AS agents, sum(p.seat_days) AS days, count(DISTINCT p.month) AS months FROM pay AS p JOIN agents AS a ON a.agent_id = p.agent_id WHERE a.role = 'call_agent' AND p.month >= DATE '${from}-01'`
  );
  return agents >= 5 && months > 0 ? rounded(days / months) : null;
}

/** What share of an outcome outages bring: slope × mean minutes, over the mean outcome; not below 0. */
function outageShare(
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
function clustersOf({units, settings}: Pick<PublicationContext, "units" | "settings">): (unit: string) => string {
  const kind = settings.contest.clusters ?? settings.league;
  return (unit) => units.withAncestors(unit).find((one) => units.byId.get(one)?.kind === kind) ?? unit;
}

/** Where the handling time of a cluster's customers fell more than elsewhere from quarter to quarter: how much more of them came back. */
function hasteSlope(
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

function assumptionsOf(
  given: PlanDefinitions["assumptions"],
  haste: StaggeredEstimate | null,
  hotline: {readonly agents: number; readonly share: number}
): Record<AssumptionName, Assumption> {
  const {repeats_from_haste: assumedHaste, fixed_labour_share: assumedFixed} = given;
  // An estimate that tells less than the assumed range does doesn't take its place.
  const tells = haste !== null && haste.high - haste.low < assumedHaste.high - assumedHaste.low;
  const fixed = rounded(1 - hotline.share);
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
    fixed_labour_share:
      hotline.agents >= 5 && hotline.share > 0
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

function withEstimates(
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

function withoutEstimates(lever: PlanDefinitions["levers"][number]): Lever {
  return withEstimates(lever, {outagesToLeaving: null, outagesToNeeds: null, hasteToRepeats: null});
}

function added(a: readonly number[], b: readonly number[]): number[] {
  return (a.length >= b.length ? a : b).map((_, i) => (a[i] ?? 0) + (b[i] ?? 0));
}

function least(values: readonly number[]): number {
  return values.length ? Math.min(...values) : 0;
}

function rounded(value: number): number {
  return toDigits(value, 6);
}
