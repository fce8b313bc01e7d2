/** The files of systems, each fetched once it is asked for. */
import type {SystemFile, SystemList, SystemPair} from "../model/published/system-files.js";

/** What fetches the file of each system, by its name. */
export type SystemLoaders = Readonly<Record<string, () => Promise<SystemFile>>>;

/** Gives the files of a pair; a file that is here already isn't fetched again, one that failed is. */
export function pairFiles(
  {systems}: SystemList,
  load: SystemLoaders
): (pair: SystemPair) => Promise<[SystemFile, SystemFile]> {
  const files = new Map<string, Promise<SystemFile>>();
  const fileOf = (id: string): Promise<SystemFile> => {
    const name = systems.find((one) => one.id === id)?.file ?? "";
    const found = files.get(name) ?? load[name]?.() ?? Promise.reject(new Error(`no file of the system ${id}`));
    files.set(name, found);
    found.catch(() => files.delete(name));
    return found;
  };
  return async ({legacy, challenger}) => Promise.all([fileOf(legacy), fileOf(challenger)]);
}
