import {expect} from "vitest";
import type {Interval} from "../../../src/model/statistics/intervals.js";
import {momentsOf, type Moments} from "../../../src/model/statistics/moments.js";
import {uniform} from "../../../src/model/statistics/random.js";

/** Simulated repetitions behind each coverage: its own standard error is half a point, the bounds are three of them. */
export const draws = 2000;

/** Customers of one draw, their y and x summed; customers without anything aren't counted, as in the build. */
export class Tally {
  private size = 0;
  private readonly y: Float64Array;
  private readonly x: Float64Array;

  constructor(customers: number) {
    this.y = new Float64Array(customers);
    this.x = new Float64Array(customers);
  }

  add(y: number, x: number): void {
    if (y === 0 && x === 0) return;
    this.y[this.size] = y;
    this.x[this.size++] = x;
  }

  /** The moments of the draw; the tally then starts anew. */
  take(): Moments {
    const moments = momentsOf(this.y.subarray(0, this.size), this.x.subarray(0, this.size));
    this.size = 0;
    return moments;
  }
}

/** Counts how often intervals hold the truth, by the name of the formula that made them. */
export class Coverage {
  private readonly hits = new Map<string, number>();
  private readonly tries = new Map<string, number>();

  constructor(private readonly truth: number) {}

  see(formula: string, {low, high}: Interval): void {
    this.tries.set(formula, (this.tries.get(formula) ?? 0) + 1);
    if (low <= this.truth && this.truth <= high) this.hits.set(formula, (this.hits.get(formula) ?? 0) + 1);
  }

  /** Share of the formula's intervals that held the truth. */
  of(formula: string): number {
    expect(this.tries.get(formula), formula).toBe(draws);
    return (this.hits.get(formula) ?? 0) / draws;
  }
}

/** What is asked of every nominal 95 % interval: 93.5 to 96.5 %. */
export function expectNominal(coverage: number): void {
  expect(coverage).toBeGreaterThanOrEqual(0.935);
  expect(coverage).toBeLessThanOrEqual(0.965);
}

/** A draw from 0, 1, 2 … with this mean, half of them small and few large. */
export function geometric(mean: number, ...words: readonly number[]): number {
  return Math.floor(Math.log(uniform(...words)) / Math.log(mean / (1 + mean)));
}
