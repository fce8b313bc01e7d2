import {publishedIn} from "../../../loaders/run/read-published.js";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {asNumber, asText, Database, literal} from "../../../loaders/ground/database.js";
import {createTable, readContract} from "../../../loaders/definitions/contract.js";
import {planQueries, planQuery} from "../../../loaders/measure/plan/read-plan.js";
import {breachesOfPlainSql} from "../../plain-sql.js";
import {monthNumber} from "../../../loaders/intake/periods.js";
import type {PlanBase} from "../../../src/model/plan/base.js";
import {fitBase} from "../../../src/model/plan/fit.js";
import {sharedWorld, type World} from "../world.js";

let world: World;
let base: PlanBase;
let database: Database;

beforeAll(async () => {
  world = await sharedWorld();
  base = publishedIn(world.published, "plan-base.json");
  database = await Database.open();
  for (const table of ["customers", "bills", "costs", "contacts", "subscriptions"])
    await database.run(`CREATE VIEW ${table} AS SELECT * FROM ${literal(join(world.raw, `${table}.parquet`))}`);
});
afterAll(() => database.close());

const total = (pick: (segment: PlanBase["segments"][number]) => readonly number[], t: number) =>
  base.segments.reduce((sum, segment) => sum + pick(segment)[t], 0);

describe("the plan's base", () => {
  it("has stocks that follow from their flows, for customers and lines", () => {
    expect(base.lacks).toEqual([]);
    base.months.forEach((_, t) => {
      const left = base.flows.left.reduce((sum, series) => sum + series[t], 0);
      expect(total(({lines}) => lines, t + 1)).toBe(
        total(({lines}) => lines, t) + base.flows.linesOpened[t] - base.flows.linesClosed[t]
      );
      // Whoever joins and leaves within a month is in both flows and in no stock.
      expect(total(({customers}) => customers, t + 1)).toBe(
        total(({customers}) => customers, t) + base.flows.joins[t] - left
      );
    });
  });

  it("is what plain SQL over the raw files says", async () => {
    const rows = await database.rows(`SELECT strftime(m, '%Y-%m') AS month,
      (SELECT count(*) FROM customers WHERE joined_on < m AND (left_on IS NULL OR left_on >= m)) AS here,
      (SELECT count(*) FROM customers WHERE left_on >= m AND left_on < m + INTERVAL 1 MONTH) AS gone,
      (SELECT sum(revenue_fen) FROM bills WHERE month = m) AS fen,
      (SELECT count(*) FROM contacts WHERE channel <> 'call_out' AND started_at >= m AND started_at < m + INTERVAL 1 MONTH) AS contacts,
      (SELECT sum(actual_fen) FROM costs WHERE month = m) AS cost
      FROM (SELECT CAST(range AS DATE) AS m FROM range(DATE '2024-10-01', DATE '2026-10-01', INTERVAL 1 MONTH)) AS months ORDER BY m`);
    expect(rows.map(({month}) => asText(month))).toEqual(base.months);
    rows.forEach((row, t) => {
      expect(total(({customers}) => customers, t)).toBe(asNumber(row.here));
      expect(base.flows.left.reduce((sum, series) => sum + series[t], 0)).toBe(asNumber(row.gone));
      expect(total(({revenue}) => revenue, t)).toBeCloseTo(asNumber(row.fen) / 100, 2);
      expect(total(({needs}) => needs, t) + total(({repeats}) => repeats, t)).toBe(asNumber(row.contacts));
      expect(base.costs.reduce((sum, {actual}) => sum + actual[t], 0)).toBeCloseTo(asNumber(row.cost) / 100, 2);
    });
  });

  it("rests on the floor: ways of leaving by month, segments by year and their stocks by month", () => {
    expect(base.segments.length).toBeGreaterThan(1);
    expect(base.reasons.flatMap(({of}) => of).toSorted()).toEqual(["arrears", "disconnected", "port_out"]);
    for (const series of base.flows.left) expect(Math.min(...series)).toBeGreaterThanOrEqual(10);
    for (const {years, customers, newcomers} of base.segments) {
      expect(Math.min(...customers, ...newcomers.slice(1))).toBeGreaterThanOrEqual(10);
      for (const {joins, left} of years) expect(Math.min(joins, ...left)).toBeGreaterThanOrEqual(10);
    }
    for (const {years} of base.segments) expect(years.length).toBe(2);
    const yearly = base.segments.reduce((sum, {years}) => sum + years[1].left.reduce((a, b) => a + b, 0), 0);
    expect(yearly).toBe(base.flows.left.reduce((sum, series) => sum + series.slice(12).reduce((a, b) => a + b, 0), 0));
  });

  it("can be fitted, and names what an effect was estimated from", () => {
    const fitted = fitBase(base);
    expect(fitted.starts).toBe("2026-10");
    expect(
      fitted.segments.every(({leaving, revenue}) => leaving.every((rate) => rate >= 0 && rate < 0.2) && revenue > 0)
    ).toBe(true);
    const network = base.levers.find(({id}) => id === "network_at_source");
    for (const {most} of network?.effects ?? []) {
      expect(most.basis).toBe("estimated");
      expect(most.low).toBeLessThan(most.high);
      expect(most.source).toEqual({kind: "outages", cells: expect.any(Number), clusters: expect.any(Number)});
    }
    expect(base.scenarios.length).toBeGreaterThanOrEqual(3);
  });
});

