/** Whether anybody in the data leaves: where nobody does, who stays can't be told from who isn't written down. */
import type {MonthRemark} from "../../src/model/published/reading-remarks.js";
import {monthName} from "../intake/periods.js";
import type {ReadinessInput} from "./readiness.js";

/** The columns that tell of leaving. */
const leavings = [
  {table: "customers", column: "left_on", who: "customers"},
  {table: "subscriptions", column: "closed_on", who: "lines"}
] as const;

/**
 * A remark for each column of leavings that is given, and in which none falls into the months that count. A table of fewer rows
 * than the floor tells of too few to say so.
 */
export async function nobodyLeaves({
  database,
  intake,
  calendar,
  compiled,
  floor
}: ReadinessInput): Promise<MonthRemark[]> {
  const remarks: MonthRemark[] = [];
  for (const {table, column, who} of leavings) {
    const met = intake.get(table);
    if (!met || met.derived || !met.present.has(column) || met.accepted < Math.max(1, floor)) continue;
    const {leaving} = await database.counts(
      `SELECT count(*) AS leaving FROM ${table} WHERE ${column} >= DATE '${monthName(calendar.firstMonth)}-01' AND ${column} < DATE '${monthName(calendar.lastMonth + 1)}-01'`
    );
    if (leaving > 0) continue;
    remarks.push({
      kind: "nobody_leaves",
      column: `${table}.${column}`,
      who,
      indicators: compiled.filter(({needs}) => needs.includes(`${table}.${column}`)).map(({id}) => id)
    });
  }
  return remarks;
}
