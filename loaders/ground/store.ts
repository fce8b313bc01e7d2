import {createHash} from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync
} from "node:fs";
import {join, relative} from "node:path";
import {withLock, isAlive, processName} from "./lock.js";

/** Entries of one kind that are kept: the newest, so that going back a step costs nothing. */
const keptEntries = 4;

/**
 * Hash of texts and of the content of files and folders, in the order of their paths.
 *
 * @param from where files are named from: a hash that is kept must be the same wherever the project stands
 */
export function hashOf(texts: readonly string[], paths: readonly string[], from?: string): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  for (const path of paths.flatMap(filesBelow)) {
    const name = from === undefined ? path : relative(from, path);
    hash.update(name).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex").slice(0, 24);
}

/** What tells one state of a source from another without reading it whole: paths, sizes and times of change. */
export function stateOf(paths: readonly string[]): string[] {
  return paths.flatMap(filesBelow).map((path) => {
    // Whoever copies a file may set its time of change back, but not ctime.
    const {size, mtimeMs, ctimeMs, ino} = statSync(path);
    return `${path} ${size} ${mtimeMs} ${ctimeMs} ${ino}`;
  });
}

/** All files at or below a path, by name; none where there is nothing. Links that lead back to a folder above end there; pipes are no files. */
export function filesBelow(path: string): string[] {
  return below(path, new Set());
}

function below(path: string, above: ReadonlySet<string>): string[] {
  if (!existsSync(path)) return [];
  const state = statSync(path);
  if (!state.isDirectory()) return state.isFile() ? [path] : [];
  const real = realpathSync(path);
  if (above.has(real)) return [];
  return readdirSync(path)
    .sort()
    .flatMap((name) => below(join(path, name), new Set([...above, real])));
}

/**
 * The folder `root/kind/key`, made by `make` if it isn't there. It is made beside and renamed when
 * complete: a folder that stands is whole, whatever was killed when.
 */
export async function stored(
  root: string,
  kind: string,
  key: string,
  make: (folder: string) => Promise<void>
): Promise<string> {
  const folder = join(root, kind, key);
  if (!existsSync(folder)) {
    await withLock(join(root, `${kind}.lock`), async () => {
      if (existsSync(folder)) return;
      removeUnfinished(join(root, kind));
      const unfinished = `${folder}.unfinished`;
      mkdirSync(unfinished, {recursive: true});
      try {
        await make(unfinished);
        renameSync(unfinished, folder);
      } finally {
        rmSync(unfinished, {recursive: true, force: true});
      }
      removeOldest(join(root, kind));
    });
  }
  // Used just now: the oldest entries are removed first.
  const now = new Date();
  utimesSync(folder, now, now);
  return folder;
}

/** What a process on another machine left is removed when it is this old. */
const oneDay = 86_400_000;
let named = 0;

/**
 * Names a folder of this process's own in a store, not made yet, and removes those of its kind that
 * processes left which were killed.
 *
 * @param kind begins the folder's name, such as `check`
 */
export function ownFolder(store: string, kind: string): string {
  mkdirSync(store, {recursive: true});
  for (const name of readdirSync(store)) {
    if (!name.startsWith(`${kind}-`)) continue;
    const path = join(store, name);
    const lastSign = statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? 0;
    if (!isAlive(name.slice(kind.length + 1).split(".")[0], lastSign, oneDay))
      rmSync(path, {recursive: true, force: true});
  }
  return join(store, `${kind}-${processName}.${++named}`);
}

function removeUnfinished(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (name.endsWith(".unfinished")) rmSync(join(folder, name), {recursive: true, force: true});
}

function removeOldest(folder: string): void {
  const entries = readdirSync(folder)
    .map((name) => ({path: join(folder, name), time: statSync(join(folder, name)).mtimeMs}))
    .sort((a, b) => b.time - a.time);
  for (const {path} of entries.slice(keptEntries)) rmSync(path, {recursive: true, force: true});
}
