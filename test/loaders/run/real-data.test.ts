import {publishedIn} from "../../../loaders/run/read-published.js";
import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {parseHTML} from "linkedom";
import {afterAll, describe, expect, it} from "vitest";
import {asNumber, asText, Database} from "../../../loaders/ground/database.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {readSettings} from "../../../loaders/definitions/settings.js";
import {ingest} from "../../../loaders/intake/intake.js";
import {planSources} from "../../../loaders/intake/sources.js";
import {runPipeline} from "../../../loaders/run/pipeline.js";
import {projectFolder} from "../../../loaders/ground/project.js";
import {logRank} from "../../../src/model/statistics/log-rank.js";
import type {Compare} from "../../../src/model/published/compare.js";
import type {Brief} from "../../../src/model/published/brief.js";
import {kaplanMeier, type RiskRow} from "../../../src/model/statistics/survival.js";
import {briefPage} from "../../../src/pages/brief/page.js";

/** The folder of public data sets: `LAB_REAL_DATA`, or `../shared/data` beside the project. */
const folder = process.env.LAB_REAL_DATA ?? resolve(projectFolder, "../shared/data");
const before = process.env.LAB_REAL_DATA;
process.env.LAB_REAL_DATA = folder;
const store = mkdtempSync(join(tmpdir(), "lab-real-"));
afterAll(() => {
  rmSync(store, {recursive: true, force: true});
  if (before === undefined) delete process.env.LAB_REAL_DATA;
});

const settingsOf = (name: string) => join(projectFolder, "data/mappings", name, "lab.config.yaml");

/** Skips, saying so, where the files aren't there. */
function withData(name: string, files: readonly string[], tests: () => void): void {
  const missing = files.filter((file) => !existsSync(join(folder, file)));
  if (missing.length)
    process.stderr.write(
      `Skipped: tests of ${name}; ${missing.join(", ")} isn't in ${folder} (LAB_REAL_DATA names another folder).\n`
    );
  describe.skipIf(missing.length > 0)(name, tests);
}

async function published(name: string): Promise<{readonly brief: Brief; readonly compare: Compare}> {
  const kept = join(
    await runPipeline({settingsFile: settingsOf(name), store: join(store, name), threads: 2}),
    "published"
  );
  return {
    brief: publishedIn(kept, "brief.json"),
    compare: publishedIn(kept, "compare.json")
  };
}

/** A figure of the compare page. */
function figure(
  compare: Compare,
  indicator: string,
  unit: string,
  period: string
): {readonly value: number; readonly standardError: number; readonly customers: number} {
  const series = compare.series.find((candidate) => candidate.indicator === indicator);
  const i =
    series?.unit.findIndex(
      (position, k) => compare.units[position].id === unit && compare.periods[series.period[k]].id === period
    ) ?? -1;
  if (!series || i < 0) throw new Error(`no ${indicator} of ${unit} in ${period}`);
  return {value: series.value[i], standardError: series.standardError[i], customers: series.customers[i]};
}

it("mappings that ship are short: at most 40 lines", () => {
  for (const name of ["bank-marketing", "telco-churn", "airport-survey"]) {
    expect(
      readFileSync(join(projectFolder, "data/mappings", name, "mapping.yaml"), "utf8")
        .trim()
        .split("\n").length
    ).toBeLessThanOrEqual(40);
  }
});

withData("bank marketing", ["uci-bank-marketing/bank-full.csv"], () => {
  it("4.2327 % per contact, 11.70 % per customer, and October and March change places", async () => {
    const {brief, compare} = await published("bank-marketing");
    expect((100 * (brief.conversion?.perContact.value ?? 0)).toFixed(4)).toBe("4.2327");
    expect((100 * (brief.conversion?.perCustomer.value ?? 0)).toFixed(2)).toBe("11.70");
    expect(brief.conversion?.perCustomer.customers).toBe(45_211);
    const shares = (unit: string) =>
      ["contact", "customer"].map((account) =>
        (100 * figure(compare, `offer_conversion_per_${account}`, unit, compare.periods[0].id).value).toFixed(2)
      );
    expect([shares("Oct"), shares("Mar")]).toEqual([
      ["28.48", "43.77"],
      ["23.57", "51.99"]
    ]);
    const place = (unit: string) => brief.league.units.find(({id}) => id === unit);
    expect([place("Oct")?.legacy.rank, place("Mar")?.legacy.rank]).toEqual([1, 3]);
    expect([place("Oct")?.challenger.rank, place("Mar")?.challenger.rank]).toEqual([4, 1]);
    expect([place("Oct")?.beyondNoise, place("Mar")?.beyondNoise]).toEqual([true, true]);
    const {document} = parseHTML("<!doctype html><html><body></body></html>");
    const page = briefPage(brief, "en", document)
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ");
    for (const text of ["Oct", "Mar", "4.2", "11.7"]) expect(page).toContain(text);
  });
});

