/**
 * What a workbook (ECMA-376, SpreadsheetML) holds, cell by cell, with what other readers leave out: errors, formulas that
 * were never computed, numbers too long for a spreadsheet, and which sheets are hidden.
 */
import {unzipSync} from "fflate";
import {readXml, type XmlHandlers} from "./xml.js";

/** The cells of a row that hold something, at their columns from 0: a far one leaves a gap, and makes none. */
export type SheetRow = readonly string[];

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /**
   * The rows that hold something, in their order, each cell as the text that a CSV would hold.
   *
   * @throws where the sheet's XML isn't well-formed
   */
  rows(): SheetRow[];
}

/** What stands in the place of a formula that has no result. */
export const withoutResult = "#NO RESULT!";

/** From here on a spreadsheet keeps no more than the first fifteen digits of a number. */
const tooLong = 1e15;
const millisecondsADay = 86_400_000;
/** No sheet has more columns. */
const mostColumns = 16_384;

/** @throws where the bytes aren't a workbook */
export function openWorkbook(bytes: Uint8Array): Sheet[] {
  const files = unzipSync(bytes, {filter: ({name}) => /\.(xml|rels)$/.test(name) && !/theme|drawing|media/.test(name)});
  const partOf = (path: string) => files[path] ?? files[path.toLowerCase()];
  const read = (path: string, handlers: XmlHandlers) => {
    const part = partOf(path);
    if (part?.length) readXml(part, handlers);
  };
  if (!partOf("xl/workbook.xml")) throw new Error("a zip file without a workbook in it");
  const targets = new Map<string, string>();
  read("xl/_rels/workbook.xml.rels", {
    open: (name, {Id: id = "", Target: target = ""}) => {
      if (name === "Relationship") targets.set(id, target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    }
  });
  const found: {name: string; isHidden: boolean; path: string}[] = [];
  let daysBefore = 0;
  read("xl/workbook.xml", {
    open: (name, {id = "", ...attributes}) => {
      if (name === "workbookPr" && /^(1|true)$/.test(attributes.date1904 ?? "")) daysBefore = 1462;
      if (name === "sheet")
        found.push({
          name: attributes.name ?? "",
          isHidden: /hidden/i.test(attributes.state ?? ""),
          path: targets.get(id) ?? ""
        });
    }
  });
  const book: Book = {strings: [], formats: formatsOf((handlers) => read("xl/styles.xml", handlers)), daysBefore};
  read(
    "xl/sharedStrings.xml",
    richText("si", (text) => book.strings.push(text))
  );
  return found.map(({path, ...sheet}) => ({...sheet, rows: () => rowsOf((handlers) => read(path, handlers), book)}));
}

interface Book {
  readonly strings: string[];
  /** By the number of a cell's style, how it shows numbers. */
  readonly formats: readonly Format[];
  /** Days that the workbook's first day lies after the usual one. */
  readonly daysBefore: number;
}

interface Format {
  readonly isTime: boolean;
  /** The digits that a whole number is filled up to by zeros. */
  readonly digits: number;
}

/** Reads a part of the workbook. */
type ReadPart = (handlers: XmlHandlers) => void;

/** Gives the text of each string's parts, without how it is pronounced. */
function richText(element: string, give: (text: string) => void): Required<XmlHandlers> {
  let text = "";
  let isText = false;
  let isPronunciation = false;
  return {
    open: (name) => {
      if (name === element) text = "";
      else if (name === "rPh") isPronunciation = true;
      else if (name === "t") isText = !isPronunciation;
    },
    text: (part) => {
      if (isText) text += part;
    },
    close: (name) => {
      if (name === "t") isText = false;
      else if (name === "rPh") isPronunciation = false;
      else if (name === element)
        give(text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))));
    }
  };
}

