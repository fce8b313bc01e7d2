import {createHash} from "node:crypto";
import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, describe, expect, it} from "vitest";
import {readContract} from "../../../loaders/definitions/contract.js";
import {generateSample, type SampleSettings} from "../../../loaders/sample/generate.js";
import {withModel} from "../../../loaders/sample/describe.js";
import {customerTables} from "../../../loaders/sample/tables.js";

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, {recursive: true, force: true})));

const settings: SampleSettings = {world: "gamed", customers: 3500, months: 14, lastMonth: "2026-09", seed: 7};

async function hashes(changed: Partial<SampleSettings>, threads: number): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "sample-"));
  folders.push(folder);
  await generateSample({...settings, ...changed}, folder, {threads});
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [
        name,
        createHash("sha256")
          .update(readFileSync(join(folder, name)))
          .digest("hex")
      ])
  );
}

describe("the sample operator's files", () => {
  it("are the same bytes on any number of threads", async () => {
    const one = await hashes({}, 1);
    expect(Object.keys(one)).toContain("contacts.parquet");
    expect(await hashes({}, 2)).toEqual(one);
    expect(await hashes({}, 4)).toEqual(one);
  });

  it("hold the same rows in parts as in one", async () => {
    const base = mkdtempSync(join(tmpdir(), "sample-"));
    folders.push(base);
    await generateSample(settings, join(base, "whole"), {threads: 1});
    await generateSample(settings, join(base, "parts"), {threads: 2, customersAPart: 1000});
    expect(readdirSync(join(base, "parts", "bills")).length).toBe(5);
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    for (const table of Object.keys(customerTables)) {
      const files = (way: string): string =>
        `read_parquet('${join(base, way, way === "whole" ? `${table}.parquet` : `${table}/*.parquet`)}')`;
      const different = await connection.runAndReadAll(`SELECT count(*) FROM (
        (SELECT row_number() OVER () AS place, * FROM ${files("whole")}) EXCEPT (SELECT row_number() OVER () AS place, * FROM ${files("parts")}))`);
      expect([table, Number(different.getRows()[0][0])]).toEqual([table, 0]);
    }
    connection.closeSync();
    instance.closeSync();
  });

  it.each([{customers: 0}, {customers: 1.5}, {months: 0}, {lastMonth: "2026-13"}, {seed: 0.5}])(
    "aren't made from %o",
    async (changed) => {
      await expect(generateSample({...settings, ...changed}, join(tmpdir(), "sample-never"))).rejects.toThrow(
        /expected/
      );
    }
  );

  it("are made of a single customer and month as well", async () => {
    expect(Object.keys(await hashes({customers: 1, months: 1}, 2))).toHaveLength(23);
  });

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
    // The simulated operator writes a call that is passed on as one contact, so it has no parts to number.
    expect(Object.keys(layout)).toEqual(Object.keys(columns).filter((column) => column !== "leg"));
    for (const [name, encoding] of Object.entries(layout)) {
      const column = columns[name];
      if (column.type === "enum") expect(encoding).toEqual({as: "code", values: Object.keys(column.values)});
    }
  });
});

describe("the room", () => {
  it("imports nothing of what detects: of the loaders the definitions and the ground", () => {
    const folder = fileURLToPath(new URL("../../../loaders/sample/", import.meta.url));
    const outside = readdirSync(folder)
      .filter((name) => name.endsWith(".ts"))
      .flatMap((name) =>
        [...readFileSync(join(folder, name), "utf8").matchAll(/from "(\.\.[^"]+)"/g)].map(
          (match) => `${name}: ${match[1]}`
        )
      );
    expect([...new Set(outside)].sort()).toEqual([
      "calendar.ts: ../ground/faults.js",
      "company.ts: ../ground/faults.js",
      "indicator-ids.ts: ../../src/model/published/parts.js",
      "indicator-ids.ts: ../definitions/indicators.js",
      "indicator-ids.ts: ../ground/project.js",
      "simulate.ts: ../ground/project.js",
      "targets.ts: ../../src/model/published/parts.js"
    ]);
  });
});

describe("the README", () => {
  // After a change of worlds, arrows or parameters: `npx vitest run test/loaders/sample/generate.test.ts -u`.
  it("describes the model that runs", async () => {
    const file = fileURLToPath(new URL("../../../loaders/sample/README.md", import.meta.url));
    await expect(withModel(readFileSync(file, "utf8"))).toMatchFileSnapshot(file);
  });
});
