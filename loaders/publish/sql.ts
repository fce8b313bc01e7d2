import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {exactCsv} from "../../src/model/sql/csv.js";
import {usualCurrency} from "../../src/language/currency.js";
import {sqlExampleWords} from "../../src/language/sql-examples.js";
import {sqlExamples} from "../../src/model/sql/examples.js";
import {
  loadStatement,
  type LoadedTable,
  sqlFile,
  type SqlKind,
  type SqlPage,
  type SqlRows,
  type SqlTable,
  type SqlValue
} from "../../src/model/sql/schema.js";
import {Database} from "../ground/database.js";
import {once} from "../privacy/once-per-run.js";
import type {Publication, PublicationContext} from "../privacy/publication.js";
import {columnsIn, type SqlSources} from "./sql-table.js";
import {sqlTables} from "./sql-tables.js";
import type {Provenance} from "../privacy/provenance.js";

/** The tables hold figures of other files alone. */
const tablesDeclared: Provenance = {"": {of: "shown", over: "compare.json, brief.json and cohorts.json"}};

interface Made {
  readonly tables: readonly SqlTable[];
  readonly files: ReadonlyMap<string, string>;
}

async function makeAll(context: PublicationContext, sources: SqlSources): Promise<Made> {
  context.progress("tables of the SQL page");
  const tables: SqlTable[] = [];
  const files = new Map<string, string>();
  for (const {rowsOf, columns, ...named} of sqlTables) {
    const about = {...named, columns: columnsIn(context.site.currency ?? usualCurrency, columns)};
    const rows = (await rowsOf(context, sources)) ?? [];
    files.set(
      sqlFile(about.name),
      exactCsv(
        about.columns.map(({name}) => name),
        rows
      )
    );
    if (rows.length > 0) tables.push({...about, rows: rows.length});
  }
  return {tables, files};
}

/** The files of the page of SQL: the rows of each table, and what the tables are; all of them from the same rows. */
export function sqlPublications(sources: SqlSources): readonly Publication[] {
  const made = once((context) => makeAll(context, sources));
  return [
    ...sqlTables.map(({name}): Publication => ({
      name: sqlFile(name),
      sums: tablesDeclared,
      make: async (context) => new TextEncoder().encode((await made(context)).files.get(sqlFile(name)) ?? "")
    })),
    {
      name: "sql.json",
      sums: {first: tablesDeclared[""], tables: tablesDeclared[""]},
      async make(context): Promise<SqlPage> {
        const {tables, files} = await made(context);
        const {indicators} = context.site;
        const examples = {
          en: sqlExamples("en", indicators, sqlExampleWords.en),
          zh: sqlExamples("zh", indicators, sqlExampleWords.zh)
        };
        // A table without rows isn't on the page, but an example may still ask it: the answer is then empty.
        return withTables(
          sqlTables,
          (table) => files.get(sqlFile(table)) ?? "",
          async (database) => ({
            tables,
            first: {
              en: await answer(database, examples.en[0].sql),
              zh: await answer(database, examples.zh[0].sql)
            },
            examples
          })
        );
      }
    }
  ];
}

/** Opens a native database with the published tables in it, as the page's own holds them. */
export async function withTables<T>(
  tables: readonly LoadedTable[],
  csvOf: (table: string) => string,
  work: (database: Database) => Promise<T>
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "lab-sql-"));
  const database = await Database.open(":memory:", {threads: 1});
  try {
    for (const table of tables) {
      const file = join(folder, sqlFile(table.name));
      writeFileSync(file, csvOf(table.name));
      await database.run(loadStatement(table, file));
    }
    return await work(database);
  } finally {
    database.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

/** What the native engine answers. Its values are those of the page's engine: numbers, texts, dates as text. */
export async function answer(database: Database, sql: string): Promise<SqlRows> {
  const types = [...(await database.describe(sql)).entries()];
  const columns = await database.columns(sql);
  return {
    columns: types.map(([name, type]) => ({name, kind: kindOf(type)})),
    rows: (columns[0] ?? []).map((_, row) => columns.map((values) => plain(values[row])))
  };
}

function kindOf(type: string): SqlKind {
  if (/^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|U(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT))$/.test(type))
    return "integer";
  if (/^(DOUBLE|FLOAT|DECIMAL)/.test(type)) return "number";
  if (type === "DATE") return "date";
  if (type.startsWith("TIMESTAMP")) return "timestamp";
  return type === "BOOLEAN" ? "boolean" : "text";
}

function plain(value: unknown): SqlValue {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  return typeof value === "bigint" ? Number(value) : String(value);
}
