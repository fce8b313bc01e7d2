import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {drawPath, wanderingLevel} from "../../../src/model/statistics/wandering-level.js";
import {fillNormal, normal} from "../../../src/model/statistics/random.js";

/** Yearly flow of the Nile at Aswan, 1871–1970, 10⁸ m³ (Cobb 1978; Durbin & Koopman 2012, §2.2). */
const nile = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140, 1100,
  1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456,
  824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897,
  822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975,
  815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740
];

describe("a wandering level", () => {
  it("has the variances and the forecast of the Nile as published", () => {
    const {noise, wander, level} = wanderingLevel(nile, 0, 12, null);
    // Durbin & Koopman: σ²(ε) 15,099, σ²(η) 1,469.1 a step; the filtered level of 1970 is 798.4, its standard error 63.5.
    expect(Math.abs(noise / Math.sqrt(15_099) - 1)).toBeLessThan(0.1);
    expect(Math.abs(wander / Math.sqrt(12 * 1469.1) - 1)).toBeLessThan(0.25);
    expect(Math.abs(level.mean[0] - 798.4)).toBeLessThan(30);
    expect(Math.abs(level.deviation[0] / Math.hypot(63.5, Math.sqrt(1469.1)) - 1)).toBeLessThan(0.25);
  });

  it("follows whatever is added to a series, and neither season nor drift do", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({min: -0.2, max: 0.2, noNaN: true}), {minLength: 24, maxLength: 40}),
        fc.double({min: -3, max: 3, noNaN: true}),
        (series, more) => {
          const one = wanderingLevel(series, 4, 12, {mean: 0, deviation: 0.05});
          const other = wanderingLevel(
            series.map((value) => value + more),
            4,
            12,
            {mean: 0, deviation: 0.05}
          );
          for (let t = 0; t < 12; t++) {
            expect(other.level.mean[t] - more).toBeCloseTo(one.level.mean[t], 3);
            expect(other.season[t]).toBeCloseTo(one.season[t], 3);
          }
          expect(other.drift.mean).toBeCloseTo(one.drift.mean, 3);
        }
      ),
      {numRuns: 10}
    );
  });

  it("finds a season that comes back and a drift that goes on", () => {
    const season = [0.3, 0.25, -0.1, 0, 0, -0.05, -0.1, -0.05, 0, -0.05, -0.1, -0.1];
    const series = Array.from({length: 48}, (_, t) => season[t % 12] + (0.05 * t) / 12 + 0.005 * normal(7, t));
    const found = wanderingLevel(series, 9, 24, {mean: 0, deviation: 0.05});
    expect(found.drift.mean).toBeCloseTo(0.05, 1);
    expect(Math.abs(found.drift.mean - 0.05)).toBeLessThan(3 * found.drift.deviation);
    for (let t = 0; t < 24; t++) {
      const truth = season[t % 12] + (0.05 * (48 + t)) / 12;
      expect(Math.abs(found.level.mean[t] + found.season[t] - truth)).toBeLessThan(0.05);
    }
  });

  it("tells more apart the less of it is known", () => {
    const mean = (n: number) =>
      Array.from({length: 12}, (_, seed) => {
        const series = Array.from({length: n}, (__, t) => 0.03 * normal(seed, t));
        return wanderingLevel(series, 0, 36, null).level.deviation[35] / 12;
      }).reduce((sum, value) => sum + value, 0);
    const [year, three, five] = [12, 36, 60].map(mean);
    expect(year).toBeGreaterThan(three);
    expect(three).toBeGreaterThan(five);
  });

  it("draws paths whose middle and spread are those it says", () => {
    const series = Array.from({length: 36}, (_, t) => 0.03 * normal(3, t));
    const found = wanderingLevel(series, 0, 12, null);
    const path = new Float64Array(12);
    const normals = new Float64Array(12);
    const last = Array.from({length: 4000}, (_, i) => {
      fillNormal(normals, 8, i);
      drawPath(found, normals, [8, i], path);
      return path[11];
    });
    const mean = last.reduce((sum, value) => sum + value, 0) / last.length;
    const deviation = Math.sqrt(last.reduce((sum, value) => sum + (value - mean) ** 2, 0) / last.length);
    expect(Math.abs(mean - found.level.mean[11] - found.season[11])).toBeLessThan(0.004);
    // A month is a level and a noise, and the season's own uncertainty.
    expect(deviation).toBeGreaterThan(Math.hypot(found.level.deviation[11], found.noise) * 0.95);
    expect(deviation).toBeLessThan(Math.hypot(found.level.deviation[11], found.noise) * 1.3);
  });

  it("refuses what can't be fitted", () => {
    expect(() => wanderingLevel([1], 0, 12, null)).toThrow(/at least 2 months; found 1/);
    expect(() => wanderingLevel([1, NaN, 2], 0, 12, null)).toThrow(/finite/);
  });
});
