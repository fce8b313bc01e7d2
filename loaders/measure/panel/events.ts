/** What happened to customers at times of its own: contacts, complaints, answers, services switched on unasked. */
import type {Database} from "../../ground/database.js";
import {codeOf, namesIn, roomFor, type Coded} from "./codes.js";
import {addUp, doubles, monthOf, never, type NumberRange} from "./records.js";

/** What is known of a contact of the customer's own making, as bits. */
export const contactBits = {
  /** The customer had got in touch for the same reason in the seven days before. */
  repeat: 1,
  /** The customer wanted to leave. */
  leaving: 2,
  /** The customer wanted to complain. */
  complaint: 4
} as const;

/** Contacts of the customers' own making, parts of one call taken as one, customer by customer and in the order of time. */
interface ContactRecords {
  readonly starts: Int32Array;
  /** Microseconds since 1970-01-01. */
  readonly at: Float64Array;
  readonly month: Int32Array;
  readonly bits: Uint8Array;
}

/** Complaints on record, customer by customer. */
interface ComplaintRecords {
  readonly starts: Int32Array;
  readonly at: Float64Array;
  readonly month: Int32Array;
  readonly level: Coded;
  /** 1 for one made in a contact that asks to leave. */
  readonly leaving: Uint8Array;
}

/** Scores that customers gave when asked whether they'd recommend the service, but for those after a contact that asks to leave, customer by customer and in the order of time. */
interface AnswerRecords {
  readonly starts: Int32Array;
  readonly month: Int32Array;
  readonly score: Int8Array;
}

export interface Events {
  readonly contacts: ContactRecords;
  readonly complaints: ComplaintRecords;
  readonly answers: AnswerRecords;
  /** Of each customer the first month in which a service was switched on without consent; `never` where none was. */
  readonly firstUnconsented: Int32Array;
  /** Who brought a customer in, and the month in which that customer joined. */
  readonly referrals: {readonly customer: Int32Array; readonly month: Int32Array};
}

const sevenDays = 7 * 86_400_000_000;

/** Reads what happened to customers with numbers in a range. */
export async function readEvents(database: Database, range: NumberRange): Promise<Events> {
  return {
    contacts: await readContacts(database, range),
    complaints: await readComplaints(database, range),
    answers: await readAnswers(database, range),
    firstUnconsented: await readUnconsented(database, range),
    referrals: await readReferrals(database, range)
  };
}

const within = ({from, to}: NumberRange) => `k.number BETWEEN ${from} AND ${to}`;

/** How many rows a query would give. */
async function countOf(database: Database, rows: string): Promise<number> {
  const {count} = await database.counts(`SELECT COUNT(*) AS count ${rows}`);
  return count;
}

async function readContacts(database: Database, range: NumberRange): Promise<ContactRecords> {
  const names = await namesIn(database, "contacts", "reason");
  const reason = codeOf(names, "c.reason", "n0");
  const rows = `FROM contacts AS c JOIN customers AS k ON k.customer_id = c.customer_id
    ${reason.join} WHERE c.channel <> 'call_out' AND COALESCE(c.leg, 1) = 1 AND ${within(range)}`;
  const count = await countOf(database, rows);
  const starts = new Int32Array(range.to - range.from + 2);
  const at = new Float64Array(count);
  const month = new Int32Array(count);
  const bits = new Uint8Array(count);
  const ofReason = names.map(
    (name) => (name === "leaving" ? contactBits.leaving : 0) | (name === "complaint" ? contactBits.complaint : 0)
  );
  /** Of each reason when the current customer last got in touch for it. */
  const last = new Float64Array(names.length);
  let customer = -1;
  let i = 0;
  const columns = ["k.number", "epoch_us(c.started_at)", monthOf("c.started_at"), reason.code];
  await database.visit(
    `SELECT ${doubles(columns)} ${rows} ORDER BY k.number, c.started_at, c.contact_id`,
    (rowCount, [numbers, times, months, reasons]) => {
      for (let row = 0; row < rowCount; row++, i++) {
        const now = numbers[row] - range.from;
        if (now !== customer) last.fill(-Infinity);
        customer = now;
        const code = reasons[row];
        starts[customer + 1]++;
        at[i] = times[row];
        month[i] = months[row];
        bits[i] = ofReason[code] | (code > 0 && times[row] <= last[code] + sevenDays ? contactBits.repeat : 0);
        last[code] = times[row];
      }
    }
  );
  addUp(starts);
  return {starts, at, month, bits};
}

