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
            [null, 0.1, 7, true, null]
          ]
        ]
      ]
    }
  );
});

it("a spreadsheet gets no formula out of a text, and numbers stay numbers", () => {
  const text = spreadsheetCsv({
    columns: [
      {name: "=name", kind: "text"},
      {name: "value", kind: "number"}
    ],
    rows: [
      ['=HYPERLINK("http://x")', -1.5],
      ["@SUM(A1)", null],
      ['a, "b"', 2],
      ["＝1+1", 3]
    ]
  });
  expect(text).toBe(
    '\uFEFF\'=name,value\r\n"\'=HYPERLINK(""http://x"")",-1.5\r\n\'@SUM(A1),\r\n"a, ""b""",2\r\n\'＝1+1,3\r\n'
  );
  expect(["+1", "-1", "\t=1", "plain", "a=b"].map(defused)).toEqual(["'+1", "'-1", "'\t=1", "plain", "a=b"]);
});
