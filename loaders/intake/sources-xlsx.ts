import readExcelFile from "read-excel-file/node";
import {SourceFault} from "../ground/faults.js";
import type {Database} from "../ground/database.js";

/**
 * Reads a sheet into a table of texts. A formula counts as its last result, a date as its day and
 * time; of merged cells the first has the value and the others are empty.
 *
 * @returns the number of rows below the header
 * @throws with the file, where it isn't a workbook, lacks the sheet, or has a column twice or without a name
 */
export async function readSheet(
  database: Database,
  file: string,
  sheet: string | undefined,
  table: string
): Promise<void> {
  const sheets = await readExcelFile(file).catch((error: unknown) => {
    throw new SourceFault(
      `${file}: expected a readable xlsx file; found: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
      {cause: error}
    );
  });
  const names = sheets.map((candidate) => candidate.sheet);
  const found = sheet === undefined ? sheets[0] : sheets.find((candidate) => candidate.sheet === sheet);
  if (!found) throw new SourceFault(`${file}: expected a sheet named "${sheet}"; found ${names.join(", ")}`);
  const rows = found.data.map((row) => row.map(cellText)).filter((row) => row.some((cell) => cell !== null));
  const [header, ...data] = rows;
  if (!header)
    throw new SourceFault(`${file}: expected a header row in the sheet "${found.sheet}"; found an empty sheet`);
  const columns = header.map((name, i) => name?.trim() || `column ${i + 1}`);
  const seen = new Set<string>();
  const twice = columns.find((name) => seen.size === seen.add(name.toLowerCase()).size);
  if (twice !== undefined)
    throw new SourceFault(
      `${file}: expected each column once; found "${twice}" twice in the header of the sheet "${found.sheet}"`
    );
  await database.fillTexts(
    table,
    columns,
    (async function* () {
      yield data.map((row) => columns.map((_, i) => row[i] ?? null));
    })()
  );
}

/** A cell as the text that a CSV would hold. */
function cellText(cell: unknown): string | null {
  if (cell === null || cell === undefined || cell === "") return null;
  if (cell instanceof Date)
    return cell
      .toISOString()
      .replace("T", " ")
      .replace(/(\.000)?Z$/, "")
      .replace(/ 00:00:00$/, "");
  // Never 1e+21: a number that wide is left to be seen for what it is.
  if (typeof cell === "number") return Number.isSafeInteger(cell) ? cell.toFixed(0) : String(cell);
  return String(cell);
}
