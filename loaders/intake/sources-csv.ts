import {SourceFault} from "../ground/faults.js";
import {literal, quoted, type Database} from "../ground/database.js";
import type {Bilingual} from "../../src/model/published/systems.js";
import type {FileSource} from "../definitions/sources.js";
import {encodingOf, headOf, transcode} from "./sources-text.js";

/** How a CSV file is written, and its columns. */
interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
  /** Lines above the header. */
  readonly skip: number;
  readonly header: readonly string[];
}

/** The relation of CSV files. */
interface CsvRelation {
  readonly sql: string;
  /** Whether all of them part their cells by commas. */
  readonly byCommas: boolean;
  /** What the owner should know of how they are read. */
  readonly remarks: readonly Bilingual[];
}

export type CsvOptions = Pick<FileSource, "delimiter" | "quote" | "encoding">;

const delimiters = [",", ";", "\t", "|", "\u0001", "^", "~"];
const headBytes = 2 ** 20;
/** Records looked at to find out how a file is written. */
const lookedAt = 200;

/**
 * The relation that reads CSV files: every column as text, so that what can't be read is seen and not
 * guessed. Files may differ in delimiter, encoding and order of columns; a column that one lacks is empty there.
 *
 * @param rewritten names the place where a file of another encoding is written as UTF-8
 * @throws with the file, for one that is empty, of no known encoding, or has a column twice
 */
export async function csvRelation(
  files: readonly string[],
  options: CsvOptions,
  rewritten: (file: string) => string
): Promise<CsvRelation> {
  const scans = new Map<string, string[]>();
  const remarks: Bilingual[] = [];
  let byCommas = true;
  for (const file of files) {
    const encoding = options.encoding ?? (await encodingOf(file));
    const readable = encoding.toLowerCase() === "utf-8" ? file : rewritten(file);
    if (readable !== file) await transcode(file, encoding, readable);
    const dialect = dialectOf(headOf(readable, headBytes), file, options);
    byCommas &&= dialect.delimiter === ",";
    const how = scanOptions(dialect);
    scans.set(how, [...(scans.get(how) ?? []), readable]);
  }
  const selects = [...scans].map(([how, same]) => `SELECT * FROM read_csv([${same.map(literal).join(", ")}], ${how})`);
  return {sql: `(${selects.join(" UNION ALL BY NAME ")})`, byCommas, remarks};
}

function scanOptions({delimiter, quote, skip, header}: Dialect): string {
  const columns = header.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
  // What is named isn't sniffed: DuckDB would settle from the first rows that nothing is quoted, and later ones may be.
  return `auto_detect = false, columns = {${columns}}, header = true, skip = ${skip}, delim = ${literal(delimiter)}, quote = ${literal(quote)}, escape = ${literal(quote)}, nullstr = '', store_rejects = true, rejects_limit = 0`;
}

/**
 * Finds out how a CSV file is written from its first records: the delimiter that divides most of them
 * into equally many cells, and the header as the first such record.
 *
 * @param file named in faults
 */
export function dialectOf(head: Buffer, file: string, options: CsvOptions = {}): Dialect {
  const text = head.toString("utf8").replace(/^\uFEFF/, "");
  if (!text.trim()) throw new SourceFault(`${file}: expected a header line and rows; found an empty file`);
  if (head.subarray(0, 4096).includes(0))
    throw new SourceFault(
      `${file}: expected text; found zero bytes at its beginning, as UTF-16 without its mark has. Name it with encoding: in the source.`
    );
  const quote = options.quote === "none" ? "" : (options.quote ?? quoteOf(text));
  const candidates = (options.delimiter ? [options.delimiter] : delimiters).map((delimiter) =>
    judged(text, delimiter, quote, head.length >= headBytes)
  );
  const [best] = candidates.sort((a, b) => b.score - a.score);
  const header = best.records[best.skip].map((name) => name.trim());
  const unnamed = header.map((name, i) => name || `column ${i + 1}`);
  const seen = new Set<string>();
  const twice = unnamed.find((name) => seen.size === seen.add(name.toLowerCase()).size);
  if (twice !== undefined)
    throw new SourceFault(`${file}:${best.skip + 1}: expected each column once; found "${twice}" twice in the header`);
  return {delimiter: best.delimiter, quote, skip: best.skip, header: unnamed};
}

