import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {Database} from "../../../loaders/ground/database.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {readSettings} from "../../../loaders/definitions/settings.js";
import {ingest} from "../../../loaders/intake/intake.js";
import {type Intake} from "../../../loaders/intake/table-intake.js";
import {planSources} from "../../../loaders/intake/sources.js";

const contract = readContract();

/** A new folder with these files, and the means to take it away. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): {
  readonly folder: string;
  readonly remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), "lab-sources-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true});
    writeFileSync(join(folder, name), content);
  }
  return {folder, remove: () => rmSync(folder, {recursive: true, force: true})};
}

/** What a person writes into `lab.config.yaml` under `source`. */
export function settingsOf(source: string, more = ""): string {
  return `operator: {en: Test, zh: 测试}\nsource:\n${source.replace(/^\n/, "").replace(/^/gm, "  ")}\ncompare: {legacy: reception-kpis, challenger: operate-the-customer}\nleague: company\nprivacy_floor: 10\n${more}`;
}

export interface Taken {
  readonly intake: Intake;
  /** Rows of a query over the contract's tables, as JSON has them. */
  rows(sql: string): Promise<unknown>;
  close(): void;
}

/** Takes in what the settings of a folder say of sources. */
export async function takeSettings(folder: string, source: string, more = ""): Promise<Taken> {
  const settingsFile = join(folder, "lab.config.yaml");
  writeFileSync(settingsFile, settingsOf(source, more));
  const database = await Database.open();
  try {
    const intake = await ingest(database, contract, planSources(readSettings(settingsFile), settingsFile));
    return {
      intake,
      rows: async (sql) =>
        JSON.parse(
          JSON.stringify(await database.rows(sql), (_, value: unknown) =>
            typeof value === "bigint" ? Number(value) : value
          )
        ),
      close: () => database.close()
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
