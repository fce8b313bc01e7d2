import {describe, expect, it} from "vitest";
import {otherSamples, type SampledValues} from "../../../src/model/statistics/other-samples.js";
import {normal} from "../../../src/model/statistics/random.js";
import {sampleBias} from "./sample-simulation.js";

describe("another sample of the same customers", () => {
  // At length: verify/other-samples.ts. Buckets of the noisy sample, drawn again, gave a mean change of −.18 at a true difference of .54.
  const setting = {units: 42, clusters: 14, periods: 2, challenger: 0.7, legacy: -0.2};

  it("leaves the difference of two associations where it was, on the mean, whatever the noise", () => {
    for (const reliability of [0.5, 0.15]) {
      const found = sampleBias(
        {...setting, scoreReliability: reliability, outcomeReliability: reliability},
        {companies: 20, draws: 6}
      );
      expect(Math.abs(found.change)).toBeLessThan(3 * found.standardError);
      expect(found.standardError).toBeLessThan(0.02);
      expect(found.difference).toBeGreaterThan(4 * Math.abs(found.change));
      // As far as really new samples of the same units spread, within 15 %.
      expect(found.spread / found.trueSpread).toBeGreaterThan(0.85);
      expect(found.spread / found.trueSpread).toBeLessThan(1.15);
    }
  });

  it("has errors without heavier tails than real ones: of normal answers their kurtosis is 3", () => {
    // Ten groups tell a unit's error but roughly; drawn by what each unit's seemed to be, the kurtosis was 3.7.
    const [units, groups, cells] = [42, 10, 84];
    const own = (k: number) =>
      Array.from({length: cells}, (_, i) => Array.from({length: groups}, (__, g) => normal(5, k, i, g)));
    const answers = [own(0), own(1)];
    const values = (without: number | null): SampledValues => {
      const [scores, outcome] = answers.map((all) =>
        Float64Array.from(all, (one) => {
          const there = one.filter((_, g) => g !== without);
          return there.reduce((sum, value) => sum + value, 0) / there.length;
        })
      );
      return {scores: [scores], outcome};
    };
    const leftOut = Array.from({length: groups}, (_, g) => values(g));
    const draw = otherSamples({units, periods: 1, seen: values(null), leftOut}, 3);
    const drawn = Array.from({length: 120}, (_, i) => draw(i).outcome);
    let [squares, fourths] = [0, 0];
    for (let i = 0; i < cells; i++) {
      const centre = drawn.reduce((sum, one) => sum + one[i], 0) / drawn.length;
      for (const one of drawn) {
        squares += (one[i] - centre) ** 2;
        fourths += (one[i] - centre) ** 4;
      }
    }
    const count = cells * drawn.length;
    // Its own error is √(24 / 10,080), a twentieth.
    expect(Math.abs(fourths / count / (squares / count) ** 2 - 3)).toBeLessThan(0.25);
  });

  it("without errors is what was seen", () => {
    const scores = [Float64Array.of(1, 2, 3, 4, 1, 2, 3, 4), Float64Array.of(4, 3, 2, 1, 4, 3, 2, NaN)];
    const seen = {scores, outcome: Float64Array.of(2, 1, 4, 3, 2, 1, 4, 3)};
    const drawn = otherSamples({units: 4, periods: 1, seen, leftOut: [seen, seen, seen]}, 1)(5);
    expect([...drawn.scores[0], ...drawn.outcome]).toEqual(
      [...scores[0], ...seen.outcome].map((one) => expect.closeTo(one, 9))
    );
    expect(drawn.scores[1][7]).toBeNaN();
  });

  it("takes no more error out than units vary by", () => {
    const seen = {scores: [Float64Array.of(1, 2, 3, 4, 1, 2, 3, 4)], outcome: Float64Array.of(1, 2, 4, 3, 1, 2, 4, 3)};
    const leftOut = [10, -10].map((away) => ({...seen, scores: [seen.scores[0].map((one) => one + away)]}));
    const {scores} = otherSamples({units: 4, periods: 1, seen, leftOut}, 1)(1);
    for (const one of scores[0]) expect(Math.abs(one)).toBeLessThan(10);
  });
});
