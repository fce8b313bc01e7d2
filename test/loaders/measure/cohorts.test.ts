import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {CubeCell} from "../../../loaders/measure/cohort-cube.js";
import type {LifeSplit} from "../../../src/model/published/cohort-data.js";
import {Database, type Row} from "../../../loaders/ground/database.js";
import {createTable, readContract} from "../../../loaders/definitions/contract.js";
import {cubeAxes, cubeQuery, cubeSums, resolutions, type CubeAxis} from "../../../loaders/measure/cohort-cube.js";
import {
  cohortQuery,
  leavingReasons,
  lifeQuery,
  lifeSplits,
  type LifeEntity,
  type LifeRow
} from "../../../loaders/measure/cohorts.js";
import {type PanelSource} from "../../../loaders/measure/panel/source.js";
import {breachesOfPlainSql} from "../../plain-sql.js";
import {cellFor, mergeCube} from "../../../loaders/privacy/cube-floor.js";
import {floorBins, ladder, lifeSplitOf} from "../../../loaders/privacy/life-floor.js";
import {LinearSystem} from "../../../loaders/privacy/linear-system.js";
import {riskRows} from "../../../src/model/cohorts/life-tables.js";
import {uniform} from "../../../src/model/statistics/random.js";
import {kaplanMeier, survivalAt} from "../../../src/model/statistics/survival.js";
import type {TinyTables} from "../tiny.js";
import {cubeOf, frames, lifeOf, splitNamed} from "./cohort-panels.js";

const threeCustomers: TinyTables = {
  customers: [
    // Here before the data begin, leaves in March by port-out.
    {customer_id: "A", joined_on: "2023-11-10", left_on: "2024-03-20", segment: "youth"},
    // Joins in February and stays; complains in April.
    {customer_id: "B", joined_on: "2024-02-14", segment: "family"},
    // Joins and leaves in May.
    {customer_id: "C", joined_on: "2024-05-02", left_on: "2024-05-30", segment: "family"}
  ],
  subscriptions: [
    {
      subscription_id: "A1",
      customer_id: "A",
      opened_on: "2023-11-10",
      closed_on: "2024-03-20",
      closed_how: "port_out"
    },
    {subscription_id: "B1", customer_id: "B", opened_on: "2024-02-14"},
    {subscription_id: "B2", customer_id: "B", kind: "broadband", opened_on: "2024-06-03"},
    {
      subscription_id: "C1",
      customer_id: "C",
      opened_on: "2024-05-02",
      closed_on: "2024-05-30",
      closed_how: "arrears"
    }
  ],
  contracts: [{contract_id: "T1", subscription_id: "B1", starts_on: "2024-02-14", due_on: "2024-08-14"}],
  complaints: [{complaint_id: "P1", customer_id: "B", opened_at: "2024-04-09 10:00:00"}],
  bills: [
    {subscription_id: "B1", month: "2024-03-01", revenue_fen: 5000},
    {subscription_id: "B1", month: "2024-07-01", revenue_fen: 5000},
    {subscription_id: "B2", month: "2024-07-01", revenue_fen: 3000}
  ]
};

describe("three customers, typed by hand", () => {
  let database: Database;
  let panels: PanelSource;
  beforeAll(async () => {
    ({database, panels} = await frames(threeCustomers));
  });
  afterAll(() => database.close());
  const rowsOf = (entity: LifeEntity, id: string) => lifeOf(panels, entity, id);
  const at = (rows: readonly LifeRow[], one: string, tenure: number) =>
    rows.find((row) => row.class === one && row.tenure === tenure);

  it("each month knows who is at risk, who left and how", async () => {
    const rows = await lifeOf(panels, "customers", null);
    // Tenure 0: B in February, C in May. Tenure 2: A in January, B in April. Tenure 4: A in March, B in June.
    expect(at(rows, "all", 0)).toMatchObject({atRisk: 2, left: [0, 0, 1, 0]});
    expect(at(rows, "all", 2)).toMatchObject({atRisk: 2, left: [0, 0, 0, 0]});
    expect(at(rows, "all", 4)).toMatchObject({atRisk: 2, left: [1, 0, 0, 0]});
    expect(at(rows, "all", 10)).toMatchObject({atRisk: 1, ended: 1});
    expect(at(rows, "all", 5)).toMatchObject({atRisk: 1, revenueFen: 8000, revenueFenSquared: 64_000_000});
    expect(rows.reduce((sum, {atRisk}) => sum + atRisk, 0)).toBe(3 + 11 + 1);
    expect(leavingReasons[2]).toBe("arrears");
  });

  it("the cube keeps the products that a slice's error is made of", async () => {
    const axes = cubeAxes({tenure: [0, 3], term: "two", segments: 2, trouble: "two"}, ["family", "youth"], ["unknown"]);
    const cells = await cubeOf(panels, axes);
    const total = (name: string) => cells.reduce((sum, {sums}) => sum + sums[cubeSums.indexOf(name)], 0);
    // A is here for 3 months, one of them before the third since joining; B for 11, of them 3; C for 1.
    expect(total("all_xx")).toBe(3 * 3 + 11 * 11 + 1);
    expect(total("tenure_xx")).toBe(1 + 2 * 2 + 3 * 3 + 8 * 8 + 1);
    // B pays 5,000 fen in March, its second month, and 8,000 in July.
    expect(total("all_revenue_fen_yy")).toBe(13_000 ** 2);
    expect(total("all_revenue_fen_xy")).toBe(2 * 13_000 * 11);
    expect(total("tenure_revenue_fen_yy")).toBe(5000 ** 2 + 8000 ** 2);
    expect(total("tenure_revenue_fen_xy")).toBe(2 * (5000 * 3 + 8000 * 8));
    expect(total("all_complaints_yy")).toBe(1);
  });

  it("a complaint counts from the month after it", async () => {
    const rows = await rowsOf("customers", "complained");
    expect(at(rows, "no", 2)).toMatchObject({atRisk: 2, moved: 1});
    expect(at(rows, "yes", 2)).toBeUndefined();
    expect(at(rows, "yes", 3)).toMatchObject({atRisk: 1, moved: 0});
    expect(at(rows, "yes", 10)).toMatchObject({atRisk: 1, ended: 1});
  });

  it("a line opened within the month doesn't change what the customer held as it began", async () => {
    const rows = await rowsOf("customers", "holds");
    expect(at(rows, "mobile", 4)).toMatchObject({atRisk: 2, moved: 1});
    expect(at(rows, "both", 4)).toBeUndefined();
    expect(at(rows, "both", 5)?.atRisk).toBe(1);
  });

  it("a term is running, falls due soon, and has expired", async () => {
    const rows = await rowsOf("lines", "term");
    expect(at(rows, "in_term", 3)?.atRisk).toBe(1);
    expect(at(rows, "due_soon", 4)?.atRisk).toBe(1);
    expect(at(rows, "due_soon", 6)).toMatchObject({due: 1, moved: 1});
    expect(at(rows, "expired", 7)?.atRisk).toBe(1);
  });
});

