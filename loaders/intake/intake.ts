import {DefinitionFault, SourceFault} from "../ground/faults.js";
import {asNumber, asText, literal, quoted, type Database} from "../ground/database.js";
import {sqlType, type Contract, type ContractTable} from "../definitions/contract.js";
import {explainDangling, faultsOf, type Fault} from "./faults.js";
import {makeDerivedTables} from "./derived-tables.js";
import {inputOf, type TableInput} from "./mapping.js";
import {isRuledOut, quickCell} from "./quick-cells.js";
import {OpenSources} from "./sources-open.js";
import {askedOn, explainScales, readColumn, scaleRemarks, type SaidScales} from "./scales.js";
import type {SourcePlan} from "./sources.js";
import type {Intake, SetAsideReason, TableIntake} from "./table-intake.js";
import {cellOf, readCell} from "./values.js";

/** Customers fall into this many groups, by hash of their id, for the delete-a-group jackknife. */
export const bucketCount = 40;

/**
 * Reads the sources into the contract's tables. Rows that break the contract are kept in
 * `set_aside_TABLE` with their reason and the text that was found. A source without a row, such as a template that
 * nobody filled in, is taken as none. A table without a source is made from what the others say where
 * it can be (see `makeDerivedTables`), and empty otherwise.
 * `customers` and `agents` get three columns more, see `addBuckets`: `bucket` (0 … 39), `spread` (0 … 999) and `number`.
 *
 * @param database gets the tables
 * @param source a plan, or a folder that holds the sources, see `findSource`
 * @param scratch where files of another encoding are rewritten for as long as they are read; the system's own place unless given
 * @throws with file, what was found and what was expected, when a source lacks a required column or can't be opened
 */
export async function ingest(
  database: Database,
  contract: Contract,
  source: SourcePlan | string,
  progress: (text: string) => void = () => {},
  scratch: string | null = null
): Promise<Intake> {
  const plan: SourcePlan = typeof source === "string" ? {kind: "folder", folder: source} : source;
  const intake = new Map<string, TableIntake>();
  // Whatever zone the machine has: an instant becomes the local time of the operator's own, and no other.
  await database.run(`SET TimeZone = ${literal(plan.timeZone ?? "UTC")}`);
  await database.run(`SET VARIABLE has_time_zone = ${plan.timeZone !== undefined}`);
  const sources = new OpenSources(database, scratch, plan.timeZone !== undefined);
  try {
    for (const table of inOrderOfReference(contract)) {
      const input = await inputOf(database, sources, plan, table);
      if (input) {
        progress(table.table);
        // Where numbers were met that may be two, the source is asked how it writes them, and read once more.
        const again = async () => (await inputOf(database, sources, plan, table, true)) ?? input;
        const met = await ingestTable(
          database,
          table,
          {...input, again, scales: plan.scales ?? new Map()},
          intake,
          sources
        );
        if (met) intake.set(table.table, met);
      }
      if (!intake.has(table.table)) await database.run(`CREATE TABLE ${table.table} (${columnList(table)})`);
    }
  } finally {
    await sources.close();
  }
  await makeDerivedTables(database, contract, intake);
  if (contract.has("customers")) await addBuckets(database, "customers", "customer_id");
  if (contract.has("agents")) await addBuckets(database, "agents", "agent_id");
  return intake;
}

/**
 * Adds `bucket` and `spread`, from a hash of the id, to the table of those who are independent of one
 * another, and `number`, by which they are told apart faster than by their id.
 */
export async function addBuckets(database: Database, table: "customers" | "agents", key: string): Promise<void> {
  await database.run(`CREATE OR REPLACE TABLE ${table} AS SELECT *,
    CAST(row_number() OVER (ORDER BY ${key}) AS INTEGER) AS number,
    CAST(CAST(('0x' || substr(md5(${key}), 1, 8)) AS BIGINT) % ${bucketCount} AS INTEGER) AS bucket,
    CAST(CAST(('0x' || substr(md5(${key}), 9, 8)) AS BIGINT) % 1000 AS INTEGER) AS spread
    FROM ${table}`);
}

function columnList(table: ContractTable): string {
  return Object.entries(table.columns)
    .map(([name, column]) => `${name} ${sqlType(column)}`)
    .join(", ");
}

/** The columns that were read, scores on the contract's scale where these are said. */
function readColumns(table: ContractTable, said: SaidScales): string {
  return Object.keys(table.columns)
    .map((name) => `${readColumn(table, name, said)} AS ${name}`)
    .join(", ");
}

