import {readFileSync} from "node:fs";
import type {TableRemark} from "../../src/model/published/reading-remarks.js";
import {SourceFault} from "../ground/faults.js";
import type {Database} from "../ground/database.js";
import {openWorkbook, type Sheet, type SheetRow} from "./workbook.js";

/**
 * Reads a sheet into a table of texts. A formula counts as its last result, a date as its day and time, rounded to the
 * second; of merged cells the first has the value and the others are empty. Errors, and formulas that were never
 * computed, stay to be seen as such.
 *
 * @returns what the owner should know: which other sheets aren't read
 * @throws with the file, where it isn't a workbook, lacks the sheet, or has a column twice or without a name
 */
export async function readSheet(
  database: Database,
  file: string,
  sheet: string | undefined,
  table: string
): Promise<TableRemark[]> {
  const {found, others, rows} = sheetOf(file, sheet);
  const header = rows.splice(0, headerOf(rows) + 1).at(-1);
  if (!header)
    throw new SourceFault(`${file}: expected a header row in the sheet "${found.name}"; found an empty sheet`);
  const columns = columnsOf(header, rows);
  const nameless = columns.filter(({at}) => !header[at]?.trim());
  const farthest = nameless.at(-1);
  if (farthest && nameless.length > mostNameless)
    throw new SourceFault(
      `${file}: expected a name in the header of the sheet "${found.name}" for each column that holds something; found ${nameless.length} without, as far as column ${farthest.at + 1}. Delete what stands beside the table.`
    );
  const seen = new Set<string>();
  const twice = columns.find(({name}) => seen.size === seen.add(name.toLowerCase()).size);
  if (twice !== undefined)
    throw new SourceFault(
      `${file}: expected each column once; found "${twice.name}" twice in the header of the sheet "${found.name}"`
    );
  await database.fillTexts(
    table,
    columns.map(({name}) => name),
    (async function* () {
      for (let start = 0; start < rows.length; start += rowsAtOnce)
        yield rows.slice(start, start + rowsAtOnce).map((row) => columns.map(({at}) => row[at] ?? null));
    })()
  );
  const names = others.map(({name}) => name);
  return names.length === 0 ? [] : [{kind: "other_sheets", source: file, sheet: found.name, others: names}];
}

const rowsAtOnce = 8192;
/** More columns without a name aren't remarks beside a table. */
const mostNameless = 200;

/** The columns that hold something, each by its name in the header or else by its number. */
function columnsOf(header: SheetRow, rows: readonly SheetRow[]): {readonly at: number; readonly name: string}[] {
  const filled = new Set<number>();
  for (const row of [header, ...rows]) row.forEach((_, at) => filled.add(at));
  return [...filled].sort((a, b) => a - b).map((at) => ({at, name: header[at]?.trim() || `column ${at + 1}`}));
}

/** The sheet that is named, or the first that isn't hidden, with its rows. */
function sheetOf(
  file: string,
  named: string | undefined
): {readonly found: Sheet; readonly others: readonly Sheet[]; readonly rows: SheetRow[]} {
  const sheets = readable(file, () => openWorkbook(bytesOf(file)));
  const shown = sheets.filter(({isHidden}) => !isHidden);
  const found = named === undefined ? shown[0] : sheets.find(({name}) => name === named);
  const names = sheets.map(({name, isHidden}) => (isHidden ? `${name} (hidden)` : name)).join(", ");
  if (!found)
    throw new SourceFault(
      named === undefined
        ? `${file}: expected a sheet that isn't hidden; found ${names}. Name one by sheet: in the source.`
        : `${file}: expected a sheet named "${named}"; found ${names}`
    );
  return {
    found,
    others: named === undefined ? shown.filter((sheet) => sheet !== found) : [],
    rows: readable(file, () => found.rows())
  };
}

/** @throws where it is a workbook of before 2007, or one that is locked: both begin alike */
function bytesOf(file: string): Uint8Array {
  const bytes = readFileSync(file);
  if (bytes.subarray(0, oldWorkbook.length).equals(oldWorkbook))
    throw new Error("a workbook of before 2007, or one with a password; save it as .xlsx without a password");
  return bytes;
}

/** What compound files begin with. */
const oldWorkbook = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

function readable<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new SourceFault(
      `${file}: expected a readable xlsx file; found: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
      {cause: error}
    );
  }
}

/** Which row holds the names: the first that isn't a title, which fills one cell of many. */
function headerOf(rows: readonly SheetRow[]): number {
  const filled = (row: SheetRow) => row.filter(() => true).length;
  const widest = Math.max(0, ...rows.slice(0, 200).map(filled));
  return Math.max(
    0,
    rows.findIndex((row) => filled(row) >= Math.min(2, widest) && filled(row) >= widest / 3)
  );
}
