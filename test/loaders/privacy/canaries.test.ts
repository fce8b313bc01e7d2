import {existsSync, readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {beforeAll, describe, expect, it} from "vitest";
import {Database, literal} from "../../../loaders/ground/database.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {briefPage} from "../../../src/pages/brief/page.js";
import {comparePage} from "../../../src/pages/compare/page.js";
import {dataPage} from "../../../src/pages/data/page.js";
import {canary, canaryWorld, unitMark} from "../canary-world.js";
import type {World} from "../world.js";

const floor = 10;
const fewestAgents = 5;
/** How many ids of others than units stand in a column of the raw tables, by `table.column`. */
const planted = new Map<string, number>();
let world: World;

beforeAll(async () => {
  world = await canaryWorld();
  const database = await Database.open();
  try {
    for (const {table, columns} of readContract().values()) {
      const file = join(world.raw, `${table}.csv`);
      if (!existsSync(file)) continue;
      const source = `read_csv(${literal(file)}, all_varchar = true)`;
      for (const name of (await database.describe(`SELECT * FROM ${source}`)).keys()) {
        if (columns[name].type !== "id") continue;
        const {n} = await database.counts(`SELECT count(*) AS n FROM ${source} WHERE "${name}" LIKE '${canary}-%'`);
        if (n > 0) planted.set(`${table}.${name}`, n);
      }
    }
  } finally {
    database.close();
  }
});

describe("canary ids in every id column", () => {
  it("are planted in all columns of the contract that hold ids of others than units", () => {
    // The sample operator has contacts row by row, and so no table that stands in for them.
    const tables = [...readContract().values()].filter(({table}) => table !== "customer_contacts");
    const columns = tables.flatMap(({table, columns: all}) =>
      Object.entries(all).flatMap(([name, column]) =>
        column.type === "id" && (column.references ?? `${table}.${name}`) !== "org_units.unit_id"
          ? [`${table}.${name}`]
          : []
      )
    );
    expect([...planted.keys()].sort()).toEqual(columns.sort());
  });

  it("went all the way: rows were accepted and measured, a few set aside", () => {
    const met = world.data.tables.flatMap(({intake}) => intake ?? []);
    expect(met.reduce((sum, {accepted}) => sum + accepted, 0)).toBeGreaterThan(10_000);
    expect(met.reduce((sum, {setAside}) => sum + setAside, 0)).toBeGreaterThan(10);
    expect(world.compare.series.flatMap(({value}) => value).length).toBeGreaterThan(1000);
  });

  it("stand in no published byte, where those of units do", () => {
    const files = readdirSync(world.published).map((name) =>
      readFileSync(join(world.published, name), "latin1").toLowerCase()
    );
    expect(files.length).toBeGreaterThanOrEqual(3);
    expect(files.some((text) => text.includes(unitMark))).toBe(true);
    for (const text of files) expect(text.includes(canary)).toBe(false);
  });

  it("and no figure names fewer customers than the floor", () => {
    const found: string[] = [];
    let named = 0;
    const check = (value: unknown, place: string, least: number): void => {
      if (typeof value !== "number" || value === 0) return;
      named++;
      if (Math.abs(value) < least) found.push(`${place}: ${value}`);
    };
    const walk = (value: unknown, place: string, above: number): void => {
      if (Array.isArray(value)) value.forEach((item, i) => walk(item, `${place}[${i}]`, above));
      else if (typeof value === "object" && value !== null) {
        // What counts employees, or targets, says so.
        const least =
          "of" in value && value.of === "agents" ? fewestAgents : "of" in value && value.of === "targets" ? 1 : above;
        for (const [key, inner] of Object.entries(value)) {
          // What gaming costs is a rate, so many customers a year and 10,000.
          if (key === "customers" && !/^gaming.*\.(loss|breakEven|points)/.test(place))
            (Array.isArray(inner) ? inner : [inner]).forEach((one) => check(one, `${place}.${key}`, least));
          walk(inner, `${place}.${key}`, least);
        }
      }
    };
    for (const name of readdirSync(world.published).filter((file) => file.endsWith(".json")))
      walk(JSON.parse(readFileSync(join(world.published, name), "utf8")), name, floor);
    expect(named).toBeGreaterThan(1000);
    expect(found).toEqual([]);
  });

  it("stand on no page in either language", () => {
    const {document} = parseHTML("<!doctype html><html><body></body></html>");
    const pages = (["en", "zh"] as const).flatMap((language) => [
      briefPage(world.brief, language, document),
      comparePage(world.compare, world.systems, language, document),
      dataPage(world.data, language, document)
    ]);
    expect(pages.some((page) => page.toLowerCase().includes(unitMark))).toBe(true);
    for (const page of pages) expect(page.toLowerCase().includes(canary)).toBe(false);
  });
});
