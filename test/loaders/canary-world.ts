import {mkdirSync, readdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {Database, literal} from "../../loaders/ground/database.js";
import {projectFolder} from "../../loaders/ground/project.js";
import {stored} from "../../loaders/ground/store.js";
import {readContract, type ContractTable} from "../../loaders/definitions/contract.js";
import {runPipeline} from "../../loaders/run/pipeline.js";
import {codeOfSamples, settingsFor, sharedSample} from "./shared.js";
import {worldOf, type World} from "./world.js";

/** Begins every id of others than units, and nothing else in the world. */
export const canary = "zqcanary";
/** Begins every id of a unit: those may appear. */
export const unitMark = "zqunit";

/**
 * A simulated operator in which nothing foretells anything, as a folder of CSV with ids that can be recognised, and a row of
 * each table twice; taken through the whole pipeline. Test files share it.
 */
export async function canaryWorld(): Promise<World> {
  const sample = await sharedSample({world: "null", customers: 3000, months: 24, lastMonth: "2026-09", seed: 3});
  const store = join(projectFolder, ".lab/test-worlds/canaries");
  const folder = await stored(store, "sample", codeOfSamples, async (unfinished) => {
    const raw = join(unfinished, "raw");
    mkdirSync(raw, {recursive: true});
    const database = await Database.open();
    try {
      for (const [table, rows] of await markedTables(database, sample.raw))
        // One row twice: what is set aside has canaries too.
        await database.run(
          `COPY (${rows} UNION ALL (${rows} LIMIT 1)) TO ${literal(join(raw, `${table}.csv`))} (HEADER)`
        );
    } finally {
      database.close();
    }
    writeFileSync(join(unfinished, "lab.config.yaml"), settingsFor("./raw"));
  });
  const measured = await runPipeline({settingsFile: join(folder, "lab.config.yaml"), store});
  return worldOf(join(folder, "raw"), measured);
}

/** The tables of a folder that the contract knows, as queries that mark their ids. */
async function markedTables(database: Database, raw: string): Promise<[table: string, rows: string][]> {
  const contract = readContract();
  const found: [string, string][] = [];
  for (const file of readdirSync(raw).filter((name) => name.endsWith(".parquet"))) {
    const table = contract.get(file.replace(".parquet", ""));
    if (!table) continue;
    const source = `read_parquet(${literal(join(raw, file))})`;
    const present = [...(await database.describe(`SELECT * FROM ${source}`)).keys()];
    found.push([table.table, `SELECT ${present.map((name) => marked(table, name)).join(", ")} FROM ${source}`]);
  }
  return found;
}

/** An id column's values, recognisable: those of units by another mark, since units may appear. */
function marked(table: ContractTable, name: string): string {
  const column = table.columns[name];
  if (column.type !== "id") return `"${name}"`;
  const isUnit = (column.references ?? `${table.table}.${name}`) === "org_units.unit_id";
  return `CASE WHEN "${name}" IS NULL THEN NULL ELSE '${isUnit ? unitMark : canary}-' || "${name}" END AS "${name}"`;
}
