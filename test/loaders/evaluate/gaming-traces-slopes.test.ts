import {describe, expect, it} from "vitest";
import {crossedPanel} from "../../../loaders/evaluate/gaming-traces-slopes.js";
import {contestIndex} from "../../../src/model/statistics/contest.js";
import {normal} from "../../../src/model/statistics/random.js";
import {slopes} from "../../../src/model/statistics/slopes.js";

const units = Array.from({length: 24}, (_, unit) => `U${unit}`);
const clusters = units.map((_, unit) => unit % 8);
const starts = [0, 3, 6, 9];
const size = {units: units.length, periods: starts.length};
const noise = Float64Array.from({length: 2 * size.units * size.periods}, (_, i) => normal(3, i));

describe("the panel of indicators and of who stayed", () => {
  it("puts the figure of one half of the customers beside what the other half did, and leaves out what isn't there", () => {
    const rows = crossedPanel({
      units: ["A", "B"],
      clusters: [4, 5],
      starts: [24, 27],
      value: (half, quarter, unit) => (unit === "B" && quarter === 1 ? NaN : 10 * half + quarter),
      stayed: Float64Array.from({length: 8}, (_, i) => 100 + i)
    });
    expect(rows).toEqual([
      {unit: "A 0", cluster: "4", period: 24, indicator: 0, outcome: 104},
      {unit: "A 1", cluster: "4", period: 24, indicator: 10, outcome: 100},
      {unit: "B 0", cluster: "5", period: 24, indicator: 0, outcome: 105},
      {unit: "B 1", cluster: "5", period: 24, indicator: 10, outcome: 101},
      {unit: "A 0", cluster: "4", period: 27, indicator: 1, outcome: 106},
      {unit: "A 1", cluster: "4", period: 27, indicator: 11, outcome: 102}
    ]);
  });

  it("finds nothing where customers' own troubles alone tie a figure to who stayed", () => {
    // What the same half's customers did is the figure itself; the other half's has nothing to do with it.
    const rows = crossedPanel({
      units,
      clusters,
      starts,
      value: (half, quarter, unit) => noise[contestIndex(half, quarter, units.indexOf(unit), size)],
      stayed: noise
    });
    const {between, within} = slopes(rows);
    for (const slope of [between, within]) {
      expect(slope?.low).toBeLessThan(0);
      expect(slope?.high).toBeGreaterThan(0);
    }
  });
});