describe("the plan's queries", () => {
  it.each(planQueries)("%s is plain SQL", async (name) => {
    const empty = await Database.open();
    for (const table of readContract().values()) await empty.run(createTable(table));
    expect(
      await breachesOfPlainSql(
        empty,
        planQuery(name, {firstMonth: monthNumber("2024-10"), lastMonth: monthNumber("2026-09")})
      )
    ).toEqual([]);
    empty.close();
  });

  it("take a segment as it was before the first month: whoever was classed later stands under another", async () => {
    const small = await Database.open();
    for (const table of readContract().values()) await small.run(createTable(table));
    await small.run(`INSERT INTO customers (customer_id, kind, home_unit_id, joined_on, segment, classed_on) VALUES
      ('a', 'public', 'U', DATE '2020-05-05', 'youth', DATE '2020-05-05'), ('b', 'public', 'U', DATE '2020-05-05', 'youth', DATE '2024-10-01'),
      ('c', 'public', 'U', DATE '2020-05-05', 'youth', DATE '2024-10-02'), ('d', 'public', 'U', DATE '2020-05-05', 'youth', DATE '2026-01-20'),
      ('e', 'public', 'U', DATE '2020-05-05', 'youth', NULL), ('f', 'public', 'U', DATE '2026-03-05', 'youth', DATE '2026-03-05'),
      ('g', 'public', 'U', DATE '2026-03-05', NULL, DATE '2026-03-05')`);
    await small.run(
      `INSERT INTO subscriptions (subscription_id, customer_id, kind, opened_on) SELECT customer_id, customer_id, 'mobile', joined_on FROM customers`
    );
    await small.run(
      `INSERT INTO bills (subscription_id, month, revenue_fen) SELECT subscription_id, DATE '2026-06-01', 100 FROM subscriptions`
    );
    const counted = async (name: "customers" | "lines" | "revenue", column: string) => {
      const query = planQuery(name, {firstMonth: monthNumber("2024-10"), lastMonth: monthNumber("2026-09")});
      const rows = await small.rows(
        `SELECT segment, CAST(sum(${column}) AS INTEGER) AS n FROM (${query}) AS q GROUP BY segment ORDER BY segment`
      );
      return rows.map(({segment, n}) => [asText(segment), asNumber(n)]);
    };
    for (const [name, column] of [
      ["customers", "customers"],
      ["lines", "lines"],
      ["revenue", "customers"]
    ] as const)
      expect([name, await counted(name, column)]).toEqual([
        name,
        [
          ["other", 3],
          ["youth", 4]
        ]
      ]);
    small.close();
  });
});