/** Single quotes only where no double ones are, and cells are wrapped in them. */
function quoteOf(text: string): string {
  return !text.includes('"') && /(^|[,;|\t\n])'[^'\n]*'([,;|\t\r\n]|$)/.test(text) ? "'" : '"';
}

function judged(
  text: string,
  delimiter: string,
  quote: string,
  cut: boolean
): {delimiter: string; records: string[][]; skip: number; score: number} {
  const records = recordsOf(text, delimiter, quote, cut);
  const counts = new Map<number, number>();
  for (const {length} of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  // Most frequent, then widest.
  const [cells, often] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  const score = cells > 1 ? often / records.length + cells / 1e6 : 0;
  return {delimiter, records, skip: cells > 1 ? records.findIndex(({length}) => length === cells) : 0, score};
}

/** The first records of a text; the last is left out where the text is cut there. */
export function recordsOf(text: string, delimiter: string, quote: string, cut: boolean): string[][] {
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
      if (character !== quote) cell += character;
      else if (text[i + 1] === quote) cell += text[++i];
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

/**
 * Counts the lines that the last reading couldn't read, and forgets them.
 *
 * @param original the file that a rewritten one stands for
 * @throws where a quote was opened and not closed, since it swallows the lines after it
 */
export async function takeRejects(database: Database, original: (file: string) => string): Promise<number> {
  const swallowed = await database.rows(
    `SELECT s.file_path AS file, CAST(min(e.line) AS INTEGER) AS line FROM reject_errors AS e JOIN reject_scans AS s ON s.scan_id = e.scan_id AND s.file_id = e.file_id
     WHERE e.error_type IN ('UNQUOTED VALUE', 'LINE SIZE OVER MAXIMUM') AND contains(rtrim(e.csv_line, chr(10) || chr(13)), chr(10)) GROUP BY 1 ORDER BY 1 LIMIT 1`
  );
  const {rows} = await database.counts(`SELECT count(DISTINCT (scan_id, file_id, line)) AS rows FROM reject_errors`);
  await database.run(`DELETE FROM reject_errors`);
  await database.run(`DELETE FROM reject_scans`);
  const [first] = swallowed;
  if (first) {
    throw new SourceFault(
      `${original(String(first.file))}:${String(first.line)}: expected the quote that opens in this line to close; found the lines after it inside. Close it, or set quote: none for the source.`
    );
  }
  return rows;
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
    const encoding = options.encoding ?? (await encodingOf(file));
    const now = encoding.toLowerCase() === "utf-8" ? file : rewritten(file);
    if (now !== file) await transcode(file, encoding, now);
    readable.push(now);
  }
  // No JSON text holds this character: a line is one cell.
  const lines = `(SELECT CASE WHEN json_valid(line) AND json_type(line) = 'OBJECT' THEN CAST(line AS JSON) END AS object FROM read_csv([${readable.map(literal).join(", ")}],
    auto_detect = false, columns = {'line': 'VARCHAR'}, header = false, delim = chr(1), quote = '', escape = '', nullstr = '', max_line_size = 16777216, store_rejects = true, rejects_limit = 0) WHERE trim(line) <> '')`;
  const keys = await database.rows(`SELECT DISTINCT unnest(json_keys(object)) AS key FROM ${lines} ORDER BY key`);
  const columns = keys.map(
    ({key}) =>
      `json_extract_string(object, ${literal(`$."${String(key).replaceAll('"', '\\"')}"`)}) AS ${quoted(String(key))}`
  );
  return `(SELECT ${[...columns, `object IS NULL AS ${quoted(unreadableLine)}`].join(", ")} FROM ${lines})`;
}

/** The column of a relation that tells of a line that couldn't be read. */
export const unreadableLine = "\u0001unreadable";
