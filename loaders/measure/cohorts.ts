/** Customer-months and line-months, and the life tables counted from them. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {asNumber, asText, literal, type Database} from "../database.js";
import type {Intake} from "../intake/intake.js";

export type LifeEntity = "customers" | "lines";

/** How a line or customer left; in this order everywhere. */
export const leavingReasons = ["port_out", "disconnected", "arrears", "unknown"] as const;

/** What life tables are split by: the frame's column, the contract columns it comes from, and whether it changes while one is here. */
export interface SplitDefinition {
  readonly id: string;
  readonly column: string;
  readonly needs: readonly string[];
  readonly changes: boolean;
}

const common: readonly SplitDefinition[] = [
  {id: "segment", column: "segment", needs: ["customers.segment"], changes: false},
  {id: "value_tier", column: "value_tier", needs: ["customers.value_tier"], changes: false}
];
const term: SplitDefinition = {id: "term", column: "term", needs: ["contracts.due_on"], changes: true};
const unit: SplitDefinition = {id: "unit", column: "unit", needs: [], changes: false};

/** The splits of each entity, besides all together. */
export const lifeSplits: Readonly<Record<LifeEntity, readonly SplitDefinition[]>> = {
  customers: [
    term,
    ...common,
    {id: "holds", column: "holds", needs: ["subscriptions.kind"], changes: true},
    {id: "complained", column: "complained", needs: ["complaints.opened_at"], changes: true},
    {id: "repeated", column: "repeated", needs: ["contacts.started_at", "contacts.reason"], changes: true},
    {id: "unconsented", column: "unconsented", needs: ["activations.consented"], changes: true},
    {id: "nps", column: "nps", needs: ["surveys.score"], changes: true},
    unit
  ],
  lines: [term, {id: "kind", column: "kind", needs: ["subscriptions.kind"], changes: false}, ...common, unit]
};

/** Contract columns that hold nothing here. */
export function columnsLacking(intake: Intake, columns: readonly string[]): string[] {
  return columns.filter((column) => {
    const [table, name] = column.split(".");
    return !intake.get(table)?.filled.has(name);
  });
}

/** One of the queries of this room, as it stands in its file. */
export function cohortQuery(name: "line_months" | "customer_months" | "before_leaving" | "old_and_new" | "heat_customers" | "heat_lines"): string {
  return readFileSync(join(import.meta.dirname, "cohorts", `${name}.sql`), "utf8").trim();
}

/**
 * Makes the tables `line_months` and `customer_months`.
 *
 * @param database with the contract's tables, `periods`, `period_months` and `unit_ancestors`
 * @param level the kind of unit that customers are told apart by
 */
export async function makeCohortFrames(database: Database, level: string): Promise<void> {
  await database.run(`CREATE OR REPLACE TABLE cohort_units AS
    SELECT a.unit_id AS unit_id, a.ancestor_id AS unit
    FROM unit_ancestors AS a
    JOIN org_units AS o ON o.unit_id = a.ancestor_id
    WHERE o.kind = ${literal(level)}`);
  await database.run(`CREATE OR REPLACE TABLE line_months AS ${cohortQuery("line_months")}`);
  await database.run(`CREATE OR REPLACE TABLE customer_months AS ${cohortQuery("customer_months")}`);
}

/** Counts of one class at one tenure. */
export interface LifeRow {
  readonly class: string;
  readonly tenure: number;
  readonly atRisk: number;
  /** By reason, as in `leavingReasons`. */
  readonly left: readonly number[];
  /** Still here when the data end. */
  readonly ended: number;
  /** Of another class in the next month. */
  readonly moved: number;
  readonly due: number;
  readonly revenueFen: number;
  readonly revenueFenSquared: number;
  /** At least so many different customers. */
  readonly customers: number;
}

/**
 * The SQL of a life table: who is at risk in each month since joining, by the class in which the month
 * began, and what became of them within it.
 *
 * @param split null for all together
 * @param lastMonth the data's last month, counted from year 0
 */
export function lifeQuery(entity: LifeEntity, split: SplitDefinition | null, lastMonth: number): string {
  const table = entity === "customers" ? "customer_months" : "line_months";
  const key = entity === "customers" ? "number" : "line";
  const own = split ? `COALESCE(t.${split.column}, 'unknown')` : "'all'";
  const next = split?.changes ? `LEFT JOIN ${table} AS n ON n.${key} = t.${key} AND n.month = t.month + 1` : "";
  const moved = split?.changes ? `SUM(CASE WHEN n.${split.column} <> t.${split.column} THEN 1 ELSE 0 END)` : "SUM(0)";
  const reasons = leavingReasons.map((reason) => `SUM(CASE WHEN t.left_how = '${reason}' THEN 1 ELSE 0 END) AS left_${reason}`);
  // A customer has one row a tenure. Of lines only the first of its kind is sure to be another customer's than the others.
  const customers =
    entity === "customers"
      ? ["COUNT(*) AS customers_0"]
      : ["mobile", "broadband", "smart_home", "leased_line"].map((kind, i) => `SUM(CASE WHEN t.kind = '${kind}' THEN t.first_of_kind ELSE 0 END) AS customers_${i}`);
  return `SELECT ${own} AS class, t.tenure AS tenure, COUNT(*) AS at_risk,
  ${reasons.join(",\n  ")},
  SUM(CASE WHEN t.left_how IS NULL AND t.month = ${lastMonth} THEN 1 ELSE 0 END) AS ended,
  ${moved} AS moved, SUM(t.falls_due) AS due,
  SUM(CAST(t.revenue_fen AS BIGINT)) AS revenue, SUM(CAST(t.revenue_fen AS BIGINT) * CAST(t.revenue_fen AS BIGINT)) AS revenue_squared,
  ${customers.join(",\n  ")}
FROM ${table} AS t
${next}
GROUP BY ${split ? own : "t.tenure"}${split ? ", t.tenure" : ""}
ORDER BY class, tenure`;
}

/** Counts a life table. */
export async function readLife(database: Database, entity: LifeEntity, split: SplitDefinition | null, lastMonth: number): Promise<LifeRow[]> {
  const rows = await database.rows(lifeQuery(entity, split, lastMonth));
  return rows.map((row) => ({
    class: asText(row.class),
    tenure: asNumber(row.tenure),
    atRisk: asNumber(row.at_risk),
    left: leavingReasons.map((reason) => asNumber(row[`left_${reason}`])),
    ended: asNumber(row.ended),
    moved: asNumber(row.moved),
    due: asNumber(row.due),
    revenueFen: asNumber(row.revenue),
    revenueFenSquared: asNumber(row.revenue_squared),
    customers: Math.max(...[0, 1, 2, 3].map((i) => asNumber(row[`customers_${i}`])))
  }));
}
