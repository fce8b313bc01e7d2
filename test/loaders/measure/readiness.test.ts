import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {AnswerRate, ReadinessTable} from "../../../src/model/published/readiness.js";
import {Database} from "../../../loaders/ground/database.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {ingest} from "../../../loaders/intake/intake.js";
import {answerRates, clockOf, readinessTables} from "../../../loaders/measure/readiness.js";
import {compileIndicators} from "../../../loaders/measure/compile.js";
import {makeFrames} from "../../../loaders/measure/frames.js";
import {calendarOf, monthNumber, writePeriods} from "../../../loaders/intake/periods.js";
import {readUnits} from "../../../loaders/intake/units.js";
import {only, writeTiny, type TinyTables} from "../tiny.js";

const contract = readContract();
const people = Array.from({length: 24}, (_, i) => ({customer_id: `C${i}`, home_unit_id: i < 12 ? "U1" : "U2"}));
/** Contacts of some customers on a day, each with or without a unit. */
const contacts = (day: string, from: number, to: number, unit: string) =>
  people.slice(from, to).map(({customer_id}) => ({
    contact_id: `${customer_id}-${day}-${unit}`,
    customer_id,
    started_at: `${day} 09:00:00`,
    unit_id: unit,
    answered: true
  }));

const tables: TinyTables = {
  customers: people,
  contacts: [
    // January: everyone; February: nine of U1 alone, too few to show; March: everyone up to the 20th, three on the 28th.
    ...contacts("2026-01-10", 0, 24, "U1"),
    ...contacts("2026-02-10", 0, 9, "U1"),
    ...contacts("2026-03-20", 0, 24, "U2"),
    ...contacts("2026-03-28", 0, 3, "U2"),
    // Twelve at no unit, and a dozen of a time that isn't measured.
    ...contacts("2026-03-05", 0, 12, ""),
    ...contacts("2022-01-05", 0, 12, "U1")
  ],
  subscriptions: people.map(({customer_id}) => ({subscription_id: `S${customer_id}`, customer_id})),
  bills: people.flatMap(({customer_id}) =>
    ["2026-01-01", "2026-03-01"].map((month) => ({subscription_id: `S${customer_id}`, month, revenue_fen: 100}))
  ),
  surveys: [
    ...people.map(({customer_id}, i) => ({
      survey_id: `Q${i}`,
      customer_id,
      kind: "service_nps",
      asked_at: "2026-03-01 10:00:00",
      answered_at: i < 12 ? "2026-03-01 11:00:00" : "",
      score: i < 12 ? 9 : ""
    })),
    ...people.slice(0, 9).map(({customer_id}, i) => ({
      survey_id: `E${i}`,
      customer_id,
      kind: "effort",
      asked_at: "2026-03-01 10:00:00",
      answered_at: "2026-03-01 11:00:00",
      score: 5
    }))
  ]
};

let remove = () => {};
let database: Database;
let readiness: (floor: number) => Promise<ReadonlyMap<string, ReadinessTable>>;
let answers: (floor: number) => Promise<readonly AnswerRate[]>;
beforeAll(async () => {
  const written = writeTiny(tables);
  remove = written.remove;
  database = await Database.open();
  const intake = await ingest(database, contract, written.folder);
  const calendar = calendarOf(monthNumber("2026-01"), monthNumber("2026-03"));
  await writePeriods(database, calendar);
  const units = await readUnits(database);
  const compiled = await compileIndicators(only("connect_rate", "handling_time"), {
    database,
    frames: makeFrames(null),
    intake,
    calendar,
    contract
  });
  const input = {database, contract, intake, calendar, compiled, league: units.all.filter(({id}) => id !== "ALL")};
  readiness = async (floor) => new Map((await readinessTables({...input, floor})).map((table) => [table.table, table]));
  answers = (floor) => answerRates({...input, floor});
});
afterAll(() => {
  database.close();
  remove();
});

describe("a table's reach", () => {
  it("by month counts only what rests on enough customers", async () => {
    expect((await readiness(10)).get("contacts")).toMatchObject({
      state: "read",
      months: [3, 0, 4],
      units: [4, 2],
      withoutUnit: {column: "unit_id", rows: 12},
      outside: [{column: "started_at", before: 12, after: 0}]
    });
    expect((await readiness(0)).get("contacts")?.months).toEqual([4, 2, 4]);
  });

  it("says the last day that enough customers reach, and how far that is from the end", async () => {
    expect((await readiness(10)).get("contacts")).toMatchObject({lastDay: "2026-03-20", daysBehind: 11});
    expect((await readiness(0)).get("contacts")).toMatchObject({lastDay: "2026-03-28", daysBehind: 3});
  });

  it("of a monthly table goes to the month's last day, and a month that it lacks is a gap", async () => {
    expect((await readiness(10)).get("bills")).toMatchObject({
      lastDay: "2026-03-31",
      daysBehind: 0,
      months: [4, 0, 4],
      units: [4, 4]
    });
  });

  it("hides how many rows have no unit where too few customers stand behind them", async () => {
    expect((await readiness(20)).get("contacts")?.withoutUnit).toEqual({column: "unit_id", rows: "few"});
  });

  it("tells tables that aren't there from those that aren't needed, and columns by how far they are filled and what they feed", async () => {
    const all = await readiness(10);
    expect([all.get("offers")?.state, all.get("customer_contacts")?.state, all.get("org_units")?.state]).toEqual([
      "absent",
      "absent",
      "read"
    ]);
    const columns = new Map(all.get("contacts")?.columns.map((column) => [column.column, column]));
    expect(columns.get("unit_id")).toMatchObject({
      filled: 0.86,
      derived: false,
      feeds: ["connect_rate", "handling_time"]
    });
    expect(columns.get("handled_seconds")).toMatchObject({filled: null, feeds: ["handling_time"]});
  });
});

it("answer rates leave out kinds with too few who answered", async () => {
  expect((await answers(10)).map(({kind, asked, answered}) => [kind, asked, answered])).toEqual([
    ["service_nps", 24, 12]
  ]);
  expect((await answers(0)).map(({kind, asked, answered}) => [kind, asked, answered])).toEqual([
    ["service_nps", 24, 12],
    ["effort", 9, 9]
  ]);
});

it("the clock of a table is the first time that must be given", () => {
  const clock = (table: string) => clockOf(contract.get(table) ?? {...[...contract.values()][0]});
  expect(["contacts", "surveys", "bills", "customers", "complaints", "plans"].map(clock)).toEqual([
    "started_at",
    "asked_at",
    "month",
    "joined_on",
    "opened_at",
    null
  ]);
});
