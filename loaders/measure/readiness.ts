/** What can be said of each table before anything is measured: how far it reaches, whom it covers, what it lacks. */
import {
  coverageLevels,
  type AnswerRate,
  type ReadinessColumn,
  type ReadinessTable
} from "../../src/model/published/readiness.js";
import {publishable, type OutsideRows, type RowCount} from "../../src/model/published/reading-remarks.js";
import {asNumber, asText, literal, quoted, type Database} from "../ground/database.js";
import type {Contract, ContractTable} from "../definitions/contract.js";
import type {Intake} from "../intake/table-intake.js";
import type {CompiledIndicator} from "./compile.js";
import {monthName, type Calendar} from "../intake/periods.js";

export interface ReadinessInput {
  readonly database: Database;
  readonly contract: Contract;
  readonly intake: Intake;
  readonly calendar: Calendar;
  readonly compiled: readonly CompiledIndicator[];
  /** Units by which coverage is shown. */
  readonly league: readonly {readonly id: string}[];
  /** What rests on fewer customers isn't shown; 0 for whoever owns the data. */
  readonly floor: number;
}

const millisecondsADay = 86_400_000;

/** All tables of the contract, in its order. */
export async function readinessTables(input: ReadinessInput): Promise<ReadinessTable[]> {
  await writeLeague(input);
  const sizes = await customersByUnit(input);
  const tables: ReadinessTable[] = [];
  for (const table of input.contract.values()) tables.push(await readinessOf(table, input, sizes));
  await input.database.run("DROP TABLE league_units");
  const end = Date.parse(`${monthName(input.calendar.lastMonth + 1)}-01`) - millisecondsADay;
  return tables.map((table) => ({
    ...table,
    daysBehind:
      table.lastDay === null ? null : Math.max(0, Math.round((end - Date.parse(table.lastDay)) / millisecondsADay))
  }));
}

/** Which unit of the league each unit lies below; others belong to none. */
async function writeLeague({database, league}: ReadinessInput): Promise<void> {
  await database.run("CREATE OR REPLACE TABLE league_units (unit_id VARCHAR, position INTEGER)");
  if (!league.length) return;
  const values = league.map(({id}, position) => `(${literal(id)}, ${position})`).join(", ");
  await database.run(
    `INSERT INTO league_units SELECT a.unit_id, l.position FROM unit_ancestors AS a JOIN (VALUES ${values}) AS l(id, position) ON l.id = a.ancestor_id`
  );
}

/** Customers of each unit of the league: a small unit has fewer rows without lacking any. */
async function customersByUnit({database, league}: ReadinessInput): Promise<readonly number[]> {
  const rows = await database.rows(
    `SELECT l.position AS position, COUNT(*) AS customers FROM customers AS k JOIN league_units AS l ON l.unit_id = k.home_unit_id GROUP BY l.position`
  );
  const counts = new Map(rows.map((row) => [asNumber(row.position), asNumber(row.customers)]));
  return league.map((_, position) => counts.get(position) ?? 0);
}

async function readinessOf(
  table: ContractTable,
  input: ReadinessInput,
  sizes: readonly number[]
): Promise<ReadinessTable> {
  const {contract, intake, compiled} = input;
  const met = intake.get(table.table);
  const clock = clockOf(table);
  const state = !met
    ? table.stands_in_for && intake.has(table.stands_in_for)
      ? "unneeded"
      : "absent"
    : met.derived
      ? "derived"
      : "read";
  const rows = met?.derived ? met.derived.rows : (met?.accepted ?? 0);
  const reach = rows > 0 ? await reachOf(table, clock, input, sizes) : nothing;
  return {
    table: table.table,
    name: table.name,
    state,
    read: met?.read ?? 0,
    accepted: met?.accepted ?? 0,
    setAside: met?.setAside ?? 0,
    remarks: (met?.remarks ?? []).map((remark) => (input.floor > 0 ? publishable(remark, input.floor) : remark)),
    clock: clock === null ? null : {column: clock, name: contract.get(table.table)?.columns[clock].name ?? table.name},
    daysBehind: null,
    ...reach,
    columns: Object.entries(table.columns).map(([column, definition]): ReadinessColumn => {
      const filled = met?.rowsFilled?.get(column);
      return {
        column,
        name: definition.name,
        required: definition.required,
        filled: filled === undefined || rows === 0 ? null : Math.round((100 * filled) / rows) / 100,
        derived: met?.derivedColumns?.has(column) === true || (met?.derived !== undefined && met.filled.has(column)),
        feeds: compiled.filter(({needs}) => needs.includes(`${table.table}.${column}`)).map(({id}) => id)
      };
    })
  };
}

/** The column that tells when a row happened: the first that must be given, else the first there is. */
export function clockOf({columns}: ContractTable): string | null {
  const times = Object.entries(columns).filter(
    ([, {type}]) => type === "date" || type === "month" || type === "timestamp"
  );
  return (times.find(([, {required}]) => required) ?? times[0])?.[0] ?? null;
}

