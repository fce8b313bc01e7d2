import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {PlanEngine} from "../../../src/model/plan/engine.js";
import {fitBase} from "../../../src/model/plan/fit.js";
import {planInputs, quantileOf, type PlanInput} from "../../../src/model/plan/inputs.js";
import {centralDraw, PlanDraws} from "../../../src/model/plan/draws.js";
import {planModel, scaledAllocation, spendByLever, todaysAllocation} from "../../../src/model/plan/model.js";
import {nextYuan} from "../../../src/model/plan/optimise.js";
import {horizon} from "../../../src/model/plan/terms.js";
import {smallBase} from "./small-base.js";

const base = smallBase();
const fitted = fitBase(base);
const inputs = planInputs(base, fitted);
const model = planModel(base, fitted, inputs);
const draw = centralDraw(inputs);

/** A draw whose courses come from a seed and whose numbers from a function. */
function withNumbers(seed: number, number: (input: PlanInput, i: number) => number): Float64Array {
  const drawn = new PlanDraws([inputs], seed);
  drawn.next();
  const given = drawn.draws[0].slice();
  inputs.all.forEach((input, i) => {
    given[i] = number(input, i);
  });
  return given;
}

describe("a plan of what has come to an end", () => {
  // 0 yuan for 0 customers was a level of 0/0, and no figure of the plan was a number.
  it("has figures where a segment is empty, and where no calls came", () => {
    const [first, second] = fitted.segments;
    const emptied = {
      ...fitted,
      segments: [first, {...second, newcomers: 0, established: 0, lines: 0, joins: 0, revenue: 0}]
    };
    const one = planModel(base, emptied, inputs);
    const totals = new PlanEngine(one).run(draw, todaysAllocation(one));
    expect(Object.values(totals).every(Number.isFinite)).toBe(true);
    expect(nextYuan(one, todaysAllocation(one)).bySegment.flat().every(Number.isFinite)).toBe(true);
    const alone = planModel(
      {...base, levers: []},
      {...fitted, segments: [first]},
      planInputs({...base, levers: []}, fitted)
    );
    expect(totals.customersEnd).toBeLessThan(fitted.segments.length * first.established);
    expect(new PlanEngine(alone).run(centralDraw(alone.inputs), todaysAllocation(alone)).customersEnd).toBeCloseTo(
      totals.customersEnd,
      6
    );
    const quiet = base.work && {...base.work, hours: base.work.hours.map((hour) => ({...hour, calls: 0}))};
    const silent = planModel({...base, work: quiet}, fitted, inputs);
    expect(Number.isFinite(new PlanEngine(silent).run(draw, todaysAllocation(silent)).npv)).toBe(true);
  });
});

