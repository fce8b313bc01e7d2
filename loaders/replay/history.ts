import {literal, type Database} from "../ground/database.js";
import {monthName, monthNumber} from "../intake/periods.js";
import type {Units} from "../intake/units.js";
import {hasRows, withLimit, type Behaviour, type Change} from "./behaviours.js";
import {listed} from "../ground/database.js";
import {idOf, occasionsQuery, replayedTables, type ReplayedTable} from "./occasions.js";

/** A part of the history that can be run again: some units' customers, the scored period. */
export interface History {
  readonly database: Database;
  /** The chosen units and all below them. */
  readonly unitIds: readonly string[];
  /** First and last month of the scored period, `YYYY-MM`. */
  readonly from: string;
  readonly to: string;
  /** Whether the data have the month before it. */
  readonly hasMonthBefore: boolean;
  readonly limitSeconds: number;
  readonly seed: number;
}

const copies = "replay";
const changed = "replay_changed";

/** What one dose of a behaviour hit. */
export interface Hit {
  readonly rows: number;
  readonly customers: number;
}

/**
 * Copies what the frames read of the chosen units' customers: of those who live there, and of those whose contacts,
 * complaints or offers were handled there in the period. What the copies leave out never touches the units' figures.
 *
 * @param tables that the frames to be measured read
 */
export async function copyHistory(history: History, tables: readonly string[]): Promise<void> {
  const {database, unitIds} = history;
  const {from, before} = daysOf(history);
  const units = listed(unitIds);
  await dropHistory(history);
  await database.run(`CREATE SCHEMA ${copies}`);
  await database.run(`CREATE TABLE ${copies}.customers AS
    SELECT k.* FROM customers AS k
    WHERE k.home_unit_id IN (${units})
      OR k.customer_id IN (SELECT customer_id FROM contacts WHERE unit_id IN (${units}) AND started_at >= ${day(from)} AND started_at < ${day(before)})
      OR k.customer_id IN (SELECT customer_id FROM offers WHERE unit_id IN (${units}) AND offered_at >= ${day(from)} AND offered_at < ${day(before)})
      OR k.customer_id IN (SELECT customer_id FROM complaints WHERE unit_id IN (${units}) AND opened_at >= ${day(from)} AND opened_at < ${day(before)})`);
  const byCustomer = (table: string, where = "") =>
    `SELECT t.* FROM main.${table} AS t JOIN ${copies}.customers AS k ON k.customer_id = t.customer_id${where}`;
  const recent = (column: string) => ` WHERE t.${column} >= ${day(from)} - INTERVAL 31 DAY`;
  const known: Readonly<Record<string, string>> = {
    contacts: byCustomer("contacts", recent("started_at")),
    surveys: byCustomer("surveys", recent("asked_at")),
    complaints: byCustomer("complaints", recent("opened_at")),
    offers: byCustomer("offers", recent("offered_at")),
    subscriptions: byCustomer("subscriptions"),
    bills: `SELECT t.* FROM main.bills AS t JOIN ${copies}.subscriptions AS s ON s.subscription_id = t.subscription_id WHERE t.month >= ${day(from)} - INTERVAL 31 DAY`
  };
  const wanted = new Set<string>([...replayedTables, ...tables]);
  if (wanted.has("bills")) wanted.add("subscriptions");
  for (const [table, sql] of Object.entries(known))
    if (wanted.has(table)) await database.run(`CREATE TABLE ${copies}.${table} AS ${sql}`);
  await database.run(`SET search_path = '${copies},main'`);
  await writePeriod(history);
}

/** The scored period as the only one: the measuring SQL then sums it straight from its rows. */
async function writePeriod({database, from, to, hasMonthBefore}: History): Promise<void> {
  const first = monthNumber(from);
  const last = monthNumber(to);
  const date = (month: number) => `DATE '${monthName(month)}-01'`;
  await database.run(`CREATE TABLE ${copies}.periods AS SELECT 0 AS period, ${date(first)} AS starts_on, ${date(last + 1)} AS ends_before,
    ${date(first - 1)} AS month_before, ${date(last)} AS last_month, ${hasMonthBefore} AS has_month_before`);
  await database.run(
    `CREATE TABLE ${copies}.period_months AS SELECT 0 AS period, CAST(month AS INTEGER) AS month, 1 AS months FROM range(${first}, ${last + 1}) AS t(month)`
  );
  await database.run(`CREATE TABLE ${copies}.period_parts (period INTEGER, part INTEGER)`);
}

/** First day of the period and first day after it. */
function daysOf({from, to}: History): {readonly from: string; readonly before: string} {
  return {from: `${from}-01`, before: `${monthName(monthNumber(to) + 1)}-01`};
}

/** Removes what a replay left, and looks at the history itself again. */
export async function dropHistory({database}: History): Promise<void> {
  await database.run("SET search_path = 'main'");
  await database.run(`DROP SCHEMA IF EXISTS ${changed} CASCADE`);
  await database.run(`DROP SCHEMA IF EXISTS ${copies} CASCADE`);
}

/**
 * Runs the copied history with a dose of a behaviour inserted: while `measure` runs, the tables' names stand for the
 * changed ones. Which occasions are hit is a hash of seed, behaviour and occasion, so those of a lower dose are among those of a higher.
 *
 * @param dose share of the occasions, 0 … 1
 */
