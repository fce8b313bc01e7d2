import {isUtf8} from "node:buffer";
import {closeSync, createReadStream, fstatSync, openSync, readSync} from "node:fs";
import {open} from "node:fs/promises";
import chardet from "chardet";
import {SourceFault} from "../ground/faults.js";
import {kindOfForeign, lookAtLines, nothingMet} from "./chinese-bytes.js";

/** How the bytes of a text file are to be read; `mixed` has lines of UTF-8 and lines of GB18030. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "mixed";

/** How a text file is written. */
export interface Writing {
  readonly encoding: Encoding;
  /** Whether some of its lines end in one way and some in another. */
  readonly mixedEnds: boolean;
}

/** Up to here a file is looked at whole; of larger ones this many spots of a MiB. */
const wholeUpTo = 512 * 2 ** 20;
const spots = 64;
const spotSize = 2 ** 20;

/** A text file's first bytes, for its header. */
export function headOf(file: string, bytes: number): Buffer {
  return readAt(file, 0, bytes);
}

/** Lines that aren't UTF-8 up to this share are rows at fault; more are a file in another encoding. */
const fewLines = 0.01;

/**
 * Finds out how a text file is encoded: UTF-8 unless it begins as UTF-16 does or holds lines that aren't UTF-8. Those count
 * as GB18030 where nearly all their characters are common Chinese ones there; a few other lines stay as they are, to be
 * counted as unreadable. A file above 512 MiB is looked at in 64 spots.
 *
 * @throws where many lines are in neither: windows-1252, KOI8-R, Big5 or Shift-JIS read as GB18030 would be other words
 */
export async function encodingOf(file: string): Promise<Encoding> {
  return (await writingOf(file)).encoding;
}

/**
 * The same, with how the lines end.
 *
 * @param name of the file in faults, where it stands for another
 * @throws as encodingOf does
 */
export async function writingOf(file: string, name = file): Promise<Writing> {
  const head = headOf(file, 2);
  if (head[0] === 0xff && head[1] === 0xfe) return {encoding: "utf-16le", mixedEnds: false};
  if (head[0] === 0xfe && head[1] === 0xff) return {encoding: "utf-16be", mixedEnds: false};
  const met = nothingMet();
  const ends = {alone: false, pairs: false};
  for await (const lines of blocksOf(file)) {
    lookAtEnds(lines, ends);
    if (isUtf8(lines)) met.lines += met.foreign === 0 ? 1 : countOf(lines, 0x0a);
    else lookAtLines(lines, met);
  }
  const mixedEnds = ends.alone && ends.pairs;
  if (met.foreign === 0) return {encoding: "utf-8", mixedEnds};
  const kind = kindOfForeign(met);
  if (kind === "another") throw neither(file, met.example, name);
  if (kind === "chinese") return {encoding: "mixed", mixedEnds};
  if (met.foreign <= fewLines * met.lines) return {encoding: "utf-8", mixedEnds};
  throw neither(file, met.example, name);
}

/** Whether lines of a block end with a line feed alone, and whether with a carriage return before it. */
function lookAtEnds(block: Buffer, ends: {alone: boolean; pairs: boolean}): void {
  if (ends.alone && ends.pairs) return;
  const pairs = block.includes("\r\n");
  ends.pairs ||= pairs;
  if (ends.alone) return;
  if (!pairs) ends.alone = block.includes(0x0a);
  else
    for (let at = block.indexOf(0x0a); at >= 0 && !ends.alone; at = block.indexOf(0x0a, at + 1))
      ends.alone = block[at - 1] !== 0x0d;
}

function countOf(block: Buffer, byte: number): number {
  let count = 0;
  for (let at = block.indexOf(byte); at >= 0; at = block.indexOf(byte, at + 1)) count++;
  return count;
}

/** What such bytes aren't, however much they look like it. */
const refused: ReadonlySet<string> = new Set(["GB18030", "UTF-8", "ASCII"]);

function neither(file: string, bytes: Buffer, name: string): SourceFault {
  const head = headOf(file, 65_536);
  const guess = chardet
    .analyse(isUtf8(head) ? bytes.subarray(0, 65_536) : head)
    .find(({name: found}) => !refused.has(found))?.name;
  return new SourceFault(
    `${name}: expected text in UTF-8, UTF-16 or GB18030; found bytes of neither${guess ? `, which look like ${guess}` : ""}. Name it with encoding: in the source.`
  );
}

/** Whole lines, as blocks of about a MiB: all of them, or those of some spots of a large file. */
async function* blocksOf(file: string): AsyncGenerator<Buffer> {
  const size = sizeOf(file);
  if (size <= wholeUpTo) {
    yield* wholeLines(file);
    return;
  }
  for (let spot = 0; spot < spots; spot++) {
    const block = readAt(file, Math.floor(((size - spotSize) * spot) / (spots - 1)), spotSize);
    const first = spot === 0 ? 0 : block.indexOf(0x0a) + 1;
    const last = block.lastIndexOf(0x0a);
    // A line longer than a spot can't be cut without cutting a character.
    if (last > first) yield block.subarray(first, last);
  }
}

