/** From which month to which each table tells what happened: beyond that nothing is known, which is not the same as that nothing happened. */
import type {Contract, ContractTable} from "../definitions/contract.js";
import type {Database} from "../ground/database.js";
import {monthsOf, withoutStrays, type Calendar, type Reach} from "./periods.js";
import type {Intake} from "./table-intake.js";

/** The column that must be given and tells when a row happened; null for a table of what lasts. */
function clockOf({columns}: ContractTable): string | null {
  return Object.entries(columns).find(([, column]) => column.required && isEvent(column))?.[0] ?? null;
}

function isEvent(column: ContractTable["columns"][string]): boolean {
  return (
    column.type === "timestamp" || column.type === "month" || (column.type === "date" && column.lasting === undefined)
  );
}

/** Rows that would have been expected where there is none. Were they there by chance alone, one gap in 20,000 would hold none (e⁻¹⁰). */
const missedRows = 10;
const daysOfMonth = 365.25 / 12;

/**
 * The column by which a table tells when something happened: its time, or in a table of what lasts, such as customers, the day
 * on which it ended. Null for a table of neither.
 */
export function eventColumn({columns}: ContractTable): string | null {
  const times = Object.entries(columns).filter(([, column]) => isEvent(column));
  return (times.find(([, {required}]) => required) ?? times[0])?.[0] ?? null;
}

/**
 * How far each table reaches where that is less than the months that count, by `table.column`. A few rows can't tell: a table
 * ends only where at least ten rows more would have been expected by the calendar's end.
 */
export async function readReaches(
  database: Database,
  contract: Contract,
  intake: Intake,
  calendar: Calendar
): Promise<ReadonlyMap<string, Reach>> {
  const reaches = new Map<string, Reach>();
  for (const [name, met] of intake) {
    const table = contract.get(name);
    const column = table && eventColumn(table);
    if (!column || met.derived || !met.filled.has(column)) continue;
    const months = withoutStrays(
      (await monthsOf(database, name, column)).filter(
        ({month}) => month >= calendar.firstMonth && month <= calendar.lastMonth
      )
    );
    // Days that stand for their month tell nothing of the days around them.
    const isMonthly = months.every((month) => month.first === month.last);
    const [first, last] = [months[0], months.at(-1)];
    if (!first || !last) continue;
    const [firstDay, lastDay] = isMonthly ? [1, daysOfMonth] : [first.first, last.last];
    const days = (last.month - first.month) * daysOfMonth + lastDay - firstDay + 1;
    const perDay = months.reduce((sum, {rows}) => sum + rows, 0) / Math.max(days, daysOfMonth);
    const missed = {
      before: ((first.month - calendar.firstMonth) * daysOfMonth + firstDay - 1) * perDay,
      after: ((calendar.lastMonth - last.month + 1) * daysOfMonth - lastDay) * perDay
    };
    const from = first.month + (firstDay > 7 ? 1 : 0);
    const to = last.month - (lastDay < 22 ? 1 : 0);
    // Rows within less than a month, such as all leavings on one day, tell of no month at which a table would begin or end.
    if (from > to) continue;
    const reach: Reach = {
      // Who left before a table of what lasts was begun may not be in it, or nobody may have left.
      from: column === clockOf(table) && missed.before >= missedRows && from > calendar.firstMonth ? from : null,
      to: missed.after >= missedRows && to < calendar.lastMonth ? to : null
    };
    if (reach.from !== null || reach.to !== null) reaches.set(`${name}.${column}`, reach);
  }
  return reaches;
}
