import {createHash} from "node:crypto";
import {readFileSync, statSync} from "node:fs";
import {join, relative, sep} from "node:path";
import {Fault} from "../ground/faults.js";
import {filesBelow} from "../ground/store.js";

/** Size and hash of every file of a folder, by its path with slashes. */
export type Seal = ReadonlyMap<string, {readonly size: number; readonly sha256: string}>;

/** What the files of a folder hold now. */
export function sealOf(folder: string): Seal {
  return new Map(
    filesBelow(folder).map((file) => {
      const content = readFileSync(file);
      return [
        relative(folder, file).split(sep).join("/"),
        {size: content.length, sha256: createHash("sha256").update(content).digest("hex")}
      ];
    })
  );
}

/**
 * Holds a folder against what it should hold.
 *
 * @throws with every file that is missing, cut short, changed or too many
 */
export function compareFiles(folder: string, seal: Seal): void {
  const now = sealOf(folder);
  const faults = [
    ...[...seal].flatMap(([path, {size, sha256}]) => {
      const found = now.get(path);
      if (!found) return [`${path}: missing`];
      if (found.size !== size) return [`${path}: ${found.size} bytes instead of ${size}`];
      return found.sha256 === sha256 ? [] : [`${path}: other bytes than were written`];
    }),
    ...[...now.keys()].filter((path) => !seal.has(path)).map((path) => `${path}: nobody wrote it`)
  ];
  if (faults.length > 0)
    throw new Fault(
      `site: expected every file as it was written; the last good site stays. Is the disk full? Found:\n${faults.join("\n")}`
    );
}

/**
 * Files that were handed to the build, held against what it made of them.
 *
 * @param site the built site, in which a handed file's name carries a hash before its ending
 * @param handed each file by its path in the site without that hash, and where it stands in the original, or what it holds
 * @returns one line a file that isn't the same; a file that no page asks for isn't in the site, and isn't missed
 */
export function faultsOfCopies(site: string, handed: ReadonlyMap<string, string | Uint8Array>): string[] {
  return filesBelow(join(site, "_file")).flatMap((file) => {
    const path = relative(join(site, "_file"), file).split(sep).join("/");
    const original = handed.get(path.replace(/\.[0-9a-f]{8}(\.[^./]+)$/, "$1"));
    if (original === undefined) return [`${path}: expected a file that the lab made; found none of that name`];
    const isFile = typeof original === "string";
    const [is, should] = [statSync(file).size, isFile ? statSync(original).size : original.length];
    if (is !== should) return [`${path}: expected ${should} bytes; found ${is}`];
    return readFileSync(file).equals(isFile ? readFileSync(original) : original)
      ? []
      : [`${path}: expected the bytes that the lab made; found others`];
  });
}