async function ingestTable(
  database: Database,
  table: ContractTable,
  input: TableInput & {readonly again: () => Promise<TableInput>; readonly scales: SaidScales},
  earlier: Intake,
  sources: OpenSources
): Promise<TableIntake | null> {
  const {present, scales} = input;
  const missing = Object.entries(table.columns).filter(
    ([name, column]) => column.required && !column.when_absent && !present.has(name)
  );
  if (missing.length) {
    throw new SourceFault(
      `${input.label}: expected column ${missing.map(([name]) => name).join(", ")}; found ${input.found.join(", ")}. ` +
        `Add the column, or rename the one that holds it.`
    );
  }
  if (!sources.hasTimeZone) refuseInstants(table, input);
  const faults = [
    ...input.faults,
    ...faultsOf(askedOn(table, scales), present).filter(({code}) => referenceIsThere(code, table, earlier))
  ];
  const staged = `read_${table.table}`;
  const query = await withoutPoints(database, table, input);
  // What was looked at before isn't counted as read.
  await sources.rejects();
  await stage(database, table, {...input, query}, faults);
  if (await hasTwoNumbers(database, table)) {
    const decided = await input.again();
    await sources.rejects();
    await database.run(`DROP TABLE ${staged}`);
    await stage(database, table, {...decided, query: await withoutPoints(database, table, decided)}, faults);
  }
  const lines = await sources.rejects();
  await explainScales(database, table);
  const unreadable = lines.reduce((sum, kind) => sum + kind.rows, 0);
  await explainDangling(database, table, faults);
  const {rows} = await database.counts(`SELECT count(*) AS rows FROM ${staged}`);
  if (rows + unreadable === 0) {
    await database.run(`DROP TABLE ${staged}`);
    return null;
  }
  const duplicates = await markDuplicates(database, table);

  // A copy would double what is held: a view reads the same rows, unless columns are to be filled in.
  const form =
    table.table === "agents" || Object.values(table.columns).some((column) => column.when_absent) ? "TABLE" : "VIEW";
  await database.run(
    `CREATE ${form} ${table.table} AS SELECT ${readColumns(table, scales)} FROM ${staged} WHERE fault IS NULL`
  );
  await database.run(
    `CREATE TABLE set_aside_${table.table} AS SELECT fault, found, ${readColumns(table, new Map())} FROM ${staged} WHERE fault IS NOT NULL`
  );
  if (form === "TABLE") await database.run(`DROP TABLE ${staged}`);

  const reasons = await countReasons(database, table, [...faults, duplicates]);
  reasons.push(...lines);
  const {accepted} = await database.counts(`SELECT count(*) AS accepted FROM ${table.table}`);
  const rowsFilled = await countFilled(database, table, present);
  const setAside = reasons.reduce((sum, {rows}) => sum + rows, 0);
  return {
    read: accepted + setAside,
    accepted,
    setAside,
    reasons,
    present: new Set(present.keys()),
    filled: new Set([...rowsFilled].filter(([, rows]) => rows > 0).map(([name]) => name)),
    rowsFilled,
    unknown: input.unknown,
    remarks: [...input.remarks, ...scaleRemarks(table, scales)]
  };
}

