/**
 * Simulated operators that several test files read: the first that asks makes one, the others find it. Kept by all
 * that it rests on, so none is ever of other code than is tested.
 */
import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {projectFolder} from "../../loaders/ground/project.js";
import {hashOf, stored} from "../../loaders/ground/store.js";
import {generateSample, type SampleSettings} from "../../loaders/sample/generate.js";

export interface SharedSample {
  /** The contract tables as Parquet, as a user's folder. */
  readonly raw: string;
  /** The truth behind them, for tests alone. */
  readonly truth: string;
  /** A store for what is computed of this operator. */
  readonly store: string;
  /** Settings that read `raw` with the privacy floor of 10. */
  readonly settingsFile: string;
}

/** A store for each: one can't push out another that is being read. */
const worlds = join(projectFolder, ".lab/test-worlds");

/** What the files of a simulated operator rest on besides its settings. */
export const codeOfSamples = hashOf(
  [],
  ["loaders", "src/model", "data/contract", "package-lock.json"].map((path) => join(projectFolder, path)),
  projectFolder
);

/** Finds or makes a simulated operator. Nobody may change its files. */
export async function sharedSample(settings: SampleSettings): Promise<SharedSample> {
  const {world, customers, months, lastMonth, seed} = settings;
  const store = join(worlds, `${world}-${customers}-${months}-${lastMonth}-${seed}`);
  const folder = await stored(store, "sample", codeOfSamples, async (unfinished) => {
    await generateSample(settings, join(unfinished, "raw"), {threads: 1, truthFolder: join(unfinished, "truth")});
    writeFileSync(join(unfinished, "lab.config.yaml"), settingsFor("./raw"));
  });
  return {
    raw: join(folder, "raw"),
    truth: join(folder, "truth"),
    store,
    settingsFile: join(folder, "lab.config.yaml")
  };
}

/** Settings that compare the two systems on a folder of contract tables. */
export function settingsFor(raw: string): string {
  return `operator: {en: Test, zh: 测试}\nsource: {folder: ${JSON.stringify(raw)}}\ncompare: {legacy: reception-kpis, challenger: operate-the-customer}\nleague: city\nprivacy_floor: 10\n`;
}
