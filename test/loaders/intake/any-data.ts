/** Data of any kind, damaged in any way, and what must hold of them once they are taken in. */
import fc from "fast-check";
import {Database} from "../../../loaders/ground/database.js";
import {readContract, type ContractColumn, type ContractTable} from "../../../loaders/definitions/contract.js";
import {ingest} from "../../../loaders/intake/intake.js";
import {writeTiny} from "../tiny.js";

const contract = readContract();
const someDay = fc
  .integer({min: 0, max: 700})
  .map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));
/** What goes wrong in cells, whatever their type. */
const damage = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "NULL",
    "N/A",
    "NaN",
    "inf",
    "-1",
    "3.5",
    "1e9",
    "0x1F",
    "99999999999999999999",
    "¥12",
    "１２",
    "true",
    "perhaps",
    "epoch",
    "1900-01-01",
    "2999-12-31",
    "2026-02-30",
    "30/09/2026",
    "2026-09-30 24:61:00",
    "2026-01-01T00:00:00Z",
    "\u200b",
    " A1",
    "a1",
    "001",
    "<script>",
    "=1+1",
    'quo"te',
    "line\nbreak",
    "逗，号",
    "'; DROP TABLE customers; --",
    "x".repeat(1200)
  ),
  fc.string({maxLength: 6, unit: "grapheme"}).filter((text) => !/[\0\uD800-\uDFFF]/.test(text))
);

/** A cell as a careful owner would fill it; ids come from few, so that keys repeat and references are found or not. */
function goodCell(column: ContractColumn): fc.Arbitrary<string> {
  switch (column.type) {
    case "id":
      return fc.integer({min: 1, max: 9}).map((i) => `A${i}`);
    case "text":
      return fc.constantFrom("one", "two", "套餐");
    case "boolean":
      return fc.constantFrom("true", "false");
    case "enum":
      return fc.constantFrom(...Object.keys(column.values));
    case "date":
      return someDay;
    case "month":
      return someDay.map((day) => `${day.slice(0, 7)}-01`);
    case "timestamp":
      return someDay.map((day) => `${day} 10:00:00`);
    case "integer":
      return fc
        .integer({min: column.minimum ?? -5, max: Math.min(column.maximum ?? 50, (column.minimum ?? 0) + 50)})
        .map(String);
  }
}

function rowsOf(table: ContractTable): fc.Arbitrary<Record<string, string>[]> {
  const cells = Object.fromEntries(
    Object.entries(table.columns).map(([name, column]) => [
      name,
      fc.oneof(
        {weight: 30, arbitrary: goodCell(column)},
        {weight: column.required ? 0 : 6, arbitrary: fc.constant("")},
        {weight: 1, arbitrary: damage}
      )
    ])
  );
  const optional = Object.entries(table.columns)
    .filter(([, column]) => !column.required || column.when_absent)
    .map(([name]) => name);
  return fc
    .tuple(
      fc.array(fc.record(cells), {maxLength: 9}),
      fc.oneof(
        {weight: 3, arbitrary: fc.constant<string[]>([])},
        {weight: 1, arbitrary: fc.subarray(optional, {maxLength: Math.min(2, optional.length)})}
      )
    )
    .map(([rows, without]) =>
      rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !without.includes(name))))
    );
}

/** Rows by table: some tables are absent, the others hold anything. */
export const anyData = fc.record(
  Object.fromEntries(
    [...contract.values()].map((table) => [
      table.table,
      fc.oneof({weight: 5, arbitrary: rowsOf(table)}, {weight: 1, arbitrary: fc.constant([])})
    ])
  )
);

