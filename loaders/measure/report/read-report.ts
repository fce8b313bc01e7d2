import {stageDays} from "../../../src/model/report/report.js";
import type {Moments} from "../../../src/model/statistics/moments.js";
import {asNumber, asText, listed, literal, type Database} from "../../ground/database.js";
import type {ContactRole, OwnMeasure} from "../../definitions/report.js";
import {monthName, monthNumber, type Calendar} from "../../intake/periods.js";
import {noParts, type LargestParts} from "../largest-parts.js";
import {readQuery} from "../query-files.js";

/** Measures that are ratios of sums over customers or employees, with the query of their rows. */
export const clusteredMeasures = [
  "partner_repeats",
  "partner_transfers",
  "partner_unconsented",
  "employee_nps",
  "first_line_turnover",
  "contacts_a_seat_day"
] as const satisfies readonly OwnMeasure[];
export type ClusteredMeasure = (typeof clusteredMeasures)[number];

/** Measures of what employees do with customers: their queries say which of them did it. */
const ofWorkers: ReadonlySet<ClusteredMeasure> = new Set([
  "partner_repeats",
  "partner_transfers",
  "partner_unconsented"
]);

/** Stands for what the first shown unit has besides the other shown ones: rows that stand at itself, or below it where no other shown unit is above them. */
export const restOfShown = "(rest)";

/** Moments of one measure in a unit (all below it included) and year: 0 the last, 1 the one before. */
export interface MeasureCell {
  readonly unit: string;
  readonly year: number;
  readonly isPartner: boolean;
  /** Different employees whose doing it is; 0 where none is on record, null where the measure isn't of what they do with customers. */
  readonly people: number | null;
  readonly moments: Moments;
}

export interface Booked {
  readonly unit: string;
  readonly year: number;
  readonly actualFen: number;
  readonly budgetFen: number;
  readonly revenueFen: number;
  readonly atStart: number;
  readonly atEnd: number;
  /** Different customers with a bill in the year. */
  readonly billed: number;
  /** The largest parts that single customers have of the revenue, in fen. */
  readonly parts: LargestParts;
}

/** The time that one role had of one group of contacts, over all of the group's time: y and x by customer. */
export interface EffortCell {
  readonly value: string;
  readonly role: string;
  /** Customers on whom the role spent time. */
  readonly customers: number;
  /** Different employees whose time it was; 0 where none is on record. */
  readonly people: number;
  readonly moments: Moments;
}

export const effortColumns = ["customer_group", "staff_group", "channel", "stage", "unit"] as const;

/** A query of this room, as its file has it. */
function reportQuery(name: ClusteredMeasure | "booked" | "booked_largest" | "yearly_revenue" | "effort"): string {
  return readQuery("report", `${name}.sql`);
}

/** The query of effort with the roles' rules and the year put in. */
function effortQuery(roles: readonly ContactRole[], from: string, before: string): string {
  const cases = roles
    .map(({id, when}) => (when === null ? `ELSE ${literal(id)}` : `WHEN ${when} THEN ${literal(id)}`))
    .join(" ");
  return reportQuery("effort")
    .replaceAll(":from", `DATE ${literal(from)}`)
    .replaceAll(":before", `DATE ${literal(before)}`)
    .replaceAll(":newcomer", `INTERVAL ${stageDays.newcomer} DAY`)
    .replaceAll(":due", `INTERVAL ${stageDays.due} DAY`)
    .replaceAll(":rules", roles.length > 1 ? `CASE ${cases} END` : literal(roles[0].id));
}

/**
 * Writes `report_years`, the last year and the one before it where the data reach that far, and
 * `report_units`: each unit with those of its ancestors that the report shows, and with {@link restOfShown}
 * where the first of them is the only one.
 *
 * @param shown units of the report, the first above all others

 * @returns how many years there are; 0 where the data hold less than one
 */
