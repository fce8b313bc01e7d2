/** Rows of the frames that stand for a period, made from the panels: what `frames/customer_period.sql` and `frames/line_period.sql` give. */
import {customerCounts} from "../customer-counts.js";
import {asNumber, type Database} from "../../ground/database.js";
import type {Coded, Names} from "./codes.js";
import {contactBits, type Events} from "./events.js";
import type {BatchColumn} from "./evaluate.js";
import {lastClosed, leftNames, startOfMonth} from "./make-panels.js";
import {never, widthOf, type PanelWindow, type Records} from "./records.js";
import type {PanelPart} from "./source.js";

/** Rows made at a time. */
export const batchSize = 2048;

/** A period, its months with both ends included. */
export interface PeriodMonths {
  readonly period: number;
  readonly from: number;
  readonly to: number;
  readonly hasMonthBefore: boolean;
}

/** Rows of one frame, some members at a time. */
export interface PeriodRows {
  readonly members: number;
  /** The frame's columns; they hold the rows of the last batch. */
  readonly columns: ReadonlyMap<string, BatchColumn>;
  /** The customer of each row of the last batch, by position in the part. */
  readonly customers: Int32Array;
  /** To be called before the batches of a period. */
  begin(period: PeriodMonths): void;
  /** Makes the rows of at most `batchSize` members from `first` on; gives how many there are. */
  fill(first: number): number;
}

/** The periods as the table of that name has them, in order. */
export async function readPeriods(database: Database): Promise<PeriodMonths[]> {
  const month = (column: string) => `EXTRACT(YEAR FROM ${column}) * 12 + EXTRACT(MONTH FROM ${column}) - 1`;
  const rows = await database.rows(
    `SELECT period, ${month("starts_on")} AS first_month, ${month("last_month")} AS last_month, has_month_before FROM periods ORDER BY period`
  );
  return rows.map((row) => ({
    period: asNumber(row.period),
    from: asNumber(row.first_month),
    to: asNumber(row.last_month),
    hasMonthBefore: row.has_month_before === true
  }));
}

/** The columns of a batch, made as they are named. */
class Batch {
  readonly columns = new Map<string, BatchColumn>();

  numbers(name: string): Float64Array {
    const values = new Float64Array(batchSize);
    this.columns.set(name, {names: null, values});
    return values;
  }

  texts(name: string, names: Names): Float64Array {
    const values = new Float64Array(batchSize);
    this.columns.set(name, {names, values});
    return values;
  }
}

/** Where a period begins and ends, as days, and the months before it and after its last, counted from the window's first. */
function endsOf({from, to}: PeriodMonths, {firstMonth}: PanelWindow): [number, number, number, number] {
  return [startOfMonth(from), startOfMonth(to + 1), from - firstMonth, to - firstMonth + 1];
}

