import {SourceFault} from "../ground/faults.js";
import {median} from "../../src/model/statistics/ranking.js";
import {monthName, monthNumber} from "../../src/model/statistics/months.js";
import type {CalendarGrain, Grain} from "../../src/model/published/grain.js";
import type {MonthRemark} from "../../src/model/published/reading-remarks.js";
import type {Period} from "../../src/model/published/site.js";
import {asNumber, type Database} from "../ground/database.js";

/** The months that the data cover, and the periods made of them. Months are counted from year 0. */
export interface Calendar {
  readonly firstMonth: number;
  readonly lastMonth: number;
  /**
   * Years, quarters, months, each counted back from the last month; only whole ones. Where there is no year, all of the data is
   * the first, and the months before the first quarter are one too.
   */
  readonly periods: readonly Period[];
  /** Why they begin and end where they do, where rows lie outside. */
  readonly remarks?: readonly MonthRemark[];
  /** How far tables reach that don't cover all of it, by `table.column`; none unless given. */
  readonly reaches?: ReadonlyMap<string, Reach>;
}

/** The first and the last month that a table covers, both counted; null where it covers the calendar's. */
export interface Reach {
  readonly from: number | null;
  readonly to: number | null;
}

/** Rows of a month, and the days of its first and last row. */
export interface MonthRows {
  readonly month: number;
  readonly rows: number;
  readonly first: number;
  readonly last: number;
}

export {monthName, monthNumber};

const lengths: Readonly<Record<CalendarGrain, number>> = {month: 1, quarter: 3, year: 12};

/** Marks the months of what is no month, quarter or year in `period_months`. */
const otherLength = 0;

function isOfCalendar(grain: Grain): grain is CalendarGrain {
  return grain in lengths;
}

/** The periods of the months from first to last, coarse before fine, latest first; see `Calendar`. */
export function calendarOf(firstMonth: number, lastMonth: number): Calendar {
  const periods = (["year", "quarter", "month"] as const).flatMap((grain) => {
    const length = lengths[grain];
    const whole = Math.floor((lastMonth - firstMonth + 1) / length);
    return Array.from({length: whole}, (_, i): Period => {
      const to = lastMonth - i * length;
      const from = monthName(to - length + 1);
      return {id: grain === "month" ? from : `${from}..${monthName(to)}`, grain, from, to: monthName(to)};
    });
  });
  return {firstMonth, lastMonth, periods: [...underAYear(firstMonth, lastMonth), ...periods]};
}

