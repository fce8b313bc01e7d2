import {describe, expect, it} from "vitest";
import {
  choleskyFactor,
  correlationsOf,
  covarianceOf,
  jackknifeCovariance,
  leaveOneOutRatios
} from "../../../src/model/statistics/errors.js";

describe("jackknifeCovariance", () => {
  it("of a mean left out one by one is s²/n", () => {
    const y = [3, 5, 8, 12];
    const left = leaveOneOutRatios(y, [1, 1, 1, 1]);
    const variance = y.reduce((sum, v) => sum + (v - 7) ** 2, 0) / 3 / 4;
    expect(jackknifeCovariance(Array.from(left, (v) => [v]))[0][0]).toBeCloseTo(variance, 12);
  });

  it("refuses a single group", () => {
    expect(() => jackknifeCovariance([[1]])).toThrow("invalid groups: expected at least 2; found 1");
  });
});

describe("correlationsOf and covarianceOf", () => {
  it("take each other back", () => {
    const covariance = [
      [4, 1, -0.6],
      [1, 1, 0.3],
      [-0.6, 0.3, 9]
    ];
    const back = covarianceOf([2, 1, 3], correlationsOf(covariance));
    back.forEach((row, i) => row.forEach((value, j) => expect(value).toBeCloseTo(covariance[i][j], 12)));
  });

  it("refuse a triangle of the wrong size", () => {
    expect(() => covarianceOf([1, 1, 1], [0.5])).toThrow("invalid correlations: expected 3; found 1");
  });
});

describe("choleskyFactor", () => {
  it("multiplied by itself gives the covariance, an indicator without error included", () => {
    const covariance = [
      [4, 2, 0],
      [2, 5, 0],
      [0, 0, 0]
    ];
    const factor = choleskyFactor(covariance);
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++)
        expect(factor[i].reduce((sum, v, k) => sum + v * factor[j][k], 0)).toBeCloseTo(covariance[i][j], 12);
  });
});
