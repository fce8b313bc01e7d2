import {rowsOf} from "../../model/sql/arrow-rows.js";
import {defused, spreadsheetCsv} from "../../model/sql/csv.js";
import type {SqlRows, SqlValue} from "../../model/sql/schema.js";
import type {Answer} from "./engine.js";

export type DownloadFormat = "csv" | "xlsx" | "arrow";

/** More rows than this make a workbook that takes minutes to open. */
export const mostSheetRows = 100_000;

/** A whole result as a file. */
export async function fileOf(
  format: DownloadFormat,
  {table, arrow}: Answer,
  columns: SqlRows["columns"]
): Promise<Blob> {
  if (format === "arrow") return new Blob([arrow.slice().buffer], {type: "application/vnd.apache.arrow.stream"});
  const rows = rowsOf(table);
  return format === "csv"
    ? new Blob([spreadsheetCsv([columns.map(({name}) => name), ...rows])], {type: "text/csv;charset=utf-8"})
    : sheetOf({columns, rows});
}

/** The file's ending: Arrow's for streams, since that is what the database gives. */
export function endingOf(format: DownloadFormat): string {
  return format === "arrow" ? "arrows" : format;
}

async function sheetOf({columns, rows}: SqlRows): Promise<Blob> {
  const {default: writeXlsxFile} = await import("write-excel-file/browser");
  // A sheet's numbers have 15 digits: a longer one stands there as text.
  const cell = (value: SqlValue) =>
    value === null || (typeof value === "number" && !Number.isFinite(value))
      ? null
      : {value: typeof value === "string" ? defused(value) : typeof value === "bigint" ? String(value) : value};
  const sheet = [
    columns.map(({name}) => ({value: defused(name), fontWeight: "bold" as const})),
    ...rows.map((row) => row.map(cell))
  ];
  return writeXlsxFile(sheet, {sheet: "SQL", stickyRowsCount: 1}).toBlob();
}

/** Hands a file to the reader. */
export function save(document: Document, blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
