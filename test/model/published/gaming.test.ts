import {describe, expect, it} from "vitest";
import {breakEvenOf, changeOf, typicalUnits} from "../../../src/model/published/gaming.js";
import {z95} from "../../../src/model/statistics/intervals.js";

describe("a gain's interval", () => {
  it("is the delete-a-group jackknife's", () => {
    // (B − 1)/B · Σ(θ₋ₖ − θ̄)² of 1, 2, 3, 4 is ¾ · 5.
    const {value, low, high} = changeOf(2.5, [1, 2, 3, 4]);
    expect(value).toBe(2.5);
    expect(high - value).toBeCloseTo(z95 * Math.sqrt(3.75), 12);
    expect(value - low).toBeCloseTo(z95 * Math.sqrt(3.75), 12);
  });
});

describe("the break-even", () => {
  it("is the bonus gained in proportion to the score, in customers of a year's revenue", () => {
    expect(breakEvenOf(300_000, 60, 6, 1500)).toEqual({bonus: 30_000, customers: 20});
    expect(breakEvenOf(300_000, 60, -6, 1500).customers).toBe(0);
    expect(breakEvenOf(300_000, 0, 6, 1500).customers).toBe(0);
  });
});

describe("typical units", () => {
  it("are those nearest the middle of both rankings, in one order", () => {
    const units = [
      ["a", 10, 90],
      ["b", 50, 50],
      ["c", 90, 10],
      ["d", 50, 60],
      ["e", 60, 50]
    ].map(([id, legacy, challenger]) => ({id: String(id), legacy: Number(legacy), challenger: Number(challenger)}));
    expect(typicalUnits(units, 2).map(({id}) => id)).toEqual(["b", "d"]);
    expect(typicalUnits(units.slice(0, 1), 2)).toHaveLength(1);
  });
});
