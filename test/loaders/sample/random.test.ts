import {describe, expect, it} from "vitest";
import {Chance, shuffled} from "../../../loaders/sample/random.js";
import {streams} from "../../../loaders/sample/streams.js";

const cells = 64;

/** Chi-square of how often numbers in [0, 1) fall into equal cells; its mean is cells − 1. */
function chiSquare(count: number, draw: (i: number) => number): number {
  const counts = new Float64Array(cells);
  for (let i = 0; i < count; i++) counts[Math.floor(draw(i) * cells)]++;
  return counts.reduce((sum, n) => sum + (n - count / cells) ** 2 / (count / cells), 0);
}

/** Four standard deviations above the mean of chi-square with 63 degrees. */
const most = 63 + 4 * Math.sqrt(2 * 63);

describe("chance", () => {
  it.each([
    ["over entities", (i: number) => new Chance(1, 1, i).uniform(3, 5, 0)],
    ["over steps and items", (i: number) => new Chance(1, 1, 42).uniform(i % 36, 9, Math.floor(i / 36))],
    ["over streams", (i: number) => new Chance(1, 1, Math.floor(i / 200)).uniform(0, i % 200, 0)],
    ["over seeds", (i: number) => new Chance(i, 1, 7).uniform(1, 1, 1)]
  ])("is uniform %s", (_, draw) => {
    expect(chiSquare(60_000, draw)).toBeLessThan(most);
  });

  it.each([
    [
      "neighbouring entities",
      (i: number) => [new Chance(1, 1, i).uniform(0, 0), new Chance(1, 1, i + 1).uniform(0, 0)]
    ],
    ["neighbouring steps", (i: number) => [new Chance(1, 1, i).uniform(4, 0), new Chance(1, 1, i).uniform(5, 0)]],
    ["neighbouring streams", (i: number) => [new Chance(1, 1, i).uniform(4, 8), new Chance(1, 1, i).uniform(4, 9)]],
    ["kinds of entities", (i: number) => [new Chance(1, 1, i).uniform(4, 8), new Chance(1, 2, i).uniform(4, 8)]],
    ["neighbouring seeds", (i: number) => [new Chance(1, 1, i).uniform(4, 8), new Chance(2, 1, i).uniform(4, 8)]]
  ])("of %s is independent", (_, pair) => {
    // Pairs fall into an 8 × 8 grid as evenly as single numbers fall into 64 cells.
    const inGrid = (i: number): number => {
      const [a, b] = pair(i);
      return (Math.floor(a * 8) + Math.floor(b * 8) / 8) / 8;
    };
    expect(chiSquare(60_000, inGrid)).toBeLessThan(most);
  });

  it("gives standard normal numbers", () => {
    let sum = 0;
    let squares = 0;
    const count = 40_000;
    for (let i = 0; i < count; i++) {
      const x = new Chance(3, 1, i).normal(2, 2);
      sum += x;
      squares += x * x;
    }
    expect(Math.abs(sum / count)).toBeLessThan(4 / Math.sqrt(count));
    expect(Math.abs(squares / count - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
  });

  it("has one number for each stream, below 256", () => {
    const numbers: number[] = Object.values(streams);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(Math.max(...numbers)).toBeLessThan(256);
  });

  it("shuffles every number once", () => {
    expect(shuffled(14, 5, 6).sort((a, b) => a - b)).toEqual(Array.from({length: 14}, (_, i) => i));
  });
});