type Reach = Pick<ReadinessTable, "lastDay" | "months" | "units" | "outside" | "withoutUnit">;
const nothing: Reach = {lastDay: null, months: [], units: [], outside: [], withoutUnit: null};

/** How to find the customer and the unit of a row, from the table `t`. */
interface Path {
  readonly joins: string;
  /** A number of the customer, or agent, whom the row is about; null where it is about none. */
  readonly person: string | null;
  /** The unit where the row stands: a customer's home, otherwise the row's own; null where there is none. */
  readonly unit: string | null;
}

function pathOf({table, columns}: ContractTable, contract: Contract): Path {
  const home = {person: "k.number", unit: "k.home_unit_id"};
  if (table === "customers" || table === "agents")
    return {joins: "", person: "t.number", unit: table === "customers" ? "t.home_unit_id" : "t.unit_id"};
  if ("customer_id" in columns) return {joins: "LEFT JOIN customers AS k ON k.customer_id = t.customer_id", ...home};
  for (const [name, column] of Object.entries(columns)) {
    if (column.type !== "id" || column.references === undefined) continue;
    const [target, key] = column.references.split(".");
    if (target === table || !contract.get(target) || !("customer_id" in (contract.get(target)?.columns ?? {})))
      continue;
    return {
      joins: `LEFT JOIN ${target} AS o ON o.${key} = t.${name} LEFT JOIN customers AS k ON k.customer_id = o.customer_id`,
      ...home
    };
  }
  const unit = "unit_id" in columns ? "t.unit_id" : null;
  if ("agent_id" in columns)
    return {joins: "LEFT JOIN agents AS a ON a.agent_id = t.agent_id", person: "a.number", unit: unit ?? "a.unit_id"};
  return {joins: "", person: null, unit};
}

async function reachOf(
  table: ContractTable,
  clock: string | null,
  input: ReadinessInput,
  sizes: readonly number[]
): Promise<Reach> {
  const {database, contract, intake, calendar, league, floor} = input;
  const path = pathOf(table, contract);
  const people = path.person === null ? "NULL" : `CAST(1 AS UBIGINT) << CAST(${path.person} % 64 AS UBIGINT)`;
  // Sixty-four lamps, one lit for each customer's number: as many as are lit there are at least.
  const lamps = (condition: string) => `bit_or(CASE WHEN ${condition} THEN ${people} END)`;
  const enough = (lit: unknown) => path.person === null || litOf(lit) >= Math.min(floor, 60);
  const month =
    clock === null
      ? "NULL"
      : `CAST(EXTRACT(YEAR FROM t.${clock}) * 12 + EXTRACT(MONTH FROM t.${clock}) - 1 AS INTEGER)`;
  const own = unitColumnOf(table);
  const isLost = own !== null && intake.get(table.table)?.present.has(own) === true ? `t.${own} IS NULL` : "FALSE";
  const rows = await database.rows(`
    SELECT ${month} AS month, l.position AS position, COUNT(*) AS rows, ${lamps("TRUE")} AS lit,
      SUM(CASE WHEN ${isLost} THEN 1 ELSE 0 END) AS lost, ${lamps(isLost)} AS lost_lit
    FROM ${quoted(table.table)} AS t ${path.joins} LEFT JOIN league_units AS l ON l.unit_id = ${path.unit ?? "NULL"}
    GROUP BY ${clock === null ? "" : "1, "}l.position ORDER BY 1, 2`);
  const groups = rows.map((row) => ({
    month: row.month === null ? null : asNumber(row.month),
    position: row.position === null ? null : asNumber(row.position),
    rows: asNumber(row.rows),
    lit: row.lit,
    lost: asNumber(row.lost),
    lostLit: row.lost_lit
  }));
  const sum = (chosen: readonly (typeof groups)[number][], of: "rows" | "lost" = "rows") => {
    const total = chosen.reduce((all, group) => all + group[of], 0);
    return enough(chosen.reduce((all, group) => all | bitsOf(of === "rows" ? group.lit : group.lostLit), 0n))
      ? total
      : total > 0
        ? null
        : 0;
  };
  const months = Array.from({length: calendar.lastMonth - calendar.firstMonth + 1}, (_, i) => calendar.firstMonth + i);
  const lost = sum(groups, "lost");
  // What is about customers is judged by customer; other rows, such as costs, by the unit.
  const perCustomer = (position: number) => (path.unit === "k.home_unit_id" ? sizes[position] || 1 : 1);
  return {
    lastDay: clock === null ? null : await lastDayOf(table, clock, {path, people, enough}, input),
    months:
      clock === null
        ? []
        : coverageLevels(months.map((one) => sum(groups.filter((group) => group.month === one)) ?? 0)),
    units:
      path.unit === null
        ? []
        : coverageLevels(
            league.map(
              (_, position) => (sum(groups.filter((group) => group.position === position)) ?? 0) / perCustomer(position)
            )
          ),
    outside: await outsideOf(table, {path, people, enough}, input),
    withoutUnit: own === null || isLost === "FALSE" ? null : {column: own, rows: lost === null ? "few" : lost}
  };
}