export async function writeYears(database: Database, {periods}: Calendar, shown: readonly string[]): Promise<number> {
  const years = periods.filter(({grain}) => grain === "year").slice(0, 2);
  await database.run(`CREATE OR REPLACE TABLE report_years (period INTEGER, starts_on DATE, ends_before DATE)`);
  await database.run(
    `CREATE OR REPLACE TABLE report_units AS SELECT unit_id, ancestor_id FROM unit_ancestors WHERE ancestor_id IN (${anyOf(shown)})`
  );
  const [top, ...below] = shown;
  if (top !== undefined) {
    await database.run(
      `INSERT INTO report_units SELECT unit_id, ${literal(restOfShown)} FROM unit_ancestors WHERE ancestor_id = ${literal(top)} AND unit_id NOT IN (SELECT unit_id FROM unit_ancestors WHERE ancestor_id IN (${anyOf(below)}))`
    );
  }
  if (years.length === 0) return 0;
  const rows = years.map(({from, to}, i) => `(${i}, DATE '${from}-01', DATE '${monthName(monthNumber(to) + 1)}-01')`);
  await database.run(`INSERT INTO report_years VALUES ${rows.join(", ")}`);
  return years.length;
}

/** The list of ids for SQL; one that holds nothing where there are none. */
function anyOf(ids: readonly string[]): string {
  return listed(ids) || "NULL";
}

/** Moments by shown unit, year and side. */
export async function readMeasure(database: Database, measure: ClusteredMeasure): Promise<MeasureCell[]> {
  const isOfWorkers = ofWorkers.has(measure);
  const rows = await database.rows(`
    WITH r AS (
      ${reportQuery(measure)}
    )
    SELECT q.unit AS unit, q.period AS period, q.partner AS partner, COUNT(*) AS n, SUM(q.y) AS y, SUM(q.x) AS x, SUM(q.y * q.y) AS yy, SUM(q.x * q.x) AS xx, SUM(q.x * q.y) AS xy,
      ${isOfWorkers ? "MAX(w.people)" : "0"} AS people
    FROM (
      SELECT t.ancestor_id AS unit, r.period AS period, r.partner AS partner, r.cluster AS cluster, CAST(SUM(r.y) AS BIGINT) AS y, CAST(SUM(r.x) AS BIGINT) AS x
      FROM r JOIN report_units AS t ON t.unit_id = r.unit
      GROUP BY t.ancestor_id, r.period, r.partner, r.cluster
    ) AS q ${
      isOfWorkers
        ? `JOIN (
      SELECT t.ancestor_id AS unit, r.period AS period, r.partner AS partner, COUNT(DISTINCT r.worker) AS people
      FROM r JOIN report_units AS t ON t.unit_id = r.unit
      GROUP BY t.ancestor_id, r.period, r.partner
    ) AS w ON w.unit = q.unit AND w.period = q.period AND w.partner = q.partner`
        : ""
    } WHERE q.x > 0 GROUP BY q.unit, q.period, q.partner ORDER BY q.unit, q.period, q.partner`);
  return rows.map((row) => ({
    unit: asText(row.unit),
    year: asNumber(row.period),
    isPartner: asNumber(row.partner) === 1,
    people: isOfWorkers ? asNumber(row.people) : null,
    moments: momentsOfRow(row)
  }));
}

/** Money and customers by shown unit and year. Bills are read once, into what each customer paid in each year. */
export async function readBooked(database: Database): Promise<Booked[]> {
  await database.run(`CREATE OR REPLACE TABLE report_revenue AS ${reportQuery("yearly_revenue")}`);
  const rows = await database.rows(`
    SELECT t.ancestor_id AS unit, r.period AS period, SUM(r.actual) AS actual, SUM(r.budget) AS budget, SUM(r.revenue) AS revenue, SUM(r.at_start) AS at_start, SUM(r.at_end) AS at_end, SUM(r.billed) AS billed
    FROM (${reportQuery("booked")}) AS r JOIN report_units AS t ON t.unit_id = r.unit
    GROUP BY t.ancestor_id, r.period ORDER BY t.ancestor_id, r.period`);
  const parts = new Map(
    (await database.rows(reportQuery("booked_largest"))).map((row) => [
      `${asNumber(row.period)} ${asText(row.unit)}`,
      {largest: asNumber(row.largest), second: asNumber(row.second_largest)}
    ])
  );
  await database.run(`DROP TABLE report_revenue`);
  return rows.map((row) => ({
    unit: asText(row.unit),
    year: asNumber(row.period),
    parts: parts.get(`${asNumber(row.period)} ${asText(row.unit)}`) ?? noParts,
    actualFen: asNumber(row.actual),
    budgetFen: asNumber(row.budget),
    revenueFen: asNumber(row.revenue),
    atStart: asNumber(row.at_start),
    atEnd: asNumber(row.at_end),
    billed: asNumber(row.billed)
  }));
}

