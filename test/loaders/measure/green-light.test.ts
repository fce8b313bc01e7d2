import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readContract} from "../../../loaders/definitions/contract.js";
import {greenLightOf} from "../../../loaders/evaluate/green-light.js";
import {asNumber, Database} from "../../../loaders/ground/database.js";
import {ingest} from "../../../loaders/intake/intake.js";
import {greenLightQuery, measureGreenLight} from "../../../loaders/measure/green-light.js";
import {calendarOf, monthNumber, writePeriods} from "../../../loaders/intake/periods.js";
import {normal, uniform} from "../../../src/model/statistics/random.js";
import type {GreenLight} from "../../../src/model/published/brief.js";
import {writeTiny} from "../tiny.js";

const targets = {handledSecondsAtMost: 300, satisfactionAtLeast: 4};
const calendar = calendarOf(monthNumber("2025-01"), monthNumber("2026-12"));
const first = Date.parse("2025-01-01");
const day = (n: number) => new Date(first + n * 86_400_000).toISOString().slice(0, 10);

/** 1,500 customers over two years, some of whom leave; each has an own chance that a contact misses its target. */
function world(seed: number) {
  const customers = [];
  const subscriptions = [];
  const contacts = [];
  const surveys = [];
  for (let i = 0; i < 1500; i++) {
    const customer_id = `K${i}`;
    const joined = -Math.floor(uniform(seed, 1, i) * 900) + 300;
    const draw = uniform(seed, 2, i);
    const left = joined < 100 && draw < 0.4 ? 380 + Math.floor(draw * 870) : null;
    customers.push({
      customer_id,
      joined_on: day(joined),
      ...(left !== null && {left_on: day(left)}),
      ...(i % 7 && {value_tier: i % 2 ? "low" : "high"}),
      // Of some it is known since when they are classed: from the first, only lately, or for none of the days looked at.
      ...(i % 4 === 1 && {classed_on: day([-900, 500, 900][i % 3])})
    });
    subscriptions.push({
      subscription_id: `L${i}`,
      customer_id,
      opened_on: day(joined),
      ...(left !== null && {closed_on: day(left), closed_how: i % 5 === 0 ? "arrears" : "port_out"})
    });
    const bad = 1 / (1 + Math.exp(1.3 - normal(seed, 3, i)));
    const many = Math.floor(9 * uniform(seed, 4, i));
    for (let c = 0; c < many; c++) {
      const at = Math.max(joined, 0) + Math.floor(uniform(seed, 5, i, c) * ((left ?? 730) - Math.max(joined, 0)));
      const contact_id = `C${i}-${c}`;
      const misses = uniform(seed, 6, i, c) < bad;
      contacts.push({
        contact_id,
        customer_id,
        started_at: `${day(at)} 1${c}:00:00`,
        channel: c === 8 ? "call_out" : "call_in",
        ...(c % 3 && {reason: "billing"}),
        asked_for_person: true,
        answered: !(misses && c % 2),
        handled_seconds: misses && c % 4 === 2 ? 900 : 100
      });
      if (misses && c % 4 === 0)
        surveys.push({
          survey_id: `S${i}-${c}`,
          customer_id,
          contact_id,
          kind: "contact_satisfaction",
          asked_at: `${day(at)} 20:00:00`,
          answered_at: `${day(at)} 21:00:00`,
          score: 2
        });
    }
    // Three of four leavers call to leave some days before, and every such call runs over.
    if (left !== null && i % 4)
      contacts.push({
        contact_id: `C${i}-leave`,
        customer_id,
        started_at: `${day(left - 1 - (i % 6))} 19:00:00`,
        reason: "leaving",
        asked_for_person: true,
        answered: true,
        handled_seconds: 1000
      });
  }
  return {org_units: [{unit_id: "U1", name: "One", kind: "company"}], customers, subscriptions, contacts, surveys};
}

async function open(tables: Parameters<typeof writeTiny>[0]): Promise<Database> {
  const {folder, remove} = writeTiny(tables);
  const database = await Database.open();
  try {
    await ingest(database, readContract(), folder);
    await writePeriods(database, calendar);
    await database.run("CREATE TABLE contacts_read AS SELECT * FROM contacts");
    return database;
  } finally {
    remove();
  }
}

const found = async (database: Database, hasReasons = true, floor = 1): Promise<GreenLight> => {
  const figure = greenLightOf(
    {strata: await measureGreenLight(database, targets, calendar), targets, hasReasons},
    calendar,
    floor
  );
  if (!figure) throw new Error("expected green-light leavers");
  return figure;
};

