import {describe, expect, it} from "vitest";
import type {LeagueSource} from "../../../src/model/scoring/league-source.js";
import {scoreLeague} from "../../../src/model/scoring/score-league.js";
import type {AppraisedIndicator, ScoringRule, SystemFacts} from "../../../src/model/published/systems.js";

const both = (text: string) => ({en: text, zh: text});
const system = (appraise: readonly AppraisedIndicator[], more: Partial<SystemFacts> = {}): SystemFacts => ({
  id: "s",
  name: both("S"),
  says: both("S"),
  unitOfAccount: "customer",
  observe: [],
  appraise,
  ...more
});
const item = (
  indicator: string,
  score: ScoringRule,
  period: AppraisedIndicator["period"] = "year"
): AppraisedIndicator => ({indicator, weight: 100, period, score});

const linear = {rule: "linear", floor: 0, target: 50, cap: 120} as const;
const units = ["A", "B", "C"];
const rates: Record<string, number> = {A: 0.9, B: 0.85, C: 0.8};
const nps: Record<string, number> = {A: 10, B: 20, C: 30};
const lastYear: Record<string, number> = {A: 5, B: 20, C: 32};

const source: LeagueSource<string> = {
  figure: (indicator, unit) => ({value: (indicator === "rate" ? rates : nps)[unit], standardError: 1e-6}),
  past: (_, unit) => ({value: lastYear[unit], standardError: 1e-6}),
  benchmarks: (_, unit) => ({
    rivals: [{operator: "R", value: unit === "C" ? 40 : 10, standardError: null}],
    industryMean: null
  }),
  better: () => "higher",
  accumulates: () => false,
  grain: "year",
  correlations: () => [0]
};
const legacy = system([item("rate", {rule: "linear", floor: 0.8, target: 0.9, cap: 100})]);
const league = (challenger: SystemFacts, more: Partial<LeagueSource<string>> = {}) =>
  scoreLeague({
    systems: {legacy, challenger},
    kind: "city",
    units,
    indicators: ["rate", "nps"],
    source: {...source, ...more},
    draws: 50,
    seed: 1
  });
const scores = (result: ReturnType<typeof league>) =>
  result.rows.map(({unit, challenger}) => [unit, Math.round(challenger.score)]);

describe("scoreLeague against rivals", () => {
  it("holds each unit against the rivals of its own region: leads of 0, 10 and −10", () => {
    const lead = item("nps", {
      rule: "lead",
      against: "best_rival",
      floor: -10,
      target: 10,
      cap: 120,
      otherwise: linear
    });
    expect(scores(league(system([lead])))).toEqual([
      ["A", 50],
      ["B", 100],
      ["C", 0]
    ]);
  });

  it("carries the error of the rival's figure into the score's interval: ±1.96·2 points of 5 each", () => {
    const lead = item("nps", {rule: "lead", against: "best_rival", floor: -10, target: 10, cap: 120, otherwise: null});
    const unsure: Partial<LeagueSource<string>> = {
      benchmarks: () => ({
        rivals: [
          {operator: "R", value: 10, standardError: 2},
          {operator: "Q", value: 0, standardError: 0}
        ],
        industryMean: null
      })
    };
    const {low, high, score} = scoreLeague({
      systems: {legacy, challenger: system([lead])},
      kind: "city",
      units: ["A"],
      indicators: ["rate", "nps"],
      source: {...source, ...unsure},
      draws: 4000,
      seed: 3
    }).rows[0].challenger;
    expect(score).toBe(50);
    expect(high - low).toBeGreaterThan(37);
    expect(high - low).toBeLessThan(42);
  });

  it("uses one rule for all where one unit's rivals aren't known, and says so", () => {
    const lead = item("nps", {
      rule: "lead",
      against: "best_rival",
      floor: -10,
      target: 10,
      cap: 120,
      otherwise: linear
    });
    const result = league(system([lead]), {
      benchmarks: (_, unit) => (unit === "B" ? null : source.benchmarks("nps", unit))
    });
    expect(scores(result)).toEqual([
      ["A", 20],
      ["B", 40],
      ["C", 60]
    ]);
    expect(result.rules.challenger).toMatchObject([{standsIn: true, lacking: 1, item: {score: {rule: "linear"}}}]);
  });
});

