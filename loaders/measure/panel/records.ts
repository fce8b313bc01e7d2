/**
 * What the contract's tables say of customers and their lines, read once into typed arrays: the ground of
 * both panels. Times are in microseconds and days since 1970-01-01, months counted from year 0.
 */
import {monthName} from "../../../src/model/statistics/months.js";
import type {Database} from "../../ground/database.js";
import {codeOf, namesIn, roomFor, type Coded} from "./codes.js";

/** Stands for a day or month that isn't on record: later than all that are. */
export const never = 2 ** 31 - 1;
/** Stands for a day earlier than all. */
const always = -never;

/** The months that a panel covers, and one more before them, of which only bills are kept. */
export interface PanelWindow {
  readonly firstMonth: number;
  readonly lastMonth: number;
}

/** How many months a panel holds for each member, and where a month stands among them. */
export function widthOf({firstMonth, lastMonth}: PanelWindow): number {
  return lastMonth - firstMonth + 2;
}

/** Customers of one part, by number. */
interface CustomerRecords {
  readonly count: number;
  readonly bucket: Uint8Array;
  readonly spread: Uint16Array;
  readonly joinedOn: Int32Array;
  readonly joinedMonth: Int32Array;
  readonly leftOn: Int32Array;
  readonly leftMonth: Int32Array;
  /** The day from which segment and value tier are on record; `always` where none is told. */
  readonly classedOn: Int32Array;
  /** The day one year, and three years, after joining. */
  readonly yearAfter: Int32Array;
  readonly threeYearsAfter: Int32Array;
  readonly home: Coded;
  readonly kind: Coded;
  readonly segment: Coded;
  readonly valueTier: Coded;
  readonly starLevel: Int8Array;
}

/** Lines of these customers, customer by customer and by id. */
interface LineRecords {
  readonly count: number;
  /** The lines of customer i are those from `starts[i]` up to `starts[i + 1]`. */
  readonly starts: Int32Array;
  readonly customer: Int32Array;
  readonly openedOn: Int32Array;
  readonly openedMonth: Int32Array;
  readonly closedOn: Int32Array;
  readonly closedMonth: Int32Array;
  readonly kind: Coded;
  readonly closedHow: Coded;
  /** 1 for the line that its customer opened first of its kind. */
  readonly firstOfKind: Uint8Array;
}

/** Terms of these lines, by line, start and id. */
interface TermRecords {
  readonly starts: Int32Array;
  readonly startsOn: Int32Array;
  readonly startsMonth: Int32Array;
  readonly dueOn: Int32Array;
  readonly dueMonth: Int32Array;
}

/** Bills of these lines: of line i and month m at `i * width + m - firstMonth + 1`. */
interface BillRecords {
  readonly revenueFen: Int32Array;
  readonly allowanceMb: Int32Array;
  readonly planOpenTo: Coded;
  /** Of customers, likewise: all that their lines were billed for the month. */
  readonly ofCustomer: Float64Array;
}

export interface Records {
  readonly window: PanelWindow;
  /** Number of the first customer of this part. */
  readonly firstNumber: number;
  readonly customers: CustomerRecords;
  readonly lines: LineRecords;
  readonly terms: TermRecords;
  readonly bills: BillRecords;
}

/** Customers by number, both ends included. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

const day = (column: string, otherwise = never) =>
  `COALESCE(CAST(${column} AS DATE) - DATE '1970-01-01', ${otherwise})`;
export const monthOf = (column: string) =>
  `COALESCE(EXTRACT(YEAR FROM ${column}) * 12 + EXTRACT(MONTH FROM ${column}) - 1, ${never})`;
export const doubles = (columns: readonly string[]) =>
  columns.map((column, i) => `CAST(${column} AS DOUBLE) AS c${i}`).join(", ");

/** Numbers all lines, customer by customer, in the table `panel_lines`; gives how many customers there are. */
export async function numberLines(database: Database): Promise<number> {
  await database.run(`CREATE OR REPLACE TABLE panel_lines AS
    SELECT s.subscription_id AS subscription_id, k.number AS number,
      CAST(ROW_NUMBER() OVER (ORDER BY k.number, s.subscription_id) - 1 AS INTEGER) AS line
    FROM subscriptions AS s JOIN customers AS k ON k.customer_id = s.customer_id`);
  const {customers} = await database.counts(`SELECT COUNT(*) AS customers FROM customers`);
  return customers;
}

