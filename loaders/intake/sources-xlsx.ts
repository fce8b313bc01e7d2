import {readFileSync} from "node:fs";
import type {Bilingual} from "../../src/model/published/systems.js";
import {SourceFault} from "../ground/faults.js";
import type {Database} from "../ground/database.js";
import {openWorkbook, type Sheet} from "./workbook.js";

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
): Promise<Bilingual[]> {
  const {found, others} = sheetOf(file, sheet);
  const rows = found.rows().filter((row) => row.some((cell) => cell !== null));
  const header = rows.splice(0, headerOf(rows) + 1).at(-1);
  if (!header)
    throw new SourceFault(`${file}: expected a header row in the sheet "${found.name}"; found an empty sheet`);
  const width = Math.max(header.length, ...rows.slice(0, 1000).map((row) => row.length));
  const columns = Array.from({length: width}, (_, i) => header[i]?.trim() || `column ${i + 1}`);
  const seen = new Set<string>();
  const twice = columns.find((name) => seen.size === seen.add(name.toLowerCase()).size);
  if (twice !== undefined)
    throw new SourceFault(
      `${file}: expected each column once; found "${twice}" twice in the header of the sheet "${found.name}"`
    );
  await database.fillTexts(
    table,
    columns,
    (async function* () {
      yield rows.map((row) => columns.map((_, i) => row[i] ?? null));
    })()
  );
  const names = others.map(({name}) => name);
  return names.length === 0
    ? []
    : [
        {
          en: `${file}: the sheet "${found.name}" is read, and not ${names.join(", ")}; sheet: in the source names another`,
          zh: `${file}：只读取工作表“${found.name}”，未读取 ${names.join("、")}；可在数据源处用 sheet: 指定`
        }
      ];
}

/** The sheet that is named, or the first that isn't hidden. */
function sheetOf(file: string, named: string | undefined): {readonly found: Sheet; readonly others: readonly Sheet[]} {
  let sheets: Sheet[];
  try {
    sheets = openWorkbook(readFileSync(file));
  } catch (error) {
    throw new SourceFault(
      `${file}: expected a readable xlsx file; found: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
      {cause: error}
    );
  }
  const shown = sheets.filter(({isHidden}) => !isHidden);
  const found = named === undefined ? shown[0] : sheets.find(({name}) => name === named);
  const names = sheets.map(({name, isHidden}) => (isHidden ? `${name} (hidden)` : name)).join(", ");
  if (!found)
    throw new SourceFault(
      named === undefined
        ? `${file}: expected a sheet that isn't hidden; found ${names}. Name one by sheet: in the source.`
        : `${file}: expected a sheet named "${named}"; found ${names}`
    );
  return {found, others: named === undefined ? shown.filter((sheet) => sheet !== found) : []};
}

/** Which row holds the names: the first that isn't a title, which fills one cell of many. */
function headerOf(rows: readonly (readonly (string | null)[])[]): number {
  const filled = (row: readonly (string | null)[]) => row.filter((cell) => cell !== null).length;
  const widest = Math.max(0, ...rows.slice(0, 200).map(filled));
  return Math.max(
    0,
    rows.findIndex((row) => filled(row) >= Math.min(2, widest) && filled(row) >= widest / 3)
  );
}
