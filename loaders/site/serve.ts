import {createReadStream, existsSync, readFileSync, statSync} from "node:fs";
import {createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import {join} from "node:path";
import type {Duplex} from "node:stream";
import {pipeline} from "node:stream/promises";
import {setTimeout as sleep} from "node:timers/promises";
import sirv from "sirv";
import {CallFault} from "../ground/faults.js";
import {encodings, endingOf, type Encoding} from "./compress.js";
import {findFile, type Found} from "./find-file.js";
import {faultOfRequest, longestHead, refusalOf} from "./refusals.js";
import {sendRanges} from "./send-ranges.js";

/** How long, in milliseconds, a client may take for its request's head, for all of it, and without taking anything that is sent. */
interface Patience {
  readonly head: number;
  readonly request: number;
  readonly silence: number;
}

const usualPatience: Patience = {head: 10_000, request: 30_000, silence: 120_000};
/** More connections than one machine's browsers open; each may hold a file open. */
const mostConnections = 500;
const missingPage = "404.html";

/** On every answer: a browser takes a file for what it is said to be, and no other site puts a page into its own. */
const alwaysSent = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "frame-ancestors 'self'",
  "referrer-policy": "same-origin"
};

export interface ServeOptions {
  /** Names of hosts, besides this machine's own, under which a browser may ask: where a proxy stands in front. */
  readonly hosts?: readonly string[];
  readonly patience?: Patience;
}

/**
 * Serves a built site on this machine: compressed where the browser takes it, in ranges where it asks for them. No
 * request ends it.
 *
 * @param folder the site; looked at for each request, so that a new build shows without a restart
 * @param port the first to try; the next free one is taken
 * @returns the server and the address to open
 */
export async function serveSite(
  folder: string,
  port: number,
  {hosts = [], patience = usualPatience}: ServeOptions = {}
): Promise<{readonly server: Server; readonly address: string}> {
  const answer = answerer(folder, hosts);
  const limits = {
    maxHeaderSize: longestHead,
    headersTimeout: patience.head,
    requestTimeout: patience.request,
    connectionsCheckingInterval: patience.head / 2
  };
  const server = createServer(limits, (request, response) => {
    answer(request, response).catch(() => giveUp(response));
  });
  sayWhatIsNoRequest(server, patience);
  server.timeout = patience.silence;
  server.maxConnections = mostConnections;
  for (let candidate = port; candidate < port + 50; candidate++) {
    if (await listens(server, candidate)) return {server, address: `http://localhost:${candidate}/`};
  }
  throw new CallFault(`port: expected a free one from ${port} to ${port + 49}; found none. Name another with --port.`);
}

/**
 * Says in words why what came is no request. While an answer is under way on its connection nothing can be said: the
 * words would be read as a part of it.
 */
