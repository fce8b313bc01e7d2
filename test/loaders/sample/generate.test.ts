import {createHash} from "node:crypto";
import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {readContract} from "../../../loaders/definitions/contract.js";
import {generateSample, type SampleSettings} from "../../../loaders/sample/generate.js";
import {customerTables} from "../../../loaders/sample/tables.js";

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, {recursive: true, force: true})));

const settings: SampleSettings = {world: "gamed", customers: 4500, months: 14, lastMonth: "2026-09", seed: 7};

async function hashes(changed: Partial<SampleSettings>, threads: number): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "sample-"));
  folders.push(folder);
  await generateSample({...settings, ...changed}, folder, {threads});
  return Object.fromEntries(
    readdirSync(folder).sort().map((name) => [name, createHash("sha256").update(readFileSync(join(folder, name))).digest("hex")])
  );
}

describe("the sample operator's files", () => {
  it("are the same bytes on any number of threads", async () => {
    const one = await hashes({}, 1);
    expect(Object.keys(one)).toContain("contacts.parquet");
    expect(await hashes({}, 2)).toEqual(one);
    expect(await hashes({}, 4)).toEqual(one);
  }, 60_000);

  it("differ with the seed", async () => {
    const one = await hashes({customers: 300}, 1);
    const other = await hashes({customers: 300, seed: 8}, 1);
    expect(other["contacts.parquet"]).not.toBe(one["contacts.parquet"]);
  });
});

describe("the layout of the simulated tables", () => {
  const contract = readContract();
  it.each(Object.entries(customerTables))("%s has the contract's columns in its order", (table, layout) => {
    const columns = contract.get(table)?.columns ?? {};
    expect(Object.keys(layout)).toEqual(Object.keys(columns));
    for (const [name, encoding] of Object.entries(layout)) {
      const column = columns[name];
      if (column.type === "enum") expect(encoding).toEqual({as: "code", values: Object.keys(column.values)});
    }
  });
});
