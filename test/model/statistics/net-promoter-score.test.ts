import {describe, expect, it} from "vitest";
import {z95} from "../../../src/model/statistics/intervals.js";
import {
  answersNeeded,
  netPromoterScore,
  promoterInterval,
  promoterPoints
} from "../../../src/model/statistics/net-promoter-score.js";

describe("netPromoterScore", () => {
  it.each([
    [{detractors: 1, passives: 2, promoters: 3}, 1 / 3, 5 / 9, 0.30429],
    [{detractors: 1, passives: 0, promoters: 1}, 0, 1, 0.707107],
    [{detractors: 0, passives: 1, promoters: 1}, 0.5, 0.25, 0.353553]
  ])("of %o is %f with variance %f", (counts, value, variance, standardError) => {
    const score = netPromoterScore(counts);
    expect(score.value).toBeCloseTo(value, 12);
    expect(score.variance).toBeCloseTo(variance, 12);
    expect(score.standardError).toBeCloseTo(standardError, 6);
  });

  it("equals the mean of points and their population variance", () => {
    const answers = [10, 9, 8, 7, 6, 3, 0, 10, 9, 5];
    const points = answers.map((score) => promoterPoints(score) / 100);
    const mean = points.reduce<number>((sum, p) => sum + p, 0) / points.length;
    const {value, variance} = netPromoterScore({detractors: 4, passives: 2, promoters: 4});
    expect(value).toBeCloseTo(mean, 12);
    expect(variance).toBeCloseTo(points.reduce<number>((sum, p) => sum + (p - mean) ** 2, 0) / points.length, 12);
  });

  it("refuses no answers and a score of 11", () => {
    expect(() => netPromoterScore({detractors: 0, passives: 0, promoters: 0})).toThrow(
      "invalid counts: expected at least one answer; found 0"
    );
    expect(() => promoterPoints(11)).toThrow("invalid score: expected 0 to 10; found 11");
  });
});

describe("promoterInterval", () => {
  it("is that of the counts with 3/4, 3/2, 3/4 added (Rocks 2016): (3.75, 6.5, 17.75) of 25 answers", () => {
    const plain = netPromoterScore({detractors: 3, passives: 5, promoters: 17});
    const adjusted = netPromoterScore({detractors: 3.75, passives: 6.5, promoters: 17.75});
    // The moments' standard error has the sample form.
    const {low, high} = promoterInterval(plain.value, Math.sqrt(plain.variance / 24), 25);
    expect((low + high) / 2).toBeCloseTo(adjusted.value, 12);
    expect((high - low) / 2).toBeCloseTo(z95 * adjusted.standardError, 12);
  });

  it("of 5 promoters never claims certainty and stays within −1 and 1", () => {
    const {low, high} = promoterInterval(1, 0, 5);
    expect(low).toBeLessThan(0.4);
    expect(high).toBe(1);
  });
});

describe("answersNeeded", () => {
  it("for ±10 points is 213 at variance 5/9 and 384 at the worst", () => {
    expect(answersNeeded(0.1, 5 / 9)).toBe(213);
    expect(answersNeeded(0.1, 1)).toBe(384);
  });
});
