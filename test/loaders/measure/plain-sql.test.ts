import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Database} from "../../../loaders/ground/database.js";
import {createTable, readContract} from "../../../loaders/definitions/contract.js";
import {readIndicators} from "../../../loaders/definitions/indicators.js";
import {attributedSegmentQuery} from "../../../loaders/measure/breakdown-sql.js";
import {compileIndicators} from "../../../loaders/measure/compile.js";
import {makeFrames} from "../../../loaders/measure/frames.js";
import {greenLightQuery} from "../../../loaders/measure/green-light.js";
import {
  baseQuery,
  baseTable,
  cohortMomentsQuery,
  cohortRowsQuery,
  momentsQuery,
  sharedCustomersQuery,
  unitQuery,
  unitTable
} from "../../../loaders/measure/moments-sql.js";
import {calendarOf, monthNumber, writePeriods} from "../../../loaders/intake/periods.js";
import {breachesOfPlainSql} from "../../plain-sql.js";

let database: Database;
beforeAll(async () => {
  database = await Database.open();
});
afterAll(() => database.close());

describe("the raw scan speaks plain SQL", () => {
  it("in every query that is made from the definitions that ship", async () => {
    for (const table of readContract().values()) await database.run(createTable(table));
    for (const table of ["customers", "agents"])
      for (const column of ["bucket", "number"])
        await database.run(`ALTER TABLE ${table} ADD COLUMN ${column} INTEGER`);
    const frames = makeFrames({handledSecondsAtMost: 300, satisfactionAtLeast: 4});
    const calendar = calendarOf(monthNumber("2025-01"), monthNumber("2025-12"));
    await writePeriods(database, calendar);
    const compiled = await compileIndicators(readIndicators(), {database, frames, intake: new Map(), calendar});
    let queries = 0;
    for (const frame of frames.values()) {
      const own = compiled.filter((indicator) => indicator.frame === frame);
      if (!own.length) continue;
      const sqls = frame.once ? [cohortMomentsQuery(frame, own), cohortRowsQuery(frame, own)] : [baseQuery(frame, own)];
      if (!frame.once) await database.run(`CREATE TABLE ${baseTable(frame)} AS ${baseQuery(frame, own)}`);
      for (const attribution of frame.once ? [] : frame.attributions) {
        sqls.push(
          unitQuery(frame, attribution, own),
          momentsQuery(frame, attribution, own),
          sharedCustomersQuery(frame, attribution, own)
        );
        if (frame.cluster === "customer") {
          sqls.push(
            ...own
              .filter(({definition}) => definition.attribution !== "all")
              .map((indicator) => attributedSegmentQuery(frame, indicator, [1]))
          );
        }
        await database.run(`CREATE TABLE ${unitTable(frame, attribution)} AS ${unitQuery(frame, attribution, own)}`);
      }
      for (const sql of sqls) expect(await breachesOfPlainSql(database, sql), sql).toEqual([]);
      queries += sqls.length;
    }
    expect(queries).toBeGreaterThan(8);
    expect(
      await breachesOfPlainSql(database, greenLightQuery({handledSecondsAtMost: 300, satisfactionAtLeast: 4}))
    ).toEqual([]);
  });

  it.each([
    ["SELECT COUNT(*) FILTER (WHERE a > 1) AS n FROM t", "FILTER"],
    ["SELECT a, COUNT(*) AS n FROM t GROUP BY ALL", "GROUP BY ALL"],
    ["SELECT a FROM t QUALIFY ROW_NUMBER() OVER (ORDER BY a) = 1", "QUALIFY"],
    ["SELECT t.a FROM t FULL JOIN u ON t.a = u.a", "FULL JOIN"],
    ["SELECT a, b, COUNT(*) AS n FROM t GROUP BY GROUPING SETS ((a), (b))", "GROUPING SETS"],
    ["SELECT date_trunc('month', a) AS m FROM t", "function date_trunc"],
    ["SELECT a / b AS r FROM t", "function /"],
    ["SELECT COUNT(DISTINCT a) AS n FROM t", "DISTINCT in an aggregate"],
    ["SELECT SUM(CAST(a AS DOUBLE)) AS s FROM t", "a float or decimal cast"],
    ["SELECT median(a) AS m FROM t", "function median"],
    ["SELECT t.a FROM t ASOF JOIN u ON t.a >= u.a", "ASOF JOIN"],
    ["SELEC a", 'not readable: syntax error at or near "SELEC"']
  ])("finds the breach in %s", async (sql, breach) => {
    expect(await breachesOfPlainSql(database, sql)).toContain(breach);
  });
});