withData("telecom churn", ["ibm-telco-churn/Telco-Customer-Churn.csv"], () => {
  it("73.46 % of customers and 69.50 % of revenue kept", async () => {
    const {compare} = await published("telco-churn");
    const kept = figure(compare, "customer_retention", "company", "2024-12");
    expect([(100 * kept.value).toFixed(2), kept.customers]).toEqual(["73.46", 7043]);
    expect((100 * figure(compare, "gross_revenue_retention", "company", "2024-12").value).toFixed(2)).toBe("69.50");
  });

  it("survival of a year .84320, by contract .70310 and .99081, log-rank 2352.9", async () => {
    const file = settingsOf("telco-churn");
    const database = await Database.open();
    try {
      await ingest(database, readContract(), planSources(readSettings(file), file));
      const rows = await database.rows(
        `SELECT home_unit_id AS unit, CAST(date_diff('month', joined_on, DATE '2024-11-30') AS INTEGER) AS months, CAST(sum(CASE WHEN left_on IS NULL THEN 0 ELSE 1 END) AS INTEGER) AS events, count(*) AS customers FROM customers GROUP BY ALL`
      );
      /** At each month of tenure: who has stayed as long, and who left then. */
      const risks = (unit?: string): RiskRow[] => {
        const own = rows.filter((row) => unit === undefined || asText(row.unit) === unit);
        const at = (months: number, count: (row: (typeof rows)[number]) => number) =>
          own.filter((row) => asNumber(row.months) === months).reduce((sum, row) => sum + count(row), 0);
        return Array.from({length: 73}, (_, time) => ({
          time,
          atRisk: own
            .filter((row) => asNumber(row.months) >= time)
            .reduce((sum, row) => sum + asNumber(row.customers), 0),
          events: at(time, (row) => asNumber(row.events))
        }));
      };
      const survival = (unit: string | undefined, time: number) =>
        kaplanMeier(risks(unit))
          .filter((step) => step.time <= time)
          .at(-1)
          ?.survival.toFixed(5);
      expect([
        survival(undefined, 12),
        survival("Month-to-month", 12),
        survival("One year", 12),
        survival("Two year", 48)
      ]).toEqual(["0.84320", "0.70310", "0.99081", "0.99572"]);
      expect(logRank(["Month-to-month", "One year", "Two year"].map(risks))?.chiSquare.toFixed(1)).toBe("2352.9");
    } finally {
      database.close();
    }
  });
});

withData(
  "airport survey",
  ["sfo-survey/2017_SFO_Customer_Survey.csv", "sfo-survey/2018_SFO_Customer_Survey.csv"],
  () => {
    it("NPS of 39.84, and 30.98 a year later; weighted, 40.40 and 35.11", async () => {
      const {compare} = await published("airport-survey");
      const years = ["2017-05", "2018-05"].map((month) => figure(compare, "service_nps", "company", month));
      expect(
        years.map(({value, standardError, customers}) => [value.toFixed(2), standardError.toFixed(3), customers])
      ).toEqual([
        ["39.84", "1.334", 2746],
        ["30.98", "1.442", 2650]
      ]);
      // Each answer counted by how many passengers it stands for.
      const weighted = ["2017-05", "2018-05"].map((month) => figure(compare, "service_nps_weighted", "company", month));
      expect(weighted.map(({value, customers}) => [value.toFixed(2), customers])).toEqual([
        ["40.40", 2746],
        ["35.11", 2650]
      ]);
      weighted.forEach(({standardError}, i) => expect(standardError).toBeGreaterThan(years[i].standardError));
    });
  }
);