/** All of the data as a period where they are less than a year, and what is left of them before the first quarter. */
function underAYear(firstMonth: number, lastMonth: number): Period[] {
  const months = lastMonth - firstMonth + 1;
  if (months < 2 || months >= lengths.year || months === lengths.quarter) return [];
  const [from, to] = [monthName(firstMonth), monthName(lastMonth)];
  const left = months % lengths.quarter;
  const before = monthName(firstMonth + left - 1);
  return [
    {id: `all:${from}..${to}`, grain: "whole", from, to},
    ...(left > 0 && left < months ? [{id: `rest:${from}..${before}`, grain: "rest" as const, from, to: before}] : [])
  ];
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
/** Months at either end with fewer than this share of the rows of the median month hold rows that strayed in, such as a day taken for a month. */
const strayShare = 0.02;
/** Below this many rows in the median month, few rows are what a month has. */
const enoughRows = 50;
/** The longest time that is measured: its last months. */
const mostMonths = 120;

/**
 * Finds the whole months of the data: a month counts when its rows begin by its 7th day and reach its last week.
 * Rows a year or more away from the bulk of them (a mistyped year), or a few before or after it (a day taken for a month),
 * don't stretch the calendar, which holds ten years at most.
 *
 * @param said the months that count, where the settings say so: they take the place of those found
 * @throws when no table holds a single whole month
 */
export async function readCalendar(
  database: Database,
  said: {readonly from?: string | undefined; readonly to?: string | undefined} = {}
): Promise<Calendar> {
  for (const {table, column, monthly} of clocks) {
    const all = await monthsOf(database, table, column);
    // Customers may have joined by ones in the first years.
    const months = table === "customers" ? bulkOf(all) : withoutStrays(bulkOf(all));
    const first = months[0];
    const last = months.at(-1);
    if (!first || !last) continue;
    const found = {
      first: first.month + (monthly !== true && first.first > 7 ? 1 : 0),
      last: last.month - (monthly !== true && last.last < 22 ? 1 : 0)
    };
    const firstMonth =
      said.from === undefined ? Math.max(found.first, found.last - mostMonths + 1) : monthNumber(said.from);
    const lastMonth = said.to === undefined ? found.last : monthNumber(said.to);
    if (lastMonth < firstMonth) continue;
    const outside = all.filter(({month}) => month < firstMonth || month > lastMonth);
    return {
      ...calendarOf(firstMonth, lastMonth),
      remarks: outsideRemarks(`${table}.${column}`, outside, firstMonth, lastMonth)
    };
  }
  const tables = [...new Set(clocks.map(({table}) => table))];
  throw new SourceFault(`data: expected at least one whole month of ${tables.join(", ")}; found none`);
}

/** The months in which a column has rows, in their order. */
export async function monthsOf(database: Database, table: string, column: string): Promise<MonthRows[]> {
  const rows = await database.rows(`
    SELECT CAST(EXTRACT(YEAR FROM ${column}) * 12 + EXTRACT(MONTH FROM ${column}) - 1 AS INTEGER) AS month, COUNT(*) AS rows,
      CAST(MIN(EXTRACT(DAY FROM ${column})) AS INTEGER) AS first, CAST(MAX(EXTRACT(DAY FROM ${column})) AS INTEGER) AS last
    FROM ${table} WHERE ${column} IS NOT NULL
    GROUP BY EXTRACT(YEAR FROM ${column}) * 12 + EXTRACT(MONTH FROM ${column}) - 1
    ORDER BY month`);
  return rows.map((row) => ({
    month: asNumber(row.month),
    rows: asNumber(row.rows),
    first: asNumber(row.first),
    last: asNumber(row.last)
  }));
}

/** What to say of rows outside the months that count. */
function outsideRemarks(
  column: string,
  outside: readonly {readonly month: number; readonly rows: number}[],
  firstMonth: number,
  lastMonth: number
): MonthRemark[] {
  if (!outside.length) return [];
  return [
    {
      kind: "clock",
      column,
      from: monthName(firstMonth),
      to: monthName(lastMonth),
      rows: outside.reduce((sum, month) => sum + month.rows, 0),
      months: outside.slice(0, 3).map(({month}) => monthName(month)),
      more: outside.length > 3
    }
  ];
}

/** Months without those at either end that hold next to nothing. */
export function withoutStrays<T extends {readonly rows: number}>(months: readonly T[]): readonly T[] {
  const usual = median(months.map(({rows}) => rows));
  if (!(usual >= enoughRows)) return months;
  const isFull = ({rows}: T) => rows >= strayShare * usual;
  return months.slice(months.findIndex(isFull), months.findLastIndex(isFull) + 1);
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
 * the months of each quarter and of all the data, and the quarters of each year.
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
      (_, k) => `(${i}, ${from + k}, ${isOfCalendar(period.grain) ? lengths[period.grain] : otherLength})`
    );
  });
  await database.run(`INSERT INTO period_months VALUES ${months.join(", ")}`);
  // Quarters and years are both counted back from the last month, so that a year is four of the quarters.
  const finer = {quarter: "month", year: "quarter", whole: "month", rest: "month"} as const;
  const parts = periods.flatMap((period, i) => {
    if (period.grain === "month") return [];
    const grain = finer[period.grain];
    return periods.flatMap((part, k) =>
      part.grain === grain && part.from >= period.from && part.to <= period.to ? [`(${i}, ${k})`] : []
    );
  });
  if (parts.length) await database.run(`INSERT INTO period_parts VALUES ${parts.join(", ")}`);
}
