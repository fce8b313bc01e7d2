/** Reads from the contract tables what a plan starts from. What is read here stays in the build; `publish/plan-base.ts` puts the floor in front. */
import {asNumber, asText, type Database, type Row} from "../../ground/database.js";
import type {Calendar} from "../../intake/periods.js";
import {largestTogether, noParts, type LargestParts} from "../largest-parts.js";
import {readQuery} from "../query-files.js";

/** The queries, as run; `:first` and `:last` are months counted from year 0. */
export const planQueries = [
  "customers",
  "lines",
  "revenue",
  "contacts",
  "hours",
  "costs",
  "outages",
  "handled"
] as const;

export function planQuery(
  name: (typeof planQueries)[number],
  {firstMonth, lastMonth}: Pick<Calendar, "firstMonth" | "lastMonth">
): string {
  return readQuery("plan", `${name}.sql`)
    .replaceAll(":earliest", String(firstMonth - 13))
    .replaceAll(":first", String(firstMonth))
    .replaceAll(":last", String(lastMonth));
}

/** Series by segment; stocks have one entry more than there are months. */
export interface SegmentCounts {
  readonly customers: number[];
  readonly newcomers: number[];
  readonly joins: number[];
  /** By way of leaving, then by month. */
  readonly left: Map<string, number[]>;
  readonly lines: number[];
  readonly revenueFen: number[];
  /** The largest parts that single customers have of a month's revenue, for the floor. */
  readonly largestFen: LargestParts[];
  /** Customers with a bill, for the floor. */
  readonly billed: number[];
  readonly contacts: number[];
  /** Customers who made them, for the floor. */
  readonly contacting: number[];
  readonly repeats: number[];
  /** By month: newcomers' months at risk are the stock; those of them who left, their revenue and how many were billed. */
  readonly newcomersLeft: number[];
  readonly newcomersRevenueFen: number[];
  readonly newcomersBilled: number[];
}

export interface LineFlows {
  readonly opened: number[];
  readonly closed: number[];
  readonly openedJoining: number[];
  readonly closedLeaving: number[];
}

/** Stocks and flows by segment. */
export async function readStocks(
  database: Database,
  calendar: Calendar
): Promise<{readonly segments: Map<string, SegmentCounts>; readonly lines: LineFlows}> {
  const stocks = new Stocks(calendar);
  for (const row of await database.rows(planQuery("customers", calendar))) stocks.addCustomers(row);
  for (const row of await database.rows(planQuery("lines", calendar))) stocks.addLines(row);
  for (const row of await database.rows(planQuery("revenue", calendar))) stocks.addRevenue(row);
  for (const row of await database.rows(planQuery("contacts", calendar))) stocks.addContacts(row);
  return {segments: stocks.segments, lines: stocks.lines};
}

/** Adds up stocks and flows, row by row of each query. */
class Stocks {
  readonly segments = new Map<string, SegmentCounts>();
  readonly lines: LineFlows;
  private readonly first: number;
  private readonly months: number;

  constructor({firstMonth, lastMonth}: Calendar) {
    this.first = firstMonth;
    this.months = lastMonth - firstMonth + 1;
    this.lines = {
      opened: this.zeros(),
      closed: this.zeros(),
      openedJoining: this.zeros(),
      closedLeaving: this.zeros()
    };
  }

  addCustomers(row: Row): void {
    const {first, months} = this;
    const n = asNumber(row.customers);
    const joined = asNumber(row.joined) - first;
    const gone = asNumber(row.gone) < 0 ? months : asNumber(row.gone) - first;
    const one = this.segment(row);
    if (joined >= 0) one.joins[joined] += n;
    // Who came and went in the same month was never in a stock, but both flows know it.
    for (let t = Math.max(0, joined + 1); t <= Math.min(gone, months); t++) {
      one.customers[t] += n;
      if (joined >= t - 12) one.newcomers[t] += n;
    }
    if (gone < months) {
      const how = asText(row.how);
      const series = one.left.get(how) ?? this.zeros();
      series[gone] += n;
      one.left.set(how, series);
      if (joined >= gone - 12) one.newcomersLeft[gone] += n;
    }
  }

  addLines(row: Row): void {
    const {first, months, lines} = this;
    const n = asNumber(row.lines);
    const opened = asNumber(row.opened) - first;
    const closed = asNumber(row.closed) < 0 ? months : asNumber(row.closed) - first;
    const one = this.segment(row);
    if (opened >= 0) {
      lines.opened[opened] += n;
      if (asNumber(row.came_with) === 1) lines.openedJoining[opened] += n;
    }
    for (let t = Math.max(0, opened + 1); t <= Math.min(closed, months); t++) one.lines[t] += n;
    if (closed < months) {
      lines.closed[closed] += n;
      if (asNumber(row.went_with) === 1) lines.closedLeaving[closed] += n;
    }
  }

  addRevenue(row: Row): void {
    const t = asNumber(row.month) - this.first;
    const one = this.segment(row);
    one.revenueFen[t] += asNumber(row.revenue_fen);
    one.largestFen[t] = largestTogether([
      one.largestFen[t],
      {largest: asNumber(row.largest_fen), second: asNumber(row.second_fen)}
    ]);
    one.billed[t] += asNumber(row.customers);
    if (asNumber(row.newcomer) === 1) {
      one.newcomersRevenueFen[t] += asNumber(row.revenue_fen);
      one.newcomersBilled[t] += asNumber(row.customers);
    }
  }

