import {describe, expect, it} from "vitest";
import {backtest} from "../../../src/model/plan/backtest.js";
import {fitBase} from "../../../src/model/plan/fit.js";
import {customerValues, leverCosts, shiftCurve} from "../../../src/model/plan/imbalance.js";
import {planInputs} from "../../../src/model/plan/inputs.js";
import {planModel, todaysAllocation} from "../../../src/model/plan/model.js";
import {smallBase} from "./small-base.js";

const base = smallBase();

describe("the back-test", () => {
  it("foretells the last year of a steady operator closely, and from nothing of that year", () => {
    const lines = backtest(base);
    expect(lines?.map(({measure}) => measure)).toEqual(["customers", "left", "joins", "revenue", "contacts", "cost"]);
    for (const {error, months} of lines ?? []) {
      expect(error).toBeLessThan(0.05);
      expect(months[0]).toBe("2025-10");
    }
    // What happened in the last year must not reach the forecast.
    const changed = smallBase({
      flows: {...base.flows, left: base.flows.left.map((series) => series.map((n, t) => (t < 24 ? n : 5 * n)))}
    });
    const other = backtest({
      ...changed,
      segments: changed.segments.map((segment) => ({
        ...segment,
        years: segment.years.map((year, y) => (y < 2 ? year : {...year, left: year.left.map((n) => 5 * n)}))
      }))
    });
    expect(other?.[1].forecast).toEqual(lines?.[1].forecast);
    expect(other?.[1].error).toBeGreaterThan(0.5);
  });

  it("isn't there for less than two years", () => {
    expect(backtest({...base, months: base.months.slice(0, 20)})).toBeNull();
  });
});

describe("won against kept", () => {
  const fitted = fitBase(base);
  const model = planModel(base, fitted, planInputs(base, fitted));

  it("values a customer who stays above one who joins where newcomers leave more and pay less", () => {
    for (const {won, kept} of customerValues(model)) {
      expect(won).toBeGreaterThan(0);
      expect(won).toBeLessThan(kept);
    }
  });

  it("tells what one more customer costs by each lever", () => {
    const [acquisition, retention] = leverCosts(model, todaysAllocation(model));
    expect(acquisition.gained).toBeGreaterThan(0);
    expect(retention.yuanEach).toBeGreaterThan(0);
  });

  it("finds the point where moving more no longer pays", () => {
    const {points, best} = shiftCurve(model);
    expect(points.some(({moved}) => moved === 0)).toBe(true);
    expect(points.every(({npv}) => npv <= best.npv)).toBe(true);
  });
});