/** The figure were these the contacts. */
async function withContacts(database: Database, sql: string): Promise<GreenLight> {
  await database.run(`CREATE OR REPLACE VIEW contacts AS ${sql}`);
  const figure = await found(database);
  await database.run("CREATE OR REPLACE VIEW contacts AS SELECT * FROM contacts_read");
  return figure;
}

/** Contact by contact and day by day, in other words than the query's. */
const byHand = `
  WITH seen AS (
    SELECT * FROM contacts c WHERE c.channel <> 'call_out' AND c.reason IS DISTINCT FROM 'leaving'
  ), bad AS (
    SELECT contact_id FROM seen WHERE (asked_for_person AND NOT answered) OR handled_seconds > 300
    UNION SELECT contact_id FROM surveys WHERE kind = 'contact_satisfaction' AND score < 4
  ), whom AS (
    SELECT customer_id, left_on AS day, TRUE AS gone FROM customers k
    WHERE left_on >= '2026-01-01' AND EXISTS (FROM subscriptions s WHERE s.customer_id = k.customer_id AND closed_how = 'port_out')
    UNION ALL
    SELECT customer_id, DATE '2026-01-01' + ((bucket * 53 + spread) % 28 + 28 * n)::INTEGER AS day, FALSE AS gone
    FROM customers, range(13) AS r(n) WHERE left_on IS NULL
  ), all_windows AS (
    SELECT w.*, CASE WHEN classed_on IS NULL OR classed_on <= day - INTERVAL 90 DAY THEN coalesce(value_tier, 'unknown') ELSE 'unknown' END AS value_tier, least(4, count(s.contact_id)) AS contacts, count(b.contact_id) = 0 AS green,
      datediff('month', DATE '2026-01-01', day) // 3 AS quarter,
      CASE WHEN joined_on > day - INTERVAL 1 YEAR THEN 1 WHEN joined_on > day - INTERVAL 3 YEAR THEN 2 ELSE 3 END AS tenure
    FROM whom w JOIN customers k USING (customer_id)
    LEFT JOIN seen s ON s.customer_id = w.customer_id AND s.started_at >= day - INTERVAL 90 DAY AND s.started_at < day
    LEFT JOIN bad b ON b.contact_id = s.contact_id
    WHERE joined_on <= day - INTERVAL 90 DAY GROUP BY ALL
  ), windows AS (
    SELECT *, bool_or(gone) OVER (PARTITION BY quarter, value_tier, tenure, contacts) AS compared FROM all_windows
  ), strata AS (
    SELECT quarter, value_tier, tenure, contacts, count(*) FILTER (gone) AS m, count(*) FILTER (gone AND green) AS g,
      count(*) FILTER (NOT gone) AS n, avg(green::INT) FILTER (NOT gone) AS p
    FROM windows WHERE contacts > 0 GROUP BY ALL
  )
  SELECT (SELECT count(*) FROM windows WHERE gone AND contacts > 0) AS leavers, (SELECT count(*) FROM windows WHERE gone AND contacts > 0 AND green) AS green,
    (SELECT count(*) FROM windows WHERE gone AND contacts = 0) AS without, (SELECT count(DISTINCT customer_id) FROM windows w WHERE NOT gone AND contacts > 0 AND compared) AS stayers,
    (SELECT count(*) FROM windows WHERE NOT gone AND contacts > 0 AND compared) AS days, sum(g) FILTER (n > 0) / sum(m) FILTER (n > 0) AS own,
    sum(m * p) FILTER (n > 0) / sum(m) FILTER (n > 0) AS other, sum(m) FILTER (n > 0) AS matched
  FROM strata`;

