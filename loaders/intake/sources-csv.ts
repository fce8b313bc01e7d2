import {SourceFault} from "../ground/faults.js";
import {asNumber, literal, quoted, type Database} from "../ground/database.js";
import type {RowFault} from "../../src/model/published/row-faults.js";
import type {TableRemark} from "../../src/model/published/reading-remarks.js";
import type {FileSource} from "../definitions/sources.js";
import {unpacked} from "./packed.js";
import {headOf, transcode, writingOf} from "./sources-text.js";

/** How a CSV file is written, and its columns. */
interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
  /** Lines above the header. */
  readonly skip: number;
  readonly header: readonly string[];
  /** Cells that rows have beyond the header, all of them empty: a delimiter ends each row. */
  readonly beyond: number;
  /** Whether rows leave out cells at their end. */
  readonly short: boolean;
  readonly escape: string;
}

/** The relation of CSV files. */
interface CsvRelation {
  readonly sql: string;
  /** Whether all of them part their cells by commas. */
  readonly byCommas: boolean;
  /** What the owner should know of how they are read. */
  readonly remarks: readonly TableRemark[];
}

export type CsvOptions = Pick<FileSource, "delimiter" | "quote" | "encoding">;

const delimiters = [",", ";", "\t", "|", "\u0001", "^", "~"];
const headBytes = 2 ** 20;
/** What zip files begin with. */
const zipped = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
/** Records looked at to find out how a file is written. */
const lookedAt = 200;

/**
 * The relation that reads CSV files: every column as text, so that what can't be read is seen and not
 * guessed. Files may differ in delimiter, encoding and order of columns; a column that one lacks is empty there.
 *
 * @param rewritten names the place where a file that is packed, or of another encoding, is written as UTF-8
 * @throws with the file, for one that is empty, of no known encoding, or has a column twice
 */
export async function csvRelation(
  files: readonly string[],
  options: CsvOptions,
  rewritten: (file: string) => string
): Promise<CsvRelation> {
  const scans = new Map<string, Scan>();
  const remarks: TableRemark[] = [];
  let byCommas = true;
  for (const file of files) {
    const readable = await asUtf8(file, options, rewritten);
    const dialect = dialectOf(headOf(readable, headBytes), file, options);
    byCommas &&= dialect.delimiter === ",";
    remarks.push(...remarksOf(dialect, file));
    const nameless = namelessColumns(dialect);
    const how = scanOptions(dialect, nameless);
    const alike = scans.get(how)?.files ?? [];
    scans.set(how, {nameless, files: [...alike, readable]});
  }
  const hasNameless = [...scans.values()].some(({nameless}) => nameless.length > 0);
  const selects = [...scans].map(([how, {nameless, files: same}]) => {
    const rows = `read_csv([${same.map(literal).join(", ")}], ${how})`;
    if (!hasNameless) return `SELECT * FROM ${rows}`;
    if (nameless.length === 0) return `SELECT *, FALSE AS ${quoted(unreadableLine)} FROM ${rows}`;
    // What stands in a cell that has no name can't be taken for anything.
    const names = nameless.map(quoted);
    return `SELECT * EXCLUDE (${names.join(", ")}), ${names.map((name) => `${name} IS NOT NULL`).join(" OR ")} AS ${quoted(unreadableLine)} FROM ${rows}`;
  });
  return {sql: `(${selects.join(" UNION ALL BY NAME ")})`, byCommas, remarks};
}

/** Files that are read by the same options. */
interface Scan {
  readonly files: readonly string[];
  /** Columns of theirs beyond the header. */
  readonly nameless: readonly string[];
}

/** Where a file can be read as UTF-8 by the database: where it stands, or else unpacked and rewritten. */
async function asUtf8(file: string, options: CsvOptions, rewritten: (file: string) => string): Promise<string> {
  const plain = await unpacked(file, () => rewritten(file));
  const {encoding, mixedEnds} = options.encoding
    ? {encoding: options.encoding.toLowerCase(), mixedEnds: false}
    : await writingOf(plain, file);
  if (encoding === "utf-8" && !mixedEnds && !hasPattern(plain)) return plain;
  const target = rewritten(file);
  await transcode(plain, encoding, target, file);
  return target;
}

