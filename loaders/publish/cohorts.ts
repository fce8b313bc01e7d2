/** What the page of cohorts loads: life tables, heat maps, what came before leaving, old customers and new ones, and the brush cube. */
import type {
  Cohorts,
  HeatMap,
  LifeClass,
  LifeTables,
  Unrecorded,
  EmptyReason
} from "../../src/model/published/cohort-data.js";
import {valueName, valueNames} from "../definitions/value-names.js";
import {beforeLeavingOf, featuresLacking} from "../evaluate/before-leaving.js";
import {brushCubeOf} from "../privacy/brush-cube.js";
import {leakingSplits} from "../privacy/cohort-audit.js";
import {besideLifeTable, heatOf} from "../privacy/heat-floor.js";
import {segmentGroups} from "../privacy/segment-groups.js";
import {ladder, floorBins, lifeSplitOf} from "../privacy/life-floor.js";
import {byTenureOf} from "../evaluate/by-tenure.js";
import type {PublicationContext} from "../privacy/publication.js";
import {cohortQuery, leavingReasons, lifeQuery, lifeSplits, type LifeEntity} from "../measure/cohorts.js";
import {monthNumber} from "../intake/periods.js";
import {columnsLacking, type Intake} from "../intake/table-intake.js";
import {LeavingCounts, readOutages} from "../measure/panel/before-leaving.js";
import {LifeCounts} from "../measure/panel/count-life.js";
import {MonthCounts} from "../measure/panel/cube.js";
import {HeatCounts} from "../measure/panel/heat.js";
import {AgeCounts} from "../measure/panel/by-tenure.js";
import {siteFactsDeclared, type Provenance} from "../privacy/provenance.js";

const lives = "customer-months and line-months by tenure and class, merged to the floor and audited pair by pair";
/** What the numbers of the cohorts sum. */
export const cohortsDeclared: Provenance = {
  ...siteFactsDeclared,
  greenLight: {
    of: "customers",
    over: "leavers by port-out of the last year and comparable customers who stayed; few stand with others"
  },
  "greenLight.targets": {of: "nobody", over: "the system's own targets"},
  customers: {of: "customers", over: lives},
  lines: {of: "customers", over: lives},
  heat: {of: "customers", over: "who joined together, by months since, at the finest grain that reaches the floor"},
  before: {
    of: "customers",
    over: "leavers of the last year and comparable customers who stayed; few stand with others"
  },
  byTenure: {of: "customers", over: "lines by kind and age, of kinds that reach the floor at every age"},
  cube: {
    of: "customers",
    over: "one full partition of customer-months, merged to the floor and audited beside the life tables"
  }
};

/** Columns without which no cohort can be told. */
const needed = ["customers.joined_on", "customers.left_on"] as const;

/** What is counted where its columns are filled. */
const recordedBy: Readonly<Record<Unrecorded, readonly string[]>> = {
  port_out: ["subscriptions.closed_how"],
  revenue: ["bills.revenue_fen"],
  contacts: ["contacts.started_at", "contacts.customer_id"],
  complaints: ["complaints.opened_at"],
  terms: ["contracts.due_on"]
};
const allRecorded: readonly Unrecorded[] = ["port_out", "revenue", "contacts", "complaints", "terms"];

/** Classes in the order of what comes first or is better, where the contract gives none. */
const classOrder: Readonly<Record<string, readonly string[]>> = {
  term: ["in_term", "due_soon", "expired", "no_term"],
  holds: ["both", "mobile", "broadband", "other_kind"],
  complained: ["no", "yes"],
  repeated: ["no", "yes"],
  unconsented: ["no", "yes"],
  nps: ["promoter", "passive", "detractor", "none"]
};

