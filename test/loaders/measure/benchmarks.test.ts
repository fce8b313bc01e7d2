import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Database} from "../../../loaders/ground/database.js";
import {createTable, readContract} from "../../../loaders/definitions/contract.js";
import {benchmarksQuery, readBenchmarks, type Benchmarks} from "../../../loaders/measure/benchmarks.js";
import {calendarOf, monthNumber, writePeriods} from "../../../loaders/intake/periods.js";
import {breachesOfPlainSql} from "../../plain-sql.js";
import {readUnits} from "../../../loaders/intake/units.js";

let database: Database;
let benchmarks: Benchmarks;

/** Periods of 2026-01 … 2026-03: one quarter, then the months March, February, January. */
const [quarter, march, february] = [0, 1, 2];

beforeAll(async () => {
  database = await Database.open();
  const contract = readContract();
  for (const name of ["org_units", "benchmarks"]) {
    const table = contract.get(name);
    if (table) await database.run(createTable(table));
  }
  await database.run(`INSERT INTO org_units (unit_id, parent_id, name, name_en, kind) VALUES
    ('P', NULL, '总公司', 'Head', 'company'), ('C1', 'P', '湖滨', 'Lakeside', 'city'), ('C2', 'P', '北门', 'North Gate', 'city'), ('U1', 'C1', '一局', NULL, 'unit')`);
  // month, operator, region, indicator, thousandths, answers
  await database.run(`INSERT INTO benchmarks (month, operator, region, indicator, value_thousandths, answers) VALUES
    ('2026-01-01', 'Rival A', 'C1', 'service_nps', 20000, 100),
    ('2026-03-01', 'Rival A', 'C1', 'service_nps', 30000, 300),
    ('2026-03-01', 'Rival B', 'C1', 'service_nps', 25000, NULL),
    ('2026-01-01', 'Rival B', 'C1', 'service_nps', 15000, 900),
    ('2026-03-01', '本公司', 'C1', 'service_nps', 90000, 500),
    ('2026-03-01', 'Industry', 'Head', 'connect_rate', 900, NULL),
    ('2026-03-01', 'Rival A', 'North Gate', 'connect_rate', 800, 400),
    ('2026-02-01', 'Rival A', 'North Gate', 'connect_rate', 1000, 20),
    ('2026-02-01', 'Rival A', 'North Gate', 'service_nps', -100000, 20),
    ('2026-03-01', 'Rival A', 'Atlantis', 'connect_rate', 800, 400),
    ('2026-03-01', 'Rival A', 'C1', 'charm', 800, 400)`);
  await writePeriods(database, calendarOf(monthNumber("2026-01"), monthNumber("2026-03")));
  const formats = new Map([
    ["service_nps", "points"],
    ["connect_rate", "percent"]
  ] as const);
  benchmarks = await readBenchmarks(
    database,
    await readUnits(database),
    (id) => [...formats].find(([known]) => known === id)?.[1] ?? null,
    {en: "Own", zh: "本公司"}
  );
});
afterAll(() => database.close());

describe("rivals' figures", () => {
  it("are averaged over a period by the answers they rest on: (20·100 + 30·300)/400", () => {
    const rival = benchmarks.of("service_nps", "C1", quarter)?.rivals[0];
    expect(rival).toMatchObject({operator: "Rival A", value: 27.5});
    // At most √((100² − 27.5²)/400).
    expect(rival?.standardError).toBeCloseTo(Math.sqrt((10000 - 756.25) / 400), 9);
  });

  it("count alike where a row doesn't say its answers, and then bear no error", () => {
    expect(benchmarks.of("service_nps", "C1", quarter)?.rivals[1]).toEqual({
      operator: "Rival B",
      value: 20,
      standardError: null
    });
  });

  it("stand for their own period only, and never for one without any", () => {
    expect(benchmarks.of("service_nps", "C1", march)?.rivals.map(({value}) => value)).toEqual([30, 25]);
    expect(benchmarks.of("service_nps", "C1", february)).toBeNull();
  });

  it("hold for the units below their region, not beside or above it", () => {
    expect(benchmarks.of("service_nps", "U1", march)?.unit).toBe("C1");
    expect(benchmarks.of("service_nps", "C2", march)).toBeNull();
    expect(benchmarks.of("service_nps", "P", march)).toBeNull();
  });

  it("leave out the operator's own", () => {
    expect(benchmarks.all.flatMap(({rivals}) => rivals.map(({operator}) => operator))).not.toContain("本公司");
  });
});

describe("regions", () => {
  it("may be named by a unit's name, and the nearest one counts", () => {
    expect(benchmarks.of("connect_rate", "C2", march)).toMatchObject({
      unit: "C2",
      rivals: [{operator: "Rival A", value: 0.8}],
      industryMean: null
    });
    expect(benchmarks.of("connect_rate", "C1", march)).toMatchObject({unit: "P", rivals: [], industryMean: 0.9});
  });

  it("that are no unit are named", () => {
    expect(benchmarks.unplaced).toEqual(["Atlantis"]);
  });
});

it("the query is plain SQL", async () => {
  expect(await breachesOfPlainSql(database, benchmarksQuery)).toEqual([]);
});

it("the error of a share is √(p(1 − p)/n)", () => {
  expect(benchmarks.of("connect_rate", "C2", march)?.rivals[0].standardError).toBeCloseTo(Math.sqrt(0.16 / 400), 12);
});

it("that all of twenty answered alike isn't certain of all others: the error is what Wilson's interval, 20/(20 + z²) to 1, amounts to", () => {
  const error = (1 - 20 / (20 + 1.959963984540054 ** 2)) / (2 * 1.959963984540054);
  expect(benchmarks.of("connect_rate", "C2", february)?.rivals[0].standardError).toBeCloseTo(error, 12);
  expect(benchmarks.of("service_nps", "C2", february)?.rivals[0].standardError).toBeCloseTo(200 * error, 10);
});
