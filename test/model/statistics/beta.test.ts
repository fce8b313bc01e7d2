import {describe, expect, it} from "vitest";
import fc from "fast-check";
import {betaQuantile, incompleteBeta, lnGamma} from "../../../src/model/statistics/beta.js";

describe("the beta distribution", () => {
  it("has the gamma function's known values", () => {
    expect(Math.exp(lnGamma(5))).toBeCloseTo(24, 10);
    expect(Math.exp(lnGamma(0.5))).toBeCloseTo(Math.sqrt(Math.PI), 12);
    expect(lnGamma(0.1)).toBeCloseTo(2.252712651734206, 12);
    expect(() => lnGamma(0)).toThrow("invalid x: expected a positive number; found 0");
  });

  it("is the binomial's tail: P(X ≥ k) = Iₚ(k, n − k + 1)", () => {
    // 3 or more of 5 at .3: 10·.3³·.7² + 5·.3⁴·.7 + .3⁵.
    expect(incompleteBeta(0.3, 3, 3)).toBeCloseTo(0.16308, 10);
    expect(incompleteBeta(0.5, 7, 7)).toBeCloseTo(0.5, 12);
    expect(() => incompleteBeta(1.1, 1, 1)).toThrow("invalid x: expected 0 to 1; found 1.1");
    expect(() => incompleteBeta(0.5, 0, 1)).toThrow("invalid a and b");
  });

  it("gives Clopper and Pearson's ends: 1 of 10 is .0025 to .4450 (1934)", () => {
    expect(betaQuantile(0.025, 1, 10)).toBeCloseTo(0.0025286, 7);
    expect(betaQuantile(0.975, 2, 9)).toBeCloseTo(0.4450161, 7);
  });

  it("has quantiles that undo it, and a mirror", () => {
    const size = fc.double({min: 0.3, max: 500, noNaN: true});
    fc.assert(
      fc.property(fc.double({min: 0.001, max: 0.999, noNaN: true}), size, size, (share, a, b) => {
        expect(incompleteBeta(betaQuantile(share, a, b), a, b)).toBeCloseTo(share, 6);
        expect(incompleteBeta(0.3, a, b)).toBeCloseTo(1 - incompleteBeta(0.7, b, a), 9);
      })
    );
  });
});
