import {publishedIn} from "../../../loaders/run/read-published.js";
import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {asNumber, asText, Database} from "../../../loaders/ground/database.js";
import {allSegments, unpacked, type Breakdowns} from "../../../src/model/published/breakdowns.js";
import {toDigits} from "../../../src/model/statistics/rounding.js";
import {sharedWorld, type World} from "../world.js";

let world: World;
let database: Database;
beforeAll(async () => {
  world = await sharedWorld();
  database = await Database.open();
  for (const file of readdirSync(world.raw)) {
    await database.run(`CREATE VIEW raw_${file.replace(".parquet", "")} AS SELECT * FROM '${join(world.raw, file)}'`);
  }
  // Every unit with itself and all that lies below it.
  await database.run(
    `CREATE TABLE below AS WITH RECURSIVE t(top, id) AS (SELECT unit_id, unit_id FROM raw_org_units UNION ALL SELECT t.top, u.unit_id FROM t JOIN raw_org_units u ON u.parent_id = t.id) SELECT * FROM t`
  );
});
afterAll(() => database.close());

/** What the pages show of an indicator, by unit and period. */
function shown(indicator: string): Map<string, {value: number; standardError: number; customers: number}> {
  const series = world.compare.series.find((candidate) => candidate.indicator === indicator);
  if (!series) throw new Error(`no series of ${indicator}`);
  return new Map(
    series.unit.map((unit, i) => [
      `${world.compare.units[unit].id} ${world.compare.periods[series.period[i]].id}`,
      {value: series.value[i], standardError: series.standardError[i], customers: series.customers[i]}
    ])
  );
}

/** The same by plain SQL from the raw files: `rows` gives customer, unit, day, y and x of each row that counts. */
async function recomputed(rows: string, atMostOne: boolean) {
  const cap = (sum: string) => (atMostOne ? `least(1, ${sum})` : sum);
  const periods = world.compare.periods
    .map(({id, from, to}) => `('${id}', DATE '${from}-01', DATE '${to}-01' + INTERVAL 1 MONTH)`)
    .join(", ");
  const result = await database.rows(`
    WITH r AS (${rows}), p(id, lo, hi) AS (VALUES ${periods}),
    c AS (SELECT b.top AS unit, p.id AS period, r.customer, ${cap("sum(r.y)")}::DOUBLE AS y, ${cap("sum(r.x)")}::DOUBLE AS x
          FROM r JOIN below b ON b.id = r.unit JOIN p ON r.day >= p.lo AND r.day < p.hi GROUP BY ALL),
    s AS (SELECT unit, period, count(*)::INTEGER AS n, sum(y) AS y, sum(x) AS x FROM c GROUP BY ALL)
    SELECT s.unit, s.period, any_value(s.n) AS n, any_value(s.y / s.x) AS value,
      sqrt(any_value(s.n) / (any_value(s.n) - 1.0) * sum((c.y - s.y / s.x * c.x) ** 2)) / any_value(s.x) AS se
    FROM s JOIN c USING (unit, period) GROUP BY s.unit, s.period HAVING any_value(s.n) > 1`);
  return new Map(
    result.map((row) => [
      `${asText(row.unit)} ${asText(row.period)}`,
      {value: asNumber(row.value), standardError: asNumber(row.se), customers: asNumber(row.n)}
    ])
  );
}

const cases: readonly [indicator: string, rows: string, atMostOne: boolean][] = [
  [
    "connect_rate",
    "SELECT customer_id AS customer, unit_id AS unit, started_at AS day, answered::INT AS y, 1 AS x FROM raw_contacts WHERE channel = 'call_in' AND asked_for_person",
    false
  ],
  [
    "handling_time",
    "SELECT customer_id AS customer, unit_id AS unit, started_at AS day, handled_seconds AS y, 1 AS x FROM raw_contacts WHERE channel = 'call_in' AND answered AND handled_seconds IS NOT NULL",
    false
  ],
  [
    "service_nps",
    "SELECT s.customer_id AS customer, k.home_unit_id AS unit, asked_at AS day, (CASE WHEN score > 8 THEN 100 WHEN score < 7 THEN -100 ELSE 0 END) AS y, 1 AS x FROM raw_surveys s JOIN raw_customers k USING (customer_id) WHERE s.kind = 'service_nps' AND score IS NOT NULL",
    false
  ],
  [
    "contact_satisfaction",
    "SELECT s.customer_id AS customer, c.unit_id AS unit, asked_at AS day, (score IN (4, 5))::INT AS y, 1 AS x FROM raw_surveys s JOIN raw_contacts c USING (contact_id) WHERE s.kind = 'contact_satisfaction' AND score IS NOT NULL",
    false
  ],
  [
    "offer_conversion_per_contact",
    "SELECT o.customer_id AS customer, k.home_unit_id AS unit, offered_at AS day, accepted::INT AS y, 1 AS x FROM raw_offers o JOIN raw_customers k USING (customer_id)",
    false
  ],
  [
    "offer_conversion_per_customer",
    "SELECT o.customer_id AS customer, k.home_unit_id AS unit, offered_at AS day, accepted::INT AS y, 1 AS x FROM raw_offers o JOIN raw_customers k USING (customer_id)",
    true
  ]
];

