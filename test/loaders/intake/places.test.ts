import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {readContract, type ContractTable} from "../../../loaders/definitions/contract.js";
import {csvShapeOf, placesIn} from "../../../loaders/intake/places.js";

const table = readContract().get("contacts") as ContractTable;

it.each([
  ["plain lines", "contact_id,need\nA,x\nB,y\n", 3],
  ["lines that end as Windows ends them", "contact_id,need\r\nA,x\r\nB,y\r\n", 3],
  ["line breaks, quotes and delimiters in cells before it", 'contact_id,need\nA,"two\nlines, ""quoted"""\nB,y\n', 4],
  ["a mark at the start and Chinese names", "\uFEFF接触编号;诉求\nA;x\nB;y\n", 3],
  ["lines above the header", "Export of today\ncontact_id,need\nA,x\nB,y\n", 4],
  ["no line end at the end", "contact_id,need\nA,x\nB,y", 3],
  ["the same cell in another row before it", "contact_id,need\nA,y\nB,y\n", 3]
])("finds a row behind %s", async (_, text, line) => {
  const folder = mkdtempSync(join(tmpdir(), "lab-places-"));
  const file = join(folder, "contacts.csv");
  writeFileSync(file, text);
  try {
    const shape = await csvShapeOf(file, table);
    if (!shape) throw new Error("expected a file in UTF-8");
    expect(await placesIn(file, shape, [{cells: {contact_id: "B", need: "y"}}, {cells: {contact_id: "Z"}}])).toEqual([{file, line}, null]);
  } finally {
    rmSync(folder, {recursive: true});
  }
});
