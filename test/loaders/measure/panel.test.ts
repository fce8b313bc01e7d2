import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Database} from "../../../loaders/ground/database.js";
import {createTable, readContract} from "../../../loaders/definitions/contract.js";
import {readIndicators} from "../../../loaders/definitions/indicators.js";
import {addBuckets} from "../../../loaders/intake/intake.js";
import {calendarOf, monthNumber, writePeriods} from "../../../loaders/intake/periods.js";
import {readUnits, type Units} from "../../../loaders/intake/units.js";
import {cubeAxes, resolutions} from "../../../loaders/measure/cohort-cube.js";
import {lifeSplits} from "../../../loaders/measure/cohorts.js";
import {compileIndicators, type CompiledIndicator} from "../../../loaders/measure/compile.js";
import type {Cubes} from "../../../loaders/measure/cube.js";
import {makeFrames} from "../../../loaders/measure/frames.js";
import {measure} from "../../../loaders/measure/measure.js";
import {LeavingCounts, readOutages} from "../../../loaders/measure/panel/before-leaving.js";
import {LifeCounts} from "../../../loaders/measure/panel/count-life.js";
import {CubeCounts, MonthCounts} from "../../../loaders/measure/panel/cube.js";
import {HeatCounts} from "../../../loaders/measure/panel/heat.js";
import {AgeCounts} from "../../../loaders/measure/panel/by-tenure.js";
import {panelSource, type PanelPart} from "../../../loaders/measure/panel/source.js";
import {WideSums} from "../../../loaders/measure/panel/wide-sums.js";
import {indicatorsOf} from "../tiny.js";
import {
  beforeLeavingBySql,
  cubeBySql,
  heatBySql,
  lifeBySql,
  makeCohortFrames,
  byTenureBySql
} from "./cohorts-by-sql.js";

const contract = readContract();
const calendar = calendarOf(monthNumber("2025-01"), monthNumber("2026-02"));
/** A year before the window, and two months after it. */
const daysFrom = -400;
const daysTo = 480;
const frames = makeFrames(null);

let database: Database;
let units: Units;
let indicators: CompiledIndicator[];
beforeAll(async () => {
  database = await Database.open(":memory:", {threads: 1});
  for (const table of contract.values()) await database.run(createTable(table));
  await database.run(`INSERT INTO org_units (unit_id, parent_id, name, kind) VALUES ('ALL', NULL, 'All', 'company'), ('C1', 'ALL', 'City', 'city'),
    ('C2', 'ALL', 'Other city', 'city'), ('U1', 'C1', 'One', 'unit'), ('U2', 'C1', 'Two', 'unit'), ('U3', 'C2', 'Three', 'unit')`);
  await database.run(
    `INSERT INTO plans (plan_id, name, kind, fee_fen, open_to) VALUES ('new', 'New', 'mobile', 1, 'new'), ('all', 'All', 'mobile', 1, 'all'), ('none', 'None', 'mobile', 1, NULL)`
  );
  await writePeriods(database, calendar);
  units = await readUnits(database);
  await addBuckets(database, "customers", "customer_id");
  const context = {database, frames, intake: new Map(), calendar, contract};
  const all = readIndicators();
  const ofPeriods = {...all, byId: new Map([...all.byId].filter(([, {frame}]) => frame.endsWith("_period")))};
  indicators = [
    ...(await compileIndicators(ofPeriods, context)),
    ...(await compileIndicators(ownIndicators, context))
  ].map((indicator) => ({...indicator, lacks: []}));
  expect(indicators.length).toBeGreaterThan(20);
});
afterAll(() => database.close());

const own = (id: string, frame: string, account: string, sum: string, where: string) => `
${id}:
  name: {en: ${id}, zh: ${id}}
  says: {en: Nothing in particular., zh: 无。}
  kind: cohort
  frame: ${frame}
  account: ${account}
  sum: ${sum}
  over: 1
  where: ${where}
  unit: home
  cluster: customer
  knowable_after: 0d
  better: higher
  format: percent
`;
/** Columns that none of those that ship asks for; the last one asks for what only the engine knows. */
const ownIndicators = indicatorsOf(
  own(
    "stars",
    "customer_period",
    "customer",
    "COALESCE(star_level, 0) - complaints",
    "value_tier IN ('low', 'high') OR segment IS NULL"
  ) +
    own(
      "tiers",
      "line_period",
      "line",
      "CASE WHEN segment = 'youth' THEN 2 ELSE 1 END",
      "NOT (value_tier <> 'low') AND open_at_end"
    ) +
    own("liked", "line_period", "line", "revenue_at_end_fen", "segment LIKE 'y%'")
);