describe("published figures, recomputed from the raw files by plain SQL", () => {
  it.each(cases)(
    "%s: value, error and customers of every unit and period shown",
    async (indicator, rows, atMostOne) => {
      const published = shown(indicator);
      const own = await recomputed(rows, atMostOne);
      expect(published.size).toBeGreaterThan(200);
      for (const [cell, figure] of published) {
        const expected = own.get(cell);
        expect(expected, cell).toBeDefined();
        expect({cell, customers: figure.customers}).toEqual({cell, customers: expected?.customers});
        // Seven digits are published.
        expect(Math.abs(figure.value - (expected?.value ?? NaN))).toBeLessThanOrEqual(1e-6 * Math.abs(figure.value));
        expect(Math.abs(figure.standardError - (expected?.standardError ?? NaN))).toBeLessThanOrEqual(
          1e-6 * figure.standardError + 1e-9
        );
      }
    }
  );

  it("customer retention of every unit and period shown", async () => {
    const periods = world.compare.periods
      .map(({id, from, to}) => `('${id}', DATE '${from}-01', DATE '${to}-01' + INTERVAL 1 MONTH)`)
      .join(", ");
    const rows = await database.rows(`
      SELECT b.top AS unit, p.id AS period, count(*) AS n, count(*) FILTER (left_on IS NULL OR left_on >= hi) AS kept
      FROM raw_customers k JOIN below b ON b.id = k.home_unit_id JOIN (VALUES ${periods}) AS p(id, lo, hi) ON joined_on < lo AND (left_on IS NULL OR left_on >= lo)
      GROUP BY ALL`);
    const own = new Map(
      rows.map((row) => [`${asText(row.unit)} ${asText(row.period)}`, {n: asNumber(row.n), kept: asNumber(row.kept)}])
    );
    const published = shown("customer_retention");
    expect(published.size).toBeGreaterThan(500);
    for (const [cell, {value, customers}] of published) {
      expect({cell, customers}).toEqual({cell, customers: own.get(cell)?.n});
      expect(value).toBeCloseTo((own.get(cell)?.kept ?? NaN) / customers, 6);
    }
  });

  it("first-contact resolution of the company, by a self-join", async () => {
    const [year] = world.compare.periods;
    const [row] = await database.rows(`
      SELECT count(*) AS calls, count(*) FILTER (EXISTS (SELECT 1 FROM raw_contacts n WHERE n.customer_id = c.customer_id AND n.reason = c.reason
        AND (n.started_at, n.contact_id) > (c.started_at, c.contact_id) AND n.channel <> 'call_out' AND n.started_at <= c.started_at + INTERVAL 7 DAY)) AS repeated
      FROM raw_contacts c WHERE channel = 'call_in' AND answered AND reason IS NOT NULL
        AND started_at >= DATE '${year.from}-01' AND started_at < DATE '${year.to}-01' + INTERVAL 1 MONTH AND started_at <= DATE '${year.to}-01' + INTERVAL 1 MONTH - INTERVAL 7 DAY`);
    const company = world.compare.units.find(({kind}) => kind === "company")?.id;
    expect(shown("first_contact_resolution").get(`${company} ${year.id}`)?.value).toBeCloseTo(
      1 - asNumber(row.repeated) / asNumber(row.calls),
      6
    );
  });
});

