import {describe, expect, it} from "vitest";
import {mostDimensions, Sobol} from "../../../src/model/statistics/sobol.js";

const points = (dimensions: number, seed: number, n: number): Float64Array[] => {
  const sobol = new Sobol(dimensions, seed);
  return Array.from({length: n}, () => {
    const point = new Float64Array(dimensions);
    sobol.next(point);
    return point;
  });
};

describe("a scrambled Sobol sequence", () => {
  it("puts one point into each of 1,024 slices of every coordinate, whatever the seed", () => {
    for (const seed of [1, 20260930]) {
      const drawn = points(mostDimensions, seed, 1024);
      for (let d = 0; d < mostDimensions; d++)
        expect(new Set(drawn.map((point) => Math.floor(point[d] * 1024))).size).toBe(1024);
    }
  });

  it("fills the cells of the first two coordinates evenly", () => {
    const cells = new Map<string, number>();
    for (const point of points(2, 3, 1024)) {
      const key = `${Math.floor(point[0] * 32)} ${Math.floor(point[1] * 32)}`;
      cells.set(key, (cells.get(key) ?? 0) + 1);
    }
    expect([...cells.values()].every((n) => n === 1)).toBe(true);
  });

  it.each([-1, 1.5, NaN, mostDimensions + 1])("refuses %d coordinates", (dimensions) => {
    expect(() => new Sobol(dimensions, 1)).toThrow(
      `invalid dimensions: expected a whole number from 0 to ${mostDimensions}; found ${dimensions}`
    );
  });

  it("gives the same points for a seed and others for another", () => {
    expect(points(5, 4, 20)).toEqual(points(5, 4, 20));
    expect(points(5, 4, 20)).not.toEqual(points(5, 5, 20));
  });

  it("integrates a smooth function of twenty inputs far closer than chance would", () => {
    const n = 4096;
    const mean =
      points(20, 9, n).reduce(
        (sum, point) => sum + point.reduce((product, x) => product * (1 + 0.3 * (x - 0.5)), 1),
        0
      ) / n;
    // Chance alone would err by some .006 here.
    expect(Math.abs(mean - 1)).toBeLessThan(0.0015);
  });
});
