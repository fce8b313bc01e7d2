import {expect, it} from "vitest";
import {coverageLevels, runsOf} from "../../../src/model/published/readiness.js";

it("coverage is judged against what is usual, the median of what there is", () => {
  expect(coverageLevels([100, 100, 0, 60, 30, 10, 100, 120])).toEqual([4, 4, 0, 3, 2, 1, 4, 4]);
  expect(coverageLevels([])).toEqual([]);
  expect(coverageLevels([0, 0])).toEqual([0, 0]);
  expect(coverageLevels([7])).toEqual([4]);
  expect(coverageLevels([NaN, 5])).toEqual([0, 4]);
});

it("a strip in words is told run by run", () => {
  expect(runsOf([4, 4, 0, 4], ["2026-01", "2026-02", "2026-03", "2026-04"])).toEqual([
    {level: 4, from: "2026-01", to: "2026-02"},
    {level: 0, from: "2026-03", to: "2026-03"},
    {level: 4, from: "2026-04", to: "2026-04"}
  ]);
});
