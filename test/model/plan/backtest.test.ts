import {describe, expect, it} from "vitest";
import {backtest, backtested, fanFrom} from "../../../src/model/plan/backtest.js";
import {fitBase} from "../../../src/model/plan/fit.js";
import {customerValues, leverCosts, shiftCurve} from "../../../src/model/plan/imbalance.js";
import {planInputs} from "../../../src/model/plan/inputs.js";
import {planModel, todaysAllocation} from "../../../src/model/plan/model.js";
import {runRisk} from "../../../src/model/plan/risk.js";
import {simulatedBase} from "./simulated-base.js";
import {smallBase} from "./small-base.js";

const base = smallBase();
const seen = backtest(base, 64, 1);

/** Mean error of the fan's middle over the last year, as a share of what came. */
const lastYearError = ({
  actual,
  forecast
}: {
  readonly actual: readonly number[];
  readonly forecast: readonly number[];
}) => actual.reduce((sum, value, t) => sum + Math.abs(forecast[t] - value) / value, 0) / actual.length;

describe("the back-test", () => {
  it("foretells the last year of a steady operator closely, and from nothing of that year", () => {
    expect(seen?.lines.map(({measure}) => measure)).toEqual([...backtested]);
    expect(seen?.months[0]).toBe("2025-10");
    for (const line of seen?.lines ?? []) expect(lastYearError(line)).toBeLessThan(0.05);
    // What happened in the last year must not reach the forecast.
    const changed = smallBase({
      flows: {...base.flows, left: base.flows.left.map((series) => series.map((n, t) => (t < 24 ? n : 5 * n)))}
    });
    const other = backtest(
      {
        ...changed,
        segments: changed.segments.map((segment) => ({
          ...segment,
          years: segment.years.map((year, y) => (y < 2 ? year : {...year, left: year.left.map((n) => 5 * n)}))
        }))
      },
      64,
      1
    );
    expect(other?.lines[1].forecast).toEqual(seen?.lines[1].forecast);
    expect(other && lastYearError(other.lines[1])).toBeGreaterThan(0.5);
  });

  it("draws the fan from every month that is known enough of, and counts each month after it once", () => {
    expect([seen?.first, seen?.last, seen?.fans]).toEqual(["2024-09", "2026-08", 24]);
    for (const {years} of seen?.lines ?? []) {
      // Twenty-four months after the first fan, one after the last: 12 · 12 + 11 · 12 / 2 of them within a year.
      expect(years.map(({forecasts}) => forecasts)).toEqual([222, 78]);
      for (const {expected, forecasts, low, high, inside} of years) {
        expect(expected).toBeCloseTo(0.8 * forecasts, 9);
        expect(low).toBeLessThanOrEqual(expected);
        expect(high).toBeGreaterThanOrEqual(expected);
        expect(inside).toBeLessThanOrEqual(forecasts);
      }
    }
  });

  it("holds the very fan against the history that the page draws", () => {
    const fitted = fitBase(base);
    const model = planModel(base, fitted, planInputs(base, fitted));
    const {plans} = runRisk([{model, allocation: todaysAllocation(model)}], 64, 7);
    const tested = fanFrom(base, {origin: 36, ahead: 36, draws: 64, seed: 7});
    for (const measure of ["customers", "revenue"] as const) expect(tested[measure]).toEqual(plans[0].fans[measure]);
  });

  it("finds a fan too narrow where the history breaks with itself", () => {
    const {base: broken} = simulatedBase("still", 36, 4);
    const jump = (series: readonly number[]) => series.map((value, t) => (t < 24 ? value : 1.6 * value));
    const found = backtest({...broken, flows: {...broken.flows, joins: jump(broken.flows.joins)}}, 64, 1);
    const joins = found?.lines.find(({measure}) => measure === "joins");
    expect(joins?.years.map(({kind}) => kind)).toContain("narrow");
    const untouched = found?.lines.find(({measure}) => measure === "left");
    expect(untouched?.years.map(({kind}) => kind)).not.toContain("narrow");
  });

  it("isn't there for less than two years", () => {
    expect(backtest({...base, months: base.months.slice(0, 20)}, 64, 1)).toBeNull();
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
