import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Database} from "../../../loaders/ground/database.js";
import {createTable, readContract} from "../../../loaders/definitions/contract.js";
import {ingest} from "../../../loaders/intake/intake.js";
import {answersFollowedQuery, measureAnswers} from "../../../loaders/measure/answers-followed.js";
import {
  measureOutcomes,
  outcomesQuery,
  outcomeWindows,
  strataQuery,
  writeWindows
} from "../../../loaders/measure/outcomes.js";
import {calendarOf, monthNumber} from "../../../loaders/intake/periods.js";
import {breachesOfPlainSql} from "../../plain-sql.js";
import {tablesWithoutLeaving} from "../../../loaders/measure/without-leaving-contacts.js";
import {measureUnneededUpsell, unneededUpsellQuery} from "../../../loaders/measure/unneeded-upsell.js";
import {writeTiny, type TinyTables} from "../tiny.js";

const calendar = calendarOf(monthNumber("2025-01"), monthNumber("2025-12"));
const usage = (line: string, months: readonly string[], used: number) =>
  months.map((month) => ({
    subscription_id: line,
    month: `${month}-01`,
    revenue_fen: 1000,
    data_allowance_mb: 1000,
    data_used_mb: used
  }));

/** Customers who stay, leave and join about the quarter and its gap, with what was billed, answered and offered. */
const tables: TinyTables = {
  customers: [
    {customer_id: "stays", joined_on: "2020-01-01"},
    {customer_id: "leaves-in-gap", joined_on: "2020-01-01", left_on: "2025-04-10"},
    {customer_id: "leaves-in-may", joined_on: "2020-01-01", left_on: "2025-05-20"},
    {customer_id: "leaves-in-september", joined_on: "2020-01-01", left_on: "2025-09-20"},
    {customer_id: "joins-in-gap", joined_on: "2025-04-05"},
    {customer_id: "elsewhere", joined_on: "2024-12-01", home_unit_id: "U2"}
  ],
  subscriptions: ["stays", "leaves-in-may", "leaves-in-september", "elsewhere"].map((customer) => ({
    subscription_id: `L-${customer}`,
    customer_id: customer
  })),
  bills: [
    {subscription_id: "L-stays", month: "2025-03-01", revenue_fen: 5000},
    {subscription_id: "L-stays", month: "2025-07-01", revenue_fen: 9000},
    {subscription_id: "L-leaves-in-may", month: "2025-03-01", revenue_fen: 3000},
    {subscription_id: "L-leaves-in-september", month: "2025-03-01", revenue_fen: 4000},
    {subscription_id: "L-leaves-in-september", month: "2025-07-01", revenue_fen: 2500},
    ...usage("L-stays", ["2025-08", "2025-09", "2025-10"], 499),
    ...usage("L-elsewhere", ["2025-08", "2025-09", "2025-10"], 500)
  ],
  contacts: [
    {contact_id: "K1", customer_id: "stays", started_at: "2025-01-05 10:00:00", reason: "billing"},
    {contact_id: "K2", customer_id: "leaves-in-may", started_at: "2025-01-06 10:00:00", reason: "leaving"}
  ],
  surveys: [
    {
      survey_id: "S1",
      customer_id: "stays",
      contact_id: "K1",
      kind: "service_nps",
      asked_at: "2025-01-06 10:00:00",
      answered_at: "2025-01-06 11:00:00",
      score: 9
    },
    {
      survey_id: "S2",
      customer_id: "leaves-in-may",
      contact_id: "K2",
      kind: "service_nps",
      asked_at: "2025-01-07 10:00:00",
      answered_at: "2025-01-07 11:00:00",
      score: 2
    },
    {
      survey_id: "S3",
      customer_id: "leaves-in-may",
      kind: "relationship_nps",
      asked_at: "2025-02-07 10:00:00",
      answered_at: "2025-02-07 11:00:00",
      score: 3
    },
    {
      survey_id: "S4",
      customer_id: "leaves-in-gap",
      kind: "relationship_nps",
      asked_at: "2025-03-07 10:00:00",
      answered_at: "2025-03-07 11:00:00",
      score: 1
    },
    // Two more answers of customers who have answered: answers aren't customers.
    {
      survey_id: "S5",
      customer_id: "leaves-in-may",
      kind: "relationship_nps",
      asked_at: "2025-02-20 10:00:00",
      answered_at: "2025-02-20 11:00:00",
      score: 3
    },
    {
      survey_id: "S6",
      customer_id: "stays",
      contact_id: "K1",
      kind: "service_nps",
      asked_at: "2025-01-20 10:00:00",
      answered_at: "2025-01-20 11:00:00",
      score: 9
    }
  ],
  offers: [
    {offer_id: "O1", customer_id: "stays", offered_at: "2025-11-10 10:00:00", accepted: false},
    {offer_id: "O2", customer_id: "elsewhere", offered_at: "2025-11-10 10:00:00", accepted: true},
    {offer_id: "O3", customer_id: "stays", offered_at: "2025-12-10 10:00:00", accepted: false},
    {offer_id: "O4", customer_id: "stays", offered_at: "2025-11-11 10:00:00", lever: "save", accepted: false}
  ]
};

