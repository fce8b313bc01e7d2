import {existsSync, lstatSync, readdirSync, renameSync, statSync, symlinkSync, unlinkSync, utimesSync, watch} from "node:fs";
import {join} from "node:path";
import {projectFolder, runPipeline} from "../pipeline.js";
import {filesBelow} from "../store.js";
import {prepareCache, runFramework} from "./framework.js";

/** What a page depends on that Framework itself doesn't watch. */
const watched = ["data", "loaders", "src/model", "src/pages", "src/words", "src/components", "lab.config.yaml"];

/**
 * Framework's preview with fresh data: a change of definitions, settings or code runs the pipeline
 * again and then touches the loaders, which is what Framework looks at.
 */
export async function preview(port: number, progress: (text: string) => void): Promise<void> {
  const link = join(projectFolder, ".lab/preview");
  const refresh = async () => {
    const measured = await runPipeline({progress});
    pointTo(link, join(measured, "published"));
    const now = new Date();
    for (const file of filesBelow(join(projectFolder, "src"))) if (/\.(md|json)\.ts$/.test(file)) utimesSync(file, now, now);
  };
  await refresh();
  prepareCache();
  watchAll(async () => {
    try {
      await refresh();
      progress("fresh");
    } catch (error) {
      progress(`not refreshed, the last good data stay: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  await runFramework(["preview", "--port", String(port), "--no-open"], {LAB_PUBLISHED: link}, (line) => progress(line));
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

function watchAll(onChange: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  const run = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await onChange();
    } while (again);
    running = false;
  };
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), 300);
  };
  const foldersOf = (path: string): string[] =>
    statSync(path).isDirectory() ? [path, ...readdirSync(path).flatMap((name) => (statSync(join(path, name)).isDirectory() ? foldersOf(join(path, name)) : []))] : [path];
  for (const path of watched) for (const folder of foldersOf(join(projectFolder, path))) watch(folder, changed);
}