const month = fc.integer({min: -14, max: 15});
// Half of the days begin a month.
const anyDay = fc.oneof(
  fc.integer({min: daysFrom, max: daysTo}),
  fc.constantFrom(-92, -31, 0, 31, 59, 90, 181, 273, 304, 396, 424)
);
/** Everything happens on a few days, so that much of it happens on one. */
const world = fc.array(anyDay, {minLength: 6, maxLength: 6}).chain((days) => {
  const day = fc.constantFrom(...days);
  const maybeDay = fc.option(day, {freq: 2});
  const event = {customer: fc.integer({min: 0, max: 5}), at: day};
  return fc.record({
    customers: fc.array(
      fc.record({
        home: fc.constantFrom("U1", "U2", "U3", "C1"),
        kind: fc.constantFrom("public", "government_enterprise"),
        segment: fc.constantFrom("youth", "family", null),
        tier: fc.constantFrom("low", "high", null),
        star: fc.option(fc.integer({min: 0, max: 7})),
        joined: fc.option(fc.constantFrom(Math.min(...days), ...days), {freq: 9}),
        left: maybeDay,
        classed: maybeDay,
        referredBy: fc.option(fc.integer({min: 0, max: 5}))
      }),
      {minLength: 6, maxLength: 6}
    ),
    lines: fc.array(
      fc.record({
        customer: fc.integer({min: 0, max: 5}),
        kind: fc.constantFrom("mobile", "broadband", "smart_home"),
        opened: day,
        closed: maybeDay,
        how: fc.constantFrom("port_out", "disconnected", "arrears", null)
      }),
      {minLength: 6, maxLength: 16}
    ),
    terms: fc.array(fc.record({line: fc.integer({min: 0, max: 15}), starts: day, due: day}), {maxLength: 24}),
    bills: fc.uniqueArray(
      fc.record({
        line: fc.integer({min: 0, max: 15}),
        month,
        plan: fc.constantFrom("new", "all", "none", null),
        revenue: fc.oneof(fc.integer({min: -3000, max: 20_000}), fc.integer({min: 90_000_000, max: 100_000_000})),
        allowance: fc.option(fc.integer({min: 0, max: 100_000}))
      }),
      {maxLength: 100, selector: ({line, month: of}) => `${line} ${of}`}
    ),
    contacts: fc.array(
      fc.record({
        ...event,
        later: fc.constantFrom(0, 0, 1, 7),
        channel: fc.constantFrom("call_in", "chat", "call_out"),
        leg: fc.constantFrom(null, 1, 2),
        reason: fc.constantFrom("billing", "complaint", "leaving", null)
      }),
      {maxLength: 60}
    ),
    complaints: fc.array(
      fc.record({
        ...event,
        contact: fc.option(fc.integer({min: 0, max: 59})),
        level: fc.constantFrom("first_line", "escalated", "regulator")
      }),
      {
        maxLength: 12
      }
    ),
    activations: fc.array(fc.record({...event, consented: fc.constantFrom(true, false, null)}), {maxLength: 8}),
    answers: fc.array(
      fc.record({
        ...event,
        contact: fc.option(fc.integer({min: 0, max: 59})),
        answered: fc.boolean(),
        kind: fc.constantFrom("service_nps", "effort"),
        score: fc.option(fc.integer({min: 0, max: 10}))
      }),
      {maxLength: 20}
    ),
    outages: fc.uniqueArray(fc.record({unit: fc.constantFrom("U1", "U2", "C1"), month}), {
      maxLength: 12,
      selector: ({unit, month: of}) => `${unit} ${of}`
    })
  });
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

const text = (value: string | null) => (value === null ? "NULL" : `'${value}'`);
const date = (value: number | null) => (value === null ? "NULL" : `DATE '2025-01-01' + INTERVAL (${value}) DAY`);
const firstOf = (value: number) => `DATE '2025-01-01' + INTERVAL (${value}) MONTH`;

async function insert(table: string, columns: string, rows: readonly string[]): Promise<void> {
  await database.run(`DELETE FROM ${table}`);
  if (rows.length)
    await database.run(`INSERT INTO ${table} (${columns}) VALUES ${rows.map((row) => `(${row})`).join(", ")}`);
}

/** The table of customers without a row; where nobody told when they joined, intake leaves the day empty. */
async function makeCustomers(): Promise<void> {
  await database.run(`DROP TABLE customers`);
  for (const table of contract.values()) if (table.table === "customers") await database.run(createTable(table));
  await database.run(`ALTER TABLE customers ALTER COLUMN joined_on DROP NOT NULL`);
}

/** Puts a world into the tables. Of lines that aren't there nothing is kept. */
async function write({customers, lines, terms, bills, contacts, complaints, activations, answers, outages}: World) {
  const {length} = lines;
  await makeCustomers();
  await insert(
    "customers",
    "customer_id, home_unit_id, kind, joined_on, left_on, segment, value_tier, classed_on, star_level, referred_by",
    customers.map(
      ({home, kind, joined, left, segment, tier, classed, star, referredBy}, i) =>
        `'K${i}', '${home}', '${kind}', ${date(joined)}, ${date(left)}, ${text(segment)}, ${text(tier)}, ${date(classed)}, ${star}, ${referredBy === null ? "NULL" : `'K${referredBy}'`}`
    )
  );
  await addBuckets(database, "customers", "customer_id");
  await insert(
    "subscriptions",
    "subscription_id, customer_id, kind, opened_on, closed_on, closed_how",
    lines.map(
      ({customer, kind, opened, closed, how}, i) =>
        `'L${String(i).padStart(2, "0")}', 'K${customer}', '${kind}', ${date(opened)}, ${date(closed)}, ${text(how)}`
    )
  );
  const lineId = (i: number) => `'L${String(i).padStart(2, "0")}'`;
  await insert(
    "contracts",
    "contract_id, subscription_id, starts_on, due_on",
    terms.flatMap(({line, starts, due}, i) =>
      line < length ? [`'T${i}', ${lineId(line)}, ${date(starts)}, ${date(due)}`] : []
    )
  );
  await insert(
    "bills",
    "subscription_id, month, plan_id, revenue_fen, data_allowance_mb",
    bills.flatMap(({line, month, plan, revenue, allowance}) =>
      line < length ? [`${lineId(line)}, ${firstOf(month)}, ${text(plan)}, ${revenue}, ${allowance}`] : []
    )
  );
  await insert(
    "contacts",
    "contact_id, customer_id, started_at, channel, leg, reason",
    contacts.map(
      ({customer, at, later, channel, leg, reason}, i) =>
        `'${i}', 'K${customer}', ${date(at + later)}, '${channel}', ${leg}, ${text(reason)}`
    )
  );
  await insert(
    "complaints",
    "complaint_id, customer_id, contact_id, opened_at, level",
    complaints.map(
      ({customer, contact, at, level}, i) =>
        `'${i}', 'K${customer}', ${contact === null ? "NULL" : `'${contact}'`}, ${date(at)}, '${level}'`
    )
  );
  await insert(
    "activations",
    "activation_id, customer_id, service, source, activated_on, consented",
    activations.map(({customer, at, consented}, i) => `'${i}', 'K${customer}', 's', 'agent', ${date(at)}, ${consented}`)
  );
  await insert(
    "surveys",
    "survey_id, customer_id, contact_id, kind, asked_at, answered_at, score",
    answers.map(
      ({customer, contact, at, answered, kind, score}, i) =>
        `'${i}', 'K${customer}', ${contact === null ? "NULL" : `'${contact}'`}, '${kind}', ${date(at)}, ${answered ? date(at + 1) : "NULL"}, ${score}`
    )
  );
  await insert(
    "network",
    "unit_id, month, outages",
    outages.map(({unit, month}) => `'${unit}', ${firstOf(month)}, ${Math.abs(month) % 3}`)
  );
}

const cityOf = (home: string) => units.withAncestors(home).find((id) => units.byId.get(id)?.kind === "city") ?? null;
const axes = cubeAxes(resolutions[1], ["family", "youth", "unknown"], ["low", "high", "unknown"]);
const yearFrom = calendar.lastMonth - 11;

/** All that is counted of the panels, of so many customers at a time. */
async function counted(customersAtOnce: number) {
  const lives = (["customers", "lines"] as const).flatMap((entity) =>
    [null, ...lifeSplits[entity]].map((split) => ({
      key: `${entity} ${split?.id ?? "all"}`,
      counts: new LifeCounts(split?.column ?? null),
      entity
    }))
  );
  const heat = {customers: new HeatCounts("customers", calendar), lines: new HeatCounts("lines", calendar)};
  const leaving = new LeavingCounts(yearFrom, await readOutages(database));
  const [ages, cube, tiers] = [new AgeCounts(yearFrom), new CubeCounts(axes), new MonthCounts("value_tier")];
  const takers: ((part: PanelPart) => void)[] = [
    ...lives.map(
      ({counts, entity}) =>
        ({panels}: PanelPart) =>
          counts.add(panels[entity])
    ),
    ({panels}) => heat.customers.add(panels),
    ({panels}) => heat.lines.add(panels),
    (part) => leaving.add(part),
    ({panels}) => ages.add(panels.lines),
    ({panels}) => cube.add(panels.customers),
    ({panels}) => tiers.add(panels.customers)
  ];
  await panelSource(database, calendar, cityOf, customersAtOnce).each((part) => takers.forEach((take) => take(part)));
  return {
    lives: Object.fromEntries(lives.map(({key, counts}) => [key, counts.rows()])),
    heat: {customers: heat.customers.rows(), lines: heat.lines.rows()},
    leaving: inOrder(leaving.rows()),
    ages: inOrder(ages.rows()),
    cube: cube.rows(),
    tiers: tiers.bySize()
  };
}

function inOrder<T>(rows: readonly T[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

/** The same by the SQL that the page shows. */
async function countedBySql(): Promise<Awaited<ReturnType<typeof counted>>> {
  await makeCohortFrames(database, "city");
  const lives: Record<string, Awaited<ReturnType<typeof lifeBySql>>> = {};
  for (const entity of ["customers", "lines"] as const)
    for (const split of [null, ...lifeSplits[entity]])
      lives[`${entity} ${split?.id ?? "all"}`] = await lifeBySql(database, entity, split, calendar.lastMonth);
  const tiers = await database.rows(
    `SELECT COALESCE(value_tier, 'unknown') AS tier, COUNT(*) AS months FROM customer_months GROUP BY tier ORDER BY months DESC, tier`
  );
  return {
    lives,
    heat: {customers: await heatBySql(database, "customers"), lines: await heatBySql(database, "lines")},
    leaving: inOrder(await beforeLeavingBySql(database)),
    ages: inOrder(await byTenureBySql(database)),
    cube: await cubeBySql(database, axes, calendar.lastMonth),
    tiers: tiers.map(({tier}) => String(tier))
  };
}

describe("what is counted of the panels", () => {
  it("is what the SQL that the pages show gives, for all customers at once and part by part", async () => {
    await fc.assert(
      fc.asyncProperty(world, async (one) => {
        await write(one);
        const expected = await countedBySql();
        expect(await counted(1000)).toEqual(expected);
        expect(await counted(4)).toEqual(expected);
      }),
      {numRuns: 6}
    );
  });

  it("gives the moments of each unit and period that the frames' SQL gives", async () => {
    const known = indicators.filter(({id}) => id !== "liked");
    await fc.assert(
      fc.asyncProperty(world, async (one) => {
        await write(one);
        const expected = momentsOf(await measure(database, frames, known, units));
        for (const customersAtOnce of [1000, 4]) {
          const panels = panelSource(database, calendar, cityOf, customersAtOnce);
          expect(momentsOf(await measure(database, frames, known, units, {panels}))).toEqual(expected);
        }
      }),
      {numRuns: 4}
    );
  });

  it("leaves a frame to the engine of which an indicator asks for what only the engine knows", async () => {
    const [one] = fc.sample(world, {numRuns: 1, seed: 1});
    await write({
      ...one,
      customers: one.customers.map((customer) => ({
        ...customer,
        segment: "youth",
        classed: null,
        joined: daysFrom,
        left: null
      })),
      lines: one.lines.map((line) => ({...line, opened: daysFrom, closed: null}))
    });
    const some = indicators.filter(({id}) => ["liked", "tiers", "line_retention", "stars"].includes(id));
    const panels = panelSource(database, calendar, cityOf);
    const found = momentsOf(await measure(database, frames, some, units, {panels}));
    expect(found.filter((line) => line.startsWith("liked")).length).toBeGreaterThan(0);
    expect(found).toEqual(momentsOf(await measure(database, frames, some, units)));
  });
});

/** Every cell with its moments and its sums by bucket. */
function momentsOf(cubes: Cubes): string[] {
  return [...cubes]
    .flatMap(([id, cube]) =>
      [...cube.units()].flatMap((unit) =>
        [...cube.of(unit)].map(
          ([period, {moments, bucketX, bucketY}]) =>
            `${id} ${unit} ${period} ${JSON.stringify(moments)} ${bucketX.join()} ${bucketY.join()}`
        )
      )
    )
    .sort();
}

describe("wide sums", () => {
  it("give the digits of whole numbers of any length, rounded once, in any order", () => {
    const factor = fc.integer({min: -(2 ** 30), max: 2 ** 30}).map((value) => 61 * value);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(factor, fc.oneof(factor, fc.integer({min: -9, max: 9}))), {minLength: 1, maxLength: 40}),
        (products) => {
          const sumOf = (list: typeof products) => {
            const sums = new WideSums(1);
            for (const [a, b] of list) sums.add(0, a, b);
            return sums.at(0);
          };
          const whole = Number(products.reduce((sum, [a, b]) => sum + BigInt(a) * BigInt(b), 0n));
          expect(sumOf(products)).toBe(whole === 0 ? 0 : whole);
          expect(sumOf(products.toReversed())).toBe(sumOf(products));
        }
      )
    );
  });
});
