import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Database} from "../../../loaders/ground/database.js";
import {cubeAxes, resolutions} from "../../../loaders/measure/cohort-cube.js";
import type {LifeRow} from "../../../loaders/measure/cohorts.js";
import {CubeCounts} from "../../../loaders/measure/panel/cube.js";
import {leakingSplits, leaksOfCube} from "../../../loaders/privacy/cohort-audit.js";
import {cellFor, mergeCube, mergeOneMore, mergedBin} from "../../../loaders/privacy/cube-floor.js";
import {lifeSplitOf} from "../../../loaders/privacy/life-floor.js";
import {uniform} from "../../../src/model/statistics/random.js";
import {cubeBySql, panelsOf} from "../measure/cohorts-by-sql.js";

const floor = 10;
let database: Database;
beforeAll(async () => (database = await Database.open()));
afterAll(() => database.close());

/** A life table of a split as it would be published, made of rows of `customer_months`. */
async function publishedSplit(id: string, starts: readonly number[], column = id) {
  const rows = await database.rows(
    `SELECT ${column} AS class, tenure, count(*) AS n FROM customer_months GROUP BY ALL ORDER BY ALL`
  );
  const life = rows.map((row): LifeRow => ({
    class: String(row.class),
    tenure: Number(row.tenure),
    atRisk: Number(row.n),
    left: [0, 0, 0, 0],
    ended: 0,
    moved: 0,
    due: 0,
    revenueFen: 0,
    revenueFenSquared: 0,
    customersByKind: [Number(row.n)]
  }));
  const split = lifeSplitOf(id, life, starts, floor, {nameOf: () => null});
  if (!split) throw new Error(`expected a life table of ${id}`);
  return split;
}

describe("two life tables", () => {
  /** Customers of one month: so many of each pair of classes. */
  const monthOf = async (...groups: readonly (readonly [segment: string, tier: string, customers: number])[]) => {
    const values = groups.flatMap(([segment, tier, n], g) =>
      Array.from({length: n}, (_, i) => `(${1000 * g + i}, 0, '${segment}', '${tier}', 24000)`)
    );
    await database.run(
      `CREATE OR REPLACE TABLE customer_months AS SELECT * FROM (VALUES ${values.join(", ")}) AS v(number, tenure, segment, value_tier, month)`
    );
    return leakingSplits(
      await panelsOf(database, ["segment", "value_tier"]),
      "customers",
      [await publishedSplit("segment", [0]), await publishedSplit("value_tier", [0])],
      floor
    );
  };

  it("give away whoever is in neither of two classes that never go together", async () => {
    expect(await monthOf(["youth", "low", 50], ["family", "high", 45], ["family", "low", 5])).toEqual(
      new Map([["value_tier", "segment and value_tier: 5 customers in family and low from month 0 on"]])
    );
  });

  it("give away nobody where all go together, however few, nor where those left are enough", async () => {
    expect(
      await monthOf(["youth", "low", 50], ["family", "high", 45], ["family", "low", 5], ["youth", "high", 1])
    ).toEqual(new Map());
    expect(await monthOf(["youth", "low", 50], ["family", "high", 45], ["family", "low", 10])).toEqual(new Map());
  });
});

describe("the brush cube beside life tables", () => {
  const segments = ["family", "youth", "senior", "enterprise"];
  const tiers = ["low", "middle", "high"];
  const axes = cubeAxes(resolutions[4], segments, tiers);

  beforeAll(async () => {
    let drawn = 0;
    const draw = () => uniform(41, drawn++);
    const pick = <T>(some: readonly T[], shares: readonly number[]): T => {
      const at = draw();
      const position = shares.findIndex((_, i) => at < shares.slice(0, i + 1).reduce((sum, one) => sum + one, 0));
      return some[position < 0 ? some.length - 1 : position];
    };
    const values: string[] = [];
    for (let number = 0; number < 1500; number++) {
      const [segment, tier, from] = [
        pick(segments, [0.5, 0.32, 0.1]),
        pick(tiers, [0.5, 0.44]),
        Math.floor(50 * draw())
      ];
      for (let month = 0; month < 14; month++) {
        const term = pick(["in_term", "due_soon", "expired", "no_term"], [0.7, 0.15, 0.12]);
        values.push(
          `(${number}, ${24_000 + month}, ${from + month}, '${term}', '${segment}', '${tier}', '${draw() < 0.02 ? "yes" : "no"}', '${draw() < 0.2 ? "yes" : "no"}', 'no', CAST(NULL AS VARCHAR), 0, 0, 0)`
        );
      }
    }
    await database.run(`CREATE OR REPLACE TABLE customer_months AS SELECT * FROM (VALUES ${values.join(", ")})
      AS v(number, month, tenure, term, segment, value_tier, complained, repeated, unconsented, left_how, revenue_fen, contacts, complaints)`);
  });

  it("merges so many cells more that whoever takes its cells off a class of a life table has at least the floor left, or nobody", async () => {
    // Life tables in the cube's own stretches, so that each can be taken off by itself.
    const starts = resolutions[4].tenure;
    const splits = [
      await publishedSplit("all", starts, "'all'"),
      ...(await Promise.all(["term", "segment", "value_tier"].map((id) => publishedSplit(id, starts))))
    ];
    const panels = await panelsOf(database, ["term", "segment", "value_tier", "complained", "repeated", "unconsented"]);
    const counts = new CubeCounts(axes);
    await panels.each((part) => counts.add(part.panels.customers));
    const raw = counts.rows();
    expect(raw).toEqual(await cubeBySql(database, axes, 24_013));
    const merged = mergeCube(raw, floor);
    if (!merged) throw new Error("expected a cube");
    const leaks = await leaksOfCube(panels, {axes, raw, merged, splits}, floor);
    expect(leaks.length).toBeGreaterThan(2);
    const sealed = leaks.reduce((cells, leak) => mergeOneMore(cells, leak) ?? cells, merged);
    expect(sealed.length).toBe(merged.length - leaks.length);
    expect(await leaksOfCube(panels, {axes, raw, merged: sealed, splits}, floor)).toEqual([]);
    // Counted again, without the audit: for each class and stretch of tenure the customers whose cell is merged across the class.
    const finest = await database.rows(
      `SELECT DISTINCT t.number, ${axes.map(({id, sql}) => `${sql} AS d_${id}`).join(", ")} FROM customer_months AS t`
    );
    const restsOf = (cells: typeof merged) => {
      const at = new Map(cells.map((cell) => [JSON.stringify(cell.bins), cell]));
      const rests = new Map<string, Set<number>>();
      for (const row of finest) {
        const bins = axes.map(({id}) => String(row[`d_${id}`]));
        const cell = cellFor(bins, (some) => at.get(JSON.stringify(some)));
        axes.forEach(({id}, d) => {
          if (id === "trouble" || cell?.bins[d] !== mergedBin) return;
          const key = id === "tenure" ? bins[0] : `${bins[0]} ${id} ${bins[d]}`;
          rests.set(key, (rests.get(key) ?? new Set()).add(Number(row.number)));
        });
      }
      return [...rests.values()].map(({size}) => size);
    };
    expect(Math.min(...restsOf(merged))).toBeLessThan(floor);
    expect(Math.min(...restsOf(sealed))).toBeGreaterThanOrEqual(floor);
    // Nothing is lost by merging.
    const months = (cells: typeof merged) => cells.reduce((sum, {sums}) => sum + sums[0], 0);
    expect(months(sealed)).toBe(months(raw));
  });
});
