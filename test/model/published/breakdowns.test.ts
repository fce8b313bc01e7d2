import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  monthFor,
  partFigure,
  quarterFor,
  sharedFigure,
  type Breakdowns
} from "../../../src/model/published/breakdowns.js";
import {momentsOf, standardError} from "../../../src/model/statistics/moments.js";

describe("a figure of cells that share customers", () => {
  it("has the value of all, and an error that is never under the true one", () => {
    const customer = fc
      .tuple(fc.nat(4), fc.nat(4), fc.nat(4), fc.nat(4))
      .map(([a, b, c, d]) => ({y: [Math.min(a, b), Math.min(c, d)], x: [b, d]}));
    fc.assert(
      fc.property(fc.array(customer, {minLength: 3, maxLength: 40}), (customers) => {
        const cells = [0, 1].map((k) => {
          const here = customers.filter(({x}) => x[k] > 0);
          return momentsOf(
            here.map(({y}) => y[k]),
            here.map(({x}) => x[k])
          );
        });
        fc.pre(cells.every(({n}) => n > 1));
        const all = customers.filter(({x}) => x[0] + x[1] > 0);
        const together = momentsOf(
          all.map(({y}) => y[0] + y[1]),
          all.map(({x}) => x[0] + x[1])
        );
        const figure = sharedFigure(cells, "number");
        expect(figure?.value).toBeCloseTo(together.y / together.x, 6);
        expect(figure?.standardError).toBeGreaterThanOrEqual(
          standardError(together) * Math.sqrt((together.n - 1) / together.n) * (1 - 1e-6) - 1e-9
        );
        expect(figure?.customers).toBeLessThanOrEqual(together.n);
      })
    );
  });

  it("is the plain figure where there is one cell", () => {
    const cell = momentsOf([1, 0, 1, 1], [1, 1, 1, 1]);
    expect(sharedFigure([cell], "percent")).toEqual(partFigure(cell, "percent"));
    expect(partFigure(cell, "percent")).toEqual({value: 0.75, standardError: 0.25, customers: 4, designEffect: 1.333});
  });

  it("is none where nothing was counted", () => {
    expect(partFigure(momentsOf([], []), "percent")).toBeNull();
    expect(sharedFigure([momentsOf([0], [0]), momentsOf([0], [0])], "percent")).toBeNull();
  });
});

describe("which period a breakdown shows", () => {
  const period = (grain: "month" | "quarter", from: string, to = from) => ({id: `${grain} ${from}`, grain, from, to});
  const breakdowns: Breakdowns = {
    periods: [
      period("month", "2026-01"),
      period("month", "2026-02"),
      period("quarter", "2026-01", "2026-03"),
      period("quarter", "2026-04", "2026-06")
    ],
    bySegment: [],
    byChannel: []
  };

  it("the quarter that a month lies in, and the last of a year", () => {
    expect(quarterFor(breakdowns, {from: "2026-02", to: "2026-02"})).toBe(2);
    expect(quarterFor(breakdowns, {from: "2025-07", to: "2026-06"})).toBe(3);
    expect(quarterFor(breakdowns, {from: "2026-07", to: "2026-08"})).toBe(3);
    expect(quarterFor(breakdowns, {from: "2025-12", to: "2025-12"})).toBeNull();
  });

  it("the last month of a longer period", () => {
    expect(monthFor(breakdowns, {to: "2026-02"})).toBe(1);
    expect(monthFor(breakdowns, {to: "2026-03"})).toBeNull();
  });
});
