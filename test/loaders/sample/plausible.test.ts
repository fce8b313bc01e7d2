import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {worldNames} from "../../../loaders/sample/generate.js";
import {generated, type Generated} from "./support.js";

/** Figure, the SQL that gives it, and the range in which operators publish it or in which it is reasonable. */
const figures: readonly (readonly [string, string, number, number])[] = [
  [
    "monthly churn of customers",
    `SELECT avg((left_on IS NOT NULL AND left_on < m.month + INTERVAL 1 MONTH)::INT)
    FROM customers c JOIN (SELECT DISTINCT month FROM bills) m ON c.joined_on < m.month AND (c.left_on IS NULL OR c.left_on >= m.month)`,
    0.008,
    0.022
  ],
  [
    "contacts a customer-month",
    `SELECT count(*) / (SELECT count(*) FROM bills b JOIN subscriptions s USING (subscription_id) WHERE subscription_id LIKE '%1')
    FROM contacts WHERE channel <> 'call_out'`,
    0.18,
    0.38
  ],
  [
    "connect rate",
    `SELECT avg(answered::INT) FROM contacts WHERE channel = 'call_in' AND asked_for_person`,
    0.83,
    0.95
  ],
  ["handling time, s", `SELECT avg(handled_seconds) FROM contacts WHERE channel = 'call_in' AND answered`, 170, 320],
  [
    "service NPS",
    `SELECT 100 * (count(*) FILTER (score >= 9) - count(*) FILTER (score <= 6)) / count(score) FROM surveys WHERE kind = 'service_nps'`,
    15,
    75
  ],
  ["answers to service NPS", `SELECT count(score) / count(*) FROM surveys WHERE kind = 'service_nps'`, 0.12, 0.3],
  [
    "contact satisfaction",
    `SELECT avg((score >= 4)::INT) FROM surveys WHERE kind = 'contact_satisfaction' AND score IS NOT NULL`,
    0.7,
    0.93
  ],
  [
    "offers accepted, renewals and saves aside",
    `SELECT avg(accepted::INT) FROM offers WHERE lever NOT IN ('renewal', 'save')`,
    0.05,
    0.2
  ],
  [
    "customers with offers who accept one in a year",
    `SELECT avg(a) FROM (SELECT customer_id, max(accepted::INT) AS a FROM offers
    WHERE offered_at >= DATE '2025-10-01' GROUP BY 1)`,
    0.15,
    0.5
  ],
  [
    "due terms renewed",
    `SELECT avg((renewed_on IS NOT NULL)::INT) FROM contracts c JOIN subscriptions s USING (subscription_id)
    WHERE due_on BETWEEN DATE '2025-01-01' AND DATE '2026-06-30' AND (closed_on IS NULL OR closed_on > due_on)`,
    0.4,
    0.75
  ],
  [
    "disconnections saved of asked",
    `SELECT count(*) FILTER (event = 'saved') / count(*) FILTER (event = 'disconnection_asked') FROM line_events`,
    0.15,
    0.45
  ],
  ["one-way stops reactivated", `SELECT avg(converted::INT) FROM work_orders WHERE scene = 'arrears'`, 0.4, 0.75],
  [
    "complaints a month and 10,000 customers",
    `SELECT 10000 * (SELECT count(*) FROM complaints) / count(*) FROM bills WHERE subscription_id LIKE '%1'`,
    25,
    150
  ],
  ["complaints that reach the regulator", `SELECT avg((level = 'regulator')::INT) FROM complaints`, 0.001, 0.06],
  ["unconsented of activations", `SELECT avg((NOT consented)::INT) FROM activations`, 0.03, 0.45],
  ["revenue a line-month, yuan", `SELECT sum(revenue_fen) / count(*) / 100 FROM bills`, 50, 130],
  ["bills with overage", `SELECT avg((overage_fen > 0)::INT) FROM bills WHERE overage_fen IS NOT NULL`, 0.05, 0.25],
  [
    "port-outs of closed mobile lines",
    `SELECT avg((closed_how = 'port_out')::INT) FROM subscriptions WHERE kind = 'mobile' AND closed_on IS NOT NULL`,
    0.25,
    0.7
  ],
  [
    "pay of an employee's month, yuan",
    `SELECT avg(base_fen + piece_rate_fen + bonus_fen - deductions_fen) / 100 FROM pay`,
    3000,
    9000
  ],
  ["actual of budget", `SELECT sum(actual_fen) / sum(budget_fen) FROM costs`, 0.9, 1.15],
  ["benefits used", `SELECT avg((exercised_on IS NOT NULL)::INT) FROM benefits`, 0.2, 0.6],
  ["programmes used", `SELECT avg((times_used > 0)::INT) FROM programmes`, 0.02, 0.25],
  ["employees who leave in a year", `SELECT 12.0 * count(left_on) / (SELECT count(*) FROM pay) FROM agents`, 0.1, 0.6]
];

describe.each(worldNames)("the world %s", (world) => {
  let sample: Generated;
  beforeAll(async () => {
    sample = await generated({world, customers: 2000, seed: 23});
  });
  afterAll(() => sample.close());

  it.each(figures)("has a plausible level of: %s", async (_, sql, low, high) => {
    const value = await sample.number(sql);
    expect(value).toBeGreaterThanOrEqual(low);
    expect(value).toBeLessThanOrEqual(high);
  });

  it("has no knife edges: marks, times and units spread out", async () => {
    const scores = await sample.rows(
      `SELECT score, count(*)::INT AS n FROM surveys WHERE kind = 'service_nps' AND score IS NOT NULL GROUP BY 1`
    );
    expect(scores.length).toBeGreaterThanOrEqual(8);
    // No five seconds of handling time are far more common than their neighbourhood, targets included.
    const [{most}] =
      await sample.rows(`SELECT max(n / around)::DOUBLE AS most FROM (SELECT n, avg(n) OVER (ORDER BY s ROWS BETWEEN 4 PRECEDING AND 4 FOLLOWING) AS around
      FROM (SELECT handled_seconds // 5 AS s, count(*) AS n FROM contacts WHERE channel = 'call_in' AND handled_seconds BETWEEN 60 AND 420 GROUP BY 1))`);
    expect(Number(most)).toBeLessThan(1.6);
    const units = await sample.rows(
      `SELECT unit_id, avg(answered::INT)::DOUBLE AS connect FROM contacts WHERE channel = 'call_in' AND asked_for_person GROUP BY 1`
    );
    const connects = units.map((unit) => Number(unit.connect)).sort((a, b) => a - b);
    expect(connects[connects.length - 1] - connects[0]).toBeGreaterThan(0.03);
    // No gap between neighbouring units takes up most of the spread.
    const gaps = connects.slice(1).map((value, i) => value - connects[i]);
    expect(Math.max(...gaps) / (connects[connects.length - 1] - connects[0])).toBeLessThan(0.5);
  });
});
