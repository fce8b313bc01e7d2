import {tipFrom} from "../../src/elements/tooltip.js";
import {readdirSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {asNumber, asText, Database} from "../../loaders/ground/database.js";
import {useBrowser} from "./browser.js";

const {visit} = useBrowser();
let database: Database;
beforeAll(async () => {
  database = await Database.open();
  for (const file of readdirSync(inject("raw")))
    await database.run(`CREATE VIEW ${file.replace(".parquet", "")} AS SELECT * FROM '${join(inject("raw"), file)}'`);
  await database.run(`CREATE TABLE city_of AS WITH RECURSIVE t(city, id) AS (SELECT unit_id, unit_id FROM org_units WHERE kind = 'city' UNION ALL SELECT t.city, u.unit_id FROM t JOIN org_units u ON u.parent_id = t.id)
    SELECT t.city, t.id, u.name_en AS name FROM t JOIN org_units u ON u.unit_id = t.city`);
});
afterAll(() => database.close());

const inYear = (column: string) => `${column} >= DATE '2025-10-01' AND ${column} < DATE '2026-10-01'`;

/** A share as the page prints it. */
const percent = (share: number, digits = 1) => `${(100 * share).toFixed(digits)}%`;

async function one(sql: string): Promise<number> {
  const [row] = await database.rows(sql);
  return asNumber(Object.values(row)[0]);
}

/** Both systems' scores of each city's branch in the year, by its name, by plain SQL over the raw files. */
async function scoresOfCities(): Promise<ReadonlyMap<string, {readonly legacy: number; readonly challenger: number}>> {
  const value = async (rows: string) =>
    new Map(
      (
        await database.rows(
          `SELECT name, sum(y) / sum(x) AS value FROM (${rows}) r JOIN city_of ON city_of.id = r.unit GROUP BY name`
        )
      ).map((row) => [asText(row.name), asNumber(row.value)])
    );
  const connect = await value(
    `SELECT unit_id AS unit, answered::INT AS y, 1 AS x FROM contacts WHERE channel = 'call_in' AND asked_for_person AND ${inYear("started_at")}`
  );
  const seconds = await value(
    `SELECT unit_id AS unit, handled_seconds AS y, 1 AS x FROM contacts WHERE channel = 'call_in' AND answered AND ${inYear("started_at")}`
  );
  const satisfied = await value(
    `SELECT c.unit_id AS unit, (score >= 4)::INT AS y, 1 AS x FROM surveys s JOIN contacts c USING (contact_id) WHERE s.kind = 'contact_satisfaction' AND score IS NOT NULL AND ${inYear("asked_at")}`
  );
  const promoters = await value(
    `SELECT home_unit_id AS unit, CASE WHEN score >= 9 THEN 100 WHEN score <= 6 THEN -100 ELSE 0 END AS y, 1 AS x FROM surveys JOIN customers USING (customer_id) WHERE surveys.kind = 'service_nps' AND score IS NOT NULL AND ${inYear("asked_at")}`
  );
  const taken = await value(
    `SELECT home_unit_id AS unit, max(accepted::INT) AS y, 1 AS x FROM offers JOIN customers USING (customer_id) WHERE ${inYear("offered_at")} GROUP BY customer_id, home_unit_id`
  );
  const complained = (level: string) =>
    value(`SELECT home_unit_id AS unit, 10000 * (SELECT count(*) FROM complaints c WHERE c.customer_id = k.customer_id AND ${inYear("c.opened_at")} AND ${level}) AS y, 1 AS x
      FROM customers k WHERE joined_on < DATE '2025-10-01' AND (left_on IS NULL OR left_on >= DATE '2025-10-01')`);
  const complaints = await complained("true");
  const escalated = await complained("level = 'escalated'");
  const rivals = new Map(
    (
      await database.rows(`SELECT name, max(value) AS best FROM (
    SELECT region, operator, sum(value_thousandths * answers) / sum(answers) / 1000 AS value FROM benchmarks WHERE indicator = 'service_nps' AND operator <> 'Industry' AND ${inYear("month")} GROUP BY ALL
    ) JOIN city_of ON region = city AND city = id GROUP BY name`)
    ).map((row) => [asText(row.name), asNumber(row.best)])
  );
  const points = (from: number, to: number, v = NaN) => Math.min(120, Math.max(0, (100 * (v - from)) / (to - from)));
  return new Map(
    [...connect.keys()].map((name) => [
      name,
      {
        legacy:
          0.3 * points(0.8, 0.95, connect.get(name)) +
          0.25 * points(360, 200, seconds.get(name)) +
          0.15 * points(0.6, 0.9, satisfied.get(name)) +
          0.15 * points(1080, 360, complaints.get(name)) +
          0.15 * points(240, 60, escalated.get(name)),
        challenger:
          0.5 * points(-10, 10, (promoters.get(name) ?? NaN) - (rivals.get(name) ?? NaN)) +
          0.5 * points(0.2, 0.4, taken.get(name))
      }
    ])
  );
}

describe("what a reader sees on the brief is what the raw files hold", () => {
  it("customers, retention, and conversion with two units of account", async () => {
    const {page, close} = await visit("/");
    const customers = await one(`SELECT count(*) FROM customers WHERE left_on IS NULL OR left_on >= DATE '2026-10-01'`);
    expect(await page.locator(".over").innerText()).toContain(`${customers.toLocaleString("en")} customers`);
    const retention = await one(
      `SELECT count(*) FILTER (left_on IS NULL OR left_on >= DATE '2026-10-01') / count(*) FROM customers WHERE joined_on < DATE '2025-10-01' AND (left_on IS NULL OR left_on >= DATE '2025-10-01')`
    );
    expect(await page.locator("#retention .middle").innerText()).toBe(percent(retention));
    const perContact = await one(`SELECT avg(accepted::INT) FROM offers WHERE ${inYear("offered_at")}`);
    const perCustomer = await one(
      `SELECT avg(taken) FROM (SELECT max(accepted::INT) AS taken FROM offers WHERE ${inYear("offered_at")} GROUP BY customer_id)`
    );
    expect(await page.locator("#conversion .side-legacy .middle").innerText()).toBe(percent(perContact));
    expect(await page.locator("#conversion .side-challenger .middle").innerText()).toBe(percent(perCustomer));
    await close();
  });

  it("green-light leavers", async () => {
    const {page, close} = await visit("/");
    const [row] = await database.rows(`
      WITH gone AS (SELECT customer_id, left_on FROM customers k WHERE ${inYear("left_on")} AND joined_on + INTERVAL 90 DAY <= left_on
        AND 'port_out' = (SELECT arg_max(closed_how, (closed_on, subscription_id)) FROM subscriptions s WHERE s.customer_id = k.customer_id AND closed_on IS NOT NULL)),
      rated AS (SELECT contact_id, min(score) AS score FROM surveys WHERE kind = 'contact_satisfaction' AND score IS NOT NULL GROUP BY ALL),
      seen AS (SELECT g.customer_id, bool_and(NOT (c.asked_for_person AND NOT c.answered) AND coalesce(c.handled_seconds, 0) <= 300 AND coalesce(r.score, 5) >= 4) AS green
        FROM gone g JOIN contacts c ON c.customer_id = g.customer_id AND c.channel <> 'call_out' AND c.reason IS DISTINCT FROM 'leaving' AND c.started_at < g.left_on AND c.started_at >= g.left_on - INTERVAL 90 DAY LEFT JOIN rated r USING (contact_id) GROUP BY ALL)
      SELECT count(*) AS leavers, count(*) FILTER (green) AS green FROM seen`);
    const leavers = asNumber(row.leavers);
    const green = asNumber(row.green);
    expect(await page.locator(".share-leavers .big").innerText()).toBe(percent(green / leavers, 0));
    expect(await page.locator("#green-light").innerText()).toContain(
      `${green.toLocaleString("en")} of ${leavers.toLocaleString("en")}`
    );
    expect(await page.locator(".share-leavers .dot-on").count()).toBe(Math.round((100 * green) / leavers));
    await close();
  });

  it("the league table: every branch's scores and both orders, on either side of the switch", async () => {
    const scores = await scoresOfCities();
    expect(scores.size).toBe(14);
    const order = (by: "legacy" | "challenger") =>
      [...scores].sort(([, a], [, b]) => b[by] - a[by]).map(([name]) => name);

    const {page, close} = await visit("/");
    const names = () => page.locator("#league .league-list .league-name").allInnerTexts();
    expect(await names()).toEqual(order("challenger"));
    // Each row's note holds the scores that the order rests on.
    for (const row of await page.locator("#league .league-list li").all()) {
      const tip = tipFrom((await row.getAttribute("data-tip")) ?? "{}");
      const own = scores.get(tip.title);
      const shown = tip.rows.filter(([label]) => label.startsWith("Score")).map(([, text]) => text.split(" ")[0]);
      expect([tip.title, ...shown]).toEqual([tip.title, own?.legacy.toFixed(1), own?.challenger.toFixed(1)]);
    }
    await page.getByRole("button", {name: "per contact"}).click();
    // They move to their places.
    const byPlace = () =>
      page.locator("#league .league-list li").evaluateAll((rows) =>
        rows
          .map((row) => ({
            name: row.querySelector(".league-name")?.textContent ?? "",
            top: row.getBoundingClientRect().top
          }))
          .sort((a, b) => a.top - b.top)
          .map(({name}) => name)
      );
    await expect.poll(byPlace).toEqual(order("legacy"));
    expect(page.url()).toContain("by=contact");
    await page.reload({waitUntil: "networkidle"});
    expect(await page.getByRole("button", {name: "per contact"}).getAttribute("aria-pressed")).toBe("true");
    // By keyboard back again.
    await page.getByRole("button", {name: "per customer"}).focus();
    await page.keyboard.press("Enter");
    expect(await page.getByRole("button", {name: "per customer"}).getAttribute("aria-pressed")).toBe("true");
    await close();
  });
});

describe("compare and data", () => {
  it("a branch's link on the brief leads to its scorecards, whose figures are the raw files'", async () => {
    const {page, faults, close} = await visit("/");
    const link = page.locator("#league .league-list a").first();
    const name = await link.innerText();
    await link.click();
    await page.waitForLoadState("networkidle");
    expect(await page.locator("h1").innerText()).toContain(name);
    const [row] = await database.rows(
      `SELECT avg(answered::INT) AS rate, count(DISTINCT customer_id) AS n FROM contacts JOIN city_of ON id = unit_id WHERE name = '${name}' AND channel = 'call_in' AND asked_for_person AND ${inYear("started_at")}`
    );
    const card = await page.locator(".scorecard.legacy").innerText();
    expect(card).toContain(percent(asNumber(row.rate)));
    expect(card).toContain(`n = ${asNumber(row.n).toLocaleString("en")}`);
    expect(faults).toEqual([]);
    await close();
  });

  it("another period and level show in the address and come back from it", async () => {
    const {page, faults, close} = await visit("/compare");
    await page.selectOption("#choose-period", {index: 2});
    await page.locator("#level-unit").click();
    await page.waitForURL((url) => url.searchParams.has("period") && url.searchParams.get("level") === "unit");
    const url = page.url();
    const heading = await page.locator("h1").innerText();
    await page.goto(url, {waitUntil: "networkidle"});
    expect(await page.locator("h1").innerText()).toBe(heading);
    expect(faults).toEqual([]);
    await close();
  });

  it("the data page counts the rows that were read", async () => {
    const {page, close} = await visit("/data");
    for (const table of ["customers", "contacts", "offers"]) {
      const rows = await one(`SELECT count(*) FROM ${table}`);
      const cells = await page
        .locator(`th:has(> a[href="#table-${table}"]) ~ td`)
        .first()
        .locator("xpath=..")
        .locator("td")
        .allInnerTexts();
      expect([table, ...cells]).toEqual([table, rows.toLocaleString("en"), rows.toLocaleString("en"), "0"]);
    }
    await close();
  });
});

describe("the breakdown on the compare page", () => {
  it("comes when asked for, and says so where it can't", async () => {
    const {page, close, faults} = await visit("/compare?indicator=contact_satisfaction");
    await page.click("#show-parts");
    await page.waitForSelector(".parts-list li");
    expect(await page.locator(".parts-list").count()).toBe(2);
    expect(faults).toEqual([]);
    await page.reload({waitUntil: "networkidle"});
    await page.route(/breakdowns.*\.json/, (route) => route.abort());
    await page.click("#show-parts");
    const told = page.locator(".parts [role=status]").filter({hasText: "couldn’t be loaded"});
    await told.first().waitFor();
    expect(await told.count()).toBe(1);
    await close();
  });
});