/** Reads the records of customers with numbers in a range; `numberLines` comes first. */
export async function readRecords(database: Database, window: PanelWindow, range: NumberRange): Promise<Records> {
  const customers = await readCustomers(database, range);
  const {first, lines} = await readLines(database, range, customers.count);
  const all = {from: first, to: first + lines.count - 1};
  return {
    window,
    firstNumber: range.from,
    customers,
    lines,
    terms: await readTerms(database, all),
    bills: await readBills(database, window, all, lines, customers.count)
  };
}

async function readCustomers(database: Database, {from, to}: NumberRange): Promise<CustomerRecords> {
  const count = Math.max(0, to - from + 1);
  const texts = ["home_unit_id", "kind", "segment", "value_tier"];
  const names = await Promise.all(texts.map((column) => namesIn(database, "customers", column)));
  const codes = texts.map((column, i) => codeOf(names[i], `k.${column}`, `n${i}`));
  const coded = names.map((one) => ({names: one, codes: roomFor(one, count)}));
  const whole = () => new Int32Array(count);
  const found = {bucket: new Uint8Array(count), spread: new Uint16Array(count), starLevel: new Int8Array(count)};
  const days = [whole(), whole(), whole(), whole(), whole(), whole(), whole()];
  const columns = [
    "k.number",
    "k.bucket",
    "k.spread",
    "COALESCE(k.star_level, -1)",
    day("k.joined_on"),
    monthOf("k.joined_on"),
    day("k.left_on"),
    monthOf("k.left_on"),
    day("k.joined_on + INTERVAL 1 YEAR"),
    day("k.joined_on + INTERVAL 3 YEAR"),
    day("k.classed_on", always),
    ...codes.map(({code}) => code)
  ];
  await database.visit(
    `SELECT ${doubles(columns)} FROM customers AS k ${codes.map(({join}) => join).join("\n")} WHERE k.number BETWEEN ${from} AND ${to}`,
    (rows, values) => {
      for (let row = 0; row < rows; row++) {
        const at = values[0][row] - from;
        found.bucket[at] = values[1][row];
        found.spread[at] = values[2][row];
        found.starLevel[at] = values[3][row];
        for (let k = 0; k < days.length; k++) days[k][at] = values[4 + k][row];
        for (let k = 0; k < coded.length; k++) coded[k].codes[at] = values[4 + days.length + k][row];
      }
    }
  );
  const [joinedOn, joinedMonth, leftOn, leftMonth, yearAfter, threeYearsAfter, classedOn] = days;
  const [home, kind, segment, valueTier] = coded;
  return {
    ...found,
    count,
    joinedOn,
    joinedMonth,
    leftOn,
    leftMonth,
    yearAfter,
    threeYearsAfter,
    classedOn,
    home,
    kind,
    segment,
    valueTier
  };
}

async function readLines(
  database: Database,
  {from, to}: NumberRange,
  customers: number
): Promise<{readonly first: number; readonly lines: LineRecords}> {
  const {first, count} = await database.counts(
    `SELECT MIN(line) AS first, COUNT(*) AS count FROM panel_lines WHERE number BETWEEN ${from} AND ${to}`
  );
  const [kinds, hows] = [
    await namesIn(database, "subscriptions", "kind"),
    await namesIn(database, "subscriptions", "closed_how")
  ];
  const codes = [codeOf(kinds, "s.kind", "n0"), codeOf(hows, "s.closed_how", "n1")];
  const whole = () => new Int32Array(count);
  const lines = {
    count,
    starts: new Int32Array(customers + 1),
    customer: whole(),
    openedOn: whole(),
    openedMonth: whole(),
    closedOn: whole(),
    closedMonth: whole(),
    kind: {names: kinds, codes: roomFor(kinds, count)},
    closedHow: {names: hows, codes: roomFor(hows, count)},
    firstOfKind: new Uint8Array(count)
  };
  const columns = [
    "l.line",
    "l.number",
    day("s.opened_on"),
    monthOf("s.opened_on"),
    day("s.closed_on"),
    monthOf("s.closed_on"),
    ...codes.map(({code}) => code)
  ];
  await database.visit(
    `SELECT ${doubles(columns)} FROM subscriptions AS s JOIN panel_lines AS l ON l.subscription_id = s.subscription_id
    ${codes.map(({join}) => join).join("\n")} WHERE l.number BETWEEN ${from} AND ${to}`,
    (rows, values) => {
      for (let row = 0; row < rows; row++) {
        const at = values[0][row] - first;
        const customer = values[1][row] - from;
        lines.customer[at] = customer;
        lines.starts[customer + 1]++;
        lines.openedOn[at] = values[2][row];
        lines.openedMonth[at] = values[3][row];
        lines.closedOn[at] = values[4][row];
        lines.closedMonth[at] = values[5][row];
        lines.kind.codes[at] = values[6][row];
        lines.closedHow.codes[at] = values[7][row];
      }
    }
  );
  addUp(lines.starts);
  markFirstOfKind(lines);
  return {first, lines};
}

