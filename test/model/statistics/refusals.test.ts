import {describe, expect, it} from "vitest";
import {breakEvenOf} from "../../../src/model/published/gaming.js";
import {fitBetaGeometric, lifetimeValue} from "../../../src/model/statistics/beta-geometric.js";
import {cumulativeIncidence} from "../../../src/model/statistics/competing.js";
import {concordance} from "../../../src/model/statistics/concordance.js";
import {erlangA, erlangC, seatsNeeded, staffFor} from "../../../src/model/statistics/erlang.js";
import {logRank} from "../../../src/model/statistics/log-rank.js";
import {funnelLimits} from "../../../src/model/statistics/funnel.js";
import {errorOfInterval, normalInterval} from "../../../src/model/statistics/intervals.js";
import {answersNeeded, netPromoterScore, promoterInterval} from "../../../src/model/statistics/net-promoter-score.js";
import {meanRanks} from "../../../src/model/statistics/ranking.js";
import {customersNeeded, rankability, rankabilityBand, reliability} from "../../../src/model/statistics/reliability.js";
import {spearman, spearmanInterval} from "../../../src/model/statistics/spearman.js";
import {effectiveWeights, kendall, meanRankShift} from "../../../src/model/statistics/rank-shift.js";
import {dayRetention, grossRevenueRetention, netRevenueRetention} from "../../../src/model/statistics/retention.js";
import {kaplanMeier, survivalAt} from "../../../src/model/statistics/survival.js";

// What can't be gives an error that says what was expected, never a figure.
const bridge = {start: 100, churn: 10, contraction: 5, expansion: 20};

describe("refused of rates and counts", () => {
  it("is a gross retention above 1 or below 0, and a part of a bridge that is negative", () => {
    expect(() => grossRevenueRetention({...bridge, churn: -10})).toThrow("invalid churn: expected revenue from 0 on");
    expect(() => grossRevenueRetention({...bridge, contraction: -30})).toThrow("invalid contraction");
    expect(() => grossRevenueRetention({...bridge, churn: 96})).toThrow(
      "invalid loss: expected at most 100; found 101"
    );
    expect(() => netRevenueRetention({...bridge, expansion: -1})).toThrow("invalid expansion");
    expect(() => netRevenueRetention({...bridge, expansion: NaN})).toThrow("invalid expansion");
  });

  it("are negative counts of answers", () => {
    expect(() => netPromoterScore({detractors: -1, passives: 2, promoters: 3})).toThrow(
      "invalid counts: expected detractors from 0 on; found -1"
    );
    expect(() => netPromoterScore({detractors: 1, passives: NaN, promoters: 3})).toThrow("expected passives from 0 on");
  });

  it("are more events than customers at risk, and counts that are negative or no numbers", () => {
    const late = [{time: 1, atRisk: 3, events: 4}];
    expect(() => kaplanMeier(late)).toThrow("invalid life table at 1: expected at most 3 events; found 4");
    expect(() => logRank([late, late])).toThrow("expected at most 3 events; found 4");
    expect(() => cumulativeIncidence([{time: 1, atRisk: 3, events: [2, 2]}], 0)).toThrow("found 4");
    expect(() => cumulativeIncidence([{time: 1, atRisk: 3, events: [-1, 2]}], 0)).toThrow("counts from 0 on");
    expect(() => kaplanMeier([{time: 1, atRisk: 3, events: NaN}])).toThrow("counts from 0 on; found NaN events of 3");
    expect(() => fitBetaGeometric([{period: 1, atRisk: 3, left: 4}])).toThrow("found 4");
  });

  it("is a NaN among ranks or risks", () => {
    expect(() => kendall([1, 2, NaN], [1, 2, 3])).toThrow("invalid ranks: expected numbers; found NaN at 3");
    expect(() => meanRankShift([1, 2], [NaN, 2])).toThrow("invalid ranks: expected numbers; found NaN at 1");
    expect(() => meanRanks([3, NaN])).toThrow("invalid scores: expected numbers; found NaN at 2");
    expect(() => spearman([3, 2, 1], [1, NaN, 2])).toThrow("invalid scores: expected numbers; found NaN at 2");
    expect(() => kendall([1, 2], [1, 2, 3])).toThrow("invalid ranks: expected 2; found 3");
    const group = {risk: 1, time: 2, event: true, count: 3};
    expect(() => concordance([group, {...group, risk: NaN}])).toThrow("invalid group");
    expect(() => concordance([{...group, count: -1}])).toThrow("a count from 0 on; found 1, 2, -1");
  });
});

describe("refused of queues, seats and money", () => {
  it("is a queue without patience, and one that no seats can be planned for", () => {
    const queue = {rate: 1, handling: 3};
    const target = {level: 0.8, within: 0.3, occupancy: 0.85};
    expect(() => erlangA(queue, 4, 0.3, 0)).toThrow("invalid patience: expected a time above 0; found 0");
    expect(() => erlangC({...queue, rate: NaN}, 4, 0.3)).toThrow("invalid rate: expected calls from 0 on; found NaN");
    expect(() => erlangA({...queue, handling: -3}, 4, 0.3, 5)).toThrow("invalid handling");
    expect(() => seatsNeeded(queue, {...target, level: 1})).toThrow("invalid level: expected a share under 1; found 1");
    expect(() => seatsNeeded(queue, {...target, occupancy: 0})).toThrow("invalid occupancy");
    expect(() => staffFor(10, 1)).toThrow("invalid shrinkage: expected a share under 1; found 1");
  });

  it("is a break-even in customers who bring no revenue", () => {
    for (const revenue of [0, -3, NaN])
      expect(() => breakEvenOf(1000, 80, 2, revenue)).toThrow("invalid revenue: expected yuan a customer above 0");
  });

  it("are seats that can't be: parts of one, fewer than none", () => {
    const queue = {rate: 1, handling: 3};
    for (const seats of [-1, 4.5, NaN]) {
      expect(() => erlangA(queue, seats, 0.3, 5)).toThrow("invalid seats: expected a whole number from 0 on");
      expect(() => erlangC(queue, seats, 0.3)).toThrow("invalid seats");
    }
    expect(() => staffFor(-5, 0.3)).toThrow("invalid seats");
    expect(() => erlangC(queue, 5, -1)).toThrow("invalid time to answer: expected one from 0 on; found -1");
  });
});

