import {execFile} from "node:child_process";
import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {promisify} from "node:util";
import {projectFolder} from "../../loaders/ground/project.js";

const run = promisify(execFile);

const settings = `operator: {en: Simulated operator, zh: 模拟运营商}
source: {sample: {world: gamed, customers: 3000, months: 25, last_month: 2026-09, seed: 17}}
compare: {legacy: reception-kpis, challenger: operate-the-customer}
league: city
privacy_floor: 10
`;

export interface SmallSite {
  /** The folder of the site. */
  readonly site: string;
  /** The folder of the published files that it was built from. */
  readonly published: string;
}

/**
 * Builds the site of a small simulated operator, with a store of its own, by a process of its own.
 *
 * @param folder where all of it goes
 * @param program Node, or another version of it
 */
export async function buildSmallSite(folder: string, program = process.execPath): Promise<SmallSite> {
  const settingsFile = join(folder, "lab.config.yaml");
  const site = join(folder, "site");
  writeFileSync(settingsFile, settings);
  const {stdout} = await run(program, ["--import", "tsx", join(import.meta.dirname, "build.ts"), site], {
    cwd: projectFolder,
    maxBuffer: 1e8,
    env: {...process.env, LAB_CONFIG: settingsFile, LAB_STORE: join(folder, "store")}
  });
  return {site, published: join(stdout.trim(), "published")};
}