/** Numbers of formats that need no text, ECMA-376 part 1, 18.8.30: dates and times, those of East Asia too. */
function isBuiltInTime(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

function formatsOf(read: ReadPart): Format[] {
  const codes = new Map<string, string>();
  const formats: Format[] = [];
  let isCells = false;
  read({
    open: (name, {numFmtId: id = "", formatCode = ""}) => {
      if (name === "numFmt") codes.set(id, formatCode);
      else if (name === "cellXfs") isCells = true;
      else if (name === "xf" && isCells) formats.push(formatOf(id, codes.get(id)));
    },
    close: (name) => {
      if (name === "cellXfs") isCells = false;
    }
  });
  return formats;
}

function formatOf(id: string, code: string | undefined): Format {
  // Words in quotes, colours and locales aren't parts of a date; [h] is.
  const bare = (code ?? "").replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  return {
    isTime: code === undefined ? isBuiltInTime(Number(id)) : /[ymdhs]/i.test(bare),
    digits: /^0{2,}$/.test(bare) ? bare.length : 0
  };
}

/** A cell as it is written. */
interface Cell {
  readonly type: string;
  readonly style: number;
  value: string;
  /** The text of its formula; null where it has none. */
  formula: string | null;
  inline: string;
}

function rowsOf(read: ReadPart, book: Book): SheetRow[] {
  const rows: {readonly at: number; readonly cells: string[]}[] = [];
  let at = -1;
  let column = -1;
  let cells: string[] | null = null;
  let cell: Cell | null = null;
  let part = "";
  const inline = richText("is", (text) => {
    if (cell) cell.inline = text;
  });
  read({
    open: (name, attributes) => {
      inline.open(name, attributes);
      part = name;
      if (name === "row") {
        at = attributes.r === undefined ? at + 1 : Number(attributes.r) - 1;
        column = -1;
        cells = [];
      } else if (name === "c" && cells) {
        // A cell without an address comes after the one before it.
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        cell = {type: attributes.t ?? "n", style: Number(attributes.s ?? 0), value: "", formula: null, inline: ""};
      } else if (name === "f" && cell) cell.formula = "";
    },
    text: (text) => {
      inline.text(text);
      if (!cell) return;
      if (part === "v") cell.value += text;
      else if (part === "f") cell.formula += text;
    },
    close: (name) => {
      inline.close(name);
      part = "";
      if (name === "c" && cell && cells) {
        if (column < 0 || column >= mostColumns) throw new Error(`a cell beyond the last column, in row ${at + 1}`);
        const text = cellText(cell, book);
        if (text !== null) cells[column] = text;
        cell = null;
      } else if (name === "row" && cells) {
        if (cells.length) rows.push({at, cells});
        cells = null;
      }
    }
  });
  // Rows that hold nothing, and the million before one at an odd address, aren't there.
  return rows.sort((a, b) => a.at - b.at).map((row) => row.cells);
}

/** The place of a column, from 0, of an address such as AB12. */
function columnOf(address: string): number {
  let column = 0;
  for (const letter of address.replace(/[^A-Za-z]/g, "").toUpperCase())
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function cellText({type, style, value, formula, inline}: Cell, book: Book): string | null {
  const text = (found: string) => (found === "" ? null : found);
  if (type === "inlineStr") return text(inline);
  if (value === "") return formula !== null && type !== "str" ? `${withoutResult} =${formula}` : null;
  switch (type) {
    case "s":
      return text(book.strings[Number(value)] ?? "");
    case "b":
      return value === "1" ? "true" : "false";
    case "n":
      return numberText(Number(value), book.formats[style], book.daysBefore);
    case "d":
      return value.replace("T", " ").replace(/(\.000)?Z?$/, "");
    default:
      return value;
  }
}

function numberText(value: number, format: Format | undefined, daysBefore: number): string {
  if (format?.isTime) {
    // As shown: a fraction of a day is no whole number of seconds in binary.
    const seconds = Math.round((value + daysBefore) * 86_400);
    const date = new Date(Date.UTC(1899, 11, 30) + seconds * 1000);
    if (Number.isFinite(date.getTime()) && Math.abs(value) < 3e6)
      return date
        .toISOString()
        .replace("T", " ")
        .replace(".000Z", "")
        .replace(/ 00:00:00$/, seconds * 1000 >= millisecondsADay ? "" : "$&");
  }
  if (Math.abs(value) >= tooLong) return value.toExponential();
  return Number.isInteger(value) ? value.toFixed(0).padStart(format?.digits ?? 0, "0") : String(value);
}
