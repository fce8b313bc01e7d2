/** Where a row stands in its CSV file: found again for the few that a check shows as examples. */
import {isUtf8} from "node:buffer";
import {createReadStream} from "node:fs";
import type {ContractTable} from "../definitions/contract.js";
import type {PartMapping} from "../definitions/sources.js";
import {whileUnpacked} from "./packed.js";
import {dialectOf, recordsOf, type CsvOptions} from "./sources-csv.js";
import {encodingOf, headOf} from "./sources-text.js";
import {filesOf, findSource, partsOf, type SourcePlan} from "./sources.js";

/** A row to look for. */
export interface WantedRow {
  /** The text of some of its cells, by the contract's column. */
  readonly cells: Readonly<Record<string, string>>;
  /** The column at fault, where one is. */
  readonly fault: string | null;
  /** Rows like it that come before; none unless given. */
  readonly passes?: number;
}

export interface Place {
  readonly file: string;
  /** The line on which the row begins, counted from 1. */
  readonly line: number;
}

/** How a CSV file is written. */
interface Shape {
  readonly delimiter: string;
  readonly quote: string;
  /** The byte that ends a line. */
  readonly lineEnd: number;
  readonly header: readonly string[];
}

/** A CSV file that a table is read from, and the column that each of the contract's comes from as it is. */
interface Reading {
  readonly file: string;
  readonly options: CsvOptions;
  /** The position of a column of the contract in the file's header; null where it isn't taken as it stands. */
  readonly position: (header: readonly string[], column: string) => number | null;
}

/**
 * Looks for rows in the CSV files of a table: in UTF-8, GB18030 or both, from a folder or through a
 * mapping that takes the row's key, or the cell at fault, as it stands.
 *
 * @returns the first place of each; null for one that isn't found, or whose file is in another format or encoding
 */
export async function csvLinesOf(
  plan: SourcePlan,
  table: ContractTable,
  wanted: readonly WantedRow[]
): Promise<(Place | null)[]> {
  const places: (Place | null)[] = wanted.map(() => null);
  const passes = wanted.map((row) => row.passes ?? 0);
  for (const reading of readingsOf(plan, table)) {
    if (places.every((place) => place !== null)) break;
    await whileUnpacked(reading.file, (path) => look(path, reading));
  }
  return places;

  async function look(path: string, {file, options, position}: Reading): Promise<void> {
    const shape = await shapeOf(path, options);
    if (shape === null) return;
    const sought = wanted.map(({cells, fault}) => {
      const placed = Object.entries(cells).flatMap(([column, text]) => {
        const at = position(shape.header, column);
        return at === null ? [] : [{column, at, text}];
      });
      // A row is known by its whole key; without it, by the cell that is at fault.
      const isKnown =
        table.key.every((column) => placed.some((cell) => cell.column === column)) ||
        placed.some(({column}) => column === fault);
      return isKnown ? placed : [];
    });
    const still = sought.map((cells, i) => (places[i] === null ? cells : []));
    (await linesIn(path, shape, still, passes)).forEach(
      (line, i) => (places[i] ??= line === null ? null : {file, line})
    );
  }
}

function readingsOf(plan: SourcePlan, table: ContractTable): Reading[] {
  const alike = (header: readonly string[], column: string): number | null => {
    const {en, zh} = table.columns[column].name;
    const at = header.findIndex((name) => [column, en.toLowerCase(), zh].includes(name.trim().toLowerCase()));
    return at < 0 ? null : at;
  };
  if (plan.kind === "folder") {
    const source = findSource(plan.folder, table);
    return source?.format === "csv"
      ? source.files.map((file) => ({file, options: plan.options ?? {}, position: alike}))
      : [];
  }
  return partsOf(plan.mapping.tables[table.table] ?? []).flatMap((part) => {
    const source = plan.mapping.sources[part.from];
    if (!("files" in source)) return [];
    const {files, format} = filesOf(plan, part.from, source);
    return format === "csv"
      ? files.map((file) => ({file, options: source, position: part.columns ? mappedAs(part.columns) : alike}))
      : [];
  });
}

/** Columns that a mapping takes as they are, or leaves so where it can't read them. */
function mappedAs(columns: NonNullable<PartMapping["columns"]>): Reading["position"] {
  return (header, column) => {
    const mapping = Object.hasOwn(columns, column) ? columns[column] : undefined;
    const name =
      typeof mapping === "string"
        ? mapping
        : mapping && "column" in mapping && !mapping.values && mapping.otherwise === undefined
          ? mapping.column
          : null;
    const at =
      name === null
        ? -1
        : header.findIndex((one) => one === name || one.trim().toLowerCase() === name.trim().toLowerCase());
    return at < 0 ? null : at;
  };
}

/** @returns null where its bytes are neither UTF-8 nor GB18030: it is read from a rewritten copy */
async function shapeOf(file: string, options: CsvOptions): Promise<Shape | null> {
  const encoding = options.encoding?.toLowerCase() ?? (await encodingOf(file));
  if (!["utf-8", "mixed", "gb18030", "gbk"].includes(encoding)) return null;
  const head = headOf(file, 2 ** 20);
  // Whole lines: half a character at the end isn't one of another encoding.
  const {delimiter, quote, header} = dialectOf(
    Buffer.from(textOf(head.subarray(0, head.lastIndexOf(0x0a) + 1 || head.length))),
    file,
    options
  );
  return {delimiter, quote, lineEnd: head.includes(0x0a) ? 0x0a : 0x0d, header};
}

