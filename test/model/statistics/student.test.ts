import {describe, expect, it} from "vitest";
import {studentPoint95} from "../../../src/model/statistics/student.js";

describe("studentPoint95", () => {
  it("is the closed form with 1, 2 and 4 degrees of freedom", () => {
    expect(studentPoint95(1)).toBeCloseTo(Math.tan(0.475 * Math.PI), 10);
    // P(T ≤ t) = ½ + t / (2√(2 + t²)) with 2 degrees of freedom: t = .95·√2 / √(1 − .95²).
    expect(studentPoint95(2)).toBeCloseTo((0.95 * Math.SQRT2) / Math.sqrt(1 - 0.95 ** 2), 10);
    expect(studentPoint95(2)).toBeCloseTo(4.302653, 6);
    // P(|T| ≤ t) = s(3 − s²)/2 with s = t / √(4 + t²) and 4 degrees.
    const s = studentPoint95(4) / Math.sqrt(4 + studentPoint95(4) ** 2);
    expect((s * (3 - s * s)) / 2).toBeCloseTo(0.95, 12);
  });

  // Printed tables; the last two, and parts of degrees, by @stdlib/stats-base-dists-t-quantile 0.2.3.
  it.each([
    [3, 3.182446],
    [5, 2.570582],
    [10, 2.228139],
    [39, 2.022691],
    [120, 1.97993],
    [1.5, 6.016663104],
    [99.9, 1.983995838],
    [150, 1.975905331]
  ])("of %f degrees of freedom is %f", (degrees, point) => {
    expect(studentPoint95(degrees)).toBeCloseTo(point, point > 4 || degrees > 90 ? 8 - 3 * Number(degrees === 120) : 6);
  });

  it("falls without a jump where the expansion takes over, towards the normal point", () => {
    expect(studentPoint95(99.999999) - studentPoint95(100)).toBeLessThan(1e-9);
    expect(studentPoint95(1e9)).toBeCloseTo(1.959963985, 8);
  });

  it("refuses less than 1 degree of freedom", () => {
    for (const degrees of [0.99, 0, -1, NaN])
      expect(() => studentPoint95(degrees)).toThrow("invalid degrees of freedom: expected at least 1");
  });
});
