import {describe, expect, it} from "vitest";
import {courseNames, movingTogether} from "../../../src/model/plan/courses.js";
import {pathPlace, PlanDraws} from "../../../src/model/plan/draws.js";
import {fitBase} from "../../../src/model/plan/fit.js";
import {planInputs, type PlanInputs} from "../../../src/model/plan/inputs.js";
import {horizon} from "../../../src/model/plan/terms.js";
import {simulatedBase} from "./simulated-base.js";

const {base} = simulatedBase("walking", 96, 3);
const fitted = fitBase(base);
const inputs = planInputs(base, fitted);

/** A number of each of many draws. */
function drawn(plan: PlanInputs, of: (draw: Float64Array) => number, draws = 1500): number[] {
  const source = new PlanDraws([plan], 5);
  return Array.from({length: draws}, () => {
    source.next();
    return of(source.draws[0]);
  });
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const [x, y] = [a, b].map((list) => list.map((value) => value - mean(list)));
  const product = (p: readonly number[], q: readonly number[]) => p.reduce((sum, value, i) => sum + value * q[i], 0);
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}

const deviation = (list: readonly number[]) => {
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  return Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (list.length - 1));
};
const numberOf = (id: string) => (draw: Float64Array) => draw[inputs.position.get(id) ?? -1];
const inMonth = (plan: PlanInputs, course: (typeof courseNames)[number], t: number) => (draw: Float64Array) =>
  Math.log(draw[pathPlace(plan, course) + t]);

describe("what is drawn together", () => {
  it("is rates that were off in the same months of the history, as far as they were", () => {
    // Half of what moves leaving moves needs as well.
    const expected =
      movingTogether(fitted.courses).find(({a, b}) => a === "needs" && b === "leaving")?.correlation ?? 0;
    expect(expected).toBeGreaterThan(0.3);
    const leaving = drawn(inputs, inMonth(inputs, "leaving", 0));
    expect(Math.abs(correlation(leaving, drawn(inputs, inMonth(inputs, "needs", 0))) - expected)).toBeLessThan(0.08);
    const none = fitted.courses.correlations[courseNames.indexOf("joins")][courseNames.indexOf("leaving")];
    expect(Math.abs(correlation(leaving, drawn(inputs, inMonth(inputs, "joins", 0))) - none)).toBeLessThan(0.08);
  });

  it("is the assumed effects of one lever, and not those of two", () => {
    const repeats = drawn(inputs, numberOf("first_answer.repeats"));
    const order = (list: readonly number[]) => list.map((_, i) => i).sort((a, b) => list[a] - list[b]);
    expect(order(drawn(inputs, numberOf("first_answer.nps")))).toEqual(order(repeats));
    expect(Math.abs(correlation(repeats, drawn(inputs, numberOf("retention.leaving"))))).toBeLessThan(0.05);
  });
});

describe("a course", () => {
  it("wanders: its draws lie further apart the further ahead they are", () => {
    const apart = [0, 11, 23, 35].map((t) => deviation(drawn(inputs, inMonth(inputs, "leaving", t))));
    expect(apart).toEqual(apart.toSorted((a, b) => a - b));
    expect(apart[3]).toBeGreaterThan(1.4 * apart[1]);
  });

  it("stays at a level that was put in its place, single months as uneven as they were", () => {
    const own = planInputs(base, fitted, {"level.leaving": {value: 1.1, low: 1.1, high: 1.1}});
    const {season, noise} = fitted.courses.by.leaving;
    for (const t of [0, horizon - 1]) {
      const months = drawn(own, inMonth(own, "leaving", t));
      expect(months.reduce((sum, value) => sum + value, 0) / months.length - season[t]).toBeCloseTo(Math.log(1.1), 2);
      expect(deviation(months) / noise).toBeCloseTo(1, 1);
    }
  });

  it("grows as fast as is put in its place, from where it stands", () => {
    const own = planInputs(base, fitted, {"growth.revenue": {value: 0.06, low: 0.06, high: 0.06}});
    const mean = (t: number) =>
      drawn(own, inMonth(own, "revenue", t)).reduce((sum, value) => sum + value, 0) / 1500 -
      fitted.courses.by.revenue.season[t];
    expect(mean(35) - mean(11)).toBeCloseTo(0.12, 2);
  });
});
