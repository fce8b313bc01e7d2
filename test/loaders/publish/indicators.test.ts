import {readdirSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {asNumber, asText, Database, literal} from "../../../loaders/ground/database.js";
import {publishedIn} from "../../../loaders/run/read-published.js";
import type {IndicatorFile, IndicatorList} from "../../../src/model/published/indicators.js";
import {sharedWorld} from "../world.js";

let database: Database;
let published = "";
let list: IndicatorList;
let files: readonly IndicatorFile[] = [];
beforeAll(async () => {
  const world = await sharedWorld();
  published = world.published;
  list = publishedIn(published, "indicators.json");
  files = publishedIn(published, "indicator-files.json").files;
  database = await Database.open();
  for (const file of readdirSync(world.raw))
    await database.run(
      `CREATE VIEW ${file.replace(".parquet", "")} AS SELECT * FROM ${literal(join(world.raw, file))}`
    );
  await database.run(`CREATE TABLE above AS WITH RECURSIVE t(top, id) AS (SELECT unit_id, unit_id FROM org_units UNION ALL SELECT t.top, u.unit_id FROM t JOIN org_units u ON u.parent_id = t.id)
    SELECT * FROM t`);
});
afterAll(() => database.close());

/** What the raw rows of a year or quarter say: the unit that a row is of, whose it is, and what it counts. */
const counted: Readonly<Record<string, (from: string, before: string) => string>> = {
  connect_rate: (from, before) =>
    `SELECT unit_id, customer_id, answered::INT AS y, 1 AS x FROM contacts WHERE channel = 'call_in' AND asked_for_person AND started_at >= DATE '${from}' AND started_at < DATE '${before}'`,
  transfer_rate: (from, before) =>
    `SELECT unit_id, customer_id, transferred::INT AS y, 1 AS x FROM contacts WHERE channel = 'call_in' AND answered AND transferred IS NOT NULL AND started_at >= DATE '${from}' AND started_at < DATE '${before}'`,
  service_nps: (from, before) =>
    `SELECT k.home_unit_id AS unit_id, s.customer_id, CASE WHEN score > 8 THEN 100 WHEN score < 7 THEN -100 ELSE 0 END AS y, 1 AS x FROM surveys s JOIN customers k USING (customer_id) WHERE s.kind = 'service_nps' AND score IS NOT NULL AND asked_at >= DATE '${from}' AND asked_at < DATE '${before}'`,
  customer_port_out: (from, before) =>
    `SELECT home_unit_id AS unit_id, customer_id, (left_on < DATE '${before}' AND 'port_out' = (SELECT arg_max(closed_how, (closed_on, subscription_id)) FROM subscriptions s WHERE s.customer_id = k.customer_id AND closed_on IS NOT NULL))::INT AS y, 1 AS x FROM customers k WHERE joined_on < DATE '${from}' AND (left_on IS NULL OR left_on >= DATE '${from}')`,
  connected_conversion: (from, before) =>
    `SELECT unit_id, customer_id, converted::INT AS y, 1 AS x FROM work_orders WHERE connected AND scene <> 'care' AND dispatched_on + INTERVAL 30 DAY <= DATE '2026-10-01' AND dispatched_on >= DATE '${from}' AND dispatched_on < DATE '${before}'`
};

it.each(Object.keys(counted))(
  "%s is what the raw rows give, of the company and each city, by year and quarter",
  async (id) => {
    const series = files.find(({definition}) => definition.id === id)?.series;
    expect(series?.unit.length).toBeGreaterThan(10);
    let seen = 0;
    for (const {period, grain, from, to} of list.periods.map((one, period) => ({...one, period}))) {
      if (grain !== "year" && grain !== "quarter") continue;
      const before = `${to.slice(0, 4)}-${to.slice(5)}-01`;
      const rows = await database.rows(`SELECT top, sum(y) / sum(x) AS value, count(DISTINCT customer_id) AS customers
      FROM (${counted[id](`${from}-01`, nextMonth(before))}) AS r JOIN above ON above.id = r.unit_id GROUP BY top`);
      const told = new Map(rows.map((row) => [asText(row.top), row]));
      series?.unit.forEach((unit, i) => {
        const {kind, parent} = list.units[unit];
        if (series.period[i] !== period || (parent !== null && kind !== "city")) return;
        const row = told.get(list.units[unit].id);
        expect(asNumber(row?.value ?? NaN)).toBeCloseTo(series.value[i], 5);
        expect(asNumber(row?.customers ?? NaN)).toBe(series.customers[i]);
        seen++;
      });
    }
    expect(seen).toBeGreaterThan(20);
  }
);

function nextMonth(first: string): string {
  const date = new Date(`${first}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, 10);
}

it("the list names those that have figures, each with its own file, and nothing that isn't among the audited cells", async () => {
  const cells = await database.rows(
    `SELECT indicator, unit_id, period_id, value, customers FROM read_csv(${literal(join(published, "sql-cells.csv"))}, header = true) ORDER BY ALL`
  );
  const ids = new Set(cells.map((row) => asText(row.indicator)));
  expect(new Set(list.listed.map(({indicator}) => indicator))).toEqual(ids);
  expect(files.map(({definition}) => definition.id)).toEqual(list.listed.map(({indicator}) => indicator));
  const told = files
    .flatMap(({series: {indicator, unit, period, value, customers}}) =>
      unit.map((one, i) =>
        [indicator, list.units[one].id, list.periods[period[i]].id, value[i], customers[i]].join(" ")
      )
    )
    .sort();
  const audited = cells.map((row) =>
    [
      asText(row.indicator),
      asText(row.unit_id),
      asText(row.period_id),
      asNumber(row.value),
      asNumber(row.customers)
    ].join(" ")
  );
  expect(told).toEqual(audited.sort());
});

it("the latest figure of the list is the company's in the longest and latest period", () => {
  for (const {definition, series} of files) {
    const latest = list.listed.find(({indicator}) => indicator === definition.id)?.latest;
    const i = series.unit.findIndex(
      (unit, at) => list.units[unit].parent === null && series.period[at] === latest?.period
    );
    expect(latest && {value: latest.value, customers: latest.customers}).toEqual(
      i < 0 ? null : {value: series.value[i], customers: series.customers[i]}
    );
  }
});