describe("what scoreLeague ranks, and by what", () => {
  it("leaves a unit out that lacks what a rule needs where nothing stands in", () => {
    const lead = item("nps", {rule: "lead", against: "best_rival", floor: -10, target: 10, cap: 120, otherwise: null});
    const result = league(system([lead]), {
      benchmarks: (_, unit) => (unit === "B" ? null : source.benchmarks("nps", unit))
    });
    expect(scores(result)).toEqual([
      ["A", 50],
      ["C", 0]
    ]);
    expect(result.unranked).toEqual([{unit: "B", lacks: [{indicator: "nps", what: "rivals"}]}]);
  });

  it("ranks among the units of the league, in every drawn world anew", () => {
    const result = league(
      system([item("nps", {rule: "rank", among: "peers", places: null, cap: 100, otherwise: null})])
    );
    expect(scores(result)).toEqual([
      ["A", 0],
      ["B", 50],
      ["C", 100]
    ]);
    expect(result.rows[0].challenger).toMatchObject({low: 0, high: 0, rankLow: 3, rankHigh: 3});
    // Where A and C can't be told apart, either may come first or last.
    const noisy = league(
      system([item("nps", {rule: "rank", among: "peers", places: null, cap: 100, otherwise: null})]),
      {figure: (indicator, unit) => ({value: (indicator === "rate" ? rates : nps)[unit], standardError: 50})}
    );
    expect(noisy.rows[0].challenger).toMatchObject({low: 0, high: 100});
  });

  it("takes progress from the unit's own past, with the error of both figures", () => {
    const progress = item("nps", {
      rule: "progress",
      since: "previous_year",
      relative: false,
      floor: 0,
      target: 10,
      cap: 120,
      otherwise: null
    });
    expect(scores(league(system([progress])))).toEqual([
      ["A", 50],
      ["B", 0],
      ["C", 0]
    ]);
    const noisyPast = league(system([progress]), {past: (_, unit) => ({value: lastYear[unit], standardError: 2})});
    expect(noisyPast.rows[0].challenger.high - noisyPast.rows[0].challenger.low).toBeGreaterThan(40);
  });

  it("scores nobody of a kind that a system doesn't appraise", () => {
    const result = league(system([item("nps", linear)], {tiers: [{kind: "store", name: both("Store")}]}));
    expect(result.rows).toEqual([]);
    expect(result.unranked.map(({unit, lacks}) => [unit, lacks.length])).toEqual([
      ["A", 0],
      ["B", 0],
      ["C", 0]
    ]);
  });
});

describe("what scoreLeague refuses and takes away", () => {
  it("refuses a year's target for a month of what adds up over time, unless the rule has one for months", () => {
    const month = {accumulates: (indicator: string) => indicator === "nps", grain: "month"} as const;
    expect(league(system([item("nps", linear)]), month).unranked[0].lacks).toEqual([
      {indicator: "nps", what: "own_period"}
    ]);
    expect(scores(league(system([item("nps", {...linear, also: {month: {floor: 0, target: 20}}})]), month))).toEqual([
      ["A", 50],
      ["B", 100],
      ["C", 120]
    ]);
    expect(
      scores(
        league(system([item("nps", {rule: "rank", among: "peers", places: null, cap: 100, otherwise: null})]), month)
      )
    ).toEqual([
      ["A", 0],
      ["B", 50],
      ["C", 100]
    ]);
  });

  it("takes a gate's points off, and needs its figure", () => {
    const gated = system([item("nps", linear)], {
      gates: [
        {
          indicator: "rate",
          period: "year",
          trigger: {when: "below", threshold: 0.86},
          readings: [{id: "as_written", takes: {kind: "points", points: 15, each: null, cap: 15}}]
        }
      ]
    });
    expect(scores(league(gated))).toEqual([
      ["A", 20],
      ["B", 25],
      ["C", 45]
    ]);
  });
});