/** Reads the source once: every column in the contract's type, and the first fault of the row. */
async function stage(
  database: Database,
  table: ContractTable,
  {query, present}: TableInput,
  faults: readonly Fault[]
): Promise<void> {
  const joins = new Map(
    faults
      .filter(({code}) => code.startsWith("reference:"))
      .map(({code}) => {
        const name = code.slice("reference:".length);
        const column = table.columns[name];
        const [target, key] = column.type === "id" && column.references ? column.references.split(".") : ["", ""];
        const cell = cellOf(name, present.get(name) ?? "VARCHAR");
        // A text that is a key there needs no reading to be one; other cells are read first.
        return [
          name,
          {
            key: `k_${name}.is_there`,
            sql: `LEFT JOIN (SELECT ${key}, TRUE AS is_there FROM ${target}) AS k_${name} ON k_${name}.${key} = ${cell.isText ? cell.sql : readCell(cell, column)}`
          }
        ] as const;
      })
  );
  const columns = Object.entries(table.columns).map(([name, column]) => {
    const type = present.get(name);
    if (type === undefined) return {name, quick: null, value: `CAST(NULL AS ${sqlType(column)})`};
    const cell = cellOf(name, type);
    const quick = quickCell(name, cell, column, joins.has(name) ? `s.r_${name}` : null);
    return {
      name,
      quick,
      value: quick
        ? `CASE WHEN s.t_${name} THEN s.q_${name} ELSE ${readCell(cell, column)} END`
        : readCell(cell, column)
    };
  });
  const quick = columns.flatMap((column) => (column.quick ? [{name: column.name, ...column.quick}] : []));
  // What needs no other table is tested before the joins, after which every column is read through a selection.
  const tests = {
    before: quick.filter(({name}) => !joins.has(name)).map(({name, test}) => `${test} AS t_${name}`),
    after: quick.filter(({name}) => joins.has(name)).map(({name, test}) => `${test} AS t_${name}`)
  };
  const quickNames = new Set(quick.map(({name}) => name));
  const remaining = faults.filter(
    ({code, column}) => !(column !== undefined && quickNames.has(column) && isRuledOut(code))
  );
  const cases = (of: readonly Fault[]) =>
    of.length
      ? `CASE ${of.map(({code, when}) => `WHEN ${when} THEN ${literal(code)}`).join("\n    ")} END`
      : "CAST(NULL AS VARCHAR)";
  const list = (parts: readonly string[]) => parts.map((part) => `, ${part}`).join("\n    ");
  // What stood in the cell at fault is kept as it was found, of rows that are set aside alone.
  const found = faults.flatMap(({code, column}) =>
    column !== undefined && present.has(column)
      ? [`WHEN ${literal(code)} THEN CAST(s.${quoted(column)} AS VARCHAR)`]
      : []
  );
  // Each step in a query of its own: within CASE, what several cases share would be computed for each of them. And as joins to
  // their lists, which DuckDB makes of them by itself, the many short ones cost more than they save. Nor does it know how many rows
  // a file has: taken for few, all of them would be held in memory for a table that they refer to, instead of the other way round.
  await database.run(`SET disabled_optimizers = 'in_clause,build_side_probe_side'`);
  await database.run(`CREATE TABLE read_${table.table} AS
  SELECT ${columns.map(({name}) => `s.c_${name} AS c_${name}`).join(", ")}, s.row_fault AS fault,
    ${found.length ? `CASE WHEN s.row_fault IS NOT NULL THEN CASE s.row_fault ${found.join(" ")} END END` : "CAST(NULL AS VARCHAR)"} AS found
  FROM (SELECT s.*,
    CASE WHEN s.row_is_plain THEN ${cases(remaining)}
    ELSE ${cases(faults)} END AS row_fault
  FROM (SELECT s.*${list(columns.map(({name, value}) => `${value} AS c_${name}`))},
    ${quick.length ? quick.map(({name}) => `s.t_${name}`).join(" AND ") : "FALSE"} AS row_is_plain
  FROM (SELECT s.*${list(tests.after)}
  FROM (SELECT s.*${list([...joins].map(([name, {key}]) => `${key} AS r_${name}`))}
  FROM (SELECT s.*${list(tests.before)}
  FROM (SELECT s.*${list(quick.map(({name, value}) => `${value} AS q_${name}`))}
  FROM (${query}) AS s) AS s) AS s
    ${[...joins.values()].map(({sql}) => sql).join("\n    ")}) AS s) AS s) AS s) AS s`);
  await database.run(`SET disabled_optimizers = ''`);
}

/** @throws where a day or time comes as an instant: which day it is on depends on the zone */
function refuseInstants(table: ContractTable, {present, label}: TableInput): void {
  for (const [name, type] of present)
    if (type === "TIMESTAMP WITH TIME ZONE" && ["date", "month", "timestamp"].includes(table.columns[name].type))
      throw new SourceFault(
        `${label}: expected time_zone: in the settings, such as time_zone: Asia/Shanghai, since ${name} holds instants, which fall on other days in other zones; found none`
      );
}

/** Rows looked at to see whether ids come as numbers with a point. */
const firstRows = 5000;

/**
 * Takes the point off ids such as 1036.0: a data frame writes a column of whole numbers so where a cell is empty, and JSON
 * where it likes. Only where every id of the column is such a number, or a whole one: 1.0 beside 1.1 is a name.
 */
