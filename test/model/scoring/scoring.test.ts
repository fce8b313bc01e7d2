import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {lackOf, scoreValue, type ScoringContext} from "../../../src/model/scoring/scoring.js";
import {type Rival} from "../../../src/model/published/systems.js";
import type {LeadRule, LinearRule, ProgressRule, RankRule, ScoringRule} from "../../../src/model/published/systems.js";

const linear: LinearRule = {rule: "linear", floor: 0.8, target: 0.95, cap: 120};
const toMean: LinearRule = {rule: "linear", floor: 70, target: "industry_mean", cap: 120};
const lead: LeadRule = {rule: "lead", against: "best_rival", floor: -10, target: 10, cap: 120, otherwise: null};
const even: RankRule = {rule: "rank", among: "peers", places: null, cap: 100, otherwise: null};
const podium: RankRule = {rule: "rank", among: "rivals", places: [100, 60, 0], cap: 100, otherwise: null};
const progress: ProgressRule = {
  rule: "progress",
  since: "previous_year",
  relative: false,
  floor: 0,
  target: 4,
  cap: 120,
  otherwise: null
};

const rival = (operator: string, value: number): Rival => ({operator, value, standardError: null});
const rivals = [rival("A", 22), rival("B", 27)];
const context = (value: number | null, more: Partial<ScoringContext> = {}): ScoringContext => ({
  value,
  better: "higher",
  ...more
});
const pointsOf = (rule: ScoringRule, one: ScoringContext) => scoreValue(rule, one).points;

describe("linear", () => {
  it.each([
    [0.8, 0],
    [0.95, 100],
    [0.875, 50],
    [0.7, 0],
    [1, 120]
  ])("of %f between a floor of .80 and a target of .95 is %f", (value, points) => {
    expect(pointsOf(linear, context(value))).toBeCloseTo(points, 9);
  });

  it("rises as the value falls where the target lies below the floor", () => {
    expect(pointsOf({rule: "linear", floor: 360, target: 200, cap: 120}, context(280, {better: "lower"}))).toBeCloseTo(
      50,
      9
    );
  });

  it("reaches 100 at the industry's mean: (76 − 70)/(82 − 70) is 50", () => {
    expect(pointsOf(toMean, context(76, {industryMean: 82}))).toBeCloseTo(50, 9);
  });

  it("refuses a rule whose floor is its target", () => {
    expect(() => scoreValue({rule: "linear", floor: 1, target: 1, cap: 120}, context(1))).toThrow(
      "expected floor and target to differ; found 1 for both"
    );
  });

  it("has no points where the mean isn't known, or lies on the worse side of the floor", () => {
    expect(scoreValue(toMean, context(76))).toEqual({points: null, missing: "industry_mean"});
    expect(scoreValue(toMean, context(76, {industryMean: null}))).toEqual({points: null, missing: "industry_mean"});
    expect(scoreValue(toMean, context(76, {industryMean: 68}))).toEqual({
      points: null,
      missing: "industry_mean_beyond_floor"
    });
  });
});

describe("lead", () => {
  it.each([
    // The best rival stands at 27: 17 is 10 behind, 37 is 10 ahead.
    [17, 0],
    [27, 50],
    [32, 75],
    [37, 100],
    [60, 120]
  ])("of %f over rivals at 22 and 27 is %f", (value, points) => {
    expect(pointsOf(lead, context(value, {rivals}))).toBeCloseTo(points, 9);
  });

  it("takes the lowest rival as the best where lower is better: 22 − 20 = 2 ahead is (2 + 10)/20", () => {
    expect(pointsOf(lead, context(20, {rivals, better: "lower"}))).toBeCloseTo(60, 9);
  });

  it("may be counted from the industry's mean", () => {
    expect(pointsOf({...lead, against: "industry_mean"}, context(30, {industryMean: 25}))).toBeCloseTo(75, 9);
  });

  it("has no points without rivals, unless a rule stands in, which is then named", () => {
    expect(scoreValue(lead, context(30))).toEqual({points: null, missing: "rivals"});
    expect(scoreValue(lead, context(30, {rivals: []}))).toEqual({points: null, missing: "rivals"});
    const otherwise: LinearRule = {rule: "linear", floor: 0, target: 50, cap: 120};
    expect(scoreValue({...lead, otherwise}, context(30))).toEqual({
      points: 60,
      uncut: 60,
      rule: otherwise,
      standsIn: true
    });
    expect(scoreValue({...lead, otherwise}, context(32, {rivals}))).toMatchObject({points: 75, standsIn: false});
  });

  it("says what the rule itself lacks where the one that stands in can't be used either", () => {
    expect(scoreValue({...lead, otherwise: toMean}, context(30))).toEqual({points: null, missing: "rivals"});
  });
});

