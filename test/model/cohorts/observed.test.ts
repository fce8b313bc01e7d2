import {expect, it} from "vitest";
import {furthestMonth, keptAfter, monthsWatched, projectedYears} from "../../../src/model/cohorts/observed.js";

const from = (firstMonth: string) => ({firstMonth, lastMonth: "2026-09"});

it("counts the months that were watched, both ends included", () => {
  expect(monthsWatched(from("2026-09"))).toBe(1);
  expect(monthsWatched(from("2023-10"))).toBe(36);
});

it("speaks at most of twice as far", () => {
  expect(furthestMonth(from("2026-09"))).toBe(2);
  expect(keptAfter(from("2026-09"))).toBe(2);
  expect(keptAfter(from("2026-04"))).toBe(12);
  expect(keptAfter(from("2020-10"))).toBe(12);
});

it("projects five and ten years where twice the watched and twice the fitted months reach so far, whole years else", () => {
  expect(projectedYears(from("2021-10"), 60)).toEqual([5, 10]);
  expect(projectedYears(from("2023-10"), 60)).toEqual([5, 6]);
  expect(projectedYears(from("2021-10"), 20)).toEqual([3]);
  expect(projectedYears(from("2026-05"), 60)).toEqual([]);
});
