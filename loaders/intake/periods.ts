import {SourceFault} from "../ground/faults.js";
import {monthName, monthNumber} from "../../src/model/statistics/months.js";
import type {Period} from "../../src/model/published/site.js";
import {asNumber, type Database} from "../ground/database.js";

/** The months that the data cover, and the periods made of them. Months are counted from year 0. */
export interface Calendar {
  readonly firstMonth: number;
  readonly lastMonth: number;
  /** Years, quarters, months, each counted back from the last month; only whole ones. */
  readonly periods: readonly Period[];
}

export {monthName, monthNumber};

const monthsOf = {month: 1, quarter: 3, year: 12} as const;

/** The periods of the months from first to last, coarse before fine, latest first. */
export function calendarOf(firstMonth: number, lastMonth: number): Calendar {
  const periods = (["year", "quarter", "month"] as const).flatMap((grain) => {
    const length = monthsOf[grain];
    const whole = Math.floor((lastMonth - firstMonth + 1) / length);
    return Array.from({length: whole}, (_, i): Period => {
      const to = lastMonth - i * length;
      const from = monthName(to - length + 1);
      return {id: grain === "month" ? from : `${from}..${monthName(to)}`, grain, from, to: monthName(to)};
    });
  });
  return {firstMonth, lastMonth, periods};
}

/** Tables that tell which months there are, the most telling first. Rows of a monthly table stand at the first day of their month. */
const clocks: readonly {readonly table: string; readonly column: string; readonly monthly?: true}[] = [
  {table: "contacts", column: "started_at"},
  {table: "surveys", column: "asked_at"},
  {table: "customer_contacts", column: "month", monthly: true},
  {table: "offers", column: "offered_at"},
  {table: "bills", column: "month", monthly: true},
  {table: "customers", column: "left_on"},
  {table: "customers", column: "joined_on"}
];

/** Months without a row, this many or more in a row, part what belongs to the data from what strayed in. */
const strayAfter = 12;
/** The longest time that is measured: its last months. */
const mostMonths = 120;

/**
 * Finds the whole months of the data: a month counts when its rows begin by its 7th day and reach its last week.
 * Rows a year or more away from the bulk of them (a mistyped year) don't stretch the calendar, which holds ten years at most.
 *
 * @throws when no table holds a single whole month
 */
export async function readCalendar(database: Database): Promise<Calendar> {
  for (const {table, column, monthly} of clocks) {
    const rows = await database.rows(`
      SELECT CAST(EXTRACT(YEAR FROM ${column}) * 12 + EXTRACT(MONTH FROM ${column}) - 1 AS INTEGER) AS month, COUNT(*) AS rows,
        CAST(MIN(EXTRACT(DAY FROM ${column})) AS INTEGER) AS first, CAST(MAX(EXTRACT(DAY FROM ${column})) AS INTEGER) AS last
      FROM ${table} WHERE ${column} IS NOT NULL
      GROUP BY EXTRACT(YEAR FROM ${column}) * 12 + EXTRACT(MONTH FROM ${column}) - 1
      ORDER BY month`);
    const months = bulkOf(
      rows.map((row) => ({
        month: asNumber(row.month),
        rows: asNumber(row.rows),
        first: asNumber(row.first),
        last: asNumber(row.last)
      }))
    );
    const first = months[0];
    const last = months.at(-1);
    if (!first || !last) continue;
    const firstMonth = first.month + (monthly !== true && first.first > 7 ? 1 : 0);
    const lastMonth = last.month - (monthly !== true && last.last < 22 ? 1 : 0);
    if (lastMonth >= firstMonth) return calendarOf(Math.max(firstMonth, lastMonth - mostMonths + 1), lastMonth);
  }
  const tables = [...new Set(clocks.map(({table}) => table))];
  throw new SourceFault(`data: expected at least one whole month of ${tables.join(", ")}; found none`);
}

/** Of runs of months parted by a year without a row the one with most rows, the latest of equals. */
function bulkOf<T extends {readonly month: number; readonly rows: number}>(months: readonly T[]): readonly T[] {
  const runs: T[][] = [];
  for (const month of months) {
    const before = runs.at(-1)?.at(-1);
    if (before && month.month - before.month <= strayAfter) runs.at(-1)?.push(month);
    else runs.push([month]);
  }
  const total = (run: readonly T[]) => run.reduce((sum, {rows}) => sum + rows, 0);
  return runs.reduce<readonly T[]>((best, run) => (total(run) >= total(best) ? run : best), []);
}

/**
 * Makes the tables that the measuring SQL joins to: `periods`, `period_months`, and `period_parts`,
 * the months of each quarter and the quarters of each year.
 */
export async function writePeriods(database: Database, {periods, firstMonth}: Calendar): Promise<void> {
  await database.run(
    `CREATE OR REPLACE TABLE periods (period INTEGER, starts_on DATE, ends_before DATE, month_before DATE, last_month DATE, has_month_before BOOLEAN)`
  );
  await database.run(`CREATE OR REPLACE TABLE period_months (period INTEGER, month INTEGER, months INTEGER)`);
  await database.run(`CREATE OR REPLACE TABLE period_parts (period INTEGER, part INTEGER)`);
  const rows = periods.map(({from, to}, i) => {
    const dates = [from, monthName(monthNumber(to) + 1), monthName(monthNumber(from) - 1), to].map(
      (month) => `DATE '${month}-01'`
    );
    return `(${i}, ${dates.join(", ")}, ${monthNumber(from) > firstMonth})`;
  });
  await database.run(`INSERT INTO periods VALUES ${rows.join(", ")}`);
  const months = periods.flatMap((period, i) => {
    const from = monthNumber(period.from);
    return Array.from(
      {length: monthNumber(period.to) - from + 1},
      (_, k) => `(${i}, ${from + k}, ${monthsOf[period.grain]})`
    );
  });
  await database.run(`INSERT INTO period_months VALUES ${months.join(", ")}`);
  // Quarters and years are both counted back from the last month, so that a year is four of the quarters.
  const finer = {quarter: "month", year: "quarter"} as const;
  const parts = periods.flatMap((period, i) => {
    if (period.grain === "month") return [];
    const grain = finer[period.grain];
    return periods.flatMap((part, k) =>
      part.grain === grain && part.from >= period.from && part.to <= period.to ? [`(${i}, ${k})`] : []
    );
  });
  if (parts.length) await database.run(`INSERT INTO period_parts VALUES ${parts.join(", ")}`);
}
