import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {erlangA, erlangB, erlangC, seatsNeeded, seatsSmooth, staffFor} from "../../../src/model/statistics/erlang.js";

/** METHODS §4, vectors 1 and 2: 100 calls in 30 minutes of 3 minutes each; times in minutes. */
const queue = {rate: 100 / 30, handling: 3};
const within = 0.33;

describe("Erlang B and C", () => {
  it("gives the known blocking", () => {
    expect(erlangB(1, 1)).toBeCloseTo(0.5, 12);
    expect(erlangB(1, 2)).toBeCloseTo(0.2, 12);
  });

  it("plans 14 seats and 20 people at an occupancy of at most .85", () => {
    const seats = seatsNeeded(queue, {level: 0.8, within, occupancy: 0.85});
    expect([seats, staffFor(seats, 0.3)]).toEqual([14, 20]);
    const result = erlangC(queue, seats, within);
    expect(result.level).toBeCloseTo(0.8878527, 6);
    expect(result.occupancy).toBeCloseTo(0.714286, 6);
    expect(result.waits).toBeCloseTo(0.1741319, 6);
  });

  it("plans 15 seats and 22 people at an occupancy of at most .70", () => {
    const seats = seatsNeeded(queue, {level: 0.8, within, occupancy: 0.7});
    expect([seats, staffFor(seats, 0.3)]).toEqual([15, 22]);
    expect(erlangC(queue, seats, within).level).toBeCloseTo(0.941, 3);
    expect(erlangC(queue, seats, within).waits).toBeCloseTo(0.1020424, 6);
  });
});

describe("Erlang A", () => {
  it("gives the known queue with a patience of five minutes", () => {
    const result = erlangA(queue, 14, within, 5);
    expect(result.waits).toBeCloseTo(0.14526, 5);
    expect(result.abandoned).toBeCloseTo(0.013984, 6);
    expect(result.occupancy).toBeCloseTo(0.704297, 6);
    expect(result.meanWait).toBeCloseTo(0.069919, 6);
  });

  it("stays within bounds far beyond what the seats can carry", () => {
    const result = erlangA({rate: 4000, handling: 3}, 10, within, 5);
    expect(result.abandoned).toBeGreaterThan(0.99);
    expect(result.occupancy).toBeCloseTo(1, 6);
  });
});

describe("seats", () => {
  it("keep the promise, whole or smooth, and grow with the load", () => {
    fc.assert(
      fc.property(
        fc.double({min: 0.05, max: 60, noNaN: true}),
        fc.double({min: 1.01, max: 2, noNaN: true}),
        (rate, more) => {
          const target = {level: 0.8, within, occupancy: 0.85};
          const whole = seatsNeeded({rate, handling: 3}, target);
          const result = erlangC({rate, handling: 3}, whole, within);
          expect(result.level).toBeGreaterThanOrEqual(0.8);
          expect(result.occupancy).toBeLessThanOrEqual(0.85 + 1e-9);
          const smooth = seatsSmooth({rate, handling: 3}, target);
          expect(smooth).toBeLessThanOrEqual(whole + 1e-9);
          expect(smooth).toBeGreaterThan(whole - 1 - 1e-9);
          expect(seatsSmooth({rate: rate * more, handling: 3}, target)).toBeGreaterThanOrEqual(smooth - 1e-9);
        }
      ),
      {numRuns: 60}
    );
  });
});