describe("green-light leavers of a planted company", () => {
  const tables = world(11);
  let database: Database;
  let figure: GreenLight;
  beforeAll(async () => {
    database = await open(tables);
    figure = await found(database);
  });
  afterAll(() => database.close());

  it("are those that a count in other words gives", async () => {
    const [row] = await database.rows(byHand);
    const {leavers, stayers, difference, leaversWithoutContact} = figure;
    expect([leavers.customers, leavers.green, leaversWithoutContact, stayers.days]).toEqual(
      ["leavers", "green", "without", "days"].map((name) => asNumber(row[name]))
    );
    expect(stayers.value).toBeCloseTo(asNumber(row.other), 9);
    expect(difference.value).toBeCloseTo(asNumber(row.own) - asNumber(row.other), 9);
    expect(difference.customers).toBe(asNumber(row.matched));
    expect(stayers.customers).toBe(asNumber(row.stayers));
  });

  it("don't count the call that asks to leave: the figure is that of a company in which nobody made one", async () => {
    const asked = tables.contacts.filter(({reason}) => reason === "leaving");
    expect(asked.length).toBeGreaterThan(100);
    const other = await withContacts(database, "SELECT * FROM contacts_read WHERE reason IS DISTINCT FROM 'leaving'");
    expect({...other, askedToLeave: null}).toEqual({...figure, askedToLeave: null});
    const inYear = new Set(
      tables.customers.flatMap(({customer_id, left_on}) => (left_on && left_on >= "2026-01-01" ? [customer_id] : []))
    );
    const ported = new Set(
      tables.subscriptions.flatMap(({customer_id, closed_how}) => (closed_how === "port_out" ? [customer_id] : []))
    );
    const own = asked.filter(({customer_id}) => inYear.has(customer_id) && ported.has(customer_id));
    expect(figure.askedToLeave).toEqual({contacts: own.length, customers: own.length});
    expect(other.askedToLeave).toEqual({contacts: 0, customers: 0});
    // Counted, every one of them would have been a missed light.
    const counted = await withContacts(
      database,
      "SELECT * REPLACE (CASE WHEN reason = 'leaving' THEN 'other' ELSE reason END AS reason) FROM contacts_read"
    );
    expect(counted.difference.high).toBeLessThan(figure.difference.low);
  });

  it("hang on no drawn day: whatever day the stayers' days begin on, the difference moves by less than a third of its standard error", async () => {
    const query = greenLightQuery(targets);
    const begun = "(k.bucket * 53 + k.spread) % 28";
    expect(query).toContain(begun);
    const values = [];
    for (const offset of [0, 5, 11, 17, 23]) {
      const rows = await database.rows(query.replace(begun, `(k.bucket * 53 + k.spread + ${offset}) % 28`));
      const strata = rows.map((row) => ({
        leavers: asNumber(row.left_by_port_out) === 1,
        month: asNumber(row.month),
        valueTier: String(row.value_tier),
        tenure: asNumber(row.tenure),
        contacts: asNumber(row.contacts),
        bucket: asNumber(row.bucket),
        days: asNumber(row.days),
        green: asNumber(row.green),
        customers: asNumber(row.customers),
        askedToLeave: 0,
        whoAsked: 0
      }));
      values.push(greenLightOf({strata, targets, hasReasons: true}, calendar, 1)?.difference.value ?? NaN);
    }
    const error = (figure.difference.high - figure.difference.low) / 3.92;
    expect(Math.max(...values) - Math.min(...values)).toBeLessThan(error / 3);
  });

  it("say that nothing could be left out where no reason is on record", async () => {
    expect((await found(database, false)).askedToLeave).toBeNull();
  });
});

describe("parts of a call that was passed on", () => {
  it("are one contact, and green only where every part is", async () => {
    const people = Array.from({length: 60}, (_, i) => ({
      customer_id: `K${i}`,
      joined_on: "2024-01-01",
      ...(i < 30 && {left_on: "2026-06-15"})
    }));
    const call = (i: number, leg: number, seconds: number) => ({
      contact_id: `C${i}-${leg}`,
      customer_id: `K${i}`,
      started_at: `2026-06-01 10:0${leg}:00`,
      reason: "billing",
      asked_for_person: true,
      answered: true,
      handled_seconds: seconds,
      leg
    });
    const database = await open({
      customers: people,
      subscriptions: people.map(({customer_id, left_on}, i) => ({
        subscription_id: `L${i}`,
        customer_id,
        opened_on: "2024-01-01",
        ...(left_on && {closed_on: left_on, closed_how: "port_out"})
      })),
      // Of 30 leavers 10 are passed on to somebody who takes too long.
      contacts: people.flatMap((_, i) => [call(i, 1, 100), call(i, 2, i < 10 ? 900 : 100)])
    });
    const strata = await measureGreenLight(database, targets, calendar);
    expect(new Set(strata.map(({contacts}) => contacts))).toEqual(new Set([1]));
    expect((await found(database)).leavers).toMatchObject({customers: 30, green: 20});
    database.close();
  });
});