describe("published counts, recomputed from the raw files by plain SQL", () => {
  it("green-light leavers of the year, contact by contact", async () => {
    const {site, greenLight} = world.brief;
    const [row] = await database.rows(`
      WITH gone AS (
        SELECT k.customer_id, k.left_on, joined_on + INTERVAL 90 DAY > left_on AS had_just_joined FROM raw_customers k
        WHERE left_on >= DATE '${site.yearFrom}-01' AND left_on < DATE '${site.yearTo}-01' + INTERVAL 1 MONTH
          AND (SELECT arg_max(closed_how, (closed_on, subscription_id)) FROM raw_subscriptions s WHERE s.customer_id = k.customer_id AND closed_on IS NOT NULL) = 'port_out'),
      seen AS (
        SELECT g.customer_id, g.had_just_joined, count(c.contact_id) AS contacts, coalesce(bool_and(
          NOT (coalesce(c.asked_for_person, false) AND NOT c.answered) AND coalesce(c.handled_seconds, 0) <= 300
          AND NOT EXISTS (SELECT 1 FROM raw_surveys s WHERE s.contact_id = c.contact_id AND s.kind = 'contact_satisfaction' AND s.score < 4)), false) AS green
        FROM gone g LEFT JOIN raw_contacts c ON c.customer_id = g.customer_id AND c.channel <> 'call_out' AND c.reason IS DISTINCT FROM 'leaving' AND c.started_at < g.left_on AND c.started_at >= g.left_on - INTERVAL 90 DAY
        GROUP BY g.customer_id, g.had_just_joined)
      SELECT count(*) FILTER (contacts > 0 AND NOT had_just_joined) AS leavers, count(*) FILTER (contacts > 0 AND green AND NOT had_just_joined) AS green, count(*) FILTER (contacts = 0 OR had_just_joined) AS without FROM seen`);
    expect({
      leavers: greenLight?.leavers.customers,
      green: greenLight?.leavers.green,
      without: greenLight?.leaversWithoutContact
    }).toEqual({
      leavers: asNumber(row.leavers),
      green: asNumber(row.green),
      // A few under the floor aren't counted out.
      without: asNumber(row.without) > 0 && asNumber(row.without) < 10 ? null : asNumber(row.without)
    });
    // In the digits that are published.
    expect(greenLight?.leavers.value).toBe(toDigits(asNumber(row.green) / asNumber(row.leavers), 7));
  });

  it("customers here at the end, and what was read", async () => {
    const {n} = await database.counts(
      `SELECT count(*) AS n FROM raw_customers WHERE left_on IS NULL OR left_on >= DATE '2026-10-01'`
    );
    expect(world.brief.site.customers).toBe(n);
    for (const {table, intake} of world.data.tables) {
      if (!intake) continue;
      const {rows} = await database.counts(`SELECT count(*) AS rows FROM raw_${table}`);
      expect({table, ...intake}).toEqual({table, read: rows, accepted: rows, setAside: 0, reasons: []});
    }
  });
});

describe("what is published", () => {
  it("rests on no fewer customers than the floor", () => {
    for (const {customers} of world.compare.series) for (const n of customers) expect(n).toBeGreaterThanOrEqual(10);
    for (const {customers} of world.brief.greenLight?.months ?? []) expect(customers).toBeGreaterThanOrEqual(10);
  });

  it("holds no id of a customer, line, contact, survey or offer", async () => {
    const text = readdirSync(world.published)
      .map((name) => readFileSync(join(world.published, name), "utf8"))
      .join("\n");
    for (const [table, column] of [
      ["customers", "customer_id"],
      ["subscriptions", "subscription_id"],
      ["contacts", "contact_id"],
      ["surveys", "survey_id"],
      ["offers", "offer_id"],
      ["contacts", "agent_id"]
    ]) {
      const ids = await database.rows(
        `SELECT DISTINCT ${column} AS id FROM raw_${table} WHERE ${column} IS NOT NULL USING SAMPLE 200 ROWS`
      );
      expect(ids.length).toBeGreaterThan(0);
      for (const {id} of ids) expect(text.includes(`"${asText(id)}"`)).toBe(false);
    }
  });
});

/** Value, error and customers of rows of customers who fall into groups of their own, whatever those are. */
async function grouped(
  rows: string,
  keys: string,
  atMostOne: boolean
): Promise<ReadonlyMap<string, {n: number; value: number; se: number}>> {
  const cap = (sum: string) => (atMostOne ? `least(1, ${sum})` : sum);
  const found = await database.rows(`
    WITH c AS (SELECT ${keys} AS cell, customer, ${cap("sum(y)")}::DOUBLE AS y, ${cap("sum(x)")}::DOUBLE AS x FROM (${rows}) AS r GROUP BY ALL),
    s AS (SELECT cell, count(*)::INTEGER AS n, sum(y) / sum(x) AS r, sum(x) AS x FROM c GROUP BY ALL)
    SELECT cell, any_value(s.n) AS n, any_value(s.r) AS value, sqrt(any_value(s.n) / (any_value(s.n) - 1.0) * sum((c.y - s.r * c.x) ** 2)) / any_value(s.x) AS se
    FROM s JOIN c USING (cell) GROUP BY cell HAVING any_value(s.n) > 1`);
  return new Map(
    found.map((row) => [asText(row.cell), {n: asNumber(row.n), value: asNumber(row.value), se: asNumber(row.se)}])
  );
}

