/** Half the data work too: tables that aren't there are made from what the others say, and it is said that they were. */
import {asNumber, asText, literal, quoted, type Database} from "../ground/database.js";
import type {Contract, ContractTable} from "../definitions/contract.js";
import type {Derivation, Intake, TableIntake} from "./table-intake.js";

/** The unit that stands for the whole operator where there is no table of units. */
const wholeOperator = {id: "company", name: "全公司", nameEn: "Whole company"} as const;

/**
 * Makes what is needed and isn't there:
 * units (one for the whole operator, one below it for each unit id seen), customers (one for each id
 * seen), the home unit of customers (the one at the top), and offers from counts of them. Agents, lines and
 * contacts aren't made: what needs them isn't measurable. Columns that nobody told stay empty, and so
 * whatever needs them stays not measurable.
 *
 * @param intake what was read; gets an entry for each table made
 */
export async function makeDerivedTables(
  database: Database,
  contract: Contract,
  intake: Map<string, TableIntake>
): Promise<void> {
  if (intake.size === 0) return;
  for (const table of contract.values()) await makeFromCounts(database, table, intake);
  await makeUnits(database, contract, intake);
  await makeCustomers(database, contract, intake);
  await fillTopUnit(database, contract, intake);
}

/** A table whose rows stand for as many rows of another: a count n with a accepted is n offers, a of them accepted. */
async function makeFromCounts(
  database: Database,
  {table, stands_in_for: target}: ContractTable,
  intake: Map<string, TableIntake>
): Promise<void> {
  if (target !== "offers" || !isThere(intake, table) || intake.has(target)) return;
  await database.run(`INSERT INTO offers BY NAME
    SELECT customer_id || ' ' || CAST(month AS VARCHAR) || ' ' || CAST(turn AS VARCHAR) AS offer_id, customer_id,
      CAST(month AS TIMESTAMP) AS offered_at, turn <= accepted AS accepted
    FROM (SELECT customer_id, month, accepted, unnest(range(1, contacts + 1)) AS turn FROM ${quoted(table)}) AS turns
    ORDER BY customer_id, month, turn`);
  await note(database, intake, target, ["offer_id", "customer_id", "offered_at", "accepted"], {
    how: "counts",
    from: [table]
  });
}

async function makeUnits(database: Database, contract: Contract, intake: Map<string, TableIntake>): Promise<void> {
  if (!contract.has("org_units") || intake.has("org_units")) return;
  const seen = seenIn(contract, intake, "org_units.unit_id");
  const ids = seen.length ? seen.map(({sql}) => sql).join(" UNION ") : "SELECT NULL AS id WHERE FALSE";
  const {taken} = await database.counts(
    `SELECT count(*) AS taken FROM (${ids}) AS seen WHERE starts_with(id, ${literal(wholeOperator.id)})`
  );
  const top = wholeOperator.id + "_".repeat(taken);
  await database.run(`INSERT INTO org_units BY NAME
    SELECT ${literal(top)} AS unit_id, CAST(NULL AS VARCHAR) AS parent_id, ${literal(wholeOperator.name)} AS name, ${literal(wholeOperator.nameEn)} AS name_en, 'company' AS kind
    UNION ALL
    SELECT id AS unit_id, ${literal(top)} AS parent_id, id AS name, CAST(NULL AS VARCHAR) AS name_en, 'unit' AS kind FROM (${ids}) AS seen WHERE id IS NOT NULL
    ORDER BY unit_id`);
  await note(database, intake, "org_units", ["unit_id", "parent_id", "name", "kind"], {
    how: "ids",
    from: tablesOf(seen)
  });
  await remarkAlike(database, intake, tablesOf(seen), "org_units", "unit_id");
}

