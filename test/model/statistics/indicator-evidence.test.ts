import {describe, expect, it} from "vitest";
import fc from "fast-check";
import {concordance} from "../../../src/model/statistics/concordance.js";
import {
  covarianceDegrees,
  cumulativeShares,
  eigenvalues,
  independence,
  independences,
  independentIndicators,
  independentRange,
  normalScores,
  preparedLatent
} from "../../../src/model/statistics/independence.js";
import {normal} from "../../../src/model/statistics/random.js";
import {effectiveWeights, kendall, meanRankShift} from "../../../src/model/statistics/rank-shift.js";
import {
  customersNeeded,
  rankability,
  rankabilityBand,
  reliability,
  wrongHalf,
  wrongTopQuarter
} from "../../../src/model/statistics/reliability.js";
import {components, publishedForms} from "../../../src/model/statistics/variance.js";

const vector12 = {
  values: [
    [10, 12],
    [20, 22],
    [30, 26]
  ],
  errors: [
    [1, 1],
    [2, 2],
    [3, 3]
  ]
};

describe("what a covariance's error is told from", () => {
  it("by hand: fewer degrees of freedom than clusters, by the kurtosis of means of squares, and at least 2", () => {
    // 14 clusters of 3: kurtosis 3 + 12/3 = 7, so 2 · 14/(7 − 1).
    expect(covarianceDegrees(42, 14)).toBeCloseTo(14 / 3, 12);
    expect(covarianceDegrees(42, 42)).toBeCloseTo(6, 12);
    expect(covarianceDegrees(6, 6)).toBe(2);
    expect(() => covarianceDegrees(5, 6)).toThrow("invalid clusters: expected 1 to 5 of 5 units; found 6");
  });
});

describe("discrimination, stability, independence", () => {
  it("vector 12", () => {
    const {sampling, between, within, total, discrimination, stability} = publishedForms(vector12, 1);
    expect({sampling, between, within, total}).toEqual({
      sampling: 2,
      between: 52,
      within: expect.closeTo(4, 10),
      total: expect.closeTo(60.8, 10)
    });
    expect(discrimination).toBeCloseTo(0.961538, 6);
    expect(stability).toBeCloseTo(0.965986, 6);
    const c = [
      [1, 0.6, 0.5],
      [0.6, 1, 0.3],
      [0.5, 0.3, 1]
    ];
    expect(independence(c, 0, [1])).toBeCloseTo(0.64, 10);
    expect(independence(c, 0, [1, 2])).toBeCloseTo(0.527473, 6);
    expect(independences(c)).toEqual(
      [0, 1, 2].map((at) =>
        expect.closeTo(
          independence(
            c,
            at,
            [0, 1, 2].filter((i) => i !== at)
          ),
          10
        )
      )
    );
    // The second repeats the first: neither says anything of its own.
    expect(
      independences([
        [1, 1, 0.3],
        [1, 1, 0.3],
        [0.3, 0.3, 1]
      ])
    ).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6), expect.closeTo(0.91, 6)]);
  });

  it("counts how many indicators there really are", () => {
    const one = [
      [1, 0.999, 0.999],
      [0.999, 1, 0.999],
      [0.999, 0.999, 1]
    ];
    expect(independentIndicators(one)).toBe(1);
    expect(
      independentIndicators([
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1]
      ])
    ).toBe(3);
    expect(
      cumulativeShares([
        [1, 0.5],
        [0.5, 1]
      ])[0]
    ).toBeCloseTo(0.75, 10);
    expect(
      eigenvalues([
        [2, 1],
        [1, 2]
      ])
    ).toEqual([expect.closeTo(3, 10), expect.closeTo(1, 10)]);
  });

  it("weights of 2 amount to units written twice", () => {
    const twice = {values: [...vector12.values, ...vector12.values], errors: [...vector12.errors, ...vector12.errors]};
    const [weighted, written] = [publishedForms(vector12, undefined, [2, 2, 2]), publishedForms(twice)];
    expect(weighted.discrimination).toBeCloseTo(written.discrimination, 12);
    expect(weighted.stability).toBeCloseTo(written.stability, 12);
  });
});

describe("normal scores", () => {
  it("are Φ⁻¹(place / (n + 1)) within a block, ties at their middle, and only of units that have all indicators", () => {
    const [scores, others] = normalScores(
      [Float64Array.of(5, 100, 7, NaN, 1, 1, 2, 3), Float64Array.of(1, 2, 3, 4, 1, 2, 3, 4)],
      4
    );
    const quarter = 0.6744897501960817;
    expect(Array.from(scores.slice(0, 4))).toEqual([
      expect.closeTo(-quarter, 6),
      expect.closeTo(quarter, 6),
      expect.closeTo(0, 6),
      NaN
    ]);
    expect(Array.from(others.slice(0, 4))).toEqual([
      expect.closeTo(-quarter, 6),
      expect.closeTo(0, 6),
      expect.closeTo(quarter, 6),
      NaN
    ]);
    // Places 1.5, 1.5, 3, 4 of 4: Φ⁻¹(.3), .3, .6, .8.
    expect(Array.from(scores.slice(4))).toEqual(
      [-0.524401, -0.524401, 0.253347, 0.841621].map((one) => expect.closeTo(one, 5))
    );
  });

  it("don't heed how far away a unit lies", () => {
    const a = Float64Array.from({length: 60}, (_, i) => normal(1, i % 30) + 0.5 * normal(3, i));
    const b = a.map((one, i) => 0.6 * one + 0.8 * normal(2, i));
    const correlationOf = (first: Float64Array) =>
      preparedLatent(normalScores([first, b], 30), 30).latent(null).correlations[0][1];
    expect(correlationOf(a.map((one) => Math.exp(3 * one)))).toBeCloseTo(correlationOf(a), 12);
  });
});

