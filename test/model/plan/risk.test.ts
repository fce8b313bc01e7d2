import {describe, expect, it} from "vitest";
import {PlanEngine} from "../../../src/model/plan/engine.js";
import {fitBase} from "../../../src/model/plan/fit.js";
import {planInputs, quantileOf} from "../../../src/model/plan/inputs.js";
import {normalQuantile} from "../../../src/model/statistics/normal.js";
import {centralDraw} from "../../../src/model/plan/draws.js";
import {planModel, scaledAllocation, todaysAllocation} from "../../../src/model/plan/model.js";
import {horizon} from "../../../src/model/plan/terms.js";
import {breakEven, quantiles, runRisk, tornado} from "../../../src/model/plan/risk.js";
import {uniform} from "../../../src/model/statistics/random.js";
import {assumed, smallBase} from "./small-base.js";

const base = smallBase();
const fitted = fitBase(base);
const inputs = planInputs(base, fitted);
const model = planModel(base, fitted, inputs);
const today = {model, allocation: todaysAllocation(model)};
const more = {model, allocation: scaledAllocation(model, {first_answer: 2})};

describe("draws of an input", () => {
  it("are a triangle where it is assumed: ends, likeliest value and mean", () => {
    const input = {...assumed(2, 1, 5), id: "x", least: -Infinity, most: Infinity};
    expect(quantileOf(input, 1e-12)).toBeCloseTo(1, 4);
    expect(quantileOf(input, 1 - 1e-12)).toBeCloseTo(5, 4);
    expect(quantileOf(input, 0.25)).toBeCloseTo(2, 9);
    const mean =
      Array.from({length: 2000}, (_, i) => quantileOf(input, (i + 0.5) / 2000)).reduce((sum, x) => sum + x, 0) / 2000;
    expect(mean).toBeCloseTo((1 + 2 + 5) / 3, 3);
  });

  it("are a normal with the interval given where it is estimated, within its bounds", () => {
    const input = {...assumed(0.1, 0.0, 0.2), basis: "estimated" as const, id: "x", least: 0.02, most: 1};
    expect(quantileOf(input, 0.975)).toBeCloseTo(0.2, 6);
    expect(quantileOf(input, 0.001)).toBe(0.02);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 6);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232, 5);
  });
});

describe("the tenth, fiftieth and ninetieth hundredth", () => {
  it("are those of the sorted values", () => {
    for (const n of [1, 2, 7, 500]) {
      const values = Float64Array.from({length: n}, (_, i) => Math.round(20 * uniform(3, n, i)));
      const sorted = [...values].sort((a, b) => a - b);
      const at = (share: number) => sorted[Math.round(share * (n - 1))];
      expect(quantiles(values)).toEqual({p10: at(0.1), p50: at(0.5), p90: at(0.9)});
    }
  });
});

describe("risk", () => {
  it("gives the same answer for the same seed, and nearly the same for another", () => {
    const one = runRisk([more, today], 512, 7);
    expect(runRisk([more, today], 512, 7)).toEqual(one);
    const other = runRisk([more, today], 512, 8);
    expect(other).not.toEqual(one);
    expect(Math.abs(other.plans[0].npv.p50 / one.plans[0].npv.p50 - 1)).toBeLessThan(0.04);
  });

  it("has fans that widen, hold the likeliest course, and chances that add up", () => {
    const {
      plans: [plan],
      beats
    } = runRisk([more, today], 512, 7);
    const central = new PlanEngine(model).trace(centralDraw(inputs), more.allocation).months.customers;
    const {p10, p50, p90} = plan.fans.customers;
    expect(p50.length).toBe(horizon);
    for (let t = 0; t < horizon; t++) {
      expect(p10[t]).toBeLessThanOrEqual(p50[t]);
      expect(p50[t]).toBeLessThanOrEqual(p90[t]);
    }
    expect(p90[35] - p10[35]).toBeGreaterThan(p90[0] - p10[0]);
    expect(central[35]).toBeGreaterThan(p10[35]);
    expect(central[35]).toBeLessThan(p90[35]);
    expect(beats[0][1].share + beats[1][0].share).toBeCloseTo(1, 6);
    expect(beats[0][0].share).toBe(0);
  });

  it("finds a plan that wastes money beaten in nearly every draw", () => {
    const useless = smallBase({
      levers: base.levers.map((lever) =>
        lever.id === "retention"
          ? {...lever, effects: [{on: "leaving" as const, of: ["port_out"], most: assumed(0)}]}
          : lever
      )
    });
    const other = planModel(useless, fitBase(useless), planInputs(useless, fitBase(useless)));
    const {beats} = runRisk(
      [
        {model: other, allocation: scaledAllocation(other, {retention: 3})},
        {model: other, allocation: todaysAllocation(other)}
      ],
      256,
      1
    );
    expect(beats[0][1].share).toBe(0);
  });
});

describe("what moves the difference", () => {
  it("is told widest first, and nothing by an input that neither plan differs in", () => {
    const {bars, centre} = tornado(more, today);
    const width = bars.map(({low, high}) => Math.abs(high - low));
    expect(width).toEqual([...width].sort((a, b) => b - a));
    expect(bars.slice(0, 6).map(({id}) => id)).toContain("first_answer.repeats");
    expect(width[bars.findIndex(({id}) => id === "retention.half")]).toBeLessThan(1e-6 * Math.abs(centre) + 1e-3);
  });
});

describe("break-even", () => {
  it("is the share of the effects at which a lever's money just comes back", () => {
    const found = breakEven(today);
    const l = base.levers.findIndex(({id}) => id === "acquisition");
    const share = found[l];
    expect(share).not.toBeNull();
    if (share === null) return;
    const draw = centralDraw(inputs);
    const position = inputs.position.get("acquisition.joins") ?? -1;
    draw[position] *= share;
    const without = today.allocation.slice();
    without.fill(0, l * model.segments * 12, (l + 1) * model.segments * 12);
    const engine = new PlanEngine(model);
    expect(Math.abs(engine.run(draw, today.allocation).npv - engine.run(draw, without).npv)).toBeLessThan(50);
  });
});