interface SoughtCell {
  readonly at: number;
  readonly text: string;
}

/** Rows that no run of bytes tells from others are looked for in this much of a file. */
const lookedThrough = 256 * 2 ** 20;
const chunkSize = 4 * 2 ** 20;
/** A row longer than this was never read as one. */
const longestRow = 64 * 2 ** 20;

/**
 * Reads a file until all rows are found, about a gigabyte in three seconds: cells are cut only in rows that
 * hold the bytes looked for.
 *
 * @param sought the cells of each row; an empty list is never found
 * @param passes how many rows like each come before it; counted down
 * @returns the line on which each begins
 */
async function linesIn(
  file: string,
  {delimiter, quote, lineEnd, header}: Shape,
  sought: readonly (readonly SoughtCell[])[],
  passes: number[]
): Promise<(number | null)[]> {
  const lines: (number | null)[] = sought.map(() => null);
  const needles = sought.map(needleOf);
  const [quoteByte, delimiterByte] = [quote, delimiter].map((text) => (text === "" ? -1 : text.charCodeAt(0)));
  let open = sought.filter((cells) => cells.length > 0).length;
  let line = 1;
  let passed = 0;
  let carried: Buffer = Buffer.alloc(0);
  /** Looks at the whole rows of a block; gives how far they reach. */
  const look = (block: Buffer, isLast: boolean): number => {
    const nextOf = needles.map((needle) => finder(block, needle));
    const quoted = finder(block, quoteByte < 0 ? null : Buffer.of(quoteByte));
    /** Where the next row may be that is looked for; most rows come before it, and of them only the end is. */
    const nextOfAny = (from: number) =>
      sought.reduce(
        (next, cells, i) =>
          lines[i] !== null || cells.length === 0
            ? next
            : Math.min(next, needles[i] !== null ? nextOf[i](from) : passed + from < lookedThrough ? from : Infinity),
        Infinity
      );
    let next = nextOfAny(0);
    let start = 0;
    while (start < block.length && open > 0) {
      let end = block.indexOf(lineEnd, start);
      let within = 1;
      if (quoted(start) < (end < 0 ? block.length : end))
        [end, within] = endOfQuoted(block, start, quoteByte, delimiterByte, lineEnd);
      if (end < 0) {
        if (!isLast) break;
        end = block.length;
      }
      if (next < end) {
        const record =
          recordsOf(
            textOf(block.subarray(start, end))
              .replace(/^\uFEFF/, "")
              .replace(/\r$/, ""),
            delimiter,
            quote,
            false
          )[0] ?? [];
        const isRow = record.length > 1 || header.length === 1;
        for (const [i, cells] of sought.entries()) {
          if (
            !isRow ||
            lines[i] !== null ||
            cells.length === 0 ||
            cells.some(({at, text}) => (record[at] ?? "") !== text)
          )
            continue;
          if (passes[i]-- > 0) continue;
          lines[i] = line;
          open--;
        }
        next = nextOfAny(end);
      }
      line += within;
      start = end + 1;
    }
    return Math.min(start, block.length);
  };
  for await (const chunk of createReadStream(file, {highWaterMark: chunkSize})) {
    if (!Buffer.isBuffer(chunk)) continue;
    const block = carried.length ? Buffer.concat([carried, chunk]) : chunk;
    const reached = look(block, false);
    carried = block.subarray(reached);
    passed += reached;
    if (open === 0 || carried.length > longestRow) return lines;
  }
  look(carried, true);
  return lines;
}

/** The longest of the bytes that a row is sure to hold; null where it has none, as a row with an empty cell. */
function needleOf(cells: readonly SoughtCell[]): Buffer | null {
  // Beyond ASCII the bytes depend on the line's encoding, and a quote within a cell is written twice.
  const [longest = ""] = cells
    .flatMap(({text}) => text.match(/[\x20-\x7e]+/g) ?? [])
    .flatMap((run) => run.split(/["']/))
    .sort((a, b) => b.length - a.length);
  return longest === "" ? null : Buffer.from(longest);
}

/** Tells from where on bytes come next, each place looked for once; infinity where they don't. */
function finder(block: Buffer, bytes: Buffer | null): (from: number) => number {
  let next = -1;
  return (from) => {
    if (bytes === null) return Infinity;
    if (next < from) {
      const found = block.indexOf(bytes, from);
      next = found < 0 ? Infinity : found;
    }
    return next;
  };
}

/** Where a row with quotes ends, −1 where it doesn't, and over how many lines it goes. A quote opens only at the start of a cell. */
function endOfQuoted(
  block: Buffer,
  start: number,
  quote: number,
  delimiter: number,
  lineEnd: number
): [end: number, lines: number] {
  let isInside = false;
  let isStart = true;
  let lines = 1;
  for (let i = start; i < block.length; i++) {
    const byte = block[i];
    if (isInside) {
      if (byte === lineEnd) lines++;
      else if (byte === quote) {
        if (block[i + 1] === quote) i++;
        else isInside = false;
      }
    } else if (byte === quote && isStart) isInside = true;
    else if (byte === lineEnd) return [i, lines];
    // The mark that a file may begin with comes before its first cell.
    isStart = !isInside && (byte === delimiter || (i === start + 2 && byte === 0xbf && block[start] === 0xef));
  }
  return [-1, lines];
}

const gb18030 = new TextDecoder("gb18030");

/** Text in UTF-8, or else in GB18030. */
function textOf(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString("utf8") : gb18030.decode(bytes);
}
