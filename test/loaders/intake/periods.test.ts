import {expect, it} from "vitest";
import {calendarOf, monthNumber} from "../../../loaders/intake/periods.js";

const grains = (first: string, last: string) => calendarOf(monthNumber(first), monthNumber(last)).periods;

it("all of eight months is a period, the first, since it is the longest", () => {
  const periods = grains("2026-01", "2026-08");
  expect(periods[0]).toEqual({id: "all:2026-01..2026-08", grain: "whole", from: "2026-01", to: "2026-08"});
  expect(periods.filter(({grain}) => grain === "quarter")).toHaveLength(2);
  expect(periods.filter(({grain}) => grain === "month")).toHaveLength(8);
});

it("what is left before the first quarter is one too, so that with the quarters it makes up the whole", () => {
  const periods = grains("2026-01", "2026-08");
  expect(periods.filter(({grain}) => grain === "rest")).toEqual([
    {id: "rest:2026-01..2026-02", grain: "rest", from: "2026-01", to: "2026-02"}
  ]);
  expect(grains("2026-03", "2026-08").some(({grain}) => grain === "rest")).toBe(false);
  expect(grains("2026-07", "2026-08").map(({grain}) => grain)).toEqual(["whole", "month", "month"]);
});

it.each([
  ["2026-09", "2026-09"],
  ["2026-07", "2026-09"],
  ["2025-10", "2026-09"],
  ["2024-10", "2026-09"]
])("from %s to %s a month, a quarter or a year is the longest period", (first, last) => {
  expect(grains(first, last).some(({grain}) => grain === "whole")).toBe(false);
});