/** Rows of customers who were here when a period began. */
export function customerPeriodRows({records, events}: PanelPart): PeriodRows {
  const {customers, bills, window, lines} = records;
  const batch = new Batch();
  const hows = leftNames(lines.closedHow.names);
  const column = {
    kind: batch.texts("kind", customers.kind.names),
    segment: batch.texts("segment", customers.segment.names),
    tier: batch.texts("value_tier", customers.valueTier.names),
    star: batch.numbers("star_level"),
    start: batch.numbers("here_at_start").fill(1),
    end: batch.numbers("here_at_end"),
    how: batch.texts("left_how", hows.names),
    before: batch.numbers("revenue_at_start_fen"),
    after: batch.numbers("revenue_at_end_fen"),
    hasMonthBefore: batch.numbers("has_month_before"),
    firstMonth: batch.numbers("first_month"),
    lastMonth: batch.numbers("last_month")
  };
  const counted = customerCounts.map((name) => batch.numbers(name));
  const counts = new PeriodCounts(events, customers.count);
  const howOf = Uint16Array.from({length: customers.count}, (_, i) => {
    const last = customers.leftOn[i] === never ? -1 : lastClosed(lines, i);
    return hows.codeOf[last < 0 ? 0 : lines.closedHow.codes[last]];
  });
  const of = new Int32Array(batchSize);
  const width = widthOf(window);
  let [begins, ends, before, last] = [0, 0, 0, 0];
  return {
    members: customers.count,
    columns: batch.columns,
    customers: of,
    begin: (period) => {
      [begins, ends, before, last] = endsOf(period, window);
      column.hasMonthBefore.fill(period.hasMonthBefore ? 1 : 0);
      column.firstMonth.fill(period.from);
      column.lastMonth.fill(period.to);
      counts.begin(period);
    },
    fill: (first) => {
      let row = 0;
      for (let i = first; i < Math.min(first + batchSize, customers.count); i++) {
        if (customers.joinedOn[i] >= begins || customers.leftOn[i] < begins) continue;
        const hasLeft = customers.leftOn[i] < ends;
        of[row] = i;
        column.kind[row] = customers.kind.codes[i];
        const isOnRecord = customers.classedOn[i] <= begins;
        column.segment[row] = isOnRecord ? customers.segment.codes[i] : 0;
        column.tier[row] = isOnRecord ? customers.valueTier.codes[i] : 0;
        column.star[row] = customers.starLevel[i] < 0 ? NaN : customers.starLevel[i];
        column.end[row] = hasLeft ? 0 : 1;
        column.how[row] = hasLeft ? howOf[i] : 0;
        column.before[row] = bills.ofCustomer[i * width + before];
        column.after[row] = hasLeft ? 0 : bills.ofCustomer[i * width + last];
        for (let k = 0; k < counted.length; k++) counted[k][row] = counts.of[k][i];
        row++;
      }
      return row;
    }
  };
}

/** Events of each customer within a period, counted from lists of the events of each month. */
class PeriodCounts {
  readonly of: readonly Float64Array[];
  private readonly months: readonly MonthList[];

  constructor(
    private readonly events: Events,
    customers: number
  ) {
    this.of = customerCounts.map(() => new Float64Array(customers));
    const {contacts, complaints, referrals} = events;
    this.months = [
      new MonthList(complaints.month, ownersOf(complaints.starts)),
      new MonthList(contacts.month, ownersOf(contacts.starts)),
      new MonthList(referrals.month, referrals.customer)
    ];
  }

  begin({from, to}: PeriodMonths): void {
    const [complaints, escalated, regulator, contacts, repeats, toComplain, broughtIn] = this.of;
    for (const counts of this.of) counts.fill(0);
    const [ofComplaints, ofContacts, ofReferrals] = this.months;
    const {level} = this.events.complaints;
    const levels = ["escalated", "regulator"].map((name) => level.names.indexOf(name));
    ofComplaints.within(from, to, (customer, event) => {
      complaints[customer]++;
      if (level.codes[event] === levels[0]) escalated[customer]++;
      else if (level.codes[event] === levels[1]) regulator[customer]++;
    });
    const {bits} = this.events.contacts;
    ofContacts.within(from, to, (customer, event) => {
      contacts[customer]++;
      if (bits[event] & contactBits.repeat) repeats[customer]++;
      if (bits[event] & contactBits.complaint) toComplain[customer]++;
    });
    ofReferrals.within(from, to, (customer) => broughtIn[customer]++);
  }
}

/** Whose event each is, where the events of each customer stand together. */
function ownersOf(starts: Int32Array): Int32Array {
  const owners = new Int32Array(starts.at(-1) ?? 0);
  for (let i = 0; i + 1 < starts.length; i++) owners.fill(i, starts[i], starts[i + 1]);
  return owners;
}

/** Events in the order of their months. */
class MonthList {
  private readonly order: Int32Array;
  private readonly starts: ReadonlyMap<number, readonly [from: number, to: number]>;

  constructor(
    months: Int32Array,
    private readonly owners: Int32Array
  ) {
    const counts = new Map<number, number>();
    for (const month of months) counts.set(month, (counts.get(month) ?? 0) + 1);
    const starts = new Map<number, readonly [number, number]>();
    const next = new Map<number, number>();
    let at = 0;
    for (const [month, count] of counts) {
      starts.set(month, [at, at + count]);
      next.set(month, at);
      at += count;
    }
    this.starts = starts;
    this.order = new Int32Array(months.length);
    months.forEach((month, event) => {
      const place = next.get(month) ?? 0;
      this.order[place] = event;
      next.set(month, place + 1);
    });
  }

