/** What a table doesn't reach isn't known: not measurable there, instead of zero. */
import {expect, it} from "vitest";
import {remarkWords} from "../../../src/language/reading-remarks.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {Database} from "../../../loaders/ground/database.js";
import {monthName} from "../../../loaders/intake/periods.js";
import {eventColumn} from "../../../loaders/intake/reach.js";
import {readSources} from "../../../loaders/intake/read-run.js";
import {compileIndicators} from "../../../loaders/measure/compile.js";
import {makeFrames} from "../../../loaders/measure/frames.js";
import {only, writeTiny, type TinyTables} from "../tiny.js";

const contract = readContract();
const months = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"];
const days = ["02", "08", "12", "18", "22", "28"];
const people = Array.from({length: 40}, (_, i) => ({customer_id: `K${i}`}));
const contacts = months.flatMap((month) =>
  days.map((day) => ({contact_id: month + day, customer_id: "K1", started_at: `${month}-${day} 10:00:00`}))
);
/** Complaints on some days of the months from the first to the last named. */
const complaints = (from: number, to: number, of = days) =>
  months.slice(from, to).flatMap((month) =>
    of.map((day) => ({
      complaint_id: month + day,
      customer_id: "K2",
      opened_at: `${month}-${day} 10:00:00`,
      level: "escalated"
    }))
  );

async function reachesOf(tables: TinyTables, indicator = "complaints_per_10k"): Promise<{reach: unknown; x: string}> {
  const {folder, remove} = writeTiny({customers: people, contacts, ...tables});
  const database = await Database.open();
  try {
    const {intake, calendar} = await readSources(database, contract, {kind: "folder", folder}, () => {});
    const [compiled] = await compileIndicators(only(indicator), {
      database,
      frames: makeFrames(null),
      intake,
      calendar,
      contract
    });
    return {
      reach: Object.fromEntries(
        [...(calendar.reaches ?? [])].map(([column, {from, to}]) => [
          column,
          [from, to].map((month) => (month === null ? null : monthName(month)))
        ])
      ),
      x: compiled.x
    };
  } finally {
    database.close();
    remove();
  }
}

it("a table that ends early or begins late is known of its own months alone", async () => {
  const ended = await reachesOf({complaints: complaints(0, 4)});
  expect(ended.reach).toEqual({"complaints.opened_at": [null, "2026-04"]});
  expect(ended.x).toContain(`last_month <= ${2026 * 12 + 3}`);
  expect((await reachesOf({complaints: complaints(2, 6)})).reach).toEqual({"complaints.opened_at": ["2026-03", null]});
});

it("a month broken off isn't whole, a few rows tell nothing, and a table that covers the months has no limits", async () => {
  expect((await reachesOf({complaints: [...complaints(0, 3), ...complaints(3, 4, ["02", "08"])]})).reach).toEqual({
    "complaints.opened_at": [null, "2026-03"]
  });
  expect(await reachesOf({complaints: complaints(0, 4, ["12"])})).toMatchObject({
    reach: {},
    x: expect.not.stringContaining("last_month")
  });
  expect((await reachesOf({complaints: complaints(0, 6)})).reach).toEqual({});
});

it("where leavings end before contacts do, nobody is known to have stayed", async () => {
  const leaving = months
    .slice(0, 3)
    .flatMap((month, m) => days.map((day, d) => ({customer_id: `L${m}${d}`, left_on: `${month}-${day}`})));
  expect((await reachesOf({customers: [...people, ...leaving]}, "customer_churn")).reach).toEqual({
    "customers.left_on": [null, "2026-03"]
  });
});

it("leavings that are dated by the month alone, or begin late, limit nothing", async () => {
  const leaving = months
    .slice(4)
    .flatMap((month, m) => Array.from({length: 20}, (_, i) => ({customer_id: `L${m}-${i}`, left_on: `${month}-15`})));
  expect((await reachesOf({customers: [...people, ...leaving]}, "customer_churn")).reach).toEqual({});
});

it("tables of what lasts tell by what ends in them", () => {
  const of = (table: string) => eventColumn(contract.get(table) ?? {...[...contract.values()][0]});
  expect(["contacts", "bills", "customers", "subscriptions", "contracts", "org_units", "work_orders"].map(of)).toEqual([
    "started_at",
    "month",
    "left_on",
    "closed_on",
    "renewed_on",
    null,
    "dispatched_on"
  ]);
});

it("is said in both languages", () => {
  const remark = {
    kind: "reach",
    column: "complaints.opened_at",
    from: null,
    to: "2026-04",
    indicators: ["a", "b"]
  } as const;
  expect([remarkWords.en.month(remark), remarkWords.zh.month(remark)]).toEqual([
    "complaints.opened_at ends in 2026-04, other than the months that count; 2 indicators made of it can’t be measured after that.",
    "complaints.opened_at 止于 2026-04，与统计月份不一致；由此得出的 2 项指标在此后暂不可测。"
  ]);
});
