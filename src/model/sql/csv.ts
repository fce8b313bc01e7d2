/** CSV: one writer for databases, one for spreadsheets, and one guard against formulas for both. */
import type {SqlValue} from "./schema.js";

/** What doesn't show, or shows as nothing: blanks of any width, marks without width, what a font leaves out; and quotes, which a cut leaves at a cell's start. */
const invisible = String.raw`[\s\p{Cc}\p{Cf}\p{DI}\p{Z}\u2800"]*`;
/** What a spreadsheet takes for the beginning of a formula, in full width too. */
const formula = String.raw`[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]`;
const beginsFormula = new RegExp(`^${invisible}${formula}`, "u");
/** Where another spreadsheet's settings would begin a new cell in the midst of a text: semicolons, tabs and lines. */
const withinText = new RegExp(String.raw`([;\t\r\n])(?=${invisible}${formula})`, "gu");
const firstOfFormula = new RegExp(`^(${invisible})(${formula})`, "u");
const plainNumber = /^[+-]?\d+(\.\d+)?$/;

/**
 * A text in which no spreadsheet sees a formula (OWASP, CSV injection): an apostrophe stands in front of one that would
 * begin there, behind whatever doesn't show, and behind separators inside the text, since a spreadsheet whose separator is
 * another one cuts the text there.
 */
export function defused(text: string): string {
  const inside = text.replace(withinText, "$1'");
  return beginsFormula.test(text) || /^[\t\r\n]/.test(text) ? `'${inside}` : inside;
}

/**
 * Rows as CSV for a spreadsheet; numbers stay numbers. The byte order mark tells it that this is UTF-8.
 *
 * @param numericTexts whether a text that is a plain number stays one, where all cells came as texts
 */
export function spreadsheetCsv(
  rows: Iterable<readonly SqlValue[]>,
  {numericTexts = false}: {readonly numericTexts?: boolean} = {}
): string {
  const cell = (value: SqlValue) => {
    if (value === null) return "";
    if (typeof value !== "string") return String(value);
    return numericTexts && plainNumber.test(value) ? value : quotedIfNeeded(defused(value));
  };
  return `\uFEFF${Array.from(rows, (row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/**
 * Rows as CSV that a database reads back as they were: text quoted, nothing for NULL. In a text, whatever a spreadsheet
 * could begin a formula with or a cell at is written as in an address (`%3D` for =), which `loadStatement` undoes: whoever
 * opens the file finds no formula.
 */
export function exactCsv(names: readonly string[], rows: Iterable<readonly SqlValue[]>): string {
  const cell = (value: SqlValue) =>
    value === null ? "" : typeof value === "string" ? quoted(encoded(value)) : String(value);
  return `${[names.map(quoted).join(","), ...Array.from(rows, (row) => row.map(cell).join(","))].join("\n")}\n`;
}

function encoded(text: string): string {
  return text
    .replace(/[%;\t\r\n]/g, inBytes)
    .replace(firstOfFormula, (_, before: string, first: string) => before + inBytes(first));
}

/** A character as the bytes of its UTF-8, as addresses hold it; `encodeURIComponent` leaves the hyphen alone. */
function inBytes(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function quotedIfNeeded(text: string): string {
  return /[",\r\n]/.test(text) ? quoted(text) : text;
}
