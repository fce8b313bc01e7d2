/** The published tables as the page of SQL reads them: names, columns, units, and the statement that loads one. */
import type {Bilingual} from "../published/systems.js";

/** number: a double. date: the first day of a month. */
export type SqlType = "text" | "integer" | "number" | "date" | "boolean";

interface SqlColumn {
  readonly name: string;
  readonly type: SqlType;
  /** Null for names and plain counts. */
  readonly unit: Bilingual | null;
  readonly says: Bilingual;
}

export interface SqlTable {
  readonly name: string;
  /** What one row is. */
  readonly row: Bilingual;
  readonly says: Bilingual;
  readonly rows: number;
  readonly columns: readonly SqlColumn[];
}

/** What stands in a result's cell; everything that is none of these has become text. A whole number beyond 2^53 is a bigint, so that it keeps its digits. */
export type SqlValue = string | number | bigint | boolean | null;

/** timestamp: `YYYY-MM-DD hh:mm:ss`; date: `YYYY-MM-DD`; both as text that sorts. */
export type SqlKind = "text" | "integer" | "number" | "date" | "timestamp" | "boolean";

/** A query to start from. */
export interface SqlExample {
  readonly id: string;
  readonly title: string;
  readonly sql: string;
}

export interface SqlRows {
  readonly columns: readonly {readonly name: string; readonly kind: SqlKind}[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** What the page of SQL loads: the tables, and what the first example answers, so that it shows before any script runs. */
export interface SqlPage {
  readonly tables: readonly SqlTable[];
  readonly first: {readonly en: SqlRows; readonly zh: SqlRows};
  /** Queries to start from; the first is the one that is answered. */
  readonly examples: {readonly en: readonly SqlExample[]; readonly zh: readonly SqlExample[]};
}

/** The name below `published/` of a table's rows. */
export function sqlFile(table: string): `sql-${string}.csv` {
  return `sql-${table}.csv`;
}

const types: Record<SqlType, string> = {
  text: "VARCHAR",
  integer: "INTEGER",
  number: "DOUBLE",
  date: "DATE",
  boolean: "BOOLEAN"
};

/** What loading needs to know of a table. */
export interface LoadedTable extends Pick<SqlTable, "name"> {
  readonly columns: readonly Pick<SqlColumn, "name" | "type">[];
}

/** The statement that makes a table of its file, the same natively and in the browser. Nothing is guessed from the text; texts are as `exactCsv` wrote them. */
export function loadStatement({name, columns}: LoadedTable, file: string): string {
  const typed = columns.map((column) => `'${column.name}': '${types[column.type]}'`).join(", ");
  const values = columns.map((column) =>
    column.type === "text" ? `url_decode("${column.name}") AS "${column.name}"` : `"${column.name}"`
  );
  return (
    `CREATE TABLE "${name}" AS SELECT ${values.join(", ")} FROM read_csv('${file.replaceAll("'", "''")}', header = true, auto_detect = false, delim = ',', ` +
    `quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, columns = {${typed}})`
  );
}