/** Who stands behind rows, and whether they are enough to be told of. */
interface Support {
  readonly path: Path;
  /** A lamp of the row's person among sixty-four. */
  readonly people: string;
  readonly enough: (lit: unknown) => boolean;
}

/** By date column, rows before and after the months that are measured. What began before them may last into them, and what ends after them did; what happened doesn't. */
async function outsideOf(
  {table, columns}: ContractTable,
  {path, people, enough}: Support,
  {database, intake, calendar}: ReadinessInput
): Promise<OutsideRows[]> {
  const [start, end] = [calendar.firstMonth, calendar.lastMonth + 1].map((month) => `DATE '${monthName(month)}-01'`);
  const filled = intake.get(table)?.filled;
  const asked = Object.entries(columns).flatMap(([name, column]) => {
    if (filled?.has(name) !== true) return [];
    if (column.type !== "date") {
      const happens = column.type === "timestamp" || column.type === "month";
      return happens ? [{name, before: `t.${name} < ${start}`, after: `t.${name} >= ${end}`}] : [];
    }
    return [
      {
        name,
        before: column.lasting === "from" ? "FALSE" : `t.${name} < ${start}`,
        after: column.lasting === "until" ? "FALSE" : `t.${name} >= ${end}`
      }
    ];
  });
  if (!asked.length) return [];
  const parts = asked.flatMap(({before, after}, i) =>
    [before, after].map(
      (condition, side) =>
        `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS rows_${i}_${side}, bit_or(CASE WHEN ${condition} THEN ${people} END) AS lit_${i}_${side}`
    )
  );
  const [row] = await database.rows(`SELECT ${parts.join(", ")} FROM ${quoted(table)} AS t ${path.joins}`);
  const counted = (i: number, side: 0 | 1): RowCount => {
    const rows = asNumber(row[`rows_${i}_${side}`]);
    return rows > 0 && !enough(row[`lit_${i}_${side}`]) ? "few" : rows;
  };
  return asked
    .map(({name}, i) => ({column: name, before: counted(i, 0), after: counted(i, 1)}))
    .filter(({before, after}) => before !== 0 || after !== 0);
}

/** The column that says whose result a row is. */
function unitColumnOf({columns}: ContractTable): string | null {
  return (
    Object.entries(columns).find(
      ([name, column]) => name === "unit_id" && column.type === "id" && !column.required
    )?.[0] ?? null
  );
}

/** The last day that as many customers as the floor asks have rows on or after; a month's row reaches to its last day. Rows of a time to come don't count. */
async function lastDayOf(
  {table, columns}: ContractTable,
  clock: string,
  {path: {joins}, people, enough}: Support,
  {database, calendar}: ReadinessInput
): Promise<string | null> {
  const day = columns[clock].type === "month" ? `t.${clock} + INTERVAL 1 MONTH - INTERVAL 1 DAY` : `t.${clock}`;
  const rows = await database.rows(`
    SELECT CAST(CAST(${day} AS DATE) AS VARCHAR) AS day, bit_or(${people}) AS lit
    FROM ${quoted(table)} AS t ${joins} WHERE t.${clock} < DATE '${monthName(calendar.lastMonth + 2)}-01'
    GROUP BY CAST(${day} AS DATE) ORDER BY day DESC`);
  let lit = 0n;
  for (const row of rows) {
    lit |= bitsOf(row.lit);
    if (enough(lit)) return asText(row.day);
  }
  return null;
}

function bitsOf(value: unknown): bigint {
  return typeof value === "bigint" ? value : typeof value === "number" ? BigInt(value) : 0n;
}

function litOf(value: unknown): number {
  let bits = bitsOf(value);
  let lit = 0;
  for (; bits > 0n; bits &= bits - 1n) lit++;
  return lit;
}

/** Of the questions put to customers, how many were answered, by kind; kinds with too few customers are left out. */
export async function answerRates({database, contract, intake, floor}: ReadinessInput): Promise<AnswerRate[]> {
  const kind = contract.get("surveys")?.columns.kind;
  if (kind?.type !== "enum" || !intake.get("surveys")?.filled.has("customer_id")) return [];
  const rows = await database.rows(`
    SELECT s.kind AS kind, COUNT(*) AS asked, COUNT(s.score) AS answered,
      COUNT(DISTINCT s.customer_id) AS customers, COUNT(DISTINCT CASE WHEN s.score IS NOT NULL THEN s.customer_id END) AS who_answered
    FROM surveys AS s WHERE s.customer_id IS NOT NULL GROUP BY s.kind ORDER BY asked DESC, s.kind`);
  return rows
    .filter(
      (row) =>
        asNumber(row.who_answered) >= floor && isSafe(asNumber(row.customers) - asNumber(row.who_answered), floor)
    )
    .map((row) => ({
      kind: asText(row.kind),
      name: kind.values[asText(row.kind)],
      asked: asNumber(row.asked),
      answered: asNumber(row.answered)
    }));
}

/** Whether those who are left, had by subtraction, are nobody or enough. */
function isSafe(rest: number, floor: number): boolean {
  return rest <= 0 || rest >= floor;
}
