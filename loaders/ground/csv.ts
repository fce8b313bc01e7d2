/** CSV that a spreadsheet may open: nothing in it is taken for a formula. */

/**
 * A cell as CSV. A text that a spreadsheet would compute (=, +, -, @, tab, or their full-width kin at its start)
 * gets an apostrophe before it; numbers stay numbers.
 */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV; the mark at the start lets a spreadsheet see that this is UTF-8. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(",")).join("\n")}\n`;
}