/** Whether DuckDB would take a name for a pattern of names. */
function hasPattern(file: string): boolean {
  return /[*?[]/.test(file);
}

/** A name as a pattern that is met by it alone. */
export function onlyFile(file: string): string {
  return file.replace(/[*?[]/g, "[$&]");
}

/** What to say of rows that are read although they don't have as many cells as the header. */
function remarksOf({beyond, short}: Dialect, source: string): TableRemark[] {
  if (beyond) return [{kind: "trailing_delimiter", source}];
  return short ? [{kind: "short_rows", source}] : [];
}

/** Names for cells beyond the header, that no header has. */
function namelessColumns({beyond}: Dialect): string[] {
  return Array.from({length: beyond}, (_, i) => `\u0001beyond ${i + 1}`);
}

/** The options of DuckDB's reader. */
function scanOptions(
  {delimiter, quote, skip, header, beyond, short, escape}: Dialect,
  nameless: readonly string[]
): string {
  const columns = [...header, ...nameless].map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
  // Rows of several lengths can't be found from the middle of a file where quotes hold line ends.
  const lengths = short ? ", null_padding = true, parallel = false" : "";
  // What is named isn't sniffed: DuckDB would settle from the first rows that nothing is quoted, and later ones may be.
  // Packed files were unpacked, whatever their names say.
  return `auto_detect = false, compression = 'none', columns = {${columns}}, header = ${beyond === 0}, skip = ${skip + (beyond ? 1 : 0)}, delim = ${literal(delimiter)}, quote = ${literal(quote)}, escape = ${literal(escape)}, nullstr = '', store_rejects = true, rejects_limit = 0${lengths}`;
}

/** Of so many bytes of UTF-16 at least one is zero: delimiters and line ends are. A stray one alone is its row's matter. */
const fewestZeros = 50;

/**
 * Finds out how a CSV file is written from its first records: the delimiter that divides most of them
 * into equally many cells, and the header as the first such record.
 *
 * @param file named in faults
 */
export function dialectOf(head: Buffer, file: string, options: CsvOptions = {}): Dialect {
  const text = head.toString("utf8").replace(/^\uFEFF/, "");
  if (!text.trim()) throw new SourceFault(`${file}: expected a header line and rows; found an empty file`);
  if (head.subarray(0, 4).equals(zipped))
    throw new SourceFault(
      `${file}: expected text; found a zip file, as workbooks are. Name a workbook .xlsx; unpack any other.`
    );
  const start = head.subarray(0, 4096);
  if (start.filter((byte) => byte === 0).length > start.length / fewestZeros)
    throw new SourceFault(
      `${file}: expected text; found zero bytes at its beginning, as UTF-16 without its mark has. Name it with encoding: in the source.`
    );
  const quote = options.quote === "none" ? "" : (options.quote ?? quoteOf(text));
  const escape = quote && text.includes(`\\${quote}`) ? "\\" : quote;
  const candidates = (options.delimiter ? [options.delimiter] : delimiters).map((delimiter) =>
    judged(text, delimiter, quote, head.length >= headBytes, escape)
  );
  const [best] = candidates.sort((a, b) => b.score - a.score);
  const skip = headerOf(best.records, best.skip);
  const lengths = best.records.slice(skip + 1).filter((record) => record.some((cell) => cell !== ""));
  let header = best.records[skip].map((name) => name.trim());
  const longest = lengths.reduce((most, {length}) => Math.max(most, length), 0);
  const isBeyondEmpty = lengths.every((record) => record.slice(header.length).every((cell) => cell === ""));
  const often = lengths.filter(({length}) => length > header.length).length;
  // A file whose rows are mostly longer than its header, by cells that hold something, can't be told by its names.
  if (!isBeyondEmpty && often > lengths.length / 2)
    throw new SourceFault(
      `${file}:${skip + 1}: expected a name in the header for every cell of the rows; found ${header.length} names and rows of ${longest} cells`
    );
  const beyond = isBeyondEmpty && often > 0 ? longest - header.length : 0;
  const short = lengths.filter(({length}) => length < header.length + beyond).length;
  header = header.map((name, i) => name || `column ${i + 1}`);
  const seen = new Set<string>();
  const twice = header.find((name) => seen.size === seen.add(name.toLowerCase()).size);
  if (twice !== undefined)
    throw new SourceFault(`${file}:${skip + 1}: expected each column once; found "${twice}" twice in the header`);
  return {
    delimiter: best.delimiter,
    quote,
    skip,
    header,
    beyond,
    // One row that is short may have lost a cell in its middle; many leave out what is empty.
    short: beyond > 0 || (short > 1 && short >= lengths.length / 10),
    escape
  };
}

/**
 * Which record holds the names: the first of the usual length, or one before it that is plainly a header though rows
 * have a cell more or leave some out: at least two names, all different, none of them a number or a date.
 */
function headerOf(records: readonly (readonly string[])[], usual: number): number {
  const filled = (record: readonly string[]) => record.findLastIndex((cell) => cell.trim() !== "") + 1;
  const width = Math.max(...records.slice(usual + 1).map(filled), 2);
  const isHeader = (record: readonly string[]) => {
    const names = record.slice(0, filled(record)).map((name) => name.trim().toLowerCase());
    return (
      names.length > 1 &&
      names.length >= width - 1 &&
      new Set(names).size === names.length &&
      names.every((name) => name !== "" && !/^[-+]?[\d.,:/\s-]+$/.test(name))
    );
  };
  const found = records.slice(0, usual + 1).findIndex(isHeader);
  if (found >= 0) return found;
  // A spreadsheet fills a title up to the width of the table: what one cell of many holds is no header.
  const titles = records.slice(usual, usual + mostTitles).findIndex((record) => filled(record) > 1);
  return width > 2 && titles > 0 ? usual + titles : usual;
}

/** Lines looked at for titles above the header. */
const mostTitles = 10;

/** Single quotes only where no double ones are, and cells are wrapped in them. */
function quoteOf(text: string): string {
  return !text.includes('"') && /(^|[,;|\t\n])'[^'\n]*'([,;|\t\r\n]|$)/.test(text) ? "'" : '"';
}

function judged(
  text: string,
  delimiter: string,
  quote: string,
  cut: boolean,
  escape: string
): {delimiter: string; records: string[][]; skip: number; score: number} {
  const records = recordsOf(text, delimiter, quote, cut, escape);
  const counts = new Map<number, number>();
  for (const {length} of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  // Most frequent, then widest.
  const [cells, often] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  const score = cells > 1 ? often / records.length + cells / 1e6 : 0;
  return {delimiter, records, skip: cells > 1 ? records.findIndex(({length}) => length === cells) : 0, score};
}

/** The first records of a text; the last is left out where the text is cut there. */
export function recordsOf(
  text: string,
  delimiter: string,
  quote: string,
  cut: boolean,
  escape: string = quote
): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = "";
  let inQuotes = false;
  const endCell = () => {
    record.push(cell);
    cell = "";
  };
  const endRecord = () => {
    endCell();
    records.push(record);
    record = [];
  };
  for (let i = 0; i < text.length && records.length < lookedAt; i++) {
    const character = text[i];
    if (inQuotes) {
      if (character === escape && escape !== quote && text[i + 1] === quote) cell += text[++i];
      else if (character !== quote) cell += character;
      else if (escape === quote && text[i + 1] === quote) cell += text[++i];
      else inQuotes = false;
    } else if (quote && character === quote && cell === "") inQuotes = true;
    else if (character === delimiter) endCell();
    else if (character === "\n" || character === "\r") {
      if (character === "\r" && text[i + 1] === "\n") i++;
      endRecord();
    } else cell += character;
  }
  if ((cell || record.length) && records.length < lookedAt && (!cut || !records.length)) endRecord();
  return records;
}

/** Lines of one kind that couldn't be read, and the first of them. */
export interface Unreadable {
  readonly reason: RowFault;
  readonly rows: number;
  readonly place: {readonly file: string; readonly line: number};
}

/**
 * Counts the lines that the last reading couldn't read, and forgets them.
 *
 * @param original the file that a rewritten one stands for
 * @throws where a quote was opened and not closed, since it swallows the lines after it
 */
export async function takeRejects(database: Database, original: (file: string) => string): Promise<Unreadable[]> {
  const swallowed = await database.rows(
    `SELECT s.file_path AS file, CAST(min(e.line) AS INTEGER) AS line FROM reject_errors AS e JOIN reject_scans AS s ON s.scan_id = e.scan_id AND s.file_id = e.file_id
     WHERE e.error_type IN ('UNQUOTED VALUE', 'LINE SIZE OVER MAXIMUM') AND contains(rtrim(e.csv_line, chr(10) || chr(13)), chr(10)) GROUP BY 1 ORDER BY 1 LIMIT 1`
  );
  const kinds = await database.rows(
    `SELECT is_encoding, CAST(count(*) AS INTEGER) AS rows, min(file) AS file, CAST(arg_min(line, (file, line)) AS INTEGER) AS line FROM (
       SELECT s.file_path AS file, e.scan_id, e.file_id, e.line, bool_or(e.error_type = 'INVALID ENCODING') AS is_encoding
       FROM reject_errors AS e JOIN reject_scans AS s ON s.scan_id = e.scan_id AND s.file_id = e.file_id GROUP BY ALL) GROUP BY 1 ORDER BY 1`
  );
  await database.run(`DELETE FROM reject_errors`);
  await database.run(`DELETE FROM reject_scans`);
  const [first] = swallowed;
  if (first) {
    throw new SourceFault(
      `${original(String(first.file))}:${String(first.line)}: expected the quote that opens in this line to close; found the lines after it inside. Close it, or set quote: none for the source.`
    );
  }
  return kinds.map((row) => ({
    reason: {kind: row.is_encoding === true ? "not_utf8" : "not_csv"},
    rows: asNumber(row.rows),
    place: {file: original(String(row.file)), line: asNumber(row.line)}
  }));
}

/** Relation of the lines of JSON-lines files: a text column for each key, and one that says that a line isn't a JSON object. */
export async function jsonRelation(
  database: Database,
  files: readonly string[],
  options: CsvOptions,
  rewritten: (file: string) => string
): Promise<string> {
  const readable: string[] = [];
  for (const file of files) {
    readable.push(await asUtf8(file, options, rewritten));
  }
  // No JSON text holds this character: a line is one cell.
  const lines = `(SELECT CASE WHEN json_valid(line) AND json_type(line) = 'OBJECT' THEN CAST(line AS JSON) END AS object FROM read_csv([${readable.map(literal).join(", ")}],
    auto_detect = false, compression = 'none', columns = {'line': 'VARCHAR'}, header = false, delim = chr(1), quote = '', escape = '', nullstr = '', max_line_size = 16777216, store_rejects = true, rejects_limit = 0) WHERE trim(line) <> '')`;
  const keys = await database.rows(`SELECT DISTINCT unnest(json_keys(object)) AS key FROM ${lines} ORDER BY key`);
  if (keys.length === 0 && readable.some((file) => headOf(file, headBytes).toString("utf8").trim() !== ""))
    throw noLines(files[0], `none${otherJson(headOf(readable[0], 64).toString("utf8").trim())}`);
  const within = await listWithin(database, lines);
  if (within !== null)
    throw noLines(
      files[0],
      `one object that holds its rows in a list, ${within}. Write each of them on a line of its own, such as by jq -c '.${within}[]'`
    );
  // Names of columns are the same in any case: keys that differ in it alone are one column, the first that is there.
  const alike = new Map<string, string[]>();
  for (const {key} of keys)
    alike.set(String(key).toLowerCase(), [...(alike.get(String(key).toLowerCase()) ?? []), String(key)]);
  const columns = [...alike.values()].map((same) => {
    const values = same.map((key) => `json_extract_string(object, ${literal(`$."${key.replaceAll('"', '\\"')}"`)})`);
    return `COALESCE(${values.join(", ")}) AS ${quoted(same[0])}`;
  });
  return `(SELECT ${[...columns, `object IS NULL AS ${quoted(unreadableLine)}`].join(", ")} FROM ${lines})`;
}

function noLines(file: string, found: string): SourceFault {
  return new SourceFault(`${file}: expected an object on each line, such as {"contact_id": "1"}; found ${found}`);
}

/** What JSON without an object on each line is, by its first characters. */
function otherJson(head: string): string {
  if (head.startsWith("[")) return ", but a list. Write each of its objects on a line of its own.";
  return head.startsWith("{") ? ", but one over several lines. Write each row’s object on a line of its own." : ".";
}

/** The key under which an only line holds a list of objects, which are the rows then; null where there are other lines, or none does. */
async function listWithin(database: Database, lines: string): Promise<string | null> {
  const found = await database.rows(`WITH first_lines AS (SELECT object FROM ${lines} LIMIT 2)
    SELECT key FROM (SELECT object, unnest(json_keys(object)) AS key FROM first_lines WHERE (SELECT count(*) FROM first_lines) = 1)
    WHERE json_type(object -> key) = 'ARRAY' AND json_type(object -> key -> 0) = 'OBJECT' ORDER BY key LIMIT 1`);
  return found.length > 0 ? String(found[0].key) : null;
}

/** The column of a relation that tells of a line that couldn't be read. */
export const unreadableLine = "\u0001unreadable";