let database: Database;
let remove: () => void;
beforeAll(async () => {
  const tiny = writeTiny(tables);
  remove = tiny.remove;
  database = await Database.open();
  await ingest(database, readContract(), tiny.folder);
});
afterAll(() => {
  database.close();
  remove();
});

describe("customers followed after a quarter", () => {
  it("are those there when it ended and when the gap ended; who joins or leaves in the gap is in neither side", async () => {
    const {rows, windows} = await measureOutcomes(database, calendar, [3], 1, true);
    const first = windows.findIndex(({horizon, base}) => horizon === 3 && base === monthNumber("2025-04"));
    const of = (unit: string) =>
      rows
        .filter((row) => row.window === first && row.unit === unit)
        .reduce(
          (sum, {base, kept, revenue, revenueKept}) => ({
            base: sum.base + base,
            kept: sum.kept + kept,
            revenue: sum.revenue + revenue,
            revenueKept: sum.revenueKept + revenueKept
          }),
          {base: 0, kept: 0, revenue: 0, revenueKept: 0}
        );
    // May to July: one of three leaves; the second pays less, the first more, which isn't counted.
    expect(of("U1")).toEqual({base: 3, kept: 2, revenue: 12_000, revenueKept: 7500});
    expect(of("U2")).toEqual({base: 1, kept: 1, revenue: 0, revenueKept: 0});
  });

  it("have windows that end with the data at the latest", () => {
    const windows = outcomeWindows(calendar, [1, 3, 12], 1);
    expect(windows.every(({end}) => end <= monthNumber("2026-01"))).toBe(true);
    expect(windows.filter(({horizon}) => horizon === "last")).toHaveLength(4);
    expect(windows.filter(({horizon}) => horizon === 3)).toHaveLength(2);
    expect(windows.filter(({horizon}) => horizon === 12)).toHaveLength(0);
  });

  it("make the same sums by kind of customer", async () => {
    const {rows, strata} = await measureOutcomes(database, calendar, [1, 3], 1, true);
    const sums = (all: readonly {readonly window: number; readonly base: number; readonly kept: number}[]) =>
      all.reduce<Record<number, [number, number]>>(
        (sum, {window, base, kept}) => ({
          ...sum,
          [window]: [(sum[window]?.[0] ?? 0) + base, (sum[window]?.[1] ?? 0) + kept]
        }),
        {}
      );
    expect(sums(strata)).toEqual(sums(rows));
  });
});

describe("answers followed", () => {
  it("leave out answers after a contact that asks to leave, and who left in the gap; customers and leavers count once", async () => {
    const found = await measureAnswers(database, calendar.lastMonth, 1, 12);
    expect(
      found.map(({part, score, months, left, answers, customers, leavers}) => [
        `${part} ${score}, ${months} months, ${left ? "left" : "stayed"}`,
        {answers, customers, leavers}
      ])
    ).toEqual([
      ["relationship_recommendation 3, 1 months, left", {answers: 2, customers: 1, leavers: 1}],
      ["service_recommendation 9, 10 months, stayed", {answers: 2, customers: 1, leavers: 0}]
    ]);
  });
});

describe("who was urged up", () => {
  it("needed less only where all three months before were under half of the data", async () => {
    expect(await measureUnneededUpsell(database, calendar)).toMatchObject({urged: 2, neededLess: 1});
  });
});

it("all of it is plain SQL", async () => {
  const empty = await Database.open();
  try {
    for (const table of readContract().values()) await empty.run(createTable(table));
    for (const column of ["bucket", "number"]) await empty.run(`ALTER TABLE customers ADD COLUMN ${column} INTEGER`);
    await writeWindows(empty, outcomeWindows(calendar, [3], 1));
    const queries = [
      outcomesQuery,
      strataQuery,
      answersFollowedQuery(calendar.lastMonth, 1, 12),
      unneededUpsellQuery(calendar),
      ...Object.values(tablesWithoutLeaving)
    ];
    for (const sql of queries) expect(await breachesOfPlainSql(empty, sql), sql).toEqual([]);
  } finally {
    empty.close();
  }
});