/** Turns counts at i + 1 into the places at which each begins. */
export function addUp(starts: Int32Array): void {
  for (let i = 1; i < starts.length; i++) starts[i] += starts[i - 1];
}

/** Lines of a customer stand by id: of those opened on one day the first counts. */
function markFirstOfKind({starts, kind, openedOn, firstOfKind}: LineRecords): void {
  const firsts = new Int32Array(kind.names.length);
  for (let customer = 0; customer + 1 < starts.length; customer++) {
    firsts.fill(-1);
    for (let line = starts[customer]; line < starts[customer + 1]; line++) {
      const first = firsts[kind.codes[line]];
      if (first < 0 || openedOn[line] < openedOn[first]) firsts[kind.codes[line]] = line;
    }
    for (const line of firsts) if (line >= 0) firstOfKind[line] = 1;
  }
}

async function readTerms(database: Database, {from, to}: NumberRange): Promise<TermRecords> {
  const ofPart = `FROM contracts AS t JOIN panel_lines AS l ON l.subscription_id = t.subscription_id WHERE l.line BETWEEN ${from} AND ${to}`;
  const {count} = await database.counts(`SELECT COUNT(*) AS count ${ofPart}`);
  const starts = new Int32Array(Math.max(0, to - from + 1) + 1);
  const [startsOn, startsMonth, dueOn, dueMonth] = Array.from({length: 4}, () => new Int32Array(count));
  const columns = ["l.line", day("t.starts_on"), monthOf("t.starts_on"), day("t.due_on"), monthOf("t.due_on")];
  let at = 0;
  await database.visit(
    `SELECT ${doubles(columns)} ${ofPart} ORDER BY l.line, t.starts_on, t.contract_id`,
    (rows, values) => {
      for (let row = 0; row < rows; row++, at++) {
        starts[values[0][row] - from + 1]++;
        startsOn[at] = values[1][row];
        startsMonth[at] = values[2][row];
        dueOn[at] = values[3][row];
        dueMonth[at] = values[4][row];
      }
    }
  );
  addUp(starts);
  return {starts, startsOn, startsMonth, dueOn, dueMonth};
}

async function readBills(
  database: Database,
  window: PanelWindow,
  {from, to}: NumberRange,
  lines: LineRecords,
  customers: number
): Promise<BillRecords> {
  const width = widthOf(window);
  const first = window.firstMonth - 1;
  const names = await namesIn(database, "plans", "open_to");
  const plan = codeOf(names, "p.open_to", "n0");
  const bills = {
    revenueFen: new Int32Array(lines.count * width),
    allowanceMb: new Int32Array(lines.count * width),
    planOpenTo: {names, codes: roomFor(names, lines.count * width)},
    ofCustomer: new Float64Array(customers * width)
  };
  const columns = [
    `(l.line - ${from}) * ${width} + EXTRACT(YEAR FROM b.month) * 12 + EXTRACT(MONTH FROM b.month) - 1 - ${first}`,
    "b.revenue_fen",
    "COALESCE(b.data_allowance_mb, 0)",
    plan.code
  ];
  await database.visit(
    `SELECT ${doubles(columns)} FROM bills AS b JOIN panel_lines AS l ON l.subscription_id = b.subscription_id
    ${names.length > 1 ? `LEFT JOIN plans AS p ON p.plan_id = b.plan_id ${plan.join}` : ""}
    WHERE l.line BETWEEN ${from} AND ${to} AND b.month BETWEEN ${firstOf(first)} AND ${firstOf(window.lastMonth)}`,
    (rows, values) => {
      for (let row = 0; row < rows; row++) {
        const at = values[0][row];
        const line = Math.floor(at / width);
        bills.revenueFen[at] = values[1][row];
        bills.allowanceMb[at] = values[2][row];
        bills.planOpenTo.codes[at] = values[3][row];
        bills.ofCustomer[lines.customer[line] * width + at - line * width] += values[1][row];
      }
    }
  );
  return bills;
}

function firstOf(month: number): string {
  return `DATE '${monthName(month)}-01'`;
}
