import {randomBytes} from "node:crypto";
import {open, type FileHandle} from "node:fs/promises";
import type {IncomingMessage, ServerResponse} from "node:http";
import {pipeline} from "node:stream/promises";
import {lookup} from "mrmime";
import {answerRange, type ByteRange} from "./ranges.js";

/**
 * Sends the parts of a file that a request asks for, by RFC 9110, section 14; never compressed, for a part of a
 * compressed file is of no use by itself.
 * sirv sends whole files; of ranges it knows one form alone: `bytes=-1` gives it the first two bytes, and it ends the
 * process on `bytes=5-1`.
 *
 * @returns whether it answered; if not, the whole file is to be sent
 */
export async function sendRanges(request: IncomingMessage, response: ServerResponse, file: string): Promise<boolean> {
  const {range, "if-range": ifRange} = request.headers;
  const conditions = ["if-none-match", "if-modified-since", "if-match", "if-unmodified-since"];
  // Ranges are defined for GET alone; with a condition the whole file is an answer that is always right.
  if (range === undefined || request.method !== "GET" || conditions.some((name) => name in request.headers))
    return false;
  const handle = await open(file);
  try {
    const {size, mtime} = await handle.stat();
    if (ifRange !== undefined && !isUnchanged(String(ifRange), mtime)) return false;
    const answer = answerRange(range, size);
    if (answer.kind === "whole") return false;
    response.setHeader("accept-ranges", "bytes");
    response.setHeader("vary", "accept-encoding");
    if (answer.kind === "unsatisfiable") {
      response.writeHead(416, {"content-range": `bytes */${size}`, "content-length": 0}).end();
      return true;
    }
    response.setHeader("last-modified", mtime.toUTCString());
    response.setHeader("cache-control", "no-cache");
    const type = lookup(file) ?? "application/octet-stream";
    const [part, ...others] = answer.parts;
    const {headers, body} = others.length === 0 ? onePart(part, size, type) : severalParts(answer.parts, size, type);
    response.writeHead(206, headers);
    await pipeline(bytesOf(handle, body), response);
    return true;
  } finally {
    await handle.close();
  }
}

interface Pieces {
  readonly headers: Readonly<Record<string, string | number>>;
  /** What goes out, one after the other: text as it is, or bytes of the file. */
  readonly body: readonly (string | ByteRange)[];
}

function onePart(part: ByteRange, size: number, type: string): Pieces {
  return {
    headers: {"content-type": type, "content-range": rangeOf(part, size), "content-length": lengthOf(part)},
    body: [part]
  };
}

function severalParts(parts: readonly ByteRange[], size: number, type: string): Pieces {
  const boundary = randomBytes(16).toString("hex");
  const body = [
    ...parts.flatMap((part, i) => [
      `${i === 0 ? "" : "\r\n"}--${boundary}\r\ncontent-type: ${type}\r\ncontent-range: ${rangeOf(part, size)}\r\n\r\n`,
      part
    ]),
    `\r\n--${boundary}--\r\n`
  ];
  const length = body.reduce((sum, piece) => sum + (typeof piece === "string" ? piece.length : lengthOf(piece)), 0);
  return {headers: {"content-type": `multipart/byteranges; boundary=${boundary}`, "content-length": length}, body};
}

function rangeOf({start, end}: ByteRange, size: number): string {
  return `bytes ${start}-${end}/${size}`;
}

function lengthOf({start, end}: ByteRange): number {
  return end - start + 1;
}

async function* bytesOf(handle: FileHandle, body: Pieces["body"]): AsyncGenerator<string | Buffer> {
  for (const piece of body) {
    if (typeof piece === "string") yield piece;
    else {
      let left = lengthOf(piece);
      for await (const chunk of handle.createReadStream({...piece, autoClose: false})) {
        left -= Buffer.byteLength(chunk);
        yield chunk;
      }
      // What was promised can't be sent any more: the connection ends instead.
      if (left > 0) throw new Error("expected the file to stay as it was; found it cut short");
    }
  }
}

/** Whether a date that came with `If-Range` is the file's own; what was changed a moment ago may change again within the second. */
function isUnchanged(validator: string, mtime: Date): boolean {
  return validator === mtime.toUTCString() && Date.now() - mtime.getTime() > 1000;
}
