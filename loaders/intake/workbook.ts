/**
 * What a workbook (ECMA-376, SpreadsheetML) holds, cell by cell, with what other readers leave out: errors, formulas that
 * were never computed, numbers too long for a spreadsheet, and which sheets are hidden.
 */
import {strFromU8, unzipSync} from "fflate";

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** All rows down to the last, each cell as the text that a CSV would hold. */
  rows(): (string | null)[][];
}

/** What stands in the place of a formula that has no result. */
export const withoutResult = "#NO RESULT!";

/** From here on a spreadsheet keeps no more than the first fifteen digits of a number. */
const tooLong = 1e15;
const millisecondsADay = 86_400_000;

/** @throws where the bytes aren't a workbook */
export function openWorkbook(bytes: Uint8Array): Sheet[] {
  const files = unzipSync(bytes, {filter: ({name}) => /\.(xml|rels)$/.test(name) && !/theme|drawing|media/.test(name)});
  const textOf = (path: string) => {
    const file = files[path] ?? files[path.toLowerCase()];
    // Some programs give every name its namespace's prefix.
    return file ? strFromU8(file).replace(/<(\/?)[A-Za-z]\w*:/g, "<$1") : "";
  };
  const workbook = textOf("xl/workbook.xml");
  if (!workbook) throw new Error("a zip file without a workbook in it");
  const targets = new Map(
    elements(textOf("xl/_rels/workbook.xml.rels"), "Relationship").map(({attributes}) => [
      attributes.Id,
      attributes.Target.startsWith("/") ? attributes.Target.slice(1) : `xl/${attributes.Target}`
    ])
  );
  const book: Book = {
    strings: elements(textOf("xl/sharedStrings.xml"), "si").map(({inner}) => richText(inner)),
    formats: formatsOf(textOf("xl/styles.xml")),
    daysBefore: elements(workbook, "workbookPr").some(({attributes}) => /^(1|true)$/.test(attributes.date1904 ?? ""))
      ? 1462
      : 0
  };
  return elements(workbook, "sheet").map(({attributes}) => ({
    name: unescaped(attributes.name ?? ""),
    isHidden: /hidden/i.test(attributes.state ?? ""),
    rows: () => rowsOf(textOf(targets.get(attributes["r:id"] ?? attributes.id ?? "") ?? ""), book)
  }));
}

interface Book {
  readonly strings: readonly string[];
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

interface Element {
  readonly attributes: Readonly<Record<string, string | undefined>> & {readonly Target: string; readonly Id: string};
  readonly inner: string;
}

/** Elements of a name that don't stand within one another. */
function elements(xml: string, name: string): Element[] {
  return [...xml.matchAll(new RegExp(`<${name}(\\s[^>]*?)?(?:/>|>([\\s\\S]*?)</${name}>)`, "g"))].map(
    ([, head = "", inner = ""]) => ({attributes: attributesOf(head), inner})
  );
}

function attributesOf(head: string): Element["attributes"] {
  const found: Record<string, string> = {};
  for (const [, key, double, single] of head.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    found[key] = double ?? single ?? "";
  return {...found, Target: found.Target ?? "", Id: found.Id ?? ""};
}

/** The text of a string's parts, without how it is pronounced. */
function richText(xml: string): string {
  return elements(xml.replace(/<rPh[\s\S]*?<\/rPh>/g, ""), "t")
    .map(({inner}) => unescaped(inner))
    .join("")
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

const entities: Readonly<Record<string, string>> = {lt: "<", gt: ">", amp: "&", quot: '"', apos: "'"};

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) =>
    hex
      ? String.fromCodePoint(parseInt(hex, 16))
      : decimal
        ? String.fromCodePoint(Number(decimal))
        : (entities[name ?? ""] ?? all)
  );
}

/** Numbers of formats that need no text, ECMA-376 part 1, 18.8.30: dates and times, those of East Asia too. */
function isBuiltInTime(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

function formatsOf(styles: string): Format[] {
  const codes = new Map(
    elements(styles, "numFmt").map(({attributes}) => [attributes.numFmtId, unescaped(attributes.formatCode ?? "")])
  );
  const [cells] = elements(styles, "cellXfs");
  return elements(cells?.inner ?? "", "xf").map(({attributes}) => {
    const code = codes.get(attributes.numFmtId);
    // Words in quotes, colours and locales aren't parts of a date; [h] is.
    const bare = (code ?? "").replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
    return {
      isTime: code === undefined ? isBuiltInTime(Number(attributes.numFmtId)) : /[ymdhs]/i.test(bare),
      digits: /^0{2,}$/.test(bare) ? bare.length : 0
    };
  });
}

function rowsOf(xml: string, book: Book): (string | null)[][] {
  const rows: (string | null)[][] = [];
  let at = -1;
  for (const {attributes, inner} of elements(xml, "row")) {
    at = attributes.r === undefined ? at + 1 : Number(attributes.r) - 1;
    while (rows.length < at) rows.push([]);
    const row: (string | null)[] = [];
    let column = -1;
    for (const cell of elements(inner, "c")) {
      // A cell without an address comes after the one before it.
      column = cell.attributes.r === undefined ? column + 1 : columnOf(cell.attributes.r);
      while (row.length < column) row.push(null);
      row[column] = cellText(cell, book);
    }
    rows[at] = row;
  }
  return rows;
}

/** The place of a column, from 0, of an address such as AB12. */
function columnOf(address: string): number {
  let column = 0;
  for (const letter of address.replace(/[^A-Za-z]/g, "").toUpperCase())
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function cellText({attributes: {t: type = "n", s: style}, inner}: Element, book: Book): string | null {
  const text = (found: string) => (found === "" ? null : found);
  if (type === "inlineStr") return text(richText(inner));
  const [value] = elements(inner, "v");
  const found = unescaped(value?.inner ?? "");
  const [formula] = elements(inner, "f");
  if (found === "") return formula && type !== "str" ? `${withoutResult} =${unescaped(formula.inner)}` : null;
  switch (type) {
    case "s":
      return text(book.strings[Number(found)] ?? "");
    case "b":
      return found === "1" ? "true" : "false";
    case "n":
      return numberText(Number(found), book.formats[Number(style ?? 0)], book.daysBefore);
    case "d":
      return found.replace("T", " ").replace(/(\.000)?Z?$/, "");
    default:
      return found;
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
