/** Where nobody ever leaves it is said: that all stay would be no finding. */
import {expect, it} from "vitest";
import {remarkWords} from "../../../src/language/reading-remarks.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {Database} from "../../../loaders/ground/database.js";
import {readSources} from "../../../loaders/intake/read-run.js";
import {compileIndicators} from "../../../loaders/measure/compile.js";
import {makeFrames} from "../../../loaders/measure/frames.js";
import {nobodyLeaves} from "../../../loaders/measure/leavers.js";
import {only, writeTiny, type TinyTables} from "../tiny.js";

const contract = readContract();
const months = ["2026-01", "2026-02", "2026-03"];
const people = (leaving: (i: number) => string | null) =>
  Array.from({length: 12}, (_, i) => {
    const day = leaving(i);
    return {customer_id: `K${i}`, ...(day === null ? {} : {left_on: day})};
  });
const contacts = months.flatMap((month) =>
  Array.from({length: 28}, (_, i) => ({
    contact_id: `${month}-${i}`,
    customer_id: `K${i % 12}`,
    started_at: `${month}-${String(i + 1).padStart(2, "0")} 10:00:00`
  }))
);

async function remarksOf(tables: TinyTables, floor = 0) {
  const {folder, remove} = writeTiny({contacts, ...tables});
  const database = await Database.open();
  try {
    const {intake, calendar} = await readSources(database, contract, {kind: "folder", folder}, () => {});
    const compiled = await compileIndicators(only("customer_retention", "line_churn"), {
      database,
      frames: makeFrames(null),
      intake,
      calendar,
      contract
    });
    return await nobodyLeaves({database, contract, intake, calendar, compiled, league: [], floor});
  } finally {
    database.close();
    remove();
  }
}

const nobody = people((i) => (i === 0 ? "" : null));

it("a column of leavings without one in the months that count is remarked, with what rests on it", async () => {
  const remarks = await remarksOf({customers: nobody});
  expect(remarks).toEqual([
    {kind: "nobody_leaves", column: "customers.left_on", who: "customers", indicators: ["customer_retention"]}
  ]);
  expect(remarkWords.en.month(remarks[0])).toBe(
    "Nobody in the data ever leaves (customers.left_on is empty within the months that count): retention can’t be told. 1 indicator rests on it, and would say that all stay."
  );
  expect(remarkWords.zh.month(remarks[0])).toBe(
    "数据中没有任何客户离网（统计月份内 customers.left_on 为空）：保有情况无从判断。相关的 1 项指标会显示为全部保有。"
  );
});

it("leavings after the months that count are none in them; one within them is enough", async () => {
  expect(await remarksOf({customers: people((i) => (i < 6 ? "2026-07-01" : null))})).toHaveLength(1);
  expect(await remarksOf({customers: people((i) => (i === 0 ? "2026-02-10" : null))})).toEqual([]);
});

it("nothing is said where the column isn’t there at all, nor to others of fewer customers than the floor", async () => {
  expect(await remarksOf({customers: people(() => null)})).toEqual([]);
  expect(await remarksOf({customers: nobody}, 10)).toHaveLength(1);
  expect(await remarksOf({customers: nobody}, 13)).toEqual([]);
});

it("lines as well as customers", async () => {
  const subscriptions = people(() => null).map(({customer_id: id}) => ({
    subscription_id: `L${id}`,
    customer_id: id,
    closed_on: ""
  }));
  const [first, second] = await remarksOf({customers: nobody, subscriptions});
  expect([first.kind, second]).toEqual([
    "nobody_leaves",
    {kind: "nobody_leaves", column: "subscriptions.closed_on", who: "lines", indicators: ["line_churn"]}
  ]);
  expect(remarkWords.en.month(second)).toContain("No line in the data is ever closed (subscriptions.closed_on");
});
