import {publishedIn} from "../../loaders/run/read-published.js";
import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {runPipeline} from "../../loaders/run/pipeline.js";
import type {World as SampleWorld} from "../../loaders/sample/generate.js";
import type {Brief} from "../../src/model/published/brief.js";
import type {Compare} from "../../src/model/published/compare.js";
import type {DataPage} from "../../src/model/published/data.js";
import type {SystemFile, SystemList} from "../../src/model/published/system-files.js";
import {settingsFor, sharedSample} from "./shared.js";

export interface World {
  /** The raw Parquet files, as a user's folder. */
  readonly raw: string;
  readonly brief: Brief;
  readonly compare: Compare;
  readonly data: DataPage;
  readonly systems: SystemList;
  readonly systemFiles: readonly SystemFile[];
  /** The folder of all that pages load. */
  readonly published: string;
}

interface WorldSettings {
  readonly customers?: number;
  readonly months?: number;
  readonly seed?: number;
  readonly world?: SampleWorld;
}

/**
 * A small simulated operator, taken through the whole pipeline as a user's folder of Parquet would be. Test files
 * share it, and read it alone.
 */
export async function sharedWorld({
  customers = 3000,
  months = 24,
  seed = 7,
  world = "gamed"
}: WorldSettings = {}): Promise<World> {
  const {raw, store, settingsFile} = await sharedSample({world, customers, months, lastMonth: "2026-09", seed});
  return worldOf(raw, await runPipeline({settingsFile, store}));
}

/** Takes a folder of contract tables through the pipeline, with settings and a store of its own below `folder`. */
export async function takeFolder(raw: string, folder: string, threads?: number): Promise<World> {
  const settingsFile = join(folder, "lab.config.yaml");
  writeFileSync(settingsFile, settingsFor(raw));
  return worldOf(raw, await runPipeline({settingsFile, store: join(folder, "store"), ...(threads ? {threads} : {})}));
}

/** What the pipeline made of a folder of tables. */
export function worldOf(raw: string, measured: string): World {
  const published = join(measured, "published");
  const systems = publishedIn(published, "systems.json");
  return {
    raw,
    published,
    brief: publishedIn(published, "brief.json"),
    compare: publishedIn(published, "compare.json"),
    data: publishedIn(published, "data.json"),
    systems,
    systemFiles: systems.systems.map(({file}) => publishedIn(published, file))
  };
}