export async function withBehaviour<T>(
  history: History,
  behaviour: Behaviour,
  dose: number,
  measure: () => Promise<T>
): Promise<T & {readonly hit: Hit}> {
  const {database} = history;
  await database.run(`CREATE SCHEMA ${changed}`);
  try {
    let hit: Hit = {rows: 0, customers: 0};
    for (const table of replayedTables) {
      const changes = behaviour.changes.filter((change) => change.table === table);
      if (!changes.length || !(await hasRows(database, `${copies}.${table}`))) continue;
      const hits = `${changed}.hits_${table}`;
      const types = await database.describe(`SELECT * FROM ${copies}.${table}`);
      await database.run(`CREATE TABLE ${hits} AS ${hitsQuery({history, behaviour, dose}, table, changes, types)}`);
      if (table === behaviour.changes[0].table) {
        const {rows, customers} = await database.counts(
          `SELECT COUNT(*) AS rows, COUNT(DISTINCT customer_id) AS customers FROM ${hits} WHERE hit_0`
        );
        hit = {rows, customers};
      }
      await database.run(`CREATE TABLE ${changed}.${table} AS ${changedQuery(table, changes, hits)}`);
    }
    await database.run(`SET search_path = '${changed},${copies},main'`);
    return {...(await measure()), hit};
  } finally {
    await database.run(`SET search_path = '${copies},main'`);
    await database.run(`DROP SCHEMA IF EXISTS ${changed} CASCADE`);
  }
}

/** The occasions, each with whether each of the changes hits it and what it makes of which columns. */
function hitsQuery(
  {history, behaviour, dose}: {readonly history: History; readonly behaviour: Behaviour; readonly dose: number},
  table: ReplayedTable,
  changes: readonly Change[],
  types: ReadonlyMap<string, string>
): string {
  const {unitIds, limitSeconds, seed} = history;
  const {from, before} = daysOf(history);
  const draw = `CAST(('0x' || substr(md5(${literal(`${seed} ${behaviour.id} `)} || replay_key), 1, 8)) AS BIGINT) % 1000`;
  const conditions = changes.map(({where}, i) => `COALESCE((${withLimit(where, limitSeconds)}), FALSE) AS hit_${i}`);
  const contents = changes.flatMap((change, i) =>
    Object.entries(change.set ?? change.add ?? {}).map(
      ([column, text]) =>
        `CAST((${withLimit(text, limitSeconds)}) AS ${types.get(column) ?? "VARCHAR"}) AS new_${i}_${column}`
    )
  );
  return `SELECT ${idOf(table)}, customer_id, ${[...conditions, ...contents].join(", ")}
  FROM (${occasionsQuery(table, quarterEnds(history))}) AS occasions
  WHERE replay_unit IN (${listed(unitIds)}) AND replay_at >= ${day(from)} AND replay_at < ${day(before)} AND ${draw} < ${Math.round(dose * 1000)}`;
}

/** The table as it would be: rows that are dropped are left out, rows that are added come besides. */
function changedQuery(table: ReplayedTable, changes: readonly Change[], hits: string): string {
  const id = idOf(table);
  const cases = new Map<string, string[]>();
  changes.forEach(({set}, i) => {
    for (const column of Object.keys(set ?? {}))
      cases.set(column, [...(cases.get(column) ?? []), `WHEN h.hit_${i} THEN h.new_${i}_${column}`]);
  });
  const replaced = [...cases].map(([column, whens]) => `CASE ${whens.join(" ")} ELSE t.${column} END AS ${column}`);
  const dropped = changes.flatMap(({drop}, i) => (drop ? [`COALESCE(h.hit_${i}, FALSE)`] : []));
  const kept = `SELECT t.*${replaced.length ? ` REPLACE (${replaced.join(", ")})` : ""} FROM ${copies}.${table} AS t LEFT JOIN ${hits} AS h ON h.${id} = t.${id}${
    dropped.length ? ` WHERE NOT (${dropped.join(" OR ")})` : ""
  }`;
  const added = changes.flatMap(({add}, i) => {
    if (!add) return [];
    const columns = Object.keys(add).map((column) => `h.new_${i}_${column} AS ${column}`);
    return [
      `SELECT t.* REPLACE (${columns.join(", ")}) FROM ${copies}.${table} AS t JOIN ${hits} AS h ON h.${id} = t.${id} WHERE h.hit_${i}`
    ];
  });
  return [kept, ...added].join("\nUNION ALL\n");
}

const day = (text: string): string => `TIMESTAMP '${text} 00:00:00'`;

/** First days after the quarters of the period, counted back from its end. */
function quarterEnds({from, to}: History): string[] {
  const ends: string[] = [];
  for (let month = monthNumber(to) + 1; month > monthNumber(from); month -= 3) ends.unshift(`${monthName(month)}-01`);
  return ends;
}

/** Units given and all below them. */
export function withBelow(units: Units, ids: readonly string[]): string[] {
  return units.all.filter(({id}) => units.withAncestors(id).some((above) => ids.includes(above))).map(({id}) => id);
}
