import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import type {SampleSettings} from "../../../loaders/sample/generate.js";
import {sharedSample} from "../shared.js";

const smallSettings: SampleSettings = {
  world: "gamed",
  customers: 3000,
  months: 24,
  lastMonth: "2026-09",
  seed: 7
};

/** A generated operator and a connection on which every table is a view of its name. */
export interface Generated {
  rows(sql: string): Promise<Record<string, unknown>[]>;
  /** The only value of a query that gives one number. */
  number(sql: string): Promise<number>;
  close(): void;
}

/** Finds or makes an operator, which other test files may read too. */
export async function generated(changed: Partial<SampleSettings> = {}): Promise<Generated> {
  const {raw, truth} = await sharedSample({...smallSettings, ...changed});
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  for (const one of [raw, truth]) await viewAll(connection, one);
  const rows = async (sql: string): Promise<Record<string, unknown>[]> =>
    (await connection.runAndReadAll(sql)).getRowObjectsJson();
  return {
    rows,
    number: async (sql) => Number(Object.values((await rows(sql))[0])[0]),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    }
  };
}

async function viewAll(connection: DuckDBConnection, folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const table = name.replace(".parquet", "");
    const files = name.endsWith(".parquet") ? join(folder, name) : join(folder, name, "*.parquet");
    await connection.run(`CREATE VIEW ${table} AS SELECT * FROM read_parquet('${files}')`);
  }
}
