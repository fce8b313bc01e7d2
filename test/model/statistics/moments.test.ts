import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  addMoments,
  designEffect,
  momentsOf,
  noMoments,
  ratio,
  standardError,
  weightingEffect
} from "../../../src/model/statistics/moments.js";

const sums = fc.array(fc.record({y: fc.integer({min: -1000, max: 1000}), x: fc.integer({min: 0, max: 50})}), {
  minLength: 2,
  maxLength: 60
});

describe("moments", () => {
  it("of customers (1, 2), (3, 4) are 2, 4, 6, 10, 20, 14", () => {
    expect(momentsOf([1, 3], [2, 4])).toEqual({n: 2, y: 4, x: 6, yy: 10, xx: 20, xy: 14});
  });

  it("of any partition of customers add up to the whole", () => {
    fc.assert(
      fc.property(sums, fc.array(fc.integer({min: 0, max: 4}), {minLength: 60, maxLength: 60}), (customers, cells) => {
        const whole = momentsOf(
          customers.map(({y}) => y),
          customers.map(({x}) => x)
        );
        let total = noMoments;
        for (let cell = 0; cell < 5; cell++) {
          const own = customers.filter((_, i) => cells[i] === cell);
          total = addMoments(
            total,
            momentsOf(
              own.map(({y}) => y),
              own.map(({x}) => x)
            )
          );
        }
        expect(total).toEqual(whole);
      })
    );
  });

  it("refuse y and x of different length", () => {
    expect(() => momentsOf([1], [1, 2])).toThrow("invalid y and x: expected equal lengths; found 1 and 2");
  });
});

describe("standardError", () => {
  it("is that of a mean when every customer has one contact: s/√n", () => {
    const y = [3, 5, 8, 12];
    const mean = 7;
    const s = Math.sqrt(y.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 3);
    expect(standardError(momentsOf(y, [1, 1, 1, 1]))).toBeCloseTo(s / 2, 12);
  });

  it("equals the delta method written out customer by customer", () => {
    fc.assert(
      fc.property(
        sums.filter((customers) => customers.some(({x}) => x > 0)),
        (customers) => {
          const y = customers.map((customer) => customer.y);
          const x = customers.map((customer) => customer.x);
          const r = y.reduce((a, b) => a + b, 0) / x.reduce((a, b) => a + b, 0);
          const meanX = x.reduce((a, b) => a + b, 0) / x.length;
          const residuals = y.map((v, i) => (v - r * x[i]) / meanX);
          const variance = residuals.reduce((sum, e) => sum + e * e, 0) / (y.length - 1) / y.length;
          expect(standardError(momentsOf(y, x))).toBeCloseTo(Math.sqrt(variance), 6);
        }
      )
    );
  });

  it("is unknown for one customer, and for nothing counted", () => {
    expect(standardError(momentsOf([1], [2]))).toBeNaN();
    expect(ratio(noMoments)).toBeNaN();
    expect(standardError(momentsOf([0, 0], [0, 0]))).toBeNaN();
  });
});

describe("designEffect", () => {
  it("is about 1 for independent answers and about k where each customer answers k times alike", () => {
    const once = Array.from({length: 1000}, (_, i) => (i % 4 === 0 ? 1 : 0));
    expect(
      designEffect(
        momentsOf(
          once,
          once.map(() => 1)
        )
      )
    ).toBeCloseTo(1, 2);
    expect(
      designEffect(
        momentsOf(
          once.map((v) => 5 * v),
          once.map(() => 5)
        )
      )
    ).toBeCloseTo(5, 1);
  });
});

describe("weightingEffect", () => {
  it("is 1 for customers of one weight; of one who weighs 9 and nine who weigh 1 it is 10·90/18²", () => {
    expect(weightingEffect(momentsOf([1, 2, 3], [2, 2, 2]))).toBeCloseTo(1, 12);
    const weights = [9, 1, 1, 1, 1, 1, 1, 1, 1, 1];
    expect(weightingEffect(momentsOf(weights, weights))).toBeCloseTo((10 * 90) / 18 ** 2, 12);
  });
});
