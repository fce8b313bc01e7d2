import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {runPipeline} from "../../loaders/run/pipeline.js";
import {generateSample, type World as SampleWorld} from "../../loaders/sample/generate.js";
import type {DataPage} from "../../src/model/published/data.js";
import type {Compare} from "../../src/model/published/compare.js";
import type {Brief} from "../../src/model/published/brief.js";

export interface World {
  /** The raw Parquet files, as a user's folder. */
  readonly raw: string;
  readonly brief: Brief;
  readonly compare: Compare;
  readonly data: DataPage;
  /** The folder of all that pages load. */
  readonly published: string;
  readonly remove: () => void;
}

interface WorldSettings {
  readonly customers?: number;
  readonly months?: number;
  readonly seed?: number;
  readonly world?: SampleWorld;
  readonly threads?: number;
}

/** A small simulated operator, taken through the whole pipeline as a user's folder of Parquet would be. */
export async function makeWorld({
  customers = 3000,
  months = 24,
  seed = 7,
  world = "gamed",
  threads
}: WorldSettings = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "lab-world-"));
  const raw = join(folder, "raw");
  await generateSample({world, customers, months, lastMonth: "2026-09", seed}, raw, threads ? {threads} : {});
  return takeFolder(raw, folder, threads);
}

/** Takes a folder of contract tables through the pipeline, with a store of its own below `folder`. */
export async function takeFolder(raw: string, folder: string, threads?: number): Promise<World> {
  const settingsFile = join(folder, "lab.config.yaml");
  writeFileSync(
    settingsFile,
    `operator: {en: Test, zh: 测试}\nsource: {folder: ${JSON.stringify(raw)}}\ncompare: {legacy: reception-kpis, challenger: operate-the-customer}\nleague: city\nprivacy_floor: 10\n`
  );
  const published = join(
    await runPipeline({settingsFile, store: join(folder, "store"), ...(threads ? {threads} : {})}),
    "published"
  );
  const read = (name: string) => JSON.parse(readFileSync(join(published, name), "utf8"));
  return {
    raw,
    published,
    brief: read("brief.json"),
    compare: read("compare.json"),
    data: read("data.json"),
    remove: () => rmSync(folder, {recursive: true, force: true})
  };
}