describe("rank", () => {
  it("is 100 for the first, 0 for the last and even between", () => {
    const points = [40, 30, 20, 10].map((value, i, all) =>
      pointsOf(even, context(value, {peers: all.filter((_, k) => k !== i)}))
    );
    expect(points.map((one) => Number(one?.toFixed(6)))).toEqual([100, 66.666667, 33.333333, 0]);
  });

  it("gives equals the mean of their places: two second of four get (2/3 + 1/3)/2", () => {
    expect(pointsOf(even, context(20, {peers: [30, 20, 10]}))).toBeCloseTo(50, 9);
  });

  it("counts places from the lowest where lower is better", () => {
    expect(pointsOf(even, context(10, {peers: [40, 30, 20], better: "lower"}))).toBe(100);
  });

  it("pays by a table of places among rivals, the last figure for all places beyond", () => {
    expect([30, 25, 20].map((value) => pointsOf(podium, context(value, {rivals})))).toEqual([100, 60, 0]);
    expect(pointsOf(podium, context(1, {rivals: [...rivals, rival("C", 2)]}))).toBe(0);
    // Level with the best: first and second place together, (100 + 60)/2.
    expect(pointsOf(podium, context(27, {rivals}))).toBe(80);
  });

  it("has no points without anyone to be ranked among", () => {
    expect(scoreValue(even, context(1, {peers: []}))).toEqual({points: null, missing: "peers"});
    expect(scoreValue(podium, context(1))).toEqual({points: null, missing: "rivals"});
  });

  it("keeps its points under any rising transform of the values", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({min: -50, max: 50}), {minLength: 1, maxLength: 12}),
        fc.integer({min: -50, max: 50}),
        (peers, value) => {
          const rising = (x: number) => x ** 3 + 5 * x - 7;
          for (const rule of [even, {...even, places: [100, 80, 30]}]) {
            expect(pointsOf(rule, context(rising(value), {peers: peers.map(rising)}))).toBe(
              pointsOf(rule, context(value, {peers}))
            );
          }
        }
      )
    );
  });

  it("hands out the same points in all, however many are equal", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 4}), {minLength: 2, maxLength: 10}), (values) => {
        const sum = values.reduce(
          (total, value, i) =>
            total + (pointsOf(even, context(value, {peers: values.filter((_, k) => k !== i)})) ?? NaN),
          0
        );
        expect(sum).toBeCloseTo(50 * values.length, 6);
      })
    );
  });
});

describe("progress", () => {
  it("is 0 at no change, 50 half way to the target, and 0 after a fall", () => {
    expect([30, 32, 34, 27].map((value) => pointsOf(progress, context(value, {past: 30})))).toEqual([0, 50, 100, 0]);
  });

  it("counts a fall as progress where lower is better, and a share of the past where the rule says so", () => {
    expect(pointsOf(progress, context(298, {past: 300, better: "lower"}))).toBeCloseTo(50, 9);
    // From 300 s to 285 s is 5 % better; the target is 10 %.
    expect(
      pointsOf({...progress, relative: true, target: 0.1}, context(285, {past: 300, better: "lower"}))
    ).toBeCloseTo(50, 9);
  });

  it("has no points without a past, nor a share of a past that isn't above 0", () => {
    expect(scoreValue(progress, context(1))).toEqual({points: null, missing: "past"});
    expect(scoreValue(progress, context(1, {past: null}))).toEqual({points: null, missing: "past"});
    expect(scoreValue({...progress, relative: true}, context(1, {past: -3}))).toEqual({
      points: null,
      missing: "positive_past"
    });
  });
});

describe("every rule", () => {
  const rules = [
    linear,
    toMean,
    lead,
    even,
    podium,
    {...even, places: [100, 90, 20]},
    progress,
    {...progress, relative: true}
  ];
  const anything = fc.double({min: -100, max: 100, noNaN: true});
  const known = fc.record({
    peers: fc.array(anything, {minLength: 1, maxLength: 6}),
    past: fc.double({min: 1, max: 100, noNaN: true}),
    values: fc.tuple(anything, anything)
  });

  it.each(rules.map((rule) => [rule.rule, rule] as const))(
    "%s: stays within 0 and its cap and never falls as the value gets better",
    (_, rule) => {
      fc.assert(
        fc.property(known, fc.boolean(), ({peers, past, values}, higher) => {
          // A straight line over the value itself has its direction in floor and target.
          const better = higher || rule.rule === "linear" ? "higher" : "lower";
          const more = {better, peers, past, rivals, industryMean: 90} as const;
          const [worse, improved] = values
            .toSorted((a, b) => (better === "higher" ? a - b : b - a))
            .map((value) => pointsOf(rule, context(value, more)) ?? NaN);
          expect(worse).toBeGreaterThanOrEqual(0);
          expect(improved).toBeLessThanOrEqual(rule.cap);
          expect(improved).toBeGreaterThanOrEqual(worse);
        })
      );
    }
  );

  it.each(rules.map((rule) => [rule.rule, rule] as const))(
    "%s: has no points without a value, whatever stands in",
    (_, rule) => {
      const withOther = rule.rule === "linear" ? rule : {...rule, otherwise: linear};
      for (const value of [null, NaN]) {
        const lacking = context(value, {rivals, industryMean: 90, peers: [1], past: 1});
        expect(scoreValue(withOther, lacking)).toEqual({points: null, missing: "value"});
        expect(lackOf(withOther, lacking)).toBe("value");
      }
    }
  );
});
