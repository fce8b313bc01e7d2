import {mkdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {
  DOUBLE,
  DuckDBDataChunk,
  DuckDBInstance,
  INTEGER,
  type DuckDBAppender,
  type DuckDBConnection
} from "@duckdb/node-api";
import type {Encoding, Layout} from "./tables.js";

const chunkRows = 2048;

/** Whether a column is staged as DOUBLE: ids and sums go beyond 32 bits. */
const wide = ({as}: Encoding): boolean => as === "id" || as === "integer" || as === "real";

/** Stages simulated rows in DuckDB and writes them as Parquet, one file or a folder of parts a table. */
export class ParquetWriter {
  private readonly parts = new Map<string, number>();
  /** Open until their table is flushed: closing one costs more than many appends. */
  private readonly appenders = new Map<string, DuckDBAppender>();

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    private readonly folder: string
  ) {}

  static async open(folder: string): Promise<ParquetWriter> {
    mkdirSync(folder, {recursive: true});
    // One thread and kept insertion order: the same rows always make the same bytes.
    const instance = await DuckDBInstance.create(":memory:", {threads: "1", preserve_insertion_order: "true"});
    return new ParquetWriter(instance, await instance.connect(), folder);
  }

  /** Makes room for a table and removes what an earlier run left of it. */
  async declare(table: string, layout: Layout): Promise<void> {
    rmSync(join(this.folder, table), {recursive: true, force: true});
    rmSync(join(this.folder, `${table}.parquet`), {force: true});
    await this.stage(table, layout);
  }

  private async stage(table: string, layout: Layout): Promise<void> {
    const columns = Object.entries(layout).map(
      ([name, encoding]) => `${name} ${wide(encoding) ? "DOUBLE" : "INTEGER"}`
    );
    await this.connection.run(`CREATE OR REPLACE TABLE ${table} (${columns.join(", ")})`);
  }

  /** Adds rows laid out row by row, as `RowBuffer.take` gives them. */
  async append(table: string, layout: Layout, values: Float64Array): Promise<void> {
    const encodings = Object.values(layout);
    const width = encodings.length;
    const rows = values.length / width;
    if (rows === 0) return;
    const appender = this.appenders.get(table) ?? (await this.connection.createAppender(table));
    this.appenders.set(table, appender);
    const chunk = DuckDBDataChunk.create(encodings.map((encoding) => (wide(encoding) ? DOUBLE : INTEGER)));
    for (let first = 0; first < rows; first += chunkRows) {
      const count = Math.min(chunkRows, rows - first);
      chunk.reset();
      chunk.rowCount = count;
      for (let column = 0; column < width; column++) {
        const vector = chunk.getColumnVector(column);
        for (let row = 0, at = first * width + column; row < count; row++, at += width) {
          vector.setItem(row, Number.isNaN(values[at]) ? null : values[at]);
        }
        vector.flush();
      }
      appender.appendDataChunk(chunk);
    }
  }

  /**
   * Writes what is staged of a table and forgets it. Rows were staged in the order of their keys, so the order is total.
   *
   * @param asPart whether the table becomes a folder, of which this is the next part
   */
  async flush(table: string, layout: Layout, asPart: boolean): Promise<void> {
    let file = join(this.folder, `${table}.parquet`);
    if (asPart) {
      const part = this.parts.get(table) ?? 0;
      this.parts.set(table, part + 1);
      mkdirSync(join(this.folder, table), {recursive: true});
      file = join(this.folder, table, `part-${String(part).padStart(4, "0")}.parquet`);
    }
    this.appenders.get(table)?.closeSync();
    this.appenders.delete(table);
    const columns = Object.entries(layout).map(([name, encoding]) => `${decode(name, encoding)} AS ${name}`);
    await this.connection.run(
      `COPY (SELECT ${columns.join(", ")} FROM ${table}) TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd)`
    );
    await this.stage(table, layout);
  }

  close(): void {
    for (const appender of this.appenders.values()) appender.closeSync();
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The SQL that turns a staged number into what the contract asks for. */
function decode(name: string, encoding: Encoding): string {
  switch (encoding.as) {
    case "id":
      return `'${encoding.prefix}' || lpad(${name}::BIGINT::VARCHAR, ${encoding.digits}, '0')`;
    case "code":
      return `[${encoding.values.map(literal).join(", ")}][${name} + 1]`;
    case "boolean":
      return `${name} = 1`;
    case "date":
      return `DATE '1970-01-01' + ${name}`;
    case "timestamp":
      return `make_timestamp(${name}::BIGINT * 1000000)`;
    case "integer":
      return `${name}::BIGINT`;
    case "real":
      return name;
  }
}
