import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readContract, type ContractTable} from "../../../loaders/definitions/contract.js";
import {csvLinesOf, type WantedRow} from "../../../loaders/intake/csv-lines.js";
import {planSources} from "../../../loaders/intake/sources.js";
import {settingsOf} from "./mapped.js";
import {readSettings} from "../../../loaders/definitions/settings.js";

const table = readContract().get("contacts") as ContractTable;
let folder = "";
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "lab-places-"))));
afterAll(() => rmSync(folder, {recursive: true}));

/** The row of contact B, which is there, and that of Z, which isn't. */
const wanted: readonly WantedRow[] = [
  {cells: {contact_id: "B", need: "y"}, fault: "need"},
  {cells: {contact_id: "Z"}, fault: null}
];
/** "Charges" in GB18030. */
const charges = Buffer.from([0xb7, 0xd1, 0xd3, 0xc3]);

describe("in a folder", () => {
  it.each([
    ["plain lines", "contact_id,need\nA,x\nB,y\n", 3],
    ["lines that end as Windows ends them", "contact_id,need\r\nA,x\r\nB,y\r\n", 3],
    ["line breaks, quotes and delimiters in cells before it", 'contact_id,need\nA,"two\nlines, ""quoted"""\nB,y\n', 4],
    ["a quote within a cell that isn't quoted", 'contact_id,need\nA,5" pipe\nB,y\n', 3],
    ["the same text in a quoted cell before it", 'contact_id,need\nA,"B,y\nB,y"\nB,y\n', 4],
    ["a mark at the start and Chinese names", "\uFEFF接触编号;诉求\nA;x\nB;y\n", 3],
    ["a mark and a quote at the start", '\uFEFF"contact_id","need"\n"A","x"\n"B","y"\n', 3],
    ["lines above the header", "Export of today\ncontact_id,need\nA,x\nB,y\n", 4],
    ["blank lines", "contact_id,need\n\nA,x\n\nB,y\n", 5],
    ["no line end at the end", "contact_id,need\nA,x\nB,y", 3],
    ["the same cell in another row before it", "contact_id,need\nA,y\nB,y\n", 3],
    ["lines in GB18030", Buffer.concat([Buffer.from("contact_id,need\nA,"), charges, Buffer.from("\nB,y\n")]), 3]
  ])("finds a row behind %s", async (_, content, line) => {
    const file = join(folder, "contacts.csv");
    writeFileSync(file, content);
    expect(await csvLinesOf({kind: "folder", folder}, table, wanted)).toEqual([{file, line}, null]);
    rmSync(file);
  });

  it("finds a row by a cell in GB18030, and by a cell that is empty", async () => {
    const file = join(folder, "contacts.csv");
    writeFileSync(file, Buffer.concat([Buffer.from("contact_id,need\nA,x\nB,"), charges, Buffer.from("\n,w\n")]));
    expect(
      await csvLinesOf({kind: "folder", folder}, table, [
        {cells: {contact_id: "B", need: "费用"}, fault: "need"},
        {cells: {contact_id: ""}, fault: "contact_id"}
      ])
    ).toEqual([
      {file, line: 3},
      {file, line: 4}
    ]);
    rmSync(file);
  });

  it("finds a row many blocks into a file, whichever block it is cut by", async () => {
    const file = join(folder, "contacts.csv");
    const row = "A,x\n";
    // Blocks of four MiB: the row lies across the end of the second.
    const before = (8 * 2 ** 20) / row.length;
    writeFileSync(file, `contact_id,need\n${row.repeat(before - 5)}B,y\n${row.repeat(10)}`);
    expect(await csvLinesOf({kind: "folder", folder}, table, wanted)).toEqual([{file, line: before - 3}, null]);
    rmSync(file);
  });
});

describe("through a mapping", () => {
  const planned = (mapping: string) => {
    const file = join(folder, "lab.config.yaml");
    writeFileSync(file, settingsOf(mapping));
    return planSources(readSettings(file), file);
  };

  it("finds a row in the second of the files that a pattern names, by columns under other names", async () => {
    writeFileSync(join(folder, "log-1.csv"), "nr;why\nA;x\n");
    writeFileSync(join(folder, "log-2.csv"), "why;nr\nx;A\ny;B\n");
    const plan = planned(
      'sources: {log: {files: "log-*.csv"}}\ntables:\n  contacts: {from: log, columns: {contact_id: nr, need: {column: Why}}}'
    );
    expect(await csvLinesOf(plan, table, wanted)).toEqual([{file: join(folder, "log-2.csv"), line: 3}, null]);
  });

  it("tells none where neither the key nor the cell at fault stands in the file as it is", async () => {
    writeFileSync(join(folder, "log-1.csv"), "nr,why\nB,y\n");
    const plan = planned(
      "sources: {log: {files: log-1.csv}}\ntables:\n  contacts: {from: log, columns: {contact_id: {sql: \"'C' || nr\"}, need: {column: why, values: {y: x}}}}"
    );
    expect(await csvLinesOf(plan, table, wanted)).toEqual([null, null]);
  });
});
