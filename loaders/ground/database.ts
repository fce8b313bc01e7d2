import {
  DuckDBDataChunk,
  DuckDBDoubleVector,
  DuckDBInstance,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBValue
} from "@duckdb/node-api";
import {DatabaseFault, RoomFault} from "./faults.js";

export interface DatabaseOptions {
  readonly threads?: number;
  /** Such as `8GB`; what doesn't fit goes to disk beside the database file. */
  readonly memoryLimit?: string;
  /** Whether the file is thrown away in the end: then nothing is compressed, which would take as long as reading a CSV file. */
  readonly scratch?: boolean;
}

/** The most rows that DuckDB takes at a time. */
const rowsOfChunk = 2048;

/** A native DuckDB database. All SQL of the build runs through here. */
/** A row of a query's answer: DuckDB's own values by column name. */
export type Row = Record<string, DuckDBValue>;

export class Database {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection
  ) {}

  /** Opens `file`, or a database in memory. */
  static async open(file = ":memory:", {threads, memoryLimit, scratch}: DatabaseOptions = {}): Promise<Database> {
    const instance = await answered(() =>
      DuckDBInstance.create(file, {
        ...(threads ? {threads: String(threads)} : {}),
        ...(memoryLimit ? {memory_limit: memoryLimit} : {})
      })
    );
    const database = new Database(instance, await answered(() => instance.connect()));
    if (scratch) await database.run(`SET force_compression = 'uncompressed'`);
    return database;
  }

  async run(sql: string): Promise<void> {
    await answered(() => this.connection.run(sql));
  }

  /** The rows of a query, as DuckDB's own values by column name; for small results. */
  async rows(sql: string): Promise<Row[]> {
    return (await answered(() => this.connection.runAndReadAll(sql))).getRowObjects();
  }

  /** One row of numbers, such as counts, by column name. NULL is 0: a sum over nothing. */
  async counts(sql: string): Promise<Record<string, number>> {
    const [row] = await this.rows(sql);
    return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, asNumber(value)]));
  }

  /** The columns of a query, in order, each an array of DuckDB's own values. */
  async columns(sql: string): Promise<DuckDBValue[][]> {
    const reader = await answered(() => this.connection.runAndReadAll(sql));
    // Without a row the reader gives no columns at all.
    return reader.currentRowCount ? reader.getColumns() : Array.from({length: reader.columnCount}, () => []);
  }

  /**
   * Visits the rows of a query, some thousand at a time, without holding them all.
   *
   * @param sql a query whose columns are all DOUBLE
   * @param visit gets the number of rows and each column's values, of which the first so many hold; NULL is NaN. The next visit overwrites them.
   */
  async visit(sql: string, visit: (rows: number, columns: readonly Float64Array[]) => void): Promise<void> {
    const result = await answered(() => this.connection.stream(sql));
    const columns = Array.from({length: result.columnCount}, () => new Float64Array(rowsOfChunk));
    const next = () => answered(() => result.fetchChunk());
    for (let chunk = await next(); chunk && chunk.rowCount > 0; chunk = await next()) {
      const rows = chunk.rowCount;
      columns.forEach((values, k) => {
        const vector = chunk.getColumnVector(k);
        if (!(vector instanceof DuckDBDoubleVector))
          throw new Error(`expected DOUBLE in column ${k + 1}; found ${vector.type.toString()}`);
        for (let row = 0; row < rows; row++) values[row] = vector.getItem(row) ?? NaN;
      });
      visit(rows, columns);
    }
  }

  /**
   * Makes a table of texts and fills it from rows as they come in; it holds all of them or isn't there.
   *
   * @param names of the columns
   * @param batches rows, each with a text or null for every column
   */
  async fillTexts(
    table: string,
    names: readonly string[],
    batches: AsyncIterable<readonly (readonly (string | null)[])[]>
  ): Promise<void> {
    await this.run(
      `CREATE OR REPLACE TABLE ${quoted(table)} (${names.map((name) => `${quoted(name)} VARCHAR`).join(", ")})`
    );
    const appender = await this.connection.createAppender(table);
    const types = names.map(() => VARCHAR);
    let whole = false;
    try {
      for await (const batch of batches) {
        for (let start = 0; start < batch.length; start += rowsOfChunk) {
          const rows = batch.slice(start, start + rowsOfChunk);
          const chunk = DuckDBDataChunk.create(types, rows.length);
          chunk.setRows(rows);
          appender.appendDataChunk(chunk);
        }
      }
      whole = true;
    } finally {
      appender.closeSync();
      if (!whole) await this.run(`DROP TABLE ${quoted(table)}`);
    }
  }

  /** Names and types of a query's columns, without running it. */
  async describe(sql: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.rows(`DESCRIBE ${sql}`);
    return new Map(rows.map((row) => [asText(row.column_name), asText(row.column_type)]));
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

/**
 * What DuckDB says against a query has no class; here it gets one, by the names that DuckDB gives its errors.
 *
 * @throws {RoomFault} where disk or memory is full
 * @throws {DatabaseFault} for anything else
 */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (/No space left on device|File too large|max_temp_directory_size/.test(message))
      throw new RoomFault("expected room on the disk for what is computed; found it full", "disk", {cause: error});
    if (/^Out of Memory Error|failed to (allocate|pin)/.test(message))
      throw new RoomFault(
        "memory_limit: expected enough memory for what is computed; found it used up. Raise it, or leave it out of the settings.",
        "memory",
        {cause: error}
      );
    throw new DatabaseFault(message, {cause: error});
  }
}

/** A number out of DuckDB: integers of any width become doubles. NULL is 0. */
export function asNumber(value: DuckDBValue | undefined): number {
  if (value === null || value === undefined) return 0;
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  throw new Error(`expected a number from DuckDB; found ${typeof value}`);
}

/** A text out of DuckDB. */
export function asText(value: DuckDBValue | undefined): string {
  if (typeof value === "string") return value;
  throw new Error(`expected a text from DuckDB; found ${value === null ? "NULL" : typeof value}`);
}

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Ids as an SQL list. */
export function listed(ids: readonly string[]): string {
  return ids.map(literal).join(", ");
}