const groupOf = (column: string, parts: readonly {readonly id: string; readonly of: readonly string[]}[]) =>
  `CASE ${parts.map(({id, of}) => `WHEN coalesce(${column}, '') IN (${of.map((one) => `'${one}'`).join(", ")}) THEN '${id}'`).join(" ")} END`;

describe("breakdowns, recomputed from the raw files by plain SQL", () => {
  let breakdowns: Breakdowns;
  beforeAll(() => {
    breakdowns = unpacked(publishedIn(world.published, "breakdowns.json"));
  });

  it.each(
    cases.filter(([indicator]) => ["connect_rate", "service_nps", "offer_conversion_per_customer"].includes(indicator))
  )("%s by unit and segment, every figure", async (indicator, rows, atMostOne) => {
    let figures = 0;
    for (const {period, parts, rows: shownRows} of breakdowns.bySegment.find((one) => one.indicator === indicator)
      ?.tables ?? []) {
      const {from, to} = breakdowns.periods[period];
      const own = await grouped(
        `SELECT r.*, b.top, ${groupOf("k.segment", parts)} AS part FROM (${rows}) AS r JOIN below b ON b.id = r.unit JOIN raw_customers k ON k.customer_id = r.customer
         WHERE r.day >= DATE '${from}-01' AND r.day < DATE '${to}-01' + INTERVAL 1 MONTH`,
        "top || ' ' || part",
        atMostOne
      );
      for (const {row, figures: ofRow} of shownRows) {
        ofRow.forEach((figure, i) => {
          if (!figure) return;
          figures++;
          const expected = own.get(`${row} ${parts[i].id}`);
          expect({row, part: parts[i].id, customers: figure.customers}).toEqual({
            row,
            part: parts[i].id,
            customers: expected?.n
          });
          expect(figure.customers).toBeGreaterThanOrEqual(10);
          expect(Math.abs(figure.value - (expected?.value ?? NaN))).toBeLessThanOrEqual(1e-5 * Math.abs(figure.value));
          expect(Math.abs(figure.standardError - (expected?.se ?? NaN))).toBeLessThanOrEqual(
            1e-5 * figure.standardError + 1e-9
          );
        });
      }
    }
    expect(figures).toBeGreaterThan(24);
  });

  it("contact satisfaction by segment and channel: values of all, errors never under the true ones", async () => {
    const rows = cases.find(([indicator]) => indicator === "contact_satisfaction")?.[1] ?? "";
    let merged = 0;
    for (const table of breakdowns.byChannel.find((one) => one.indicator === "contact_satisfaction")?.tables ?? []) {
      const {from} = breakdowns.periods[table.period];
      const own = await grouped(
        `SELECT r.customer, r.y, r.x, ${groupOf("c.channel", table.parts)} AS part, unnest(['${allSegments}', ${groupOf("k.segment", table.groups)}]) AS segments
         FROM (${rows.replace("SELECT", "SELECT c.contact_id,")}) AS r JOIN raw_contacts c USING (contact_id) JOIN raw_customers k ON k.customer_id = r.customer
         WHERE r.day >= DATE '${from}-01' AND r.day < DATE '${from}-01' + INTERVAL 1 MONTH`,
        "segments || ' ' || part",
        false
      );
      for (const {row, figures} of table.rows) {
        figures.forEach((figure, i) => {
          if (!figure) return;
          const expected = own.get(`${row} ${table.parts[i].id}`);
          const isMerged = table.parts[i].of.length > 1;
          if (isMerged) merged++;
          expect(figure.customers).toBeGreaterThanOrEqual(10);
          expect(figure.customers).toBeLessThanOrEqual(expected?.n ?? 0);
          if (!isMerged) expect(figure.customers).toBe(expected?.n);
          expect(Math.abs(figure.value - (expected?.value ?? NaN))).toBeLessThanOrEqual(1e-5 * Math.abs(figure.value));
          // Of merged channels each has its own n/(n − 1), which is larger than that of all.
          expect(figure.standardError).toBeGreaterThanOrEqual((expected?.se ?? NaN) * (isMerged ? 0.999 : 1 - 1e-5));
        });
      }
    }
    expect(merged).toBeGreaterThan(5);
  });
});
