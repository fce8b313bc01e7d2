import {describe, expect, it} from "vitest";
import {measure} from "../../../src/model/cohorts/brush.js";
import {sliceFigures} from "../../../src/model/cohorts/slice-figures.js";
import {normal, uniform} from "../../../src/model/statistics/random.js";

const months = 6;

/** A slice of customers of six months each who ask for so much on the mean, one of them more often than another. */
function slice(customers: number, rate: number, seed: number) {
  const asked = Array.from({length: customers}, (_, i) => {
    const mean = -Math.log(1 - uniform(seed, 1, i)) * rate * months;
    let [count, left] = [0, uniform(seed, 2, i)];
    for (let chance = Math.exp(-mean); left > chance && count < 200; count++) {
      left -= chance;
      chance *= mean / (count + 1);
    }
    return count;
  });
  const sum = (of: (count: number) => number) => asked.reduce((total, count) => total + of(count), 0);
  const total = new Float64Array(6);
  total[measure.months] = customers * months;
  total[measure.contacts] = sum((count) => count);
  const none = {yy: 0, xy: 0, xx: 0};
  const contacts = {
    yy: sum((count) => count ** 2),
    xy: 2 * sum((count) => count * months),
    xx: customers * months ** 2
  };
  return sliceFigures(total, {all: {revenue: none, contacts, complaints: none}, byTenure: []}).contacts;
}

describe("revenue of a slice", () => {
  // 1.96 errors either way held the truth in 88 and 91 of 100.
  it.each([10, 20])("of %i customers: the interval holds it in at least 91 of 100", (customers) => {
    const truth = 100 * Math.exp(0.3 ** 2 / 2);
    const found = Array.from({length: 1500}, (_, seed) => {
      const own = Array.from({length: customers}, (_unused, i) => {
        const here = 1 + Math.floor(12 * uniform(seed, 1, i));
        return {here, paid: here * 100 * Math.exp(0.3 * normal(seed, 2, i))};
      });
      const sum = (of: (one: (typeof own)[number]) => number) => own.reduce((total, one) => total + of(one), 0);
      const total = new Float64Array(6);
      total[measure.months] = sum(({here}) => here);
      total[measure.revenue] = sum(({paid}) => paid);
      const xx = sum(({here}) => here ** 2);
      const none = {yy: 0, xy: 0, xx};
      const revenue = {yy: sum(({paid}) => paid ** 2), xy: 2 * sum(({here, paid}) => here * paid), xx};
      return sliceFigures(total, {all: {revenue, contacts: none, complaints: none}, byTenure: []}).revenue;
    });
    const held = found.filter(({low, high}) => low <= truth && truth <= high).length;
    expect(held / found.length).toBeGreaterThanOrEqual(0.91);
  });
});

describe("contacts of a slice", () => {
  // 1.96 errors either way held the truth in 82, 85 and 90 of 100.
  it.each([
    [10, 0.05],
    [10, 0.2],
    [20, 0.05]
  ])("of %i customers who ask %d times a month: the interval holds it in at least 90 of 100", (customers, rate) => {
    const found = Array.from({length: 600}, (_, seed) => slice(customers, rate, seed)).filter(
      ({low}) => !Number.isNaN(low)
    );
    for (const {low, value, high} of found) expect(0 <= low && low <= value && value <= high).toBe(true);
    const held = found.filter(({low, high}) => low <= 100 * rate && 100 * rate <= high).length;
    expect(held / found.length).toBeGreaterThan(0.9);
  });
});
