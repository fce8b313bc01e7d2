import {describe, expect, it} from "vitest";
import {
  fitBetaGeometric,
  lifetimeValue,
  projectedBand,
  projectedSurvival
} from "../../../src/model/statistics/beta-geometric.js";
import {dayRetention} from "../../../src/model/statistics/retention.js";

const survival = [0.869, 0.743, 0.653, 0.593, 0.551, 0.517, 0.491];
const losses = (shares: readonly number[], n: number) =>
  shares.map((share, i) => ({
    period: i + 1,
    atRisk: n * (shares[i - 1] ?? 1),
    left: n * ((shares[i - 1] ?? 1) - share)
  }));

describe("the shifted beta-geometric model", () => {
  it("finds the published parameters and what comes next", () => {
    const model = fitBetaGeometric(losses(survival, 1000));
    expect(model?.alpha).toBeCloseTo(0.668, 2);
    expect(model?.beta).toBeCloseTo(3.806, 1);
    const next = projectedSurvival(model ?? {m: 0, phi: 0}, 12).slice(7);
    [0.46, 0.436, 0.414, 0.395, 0.378].forEach((share, i) => expect(next[i]).toBeCloseTo(share, 2));
  });

  it("takes everyone for alike where the hazard doesn't fall", () => {
    const model = fitBetaGeometric(
      losses(
        Array.from({length: 12}, (_, i) => 0.95 ** (i + 1)),
        10_000
      )
    );
    expect(projectedSurvival(model ?? {m: 0, phi: 0}, 24)[23]).toBeCloseTo(0.95 ** 24, 3);
    expect(model?.phi).toBeLessThan(0.01);
  });

  it("gives no model where nobody or everybody left", () => {
    expect(
      fitBetaGeometric([
        {period: 1, atRisk: 10, left: 0},
        {period: 2, atRisk: 10, left: 0}
      ])
    ).toBeNull();
    expect(fitBetaGeometric([{period: 1, atRisk: 10, left: 4}])).toBeNull();
  });

  it("is surer of more customers, and its band holds the projection", () => {
    const bands = [1000, 100_000].map((n) => {
      const model = fitBetaGeometric(losses(survival, n));
      if (!model) throw new Error("expected a model");
      return projectedBand(model, 24);
    });
    const width = bands.map((band) => band[23].high - band[23].low);
    expect(width[1] / width[0]).toBeCloseTo(0.1, 1);
    for (const point of bands[0]) expect(point.low <= point.survival && point.survival <= point.high).toBe(true);
  });

  it("has a band about as good as nobody: 999 of 1,000 leave each month, for ten years", () => {
    const model = fitBetaGeometric([1e6, 1e3, 1].map((atRisk, i) => ({period: i + 1, atRisk, left: 0.999 * atRisk})));
    if (!model) throw new Error("expected a model");
    const band = projectedBand(model, 120);
    expect(band[0].survival).toBeCloseTo(0.001, 6);
    for (const {low, survival, high} of band)
      expect(0 <= low && low <= survival && survival <= high && high <= 1).toBe(true);
  });

  it.each([0, 1, NaN])("has no band where %d of all leave at once", (m) => {
    expect(() =>
      projectedBand(
        {
          m,
          phi: 0.1,
          alpha: 1,
          beta: 1,
          covariance: [
            [1, 0],
            [0, 1]
          ]
        },
        12
      )
    ).toThrow(`invalid model: expected m between 0 and 1 and φ above 0; found ${m} and 0.1`);
  });
});

it("lifetime value is revenue while here, discounted, with its interval", () => {
  const stays = [0.5, 0.25].map((share) => ({survival: share, low: share, high: share}));
  expect(lifetimeValue(stays, {mean: 100, standardError: 0}, 0)).toEqual({value: 175, low: 175, high: 175});
  const {value, low, high} = lifetimeValue(stays, {mean: 100, standardError: 5}, 0.08);
  expect(value).toBeCloseTo(100 * (1 + 0.5 / 1.08 ** (1 / 12) + 0.25 / 1.08 ** (2 / 12)), 9);
  expect(high - value).toBeCloseTo(value * 1.96 * 0.05, 1);
  expect(value - low).toBeCloseTo(high - value, 9);
});

it("of three users who return on day 1, day 5 and never", () => {
  const {onDay, unbounded} = dayRetention([[1], [5], []], 6);
  expect(onDay.map((share) => Math.floor(100 * share))).toEqual([100, 33, 0, 0, 0, 33, 0]);
  expect(unbounded.map((share) => Math.floor(100 * share))).toEqual([100, 66, 33, 33, 33, 33, 0]);
});
