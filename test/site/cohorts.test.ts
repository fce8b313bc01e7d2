import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import type {Page} from "playwright-core";
import {Database} from "../../loaders/ground/database.js";
import {useBrowser} from "./browser.js";

const {visit} = useBrowser();

/** The figure of a row of the slice's table, its interval cut off: `This slice`, or what it is compared with. */
async function figure(page: Page, row: string, column: 0 | 1 = 0): Promise<string> {
  const text = await page.locator(".slice-table tbody tr").filter({hasText: row}).locator("td").nth(column).innerText();
  return text.replace(/ \(.*/, "");
}

const bin = (page: Page, view: string, name: string) =>
  page.getByRole("group", {name: view}).getByRole("button", {name: new RegExp(`^${name}`)});

const measures = ["revenue", "contacts", "complaints"] as const;
type Spread = Readonly<Record<(typeof measures)[number], {readonly value: number; readonly error: number}>>;

let database: Database;
beforeAll(async () => {
  // Customer-months from the raw rows, in words of its own.
  const raw = (table: string) => `read_parquet('${join(inject("raw"), `${table}.parquet`)}')`;
  database = await Database.open();
  await database.run(`CREATE TABLE customer_months AS
      WITH month AS (SELECT unnest(generate_series(DATE '2023-10-01', DATE '2026-09-01', INTERVAL 1 MONTH))::DATE AS first),
      repeat AS (
        SELECT DISTINCT a.customer_id, date_trunc('month', b.started_at)::DATE AS m
        FROM ${raw("contacts")} a JOIN ${raw("contacts")} b ON a.customer_id = b.customer_id AND a.reason = b.reason AND a.contact_id <> b.contact_id
          AND b.started_at >= a.started_at AND b.started_at <= a.started_at + INTERVAL 7 DAY
        WHERE a.channel <> 'call_out' AND b.channel <> 'call_out' AND (b.started_at > a.started_at OR b.contact_id > a.contact_id)
      ),
      event AS (
        SELECT customer_id, m FROM repeat
        UNION ALL SELECT customer_id, date_trunc('month', opened_at)::DATE FROM ${raw("complaints")}
        UNION ALL SELECT customer_id, date_trunc('month', activated_on)::DATE FROM ${raw("activations")} WHERE NOT consented
      ),
      first_trouble AS (SELECT customer_id, min(m) AS m FROM event GROUP BY customer_id),
      paid AS (
        SELECT s.customer_id, date_trunc('month', b.month)::DATE AS m, sum(b.revenue_fen) / 100 AS revenue
        FROM ${raw("bills")} b JOIN ${raw("subscriptions")} s USING (subscription_id) GROUP BY ALL
      ),
      asked AS (SELECT customer_id, date_trunc('month', started_at)::DATE AS m, count(*) AS contacts FROM ${raw("contacts")} WHERE channel <> 'call_out' GROUP BY ALL),
      complained AS (SELECT customer_id, date_trunc('month', opened_at)::DATE AS m, count(*) AS complaints FROM ${raw("complaints")} GROUP BY ALL),
      seen AS (
        SELECT c.customer_id, c.value_tier, c.segment, date_diff('month', date_trunc('month', c.joined_on), month.first) AS tenure,
          coalesce(t.m < month.first, false) AS troubled, coalesce(date_trunc('month', c.left_on) = month.first, false) AS leaves,
          coalesce(p.revenue, 0) AS revenue, coalesce(a.contacts, 0) AS contacts, coalesce(o.complaints, 0) AS complaints
        FROM ${raw("customers")} c
        JOIN month ON month.first >= date_trunc('month', c.joined_on) AND (c.left_on IS NULL OR month.first <= date_trunc('month', c.left_on))
        LEFT JOIN first_trouble t ON t.customer_id = c.customer_id
        LEFT JOIN paid p ON p.customer_id = c.customer_id AND p.m = month.first
        LEFT JOIN asked a ON a.customer_id = c.customer_id AND a.m = month.first
        LEFT JOIN complained o ON o.customer_id = c.customer_id AND o.m = month.first
      )
      SELECT * FROM seen`);
});
afterAll(() => database.close());

/**
 * Customer-months and leavers counted again from the raw rows; and what is paid (yuan), asked and complained of a
 * customer-month, with the delta method's error over customers.
 */
async function recount(
  where: string
): Promise<{readonly months: number; readonly left: number; readonly spread: Spread}> {
  await database.run(`CREATE OR REPLACE TABLE slice AS SELECT * FROM customer_months WHERE ${where}`);
  const {months, left} = await database.counts(`SELECT count(*) AS months, sum(leaves::INTEGER) AS "left" FROM slice`);
  const spread: Record<string, {value: number; error: number}> = {};
  for (const name of measures) {
    const [row] = await database.rows(`WITH r AS (SELECT sum(${name}) / count(*) AS r, count(*) AS x FROM slice),
      u AS (SELECT sum(${name}) - any_value(r.r) * count(*) AS u FROM slice, r GROUP BY customer_id)
      SELECT (SELECT CAST(r AS DOUBLE) FROM r) AS value, sqrt(sum(u * u)) / (SELECT x FROM r) AS error FROM u`);
    spread[name] = {value: Number(row.value), error: Number(row.error)};
  }
  return {months, left, spread: {revenue: spread.revenue, contacts: spread.contacts, complaints: spread.complaints}};
}

/** Value and interval of a row of the slice's table, as numbers. */
async function interval(
  page: Page,
  row: string,
  column: 0 | 1 = 0
): Promise<readonly [value: number, low: number, high: number]> {
  const text = await page.locator(".slice-table tbody tr").filter({hasText: row}).locator("td").nth(column).innerText();
  const [value, low, high] =
    text
      .replaceAll(",", "")
      .match(/\d+(\.\d+)?/g)
      ?.map(Number) ?? [];
  return [value, low, high];
}

const grouped = (value: number) => value.toLocaleString("en-GB");
const share = (value: number) => `${(100 * value).toFixed(2)}%`;

describe("brushing the base", () => {
  it("shows the numbers that a recount of the raw rows gives, with several brushes at once", async () => {
    const {page, faults, close} = await visit("/cohorts");
    const everyone = await recount("true");
    expect(await figure(page, "Customer-months")).toBe(grouped(everyone.months));
    expect(await figure(page, "Leaving a month")).toBe(share(everyone.left / everyone.months));
    await bin(page, "Months since joining", "12–35 months").click();
    await bin(page, "Trouble so far", "Any trouble so far").click();
    await bin(page, "Value tier", "High").click();
    const slice = await recount("tenure BETWEEN 12 AND 35 AND troubled AND value_tier = 'high'");
    expect(slice.months).toBeGreaterThan(1000);
    expect(await figure(page, "Customer-months")).toBe(grouped(slice.months));
    expect(await figure(page, "Leaving a month")).toBe(share(slice.left / slice.months));
    expect(await figure(page, "Customer-months", 1)).toBe(grouped(everyone.months - slice.months));
    // A view shows what the other brushes leave, whatever its own.
    const low = await recount("tenure BETWEEN 12 AND 35 AND troubled AND value_tier = 'low'");
    expect(await bin(page, "Value tier", "Low").locator(".brush-figure").innerText()).toBe(
      share(low.left / low.months)
    );
    expect(faults).toEqual([]);
    await close();
  });

  it("gives revenue, contacts and complaints intervals that a recount gives, where months are whole or of one tenure", async () => {
    const {page, close} = await visit("/cohorts");
    const check = async (where: string, column: 0 | 1, wider: number) => {
      const {spread} = await recount(where);
      for (const [row, {value, error}, per] of [
        ["Revenue a customer", spread.revenue, 1],
        ["Contacts a 100", spread.contacts, 100],
        ["Complaints a 10,000", spread.complaints, 10_000]
      ] as const) {
        const [shown, low, high] = await interval(page, row, column);
        const digit = row.startsWith("Complaints") ? 1 : 0.1;
        expect(Math.abs(shown - per * value), row).toBeLessThan(digit);
        const [width, exact] = [high - low, 2 * 1.96 * per * error];
        expect(width, `${row} where ${where}`).toBeGreaterThan(0.96 * exact - 2 * digit);
        expect(width, `${row} where ${where}`).toBeLessThan(1.04 * wider * exact + 2 * digit);
      }
    };
    await bin(page, "Value tier", "High").click();
    await check("value_tier = 'high'", 0, 1);
    await check("value_tier <> 'high'", 1, 1);
    await bin(page, "Months since joining", "12–35 months").click();
    await check("value_tier = 'high' AND tenure BETWEEN 12 AND 35", 0, 1);
    // Parts of months, and the rest of such a slice: mostly too wide.
    await bin(page, "Trouble so far", "Any trouble so far").click();
    await check("value_tier = 'high' AND tenure BETWEEN 12 AND 35 AND troubled", 0, 1.5);
    await check("NOT (value_tier = 'high' AND tenure BETWEEN 12 AND 35 AND troubled)", 1, 1.5);
    await close();
  });
});

describe("a brush that is kept", () => {
  it("works by dragging and by keyboard, and the address brings the slice back", async () => {
    const {page, close} = await visit("/cohorts");
    const [first, last] = [
      await bin(page, "Value tier", "Low").boundingBox(),
      await bin(page, "Value tier", "Middle").boundingBox()
    ];
    if (!first || !last) throw new Error("expected bars to drag over");
    await page.mouse.move(first.x + 20, first.y + 5);
    await page.mouse.down();
    await page.mouse.move(last.x + 20, last.y + 8, {steps: 4});
    await page.mouse.up();
    const dragged = await recount("value_tier IN ('low', 'middle')");
    expect(await figure(page, "Customer-months")).toBe(grouped(dragged.months));
    await bin(page, "Months since joining", "0–11 months").focus();
    await page.keyboard.press("Enter");
    const both = await recount("value_tier IN ('low', 'middle') AND tenure < 12");
    expect(await figure(page, "Customer-months")).toBe(grouped(both.months));
    expect(page.url()).toContain("slice=");
    await page.reload({waitUntil: "networkidle"});
    expect(await figure(page, "Customer-months")).toBe(grouped(both.months));
    await page.getByRole("button", {name: "Clear all"}).click();
    expect(page.url()).not.toContain("slice=");
    await close();
  });

  it("saves a slice by name, compares another with it, and keeps both in the address", async () => {
    const {page, close} = await visit("/cohorts");
    await bin(page, "Value tier", "High").click();
    await page.getByLabel("Name of this slice").fill("<b>Best</b> payers");
    await page.getByRole("button", {name: "Save"}).click();
    await bin(page, "Value tier", "High").click();
    await bin(page, "Value tier", "Low").click();
    const focused = () => page.evaluate(() => document.activeElement?.id);
    await page.getByLabel("Compared with").focus();
    await page.getByLabel("Compared with").selectOption({label: "<b>Best</b> payers"});
    expect(await focused()).toBe("choose-versus");
    const high = await recount("value_tier = 'high'");
    expect(await figure(page, "Customer-months", 1)).toBe(grouped(high.months));
    expect(await page.locator(".slice-verdict").innerText()).toMatch(/points a month/);
    expect(await page.locator(".slice-address").inputValue()).toBe(page.url());
    await page.reload({waitUntil: "networkidle"});
    expect(await figure(page, "Customer-months", 1)).toBe(grouped(high.months));
    expect(await page.locator(".slice-saved b").count()).toBe(0);
    // What goes hands the focus to what stands beside it.
    await page.getByLabel("Name of this slice").fill("second");
    await page.keyboard.press("Enter");
    await page.locator("#slice-remove-1").press("Enter");
    expect(await focused()).toBe("slice-remove-0");
    await page.locator("#slice-remove-0").press("Enter");
    expect(await page.evaluate(() => document.activeElement?.closest("#explorer") !== null)).toBe(true);
    await close();
  });
});

describe("the other pictures", () => {
  it("follow the choice of split, entity and measure, and a step back", async () => {
    const {page, faults, close} = await visit("/cohorts");
    await page.getByLabel("Split by").selectOption({label: "Value tier"});
    expect(await page.locator(".survival-table tbody tr").count()).toBe(3);
    await page.getByLabel("Count").selectOption({label: "Lines"});
    expect(await page.locator("#survival").innerText()).toContain("Line-months");
    await page.getByLabel("Show").selectOption({label: "NRR"});
    expect(await page.locator("#heat").innerText()).toContain("upgrades included");
    expect(page.url()).toMatch(/entity=lines.*split=value_tier.*heat=net/);
    await page.goBack();
    // A redraw waits while a choice is being made.
    await expect.poll(() => page.locator("#heat").innerText()).not.toContain("upgrades included");
    expect(faults).toEqual([]);
    await close();
  });

  it("stand in the page before any script, each with its figures", async () => {
    const {page, close} = await visit("/zh/cohorts", {javaScriptEnabled: false});
    expect(await page.locator("h1").innerText()).toMatch(/每 100 位入网客户/);
    expect(await page.locator(".brush-view").count()).toBe(5);
    expect(await page.locator(".curve-chart svg, .heat-map").count()).toBe(5);
    expect(await page.locator("details.figures").count()).toBe(7);
    expect(await page.locator(".before-list li").count()).toBe(6);
    await close();
  });

  it("stay as built where the figures can't be loaded, and the page says so", async () => {
    const {page, close} = await visit("/cohorts");
    await page.route(/cohorts.*\.json/, (route) => route.abort());
    await page.reload({waitUntil: "networkidle"});
    expect(await page.locator("main").innerText()).toMatch(/couldn’t be loaded/);
    expect(await page.locator(".curve-chart").count()).toBe(4);
    await close();
  });
});
