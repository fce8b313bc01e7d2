/** Workbooks as they are met: every cell as it is shown, or set aside for what it is. */
import {strToU8, zipSync} from "fflate";
import {afterEach, expect, it} from "vitest";
import {folderOf, takeSettings} from "./mapped.js";

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
    aside: Object.fromEntries((met?.reasons ?? []).map(({reason, rows}) => [reason.en, rows])),
    remarks: (met?.remarks ?? []).map(({en}) => en.replace(/^.*\/contacts/, "contacts"))
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
    'contacts.xlsx: the sheet "shown" is read, and not more; sheet: in the source names another'
  ]);
});

it("of hidden sheets alone is refused", async () => {
  await expect(take({hidden: ["secret"], sheets: {secret: header + row("1", "K")}})).rejects.toThrow(
    "contacts.xlsx: expected a sheet that isn't hidden; found secret (hidden). Name one by sheet: in the source."
  );
});