function sayWhatIsNoRequest(server: Server, {head}: Patience): void {
  const answering = new WeakSet<Duplex>();
  const told = new WeakSet<Duplex>();
  server.on("request", ({socket}, response) => {
    answering.add(socket);
    response.once("close", () => answering.delete(socket));
  });
  server.on("clientError", (error, socket) => {
    // More of the same request comes here again.
    if (told.has(socket)) return;
    told.add(socket);
    if (answering.has(socket) || !socket.writable) {
      socket.destroy();
      return;
    }
    const {status, text} = faultOfRequest("code" in error ? String(error.code) : undefined);
    const body = `${text}\n`;
    const headers = {
      ...alwaysSent,
      connection: "close",
      "content-type": "text/plain; charset=utf-8",
      "content-length": Buffer.byteLength(body)
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("\r\n")}\r\n\r\n${body}`);
    // Closed at once, what the client still sends would take the answer from it.
    setTimeout(() => socket.destroy(), head).unref();
  });
}

function answerer(
  folder: string,
  hosts: readonly string[]
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const files = sirv(folder, {dev: true, etag: true, brotli: true, gzip: true});
  return async (request, response) => {
    for (const [name, value] of Object.entries(alwaysSent)) response.setHeader(name, value);
    const refusal = refusalOf(request, hosts);
    if (refusal) {
      response.writeHead(refusal.status, {"content-type": "text/plain; charset=utf-8", ...refusal.headers});
      response.end(request.method === "HEAD" ? undefined : `${refusal.text}\n`);
      return;
    }
    const target = pathOf(request.url ?? "/");
    const found = await findSoon(folder, target);
    if (found.kind === "none") return sendMissing(request, response, folder);
    if (found.kind === "folder") {
      const [, search = ""] = /(\?.*)$/s.exec(target) ?? [];
      response.writeHead(301, {location: `./${encodeURIComponent(found.name)}/${search}`}).end();
      return;
    }
    if (await sendRanges(request, response, found.file)) return;
    const encoding = chosenEncoding(request.headers["accept-encoding"], found.file);
    // sirv reads these itself: it gets the file's own address, one encoding that is there, and never a range.
    request.url = found.address;
    request.headers["accept-encoding"] = encoding ?? "";
    delete request.headers.range;
    const tag = tagOf(encoding === null ? found.file : found.file + endingOf(encoding));
    if (names(request.headers["if-none-match"], tag)) request.headers["if-none-match"] = tag;
    response.setHeader("etag", tag);
    response.setHeader("vary", "accept-encoding");
    if (encoding === null) response.setHeader("accept-ranges", "bytes");
    response.once("pipe", (source: NodeJS.ReadableStream) => watch(source, response));
    files(request, response, () => {
      sendMissing(request, response, folder).catch(() => giveUp(response));
    });
  };
}

/** The state of a file as sirv names it. */
function tagOf(file: string): string {
  const {size, mtime} = statSync(file);
  return `W/"${size}-${mtime.getTime()}"`;
}

/** Whether the states that a client knows hold one; it may know several, or say that any is fine. */
function names(known: string | undefined, tag: string): boolean {
  const opaque = (one: string) => one.replace(/^W\//, "");
  return known?.trim() === "*" || (known?.match(/(?:W\/)?"[^"]*"/g) ?? []).some((one) => opaque(one) === opaque(tag));
}

/** What stands at an address of a site, also below the path for which it was built; where the site itself is just being replaced, a moment later. */
async function findSoon(folder: string, target: string): Promise<Found> {
  for (let look = 0; look < 20 && !existsSync(folder); look++) await sleep(25);
  const found = findFile(folder, target);
  if (found.kind !== "none") return found;
  const base = basePathOf(folder);
  return base !== "/" && target.startsWith(base) ? findFile(folder, target.slice(base.length - 1)) : found;
}

/** The path for which a site was built: its page for what isn't there names it. */
function basePathOf(folder: string): string {
  try {
    return /<base href="([^"]+)">/.exec(readFileSync(join(folder, missingPage), "utf8"))?.[1] ?? "/";
  } catch {
    return "/";
  }
}

/** The path of a request's target, which may name its host too (RFC 9112, section 3.2.2). */
function pathOf(target: string): string {
  const path = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "");
  return path.startsWith("/") ? path : `/${path}`;
}

/**
 * A file may go, be cut short or grow while it is sent: then no more can be said than that the answer isn't whole. Bytes
 * beyond the promised length would be read as the beginning of the next answer.
 */
function watch(source: NodeJS.ReadableStream, response: ServerResponse): void {
  const promised = Number(response.getHeader("content-length"));
  let sent = 0;
  source.prependListener("data", (chunk: Buffer) => {
    sent += chunk.length;
    // Destroyed before the chunk is written, the answer takes no more.
    if (sent > promised) response.destroy();
  });
  source.once("error", () => response.destroy());
  source.once("end", () => {
    if (sent !== promised) response.destroy();
  });
}

/** The first of the encodings that a client takes in which the file stands ready; null for none. */
function chosenEncoding(accepted: string | string[] | undefined, file: string): Encoding | null {
  const weights = new Map(
    String(accepted ?? "")
      .split(",")
      .map((part): [string, number] => {
        const [name, ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
        const weight = parameters.find((parameter) => parameter.startsWith("q="));
        return [name, weight === undefined ? 1 : Number(weight.slice(2)) || 0];
      })
  );
  const weightOf = (encoding: Encoding) => weights.get(encoding) ?? weights.get("*") ?? 0;
  // A file that somebody has changed by hand since counts for more than what was compressed before.
  const changed = timeOf(file) ?? 0;
  const ready = encodings.filter(
    (encoding) => weightOf(encoding) > 0 && (timeOf(file + endingOf(encoding)) ?? -1) >= changed
  );
  return ready.sort((a, b) => weightOf(b) - weightOf(a))[0] ?? null;
}

function timeOf(file: string): number | undefined {
  return statSync(file, {throwIfNoEntry: false})?.mtimeMs;
}

async function sendMissing(request: IncomingMessage, response: ServerResponse, folder: string): Promise<void> {
  const page = join(folder, missingPage);
  const isThere = existsSync(page);
  response.removeHeader("accept-ranges");
  response.writeHead(404, {
    "content-type": isThere ? "text/html; charset=utf-8" : "text/plain; charset=utf-8",
    "cache-control": "no-cache"
  });
  if (request.method === "HEAD" || !isThere)
    response.end(request.method === "HEAD" ? undefined : "Not found. 找不到此页。\n");
  else await pipeline(createReadStream(page), response);
}

/** After a fault of the lab's own, or a client that went away. */
function giveUp(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(500, {"content-type": "text/plain; charset=utf-8"}).end("Something went wrong. 出错了。\n");
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? resolve(false) : reject(error));
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", failed);
      resolve(true);
    });
  });
}
