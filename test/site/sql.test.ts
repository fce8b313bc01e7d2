import {asPublished} from "../../loaders/run/read-published.js";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {tableFromIPC} from "apache-arrow";
import type {Page} from "playwright-core";
import readXlsxFile from "read-excel-file/node";
import {describe, expect, inject, it} from "vitest";
import {answer, withTables} from "../../loaders/publish/sql.js";
import {sqlFile, type SqlRows} from "../../src/model/sql/schema.js";
import {useBrowser} from "./browser.js";

const {visit} = useBrowser();

/** A published file of the built site, whatever hash its name bears. */
function published(name: string): string {
  const folder = join(inject("site"), "_file/published");
  const [stem, ending] = name.split(".");
  const found = readdirSync(folder).find((file) => file.startsWith(`${stem}.`) && file.endsWith(`.${ending}`));
  if (!found) throw new Error(`expected ${name} in the site`);
  return readFileSync(join(folder, found), "utf8");
}

/** What native DuckDB answers over the same published rows. */
function natively(sql: string): Promise<SqlRows> {
  const {tables} = asPublished("sql.json", published("sql.json"));
  return withTables(
    tables,
    (table) => published(sqlFile(table)),
    (database) => answer(database, sql)
  );
}

async function settled(page: Page): Promise<string | null> {
  await page.waitForSelector("#page[data-state=answered], #page[data-state=failed]");
  return page.locator("#page").getAttribute("data-state");
}

async function typeIn(page: Page, query: string): Promise<void> {
  await page.click(".cm-content");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(query);
  await page.keyboard.press("ControlOrMeta+Enter");
}

async function download(page: Page, format: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click(`[data-download=${format}]`)]);
  return readFileSync(await file.path());
}

const query =
  "SELECT u.name_en, c.value, c.customers, p.first_month FROM cells c JOIN units u USING (unit_id) JOIN periods p USING (period_id)\nWHERE c.indicator = 'connect_rate' AND p.grain = 'quarter' AND u.kind = 'city' ORDER BY 4, 1";

it("a typed query gives what native DuckDB gives; the address restores it; the files hold what is shown", async () => {
  const {page, faults, close} = await visit("/sql");
  await typeIn(page, query);
  expect(await settled(page)).toBe("answered");
  const {rows, columns} = await natively(query);
  expect(rows.length).toBeGreaterThan(100);
  const shown = () =>
    page
      .locator(".sql-rows tbody tr")
      .evaluateAll((lines) =>
        lines.map((line) => [...line.querySelectorAll("td")].map((cell) => cell.textContent ?? ""))
      );
  const asText = rows.map((row) =>
    row.map((value) => String(value).replace("-", typeof value === "number" ? "−" : "-"))
  );
  expect(await shown()).toEqual(asText);

  const csv = (await download(page, "csv")).toString("utf8").replace("\uFEFF", "").trim().split("\r\n");
  expect(csv).toEqual([columns.map(({name}) => name), ...rows].map((row) => row.join(",")));
  const sheets = await readXlsxFile(await download(page, "xlsx"));
  expect(JSON.stringify(sheets)).toContain(JSON.stringify(rows[0].slice(0, 3)).slice(0, -1));
  const arrow = tableFromIPC(await download(page, "arrow"));
  expect([arrow.numRows, arrow.getChildAt(1)?.toArray()]).toEqual([
    rows.length,
    Float64Array.from(rows, (row) => Number(row[1]))
  ]);

  const address = await page.locator(".sql-share input").inputValue();
  expect(new URL(address).searchParams.get("q")).toBe(query);
  await page.goto(address);
  expect(await settled(page)).toBe("answered");
  expect(await page.locator(".cm-content").innerText()).toBe(query);
  expect(await shown()).toEqual(asText);
  expect(faults).toEqual([]);
  await close();
});

describe("SQL over the published tables", () => {
  it("a fault shows in place, nothing is asked of another host, and a chart is drawn, in Chinese too", async () => {
    const {page, faults, close} = await visit("/zh/sql");
    await typeIn(page, "SELECT 1;\nSELECT indicator,\n  '指标', no_such_column FROM cells");
    expect(await settled(page)).toBe("failed");
    expect(await page.locator(".sql-fault").innerText()).toMatch(/第 3 行，第 9 列[\s\S]*no_such_column/);
    expect(await page.locator(".sql-fault-line").innerText()).toContain("no_such_column");
    expect(await page.locator(".sql-fault-word").allInnerTexts()).toEqual(["no_such_column"]);
    for (const forbidden of [
      "SELECT * FROM 'https://example.com/a.csv'",
      "INSTALL httpfs; LOAD httpfs",
      "SET enable_external_access = true"
    ]) {
      await typeIn(page, forbidden);
      await page.waitForFunction(
        (text) =>
          document.querySelector("#page[data-state=failed] .sql-fault:not([hidden])")?.textContent?.includes(text),
        /SET/.test(forbidden) ? "locked" : "disabled"
      );
    }
    await page.click("[data-example=course]");
    expect(await settled(page)).toBe("answered");
    expect(await page.locator(".sql-fault").isHidden()).toBe(true);
    await page.click("[data-show=chart]");
    await page.waitForSelector(".chart-drawn svg");
    expect(await page.locator(".chart-drawn svg .mark-symbol path").count()).toBe(36);
    expect(faults).toEqual([]);
    await close();
  });
});

