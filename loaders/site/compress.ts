import {existsSync, statSync} from "node:fs";
import {readFile} from "node:fs/promises";
import type {IncomingMessage} from "node:http";
import {extname, join, resolve, sep} from "node:path";
import {promisify} from "node:util";
import {brotliCompress, constants, gzip} from "node:zlib";

/** What shrinks when compressed. Data files that a page reads by range (`.duckdb`, `.parquet`) aren't among them: parts of a compressed file can't be asked for. */
const types: Readonly<Record<string, string>> = {
  ".html": "text/html;charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".md": "text/markdown",
  ".csv": "text/csv",
  ".wasm": "application/wasm"
};
/** Below this many bytes headers weigh more than is saved. */
const worthIt = 1024;

/** A file as it is sent. */
export interface Compressed {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

type Encoding = "br" | "gzip";

const compressors: Readonly<Record<Encoding, (content: Buffer) => Promise<Buffer>>> = {
  br: (content) =>
    promisify(brotliCompress)(content, {
      params: {[constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: content.length}
    }),
  gzip: (content) => promisify(gzip)(content)
};

/**
 * Gives a function that compresses what a request asks for, and remembers it until the file changes.
 *
 * @param folder the site
 * @returns null where the file is to be sent as it is: of another type, small, asked for by range, or the browser takes no compression
 */
export function compressor(folder: string): (request: IncomingMessage) => Promise<Compressed | null> {
  const kept = new Map<string, {readonly state: string; readonly sent: Promise<Compressed>}>();
  return async (request) => {
    const encoding = wanted(request);
    const file = encoding && fileOf(folder, request.url ?? "/");
    if (!encoding || !file) return null;
    const {size, mtimeMs} = statSync(file);
    if (size < worthIt) return null;
    const state = `${size} ${mtimeMs}`;
    const key = `${encoding} ${file}`;
    const known = kept.get(key);
    if (known?.state === state) return known.sent;
    const sent = readFile(file).then(async (content): Promise<Compressed> => {
      const body = await compressors[encoding](content);
      return {
        body,
        headers: {
          "content-type": types[extname(file)],
          "content-encoding": encoding,
          "content-length": String(body.length),
          etag: `W/"${size}-${Math.round(mtimeMs)}-${encoding}"`,
          vary: "accept-encoding",
          "cache-control": "no-cache"
        }
      };
    });
    kept.set(key, {state, sent});
    return sent;
  };
}

function wanted({method, headers}: IncomingMessage): Encoding | null {
  if ((method !== "GET" && method !== "HEAD") || headers.range !== undefined) return null;
  const accepted = String(headers["accept-encoding"] ?? "")
    .split(",")
    .map((part) => part.trim());
  const takes = (name: Encoding) =>
    accepted.some((part) => part.split(";")[0] === name && !/;\s*q=0(\.0*)?$/.test(part));
  return takes("br") ? "br" : takes("gzip") ? "gzip" : null;
}

/** The compressible file that an address means, if there is one: itself, with `.html`, or the folder's index. */
function fileOf(folder: string, url: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(new URL(url, "http://site").pathname);
  } catch {
    return null;
  }
  const root = resolve(folder);
  const candidates = path.endsWith("/") ? [`${path}index.html`] : [path, `${path}.html`, `${path}/index.html`];
  for (const candidate of candidates) {
    const file = join(root, candidate);
    // Nothing outside the site.
    if (!file.startsWith(root + sep)) continue;
    if (existsSync(file) && statSync(file).isFile()) return types[extname(file)] === undefined ? null : file;
  }
  return null;
}
