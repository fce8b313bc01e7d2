import {readdirSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, expect, inject, it} from "vitest";
import {asNumber, asText, Database} from "../../loaders/ground/database.js";
import {useBrowser} from "./browser.js";

const {visit} = useBrowser();
let database: Database;
beforeAll(async () => {
  database = await Database.open();
  for (const file of readdirSync(inject("raw")))
    await database.run(`CREATE VIEW ${file.replace(".parquet", "")} AS SELECT * FROM '${join(inject("raw"), file)}'`);
  await database.run(`CREATE TABLE place_of AS WITH RECURSIVE t(top, id) AS (SELECT unit_id, unit_id FROM org_units WHERE kind = 'city' OR parent_id IS NULL UNION ALL SELECT t.top, u.unit_id FROM t JOIN org_units u ON u.parent_id = t.id)
    SELECT t.id, u.name_en AS name, u.parent_id IS NULL AS is_top FROM t JOIN org_units u ON u.unit_id = t.top`);
});
afterAll(() => database.close());

const inYear = (column: string) => `${column} >= DATE '2025-10-01' AND ${column} < DATE '2026-10-01'`;
const share = (value: number) => `${(100 * value).toFixed(1)}%`;
const calls = (y: string, where: string) =>
  `SELECT unit_id, customer_id, ${y} AS y FROM contacts WHERE channel = 'call_in' AND ${where} AND ${inYear("started_at")}`;

/** Indicators by raw rows: the unit a row goes to, whose it is, what it counts; and how the mean of it is printed. */
const indicators: readonly (readonly [id: string, rows: string, print: (value: number) => string])[] = [
  ["connect_rate", calls("answered::INT", "asked_for_person"), share],
  ["transfer_rate", calls("transferred::INT", "answered AND transferred IS NOT NULL"), share],
  [
    "handling_time",
    calls("handled_seconds", "answered AND handled_seconds IS NOT NULL"),
    (value) => `${value.toFixed(0)} s`
  ],
  [
    "service_nps",
    `SELECT home_unit_id AS unit_id, customer_id, CASE WHEN score > 8 THEN 100 WHEN score < 7 THEN -100 ELSE 0 END AS y FROM surveys s JOIN customers USING (customer_id) WHERE s.kind = 'service_nps' AND score IS NOT NULL AND ${inYear("asked_at")}`,
    (value) => `${value.toFixed(1).replace("-", "−")} points`
  ],
  [
    "customer_churn",
    `SELECT home_unit_id AS unit_id, customer_id, coalesce(left_on < DATE '2026-10-01', false)::INT AS y FROM customers WHERE joined_on < DATE '2025-10-01' AND (left_on IS NULL OR left_on >= DATE '2025-10-01')`,
    share
  ],
  [
    "connected_conversion",
    `SELECT unit_id, customer_id, converted::INT AS y FROM work_orders WHERE connected AND scene <> 'care' AND dispatched_on + INTERVAL 30 DAY <= DATE '2026-10-01' AND ${inYear("dispatched_on")}`,
    share
  ]
];

it("six indicators, looked at one after the other, are what the raw files hold: of the company and of every city branch", async () => {
  const {page, faults, close} = await visit("/indicators");
  for (const [id, rows, print] of indicators) {
    const found = await database.rows(
      `SELECT name, is_top, avg(y) AS value, count(DISTINCT customer_id) AS customers FROM (${rows}) AS r JOIN place_of ON place_of.id = r.unit_id GROUP BY name, is_top`
    );
    const [top] = found.filter((row) => row.is_top === true);
    await page.click(`.ind-groups a[href="?indicator=${id}"]`);
    await page.waitForSelector(`.ind-groups a[aria-current][href="?indicator=${id}"]`);
    const title = await page.locator("h1").innerText();
    expect(title.replaceAll("\u00a0", " "), id).toContain(`: ${print(asNumber(top.value))}, Oct 2025`);
    expect(await page.locator(".ind-basis").innerText(), id).toContain(
      `${asNumber(top.customers).toLocaleString("en")} customers`
    );
    const shown = await page
      .locator(".ind-table tbody tr")
      .evaluateAll((lines) =>
        lines.map((line) => [line.querySelector("th"), line.querySelectorAll("td")[1]].map((cell) => cell?.textContent))
      );
    const expected = found
      .filter((row) => row.is_top !== true)
      .map((row) => [asText(row.name), print(asNumber(row.value))]);
    expect(shown.sort(), id).toEqual(expected.sort());
  }
  expect(faults).toEqual([]);
  await close();
});