  within(from: number, to: number, take: (owner: number, event: number) => void): void {
    for (let month = from; month <= to; month++) {
      const [first, end] = this.starts.get(month) ?? [0, 0];
      for (let i = first; i < end; i++) take(this.owners[this.order[i]], this.order[i]);
    }
  }
}

/** Rows of lines that were open when a period began. */
export function linePeriodRows({records}: PanelPart): PeriodRows {
  const {customers, lines, bills, window} = records;
  const batch = new Batch();
  const column = {
    kind: batch.texts("kind", lines.kind.names),
    customerKind: batch.texts("customer_kind", customers.kind.names),
    segment: batch.texts("segment", customers.segment.names),
    tier: batch.texts("value_tier", customers.valueTier.names),
    start: batch.numbers("open_at_start").fill(1),
    end: batch.numbers("open_at_end"),
    how: batch.texts("closed_how", lines.closedHow.names),
    before: batch.numbers("revenue_at_start_fen"),
    after: batch.numbers("revenue_at_end_fen"),
    inTerm: batch.numbers("in_term_at_start"),
    begun: batch.numbers("term_begun"),
    hasMonthBefore: batch.numbers("has_month_before"),
    firstMonth: batch.numbers("first_month"),
    lastMonth: batch.numbers("last_month")
  };
  const of = new Int32Array(batchSize);
  const width = widthOf(window);
  let [begins, ends, before, last] = [0, 0, 0, 0];
  return {
    members: lines.count,
    columns: batch.columns,
    customers: of,
    begin: (period) => {
      [begins, ends, before, last] = endsOf(period, window);
      column.hasMonthBefore.fill(period.hasMonthBefore ? 1 : 0);
      column.firstMonth.fill(period.from);
      column.lastMonth.fill(period.to);
    },
    fill: (first) => {
      let row = 0;
      for (let line = first; line < Math.min(first + batchSize, lines.count); line++) {
        if (lines.openedOn[line] >= begins || lines.closedOn[line] < begins) continue;
        const isClosed = lines.closedOn[line] < ends;
        const customer = lines.customer[line];
        of[row] = customer;
        column.kind[row] = lines.kind.codes[line];
        column.customerKind[row] = customers.kind.codes[customer];
        const isOnRecord = customers.classedOn[customer] <= begins;
        column.segment[row] = isOnRecord ? customers.segment.codes[customer] : 0;
        column.tier[row] = isOnRecord ? customers.valueTier.codes[customer] : 0;
        column.end[row] = isClosed ? 0 : 1;
        column.how[row] = isClosed ? lines.closedHow.codes[line] : 0;
        column.before[row] = bills.revenueFen[line * width + before];
        column.after[row] = isClosed ? 0 : bills.revenueFen[line * width + last];
        const terms = termsIn(records, line, begins, ends);
        column.inTerm[row] = terms & 1;
        column.begun[row] = terms >> 1;
        row++;
      }
      return row;
    }
  };
}

/** Whether a term of the line ran when a period began, 1, and whether one began within it, 2. */
function termsIn({terms}: Records, line: number, begins: number, ends: number): number {
  let found = 0;
  for (let t = terms.starts[line]; t < terms.starts[line + 1]; t++) {
    if (terms.dueOn[t] < begins || terms.dueOn[t] === never || terms.startsOn[t] >= ends) continue;
    found |= terms.startsOn[t] < begins ? 1 : 2;
  }
  return found;
}

/** The unit of each customer, by position among all units; -1 where it is none of them. */
export function homesOf({home}: {readonly home: Coded}, units: readonly string[]): Int32Array {
  const places = new Map(units.map((id, place) => [id, place]));
  const of = home.names.map((name) => places.get(name) ?? -1);
  return Int32Array.from(home.codes, (code) => of[code]);
}
