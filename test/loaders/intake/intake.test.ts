import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {Database} from "../../../loaders/ground/database.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {ingest} from "../../../loaders/intake/intake.js";
import {writeTiny, type TinyTables} from "../tiny.js";
import {rowFaultText} from "../../../src/language/row-faults.js";

const contract = readContract();
const folders: (() => void)[] = [];
afterEach(() => folders.splice(0).forEach((remove) => remove()));

async function take(tables: TinyTables) {
  const {folder, remove} = writeTiny(tables);
  folders.push(remove);
  return takeFolder(folder);
}

async function takeFolder(folder: string) {
  const database = await Database.open();
  try {
    return await ingest(database, contract, folder);
  } finally {
    database.close();
  }
}

const reasonsOf = (result: Awaited<ReturnType<typeof take>>, table: string) =>
  result.get(table)?.reasons.map(({reason, rows}) => [rowFaultText(reason, "en"), rows]);

describe("intake of rows", () => {
  it("sets each unreadable row aside once, with what was expected", async () => {
    const result = await take({
      customers: [
        {customer_id: "A"},
        {customer_id: "A", segment: "youth"},
        {customer_id: "B", joined_on: "yesterday"},
        {customer_id: "C", kind: "alien"},
        {customer_id: "D", star_level: 9},
        {customer_id: "E", left_on: "2019-12-31"},
        {customer_id: "", star_level: 1},
        {customer_id: "F", home_unit_id: "nowhere"},
        {customer_id: "G", star_level: 3.5}
      ]
    });
    const customers = result.get("customers");
    expect([customers?.read, customers?.accepted, customers?.setAside]).toEqual([9, 1, 8]);
    expect(reasonsOf(result, "customers")).toEqual(
      expect.arrayContaining([
        ["customer_id: the key is there twice; the first row is kept", 1],
        ["joined_on: expected a date such as 2026-09-30", 1],
        ["kind: expected one of public, government_enterprise", 1],
        ["star_level: expected at most 7", 1],
        ["left_on: expected no earlier than joined_on", 1],
        ["customer_id: is empty but required", 1],
        ["home_unit_id: not found in org_units", 1],
        ["star_level: expected a whole number", 1]
      ])
    );
  });

  it("sets aside what refers to a row that was set aside", async () => {
    const result = await take({
      customers: [{customer_id: "A"}, {customer_id: "B", kind: "alien"}],
      contacts: ["A", "B"].map((customer_id) => ({
        contact_id: customer_id,
        customer_id,
        started_at: "2026-01-01 00:00:00"
      }))
    });
    expect(reasonsOf(result, "contacts")).toEqual([["customer_id: not found in customers", 1]]);
  });
});

describe("intake of a folder", () => {
  it("says which file lacks which column, what it found, and what to do", async () => {
    const folder = mkdtempSync(join(tmpdir(), "lab-intake-"));
    folders.push(() => rmSync(folder, {recursive: true}));
    writeFileSync(join(folder, "org_units.csv"), "unit_id,name\nU1,One\n");
    await expect(takeFolder(folder)).rejects.toThrow(
      `${folder}/org_units.csv: expected column kind; found unit_id, name. Add the column, or rename the one that holds it.`
    );
  });

  it("refuses a table that is there twice", async () => {
    const {folder, remove} = writeTiny({customers: [{customer_id: "A"}]});
    folders.push(remove);
    writeFileSync(join(folder, "customers.parquet"), "");
    await expect(takeFolder(folder)).rejects.toThrow("customers: expected one source; found");
  });

  it("refuses a Parquet file that isn't one, by name", async () => {
    const folder = mkdtempSync(join(tmpdir(), "lab-intake-"));
    folders.push(() => rmSync(folder, {recursive: true}));
    writeFileSync(join(folder, "org_units.parquet"), "PAR1 but not really");
    await expect(takeFolder(folder)).rejects.toThrow(
      `${folder}/org_units.parquet: expected a readable parquet file; found: `
    );
  });

  it("keeps names from data as text", async () => {
    const hostile = `<script>alert("x")</script>'; DROP TABLE customers; --`;
    const database = await Database.open();
    const {folder, remove} = writeTiny({
      org_units: [{unit_id: "U1", name: hostile, kind: "company"}],
      customers: [{customer_id: "A'B"}]
    });
    folders.push(remove);
    await ingest(database, contract, folder);
    expect(await database.rows("SELECT name FROM org_units")).toEqual([{name: hostile}]);
    expect(await database.rows("SELECT customer_id FROM customers")).toEqual([{customer_id: "A'B"}]);
    database.close();
  });
});