/** Makes the published file of the page of cohorts. */
export async function cohortsOf(context: PublicationContext): Promise<Cohorts> {
  const {intake, site, brief, calendar, progress} = context;
  const lacks = columnsLacking(intake, needed);
  const empty: Cohorts = {
    site,
    lacks,
    unrecorded: [],
    customers: null,
    lines: null,
    heat: {customers: null, lines: null},
    before: {portOut: null, other: null},
    greenLight: null,
    byTenure: [],
    cube: null,
    empty: {heat: null, before: null, byTenure: null},
    sql: []
  };
  if (lacks.length) return empty;
  progress("cohorts: customer-months");
  const linesLack = columnsLacking(intake, ["subscriptions.opened_on", "subscriptions.closed_on"]);
  const hasLines = linesLack.length === 0;
  const hasYear = calendar.periods[0]?.grain === "year";
  const counts = await countCohorts(context, hasYear ? monthNumber(calendar.periods[0].from) : null);
  progress("cohorts: life tables");
  const customers = await lifeTablesOf(context, "customers", counts.life.customers);
  const lines = hasLines ? await lifeTablesOf(context, "lines", counts.life.lines) : null;
  const unrecorded = unrecordedOf(intake, customers);
  const heat = {
    customers: recordedHeat(heatBeside(context, counts.heat.customers, customers), unrecorded),
    lines: hasLines ? heatBeside(context, counts.heat.lines, lines) : null
  };
  progress("cohorts: before leaving, old and new, brush cube");
  const before =
    counts.leaving && hasLines
      ? beforeLeavingOf(context, counts.leaving.rows(), counts.leaving.joinedLate)
      : empty.before;
  const byTenure = counts.ages && hasLines ? byTenureOf(context, counts.ages.rows()) : [];
  const cube = await brushCubeOf(context, customers?.splits ?? [], {
    segments: counts.segments.bySize(),
    tiers: counts.tiers.bySize()
  });
  const queries = ["line_months", "customer_months", "heat_customers", "before_leaving", "by_tenure"] as const;
  return {
    ...empty,
    unrecorded,
    customers,
    lines,
    heat,
    empty: {
      heat: heat.customers
        ? null
        : {kind: counts.heat.customers.rows().some(({members}) => members > 0) ? "small" : "nobody"},
      before:
        before.portOut || before.other
          ? null
          : emptyReason(hasYear, [...linesLack, ...featuresLacking(intake)], () => hasLeavers(counts.leaving)),
      byTenure: byTenure.length > 0 ? null : emptyReason(hasYear, linesLack, () => true)
    },
    before,
    greenLight: brief.greenLight,
    byTenure,
    cube,
    sql: [
      ...queries.map((name) => ({name, sql: cohortQuery(name)})),
      {name: "life_table", sql: lifeQuery("customers", [lifeSplits.customers[0]], calendar.lastMonth)}
    ]
  };
}

/** Counts all that the page shows in one pass over customers and lines. */
async function countCohorts({database, panels, calendar}: PublicationContext, yearFrom: number | null) {
  const lifeOf = (entity: LifeEntity) =>
    new Map([
      ["all", new LifeCounts(null)],
      ...lifeSplits[entity].map(({id, column}) => [id, new LifeCounts(column)] as const)
    ]);
  const counts = {
    life: {customers: lifeOf("customers"), lines: lifeOf("lines")},
    heat: {customers: new HeatCounts("customers", calendar), lines: new HeatCounts("lines", calendar)},
    leaving: yearFrom === null ? null : new LeavingCounts(yearFrom, await readOutages(database)),
    ages: yearFrom === null ? null : new AgeCounts(yearFrom),
    segments: new MonthCounts("segment"),
    tiers: new MonthCounts("value_tier")
  };
  await panels.each((part) => {
    const {customers, lines} = part.panels;
    for (const one of counts.life.customers.values()) one.add(customers);
    for (const one of counts.life.lines.values()) one.add(lines);
    counts.heat.customers.add(part.panels);
    counts.heat.lines.add(part.panels);
    counts.leaving?.add(part);
    counts.ages?.add(lines);
    counts.segments.add(customers);
    counts.tiers.add(customers);
  });
  return counts;
}