/** Customers of one year who leave and complain by chance, with the month until which each is here and in which each complains. */
function complainers(people: number, leaves: number, complains: number) {
  const until: number[] = [];
  const complainedIn: (number | null)[] = [];
  let drawn = 0;
  const draw = () => uniform(20_240_101, drawn++);
  const customers: Record<string, string>[] = [];
  const complaints: Record<string, string>[] = [];
  const month = (m: number, day: number) => `2024-${String(m + 1).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  for (let i = 0; i < people; i++) {
    let left: number | null = null;
    let complained: number | null = null;
    for (let m = 0; m < 12 && left === null; m++) {
      if (complained === null && draw() < complains) complained = m;
      if (m > 0 && draw() < leaves) left = m;
    }
    until.push(left ?? 12);
    complainedIn.push(complained);
    customers.push({
      customer_id: `C${i}`,
      joined_on: "2024-01-03",
      ...(left === null ? {} : {left_on: month(left, 28)}),
      segment: i % 100 === 0 ? "enterprise" : i % 7 === 0 ? "senior" : i % 3 === 0 ? "youth" : "family",
      value_tier: i % 40 === 0 ? "high" : i % 2 ? "low" : "middle"
    });
    if (complained !== null)
      complaints.push({complaint_id: `P${i}`, customer_id: `C${i}`, opened_at: `${month(complained, 12)} 09:00:00`});
  }
  return {tables: {customers, complaints}, until, complainedIn};
}

/** A row as a failing test names it. */
function inWords(row: Row): string {
  return JSON.stringify(row, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value));
}

/** What is left of a cell when another that lies wholly within it is taken off. */
function restsOf(cells: readonly (readonly number[])[]): number[][] {
  return cells
    .map((cell) => new Set(cell))
    .flatMap((outer) =>
      cells
        .filter((inner) => inner.length < outer.size && inner.every((i) => outer.has(i)))
        .map((inner) => [...outer].filter((i) => !inner.includes(i)))
    );
}

/** Of each class of a split in a stretch of tenure, and of each cell of the cube, the finest cells that it is made of. */
function standingIn(
  finest: readonly Row[],
  splits: readonly LifeSplit[],
  cube: readonly CubeCell[],
  axes: readonly CubeAxis[]
): number[][] {
  const byBins = new Map(cube.map((cell) => [JSON.stringify(cell.bins), cell]));
  const sets: number[][] = splits.flatMap(({id, classes, bins}) =>
    classes.flatMap(({of}) =>
      bins.map(({from, to}) =>
        finest.flatMap((row, i) => {
          const tenure = Number(row.tenure);
          return (id === "all" || of.includes(String(row[id]))) && tenure >= from && (to === null || tenure <= to)
            ? [i]
            : [];
        })
      )
    )
  );
  sets.push(
    ...cube.map((cell) =>
      finest.flatMap((row, i) =>
        cellFor(
          axes.map(({id}) => String(row[`d_${id}`])),
          (bins) => byBins.get(JSON.stringify(bins))
        ) === cell
          ? [i]
          : []
      )
    )
  );
  return sets;
}

const people = 4000;
const leaves = 0.0275;
const complains = 0.08;

describe("a complaint that changes nothing", () => {
  let database: Database;
  let panels: PanelSource;
  const {tables, until, complainedIn} = complainers(people, leaves, complains);

  beforeAll(async () => ({database, panels} = await frames(tables)));
  afterAll(() => database.close());

  it("shows an effect where customers are split by what became of them, and none in the life table", async () => {
    const naive = (ever: boolean) => {
      const own = until.filter((_, i) => (complainedIn[i] !== null) === ever);
      return own.filter((one) => one === 12).length / own.length;
    };
    expect(naive(true) - naive(false)).toBeGreaterThan(0.12);
    const rows = await lifeOf(panels, "customers", "complained");
    const split = lifeSplitOf("complained", rows, ladder.slice(0, 12), 10, {nameOf: () => null});
    if (!split) throw new Error("expected a split");
    const [no, yes] = ["no", "yes"].map((id) =>
      survivalAt(
        kaplanMeier(
          riskRows(
            split,
            split.classes.findIndex((one) => one.id === id)
          )
        ),
        11
      )
    );
    // The last bin is open, so the curves end after 11 months; nobody leaves in the month of joining.
    const truth = (1 - leaves) ** 10;
    expect(Math.abs(no.survival - yes.survival)).toBeLessThan(0.05);
    for (const curve of [no, yes]) expect(curve.low < truth && truth < curve.high).toBe(true);
  });

  it("whoever enters a state, leaves, moves on or is lost from sight adds up", async () => {
    const rows = await lifeOf(panels, "customers", "complained");
    const split = lifeSplitOf("complained", rows, ladder.slice(0, 12), 10, {nameOf: () => null});
    if (!split) throw new Error("expected a split");
    const sum = (column: readonly number[]) => column.reduce((total, one) => total + one, 0);
    expect(sum(split.entered)).toBe(sum(split.censored) + split.left.reduce((total, own) => total + sum(own), 0));
    expect(sum(split.entered)).toBe(
      people + complainedIn.filter((m, i) => m !== null && m + 1 <= Math.min(until[i], 11)).length
    );
  });

  it("no table, and not all tables and the cube together, give away fewer customers than the floor", async () => {
    const floor = 10;
    const ids = ["segment", "value_tier", "complained"];
    const rows = new Map<string, readonly LifeRow[]>();
    for (const id of ["all", ...ids]) rows.set(id, await lifeOf(panels, "customers", id === "all" ? null : id));
    const whole = Array.from(
      {length: 12},
      (_, tenure) => rows.get("all")?.find((row) => row.tenure === tenure)?.atRisk ?? 0
    );
    const master = floorBins(ladder, [whole], floor) ?? [];
    const splits = ["all", ...ids].flatMap(
      (id) => lifeSplitOf(id, rows.get(id) ?? [], master, floor, {nameOf: () => null}) ?? []
    );
    expect(splits.map(({id}) => id)).toEqual(["all", ...ids]);
    const axes = cubeAxes(resolutions[2], ["family", "youth", "senior", "enterprise"], ["low", "middle", "high"]);
    const cube = mergeCube(await cubeOf(panels, axes), floor) ?? [];
    expect(cube.length).toBeGreaterThan(10);

    // The finest cells of everything at once, with who stands in them.
    const finest =
      await database.rows(`SELECT t.tenure AS tenure, t.segment AS segment, t.value_tier AS value_tier, t.complained AS complained,
      ${axes.map(({id, sql}) => `${sql} AS d_${id}`).join(", ")}, count(*) AS customers
      FROM customer_months AS t GROUP BY ALL ORDER BY ALL`);
    const sets = standingIn(finest, splits, cube, axes);
    const filled = sets.filter((set) => set.length > 0);
    const size = (atoms: readonly number[]) => atoms.reduce((sum, i) => sum + Number(finest[i].customers), 0);
    for (const set of filled) expect(size(set)).toBeGreaterThanOrEqual(floor);
    const system = new LinearSystem(finest.length, filled);
    const small = finest.flatMap((row, i) => (Number(row.customers) < floor ? [i] : []));
    expect(small.length).toBeGreaterThan(20);
    for (const i of small) expect(system.determinesSum([i]), inWords(finest[i])).toBe(false);
    for (const rest of restsOf(filled)) expect(size(rest)).toBeGreaterThanOrEqual(floor);
  });
});

it("all of it is plain SQL", async () => {
  const database = await Database.open();
  for (const table of readContract().values()) await database.run(createTable(table));
  const queries = [
    ...(["line_months", "customer_months", "before_leaving", "by_tenure", "heat_customers", "heat_lines"] as const).map(
      cohortQuery
    ),
    lifeQuery(
      "customers",
      lifeSplits.customers.filter(({changes}) => changes === "never"),
      24_000
    ),
    lifeQuery("customers", [splitNamed("customers", "term")], 24_000),
    lifeQuery("lines", [splitNamed("lines", "term")], 24_000),
    cubeQuery(cubeAxes(resolutions[0], ["youth"], ["low"]), 24_000)
  ];
  for (const sql of queries) expect(await breachesOfPlainSql(database, sql), sql).toEqual([]);
  database.close();
});
