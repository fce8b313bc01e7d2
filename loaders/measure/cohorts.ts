/** Customer-months and line-months, and the life tables counted from them. */
import {readQuery} from "./query-files.js";

export type LifeEntity = "customers" | "lines";

/** How a line or customer left; in this order everywhere. */
export const leavingReasons = ["port_out", "disconnected", "arrears", "unknown"] as const;

/** What life tables are split by: the frame's column, the contract columns it comes from, and how it is known whether it changes: it doesn't, the frame has the next month's state beside it, or the next row says. */
export interface SplitDefinition {
  readonly id: string;
  readonly column: string;
  readonly needs: readonly string[];
  readonly changes: "never" | "beside" | "next_row";
}

const common: readonly SplitDefinition[] = [
  {id: "segment", column: "segment", needs: ["customers.segment"], changes: "never"},
  {id: "value_tier", column: "value_tier", needs: ["customers.value_tier"], changes: "never"}
];
const term: SplitDefinition = {id: "term", column: "term", needs: ["contracts.due_on"], changes: "next_row"};
const unit: SplitDefinition = {id: "unit", column: "unit", needs: [], changes: "never"};

/** The splits of each entity, besides all together. */
export const lifeSplits: Readonly<Record<LifeEntity, readonly SplitDefinition[]>> = {
  customers: [
    term,
    ...common,
    {id: "holds", column: "holds", needs: ["subscriptions.kind"], changes: "next_row"},
    {id: "complained", column: "complained", needs: ["complaints.opened_at"], changes: "beside"},
    {id: "repeated", column: "repeated", needs: ["contacts.started_at", "contacts.reason"], changes: "beside"},
    {id: "unconsented", column: "unconsented", needs: ["activations.consented"], changes: "beside"},
    {id: "nps", column: "nps", needs: ["surveys.score"], changes: "beside"},
    unit
  ],
  lines: [term, {id: "kind", column: "kind", needs: ["subscriptions.kind"], changes: "never"}, ...common, unit]
};

/** One of the queries of this room, as it stands in its file. */
export function cohortQuery(
  name: "line_months" | "customer_months" | "before_leaving" | "by_tenure" | "heat_customers" | "heat_lines"
): string {
  return readQuery("cohorts", `${name}.sql`);
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
  /** Different customers, for sure only within one kind of line: at least the largest of these. */
  readonly customersByKind: readonly number[];
}

/**
 * The SQL of a life table: who is at risk in each month since joining, by the classes in which the month
 * began, and what became of them within it.
 *
 * @param splits several whose classes never change are counted together; one that changes by itself
 * @param lastMonth the data's last month, counted from year 0
 */
export function lifeQuery(entity: LifeEntity, splits: readonly SplitDefinition[], lastMonth: number): string {
  const table = entity === "customers" ? "customer_months" : "line_months";
  const key = entity === "customers" ? "number" : "line";
  const changing = splits.find(({changes}) => changes !== "never");
  if (changing && splits.length > 1)
    throw new Error(`invalid splits: expected ${changing.id} by itself; found it among ${splits.length}`);
  const classes = splits.map(({id, column}) => `COALESCE(t.${column}, 'unknown') AS class_${id}`);
  const groups = ["t.tenure", ...splits.map(({column}) => `COALESCE(t.${column}, 'unknown')`)].join(", ");
  const next =
    changing?.changes === "next_row"
      ? `\nLEFT JOIN ${table} AS n ON n.${key} = t.${key} AND n.month = t.month + 1`
      : "";
  const moved =
    changing?.changes === "next_row"
      ? `SUM(CASE WHEN n.${changing.column} <> t.${changing.column} THEN 1 ELSE 0 END)`
      : changing
        ? `SUM(CASE WHEN t.left_how IS NULL AND t.month < ${lastMonth} AND t.${changing.column}_next <> t.${changing.column} THEN 1 ELSE 0 END)`
        : "SUM(0)";
  const reasons = leavingReasons.map(
    (reason) => `SUM(CASE WHEN t.left_how = '${reason}' THEN 1 ELSE 0 END) AS left_${reason}`
  );
  // A customer has one row a tenure. Of lines only the first of its kind is sure to be another customer's than the others.
  const customers =
    entity === "customers"
      ? ["COUNT(*) AS customers_0"]
      : ["mobile", "broadband", "smart_home", "leased_line"].map(
          (kind, i) => `SUM(CASE WHEN t.kind = '${kind}' THEN t.first_of_kind ELSE 0 END) AS customers_${i}`
        );
  return `SELECT t.tenure AS tenure, ${[...classes, "COUNT(*) AS at_risk"].join(", ")},
  ${reasons.join(",\n  ")},
  SUM(CASE WHEN t.left_how IS NULL AND t.month = ${lastMonth} THEN 1 ELSE 0 END) AS ended,
  ${moved} AS moved, SUM(t.falls_due) AS due,
  SUM(CAST(t.revenue_fen AS BIGINT)) AS revenue, SUM(CAST(t.revenue_fen AS BIGINT) * CAST(t.revenue_fen AS BIGINT)) AS revenue_squared,
  ${customers.join(",\n  ")}
FROM ${table} AS t${next}
GROUP BY ${groups}
ORDER BY ${["tenure", ...splits.map(({id}) => `class_${id}`)].join(", ")}`;
}
