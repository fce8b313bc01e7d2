import {expect, test} from "vitest";
import {greenAndLosing} from "../../../src/model/scoring/losing.js";
import {estimate, units} from "../../fixtures/brief.js";

const company = estimate(0.87, 0.004, 10_000);
const keeping = (kept: readonly (readonly [value: number, half: number])[]) =>
  units(kept.map((_, i) => i + 1)).map((unit, i) => ({...unit, retention: estimate(kept[i][0], kept[i][1], 1000)}));

test("greenAndLosing: units of the upper half that keep fewer than the company beyond noise, the worst first", () => {
  const league = keeping([
    [0.84, 0.01],
    [0.82, 0.01],
    [0.87, 0.01],
    [0.8, 0.01]
  ]);
  // The fourth loses most, but doesn't look green.
  expect(greenAndLosing(league, company)).toEqual(["unit-2", "unit-1"]);
  expect(greenAndLosing(league, null)).toEqual([]);
});

test("greenAndLosing: the company's own error counts, and so does how many are looked at", () => {
  // 2.1 standard errors of its own below the company: under 5 % by itself on one side, but not one of ten.
  const little = (count: number) =>
    keeping(
      Array.from({length: count}, (_, i) =>
        i === 0 ? ([0.87 - (2.1 * 0.01) / 1.96, 0.01] as const) : ([0.87, 0.01] as const)
      )
    );
  expect(greenAndLosing(little(2), company)).toEqual(["unit-1"]);
  expect(greenAndLosing(little(20), company)).toEqual([]);
  expect(greenAndLosing(little(2), estimate(0.87, 0.02, 10_000))).toEqual([]);
});