async function makeCustomers(database: Database, contract: Contract, intake: Map<string, TableIntake>): Promise<void> {
  if (!contract.has("customers") || intake.has("customers")) return;
  const seen = seenIn(contract, intake, "customers.customer_id");
  if (!seen.length) return;
  await database.run(
    `INSERT INTO customers BY NAME SELECT id AS customer_id FROM (${seen.map(({sql}) => sql).join(" UNION ")}) AS seen WHERE id IS NOT NULL ORDER BY id`
  );
  await note(database, intake, "customers", ["customer_id"], {how: "ids", from: tablesOf(seen)});
  await remarkAlike(database, intake, tablesOf(seen), "customers", "customer_id");
}

/** Remarks on ids that would be one if they were written alike: they stay two, and their owner is told. */
async function remarkAlike(
  database: Database,
  intake: Map<string, TableIntake>,
  from: readonly string[],
  table: string,
  key: string
): Promise<void> {
  const met = intake.get(from[0] ?? "");
  if (!met) return;
  const rows =
    await database.rows(`SELECT CAST(count(*) OVER () AS INTEGER) AS groups, min(${key}) AS one, max(${key}) AS other FROM ${table}
    GROUP BY lower(ltrim(regexp_replace(${key}, '[.]0+$', ''), '0')) HAVING count(*) > 1 ORDER BY one LIMIT 1`);
  const [pair] = rows;
  if (!pair) return;
  intake.set(from[0], {
    ...met,
    remarks: [
      ...(met.remarks ?? []),
      {
        kind: "ids_alike",
        column: key,
        tables: from,
        groups: asNumber(pair.groups),
        example: [asText(pair.one), asText(pair.other)]
      }
    ]
  });
}

/** Columns that stand for the unit at the top where their source lacks them. */
async function fillTopUnit(database: Database, contract: Contract, intake: Map<string, TableIntake>): Promise<void> {
  for (const table of contract.values()) {
    const met = intake.get(table.table);
    if (!met) continue;
    for (const [name, column] of Object.entries(table.columns)) {
      if (column.when_absent !== "top_unit" || met.present.has(name)) continue;
      await database.run(`UPDATE ${quoted(table.table)} SET ${quoted(name)} = (
        SELECT unit_id FROM org_units WHERE parent_id IS NULL ORDER BY CASE WHEN kind = 'company' THEN 0 ELSE 1 END, unit_id LIMIT 1)`);
      const {rows} = await database.counts(`SELECT count(${quoted(name)}) AS rows FROM ${quoted(table.table)}`);
      if (rows === 0) continue;
      intake.set(table.table, {
        ...met,
        present: new Set([...met.present, name]),
        filled: new Set([...met.filled, name]),
        derivedColumns: new Map([...(met.derivedColumns ?? []), [name, {how: "top_unit", from: [], rows}]])
      });
    }
  }
}

interface Seen {
  readonly table: string;
  readonly sql: string;
}

/** Where ids of a key are spoken of: every column of a table that was read and refers to it. */
function seenIn(contract: Contract, intake: Intake, key: string): Seen[] {
  return [...contract.values()].flatMap(({table, columns}) =>
    Object.entries(columns).flatMap(([name, column]): Seen[] =>
      column.type === "id" && column.references === key && intake.get(table)?.filled.has(name) === true
        ? [{table, sql: `SELECT DISTINCT ${quoted(name)} AS id FROM ${quoted(table)}`}]
        : []
    )
  );
}

function tablesOf(seen: readonly Seen[]): string[] {
  return [...new Set(seen.map(({table}) => table))].sort();
}

function isThere(intake: Intake, table: string): boolean {
  return (intake.get(table)?.accepted ?? 0) > 0;
}

async function note(
  database: Database,
  intake: Map<string, TableIntake>,
  table: string,
  columns: readonly string[],
  {how, from}: Pick<Derivation, "how" | "from">
): Promise<void> {
  const {rows} = await database.counts(`SELECT count(*) AS rows FROM ${quoted(table)}`);
  const present = new Set(columns);
  intake.set(table, {
    read: 0,
    accepted: 0,
    setAside: 0,
    reasons: [],
    present,
    filled: rows > 0 ? present : new Set(),
    unknown: [],
    derived: {how, from, rows}
  });
}
