import {expect, it} from "vitest";
import {Database} from "../../../loaders/ground/database.js";
import {readContract, createTable} from "../../../loaders/definitions/contract.js";
import {remarkWords} from "../../../src/language/reading-remarks.js";
import {monthName, readCalendar} from "../../../loaders/intake/periods.js";

async function calendarOfDays(
  table: string,
  column: string,
  days: readonly string[],
  said: {from?: string; to?: string} = {}
) {
  const database = await Database.open();
  try {
    for (const one of readContract().values())
      await database.run(
        createTable({
          ...one,
          columns: Object.fromEntries(
            Object.entries(one.columns).map(([name, definition]) => [name, {...definition, required: false}])
          )
        })
      );
    if (days.length)
      await database.run(`INSERT INTO ${table} (${column}) VALUES ${days.map((day) => `('${day}')`).join(", ")}`);
    const {firstMonth, lastMonth, remarks = []} = await readCalendar(database, said);
    return [monthName(firstMonth), monthName(lastMonth), ...remarks.map((remark) => remarkWords.en.month(remark))];
  } finally {
    database.close();
  }
}

const through2026 = Array.from({length: 9}, (_, i) => [`2026-0${i + 1}-03`, `2026-0${i + 1}-25`]).flat();

it.each([
  ["whole months count", "contacts", "started_at", through2026, ["2026-01", "2026-09"]],
  [
    "a month begun after its 7th day or broken off before its last week doesn't",
    "contacts",
    "started_at",
    ["2026-01-08", ...through2026.slice(2), "2026-10-21"],
    ["2026-02", "2026-09"]
  ],
  [
    "a mistyped year, before or after, doesn't stretch the calendar",
    "contacts",
    "started_at",
    ["1926-09-01", "2016-03-04", ...through2026, "2062-09-30"],
    ["2026-01", "2026-09"]
  ],
  [
    "a gap of less than a year belongs to the data",
    "contacts",
    "started_at",
    ["2025-04-01", ...through2026],
    ["2025-04", "2026-09"]
  ],
  [
    "one row months after the others, beside hundreds, doesn't stretch it",
    "contacts",
    "started_at",
    [...Array.from({length: 40}, () => through2026).flat(), "2027-02-25"],
    ["2026-01", "2026-09"]
  ],
  [
    "months of a monthly table are whole",
    "customer_contacts",
    "month",
    ["2026-08-01", "2026-09-01"],
    ["2026-08", "2026-09"]
  ],
  [
    "at most ten years are measured, the last ones",
    "customers",
    "left_on",
    Array.from({length: 30}, (_, i) => `${1997 + i}-06-01`).concat("2026-06-30"),
    ["2016-07", "2026-06"]
  ]
])("%s", async (_, table, column, days, expected) => {
  expect((await calendarOfDays(table, column, days)).slice(0, 2)).toEqual(expected);
});

it("without any whole month there is nothing to measure", async () => {
  await expect(calendarOfDays("contacts", "started_at", ["2026-09-10", "2026-09-12"])).rejects.toThrow(
    /expected at least one whole month/
  );
});

it("the settings may say which months count, and what lies outside is told", async () => {
  expect(await calendarOfDays("contacts", "started_at", through2026, {from: "2026-02", to: "2026-08"})).toEqual([
    "2026-02",
    "2026-08",
    "The months are those of contacts.started_at, 2026-02 to 2026-08; 4 rows outside aren’t counted (2026-01, 2026-09). Say otherwise by data: {from: …, to: …} in the settings."
  ]);
});
