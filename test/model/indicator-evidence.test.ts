import {describe, expect, it} from "vitest";
import fc from "fast-check";
import {concordance} from "../../src/model/concordance.js";
import {cumulativeShares, eigenvalues, independence, independentIndicators} from "../../src/model/independence.js";
import {normal} from "../../src/model/random.js";
import {effectiveWeights, kendall, meanRankShift} from "../../src/model/rank-shift.js";
import {customersNeeded, rankability, rankabilityBand, reliability, wrongHalf, wrongTopQuarter} from "../../src/model/reliability.js";
import {components, publishedForms} from "../../src/model/variance.js";

const vector12 = {values: [[10, 12], [20, 22], [30, 26]], errors: [[1, 1], [2, 2], [3, 3]]};

describe("discrimination, stability, independence", () => {
  it("vector 12", () => {
    const {sampling, between, within, total, discrimination, stability} = publishedForms(vector12, 1);
    expect({sampling, between, within, total}).toEqual({sampling: 2, between: 52, within: expect.closeTo(4, 10), total: expect.closeTo(60.8, 10)});
    expect(discrimination).toBeCloseTo(0.961538, 6);
    expect(stability).toBeCloseTo(0.965986, 6);
    const c = [[1, 0.6, 0.5], [0.6, 1, 0.3], [0.5, 0.3, 1]];
    expect(independence(c, 0, [1])).toBeCloseTo(0.64, 10);
    expect(independence(c, 0, [1, 2])).toBeCloseTo(0.527473, 6);
  });

  it("counts how many indicators there really are", () => {
    const one = [[1, 0.999, 0.999], [0.999, 1, 0.999], [0.999, 0.999, 1]];
    expect(independentIndicators(one)).toBe(1);
    expect(independentIndicators([[1, 0, 0], [0, 1, 0], [0, 0, 1]])).toBe(3);
    expect(cumulativeShares([[1, 0.5], [0.5, 1]])[0]).toBeCloseTo(0.75, 10);
    expect(eigenvalues([[2, 1], [1, 2]])).toEqual([expect.closeTo(3, 10), expect.closeTo(1, 10)]);
  });

  it("weights of 2 amount to units written twice", () => {
    const twice = {values: [...vector12.values, ...vector12.values], errors: [...vector12.errors, ...vector12.errors]};
    const [weighted, written] = [publishedForms(vector12, undefined, [2, 2, 2]), publishedForms(twice)];
    expect(weighted.discrimination).toBeCloseTo(written.discrimination, 12);
    expect(weighted.stability).toBeCloseTo(written.stability, 12);
  });
});

describe("variance components", () => {
  /** Units, months, their interaction and sampling error of known sizes; a part of the error is the same customers' in every period. */
  const panelOf = (seed: number, shared: number) => {
    const units = 300;
    const periods = 12;
    const season = Array.from({length: periods}, (_, t) => 2 * normal(seed, 1, t));
    const values = Array.from({length: units}, (_, u) => {
      const own = 1.5 * normal(seed, 2, u);
      const same = Math.sqrt(shared) * normal(seed, 3, u);
      return season.map((s, t) => s + own + 0.8 * normal(seed, 4, u, t) + same + Math.sqrt(1 - shared) * normal(seed, 5, u, t));
    });
    return {values, errors: values.map((row) => row.map(() => 1)), meanErrors: values.map(() => shared + (1 - shared) / periods)};
  };

  it("finds what was put in, though a season drags the published stability down and shared customers push it up", () => {
    for (const shared of [0, 0.6]) {
      const panel = panelOf(4, shared);
      const found = components(panel);
      expect(Math.abs((found?.unit ?? 0) - 2.25)).toBeLessThan(0.45);
      expect(Math.abs((found?.unitPeriod ?? 0) - 0.64)).toBeLessThan(0.15);
      expect(publishedForms(panel).stability).toBeLessThan(0.7);
    }
    // Without the shared customers taken out, the lasting part is too large by just their covariance.
    const {meanErrors: _, ...naive} = panelOf(4, 0.6);
    expect((components(naive)?.unit ?? 0) - (components(panelOf(4, 0.6))?.unit ?? 0)).toBeCloseTo(0.6, 5);
  });

  it("needs four periods", () => {
    expect(components({values: [[1, 2, 3], [2, 3, 4]], errors: [[0, 0, 0], [0, 0, 0]]})).toBeNull();
  });
});

describe("reliability", () => {
  it("chances of misclassification as published", () => {
    expect(wrongTopQuarter(0.5)).toBeCloseTo(0.393, 3);
    expect(wrongTopQuarter(0.7)).toBeCloseTo(0.292, 3);
    expect(wrongTopQuarter(0.9)).toBeCloseTo(0.163, 3);
    expect(wrongHalf(0.5)).toBeCloseTo(0.25, 10);
    expect(wrongHalf(1)).toBe(0);
    expect(wrongHalf(0)).toBeCloseTo(0.5, 10);
  });

  it("the customers needed give the reliability asked for", () => {
    fc.assert(
      fc.property(fc.double({min: 0.01, max: 10, noNaN: true}), fc.double({min: 0.01, max: 100, noNaN: true}), fc.constantFrom(0.7, 0.9), (between, perCustomer, target) => {
        expect(reliability(between, perCustomer, customersNeeded(target, between, perCustomer))).toBeCloseTo(target, 8);
      })
    );
    expect(customersNeeded(0.7, 0, 1)).toBe(Infinity);
  });

  it("bands of rankability", () => {
    expect(rankability(1, [0.5, 1, 4])).toBeCloseTo(0.5, 10);
    expect([0.3, 0.5, 0.75, 0.8].map(rankabilityBand)).toEqual(["poor", "moderate", "moderate", "good"]);
  });
});

describe("concordance", () => {
  const time = [1, 5, 6, 11, 34, 45, 46, 50];
  const event = [false, true, true, false, false, true, false, false];
  const risk = [5, 8, 11, 34, 12, 3, 9, 12];

  it("vector 7", () => {
    expect(concordance(time.map((t, i) => ({time: t, event: event[i], risk: risk[i], count: 1})))).toBeCloseTo(0.2307692, 7);
  });

  it("turns round with the risk, and counts grouped customers as single ones", () => {
    const groups = time.map((t, i) => ({time: t, event: event[i], risk: -risk[i], count: 1}));
    expect(concordance(groups)).toBeCloseTo(1 - 0.2307692, 6);
    expect(concordance(groups.map((one) => ({...one, count: 3})))).toBeCloseTo(1 - 0.2307692, 6);
  });
});

describe("rank shift", () => {
  it("vector 14", () => {
    expect(meanRankShift([1, 2, 3, 4, 5, 6], [2, 1, 3, 6, 5, 4])).toBeCloseTo(1, 10);
    expect(kendall([1, 2, 3, 4, 5, 6], [2, 1, 3, 6, 5, 4])).toBeCloseTo(0.4667, 4);
  });

  it("effective weights of independent parts are their shares of the score's variance", () => {
    const a = Array.from({length: 20000}, (_, i) => normal(1, i));
    const b = Array.from({length: 20000}, (_, i) => 3 * normal(2, i));
    const [first, second] = effectiveWeights(a.map((one, i) => one + b[i]), [a, b]);
    expect(first).toBeCloseTo(0.1, 1);
    expect(second).toBeCloseTo(0.9, 1);
  });
});
