import {spawn} from "node:child_process";
import {existsSync, lstatSync, renameSync, rmSync, symlinkSync, unlinkSync, utimesSync} from "node:fs";
import {join} from "node:path";
import {createInterface} from "node:readline";
import {setTimeout as sleep} from "node:timers/promises";
import {Fault} from "../ground/faults.js";
import {readSettings} from "../definitions/settings.js";
import {planSources, watchedPaths} from "../intake/sources.js";
import {projectFolder} from "../ground/project.js";
import {isStageLine} from "../run/stages.js";
import {filesBelow, stateOf} from "../ground/store.js";
import {stubPackageCache, runFramework} from "./framework.js";
import {lendLibraries} from "./workshop.js";

/** What a page depends on that Framework itself doesn't watch, besides settings and sources. */
const watched = [
  "data",
  "loaders",
  "src/language",
  "src/model",
  "src/elements",
  "src/charts",
  "src/scores",
  "src/pages",
  "package-lock.json"
];
const lookEvery = 300;

/**
 * Framework's preview with fresh data: a change of sources, definitions, settings or code runs the
 * pipeline again and then touches the loaders, which is what Framework looks at. A fault leaves the
 * last good data and says what is wrong.
 */
export async function preview(port: number, progress: (text: string) => void): Promise<void> {
  const link = join(projectFolder, ".lab/preview");
  // Looked at before the first run: what changes during it isn't missed.
  const look = lookout();
  let seen = look();
  await refresh(link, progress);
  // What Framework keeps of loaders it would use whatever has changed, and a bundle cut short as well.
  const cache = join(projectFolder, "src/.observablehq/cache");
  rmSync(cache, {recursive: true, force: true});
  stubPackageCache(cache);
  lendLibraries(cache);
  const served = runFramework(
    ["preview", "--port", String(port), "--no-open"],
    {folder: projectFolder, environment: {LAB_PUBLISHED: link}},
    (line) => progress(line)
  );
  const stopped = new AbortController();
  // Its fault is heard of below.
  served.catch(() => {}).finally(() => stopped.abort());
  while (!stopped.signal.aborted) {
    await sleep(lookEvery);
    const now = look();
    // Files are still being written as long as two looks differ.
    if (now === seen || (await sleep(lookEvery, now)) !== look()) continue;
    seen = now;
    try {
      await refresh(link, progress);
      progress("fresh");
    } catch (error) {
      progress(`not refreshed, the last good data stay: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  await served;
}

async function refresh(link: string, progress: (text: string) => void): Promise<void> {
  pointTo(link, join(await measureAnew(progress), "published"));
  const now = new Date();
  // One that stands for several pages or tables counts for each of them.
  const loaders = filesBelow(join(projectFolder, "src")).filter((file) => /\.(md|json|csv)\.ts$/.test(file));
  // The configuration reads whose data they are, for the head of each page.
  for (const file of [...loaders, join(projectFolder, "observablehq.config.ts")]) utimesSync(file, now, now);
}

/**
 * Gives a function that tells the state of all that pages depend on. It looks instead of waiting for
 * the system's word, which doesn't reach files that an editor replaces or folders that are new.
 */
function lookout(): () => string {
  const settingsFile = process.env.LAB_CONFIG ?? join(projectFolder, "lab.config.yaml");
  const paths = [settingsFile, ...watched.map((path) => join(projectFolder, path))];
  let sources: string[] = [];
  return () => {
    try {
      const settings = readSettings(settingsFile);
      sources = "sample" in settings.source ? [] : watchedPaths(planSources(settings, settingsFile));
    } catch {
      // The pipeline says what is wrong with the settings; until then the last sources count.
    }
    try {
      return stateOf([...paths, ...sources]).join("\n");
    } catch (error) {
      // A file went between being listed and being looked at; the next look differs.
      return String(error);
    }
  };
}

/** Runs the pipeline in a process of its own: one that runs already holds the code as it was when it began. */
async function measureAnew(progress: (text: string) => void): Promise<string> {
  const child = spawn(process.execPath, ["--import", "tsx", "loaders/command/lab.ts", "measure"], {
    cwd: projectFolder,
    stdio: ["ignore", "pipe", "pipe"]
  });
  const stop = () => child.kill();
  process.once("exit", stop);
  const said: string[] = [];
  let folder = "";
  createInterface({input: child.stdout}).on("line", (line) => (folder = line));
  createInterface({input: child.stderr}).on("line", (line) => {
    if (!isStageLine(line)) said.push(line);
    progress(line);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  process.off("exit", stop);
  if (code !== 0) throw new Fault(said.slice(-15).join("\n"));
  return folder;
}

function pointTo(link: string, target: string): void {
  const next = `${link}.next`;
  if (existsSync(next) || isLink(next)) unlinkSync(next);
  symlinkSync(target, next);
  renameSync(next, link);
}

function isLink(path: string): boolean {
  return lstatSync(path, {throwIfNoEntry: false})?.isSymbolicLink() ?? false;
}
