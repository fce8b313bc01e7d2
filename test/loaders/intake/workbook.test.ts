/** Workbooks as they are met: every cell as it is shown, or set aside for what it is. */
import {strToU8, zipSync} from "fflate";
import {afterEach, expect, it} from "vitest";
import {remarkWords} from "../../../src/language/reading-remarks.js";
import {folderOf, takeSettings} from "./mapped.js";
import {rowFaultText} from "../../../src/language/row-faults.js";

const after: (() => void)[] = [];
afterEach(() => after.splice(0).forEach((undo) => undo()));

interface Book {
  /** The rows of each sheet, as XML. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly hidden?: readonly string[];
  readonly is1904?: boolean;
}

/** Styles: 1 a time of day, 2 a number of five digits. */
const styles = `<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/></cellXfs></styleSheet>`;

function workbook({sheets, hidden = [], is1904 = false}: Book): Uint8Array {
  const names = Object.keys(sheets);
  const files = {
    "xl/workbook.xml": `<workbook><workbookPr${is1904 ? ' date1904="1"' : ""}/><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}"${hidden.includes(name) ? ' state="hidden"' : ""} r:id="r${i}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${names.map((_, i) => `<Relationship Id="r${i}" Target="worksheets/sheet${i}.xml"/>`).join("")}</Relationships>`,
    "xl/styles.xml": styles,
    ...Object.fromEntries(
      Object.values(sheets).map((rows, i) => [
        `xl/worksheets/sheet${i}.xml`,
        `<worksheet><sheetData>${rows}</sheetData></worksheet>`
      ])
    )
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
const texts = (...cells: string[]) =>
  `<row>${cells.map((text) => (text === "" ? "<c/>" : text.startsWith("<") ? text : `<c t="inlineStr"><is><t>${text}</t></is></c>`)).join("")}</row>`;
const header = texts("contact_id", "customer_id", "started_at", "channel", "waited_seconds");
const row = (id: string, customer: string, at = '<c s="1"><v>46023.41666666666</v></c>', waited = "<c><v>5</v></c>") =>
  texts(id, customer, at, "chat", waited);

async function take(book: Book) {
  const {folder, remove} = folderOf({"contacts.xlsx": workbook(book)});
  after.push(remove);
  const taken = await takeSettings(folder, "folder: .");
  after.push(() => taken.close());
  const met = taken.intake.get("contacts");
  return {
    rows: await taken.rows(
      "SELECT contact_id || ' ' || customer_id || ' ' || started_at || ' ' || COALESCE(waited_seconds, -1) AS told FROM contacts ORDER BY 1"
    ),
    aside: Object.fromEntries((met?.reasons ?? []).map(({reason, rows}) => [rowFaultText(reason, "en"), rows])),
    remarks: (met?.remarks ?? []).map((remark) => remarkWords.en.table(remark).replace(/^.*\/contacts/, "contacts"))
  };
}

it("shows times to the second, and zeros at the start of a number", async () => {
  const {rows, aside} = await take({sheets: {a: header + row("1", '<c s="2"><v>17</v></c>')}});
  expect([rows, aside]).toEqual([[{told: "1 00017 2026-01-01 10:00:00 5"}], {}]);
});

it("counts days from 1904 where the workbook does", async () => {
  const {rows} = await take({is1904: true, sheets: {a: header + row("1", "K", '<c s="1"><v>44561.5</v></c>')}});
  expect(rows).toEqual([{told: "1 K 2026-01-01 12:00:00 5"}]);
});

it("sets aside errors, formulas without a result, and ids too long for a spreadsheet", async () => {
  const {rows, aside} = await take({
    sheets: {
      a:
        header +
        row("1", "K", undefined, '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>') +
        row("2", "K", undefined, "<c><f>A1*2</f><v/></c>") +
        row("3", '<c t="e"><v>#REF!</v></c>') +
        row("4", "<c><f>B1</f></c>") +
        row("5", "<c><v>100000000000000003</v></c>") +
        row("6", "K", undefined, "<c><f>A1*2</f><v>7</v></c>")
    }
  });
  expect(rows).toEqual([{told: "6 K 2026-01-01 10:00:00 7"}]);
  expect(aside).toEqual({
    "waited_seconds: expected a whole number": 2,
    "customer_id: found an error of a spreadsheet, or a formula without a result": 2,
    "customer_id: expected an id; found a number whose digits a spreadsheet has cut": 1
  });
});

it("passes over titles and hidden sheets, and names sheets that aren't read", async () => {
  const sheets = {secret: header + row("1", "K"), shown: texts("All calls") + header + row("2", "K"), more: header};
  const {rows, remarks} = await take({hidden: ["secret"], sheets});
  expect(rows).toEqual([{told: "2 K 2026-01-01 10:00:00 5"}]);
  expect(remarks).toEqual([
    "contacts.xlsx: the sheet “shown” is read, and not more; sheet: in the source names another"
  ]);
});

it("of hidden sheets alone is refused", async () => {
  await expect(take({hidden: ["secret"], sheets: {secret: header + row("1", "K")}})).rejects.toThrow(
    "contacts.xlsx: expected a sheet that isn't hidden; found secret (hidden). Name one by sheet: in the source."
  );
});

it("makes no rows and columns of those before a cell at an odd address", async () => {
  const far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>';
  const {rows, aside} = await take({sheets: {a: header + row("1", "K") + far}});
  expect([rows, aside]).toEqual([[{told: "1 K 2026-01-01 10:00:00 5"}], {"contact_id: is empty but required": 1}]);
});

it("that begins past the first rows and columns is read, whatever the prefix of its names", async () => {
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const lines = [
    `<row r="900">${cell("AB900", "contact_id")}${cell("AD900", "customer_id")}${cell("AE900", "started_at")}${cell("AF900", "channel")}</row>`,
    `<row r="901">${cell("AB901", "1")}${cell("AD901", "K &amp; L")}${cell("AE901", "2026-01-01 10:00:00")}${cell("AF901", "chat")}</row>`
  ].join("");
  for (const xml of [lines, lines.replace(/<(\/?)/g, "<$1x:")])
    expect((await take({sheets: {a: xml}})).rows).toEqual([{told: "1 K & L 2026-01-01 10:00:00 -1"}]);
});

it("with hundreds of columns beside its table is refused", async () => {
  const beside = Array.from({length: 201}, (_, i) => {
    const column = `${"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[1 + Math.floor(i / 26)]}${"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[i % 26]}`;
    return `<row r="${i + 2}"><c r="A${i + 2}"><v>${i}</v></c><c r="${column}${i + 2}"><v>5</v></c></row>`;
  });
  await expect(take({sheets: {a: header + beside.join("")}})).rejects.toThrow(
    'contacts.xlsx: expected a name in the header of the sheet "a" for each column that holds something; found 201 without, as far as column 253. Delete what stands beside the table.'
  );
});

it("cut short in its sheet, or of before 2007, is refused", async () => {
  await expect(take({sheets: {a: `${header}<row><c>`}})).rejects.toThrow(
    /contacts\.xlsx: expected a readable xlsx file; found: .*unexpected close tag/
  );
  const {folder, remove} = folderOf({
    "contacts.xlsx": Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(512)])
  });
  after.push(remove);
  await expect(takeSettings(folder, "folder: .")).rejects.toThrow(
    "contacts.xlsx: expected a readable xlsx file; found: a workbook of before 2007, or one with a password; save it as .xlsx without a password"
  );
});
