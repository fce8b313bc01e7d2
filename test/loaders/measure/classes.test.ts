import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {asNumber, type Database} from "../../../loaders/ground/database.js";
import {calendarOf, monthNumber} from "../../../loaders/intake/periods.js";
import {frames} from "./cohort-panels.js";
import {makeFrames} from "../../../loaders/measure/frames.js";
import {outcomeWindows, strataQuery, writeWindows} from "../../../loaders/measure/outcomes.js";

const calendar = calendarOf(monthNumber("2026-01"), monthNumber("2026-12"));

const person = (id: string, more: Readonly<Record<string, string>>) => ({
  customer_id: id,
  joined_on: "2024-05-10",
  segment: "youth",
  value_tier: "high",
  ...more
});
const people = {
  customers: [
    person("never told", {}),
    person("from the first", {classed_on: "2024-05-10"}),
    person("in time", {classed_on: "2025-12-31"}),
    person("in summer", {classed_on: "2026-07-01"}),
    // Classed by whoever looked at those who had left.
    person("once gone", {left_on: "2026-09-20", classed_on: "2026-10-01"}),
    person("new", {joined_on: "2026-03-05", classed_on: "2026-03-05"})
  ],
  contacts: ["never told", "in time", "in summer", "new"].map((customer) => ({
    contact_id: customer,
    customer_id: customer,
    started_at: "2026-08-03 10:00:00",
    channel: "call_in"
  })),
  subscriptions: [{subscription_id: "L1", customer_id: "once gone", closed_on: "2026-09-20", closed_how: "port_out"}]
};

describe("a segment and a value tier, recorded on a day", () => {
  let database: Database;
  beforeAll(async () => {
    ({database} = await frames(people, calendar));
  });
  afterAll(() => database.close());

  /** Customers who are classed, and those who count as not on record. */
  const classed = async (sql: string) => {
    const rows = await database.rows(
      `SELECT k.customer_id AS id, count(t.segment) + count(t.value_tier) AS classes FROM (${sql}) AS t JOIN customers AS k ON k.number = t.number GROUP BY k.customer_id ORDER BY id`
    );
    return Object.fromEntries(rows.map((row) => [String(row.id), asNumber(row.classes) > 0]));
  };

  it("counts in a cohort where it was on record when the customer came into sight", async () => {
    const expected = {
      "from the first": true,
      "in summer": false,
      "in time": true,
      "never told": true,
      new: true,
      "once gone": false
    };
    expect(await classed("SELECT number, segment, value_tier FROM customer_months")).toEqual(expected);
    expect(await classed("SELECT number, segment, value_tier FROM line_months")).toEqual({"once gone": false});
  });

  it("counts in a period where it was on record when the period began", async () => {
    const of = (period: number) =>
      classed(
        `SELECT customer_id AS number, segment, value_tier FROM (${makeFrames(null).get("customer_period")?.sql}) WHERE period = ${period}`
      );
    const quarter = calendar.periods.findIndex(({grain, from}) => grain === "quarter" && from === "2026-07");
    expect(await of(0)).toEqual({
      "from the first": true,
      "in summer": false,
      "in time": true,
      "never told": true,
      "once gone": false
    });
    expect(await of(quarter)).toMatchObject({"in summer": true, "once gone": false, new: true});
  });

  it("counts with what a customer asked, and with whoever ported out, where it was on record when the customer came into sight", async () => {
    const of = (frame: string, tier: string) =>
      classed(
        `SELECT customer_id AS number, segment, ${tier} AS value_tier FROM (${makeFrames(null).get(frame)?.sql}) AS f`
      );
    expect(await of("contact", "value_tier")).toEqual({
      "in summer": false,
      "in time": true,
      "never told": true,
      new: true
    });
    // Classed once gone, as what: the frame has no tier.
    expect(await of("port_out", "NULL")).toEqual({"once gone": false});
  });

  it("counts in the case mix of a contest where it was on record when customers began to be followed", async () => {
    const windows = outcomeWindows(calendar, [3], 1);
    await writeWindows(database, windows);
    const at = windows.findIndex(({horizon, base}) => horizon === 3 && base === monthNumber("2026-07"));
    const rows = (await database.rows(strataQuery)).filter((row) => asNumber(row.window_id) === at);
    const count = (segment: string) =>
      rows.filter((row) => row.segment === segment).reduce((sum, row) => sum + asNumber(row.base), 0);
    // Who is gone before they are followed is in neither.
    expect([count("youth"), count("")]).toEqual([5, 1]);
    expect(rows.every((row) => (row.segment === "") === (row.value_tier === ""))).toBe(true);
  });
});
