/**
 * What the plan starts from: the operator’s months behind the floor, levers and assumptions as data, and the effects that
 * the data can estimate.
 */
import {join} from "node:path";
import {projectFolder} from "../ground/project.js";
import type {PlanBase, PlanLack} from "../../src/model/plan/base.js";
import type {SiteFacts} from "../../src/model/published/site.js";
import {readPlans, type PlanDefinitions} from "../definitions/plans.js";
import {valueNames} from "../definitions/value-names.js";
import {monthName} from "../intake/periods.js";
import {columnsAbsent} from "../intake/table-intake.js";
import {readCosts, readHandled, readHotlinePay, readHours, readOutages, readStocks} from "../measure/plan/read-plan.js";
import type {StockSum} from "../privacy/joint-audit.js";
import {companyOf, estimatePlayed} from "../privacy/measured.js";
import type {Provenance} from "../privacy/provenance.js";
import type {PublicationContext} from "../privacy/publication.js";
import {otherSegment} from "../privacy/segment-floor.js";
import {once} from "../privacy/once-per-run.js";
import {segmentGroups} from "../privacy/segment-groups.js";
import {assumptionsOf, clustersOf, hasteSlope, outageShare, withEstimates, withoutEstimates} from "./plan-estimates.js";
import {flowsOf, mergeSegments, newcomersOf, segmentOf} from "./plan-stocks.js";
import {costsOf, queuesOf, seatDaysOf, workOf} from "./plan-work.js";

/** What the numbers of the plan's base sum. */
export const planBaseDeclared: Provenance = {
  privacyFloor: {of: "nobody", over: "settings"},
  lacks: {of: "nobody", over: "settings"},
  segments: {of: "customers", over: "stocks by segment and month, flows by segment and year, each at least the floor"},
  flows: {of: "customers", over: "all customers and lines by month; few lines are spread over their quarter or year"},
  newcomers: {of: "customers", over: "rates of all newcomers of a year beside the others"},
  costs: {of: "nobody", over: "the books of the whole operator"},
  work: {of: "customers", over: "calls by hours of the day that reach the floor, over a year"},
  "work.seatDays": {of: "employees", over: "hotline agents of a year, at least five"},
  nps: {of: "customers", over: "a cell that is shown"},
  estimates: {of: "customers", over: "slopes over all units and months, in which none is told apart"},
  levers: {of: "nobody", over: "definitions, and the estimates"},
  assumptions: {of: "nobody", over: "definitions, and the estimates"},
  "assumptions.fixed_labour_share": {of: "employees", over: "pay of the hotline beside that of at least five others"},
  service: {of: "nobody", over: "definitions"},
  scenarios: {of: "nobody", over: "definitions"}
};

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

/**
 * The base; where the data lack what it takes, one that names what is lacking and holds nothing else.
 */
export async function planBaseOf(context: PublicationContext): Promise<PlanBase> {
  const {database, settings, contract, intake, calendar, measured, progress} = context;
  const definitions = readPlans(join(projectFolder, "data/plans"));
  const months = Array.from({length: calendar.lastMonth - calendar.firstMonth + 1}, (_, t) =>
    monthName(calendar.firstMonth + t)
  );
  const years = Math.floor(months.length / 12);
  const without = (lacks: readonly PlanLack[]) => emptyBase(context.site, months, definitions, lacks);
  const absent = columnsAbsent(intake, planNeeds);
  if (absent.length) return without(absent.map((column) => ({kind: "column", column})));
  if (years < 1) return without([{kind: "months", least: 12, found: months.length}]);

  progress("plan: stocks and flows");
  const {grouped, lines} = await planStocks(context);
  if (!grouped) return without([{kind: "customers", least: settings.privacy_floor}]);
  const {reasons, segments} = grouped;
  const names = valueNames(contract, "customers", "segment");
  const countsOfSegments = segments.map(({counts: one}) => one);
  const estimates = await estimatesOf(context);
  return {
    ...without([]),
    reasons,
    segments: segments.map(({id, counts: one}) =>
      segmentOf({id, name: names.get(id) ?? null}, one, reasons, months, years)
    ),
    flows: flowsOf(countsOfSegments, reasons, lines, settings.privacy_floor),
    newcomers: newcomersOf(countsOfSegments, months, years),
    costs: costsOf(await readCosts(database, calendar), contract),
    work: workOf(
      intake.get("contacts")?.present.has("asked_for_person") ? await readHours(database, calendar) : [],
      settings.privacy_floor,
      await queuesOf(database),
      await seatDaysOf(database, months[Math.max(0, months.length - 12)])
    ),
    nps: estimatePlayed(
      measured,
      "service_recommendation",
      companyOf(measured),
      calendar.periods.findIndex(({grain}) => grain === "year")
    ),
    estimates,
    levers: definitions.levers.map((lever) => withEstimates(lever, estimates)),
    assumptions: assumptionsOf(
      definitions.assumptions,
      estimates.hasteToRepeats,
      intake.has("pay") ? await readHotlinePay(database) : null
    )
  };
}

/** Stocks and flows of the plan's segments; no segments where all together are too few. */
const planStocks = once(async (context) => {
  const {database, calendar, settings} = context;
  const {segments, lines} = await readStocks(database, calendar);
  const {groupOf} = await segmentGroups(context);
  const years = Math.floor((calendar.lastMonth - calendar.firstMonth + 1) / 12);
  const grouped = mergeSegments(
    segments,
    settings.privacy_floor,
    years,
    (segment) => groupOf(onRecord(segment)) || otherSegment
  );
  return {grouped, lines};
});

/** The segment of all files: where none is on record the plan's queries say other. */
function onRecord(segment: string): string {
  return segment === otherSegment ? "" : segment;
}

/** Which segments' stocks a base tells, month by month. */
export async function planStockSums(context: PublicationContext, base: PlanBase): Promise<StockSum[]> {
  if (!base.segments.length) return [];
  const {grouped} = await planStocks(context);
  const {firstMonth} = context.calendar;
  return (grouped?.segments ?? []).flatMap(({id, of, counts}) =>
    counts.customers.map((_, t) => ({month: firstMonth + t, segments: of.map(onRecord), field: `segments ${id}`}))
  );
}

/** A base that holds what is defined, and nothing of the operator's figures. */
function emptyBase(
  {operator, simulated, privacyFloor}: SiteFacts,
  months: readonly string[],
  {levers, assumptions, service, scenarios}: PlanDefinitions,
  lacks: readonly PlanLack[]
): PlanBase {
  return {
    operator,
    simulated,
    privacyFloor,
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
    levers: levers.map(withoutEstimates),
    assumptions,
    service,
    scenarios
  };
}

/** What changed together in the data: with outages, leaving and needs; with haste, repeats. */
async function estimatesOf({
  database,
  settings,
  intake,
  calendar,
  units
}: PublicationContext): Promise<PlanBase["estimates"]> {
  const outages = intake.get("network")?.present.has("outage_minutes") ? await readOutages(database, calendar) : [];
  const handled = intake.get("contacts")?.present.has("handled_seconds") ? await readHandled(database, calendar) : [];
  const clusterOf = clustersOf({units, settings});
  return {
    hasteToRepeats: hasteSlope(handled, calendar.firstMonth, clusterOf),
    outagesToLeaving: outageShare(outages, ({left, atRisk}) => left / atRisk, clusterOf),
    outagesToNeeds: outageShare(outages, ({needs, atRisk}) => needs / atRisk, clusterOf)
  };
}
