import {expect, it} from "vitest";
import {Database} from "../../../loaders/ground/database.js";
import {createTable, readContract} from "../../../loaders/definitions/contract.js";
import {figuresOfBooks, ofMeasure} from "../../../loaders/evaluate/report-review.js";
import {assumptionsOf} from "../../../loaders/evaluate/plan-estimates.js";
import {readPlans} from "../../../loaders/definitions/plans.js";
import {calendarOf, monthNumber} from "../../../loaders/intake/periods.js";
import {readHotlinePay} from "../../../loaders/measure/plan/read-plan.js";
import {readBooked, readMeasure, restOfShown, writeYears} from "../../../loaders/measure/report/read-report.js";
import {momentsOf} from "../../../src/model/statistics/moments.js";

const floor = 10;
const floors = {customers: floor, team: 3};
const employeeNps = {id: "employee_nps", format: "points"} as const;
const units = ["ALL", "A", "B"];

/** A company with 20 customers in each of two branches and so many at the company itself, all billed 100 yuan; with a supervisor's answer for each. */
async function companyWith(atCompany: number): Promise<Database> {
  const database = await Database.open();
  await database.run([...readContract().values()].map(createTable).join(";\n"));
  await database.run(`CREATE TABLE unit_ancestors (unit_id VARCHAR, ancestor_id VARCHAR)`);
  await database.run(
    `INSERT INTO unit_ancestors VALUES ('ALL','ALL'),('A','A'),('A','ALL'),('B','B'),('B','ALL'),('A1','A1'),('A1','A'),('A1','ALL')`
  );
  await database.run(`ALTER TABLE agents ADD COLUMN number INTEGER`);
  const places = [
    ["A1", 20],
    ["B", 20],
    ["ALL", atCompany]
  ] as const;
  const ids = places
    .flatMap(([unit, count]) => Array.from({length: count}, () => unit))
    .map((unit, number) => ({unit, number, id: `'${number}'`}));
  const insert = (into: string, valuesOf: (one: (typeof ids)[number]) => string) =>
    database.run(`INSERT INTO ${into} VALUES ${ids.map((one) => `(${valuesOf(one)})`).join(", ")}`);
  const joined = "DATE '2020-01-01'";
  await insert(
    "customers (customer_id, kind, home_unit_id, joined_on)",
    ({id, unit}) => `${id}, 'public', '${unit}', ${joined}`
  );
  await insert(
    "subscriptions (subscription_id, customer_id, kind, opened_on)",
    ({id}) => `${id}, ${id}, 'mobile', ${joined}`
  );
  await insert("bills (subscription_id, month, revenue_fen)", ({id}) => `${id}, DATE '2026-06-01', 10000`);
  await insert(
    "agents (agent_id, unit_id, role, joined_on, number)",
    ({id, unit, number}) => `${id}, '${unit}', 'supervisor', ${joined}, ${number}`
  );
  await insert(
    "surveys (survey_id, agent_id, asked_at, kind, score)",
    ({id}) => `${id}, ${id}, TIMESTAMP '2026-05-01 10:00:00', 'employee_nps', 9`
  );
  await database.run(
    `INSERT INTO costs (unit_id, month, category, actual_fen, budget_fen) VALUES ('A', DATE '2026-06-01', 'labour', 100000, 100000), ('B', DATE '2026-06-01', 'labour', 100000, 100000), ('ALL', DATE '2026-06-01', 'labour', 100000, 100000)`
  );
  await writeYears(database, calendarOf(monthNumber("2026-01"), monthNumber("2026-12")), units);
  return database;
}

const wanted = new Set(["cost_per_customer", "cost_of_revenue", "cost_against_budget"]);
const unitsOf = (figures: readonly {readonly unit: string}[]) => [...new Set(figures.map(({unit}) => unit))];

it("3 customers at the company itself can't be had from the books of all less those of the branches", async () => {
  const database = await companyWith(3);
  const books = await readBooked(database);
  const of = (unit: string) => books.find((book) => book.unit === unit)?.revenueFen ?? 0;
  // The attack: with the branches shown, this would be what three customers paid.
  expect(of("ALL") - of("A") - of("B")).toBe(3 * 10_000);
  expect(of(restOfShown)).toBe(3 * 10_000);
  expect(unitsOf(figuresOfBooks(books, wanted, units, floor))).toEqual(["ALL"]);
  database.close();
});

