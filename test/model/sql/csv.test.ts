import fc from "fast-check";
import {expect, it} from "vitest";
import {answer, withTables} from "../../../loaders/publish/sql.js";
import {defused, exactCsv, spreadsheetCsv} from "../../../src/model/sql/csv.js";
import type {SqlValue} from "../../../src/model/sql/schema.js";

const says = {en: "", zh: ""};
const table = {
  name: "t",
  columns: [
    {name: "word", type: "text" as const, unit: null, says},
    {name: "figure", type: "number" as const, unit: null, says},
    {name: "whole", type: "integer" as const, unit: null, says},
    {name: "sure", type: "boolean" as const, unit: null, says},
    {name: "month", type: "date" as const, unit: null, says}
  ]
};

it("DuckDB reads every published row back as it was", async () => {
  const row = fc.tuple(
    fc.option(
      fc.string({unit: "grapheme", maxLength: 12}).filter((text) => !text.includes("\u0000") && !text.includes("\r"))
    ),
    fc.option(fc.double({noNaN: true, noDefaultInfinity: true}).map((value) => value + 0)),
    fc.option(fc.integer()),
    fc.option(fc.boolean()),
    fc.option(fc.constantFrom("2026-01-01", "1999-12-01"))
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, {minLength: 1, maxLength: 8}), async (rows) => {
      const csv = exactCsv(
        table.columns.map(({name}) => name),
        rows as SqlValue[][]
      );
      const back = await withTables(
        [table],
        () => csv,
        (database) => answer(database, "SELECT * FROM t")
      );
      expect(back.rows).toEqual(rows);
      expect(back.columns.map(({kind}) => kind)).toEqual(["text", "number", "integer", "boolean", "date"]);
    }),
    {
      numRuns: 25,
      examples: [
        [
          [
            ['say "hi", 你\nyou', -1.5e-7, -3, false, "2026-01-01"],
            ["", null, null, null, null],
            [" =1+1;=2", null, null, null, null],
            ["100%3D\t@x", null, null, null, null],
            ["-", null, null, null, null],
            [null, 0.1, 7, true, null]
          ]
        ]
      ]
    }
  );
});

it("a spreadsheet gets no formula out of a text, and numbers stay numbers", () => {
  const text = spreadsheetCsv([
    ["=name", "value"],
    ['=HYPERLINK("http://x")', -1.5],
    ["@SUM(A1)", null],
    ['a, "b"', 2],
    ["＝1+1", 3]
  ]);
  expect(text).toBe(
    '\uFEFF\'=name,value\r\n"\'=HYPERLINK(""http://x"")",-1.5\r\n\'@SUM(A1),\r\n"a, ""b""",2\r\n\'＝1+1,3\r\n'
  );
  // Where the tab is what separates cells, the second of them would be the formula.
  expect(["+1", "-1", "\t=1", "plain", "a=b"].map(defused)).toEqual(["'+1", "'-1", "'\t'=1", "plain", "a=b"]);
  expect(spreadsheetCsv([["-5", "+1", "-5a"]], {numericTexts: true})).toBe("\uFEFF-5,+1,'-5a\r\n");
});

it.each([
  ["a blank", " =1", "' =1"],
  ["a blank that doesn't break", "\u00A0=1", "'\u00A0=1"],
  ["a mark without width", "\u200B\u2060=1", "'\u200B\u2060=1"],
  ["a byte order mark", "\uFEFF@x", "'\uFEFF@x"],
  ["a soft hyphen and a filler", "\u00AD\u3164=1", "'\u00AD\u3164=1"],
  ["an ideographic blank", "\u3000＝1", "'\u3000＝1"],
  ["a tab", "\t x", "'\t x"],
  ["a semicolon", ";=1", ";'=1"],
  ["a semicolon within", "a; =1", "a;' =1"],
  ["a line within", "a\n=1", "a\n'=1"]
])("is told nothing by %s in front", (_, text, said) => {
  expect(defused(text)).toBe(said);
});

/** The cells that a spreadsheet finds, whatever separator it is set to: quotes count at the start of a cell alone. */
function cellsOf(text: string, separator: string): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      for (at++; at < text.length; at++) {
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') cell += text[at++];
        else break;
      }
      at++;
    }
    while (at < text.length && text[at] !== separator && !/[\r\n]/.test(text[at])) cell += text[at++];
    at++;
    cells.push(cell);
  }
  return cells;
}

it("whatever the text and whatever separator a spreadsheet is set to, no cell is a formula", () => {
  const piece = fc.constantFrom(
    "=",
    "+",
    "-",
    "@",
    "＝",
    "a",
    "1",
    '"',
    ",",
    ";",
    "\t",
    "\n",
    "\r",
    " ",
    "\u00A0",
    "\u200B",
    "%",
    "'",
    "市"
  );
  const name = fc.string({unit: piece, maxLength: 8});
  fc.assert(
    fc.property(
      fc.array(fc.tuple(name, name, fc.constantFrom(-1.5, 2, null)), {minLength: 1, maxLength: 3}),
      (rows) => {
        for (const text of [spreadsheetCsv(rows), exactCsv(["a", "b", "c"], rows)])
          for (const separator of [",", ";", "\t"])
            for (const cell of cellsOf(text.replace(/^\uFEFF/, ""), separator)) {
              const seen = cell.replace(/^[\s\u00A0\u200B\uFEFF]+/, "");
              // A number with what follows it in another spreadsheet's cell can't be computed, and was none of a text's making.
              if (!seen.startsWith("-1.5"))
                expect([separator, seen]).not.toEqual([separator, expect.stringMatching(/^[=+\-@＝]/)]);
            }
      }
    ),
    {numRuns: 300}
  );
});
