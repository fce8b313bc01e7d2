import type {SqlRows, SqlValue} from "./schema.js";

/** Rows as CSV that a database reads back as they were: text quoted, nothing for NULL. */
export function exactCsv(names: readonly string[], rows: Iterable<readonly SqlValue[]>): string {
  const lines = [names.map(quoted).join(",")];
  for (const row of rows)
    lines.push(
      row.map((value) => (value === null ? "" : typeof value === "string" ? quoted(value) : String(value))).join(",")
    );
  return `${lines.join("\n")}\n`;
}

/**
 * A result as CSV for a spreadsheet. A text that a spreadsheet would take for a formula gets an
 * apostrophe in front (OWASP, CSV injection); numbers stay numbers. The byte order mark tells Excel
 * that it is UTF-8.
 */
export function spreadsheetCsv({columns, rows}: SqlRows): string {
  const line = (values: readonly SqlValue[]) =>
    values
      .map((value) =>
        value === null ? "" : typeof value === "string" ? quotedIfNeeded(defused(value)) : String(value)
      )
      .join(",");
  return `\uFEFF${[line(columns.map(({name}) => name)), ...rows.map(line)].join("\r\n")}\r\n`;
}

/** A text in which no spreadsheet sees a formula. */
export function defused(text: string): string {
  return /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function quotedIfNeeded(text: string): string {
  return /[",\r\n]/.test(text) ? quoted(text) : text;
}
