import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Database, literal} from "../../../loaders/ground/database.js";
import {createTable, readContract} from "../../../loaders/definitions/contract.js";
import {addBuckets} from "../../../loaders/intake/intake.js";
import {compileIndicators, type CompiledIndicator} from "../../../loaders/measure/compile.js";
import {ExactSums} from "../../../loaders/measure/exact-sums.js";
import {makeFrames} from "../../../loaders/measure/frames.js";
import {measure} from "../../../loaders/measure/measure.js";
import {calendarOf, monthNumber, writePeriods} from "../../../loaders/intake/periods.js";
import {readUnits, type Units} from "../../../loaders/intake/units.js";
import {noMoments, type Moments} from "../../../src/model/statistics/moments.js";
import {helped, only} from "../tiny.js";
import {cellsBySql, cellsOfBuild} from "./moments-by-sql.js";

const contract = readContract();
const calendar = calendarOf(monthNumber("2025-01"), monthNumber("2026-01"));

let database: Database;
let units: Units;
let indicators: CompiledIndicator[];
const frames = makeFrames(null);
beforeAll(async () => {
  database = await Database.open();
  for (const table of contract.values()) await database.run(createTable(table));
  // Rows may stand at a city itself (C1), beside units below it.
  await database.run(`INSERT INTO org_units (unit_id, parent_id, name, kind) VALUES ('ALL', NULL, 'All', 'company'), ('C1', 'ALL', 'City', 'city'), ('C2', 'ALL', 'Other city', 'city'),
    ('U1', 'C1', 'One', 'unit'), ('U2', 'C1', 'Two', 'unit'), ('U3', 'C2', 'Three', 'unit')`);
  await database.run(
    `INSERT INTO customers (customer_id, home_unit_id, kind, joined_on, left_on) SELECT 'K' || i, 'U' || (1 + i % 3), 'public', DATE '2024-06-01', CASE WHEN i = 3 THEN DATE '2025-08-05' END FROM range(5) AS t(i)`
  );
  await addBuckets(database, "customers", "customer_id");
  await addBuckets(database, "agents", "agent_id");
  await writePeriods(database, calendar);
  units = await readUnits(database);
  const context = {database, frames, intake: new Map(), calendar, contract};
  const all = [
    ...(await compileIndicators(
      only(
        "connect_rate",
        "handling_time",
        "repeat_contact_7d",
        "first_contact_resolution",
        "customer_retention",
        "silent_repeaters",
        "effective_calls_per_seat_day"
      ),
      context
    )),
    ...(await compileIndicators(helped("all"), context))
  ];
  indicators = all.map((indicator) => ({...indicator, lacks: []}));
});
afterAll(() => database.close());

const contact = fc.record({
  customer: fc.integer({min: 0, max: 4}),
  unit: fc.constantFrom("U1", "U2", "U3", "C1", null),
  day: fc.integer({min: 0, max: 400}),
  reason: fc.constantFrom("billing", "network", null),
  answered: fc.boolean(),
  resolved: fc.boolean(),
  seconds: fc.integer({min: 0, max: 3000})
});

describe("what the build adds up in typed arrays", () => {
  it("is what the SQL that the data page shows gives, for units at any height, months to years, customers of several units", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(contact, {minLength: 1, maxLength: 40}), async (contacts) => {
        await database.run(`DELETE FROM contacts`);
        const rows = contacts.map(
          ({customer, unit, day, reason, answered, resolved, seconds}, i) =>
            `('${i}', 'K${customer}', ${unit === null ? "NULL" : literal(unit)}, TIMESTAMP '2025-01-01 10:00:00' + INTERVAL ${day} DAY, 'call_in', ${reason === null ? "NULL" : literal(reason)}, TRUE, ${String(answered)}, ${String(resolved)}, ${seconds})`
        );
        await database.run(
          `INSERT INTO contacts (contact_id, customer_id, unit_id, started_at, channel, reason, asked_for_person, answered, resolved, handled_seconds) VALUES ${rows.join(", ")}`
        );
        const cubes = await measure(database, frames, indicators, units);
        for (const indicator of indicators) {
          expect(cellsOfBuild(cubes, indicator.id), indicator.id).toEqual(await cellsBySql(database, units, indicator));
        }
      }),
      {numRuns: 10}
    );
  });
});

describe("exact sums", () => {
  const big = fc.integer({min: -90_000_000, max: 90_000_000});
  it("give the same digits in any order, and those of whole numbers of any length", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(big, big, fc.integer({min: 0, max: 39})), {minLength: 1, maxLength: 60}),
        fc.integer(),
        (rows, turn) => {
          const sumsOf = (list: typeof rows) => {
            const sums = new ExactSums([false], 1, 1);
            for (const [y, x, bucket] of list) sums.add(sums.cellAt(0, 0), bucket, Float64Array.of(y, x), 0);
            const found: Moments[] = [];
            sums.visit(0, (_place, _period, cell) => found.push(cell.moments));
            return found[0] ?? noMoments;
          };
          const start = Math.abs(turn) % rows.length;
          const moments = sumsOf(rows);
          expect(sumsOf([...rows.slice(start), ...rows.slice(0, start)].reverse())).toEqual(moments);
          const whole = (of: (y: bigint, x: bigint) => bigint) =>
            Number(rows.reduce((sum, [y, x]) => sum + of(BigInt(y), BigInt(x)), 0n));
          expect(moments).toEqual({
            n: rows.filter(([y, x]) => y !== 0 || x !== 0).length,
            y: whole((y) => y),
            x: whole((_, x) => x),
            yy: whole((y) => y * y),
            xx: whole((_, x) => x * x),
            xy: whole((y, x) => x * y)
          });
        }
      )
    );
  });

  it("take away what they added", () => {
    const sums = new ExactSums([true, false], 2, 1);
    const values = Float64Array.of(3, 5, 70_000_000, 2);
    sums.add(sums.cellAt(1, 0), 7, values, 0);
    sums.add(sums.cellAt(1, 0), 7, values, 0, -1);
    const found: number[] = [];
    for (const indicator of [0, 1]) sums.visit(indicator, (place) => found.push(place));
    expect(found).toEqual([]);
  });
});
