import {describe, expect, it} from "vitest";
import {indicatorScore, systemScore} from "../../src/model/scoring.js";

const rule = {rule: "linear", floor: 0.8, target: 0.95, cap: 120} as const;

describe("indicatorScore", () => {
  it.each([
    [0.8, 0],
    [0.95, 100],
    [0.875, 50],
    [0.7, 0],
    [1, 120]
  ])("of %f between a floor of .80 and a target of .95 is %f", (value, points) => {
    expect(indicatorScore(value, rule)).toBeCloseTo(points, 9);
  });

  it("rises as the value falls where the target lies below the floor", () => {
    expect(indicatorScore(280, {rule: "linear", floor: 360, target: 200, cap: 120})).toBeCloseTo(50, 9);
  });

  it("refuses a rule whose floor is its target", () => {
    expect(() => indicatorScore(1, {rule: "linear", floor: 1, target: 1, cap: 120})).toThrow("expected floor and target to differ; found 1 for both");
  });
});

describe("systemScore", () => {
  const appraise = [
    {indicator: "a", weight: 3, period: "year", score: {rule: "linear", floor: 0, target: 1, cap: 120}},
    {indicator: "b", weight: 1, period: "year", score: {rule: "linear", floor: 0, target: 10, cap: 120}}
  ] as const;

  it("is the mean by weight: (3·50 + 1·100)/4", () => {
    expect(systemScore(new Map([["a", 0.5], ["b", 10]]), appraise)).toBeCloseTo(62.5, 9);
  });

  it("is null where an appraised indicator has no value", () => {
    expect(systemScore(new Map([["a", 0.5]]), appraise)).toBeNull();
  });
});
