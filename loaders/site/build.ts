import {existsSync, readFileSync, renameSync, rmSync, readdirSync} from "node:fs";
import {dirname, basename, join} from "node:path";
import type {Brief} from "../../src/model/published.js";
import {projectFolder, runPipeline} from "../pipeline.js";
import {alone} from "../store.js";
import {faultsOfBuild} from "./faults.js";
import {finishPages} from "./finish.js";
import {prepareCache, runFramework} from "./framework.js";

export interface BuildOptions {
  /** Where the site goes; `dist` of the project unless given. */
  readonly output?: string;
  readonly threads?: number;
  readonly progress?: (text: string) => void;
}

/**
 * Builds the site: pipeline, pages, checks; then puts it in the place of the last one. Until that
 * moment the last good site stands untouched.
 *
 * @returns the site's folder
 * @throws with every fault found; then nothing has been replaced
 */
export async function buildSite({output = join(projectFolder, "dist"), threads, progress = () => {}}: BuildOptions = {}): Promise<string> {
  const measured = await runPipeline({...(threads ? {threads} : {}), progress});
  const published = join(measured, "published");
  // Framework keeps its cache inside the sources: one build at a time.
  await alone(join(projectFolder, ".lab/site.lock"), async () => {
    restore(output);
    removeUnfinished(output);
    // Framework clears only a folder inside the project.
    const unfinished = join(projectFolder, ".lab", `site-${process.pid}`);
    rmSync(unfinished, {recursive: true, force: true});
    prepareCache();
    progress("building the pages");
    const log = await runFramework(["build"], {LAB_PUBLISHED: published, LAB_OUTPUT: unfinished}, (line) => {
      const page = /^render (\S+)/.exec(line);
      if (page) progress(`page ${page[1]}`);
    });
    const faults = faultsOfBuild(log, unfinished);
    if (faults.length) {
      rmSync(unfinished, {recursive: true, force: true});
      throw new Error(`site: expected pages without faults; the last good site stays. Found:\n${faults.join("\n")}`);
    }
    const {site}: Brief = JSON.parse(readFileSync(join(published, "brief.json"), "utf8"));
    finishPages(unfinished, Date.parse(`${site.lastMonth}-01T00:00:00Z`));
    replace(unfinished, output);
  });
  return output;
}

/** Renames the new site into the place of the old one; the old one is kept aside until the new one stands. */
function replace(unfinished: string, output: string): void {
  const previous = previousOf(output);
  if (existsSync(output)) renameSync(output, previous);
  renameSync(unfinished, output);
  rmSync(previous, {recursive: true, force: true});
}

/** Puts the last good site back where a build was stopped between the two renames. */
function restore(output: string): void {
  const previous = previousOf(output);
  if (existsSync(previous) && !existsSync(output)) renameSync(previous, output);
  rmSync(previous, {recursive: true, force: true});
}

function removeUnfinished(output: string): void {
  const folder = join(projectFolder, ".lab");
  for (const name of readdirSync(folder)) if (/^site-\d+$/.test(name) && join(folder, name) !== output) rmSync(join(folder, name), {recursive: true, force: true});
}

function previousOf(output: string): string {
  return join(dirname(output), `.${basename(output)}.previous`);
}