it("nor 3 employees' answers; ten of each may be there, or none", async () => {
  const few = await companyWith(3);
  expect(unitsOf(ofMeasure(employeeNps, await readMeasure(few, "employee_nps"), units, floors))).toEqual(["ALL"]);
  few.close();
  for (const enough of [0, 10]) {
    const database = await companyWith(enough);
    expect(unitsOf(ofMeasure(employeeNps, await readMeasure(database, "employee_nps"), units, floors))).toEqual(units);
    expect(unitsOf(figuresOfBooks(await readBooked(database), wanted, units, floor))).toEqual(units);
    database.close();
  }
});

it("the cost of revenue isn't said of branches where one customer pays nearly all of the revenue of one", async () => {
  const shownWith = async (fen: number, unit: string) => {
    const database = await companyWith(10);
    await database.run(
      `UPDATE bills SET revenue_fen = ${fen} WHERE subscription_id = (SELECT min(customer_id) FROM customers WHERE home_unit_id = '${unit}')`
    );
    const books = await readBooked(database);
    database.close();
    const figures = figuresOfBooks(books, wanted, units, floor);
    const of = (measure: string) => unitsOf(figures.filter((one) => one.measure === measure));
    return {ofRevenue: of("cost_of_revenue"), others: of("cost_per_customer"), books};
  };
  // In B 19 others pay 190,000 fen: 440,000 of 630,000 are 70 %, and 450,000 of 640,000 more.
  expect(await shownWith(440_000, "B")).toMatchObject({ofRevenue: units, others: units});
  const told = await shownWith(450_000, "B");
  expect(told).toMatchObject({ofRevenue: ["ALL"], others: units});
  expect(told.books.find(({unit}) => unit === "B")?.parts).toEqual({largest: 450_000, second: 10_000});
  // At the company itself nine others pay 90,000: what is left of the whole without the branches tells as well.
  expect(await shownWith(220_000, "ALL")).toMatchObject({ofRevenue: ["ALL"], others: units});
  // 490,000 are the others' in all.
  expect(await shownWith(1_150_000, "B")).toMatchObject({ofRevenue: [], others: units});
});

it("what employees answer rests on ten of them", () => {
  const cell = (unit: string, n: number) => ({
    unit,
    year: 0,
    isPartner: false,
    people: null,
    moments: momentsOf(
      Array.from({length: n}, () => 100),
      Array.from({length: n}, () => 1)
    )
  });
  const cells = [cell("ALL", 29), cell("A", 20), cell("B", 9)];
  expect(unitsOf(ofMeasure(employeeNps, cells, units, floors))).toEqual(["ALL"]);
  expect(unitsOf(ofMeasure({id: "first_line_turnover", format: "percent"}, cells, units, floors))).toEqual(units);
});

/** Twenty hotline agents paid 5,000 yuan, and others paid so much. */
async function paid(others: readonly number[]) {
  const database = await Database.open();
  await database.run([...readContract().values()].map(createTable).join(";\n"));
  const pay = [
    ...Array.from({length: 20}, () => ["call_agent", 5000] as const),
    ...others.map((yuan) => ["supervisor", yuan] as const)
  ];
  const rows = (valuesOf: (one: (typeof pay)[number], i: number) => string) => pay.map(valuesOf).join(", ");
  await database.run(
    `INSERT INTO agents (agent_id, unit_id, role, joined_on) VALUES ${rows(([role], i) => `('${i}', 'A', '${role}', DATE '2020-01-01')`)}`
  );
  await database.run(
    `INSERT INTO pay (agent_id, month, base_fen) VALUES ${rows(([, yuan], i) => `('${i}', DATE '2026-06-01', ${yuan * 50}), ('${i}', DATE '2026-07-01', ${yuan * 50})`)}`
  );
  const found = await readHotlinePay(database);
  database.close();
  return {found, basis: assumptionsOf(readPlans().assumptions, null, found).fixed_labour_share.basis};
}

it("the share of pay that isn't the hotline's is observed only where five others or more are paid, and none of them most", async () => {
  expect(await paid([9000])).toMatchObject({found: {agents: 20, others: 1, largest: 1}, basis: "assumed"});
  expect(await paid([9000, 9000, 9000, 9000])).toMatchObject({found: {others: 4}, basis: "assumed"});
  expect(await paid([9000, 9000, 9000, 9000, 9000])).toMatchObject({
    found: {others: 5, largest: 0.2},
    basis: "observed"
  });
  expect(await paid([90_000, 6000, 6000, 6000, 6000])).toMatchObject({basis: "assumed"});
  expect(await paid([])).toMatchObject({found: {others: 0}, basis: "observed"});
});
