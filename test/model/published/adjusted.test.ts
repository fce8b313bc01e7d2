import {expect, it} from "vitest";
import {adjustedForMix} from "../../../src/model/published/adjusted.js";
import type {Breakdowns} from "../../../src/model/published/breakdowns.js";

const figure = (value: number, customers: number, standardError = 0.03) => ({
  value,
  customers,
  standardError,
  designEffect: 1
});
const part = (id: string) => ({id, name: {en: id, zh: id}, of: [id], members: [{en: id, zh: id}]});
const breakdowns: Pick<Breakdowns, "bySegment"> = {
  bySegment: [
    {
      indicator: "rate",
      tables: [
        {
          period: 3,
          parts: [part("old"), part("young")],
          rows: [
            {row: "all", figures: [figure(0.5, 300), figure(0.9, 100)]},
            {row: "north", figures: [figure(0.4, 10, 0.04), figure(0.8, 90, 0.02)]},
            {row: "south", figures: [figure(0.6, 50), null]}
          ]
        }
      ]
    }
  ]
};

it("a unit with the company’s mix: 3/4 of it old, 1/4 young, whatever its own mix; none of a unit that lacks a segment", () => {
  const adjusted = adjustedForMix(breakdowns, {indicator: "rate", period: 3, top: "all"}, "percent");
  expect([...adjusted.keys()]).toEqual(["all", "north"]);
  expect(adjusted.get("north")?.value).toBeCloseTo(0.75 * 0.4 + 0.25 * 0.8, 12);
  expect(adjusted.get("north")?.standardError).toBeCloseTo(Math.hypot(0.75 * 0.04, 0.25 * 0.02), 12);
  expect(adjustedForMix(breakdowns, {indicator: "rate", period: 2, top: "all"}, "percent").size).toBe(0);
  expect(adjustedForMix(breakdowns, {indicator: "other", period: 3, top: "all"}, "percent").size).toBe(0);
});
