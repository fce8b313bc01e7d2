import {afterAll, beforeAll, expect, it} from "vitest";
import {asNumber, asText, Database} from "../../../loaders/ground/database.js";
import {cubeAxes, resolutions} from "../../../loaders/measure/cohort-cube.js";
import {CubeCounts} from "../../../loaders/measure/panel/cube.js";
import {cellFor, mergeCube} from "../../../loaders/privacy/cube-floor.js";
import {cellsTold, mergeToShare, moneyOf} from "../../../loaders/privacy/cube-money.js";
import {coarseWhereTold, isShared} from "../../../loaders/privacy/dominance.js";
import {panelsOf} from "../measure/cohorts-by-sql.js";

const floor = 10;
const axes = cubeAxes(resolutions[5], ["family", "youth"], ["low", "high"]);
let database: Database;
beforeAll(async () => {
  database = await Database.open();
  // Forty customers in each pair of segment and tier, twelve months of 50 yuan each; one of them pays 8,800 a month.
  const values = ["family", "youth"].flatMap((segment, s) =>
    ["low", "high"].flatMap((tier, t) =>
      Array.from({length: 40}, (_, i) =>
        Array.from({length: 12}, (__, month) => {
          const fen = s === 1 && t === 1 && i === 0 ? 880_000 : 5000;
          return `(${100 * (2 * s + t) + i}, ${24_000 + month}, ${i + month}, 'in_term', '${segment}', '${tier}', 'no', 'no', 'no', CAST(NULL AS VARCHAR), ${fen}, 0, 0)`;
        })
      ).flat()
    )
  );
  await database.run(`CREATE OR REPLACE TABLE customer_months AS SELECT * FROM (VALUES ${values.join(", ")})
    AS v(number, month, tenure, term, segment, value_tier, complained, repeated, unconsented, left_how, revenue_fen, contacts, complaints)`);
});
afterAll(() => database.close());

async function rawCube() {
  const panels = await panelsOf(database, ["term", "segment", "value_tier", "complained", "repeated", "unconsented"]);
  const counts = new CubeCounts(axes);
  await panels.each((part) => counts.add(part.panels.customers));
  return {panels, raw: counts.rows()};
}

/** Of each cell the sum of revenue and the two largest customers' parts, by plain SQL. */
async function paidIn(cells: Awaited<ReturnType<typeof mergeToShare>>) {
  const rows = await database.rows(
    `SELECT t.number, ${axes.map(({id, sql}) => `${sql} AS d_${id}`).join(", ")}, SUM(t.revenue_fen) AS fen FROM customer_months AS t GROUP BY ALL`
  );
  const at = new Map((cells ?? []).map((cell) => [JSON.stringify(cell.bins), cell]));
  const paid = new Map<string, Map<number, number>>();
  for (const row of rows) {
    const cell = cellFor(
      axes.map(({id}) => asText(row[`d_${id}`])),
      (some) => at.get(JSON.stringify(some))
    );
    if (!cell) throw new Error("expected a cell for each customer-month");
    const key = JSON.stringify(cell.bins);
    const own = paid.get(key) ?? new Map<number, number>();
    paid.set(key, own);
    own.set(asNumber(row.number), (own.get(asNumber(row.number)) ?? 0) + asNumber(row.fen));
  }
  return [...paid].map(([bins, own]) => {
    const [largest, second = 0] = [...own.values()].sort((a, b) => b - a);
    return {bins, sum: [...own.values()].reduce((total, one) => total + one, 0), largest, second};
  });
}

it("a cell of the brush cube in which one customer pays nearly all is merged until nobody does", async () => {
  const {panels, raw} = await rawCube();
  const floored = mergeCube(raw, floor);
  if (!floored) throw new Error("expected a cube");
  // Every cell holds the floor; in those of the one customer he pays more than 70 %.
  const told = cellsTold(floored, await moneyOf(panels, axes, raw, floored));
  expect(told.map(({bins}) => JSON.stringify(bins)).sort()).toEqual(
    (await paidIn(floored))
      .filter((one) => !isShared(one))
      .map(({bins}) => bins)
      .sort()
  );
  expect(told.length).toBeGreaterThan(0);
  const merged = await mergeToShare(panels, axes, raw, floor);
  const paid = await paidIn(merged);
  expect(paid.length).toBeGreaterThan(1);
  expect(paid.filter((one) => !isShared(one))).toEqual([]);
  expect(paid.reduce((total, {sum}) => total + sum, 0)).toBe(159 * 12 * 5000 + 12 * 880_000);
});

it("there is no cube where one customer pays nearly all of everything", async () => {
  await database.run("UPDATE customer_months SET revenue_fen = 100 * revenue_fen WHERE revenue_fen = 880000");
  const {panels, raw} = await rawCube();
  expect(await mergeToShare(panels, axes, raw, floor)).toBeNull();
  await database.run("UPDATE customer_months SET revenue_fen = 880000 WHERE revenue_fen = 88000000");
});

it("products that are mostly one customer's are told to within a factor of four, and never too small", () => {
  expect(coarseWhereTold(1000, 700)).toBe(1000);
  expect(coarseWhereTold(1000, 701)).toBe(1024);
  expect(coarseWhereTold(1025, 1000)).toBe(4096);
  expect(coarseWhereTold(0, 0)).toBe(0);
});
