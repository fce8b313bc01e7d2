import {describe, expect, it} from "vitest";
import {wilsonInterval} from "../../../src/model/statistics/intervals.js";
import {
  beyondTogether,
  chanceAlike,
  chanceLikeRest,
  chanceNotAbove,
  chanceNotBelow,
  chanceOf
} from "../../../src/model/statistics/many-differences.js";
import {uniform} from "../../../src/model/statistics/random.js";
import {falseDiscoveryRates} from "../../../src/model/statistics/verdicts.js";

const z = 1.959963984540054;
const around = (value: number, error: number) => ({value, low: value - z * error, high: value + z * error});

describe("differences by themselves", () => {
  it("are judged by the ends that face each other: by hand", () => {
    // 5 = √(3² + 4²): z = 1.959964 is 2.5 % on one side.
    expect(chanceNotAbove(around(5 * z, 3), around(0, 4))).toBeCloseTo(0.025, 6);
    expect(chanceNotAbove(around(0, 3), around(5 * z, 4))).toBeCloseTo(0.975, 6);
    expect(chanceAlike(around(5 * z, 3), around(0, 4))).toBeCloseTo(0.05, 6);
    // Only the lower half of the upper figure's interval counts.
    expect(chanceNotAbove({value: 5 * z, low: 5 * z - 3 * z, high: 99}, {value: 0, low: -99, high: 4 * z})).toBeCloseTo(
      0.025,
      6
    );
    expect(chanceOf(10, {value: 10 - z, low: -50, high: 10})).toBeCloseTo(0.05, 6);
    expect(chanceOf(1, {value: 1, low: 1, high: 1})).toBe(1);
    expect(chanceNotAbove({value: 2, low: 2, high: 2}, {value: 1, low: 1, high: 1})).toBe(0);
  });

  it("of a part from its whole heed that the whole holds the part", () => {
    // Halves of error 2 each: the whole's is √2, the difference's (2 ⊕ 2)/2 = √2.
    expect(chanceNotBelow(around(-Math.SQRT2 * z, 2), around(0, Math.SQRT2), 0.5)).toBeCloseTo(0.025, 6);
    // Either way is a difference: twice the smaller chance.
    expect(chanceLikeRest(around(-Math.SQRT2 * z, 2), around(0, Math.SQRT2), 0.5)).toBeCloseTo(0.05, 6);
    expect(chanceLikeRest(around(Math.SQRT2 * z, 2), around(0, Math.SQRT2), 0.5)).toBeCloseTo(0.05, 6);
    // The whole is all there is: no difference is more than rounding.
    expect(chanceNotBelow(around(1, 2), around(1, 2), 1)).toBe(1);
  });

  it("of a part that keeps as many as the rest are said to lie below in at most 6 of 100 companies, over all their units", () => {
    const companies = 1000;
    let said = 0;
    for (let company = 0; company < companies; company++) {
      const sizes = Array.from({length: 7}, (_, unit) => 60 + Math.floor(500 * uniform(3, company, unit)));
      const kept = sizes.map((size, unit) => {
        let count = 0;
        for (let i = 0; i < size; i++) if (uniform(4, company, unit, i) < 0.87) count++;
        return count;
      });
      const [all, staying] = [sizes, kept].map((counts) => counts.reduce((sum, count) => sum + count, 0));
      const share = (count: number, size: number) => ({value: count / size, ...wilsonInterval(count / size, size)});
      const ps = sizes.map((size, unit) => chanceNotBelow(share(kept[unit], size), share(staying, all), size / all));
      if (beyondTogether(ps).some(Boolean)) said++;
    }
    expect(said / companies).toBeLessThanOrEqual(0.06);
  });
});

describe("false discovery rates", () => {
  it("are Benjamini and Hochberg's: their example of 15 p-values, four under 5 %", () => {
    // Benjamini & Hochberg 1995, section 4.1 (thrombolysis).
    const ps = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1
    ];
    const rates = falseDiscoveryRates(ps);
    expect(rates.filter((rate) => rate <= 0.05)).toHaveLength(4);
    expect(rates[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
    expect(rates[14]).toBe(1);
    expect(falseDiscoveryRates([0.3, 0.01])).toEqual([0.3, 0.02]);
    expect(falseDiscoveryRates([])).toEqual([]);
  });
});
