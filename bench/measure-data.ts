import type {Database} from "../loaders/ground/database.js";
import {createTable, type Contract} from "../loaders/definitions/contract.js";
import {addBuckets} from "../loaders/intake/intake.js";
import {type Intake} from "../loaders/intake/table-intake.js";
import {calendarOf, monthName, monthNumber, type Calendar} from "../loaders/intake/periods.js";

const lastMonth = monthNumber("2026-09");
const months = 36;

/** The months that the contacts fall into. */
export const benchCalendar: Calendar = calendarOf(lastMonth - months + 1, lastMonth);

/** Contacts a customer has on average. */
const contactsPerCustomer = 10;
const cities = 14;
const units = 42;

/** A whole number from 0 below `below`, from a hash of a row's number and a stream. */
function draw(row: string, stream: number, below: number | string): string {
  return `CAST(hash(${row} * 64 + ${stream}) % ${below} AS BIGINT)`;
}

/**
 * Makes the contract's tables with a company of 42 units, customers, and contacts over 36 months, in
 * no order of customers or time, as a log comes in. Each value is a hash of its row's number: the same
 * on every machine. A fifth of the contacts come up to ten days after the one before them, of the same
 * customer and mostly for the same reason; a tenth is handled by another unit than the customer's own,
 * a hundredth by none on record.
 *
 * @returns what the intake of such files would say
 */
export async function makeContacts(database: Database, contract: Contract, contacts: number): Promise<Intake> {
  for (const table of contract.values()) await database.run(createTable(table));
  await database.run(`INSERT INTO org_units (unit_id, parent_id, name, kind)
    SELECT 'ALL', NULL, 'Company', 'company'
    UNION ALL SELECT 'P1', 'ALL', 'Province', 'province'
    UNION ALL SELECT 'C' || i, 'P1', 'City ' || i, 'city' FROM range(${cities}) AS t(i)
    UNION ALL SELECT 'U' || i, 'C' || (i % ${cities}), 'Unit ' || i, 'unit' FROM range(${units}) AS t(i)`);
  const customers = Math.ceil(contacts / contactsPerCustomer);
  await database.run(`INSERT INTO customers (customer_id, home_unit_id, kind, joined_on, segment, value_tier, star_level, birth_year)
    SELECT 'C' || lpad(CAST(i AS VARCHAR), 9, '0'), 'U' || ${draw("i", 0, units)},
      CASE WHEN ${draw("i", 1, 20)} = 0 THEN 'government_enterprise' ELSE 'public' END,
      DATE '2015-01-01' + CAST(${draw("i", 2, 3000)} AS INTEGER),
      (['youth', 'family', 'senior', 'individual'])[1 + ${draw("i", 3, 4)}], (['low', 'middle', 'high'])[1 + ${draw("i", 4, 3)}],
      ${draw("i", 5, 8)}, 1940 + ${draw("i", 6, 65)}
    FROM range(${customers}) AS t(i)`);
  await addBuckets(database, "customers", "customer_id");
  await addBuckets(database, "agents", "agent_id");
  const start = `DATE '${monthName(benchCalendar.firstMonth)}-01'`;
  const days = `(DATE '${monthName(lastMonth + 1)}-01' - ${start})`;
  // "of" is the row from which customer, unit, time and reason come: its own number, or the one before.
  await database.run(`INSERT INTO contacts (contact_id, customer_id, agent_id, unit_id, started_at, channel, reason,
      asked_for_person, reached_person, answered, waited_seconds, handled_seconds, transferred, resolved)
    WITH numbered AS (
      SELECT i, CASE WHEN i % 5 = 4 THEN i - 1 ELSE i END AS of FROM range(${contacts}) AS t(i)
    ),
    drawn AS (
      SELECT i,
        ${draw("of", 10, customers)} AS customer,
        ${start} + to_seconds(least(${draw("of", 11, `(${days} * 86400)`)} + CASE WHEN of < i THEN ${draw("i", 12, 10 * 86400)} ELSE 0 END, ${days} * 86400 - 1)) AS started_at,
        CASE WHEN of < i AND ${draw("i", 13, 4)} = 0 THEN i ELSE of END AS asks,
        ${draw("i", 14, 100)} AS way,
        ${draw("i", 15, 100)} AS place,
        ${draw("i", 16, 10)} AS person,
        ${draw("i", 17, 100)} AS noted
      FROM numbered
    ),
    answers AS (
      SELECT *, way < 70 AS calls_in, person < 7 OR way >= 70 AS asked, (person < 7 OR way >= 70) AND noted < 90 AS answered FROM drawn
    )
    SELECT 'K' || lpad(CAST(i AS VARCHAR), 9, '0'), 'C' || lpad(CAST(customer AS VARCHAR), 9, '0'), 'A' || ${draw("i", 18, 800)},
      CASE WHEN place = 0 THEN NULL WHEN place <= 10 THEN 'U' || ${draw("i", 19, units)} ELSE 'U' || ${draw("customer", 0, units)} END,
      started_at,
      CASE WHEN calls_in THEN 'call_in' WHEN way < 85 THEN 'chat' WHEN way < 93 THEN 'call_out' WHEN way < 98 THEN 'store' ELSE 'home_visit' END,
      (['billing', 'network', 'device', 'plan', 'activation', 'complaint', 'leaving', 'other', NULL])[1 + ${draw("asks", 20, 9)}],
      asked, answered, answered,
      CASE WHEN calls_in AND asked THEN ${draw("i", 21, 240)} END,
      CASE WHEN answered THEN 20 + ${draw("i", 22, 900)} END,
      answered AND ${draw("i", 23, 10)} = 0,
      CASE WHEN answered THEN ${draw("i", 24, 10)} < 8 END
    FROM answers`);
  return intakeOf(database, contract, ["org_units", "customers", "contacts"]);
}

async function intakeOf(database: Database, contract: Contract, tables: readonly string[]): Promise<Intake> {
  const entries = tables.map(async (table) => {
    const columns = Object.keys(contract.get(table)?.columns ?? {});
    const {rows, ...counts} = await database.counts(
      `SELECT count(*) AS rows, ${columns.map((name) => `count(${name}) AS ${name}`).join(", ")} FROM ${table}`
    );
    const filled = new Set(columns.filter((name) => counts[name] > 0));
    return [
      table,
      {read: rows, accepted: rows, setAside: 0, reasons: [], present: new Set(columns), filled, unknown: []}
    ] as const;
  });
  return new Map(await Promise.all(entries));
}