async function withoutPoints(database: Database, table: ContractTable, {query, present}: TableInput): Promise<string> {
  const ids = Object.entries(table.columns).flatMap(([name, column]) =>
    column.type === "id" && present.get(name) === "VARCHAR" ? [name] : []
  );
  if (!ids.length) return query;
  const pointed = (name: string) =>
    `count(*) FILTER (regexp_full_match(${quoted(name)}, '[0-9]+[.]0+')) AS ${quoted(name)}`;
  const seen = await database.counts(
    `SELECT ${ids.map(pointed).join(", ")} FROM (SELECT ${ids.map(quoted).join(", ")} FROM (${query}) LIMIT ${firstRows})`
  );
  const candidates = ids.filter((name) => seen[name] > 0);
  if (!candidates.length) return query;
  const others = await database.counts(
    `SELECT ${candidates.map((name) => `count(*) FILTER (trim(${quoted(name)}) <> '' AND NOT regexp_full_match(${quoted(name)}, '[0-9]+([.]0+)?')) AS ${quoted(name)}`).join(", ")} FROM (${query})`
  );
  const taken = candidates.filter((name) => others[name] === 0);
  // Beyond 2^53 digits are lost: those keep their point, and are set aside for it.
  const plain = taken.map(
    (name) =>
      `CASE WHEN TRY_CAST(regexp_extract(${quoted(name)}, '^[0-9]+') AS HUGEINT) < 9007199254740992 THEN regexp_extract(${quoted(name)}, '^[0-9]+') ELSE ${quoted(name)} END AS ${quoted(name)}`
  );
  return taken.length ? `SELECT * REPLACE (${plain.join(", ")}) FROM (${query})` : query;
}

/** Whether rows were set aside for a number that may be two. */
async function hasTwoNumbers(database: Database, table: ContractTable): Promise<boolean> {
  const {rows} = await database.counts(
    `SELECT count(*) AS rows FROM read_${table.table} WHERE starts_with(fault, 'format:')`
  );
  return rows > 0;
}

/** Of rows with one key the first stays, in the order in which the source has them; the others are set aside. */
async function markDuplicates(database: Database, table: ContractTable): Promise<Fault> {
  const key = table.key.map((name) => `c_${name}`).join(", ");
  const fault: Fault = {
    code: "duplicate",
    column: table.key[0],
    when: "",
    reason: {kind: "duplicate", columns: table.key}
  };
  // Keys that differ in their hash differ; only where some hashes are alike are the keys themselves looked at.
  const {rows, hashes} = await database.counts(
    `SELECT count(*) AS rows, count(DISTINCT hash(${key})) AS hashes FROM read_${table.table} WHERE fault IS NULL`
  );
  if (hashes === rows) return fault;
  const {repeated} = await database.counts(
    `SELECT count(*) AS repeated FROM (SELECT 1 FROM read_${table.table} WHERE fault IS NULL GROUP BY ${key} HAVING count(*) > 1)`
  );
  if (repeated > 0) {
    await database.run(`CREATE OR REPLACE TABLE read_${table.table} AS
      SELECT * REPLACE (CASE WHEN fault IS NULL AND row_number() OVER (PARTITION BY fault IS NULL, ${key} ORDER BY rowid) > 1 THEN 'duplicate' ELSE fault END AS fault)
      FROM read_${table.table}`);
  }
  return fault;
}

async function countReasons(
  database: Database,
  table: ContractTable,
  faults: readonly Fault[]
): Promise<SetAsideReason[]> {
  const rows = await database.rows(
    `SELECT fault, count(*) AS rows FROM set_aside_${table.table} GROUP BY fault ORDER BY rows DESC, fault`
  );
  return rows.map((row) => {
    const code = asText(row.fault);
    const fault = faults.find((candidate) => candidate.code === code);
    if (!fault) throw new Error(`${table.table}: unknown fault ${code}`);
    return {reason: fault.reason, rows: asNumber(row.rows), code};
  });
}

async function countFilled(
  database: Database,
  table: ContractTable,
  present: ReadonlyMap<string, string>
): Promise<ReadonlyMap<string, number>> {
  const names = [...present.keys()];
  if (!names.length) return new Map();
  return new Map(
    Object.entries(
      await database.counts(`SELECT ${names.map((name) => `count(${name}) AS ${name}`).join(", ")} FROM ${table.table}`)
    )
  );
}

function referenceIsThere(code: string, table: ContractTable, earlier: Intake): boolean {
  if (!code.startsWith("reference:")) return true;
  const column = table.columns[code.slice("reference:".length)];
  // Without a table to look into, a reference can't be wrong.
  return column.type === "id" && column.references !== undefined && earlier.has(column.references.split(".")[0]);
}

/** Tables after those that they refer to. */
function inOrderOfReference(contract: Contract): ContractTable[] {
  const ordered: ContractTable[] = [];
  const visit = (table: ContractTable, path: readonly string[]) => {
    if (ordered.includes(table)) return;
    if (path.includes(table.table))
      throw new DefinitionFault(
        `contract: expected references without a circle; found ${[...path, table.table].join(" → ")}`
      );
    for (const column of Object.values(table.columns)) {
      if (column.type !== "id" || column.references === undefined) continue;
      const target = contract.get(column.references.split(".")[0]);
      if (target && target !== table) visit(target, [...path, table.table]);
    }
    ordered.push(table);
  };
  for (const table of contract.values()) visit(table, []);
  return ordered;
}