describe("refused of variances, scores and curves", () => {
  it("are negative variances and errors, which gave reliabilities over 1 and turned intervals round", () => {
    expect(() => reliability(-0.5, 1, 10)).toThrow(
      "invalid variance between units: expected one from 0 on; found -0.5"
    );
    expect(() => reliability(1, 1, 0)).toThrow("invalid n: expected a positive number; found 0");
    expect(() => customersNeeded(1.2, 1, 1)).toThrow("invalid target: expected a share under 1; found 1.2");
    expect(() => customersNeeded(0.7, 1, -1)).toThrow("invalid variance of a customer");
    expect(() => rankability(-1, [4, 4])).toThrow("invalid variance between units");
    expect(() => rankabilityBand(NaN)).toThrow("invalid rankability: expected 0 to 1; found NaN");
    expect(() => normalInterval(1, -2)).toThrow("invalid standard error: expected 0 or more; found -2");
    expect(() => errorOfInterval({low: 2, high: 1})).toThrow("invalid interval: expected low ≤ high; found 2 and 1");
    expect(() => funnelLimits(0, -1, 10, 0.95)).toThrow("invalid standard deviation: expected 0 or more; found -1");
  });

  it("are a promoter score of nobody or beyond 1, and a variance of answers under 0", () => {
    expect(() => promoterInterval(0, 0, 0)).toThrow("invalid customers: expected a positive number; found 0");
    expect(() => promoterInterval(2, 0.1, 10)).toThrow("invalid score: expected −1 to 1; found 2");
    expect(() => promoterInterval(0.2, -1, 10)).toThrow("invalid standard error");
    expect(() => answersNeeded(0.1, -1)).toThrow("invalid variance: expected one from 0 on; found -1");
  });

  it("are lists of unlike length, correlations beyond 1, and days that are none", () => {
    expect(() => spearman([1, 2, 3, 4], [1, 2, 3, 4, 5])).toThrow(
      "invalid pairs: expected 4 values on both sides; found 5"
    );
    expect(() => spearmanInterval(1.5, 20)).toThrow("invalid correlation: expected −1 to 1; found 1.5");
    expect(() => spearmanInterval(0.5, 5.5)).toThrow("invalid n: expected a whole number of pairs; found 5.5");
    expect(() => effectiveWeights([1, 2, 3], [[1, 2]])).toThrow("invalid parts: expected 3 units; found 2");
    expect(() => dayRetention([[NaN]], 2)).toThrow("invalid returns: expected days; found NaN");
    expect(() => dayRetention([[1]], NaN)).toThrow("invalid days: expected a whole number from 0 on; found NaN");
  });

  it("is a log-rank over unlike times: who isn't at risk can't be told from who isn't counted", () => {
    const rows = (times: readonly number[]) => times.map((time) => ({time, atRisk: 10, events: 1}));
    expect(() => logRank([rows([1, 2, 3]), rows([1, 2, 4])])).toThrow(
      "invalid groups: expected rows at the same times in all; found others in group 2"
    );
    expect(() => logRank([rows([1, 2, 3]), rows([1, 2])])).toThrow("found others in group 2");
  });
});

describe("right, where it was crossed or sure", () => {
  it("the lifetime value of customers who cost more than they pay lies within its ends, those of the longest stay costing most", () => {
    const survival = Array.from({length: 11}, (_, i) => ({
      survival: 0.95 ** (i + 1),
      low: 0.93 ** (i + 1),
      high: 0.96 ** (i + 1)
    }));
    const gain = lifetimeValue(survival, {mean: 50, standardError: 2}, 0.08);
    const loss = lifetimeValue(survival, {mean: -50, standardError: 2}, 0.08);
    expect(loss.low < loss.value && loss.value < loss.high && loss.high < 0).toBe(true);
    expect(loss.low).toBeCloseTo(-gain.high, 9);
    expect(loss.high).toBeCloseTo(-gain.low, 9);
    const nothing = lifetimeValue(survival, {mean: 0, standardError: 2}, 0.08);
    expect(nothing.value).toBe(0);
    expect(nothing.high).toBeCloseTo(-nothing.low, 9);
  });

  it("once nobody is left there is no interval: S = 0 isn't known for certain of others", () => {
    const steps = kaplanMeier([
      {time: 1, atRisk: 4, events: 2},
      {time: 2, atRisk: 2, events: 2}
    ]);
    expect(survivalAt(steps, 2)).toMatchObject({survival: 0, low: NaN, high: NaN});
    expect(survivalAt(steps, 1).low).toBeGreaterThan(0);
    const all = cumulativeIncidence([{time: 1, atRisk: 4, events: [4, 0]}], 0);
    expect(all[0]).toMatchObject({incidence: 1, low: NaN, high: NaN});
  });
});
