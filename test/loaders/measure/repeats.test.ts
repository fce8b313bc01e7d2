import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {asNumber, asText, type Database} from "../../../loaders/ground/database.js";
import {cohortQuery} from "../../../loaders/measure/cohorts.js";
import {calendarOf, monthNumber} from "../../../loaders/intake/periods.js";
import {planQuery} from "../../../loaders/measure/plan/read-plan.js";
import {readQuery} from "../../../loaders/measure/query-files.js";
import {frames} from "./cohort-panels.js";
import {measureTiny, only, type TinyTables} from "../tiny.js";

/** A customer of the same name leaves on 1 December; contacts stand in September to November. */
const customer = (id: string) => ({customer_id: id, left_on: "2026-12-01"});
const call = (id: string, at: string, more: Readonly<Record<string, string | number>> = {}) => ({
  contact_id: `${id} ${at} (${more.leg ?? 1})`,
  customer_id: id,
  unit_id: "U1",
  agent_id: "A1",
  started_at: `${at}:00`,
  asked_for_person: true,
  answered: true,
  handled_seconds: 100,
  ...more
});

const tables: TinyTables = {
  customers: ["again", "no reason", "passed on", "passed on, again", "to leave", "to leave for"].map(customer),
  agents: [{agent_id: "A1"}],
  contacts: [
    // A repeat.
    call("again", "2026-10-01 10:00", {reason: "billing"}),
    call("again", "2026-10-07 10:00", {reason: "billing"}),
    // Two contacts for who knows what.
    call("no reason", "2026-10-01 10:00"),
    call("no reason", "2026-10-02 10:00"),
    // One call in three parts.
    call("passed on", "2026-10-01 10:00", {reason: "billing", leg: 1}),
    call("passed on", "2026-10-01 10:05", {reason: "billing", leg: 2}),
    call("passed on", "2026-10-01 10:09", {reason: "billing", leg: 3}),
    // The same, and another call within 7 days of the first part.
    call("passed on, again", "2026-10-01 10:00", {reason: "billing", leg: 1}),
    call("passed on, again", "2026-10-01 10:05", {reason: "billing", leg: 2}),
    call("passed on, again", "2026-10-06 10:00", {reason: "billing"}),
    // Asks to leave twice, and complains in it.
    call("to leave", "2026-11-20 10:00", {reason: "leaving"}),
    call("to leave", "2026-11-22 10:00", {reason: "leaving"}),
    call("to leave for", "2026-11-22 10:00", {reason: "network"})
  ],
  complaints: [
    {
      complaint_id: "B1",
      customer_id: "to leave",
      contact_id: "to leave 2026-11-22 10:00 (1)",
      opened_at: "2026-11-22 11:00:00"
    },
    {
      complaint_id: "B2",
      customer_id: "to leave for",
      contact_id: "to leave for 2026-11-22 10:00 (1)",
      opened_at: "2026-11-22 11:00:00"
    }
  ],
  surveys: ["to leave", "to leave for"].map((id, i) => ({
    survey_id: `S${i}`,
    customer_id: id,
    contact_id: `${id} 2026-11-22 10:00 (1)`,
    kind: "service_nps",
    asked_at: "2026-11-22 12:00:00",
    answered_at: "2026-11-22 13:00:00",
    score: 0
  }))
};

describe("a repeat for a reason", () => {
  const calendar = calendarOf(monthNumber("2026-01"), monthNumber("2026-12"));
  let database: Database;
  beforeAll(async () => {
    ({database} = await frames(tables, calendar));
  });
  afterAll(() => database.close());

  it("is the same in the indicators, the customers of a period, the cohorts' states, the 90 days and the plan", async () => {
    // The contact after which somebody came back: of each of three customers one, the one who asked to leave twice among them.
    const {sums} = await measureTiny(
      tables,
      "2026-01",
      "2026-12",
      only("repeat_contact_7d", "first_contact_resolution", "silent_repeaters")
    );
    // Of 13 rows 3 are later parts of a call, and 2 have no reason.
    expect(sums("repeat_contact_7d", "ALL")).toMatchObject({y: 3, x: 8});
    expect(sums("first_contact_resolution", "ALL")).toMatchObject({y: 5, x: 8});
    // Of them one has a complaint on record.
    expect(sums("silent_repeaters", "ALL")).toMatchObject({y: 2, x: 6});
    const plan = await database.rows(planQuery("contacts", calendar));
    expect(plan.map((row) => [asNumber(row.contacts), asNumber(row.repeats)])).toEqual([
      [7, 2],
      [3, 1]
    ]);
    // Of the last twelve months, by hour: each call once, with the time of all its parts.
    const hours = await database.rows(planQuery("hours", calendar));
    expect(
      hours.map(({hour, calls, answered, handled, handled_seconds: seconds}) =>
        [hour, calls, answered, handled, seconds].map(asNumber)
      )
    ).toEqual([[10, 10, 10, 10, 1300]]);
    const [partners] = await database.rows(
      `SELECT CAST(SUM(y) AS INTEGER) AS y, CAST(SUM(x) AS INTEGER) AS x FROM (${readQuery("report", "partner_repeats.sql")})`
        .replaceAll("report_years", "periods")
        .replaceAll("AS w ON", "AS w ON w.period = 0 AND")
    );
    expect([asNumber(partners.y), asNumber(partners.x)]).toEqual([3, 8]);
    // Without the one who asked to leave: that is the leaving itself.
    const states = await database.rows(
      "SELECT DISTINCT number, MAX(repeated_next) AS repeated FROM customer_months GROUP BY number ORDER BY number"
    );
    expect(states.filter((row) => asText(row.repeated) === "yes")).toHaveLength(2);
    const before = await database.rows(cohortQuery("before_leaving"));
    const of = (column: string) => before.reduce((sum, row) => sum + asNumber(row[column]), 0);
    expect(before.every((row) => asText(row.how) === "other")).toBe(true);
    expect(["customers", "contacts", "many_contacts", "repeats", "complaints"].map(of)).toEqual([6, 5, 0, 2, 1]);
  });

  it("asked to leave, what was complained of and answered in the same call makes no state either", async () => {
    const states =
      await database.rows(`SELECT c.customer_id AS id, bool_or(m.complained_next = 'yes') AS complained, bool_or(m.nps_next = 'detractor') AS answered
      FROM customer_months AS m JOIN customers AS c ON c.number = m.number WHERE c.customer_id LIKE 'to leave%' GROUP BY c.customer_id ORDER BY id`);
    expect(states).toEqual([
      {id: "to leave", complained: false, answered: false},
      {id: "to leave for", complained: true, answered: true}
    ]);
  });
});
