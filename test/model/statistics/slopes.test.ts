import {describe, expect, it} from "vitest";
import {leastSquares, solve} from "../../../src/model/statistics/linear.js";
import {normal} from "../../../src/model/statistics/random.js";
import {sinceInForce, slopes, type PanelRow} from "../../../src/model/statistics/slopes.js";

const panel = (outcomeOf: (unit: number, period: number, style: number, day: number) => number): PanelRow[] =>
  Array.from({length: 20}, (_, unit) =>
    Array.from({length: 12}, (_unused, period): PanelRow => {
      const style = normal(1, unit);
      const day = 0.7 * normal(2, unit, period);
      return {
        unit: `U${unit}`,
        cluster: `C${unit % 10}`,
        period,
        indicator: style + day + 0.5 * period,
        outcome: outcomeOf(unit, period, style, day) + 0.1 * normal(3, unit, period) - 0.3 * period
      };
    })
  ).flat();

describe("least squares", () => {
  it("solves what has a solution and says where there is none", () => {
    expect(
      solve(
        [
          [2, 1],
          [1, 3]
        ],
        [3, 5]
      )?.map((x) => Math.round(x * 1e9) / 1e9)
    ).toEqual([0.8, 1.4]);
    expect(
      solve(
        [
          [1, 2],
          [2, 4]
        ],
        [1, 2]
      )
    ).toBeNull();
  });

  it("gives the clustered error of a mean", () => {
    // Three clusters with sums of residuals −2, 0, 2 about the mean: √(8 / 36 · 3/2 · 5/5).
    const fit = leastSquares(
      Array.from({length: 6}, () => [1]),
      [1, 1, 2, 2, 3, 3],
      [0, 0, 1, 1, 2, 2]
    );
    expect(fit?.coefficients[0]).toBeCloseTo(2, 12);
    expect(fit?.standardErrors[0]).toBeCloseTo(Math.sqrt((8 / 36) * 1.5), 12);
  });
});

describe("slopes", () => {
  it("between and within units can run against each other", () => {
    const {between, within} = slopes(panel((_unit, _period, style, day) => day - style));
    expect(between?.high).toBeLessThan(0);
    expect(within?.low).toBeGreaterThan(0);
  });

  it("can't be told of a handful of clusters, however many their units", () => {
    expect(slopes(panel((_unit, _period, style, day) => day - style).filter(({cluster}) => cluster < "C5"))).toEqual({
      between: null,
      within: null
    });
  });

  it("weaken once an indicator is in force, where they do", () => {
    const weaker = sinceInForce(
      panel((_unit, period, style, day) => (style + day) * (period < 6 ? 1 : 0)),
      6
    );
    expect(weaker?.before.low).toBeGreaterThan(0);
    expect(weaker?.change.high).toBeLessThan(0);
    const same = sinceInForce(
      panel((_unit, _period, style, day) => style + day),
      6
    );
    expect(Math.abs(same?.change.value ?? 1)).toBeLessThan(0.1);
    expect(
      sinceInForce(
        panel(() => 0),
        0
      )
    ).toBeNull();
  });
});