async function lifeTablesOf(
  context: PublicationContext,
  entity: LifeEntity,
  counts: ReadonlyMap<string, LifeCounts>
): Promise<LifeTables | null> {
  const {panels, intake, settings, contract, units, progress} = context;
  const floor = settings.privacy_floor;
  const lacking = lifeSplits[entity].flatMap(({id, needs}) => {
    const columns = columnsLacking(intake, needs);
    return columns.length ? [{split: id, columns}] : [];
  });
  const measurable = lifeSplits[entity].filter(({id}) => !lacking.some(({split}) => split === id));
  const rowsOf = (split: string) => counts.get(split)?.rows() ?? [];
  const partsOf = (split: string) => (classes: readonly string[], tenure: number) =>
    counts.get(split)?.largestParts(classes, tenure) ?? {largest: 0, second: 0};
  const all = rowsOf("all");
  if (!all.length) return null;
  const whole: number[] = [];
  for (const {tenure, customersByKind} of all) whole[tenure] = Math.max(...customersByKind);
  const master = floorBins(ladder, [Array.from(whole, (n) => n ?? 0)], floor);
  if (!master) return null;
  const tables: Readonly<Record<string, string>> = {
    segment: "customers",
    value_tier: "customers",
    kind: "subscriptions"
  };
  const nameOf = (split: string, one: string): LifeClass["name"] =>
    split === "unit"
      ? (units.byId.get(one)?.name ?? null)
      : split in tables
        ? valueName(contract, tables[split], split, one)
        : null;
  const orderOf = (split: string) =>
    classOrder[split] ?? (split in tables ? [...valueNames(contract, tables[split], split).keys()] : []);
  const splits = [lifeSplitOf("all", all, master, floor, {nameOf: () => null, partsOf: partsOf("all")})];
  // What even the whole is nearly one customer’s revenue isn’t divided either.
  if (splits[0] === null) return null;
  const {groupOf} = await segmentGroups(context);
  for (const {id} of measurable) {
    const classes = {nameOf: (one: string) => nameOf(id, one), order: orderOf(id), partsOf: partsOf(id)};
    const grouped =
      id === "segment"
        ? {...classes, groupOf: (one: string) => groupOf(one === "unknown" ? "" : one) || "unknown"}
        : classes;
    splits.push(lifeSplitOf(id, rowsOf(id), master, floor, grouped));
  }
  const floored = splits.filter((split) => split !== null);
  const leaking = await leakingSplits(panels, entity, floored, floor);
  for (const leak of leaking.values())
    progress(
      `privacy floor: a life table of ${entity} isn't shown, since it would give away with another what neither does alone: ${leak}`
    );
  const shown = floored.filter(({id}) => !leaking.has(id));
  return shown.length ? {reasons: leavingReasons, splits: shown, lacking} : null;
}

/** Why what rests on the last year isn't there. */
function emptyReason(hasYear: boolean, columns: readonly string[], hasAnybody: () => boolean): EmptyReason {
  if (columns.length > 0) return {kind: "lacking", columns};
  if (!hasYear) return {kind: "short"};
  return {kind: hasAnybody() ? "small" : "nobody"};
}

function hasLeavers(leaving: LeavingCounts | null): boolean {
  return leaving?.rows().some(({how, customers}) => how !== "stayed" && customers > 0) === true;
}

/** What no source recorded. Where lines close for other reasons alone, nobody recorded port-outs either. */
function unrecordedOf(intake: Intake, customers: LifeTables | null): Unrecorded[] {
  const portedOut = customers?.splits[0]?.left[leavingReasons.indexOf("port_out")].some((left) => left > 0) === true;
  return allRecorded.filter(
    (one) => columnsLacking(intake, recordedBy[one]).length > 0 || (one === "port_out" && !portedOut)
  );
}

/** A heat map without the columns that nobody recorded. */
function recordedHeat(heat: HeatMap | null, unrecorded: readonly Unrecorded[]): HeatMap | null {
  if (!heat) return null;
  const lacks = (one: Unrecorded) => unrecorded.includes(one);
  return {
    ...heat,
    ...(lacks("revenue") && {revenue: null, kept: null}),
    ...(lacks("contacts") && {contacts: null}),
    ...(lacks("complaints") && {complaints: null})
  };
}

function heatBeside(
  {calendar, settings}: PublicationContext,
  counts: HeatCounts,
  tables: LifeTables | null
): HeatMap | null {
  const heat = heatOf(counts.rows(), calendar, settings.privacy_floor, (joined, since) =>
    counts.largestParts(joined, since)
  );
  const all = tables?.splits.find(({id}) => id === "all");
  return heat && all ? besideLifeTable(heat, all, settings.privacy_floor) : heat;
}
