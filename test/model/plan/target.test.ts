import {describe, expect, it} from "vitest";
import {fitBase} from "../../../src/model/plan/fit.js";
import {planInputs} from "../../../src/model/plan/inputs.js";
import {planModel} from "../../../src/model/plan/model.js";
import {targetWorth} from "../../../src/model/plan/target.js";
import {smallBase} from "./small-base.js";

const base = smallBase();
const fitted = fitBase(base);
const model = planModel(base, fitted, planInputs(base, fitted));
const all = {months: 1_000_000, left: 15_000, revenue: 100_000_000, contacts: 250_000};

describe("a target group", () => {
  it("that is everyone has everyone's figures", () => {
    const worth = targetWorth(model, all, all);
    expect(worth?.share).toBe(1);
    expect(worth?.revenueMultiple).toBe(1);
    expect(worth?.customers).toBeCloseTo(
      fitted.segments.reduce((sum, {newcomers, established}) => sum + newcomers + established, 0),
      6
    );
    expect(worth?.keptByATenth).toBeCloseTo(0.1 * 0.015 * 12 * (worth?.customers ?? 0), 6);
  });

  it("is worth more where it pays more, less where it leaves more, and nothing is told of nobody", () => {
    const of = (change: Partial<typeof all>) =>
      targetWorth(model, {months: 10_000, left: 150, revenue: 1_000_000, contacts: 2500, ...change}, all)?.worth ?? NaN;
    expect(of({revenue: 2_000_000})).toBeGreaterThan(of({}));
    expect(of({left: 400})).toBeLessThan(of({}));
    expect(of({contacts: 5000})).toBeLessThan(of({}));
    expect(targetWorth(model, {months: 0, left: 0, revenue: 0, contacts: 0}, all)).toBeNull();
    expect(targetWorth(model, {...all, revenue: 0}, {...all, revenue: 0})).toBeNull();
  });

  // With 2 leavers in one month the group left at twice its size a month, and keeping a tenth of them was worth more than it had.
  it("isn't one in which more leave than there are, nor one that is larger than everyone", () => {
    const of = (change: Partial<typeof all>) => () =>
      targetWorth(model, {months: 100, left: 10, revenue: 1000, contacts: 25, ...change}, all);
    expect(of({})).not.toThrow();
    expect(of({left: 101})).toThrow("invalid sums: expected 0 to 100 leavers in as many months; found 101");
    expect(of({left: -1})).toThrow("found -1");
    expect(of({contacts: -1})).toThrow("invalid sums: expected contacts from 0 on; found -1");
    expect(of({revenue: NaN})).toThrow("invalid sums: expected numbers");
    expect(of({months: 2_000_000})).toThrow("a group of at most everyone's 1000000 months; found 2000000");
    expect(of({contacts: 300_000})).toThrow("a group of at most everyone's 250000 contacts; found 300000");
  });
});
