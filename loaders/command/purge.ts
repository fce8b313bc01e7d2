import {existsSync, readdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {withLock} from "../ground/lock.js";

/** What stays of a result: figures behind the privacy floor, as the site shows them. */
const kept = "published";

/**
 * Deletes what a store keeps of raw data: the rows set aside, work databases, and what the simulated operator's tables are. The
 * published figures of every result stay, so that what was shown can still be audited.
 *
 * @param store the store's folder; one that isn't there holds nothing
 * @returns what was deleted, by path, in order
 */
export async function purgeStore(store: string): Promise<string[]> {
  if (!existsSync(store)) return [];
  const deleted: string[] = [];
  const remove = (path: string) => {
    rmSync(path, {recursive: true, force: true});
    deleted.push(path);
  };
  const sample = join(store, "sample");
  if (existsSync(sample)) await withLock(join(store, "sample.lock"), async () => remove(sample));
  const measured = join(store, "measured");
  if (existsSync(measured))
    await withLock(join(store, "measured.lock"), async () => {
      for (const result of readdirSync(measured).sort()) {
        const folder = join(measured, result);
        // What wasn't finished was never shown.
        if (result.endsWith(".unfinished")) remove(folder);
        else for (const name of readdirSync(folder).sort()) if (name !== kept) remove(join(folder, name));
      }
    });
  return deleted;
}
