import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {generated, type Generated} from "./support.js";

let sample: Generated;
beforeAll(async () => {
  sample = await generated({customers: 3000});
});
afterAll(() => sample.close());

const none = async (sql: string): Promise<void> => expect(await sample.number(`SELECT count(*) FROM (${sql})`)).toBe(0);

describe("customers and lines", () => {
  it("add up month by month", async () => {
    const months = await sample.rows(`
      SELECT month, (SELECT count(*) FROM customers WHERE joined_on < month AND (left_on IS NULL OR left_on >= month)) AS here,
        (SELECT count(*) FROM customers WHERE date_trunc('month', joined_on) = month) AS joined,
        (SELECT count(*) FROM customers WHERE date_trunc('month', left_on) = month) AS gone
      FROM (SELECT DISTINCT month FROM bills) ORDER BY month`);
    expect(months.length).toBe(24);
    for (let i = 1; i < months.length; i++) {
      expect(Number(months[i].here)).toBe(
        Number(months[i - 1].here) + Number(months[i - 1].joined) - Number(months[i - 1].gone)
      );
    }
  });

  it("end together: who left has no open line, who is here has one, and the last line closes on the day of leaving", async () => {
    await none(`SELECT c.customer_id FROM customers c JOIN subscriptions s USING (customer_id) GROUP BY c.customer_id, c.left_on
      HAVING CASE WHEN c.left_on IS NULL THEN count(*) = count(s.closed_on) ELSE count(*) <> count(s.closed_on) OR max(s.closed_on) <> c.left_on END`);
    await none(`SELECT customer_id FROM customers WHERE customer_id NOT IN (SELECT customer_id FROM subscriptions)`);
  });

  it("are billed for each month in which a line was open for a day, and for no other", async () => {
    const [{expected, found}] = await sample.rows(`
      WITH months AS (SELECT DISTINCT month FROM bills)
      SELECT (SELECT count(*) FROM subscriptions s JOIN months m ON s.opened_on < m.month + INTERVAL 1 MONTH AND (s.closed_on IS NULL OR s.closed_on > greatest(m.month, s.opened_on)))::INT AS expected,
        (SELECT count(*) FROM bills b JOIN subscriptions s USING (subscription_id) WHERE s.closed_on IS NULL OR s.closed_on > s.opened_on)::INT AS found`);
    expect(found).toBe(expected);
  });

  it("do nothing before they come or after they go", async () => {
    await none(
      `SELECT contact_id FROM contacts JOIN customers USING (customer_id) WHERE started_at < joined_on OR started_at::DATE >= left_on`
    );
    await none(
      `SELECT offer_id FROM offers o JOIN subscriptions s USING (subscription_id) WHERE o.offered_at::DATE < s.opened_on OR o.offered_at::DATE > s.closed_on`
    );
    await none(
      `SELECT o.customer_id FROM offers o JOIN subscriptions s USING (subscription_id) WHERE o.customer_id <> s.customer_id`
    );
    await none(
      `SELECT activation_id FROM activations a JOIN subscriptions s USING (subscription_id) WHERE a.activated_on < s.opened_on OR a.activated_on > s.closed_on`
    );
    await none(
      `SELECT event_id FROM line_events e JOIN subscriptions s USING (subscription_id) WHERE e.happened_at::DATE < s.opened_on OR e.happened_at::DATE > s.closed_on`
    );
    await none(
      `SELECT contact_id FROM contacts k JOIN agents a USING (agent_id) WHERE k.started_at::DATE < a.joined_on OR k.started_at::DATE > a.left_on`
    );
  });
});

describe("money", () => {
  it("of a whole month's bill is the plan's fee, what goes beyond it, and the services that were on", async () => {
    await none(`
      WITH fees AS (
        SELECT b.subscription_id, b.month, sum(a.monthly_fee_fen) AS fees FROM bills b JOIN activations a USING (subscription_id)
        WHERE a.activated_on < b.month AND (a.switched_off_on IS NULL OR a.switched_off_on >= b.month + INTERVAL 1 MONTH) GROUP BY 1, 2)
      SELECT b.subscription_id FROM bills b JOIN plans p USING (plan_id) JOIN subscriptions s USING (subscription_id)
      LEFT JOIN fees f ON f.subscription_id = b.subscription_id AND f.month = b.month
      WHERE s.opened_on <= b.month AND (s.closed_on IS NULL OR s.closed_on >= b.month + INTERVAL 1 MONTH)
        AND b.revenue_fen <> p.fee_fen + coalesce(b.overage_fen, 0) + coalesce(f.fees, 0)`);
  });

  it("spent is what was paid, refunded and granted", async () => {
    const spent = async (category: string): Promise<number> =>
      sample.number(`SELECT sum(actual_fen) FROM costs WHERE category = '${category}'`);
    const pay = await sample.number(`SELECT sum(base_fen + piece_rate_fen + bonus_fen - deductions_fen) FROM pay`);
    // Each unit's month is rounded for itself.
    expect(Math.abs((await spent("labour")) - pay * 1.35)).toBeLessThan(42 * 24);
    expect(await spent("featured_services")).toBe(await sample.number(`SELECT sum(cost_fen) FROM programmes`));
    expect(await spent("refunds")).toBe(
      await sample.number(
        `SELECT (SELECT sum(refunded_fen) FROM activations) + (SELECT sum(refund_fen) FROM complaints)`
      )
    );
    expect(await spent("commission")).toBe(
      await sample.number(`SELECT (SELECT count(*) FROM offers WHERE accepted AND lever <> 'save') * 3000
      + (SELECT count(*) FROM customers WHERE joined_on >= (SELECT min(month) FROM bills)) * 4000`)
    );
  });

  it("of pay follows the contacts that were handled", async () => {
    await none(`
      WITH handled AS (SELECT agent_id, date_trunc('month', started_at)::DATE AS month, count(*) AS n FROM contacts WHERE answered GROUP BY 1, 2)
      SELECT p.agent_id FROM pay p JOIN agents a USING (agent_id) LEFT JOIN handled h ON h.agent_id = p.agent_id AND h.month = p.month
      WHERE a.role = 'call_agent' AND p.piece_rate_fen < coalesce(h.n, 0) * CASE WHEN a.employer_id IS NULL THEN 500 ELSE 1100 END`);
  });
});

describe("events", () => {
  it("come in an order that makes sense", async () => {
    await none(`SELECT subscription_id FROM line_events e WHERE event = 'saved' AND NOT EXISTS (
      SELECT 1 FROM line_events a WHERE a.subscription_id = e.subscription_id AND a.event = 'save_attempted' AND a.happened_at <= e.happened_at)`);
    await none(`SELECT work_order_id FROM work_orders WHERE converted AND scene <> 'arrears' AND NOT connected`);
    await none(
      `SELECT complaint_id FROM complaints b JOIN contacts k USING (contact_id) WHERE b.opened_at < k.started_at OR b.customer_id <> k.customer_id`
    );
    await none(
      `SELECT survey_id FROM surveys v JOIN contacts k USING (contact_id) WHERE v.asked_at < k.started_at OR v.customer_id <> k.customer_id`
    );
    await none(`SELECT check_id FROM quality_checks JOIN contacts USING (contact_id) WHERE NOT answered`);
  });
});