/** What the contract forbids in rows that were taken in, written apart from the lab's own checks. */
function violations(
  {table, key, columns, checks}: ContractTable,
  present: ReadonlySet<string>,
  isThere: (table: string) => boolean
): readonly string[] {
  const found: string[] = [`SELECT 1 FROM ${table} GROUP BY ${key.join(", ")} HAVING count(*) > 1`];
  const bad = (condition: string) => found.push(`SELECT 1 FROM ${table} WHERE ${condition}`);
  for (const [name, column] of Object.entries(columns)) {
    if (!present.has(name)) continue;
    if (column.required) bad(`${name} IS NULL`);
    if (column.type === "enum")
      bad(
        `NOT list_contains([${Object.keys(column.values)
          .map((value) => `'${value}'`)
          .join(", ")}], ${name})`
      );
    if (column.type === "integer") bad(`${name} NOT BETWEEN ${column.minimum ?? -9e18} AND ${column.maximum ?? 9e18}`);
    if (column.type === "month") bad(`day(${name}) <> 1`);
    if (column.type === "date" || column.type === "month" || column.type === "timestamp")
      bad(`year(${name}) NOT BETWEEN 1900 AND 2099`);
    if (column.type === "id")
      bad(
        `${name} = '' OR ${name} <> trim(${name}) OR len(${name}) > 100 OR contains(${name}, chr(8203)) OR lower(${name}) IN ('null', 'n/a', 'nan')`
      );
    if (column.type === "text") bad(`trim(${name}) = '' OR len(${name}) > 1000`);
    const [target, targetKey] = column.type === "id" && column.references ? column.references.split(".") : [];
    if (target && target !== table && isThere(target))
      bad(
        `${name} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${target} AS other WHERE other.${targetKey} = ${table}.${name})`
      );
  }
  for (const check of checks) {
    if (
      !Object.values(check)
        .flat()
        .every((name: string) => present.has(name))
    )
      continue;
    if ("not_before" in check) bad(`${check.not_before[0]} < ${check.not_before[1]}`);
    if ("at_most" in check) bad(`${check.at_most[0]} > ${check.at_most[1]}`);
    if ("together" in check)
      bad(`len(list_distinct([${check.together.map((name) => `${name} IS NULL`).join(", ")}])) > 1`);
    if ("one_of" in check)
      bad(`coalesce(${check.one_of.map((name) => `CAST(${name} AS VARCHAR)`).join(", ")}) IS NULL`);
  }
  return found;
}

export interface TakenIn {
  readonly accepted: number;
  readonly setAside: number;
  /** What doesn't hold, in words: accepted + set aside = read in every table, and nothing accepted breaks the contract. */
  readonly faults: readonly string[];
}

/** Takes rows in and looks at what became of them. */
export async function takenIn(data: Readonly<Record<string, readonly Record<string, string>[]>>): Promise<TakenIn> {
  const tables = Object.fromEntries(Object.entries(data).filter(([, rows]) => rows.length > 0));
  const {folder, remove} = writeTiny({...tables, org_units: tables.org_units ?? []}, false);
  const database = await Database.open();
  let [accepted, setAside] = [0, 0];
  const faults: string[] = [];
  const same = (what: string, found: number | undefined, expected: number | undefined) => {
    if (found !== expected) faults.push(`${what}: expected ${expected}; found ${found}`);
  };
  try {
    const intake = await ingest(database, contract, folder);
    const count = async (sql: string) => Number((await database.rows(`SELECT count(*) AS n FROM (${sql})`))[0].n);
    for (const [name, rows] of Object.entries(tables)) {
      const met = intake.get(name);
      const table = contract.get(name);
      if (!table || !met) throw new Error(`expected ${name} to be read`);
      same(`${name}, read`, met.read, rows.length);
      same(`${name}, accepted and set aside`, met.accepted + met.setAside, rows.length);
      same(
        `${name}, reasons`,
        met.reasons.reduce((sum, reason) => sum + reason.rows, 0),
        met.setAside
      );
      same(`${name}, rows accepted`, await count(`SELECT 1 FROM ${name}`), met.accepted);
      same(`${name}, rows set aside`, await count(`SELECT 1 FROM set_aside_${name}`), met.setAside);
      accepted += met.accepted;
      setAside += met.setAside;
      const all = violations(table, met.present, (target) => tables[target] !== undefined);
      same(`${name}, accepted rows against the contract`, await count(all.join(" UNION ALL ")), 0);
    }
  } finally {
    database.close();
    remove();
  }
  return {accepted, setAside, faults};
}