  addContacts(row: Row): void {
    const t = asNumber(row.month) - this.first;
    const one = this.segment(row);
    one.contacts[t] += asNumber(row.contacts);
    one.contacting[t] += asNumber(row.customers);
    one.repeats[t] += asNumber(row.repeats);
  }

  private segment(row: Row): SegmentCounts {
    const segment = asText(row.segment);
    const known = this.segments.get(segment);
    if (known) return known;
    const counts: SegmentCounts = {
      customers: this.zeros(this.months + 1),
      newcomers: this.zeros(this.months + 1),
      joins: this.zeros(),
      left: new Map(),
      lines: this.zeros(this.months + 1),
      revenueFen: this.zeros(),
      largestFen: this.zeros().map(() => noParts),
      billed: this.zeros(),
      contacts: this.zeros(),
      contacting: this.zeros(),
      repeats: this.zeros(),
      newcomersLeft: this.zeros(),
      newcomersRevenueFen: this.zeros(),
      newcomersBilled: this.zeros()
    };
    this.segments.set(segment, counts);
    return counts;
  }

  private zeros(length = this.months): number[] {
    return Array.from({length}, () => 0);
  }
}

export interface HourCounts {
  readonly hour: number;
  readonly customers: number;
  readonly calls: number;
  readonly answered: number;
  readonly handledSeconds: number;
  readonly handled: number;
}

/** Hotline calls by hour of the day, over the last twelve months. */
export async function readHours(database: Database, calendar: Calendar): Promise<HourCounts[]> {
  const rows = await database.rows(planQuery("hours", calendar));
  return rows.map((row) => ({
    hour: asNumber(row.hour),
    customers: asNumber(row.customers),
    calls: asNumber(row.calls),
    answered: asNumber(row.answered),
    handledSeconds: asNumber(row.handled_seconds),
    handled: asNumber(row.handled)
  }));
}

/** Budget and actual by category, then by month, in fen. */
export async function readCosts(
  database: Database,
  calendar: Calendar
): Promise<Map<string, {readonly budget: number[]; readonly actual: number[]}>> {
  const months = calendar.lastMonth - calendar.firstMonth + 1;
  const costs = new Map<string, {budget: number[]; actual: number[]}>();
  for (const row of await database.rows(planQuery("costs", calendar))) {
    const category = asText(row.category);
    const one = costs.get(category) ?? {
      budget: Array.from({length: months}, () => 0),
      actual: Array.from({length: months}, () => 0)
    };
    costs.set(category, one);
    const t = asNumber(row.month) - calendar.firstMonth;
    one.budget[t] += asNumber(row.budget_fen);
    one.actual[t] += asNumber(row.actual_fen);
  }
  return costs;
}

export interface UnitMonth {
  readonly unit: string;
  readonly month: number;
  readonly minutes: number;
  readonly atRisk: number;
  readonly left: number;
  readonly needs: number;
}

/** Units and months with their minutes of outage. */
export async function readOutages(database: Database, calendar: Calendar): Promise<UnitMonth[]> {
  const rows = await database.rows(planQuery("outages", calendar));
  return rows.map((row) => ({
    unit: asText(row.unit_id),
    month: asNumber(row.month),
    minutes: asNumber(row.minutes),
    atRisk: asNumber(row.ever_joined) - asNumber(row.ever_left),
    left: asNumber(row.left_now),
    needs: asNumber(row.needs)
  }));
}

export interface HandledMonth {
  readonly unit: string;
  readonly month: number;
  readonly contacts: number;
  readonly handledSeconds: number;
  readonly again: number;
}

/** Answered contacts by the customer's home unit and month. */
export async function readHandled(database: Database, calendar: Calendar): Promise<HandledMonth[]> {
  const rows = await database.rows(planQuery("handled", calendar));
  return rows.map((row) => ({
    unit: asText(row.unit_id),
    month: asNumber(row.month),
    contacts: asNumber(row.contacts),
    handledSeconds: asNumber(row.handled_seconds),
    again: asNumber(row.again)
  }));
}

/** Pay of hotline agents beside that of all other employees. */
export interface HotlinePay {
  readonly agents: number;
  /** Other employees who are paid. */
  readonly others: number;
  /** Of all pay, the share that goes to hotline agents. */
  readonly share: number;
  /** Of the others' pay, the largest share that one of them has. */
  readonly largest: number;
}

/** Share of pay that goes to hotline agents, and how many they and the others are. */
export async function readHotlinePay(database: Database): Promise<HotlinePay> {
  const {agents, others, own, whole, most} = await database.counts(
    `SELECT SUM(p.hotline) AS agents, SUM(1 - p.hotline) AS others, SUM(p.hotline * p.fen) AS own, SUM(p.fen) AS whole, MAX((1 - p.hotline) * p.fen) AS most FROM (
      SELECT p.agent_id AS agent_id, MAX(CASE WHEN a.role = 'call_agent' THEN 1 ELSE 0 END) AS hotline,
        CAST(SUM(p.base_fen + COALESCE(p.piece_rate_fen, 0) + COALESCE(p.bonus_fen, 0) - COALESCE(p.deductions_fen, 0)) AS BIGINT) AS fen
      FROM pay AS p JOIN agents AS a ON a.agent_id = p.agent_id GROUP BY p.agent_id) AS p`
  );
  return {agents, others, share: whole > 0 ? own / whole : 0, largest: whole > own ? most / (whole - own) : 0};
}
