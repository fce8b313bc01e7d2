import {asPublished} from "../../loaders/run/read-published.js";
import {readdirSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {asNumber, Database} from "../../loaders/ground/database.js";
import {printReport} from "../../loaders/site/print.js";
import type {ReportData} from "../../src/model/report/report.js";
import {useBrowser} from "./browser.js";

const {visit} = useBrowser();
const year = (column: string) => `${column} >= DATE '2025-10-01' AND ${column} < DATE '2026-10-01'`;
let database: Database;
let report: ReportData;
beforeAll(async () => {
  database = await Database.open();
  for (const file of readdirSync(inject("raw")))
    await database.run(`CREATE VIEW ${file.replace(".parquet", "")} AS SELECT * FROM '${join(inject("raw"), file)}'`);
  const folder = join(inject("site"), "_file/published");
  report = asPublished(
    "report.json",
    readFileSync(join(folder, readdirSync(folder).find((file) => /^report\..*json$/.test(file)) ?? ""), "utf8")
  );
});
afterAll(() => database.close());

async function one(sql: string): Promise<number> {
  const [row] = await database.rows(sql);
  return asNumber(Object.values(row)[0]);
}

const whole = (measure: string) =>
  report.figures.find((figure) => figure.measure === measure && figure.unit === report.units[0].id);

describe("the figures of the report are the raw files'", () => {
  it("the mix of roles", async () => {
    const roles = await database.rows(`
      SELECT CASE WHEN reason = 'leaving' OR keeping THEN 'keep' WHEN reason = 'plan' OR channel = 'call_out' THEN 'sell' WHEN reason IN ('network', 'device', 'activation', 'complaint') THEN 'solve' ELSE 'answer' END AS role, sum(handled_seconds)::DOUBLE AS seconds
      FROM (SELECT c.*, EXISTS (SELECT 1 FROM offers o WHERE o.contact_id = c.contact_id AND lever IN ('save', 'renewal')) AS keeping FROM contacts c WHERE ${year("started_at")} AND handled_seconds > 0) GROUP BY role`);
    const all = roles.reduce((sum, {seconds}) => sum + asNumber(seconds), 0);
    const share = new Map(roles.map(({role, seconds}) => [String(role), asNumber(seconds) / all]));
    expect(report.position?.whole.hours).toBe(Math.round(all / 3600));
    for (const [i, {id}] of (report.position?.roles ?? []).entries())
      expect(report.position?.whole.shares[i].value).toBeCloseTo(share.get(id) ?? NaN, 4);
    for (const {dimension, rows} of report.position?.by ?? [])
      expect([dimension, Math.abs(rows.reduce((sum, {hours}) => sum + hours, 0) - all / 3600) < rows.length]).toEqual([
        dimension,
        true
      ]);
  });

  it("cost, partners, employees", async () => {
    const cost = await one(`SELECT sum(actual_fen)::DOUBLE / sum(budget_fen) FROM costs WHERE ${year("month")}`);
    expect(whole("cost_against_budget")?.now.value).toBeCloseTo(cost, 5);
    const unconsented = async (who: string) =>
      one(`SELECT avg((NOT consented)::INT) FROM activations WHERE source IN (${who}) AND ${year("activated_on")}`);
    expect(whole("partner_unconsented")?.now.value).toBeCloseTo(
      (await unconsented("'dealer', 'content_provider'")) - (await unconsented("'agent'")),
      4
    );
    const repeats = async (side: string) =>
      one(`
      SELECT avg(EXISTS (SELECT 1 FROM contacts n WHERE n.customer_id = c.customer_id AND n.reason IS NOT DISTINCT FROM c.reason AND n.channel = 'call_in' AND (n.started_at, n.contact_id) > (c.started_at, c.contact_id) AND n.started_at <= c.started_at + INTERVAL 7 DAY)::INT)
      FROM contacts c JOIN agents a USING (agent_id) WHERE c.channel = 'call_in' AND ${side} AND c.started_at >= DATE '2025-10-01' AND c.started_at < DATE '2026-09-24'`);
    expect(whole("partner_repeats")?.now.value).toBeCloseTo(
      (await repeats("employer_id IS NOT NULL")) - (await repeats("employer_id IS NULL")),
      4
    );
    const nps = await one(
      `SELECT avg(CASE WHEN score >= 9 THEN 100 WHEN score <= 6 THEN -100 ELSE 0 END) FROM surveys WHERE kind = 'employee_nps' AND score IS NOT NULL AND ${year("asked_at")}`
    );
    expect(whole("employee_nps")?.now.value).toBeCloseTo(nps, 3);
    const turnover = await one(
      `SELECT 365.0 * count(*) FILTER (${year("left_on")}) / sum(greatest(0, least(coalesce(left_on, DATE '2026-10-01'), DATE '2026-10-01') - greatest(joined_on, DATE '2025-10-01'))) FROM agents WHERE role IN ('call_agent', 'store_clerk')`
    );
    expect(whole("first_line_turnover")?.now.value).toBeCloseTo(turnover, 4);
  });
});

describe("the document", () => {
  it("shows five steps before any script, with numbered figures, each with its source", async () => {
    const {page, close} = await visit("/report", {javaScriptEnabled: false});
    expect(await page.locator(".report-step .section-opening > h2").allInnerTexts()).toEqual([
      "1 Position",
      "2 Review",
      "3 Business plan",
      "4 Budget and return",
      "5 Action plan"
    ]);
    const titles = await page.locator("figcaption").allInnerTexts();
    expect(titles.map((title, i) => title.startsWith(`Figure ${i + 1}. `))).toEqual(titles.map(() => true));
    expect(await page.locator(".report-figure .source").count()).toBe(titles.length);
    await close();
  });

  it("what is chosen on screen is what prints", async () => {
    const {page, faults, close} = await visit("/zh/report");
    const branch = report.units[1];
    await page.focus("#report-unit");
    await page.selectOption("#report-unit", branch.id);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("report-unit");
    expect(page.url()).toContain(`unit=${branch.id}`);
    const figures = await page.locator("article .review").allInnerTexts();
    await page.emulateMedia({media: "print", colorScheme: "dark"});
    expect(await page.locator("h1").innerText()).toContain(branch.name.zh);
    expect(await page.locator("article .review").allInnerTexts()).toEqual(figures);
    expect(await page.locator(".report-tools").isVisible()).toBe(false);
    expect(await page.locator("#observablehq-header").isVisible()).toBe(false);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      "rgb(255, 255, 255)"
    );
    const retention =
      await one(`WITH RECURSIVE below(id) AS (SELECT '${branch.id}' UNION ALL SELECT unit_id FROM org_units JOIN below ON parent_id = id)
      SELECT count(*) FILTER (left_on IS NULL OR left_on >= DATE '2026-10-01') / count(*) FROM customers WHERE home_unit_id IN (SELECT id FROM below) AND joined_on < DATE '2025-10-01' AND (left_on IS NULL OR left_on >= DATE '2025-10-01')`);
    expect(figures.join("\n")).toContain(`${(100 * retention).toFixed(1)}%`);
    expect(faults).toEqual([]);
    await close();
  });

  it("is printed to A4 in both languages by the command", async () => {
    const files = await printReport(inject("site"), {unit: report.units[1].id});
    for (const file of files) {
      const pdf = readFileSync(file);
      expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
      expect(pdf.length).toBeGreaterThan(50_000);
      expect(pdf.toString("latin1")).not.toMatch(/\/URI \([^)]*(?:localhost|127\.0\.0\.1)/);
      expect(pdf.toString("latin1")).toMatch(/\/MediaBox \[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]/);
      rmSync(file);
    }
    await expect(printReport(join(inject("site"), "nowhere"))).rejects.toThrow("expected a built site");
  });

  it("the brief is one sheet of A4 in both languages, whose links lead to no local host and work again on screen", async () => {
    for (const path of ["/", "/zh/"]) {
      const {page, close} = await visit(path);
      const links = () => page.locator("a[href]").count();
      const before = await links();
      const pdf = (await page.pdf({preferCSSPageSize: true, printBackground: true})).toString("latin1");
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
      expect(pdf).not.toMatch(/\/URI \([^)]*(?:localhost|127\.0\.0\.1)/);
      expect(await links()).toBe(before);
      await page.emulateMedia({media: "print"});
      expect(await page.locator("#observablehq-header").isVisible()).toBe(false);
      await close();
    }
  });
});