describe("stocks and flows", () => {
  it("add up in every month and every draw: customers, lines, money, segments", () => {
    const shares = fc.array(fc.double({min: 0.001, max: 0.999, noNaN: true}), {
      minLength: inputs.all.length,
      maxLength: inputs.all.length
    });
    const factors = fc.record({
      acquisition: fc.double({min: 0, max: 4, noNaN: true}),
      retention: fc.double({min: 0, max: 4, noNaN: true}),
      first_answer: fc.double({min: 0, max: 4, noNaN: true})
    });
    const service = fc.record({
      handling: fc.double({min: -0.4, max: 0.4, noNaN: true}),
      level: fc.double({min: 0.55, max: 0.95, noNaN: true})
    });
    fc.assert(
      fc.property(shares, factors, service, fc.integer({min: 0, max: 1e6}), (drawn, factor, own, seed) => {
        const one = planModel(base, fitted, inputs, {...base.service, ...own});
        const {months, bySegment} = new PlanEngine(one).trace(
          withNumbers(seed, (input, i) => quantileOf(input, drawn[i])),
          scaledAllocation(one, factor)
        );
        let customers = fitted.segments.reduce((sum, {newcomers, established}) => sum + newcomers + established, 0);
        let lines = fitted.segments.reduce((sum, segment) => sum + segment.lines, 0);
        for (let t = 0; t < horizon; t++) {
          customers += months.joins[t] - months.left[t];
          lines += months.linesOpened[t] - months.linesClosed[t];
          expect(months.customers[t]).toBeCloseTo(customers, 4);
          expect(months.lines[t]).toBeCloseTo(lines, 4);
          expect(months.newcomers[t]).toBeGreaterThanOrEqual(0);
          expect(months.newcomers[t]).toBeLessThanOrEqual(months.customers[t] + 1e-6);
          const parts =
            months.labour[t] +
            months.commission[t] +
            months.communication[t] +
            months.site[t] +
            months.technology[t] +
            months.refunds[t] +
            months.other[t] +
            months.levers[t];
          expect(months.cost[t]).toBeCloseTo(parts, 3);
          const of = (pick: (segment: (typeof bySegment)[number]) => number) =>
            bySegment.reduce((sum, segment) => sum + pick(segment), 0);
          expect(of((segment) => segment.customers[t])).toBeCloseTo(months.customers[t], 4);
          expect(of((segment) => segment.left.reduce((sum, way) => sum + way[t], 0))).toBeCloseTo(months.left[t], 4);
          expect(of((segment) => segment.revenue[t])).toBeCloseTo(months.revenue[t], 2);
          expect(of((segment) => segment.needs[t] + segment.repeats[t])).toBeCloseTo(
            months.needs[t] + months.repeats[t],
            4
          );
        }
      }),
      {numRuns: 40}
    );
  });

  it("goes on as the last year was where nothing is changed", () => {
    const {months} = new PlanEngine(model).trace(draw, todaysAllocation(model));
    const lastYear = base.flows.left.reduce((sum, series) => sum + series.slice(24).reduce((a, b) => a + b, 0), 0);
    expect(Math.abs(months.left.slice(0, 12).reduce((a, b) => a + b, 0) / lastYear - 1)).toBeLessThan(0.04);
    expect(months.load[5]).toBeGreaterThan(0.9);
    expect([...months.levers].every((yuan) => Math.abs(yuan - 110_000) < 1e-6)).toBe(true);
    expect([...months.nps].every((points) => points === 0)).toBe(true);
  });

  it("is the same with everything shown as with nothing shown", () => {
    const engine = new PlanEngine(model);
    const allocation = scaledAllocation(model, {retention: 2});
    expect(engine.trace(draw, allocation).totals).toEqual(engine.run(draw, allocation));
  });
});

describe("total cost", () => {
  const withHandling = (handling: number) =>
    new PlanEngine(planModel(base, fitted, inputs, {...base.service, handling})).run(draw, todaysAllocation(model));

  it("lets a cut of handling time bring repeats and leaving, not only cheaper calls", () => {
    const today = withHandling(0);
    const shorter = withHandling(-0.2);
    expect(shorter.contactsYear).toBeGreaterThan(today.contactsYear);
    expect(shorter.leftYear).toBeGreaterThan(today.leftYear);
    expect(shorter.customersEnd).toBeLessThan(today.customersEnd);
  });

  it("is lower with shorter calls where nobody comes back for them", () => {
    const calm = planInputs(base, fitted, {repeats_from_haste: {value: 0, low: 0, high: 0}});
    const cost = (handling: number) => {
      const one = planModel(base, fitted, calm, {...base.service, handling});
      return new PlanEngine(one).run(centralDraw(calm), todaysAllocation(one)).costYear;
    };
    expect(cost(-0.2)).toBeLessThan(cost(0));
  });
});

describe("levers", () => {
  it("answer with diminishing returns, the right way round, and only on what they are about", () => {
    const engine = new PlanEngine(model);
    const left = [0.5, 1, 2, 4].map(
      (factor) => engine.run(draw, scaledAllocation(model, {retention: factor})).leftYear
    );
    expect(left[1]).toBeLessThan(left[0]);
    expect(left[2]).toBeLessThan(left[1]);
    expect((left[1] - left[2]) / 1).toBeGreaterThan((left[2] - left[3]) / 2);
    const {months} = engine.trace(draw, scaledAllocation(model, {retention: 3}));
    const before = engine.trace(draw, todaysAllocation(model)).months;
    expect([...months.joins]).toEqual([...before.joins]);
  });

  it("spend what is allotted, and today what the categories say", () => {
    expect(spendByLever(model, todaysAllocation(model)).map(Math.round)).toEqual([720_000, 240_000, 360_000]);
  });

  it("say which input isn't there", () => {
    expect(() => planInputs(base, fitted, {"retention.joins": {value: 1, low: 1, high: 1}})).toThrow(
      /expected one of the plan's inputs; found "retention.joins"/
    );
  });
});
