import {parseHTML} from "linkedom";
import {expect, it} from "vitest";
import {sqlResultTable} from "../../../src/pages/sql/result-table.js";
import {sqlWords} from "../../../src/pages/sql/words.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");

it("a long fraction is cut to eight digits, with all of them over its cell; all else stands in full", () => {
  const columns = [
    {name: "a", kind: "number"},
    {name: "b", kind: "integer"},
    {name: "c", kind: "text"}
  ] as const;
  const table = sqlResultTable(
    {
      columns,
      rows: [
        [1 / 3, 123_456_789_012, "0.33333333333333331"],
        [-0.8570029, null, "<b>"]
      ]
    },
    {document, words: sqlWords.en}
  );
  const cells = [...table.querySelectorAll("td")].map((cell) => [cell.textContent, cell.getAttribute("title")]);
  expect(cells).toEqual([
    ["0.33333333", "0.3333333333333333"],
    ["123456789012", null],
    ["0.33333333333333331", null],
    ["−0.8570029", null],
    ["∅", null],
    ["<b>", null]
  ]);
});