async function readComplaints(database: Database, range: NumberRange): Promise<ComplaintRecords> {
  const names = await namesIn(database, "complaints", "level");
  const level = codeOf(names, "c.level", "n0");
  const rows = `FROM complaints AS c JOIN customers AS k ON k.customer_id = c.customer_id
    LEFT JOIN contacts AS t ON t.contact_id = c.contact_id ${level.join} WHERE ${within(range)}`;
  const count = await countOf(database, rows);
  const starts = new Int32Array(range.to - range.from + 2);
  const at = new Float64Array(count);
  const month = new Int32Array(count);
  const codes = roomFor(names, count);
  const leaving = new Uint8Array(count);
  let i = 0;
  const columns = [
    "k.number",
    "epoch_us(c.opened_at)",
    monthOf("c.opened_at"),
    level.code,
    "CASE WHEN t.reason = 'leaving' THEN 1 ELSE 0 END"
  ];
  await database.visit(`SELECT ${doubles(columns)} ${rows} ORDER BY k.number`, (rowCount, values) => {
    for (let row = 0; row < rowCount; row++, i++) {
      starts[values[0][row] - range.from + 1]++;
      at[i] = values[1][row];
      month[i] = values[2][row];
      codes[i] = values[3][row];
      leaving[i] = values[4][row];
    }
  });
  addUp(starts);
  return {starts, at, month, level: {names, codes}, leaving};
}

async function readAnswers(database: Database, range: NumberRange): Promise<AnswerRecords> {
  const rows = `FROM surveys AS s JOIN customers AS k ON k.customer_id = s.customer_id
    LEFT JOIN contacts AS t ON t.contact_id = s.contact_id
    WHERE COALESCE(t.reason, 'other') <> 'leaving' AND s.kind = 'service_nps' AND s.score IS NOT NULL AND s.answered_at IS NOT NULL AND ${within(range)}`;
  const count = await countOf(database, rows);
  const starts = new Int32Array(range.to - range.from + 2);
  const month = new Int32Array(count);
  const score = new Int8Array(count);
  let i = 0;
  await database.visit(
    `SELECT ${doubles(["k.number", monthOf("s.answered_at"), "s.score"])} ${rows} ORDER BY k.number, s.answered_at, s.survey_id`,
    (rowCount, values) => {
      for (let row = 0; row < rowCount; row++, i++) {
        starts[values[0][row] - range.from + 1]++;
        month[i] = values[1][row];
        score[i] = values[2][row];
      }
    }
  );
  addUp(starts);
  return {starts, month, score};
}

async function readUnconsented(database: Database, range: NumberRange): Promise<Int32Array> {
  const first = new Int32Array(range.to - range.from + 1).fill(never);
  await database.visit(
    `SELECT ${doubles(["k.number", monthOf("a.activated_on")])} FROM activations AS a JOIN customers AS k ON k.customer_id = a.customer_id
    WHERE a.consented = FALSE AND ${within(range)}`,
    (rowCount, [numbers, months]) => {
      for (let row = 0; row < rowCount; row++) {
        const at = numbers[row] - range.from;
        first[at] = Math.min(first[at], months[row]);
      }
    }
  );
  return first;
}

async function readReferrals(database: Database, range: NumberRange): Promise<Events["referrals"]> {
  const rows = `FROM customers AS b JOIN customers AS k ON k.customer_id = b.referred_by WHERE b.referred_by <> b.customer_id AND ${within(range)}`;
  const count = await countOf(database, rows);
  const customer = new Int32Array(count);
  const month = new Int32Array(count);
  let i = 0;
  await database.visit(`SELECT ${doubles(["k.number", monthOf("b.joined_on")])} ${rows}`, (rowCount, values) => {
    for (let row = 0; row < rowCount; row++, i++) {
      customer[i] = values[0][row] - range.from;
      month[i] = values[1][row];
    }
  });
  return {customer, month};
}