describe("what the page of SQL shows of values, and before any script", () => {
  it("digits, days and nested values are DuckDB's own; a dropped table comes back; what never ends is stopped", async () => {
    const {page, faults, close} = await visit("/sql");
    const cells = () => page.locator(".sql-rows tbody td").allInnerTexts();
    await typeIn(
      page,
      "SELECT 12345678901234567 AS whole, sum(x) AS wide, -9007199254740993 AS below, INTERVAL 3 DAY AS days, [1::BIGINT, 2] AS list FROM (VALUES (9007199254740993), (2)) AS t(x)"
    );
    expect(await settled(page)).toBe("answered");
    expect(await cells()).toEqual(["12345678901234567", "9007199254740995", "−9007199254740993", "3 days", "[1,2]"]);
    expect((await download(page, "csv")).toString("utf8").trim().split("\r\n")[1]).toBe(
      '12345678901234567,9007199254740995,-9007199254740993,3 days,"[1,2]"'
    );

    const rowsOfCells = "SELECT count(*) AS cells FROM cells";
    await typeIn(page, rowsOfCells);
    await page.waitForFunction(() => document.querySelector(".sql-rows th")?.textContent === "cells");
    const before = await cells();
    await typeIn(page, "UPDATE cells SET value = 1; DROP TABLE league");
    await page.waitForFunction(() => document.querySelector(".sql-state")?.textContent?.includes("published table"));
    await typeIn(page, `SELECT count(*) AS league FROM league`);
    await page.waitForFunction(() => document.querySelector(".sql-rows th")?.textContent === "league");
    await typeIn(page, rowsOfCells);
    await page.waitForFunction(() => document.querySelector(".sql-rows th")?.textContent === "cells");
    expect(await cells()).toEqual(before);

    await typeIn(page, "SELECT count(*) FROM range(1000000) AS a, range(1000000) AS b, range(1000) AS c");
    await page.click("button.stop");
    expect(await settled(page)).toBe("failed");
    await typeIn(page, rowsOfCells);
    await page.waitForFunction(() => document.querySelector("#page")?.getAttribute("data-state") === "answered");
    expect(await cells()).toEqual(before);
    expect(faults).toEqual([]);
    await close();
  });

  it("the page as built shows the first example's answer without any script", async () => {
    const {page, close} = await visit("/sql", {javaScriptEnabled: false});
    const {examples} = asPublished("sql.json", published("sql.json"));
    const [{sql}] = examples.en;
    expect((await page.locator(".sql-editor code .line").allInnerTexts()).map((line) => line.trimEnd())).toEqual(
      sql.split("\n")
    );
    expect(await page.locator(".sql-rows tbody tr").count()).toBe((await natively(sql)).rows.length);
    await close();
  });
});

describe("the published tables", () => {
  it("answer every example, in both languages", async () => {
    const {tables, examples: all} = asPublished("sql.json", published("sql.json"));
    const examples = [...all.en, ...all.zh];
    const answers = await withTables(
      tables,
      (table) => published(sqlFile(table)),
      async (database) => {
        const found: string[] = [];
        for (const {id, sql} of examples) if ((await answer(database, sql)).rows.length > 0) found.push(id);
        return found;
      }
    );
    expect(answers).toEqual(examples.map(({id}) => id));
  });

  it("hold every cell of the compare page, and of the other indicators those of the operator and the league by quarter and year", async () => {
    const {series, site} = asPublished("compare.json", published("compare.json"));
    const compared = series.map(({indicator}) => `'${indicator}'`).join(", ");
    const {rows} = await natively(
      `SELECT count(*) FILTER (indicator IN (${compared})), count(*) FILTER (customers < 10), count(*) FILTER (low > value OR high < value) FROM cells`
    );
    expect(rows).toEqual([[series.reduce((sum, {unit}) => sum + unit.length, 0), 0, 0]]);
    const others = await natively(
      `SELECT DISTINCT u.kind, p.grain FROM cells JOIN units AS u USING (unit_id) JOIN periods AS p USING (period_id)
       WHERE indicator NOT IN (${compared}) ORDER BY ALL`
    );
    expect(others.rows).toEqual(
      ["city", "company"].flatMap((kind) => ["quarter", "year"].map((grain) => [kind, grain]))
    );
    const shown = await natively("SELECT DISTINCT indicator FROM cells JOIN indicators USING (indicator) ORDER BY ALL");
    // A few can't be measured of the sample, or stand under the floor altogether.
    expect(shown.rows.length).toBeGreaterThan(55);
    expect(site.indicators.map(({id}) => id)).toEqual(expect.arrayContaining(shown.rows.flat()));
  });
});