/**
 * A file as UTF-8. Lines that aren't UTF-8 are read as GB18030; where neither holds, bytes become the
 * replacement mark, and the encoding that it looks like is told.
 *
 * @param encoding as found, or one that the file's owner names
 * @param name of the file in faults, where it stands for another
 * @throws where the file is in none of these encodings
 */
export async function transcode(file: string, encoding: string, target: string, name = file): Promise<void> {
  const out = await open(target, "w");
  try {
    if (encoding === "utf-8") {
      // The lines of one file joined to those of another: all get one end.
      for await (const block of wholeLines(file)) await out.writeFile(withoutReturns(block));
    } else if (encoding === "mixed") {
      const gb18030 = new TextDecoder("gb18030", {fatal: true});
      for await (const block of wholeLines(file))
        await out.writeFile(
          withoutReturns(Buffer.from(isUtf8(block) ? block : ofMixedLines(block, gb18030, {file, name})))
        );
    } else {
      const decoder = new TextDecoder(encoding, {fatal: true});
      for await (const chunk of createReadStream(file, {highWaterMark: spotSize}))
        await out.writeFile(decode(decoder, chunk, name, encoding, true));
      await out.writeFile(decode(decoder, Buffer.alloc(0), name, encoding, false));
    }
  } finally {
    await out.close();
  }
}

/** A block of lines without the carriage returns before their ends. */
function withoutReturns(block: Buffer): Buffer {
  const kept = Buffer.alloc(block.length);
  let length = 0;
  for (let i = 0; i < block.length; i++) if (block[i] !== 0x0d || block[i + 1] !== 0x0a) kept[length++] = block[i];
  return kept.subarray(0, length);
}

function decode(decoder: TextDecoder, chunk: Buffer, file: string, encoding: string, stream: boolean): string {
  try {
    return decoder.decode(chunk, {stream});
  } catch {
    throw new SourceFault(`${file}: expected text encoded as ${encoding}; found bytes that aren't`);
  }
}

/** Runs of lines of one encoding are decoded at once. */
function ofMixedLines(block: Buffer, gb18030: TextDecoder, of: NamedFile): string {
  const parts: string[] = [];
  let start = 0;
  let runStart = 0;
  let runIsUtf8: boolean | null = null;
  const flush = (end: number) => {
    if (end > runStart)
      parts.push(
        runIsUtf8 === false
          ? decodeGb18030(gb18030, block.subarray(runStart, end), of)
          : block.toString("utf8", runStart, end)
      );
    runStart = end;
  };
  while (start < block.length) {
    const newline = block.indexOf(0x0a, start);
    const end = newline < 0 ? block.length : newline + 1;
    const lineIsUtf8 = saysUtf8(block.subarray(start, end));
    // Plain ASCII goes with whatever it stands among.
    if (lineIsUtf8 !== null) {
      if (runIsUtf8 !== null && lineIsUtf8 !== runIsUtf8) flush(start);
      runIsUtf8 = lineIsUtf8;
    }
    start = end;
  }
  flush(block.length);
  return parts.join("");
}

/** Whether a line beyond ASCII is UTF-8; null for ASCII. Two-byte characters alone don't count: pairs of GB18030 can look like them. */
function saysUtf8(line: Buffer): boolean | null {
  let beyond = false;
  let long = false;
  for (const byte of line) {
    if (byte < 0x80) continue;
    beyond = true;
    if (byte >= 0xe0) {
      long = true;
      break;
    }
  }
  return beyond ? long && isUtf8(line) : null;
}

interface NamedFile {
  readonly file: string;
  /** What it is called in faults. */
  readonly name: string;
}

function decodeGb18030(decoder: TextDecoder, bytes: Buffer, {file, name}: NamedFile): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw neither(file, bytes, name);
  }
}

/** Blocks of whole lines. */
async function* wholeLines(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, {highWaterMark: spotSize})) {
    const end = chunk.lastIndexOf(0x0a) + 1;
    if (end === 0) {
      rest = Buffer.concat([rest, chunk]);
      continue;
    }
    yield Buffer.concat([rest, chunk.subarray(0, end)]);
    rest = chunk.subarray(end);
  }
  if (rest.length) yield rest;
}

function sizeOf(file: string): number {
  const handle = openSync(file, "r");
  try {
    return fstatSync(handle).size;
  } finally {
    closeSync(handle);
  }
}

function readAt(file: string, position: number, length: number): Buffer {
  const handle = openSync(file, "r");
  try {
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readSync(handle, buffer, 0, length, position));
  } finally {
    closeSync(handle);
  }
}
