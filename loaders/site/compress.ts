import {createHash} from "node:crypto";
import {existsSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {extname, join} from "node:path";
import {promisify} from "node:util";
import {brotliCompress, brotliDecompress, constants, gunzip, gzip} from "node:zlib";
import {processName} from "../ground/lock.js";
import {filesBelow} from "../ground/store.js";

export type Encoding = "br" | "gzip";

const endings: Readonly<Record<Encoding, string>> = {br: ".br", gzip: ".gz"};

/** In which encodings files stand ready, the smallest first. */
export const encodings: readonly Encoding[] = ["br", "gzip"];

/** How a compressed file is named after the one that it stands beside; nginx's modules look for the same. */
export function endingOf(encoding: Encoding): string {
  return endings[encoding];
}

/** What shrinks. Data files that a page reads by range (`.duckdb`, `.parquet`) aren't among them: parts of a compressed file can't be asked for. */
const shrinking = new Set([".html", ".js", ".mjs", ".css", ".json", ".svg", ".txt", ".md", ".csv", ".wasm"]);
/** Below this many bytes headers weigh more than is saved. */
const worthIt = 1024;
/** Only of what takes long is the result kept: bytes of the file. */
const worthKeeping = 1_000_000;
/** What no build has used for this long is removed from what is kept. */
const keptFor = 14 * 86_400_000;
/** Brotli's quality, up to 11: at 9 a site takes seven times as long and is a fortieth smaller. */
const quality = 5;

const codecs: Readonly<
  Record<Encoding, {compress: (content: Buffer) => Promise<Buffer>; open: (content: Buffer) => Promise<Buffer>}>
> = {
  br: {
    compress: (content) =>
      promisify(brotliCompress)(content, {
        params: {[constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length}
      }),
    open: promisify(brotliDecompress)
  },
  gzip: {compress: (content) => promisify(gzip)(content, {level: 9}), open: promisify(gunzip)}
};

/**
 * Puts compressed files beside those of a site that shrink by it, so that no server has to compress anything.
 *
 * @param folder the site
 * @param kept a folder that holds results of earlier builds, by the hash of what was compressed
 * @throws where a compressed file doesn't open to what was compressed
 */
export async function compressSite(folder: string, kept: string): Promise<void> {
  mkdirSync(kept, {recursive: true});
  for (const file of filesBelow(folder)) {
    if (!shrinking.has(extname(file)) || statSync(file).size < worthIt) continue;
    const content = await readFile(file);
    await Promise.all(
      encodings.map(async (encoding) => {
        const compressed = await compressedOf(content, encoding, kept);
        if (compressed.length < content.length) writeFileSync(file + endingOf(encoding), compressed);
      })
    );
  }
  const old = Date.now() - keptFor;
  for (const path of filesBelow(kept)) if (statSync(path).mtimeMs < old) rmSync(path, {force: true});
}

async function compressedOf(content: Buffer, encoding: Encoding, kept: string): Promise<Buffer> {
  const {compress, open} = codecs[encoding];
  const opens = async (compressed: Buffer) => content.equals(await open(compressed));
  // Another version of the library may compress otherwise.
  const version = encoding === "br" ? `${process.versions.brotli}-${quality}` : process.versions.zlib;
  const path = join(kept, `${createHash("sha256").update(content).digest("hex")}.${version}.${encoding}`);
  if (content.length >= worthKeeping && existsSync(path)) {
    const known = await readFile(path);
    // A disk may have been full when it was written.
    if (await opens(known).catch(() => false)) {
      const now = new Date();
      utimesSync(path, now, now);
      return known;
    }
  }
  const compressed = await compress(content);
  if (!(await opens(compressed))) throw new Error(`${encoding}: expected to open to what was compressed; it doesn't`);
  if (content.length >= worthKeeping) {
    const unfinished = `${path}.${processName}`;
    writeFileSync(unfinished, compressed);
    renameSync(unfinished, path);
  }
  return compressed;
}