describe("correlations of normal scores", () => {
  it("of both halves give correlations without their noise: Spearman's correction, by hand", () => {
    const a = Float64Array.of(1, -1, 2, -2, 1, -1, 0, 0);
    const b = Float64Array.of(1, -1, 1, -1, 2, -2, 1, -1);
    const {reliabilities, correlations} = preparedLatent([a, b], 4).latent(null);
    // Σ a₀a₁ = 2, Σ b₀b₁ = 6, Σ (a₀b₁ + b₀a₁)/2 = (2 + 2 + 2 + 2 + 1 + 1)/2 = 5; Σ (a₀² + a₁²)/2 = 6, Σ (b₀² + b₁²)/2 = 7.
    expect(reliabilities).toEqual([expect.closeTo(2 / 6, 12), expect.closeTo(6 / 7, 12)]);
    expect(correlations[0][1]).toBeCloseTo(5 / Math.sqrt(2 * 6), 12);
    expect(correlations[1][1]).toBe(1);
  });

  it("count units with weights of 2 as if they were written twice", () => {
    const values = [1, 2, 3].map((k) => Float64Array.from({length: 12}, (_, i) => normal(9, i % 6) + normal(k, i)));
    const {latent, present} = preparedLatent(values, 6);
    const twice = values.map((one) =>
      Float64Array.of(...one.slice(0, 6), ...one.slice(0, 2), ...one.slice(6), ...one.slice(6, 8))
    );
    const [weighted, written] = [latent([2, 2, 1, 1, 1, 1]), preparedLatent(twice, 8).latent(null)];
    for (let i = 0; i < 3; i++) {
      expect(weighted.reliabilities[i]).toBeCloseTo(written.reliabilities[i], 10);
      for (let j = 0; j < 3; j++) expect(weighted.correlations[i][j]).toBeCloseTo(written.correlations[i][j], 10);
    }
    expect(present).toEqual(Array.from({length: 6}, () => true));
  });

  it("say that an indicator has less than nothing of its own where chance has it so, which tells how unsure that is", () => {
    const [one, other] = independences([
      [1, 1.4],
      [1.4, 1]
    ]);
    expect(one).toBeCloseTo(1 - 1.4 ** 2, 10);
    expect(other).toBe(one);
    expect(independences([[1]])).toEqual([1]);
  });

  it("don’t take what two that repeat each other differ by for something that they explain", () => {
    // Along what they differ by, 0.01 is counted as 0.1: (0.6 − 0.4)²/2 of it, beside (0.6 + 0.4)²/2 over 1.99.
    const [own] = independences([
      [1, 0.6, 0.4],
      [0.6, 1, 0.99],
      [0.4, 0.99, 1]
    ]);
    expect(own).toBeCloseTo(1 - 0.5 / 1.99 - 0.02 / 0.1, 10);
  });

  it("leave as many independent ones as carry 90% at either end of the interval", () => {
    expect(
      independentRange([
        {low: 0.5, high: 0.7},
        {low: 0.8, high: 0.93},
        {low: 0.9, high: 0.98},
        {low: 1, high: 1}
      ])
    ).toEqual({low: 2, high: 3});
    expect(independentRange([{low: 1, high: 1}])).toEqual({low: 1, high: 1});
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
      return season.map(
        (s, t) => s + own + 0.8 * normal(seed, 4, u, t) + same + Math.sqrt(1 - shared) * normal(seed, 5, u, t)
      );
    });
    return {
      values,
      errors: values.map((row) => row.map(() => 1)),
      meanErrors: values.map(() => shared + (1 - shared) / periods)
    };
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
    expect(
      components({
        values: [
          [1, 2, 3],
          [2, 3, 4]
        ],
        errors: [
          [0, 0, 0],
          [0, 0, 0]
        ]
      })
    ).toBeNull();
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
      fc.property(
        fc.double({min: 0.01, max: 10, noNaN: true}),
        fc.double({min: 0.01, max: 100, noNaN: true}),
        fc.constantFrom(0.7, 0.9),
        (between, perCustomer, target) => {
          expect(reliability(between, perCustomer, customersNeeded(target, between, perCustomer))).toBeCloseTo(
            target,
            8
          );
        }
      )
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
    expect(concordance(time.map((t, i) => ({time: t, event: event[i], risk: risk[i], count: 1})))).toBeCloseTo(
      0.2307692,
      7
    );
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
    const [first, second] = effectiveWeights(
      a.map((one, i) => one + b[i]),
      [a, b]
    );
    expect(first).toBeCloseTo(0.1, 1);
    expect(second).toBeCloseTo(0.9, 1);
  });
});
