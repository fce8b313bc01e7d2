import {describe, expect, it} from "vitest";
import {normal} from "../../../src/model/statistics/random.js";
import {staggeredSlope, type PanelCell} from "../../../src/model/statistics/staggered.js";

const panel = (slope: number, noise: number, seed = 1): PanelCell[] =>
  Array.from({length: 24 * 30}, (_, i) => {
    const unit = Math.floor(i / 30);
    const month = i % 30;
    const dose = (unit * 7 + month * 3) % 11 === 0 ? 1 + (unit % 3) : 0;
    return {
      unit: `u${unit}`,
      month,
      cluster: `c${unit % 12}`,
      dose,
      weight: 100 + 10 * unit,
      outcome: 0.01 * unit + 0.02 * Math.sin(month) + slope * dose + noise * normal(seed, unit, month)
    };
  });

describe("a slope within unit and month", () => {
  it("is found exactly where nothing else moves, whatever units and months differ by", () => {
    const found = staggeredSlope(panel(0.25, 0));
    expect(found?.slope).toBeCloseTo(0.25, 9);
    expect(found?.clusters).toBe(12);
  });

  it("holds the truth in its 95 % interval about as often as it says", () => {
    let inside = 0;
    for (let seed = 0; seed < 60; seed++) {
      const found = staggeredSlope(panel(0.05, 0.2, seed));
      if (found && found.low <= 0.05 && found.high >= 0.05) inside++;
    }
    expect(inside).toBeGreaterThanOrEqual(51);
  });

  it("isn't there where the dose comes to all units alike, or the clusters are too few", () => {
    expect(staggeredSlope(panel(0.25, 0).map((cell) => ({...cell, dose: cell.month})))).toBeNull();
    expect(staggeredSlope(panel(0.25, 0).map((cell) => ({...cell, cluster: cell.unit < "u2" ? "a" : "b"})))).toBeNull();
  });
});