/**
 * The time of contacts by role: of all of them under the value `all`, and by each of the columns. Units are the shown ones.
 *
 * @param top the unit that holds all others; of a contact without one of the other shown units it is taken to be the place
 */
export async function readEffort(
  database: Database,
  roles: readonly ContactRole[],
  from: string,
  before: string,
  top: string
): Promise<ReadonlyMap<"all" | (typeof effortColumns)[number], EffortCell[]>> {
  await database.run(`CREATE OR REPLACE TABLE report_effort AS
    SELECT e.customer AS customer, e.customer_group AS customer_group, e.staff_group AS staff_group, e.channel AS channel, e.stage AS stage, COALESCE(t.ancestor_id, 'none') AS unit, e.worker AS worker, e.role AS role, CAST(SUM(e.seconds) AS BIGINT) AS seconds
    FROM (${effortQuery(roles, from, before)}) AS e
    LEFT JOIN (SELECT unit_id, ancestor_id FROM report_units WHERE ancestor_id <> ${literal(top)} AND ancestor_id <> ${literal(restOfShown)}) AS t ON t.unit_id = e.unit
    GROUP BY e.customer, e.customer_group, e.staff_group, e.channel, e.stage, COALESCE(t.ancestor_id, 'none'), e.worker, e.role`);
  const found = new Map<"all" | (typeof effortColumns)[number], EffortCell[]>();
  for (const column of ["all", ...effortColumns] as const) {
    const value = column === "all" ? "'all'" : column;
    const rows = await database.rows(
      `
      SELECT w.value AS value, r.role AS role, SUM(CASE WHEN p.y > 0 THEN 1 ELSE 0 END) AS customers, COALESCE(MAX(d.people), 0) AS people, COUNT(*) AS n,
        SUM(COALESCE(p.y, 0)) AS y, SUM(w.x) AS x, SUM(COALESCE(p.y, 0) * COALESCE(p.y, 0)) AS yy, SUM(w.x * w.x) AS xx, SUM(w.x * COALESCE(p.y, 0)) AS xy
      FROM (SELECT ${value} AS value, customer, CAST(SUM(seconds) AS BIGINT) AS x FROM report_effort GROUP BY ${value}, customer) AS w
      CROSS JOIN (SELECT role FROM report_effort GROUP BY role) AS r
      LEFT JOIN (SELECT ${value} AS value, customer, role, CAST(SUM(seconds) AS BIGINT) AS y FROM report_effort GROUP BY ${value}, customer, role) AS p
        ON p.value = w.value AND p.customer = w.customer AND p.role = r.role
      LEFT JOIN (SELECT ${value} AS value, role, COUNT(DISTINCT worker) AS people FROM report_effort GROUP BY ${value}, role) AS d
        ON d.value = w.value AND d.role = r.role
      GROUP BY w.value, r.role ORDER BY w.value, r.role`.replaceAll("GROUP BY 'all', ", "GROUP BY ")
    );
    found.set(
      column,
      rows.map((row) => ({
        value: asText(row.value),
        role: asText(row.role),
        customers: asNumber(row.customers),
        people: asNumber(row.people),
        moments: momentsOfRow(row)
      }))
    );
  }
  await database.run(`DROP TABLE report_effort`);
  return found;
}

function momentsOfRow(row: Readonly<Record<string, Parameters<typeof asNumber>[0]>>): Moments {
  const of = (name: string) => asNumber(row[name]);
  return {n: of("n"), y: of("y"), x: of("x"), yy: of("yy"), xx: of("xx"), xy: of("xy")};
}
