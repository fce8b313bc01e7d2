import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {Database} from "../../../loaders/ground/database.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {writeTemplates} from "../../../loaders/definitions/templates.js";
import {ingest} from "../../../loaders/intake/intake.js";

it("templates hold all columns, are read by intake as if they weren't there, and never replace what stands there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lab-templates-"));
  const contract = readContract();
  const files = writeTemplates(contract, folder);
  expect(files).toHaveLength(contract.size + 1);
  expect(() => writeTemplates(contract, folder)).toThrow("EEXIST");
  const database = await Database.open();
  const intake = await ingest(database, contract, folder);
  expect([...intake.keys()]).toEqual([]);
  for (const {table, columns} of contract.values())
    expect(readFileSync(join(folder, `${table}.csv`), "utf8")).toBe(`${Object.keys(columns).join(",")}\n`);
  database.close();
  const guide = readFileSync(join(folder, "columns-guide.csv"), "utf8");
  expect(guide).toContain("contacts,channel,Channel,渠道,enum,yes,,");
  expect(guide.split("\n").length - 2).toBe(
    [...contract.values()].reduce((sum, {columns}) => sum + Object.keys(columns).length, 0)
  );
  rmSync(folder, {recursive: true});
});
