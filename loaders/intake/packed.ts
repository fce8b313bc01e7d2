/** Text files packed by gzip or Zstandard, which their first bytes tell whatever they are named. */
import {createReadStream, createWriteStream, mkdtempSync, rmSync} from "node:fs";
import {open} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {createGunzip} from "node:zlib";
import {Decompress} from "fzstd";
import {SourceFault} from "../ground/faults.js";
import {headOf} from "./sources-text.js";

const packings = [
  {name: "gzip", begins: Buffer.from([0x1f, 0x8b])},
  {name: "zstd", begins: Buffer.from([0x28, 0xb5, 0x2f, 0xfd])}
] as const;
type Packing = (typeof packings)[number]["name"];

function packingOf(file: string): Packing | null {
  const head = headOf(file, 4);
  return packings.find(({begins}) => head.subarray(0, begins.length).equals(begins))?.name ?? null;
}

/** A file's name without the end that says how it is packed. */
export function withoutPacking(file: string): string {
  return file.replace(/\.(gz|zst)$/i, "");
}

/**
 * Unpacks a file where it is packed.
 *
 * @param target where what was in it goes; asked for only then
 * @returns where it can be read: the file itself, or the target
 * @throws {SourceFault} where it is cut short or damaged
 */
export async function unpacked(file: string, target: () => string): Promise<string> {
  const packing = packingOf(file);
  if (packing === null) return file;
  const path = target();
  try {
    await (packing === "gzip"
      ? pipeline(createReadStream(file), createGunzip(), createWriteStream(path))
      : unpackZstandard(file, path));
  } catch (error) {
    throw new SourceFault(
      `${file}: expected a whole ${packing} file; found: ${error instanceof Error ? error.message : String(error)}`,
      {cause: error}
    );
  }
  return path;
}

async function unpackZstandard(file: string, path: string): Promise<void> {
  const out = await open(path, "w");
  try {
    let parts: Uint8Array[] = [];
    const stream = new Decompress((part) => parts.push(part));
    for await (const chunk of createReadStream(file, {highWaterMark: 2 ** 18})) {
      if (!Buffer.isBuffer(chunk)) continue;
      stream.push(chunk);
      for (const part of parts) await out.writeFile(part);
      parts = [];
    }
    // Fails where the last block isn't there.
    stream.push(new Uint8Array(), true);
    for (const part of parts) await out.writeFile(part);
  } finally {
    await out.close();
  }
}

/** Reads a file as it is unpacked, in a place of its own for as long as that takes. */
export async function whileUnpacked<T>(file: string, read: (path: string) => Promise<T>): Promise<T> {
  if (packingOf(file) === null) return read(file);
  const folder = mkdtempSync(join(tmpdir(), "lab-unpacked-"));
  const clear = () => rmSync(folder, {recursive: true, force: true});
  // Where the process is told to end, nothing below comes to its own end.
  process.once("exit", clear);
  try {
    return await read(await unpacked(file, () => join(folder, "unpacked")));
  } finally {
    clear();
    process.off("exit", clear);
  }
}
