import {mkdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {DOUBLE, DuckDBDataChunk, DuckDBInstance, INTEGER, type DuckDBConnection} from "@duckdb/node-api";
import type {OrgUnit} from "./company.js";
import {columnNames, customerTableNames, customerTables, type CustomerTable, type Encoding} from "./tables.js";

const chunkRows = 2048;

/** Stages simulated rows in DuckDB and writes them as Parquet, one file or a folder of parts a table. */
export class ParquetWriter {
  private part = 0;

  private constructor(private readonly connection: DuckDBConnection, private readonly folder: string, private readonly inParts: boolean) {}

  /** @param inParts whether a table becomes a folder of part files rather than one file */
  static async open(folder: string, inParts: boolean): Promise<ParquetWriter> {
    mkdirSync(folder, {recursive: true});
    // One thread and kept insertion order: the same rows always make the same bytes.
    const instance = await DuckDBInstance.create(":memory:", {threads: "1", preserve_insertion_order: "true"});
    const writer = new ParquetWriter(await instance.connect(), folder, inParts);
    for (const table of customerTableNames) {
      rmSync(join(folder, table), {recursive: true, force: true});
      rmSync(join(folder, `${table}.parquet`), {force: true});
      if (inParts) mkdirSync(join(folder, table));
      await writer.stage(table);
    }
    return writer;
  }

  private async stage(table: CustomerTable): Promise<void> {
    const columns = Object.entries<Encoding>(customerTables[table]).map(([name, encoding]) => `${name} ${encoding.as === "id" ? "DOUBLE" : "INTEGER"}`);
    await this.connection.run(`CREATE OR REPLACE TABLE ${table} (${columns.join(", ")})`);
  }

  /** Adds rows laid out row by row, as `RowBuffer.take` gives them. */
  async append(table: CustomerTable, values: Float64Array): Promise<void> {
    const encodings = Object.values<Encoding>(customerTables[table]);
    const width = encodings.length;
    const rows = values.length / width;
    const appender = await this.connection.createAppender(table);
    const chunk = DuckDBDataChunk.create(encodings.map(({as}) => (as === "id" ? DOUBLE : INTEGER)));
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
    appender.closeSync();
  }

  /** Writes what is staged and forgets it. Rows were staged in the order of customers, so the order is total. */
  async flush(): Promise<void> {
    const part = `part-${String(this.part++).padStart(4, "0")}.parquet`;
    for (const table of customerTableNames) {
      const file = this.inParts ? join(this.folder, table, part) : join(this.folder, `${table}.parquet`);
      const columns = columnNames(table).map((name) => `${decode(String(name), customerTables[table])} AS ${String(name)}`);
      await this.connection.run(`COPY (SELECT ${columns.join(", ")} FROM ${table}) TO '${file}' (FORMAT parquet, COMPRESSION zstd)`);
      await this.stage(table);
    }
  }

  async writeUnits(units: readonly OrgUnit[]): Promise<void> {
    const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
    const id = (number: number | undefined): string => (number === undefined ? "NULL" : `'U${String(number).padStart(4, "0")}'`);
    const rows = units.map((unit) => `(${[id(unit.number), id(unit.parent), text(unit.name), text(unit.nameEn), text(unit.kind)].join(", ")})`);
    await this.connection.run(
      `COPY (SELECT * FROM (VALUES ${rows.join(", ")}) AS units(unit_id, parent_id, name, name_en, kind) ORDER BY unit_id) ` +
        `TO '${join(this.folder, "org_units.parquet")}' (FORMAT parquet, COMPRESSION zstd)`
    );
  }

  close(): void {
    this.connection.closeSync();
  }
}

/** The SQL that turns a staged number into what the contract asks for. */
function decode(name: string, layout: Readonly<Record<string, Encoding>>): string {
  const encoding = layout[name];
  switch (encoding.as) {
    case "id":
      return `'${encoding.prefix}' || lpad(${name}::BIGINT::VARCHAR, ${encoding.digits}, '0')`;
    case "code":
      return `[${encoding.values.map((value) => `'${value}'`).join(", ")}][${name} + 1]`;
    case "boolean":
      return `${name} = 1`;
    case "date":
      return `DATE '1970-01-01' + ${name}`;
    case "timestamp":
      return `make_timestamp(${name}::BIGINT * 1000000)`;
    case "integer":
      return `${name}::BIGINT`;
  }
}
