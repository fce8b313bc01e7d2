import {existsSync, mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {generateSample, type SampleSettings} from "../../../loaders/sample/generate.js";

const smallSettings: SampleSettings = {
  world: "gamed",
  customers: 3000,
  months: 24,
  lastMonth: "2026-09",
  seed: 11
};

/** A generated operator and a connection on which every table is a view of its name. */
export interface Generated {
  readonly folder: string;
  readonly truthFolder: string;
  rows(sql: string): Promise<Record<string, unknown>[]>;
  /** The only value of a query that gives one number. */
  number(sql: string): Promise<number>;
  close(): void;
}

export async function generated(changed: Partial<SampleSettings> = {}, threads = 1): Promise<Generated> {
  const base = mkdtempSync(join(tmpdir(), "sample-"));
  const folder = join(base, "data");
  const truthFolder = join(base, "truth");
  await generateSample({...smallSettings, ...changed}, folder, {threads, truthFolder});
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  for (const one of [folder, truthFolder]) await viewAll(connection, one);
  const rows = async (sql: string): Promise<Record<string, unknown>[]> =>
    (await connection.runAndReadAll(sql)).getRowObjectsJson();
  return {
    folder,
    truthFolder,
    rows,
    number: async (sql) => Number(Object.values((await rows(sql))[0])[0]),
    close: () => {
      connection.closeSync();
      instance.closeSync();
      rmSync(base, {recursive: true, force: true});
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
