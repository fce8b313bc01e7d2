/** What the page of cohorts loads: life tables, heat maps, what came before leaving, old customers and new ones, and the brush cube. */
import type {Cohorts, HeatMap, LifeClass, LifeTables} from "../../src/model/published/cohort-data.js";
import {asNumber} from "../ground/database.js";
import {valueName, valueNames} from "../definitions/value-names.js";
import {beforeLeavingOf} from "../evaluate/before-leaving.js";
import {brushCubeOf} from "../privacy/brush-cube.js";
import {leakingSplits} from "../privacy/cohort-audit.js";
import {besideLifeTable, heatOf} from "../privacy/heat-floor.js";
import {ladder, floorBins, lifeSplitOf} from "../privacy/life-floor.js";
import {oldAndNewOf} from "../evaluate/old-and-new.js";
import type {PublicationContext} from "../privacy/publication.js";
import {
  cohortQuery,
  columnsLacking,
  leavingReasons,
  lifeQuery,
  lifeSplits,
  makeCohortFrames,
  readLife,
  type LifeEntity
} from "../measure/cohorts.js";

/** Columns without which no cohort can be told. */
const needed = ["customers.joined_on", "customers.left_on"] as const;

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
  const {database, intake, site, settings, brief, calendar, progress} = context;
  const lacks = columnsLacking(intake, needed);
  const empty: Cohorts = {
    site,
    lacks,
    customers: null,
    lines: null,
    heat: {customers: null, lines: null},
    before: {portOut: null, other: null},
    greenLight: null,
    oldAndNew: [],
    cube: null,
    sql: []
  };
  if (lacks.length) return empty;
  progress("cohorts: customer-months");
  await makeCohortFrames(database, settings.league);
  progress("cohorts: life tables");
  const hasLines = columnsLacking(intake, ["subscriptions.opened_on", "subscriptions.closed_on"]).length === 0;
  const customers = await lifeTablesOf(context, "customers");
  const lines = hasLines ? await lifeTablesOf(context, "lines") : null;
  const heat = {
    customers: await readHeat(context, "heat_customers", customers),
    lines: hasLines ? await readHeat(context, "heat_lines", lines) : null
  };
  progress("cohorts: before leaving, old and new, brush cube");
  const hasYear = calendar.periods[0]?.grain === "year";
  const before = hasYear && hasLines ? await beforeLeavingOf(context) : empty.before;
  const oldAndNew = hasYear && hasLines ? await oldAndNewOf(context) : [];
  const cube = await brushCubeOf(context, customers?.splits ?? []);
  const queries = ["line_months", "customer_months", "heat_customers", "before_leaving", "old_and_new"] as const;
  await database.run("DROP TABLE line_months");
  await database.run("DROP TABLE customer_months");
  return {
    ...empty,
    customers,
    lines,
    heat,
    before,
    greenLight: brief.greenLight,
    oldAndNew,
    cube,
    sql: [
      ...queries.map((name) => ({name, sql: cohortQuery(name)})),
      {name: "life_table", sql: lifeQuery("customers", [lifeSplits.customers[0]], calendar.lastMonth)}
    ]
  };
}

async function lifeTablesOf(
  {database, intake, settings, calendar, contract, units, progress}: PublicationContext,
  entity: LifeEntity
): Promise<LifeTables | null> {
  const floor = settings.privacy_floor;
  const lacking = lifeSplits[entity].flatMap(({id, needs}) => {
    const columns = columnsLacking(intake, needs);
    return columns.length ? [{split: id, columns}] : [];
  });
  const measurable = lifeSplits[entity].filter(({id}) => !lacking.some(({split}) => split === id));
  const read = (some: typeof measurable) => readLife(database, entity, some, calendar.lastMonth);
  const rows = new Map(await read(measurable.filter(({changes}) => changes === "never")));
  for (const split of measurable)
    if (split.changes !== "never") rows.set(split.id, (await read([split])).get(split.id) ?? []);
  const all = rows.get("all") ?? [];
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
  const splits = [lifeSplitOf("all", all, master, floor, () => null)];
  for (const {id} of measurable)
    splits.push(lifeSplitOf(id, rows.get(id) ?? [], master, floor, (one) => nameOf(id, one), orderOf(id)));
  const floored = splits.filter((split) => split !== null);
  const leaking = await leakingSplits(database, entity, floored, floor);
  for (const leak of leaking.values())
    progress(
      `privacy floor: a life table of ${entity} isn't shown, since it would give away with another what neither does alone: ${leak}`
    );
  const shown = floored.filter(({id}) => !leaking.has(id));
  return shown.length ? {reasons: leavingReasons, splits: shown, lacking} : null;
}

async function readHeat(
  {database, calendar, settings}: PublicationContext,
  name: "heat_customers" | "heat_lines",
  tables: LifeTables | null
): Promise<HeatMap | null> {
  const rows = await database.rows(cohortQuery(name));
  const isMoney = name === "heat_customers";
  const heat = heatOf(
    rows.map((row) => ({
      joined: asNumber(row.joined_month),
      since: asNumber(row.since),
      members: asNumber(row.members),
      customers: asNumber(row.customers),
      revenueFen: isMoney ? asNumber(row.revenue) : null,
      keptFen: isMoney ? asNumber(row.kept) : null,
      contacts: isMoney ? asNumber(row.contacts) : null,
      complaints: isMoney ? asNumber(row.complaints) : null
    })),
    calendar.firstMonth,
    calendar.lastMonth,
    settings.privacy_floor
  );
  const all = tables?.splits.find(({id}) => id === "all");
  return heat && all ? besideLifeTable(heat, all, settings.privacy_floor) : heat;
}
