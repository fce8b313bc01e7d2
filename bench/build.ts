import {mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Database, literal, quoted} from "../loaders/ground/database.js";
import {readSettings} from "../loaders/definitions/settings.js";
import {pathsOf, sourcesOf} from "../loaders/run/pipeline.js";
import {StageClock, stageTable, type StageTaken} from "../loaders/run/stages.js";
import {buildSite} from "../loaders/site/build.js";
import {clocked, rounded, say} from "./clock.js";

const threads = 2;

/**
 * Builds the site of the settings (`LAB_CONFIG`, or the default operator) into an empty store, and says what each stage took.
 * In the same run DuckDB alone reads the same tables and makes one aggregate of each: the least that anyone must do.
 */
export async function bench(): Promise<Readonly<Record<string, unknown>>> {
  const home = mkdtempSync(join(tmpdir(), "lab-bench-"));
  process.env.LAB_STORE = join(home, "store");
  try {
    const settings = readSettings(pathsOf({}).settingsFile);
    if (!("sample" in settings.source)) throw new Error("build: expected settings of a simulated operator");
    const clock = new StageClock();
    await buildSite({output: join(home, "site"), threads, progress: (step) => void clock.enter(step)});
    const stages = clock.end();
    say(stageTable(stages));
    const source = await sourcesOf(settings, {}, false);
    if (source.kind !== "folder") throw new Error("build: expected the tables of the simulated operator in a folder");
    const [rows, plain] = await clocked(() => readPlainly(source.folder));
    say(`DuckDB's own reading and one aggregate of each table: ${plain.clock.toFixed(1)} s`);
    const all = (part: "clock" | "processor") => stages.reduce((sum, stage) => sum + stage[part], 0);
    return {
      ratio: rounded(all("clock") / plain.clock),
      ratio_processor: rounded(all("processor") / plain.processor),
      seconds: rounded(all("clock")),
      processor_seconds: rounded(all("processor")),
      peak_gb: rounded(Math.max(...stages.map(({memory}) => memory))),
      processors_busy: rounded(all("processor") / all("clock") / threads),
      rows,
      stages: stages.map(({name, clock: seconds, processor, memory}: StageTaken) => ({
        name,
        seconds: rounded(seconds),
        processor_seconds: rounded(processor),
        peak_gb: rounded(memory)
      }))
    };
  } finally {
    rmSync(home, {recursive: true, force: true});
  }
}

/** Reads each table with one aggregate over all of its columns; gives the number of rows. */
async function readPlainly(folder: string): Promise<number> {
  const database = await Database.open(":memory:", {threads});
  let rows = 0;
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".parquet"))) {
    const table = `read_parquet(${literal(join(folder, file))})`;
    const columns = [...(await database.describe(`SELECT * FROM ${table}`)).keys()];
    const counted = columns.map((column) => `approx_count_distinct(${quoted(column)})`).join(", ");
    rows += (await database.counts(`SELECT n FROM (SELECT count(*) AS n, ${counted} FROM ${table})`)).n;
  }
  database.close();
  return rows;
}
