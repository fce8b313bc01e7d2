import type {Gate} from "../../../src/model/published/systems.js";
import {describe, expect, it} from "vitest";
import {sliceFigures} from "../../../src/model/cohorts/slice-figures.js";
import {quantiles} from "../../../src/model/plan/risk.js";
import {greenLightFinding} from "../../../src/model/scoring/findings.js";
import {gateOutcome, payDeduction} from "../../../src/model/scoring/gates.js";
import {scoreValue, yardstick} from "../../../src/model/scoring/scoring.js";
import {betaQuantile, lnGamma} from "../../../src/model/statistics/beta.js";
import {fitBetaGeometric, lifetimeValue, projectedSurvival} from "../../../src/model/statistics/beta-geometric.js";
import {bunching} from "../../../src/model/statistics/bunching.js";
import {cumulativeIncidence} from "../../../src/model/statistics/competing.js";
import {erlangA, erlangB, seatsSmooth} from "../../../src/model/statistics/erlang.js";
import {choleskyFactor} from "../../../src/model/statistics/errors.js";
import {funnelLimits} from "../../../src/model/statistics/funnel.js";
import {independence, independentIndicators} from "../../../src/model/statistics/independence.js";
import {logRank} from "../../../src/model/statistics/log-rank.js";
import {chanceAlike, chanceNotAbove, chanceNotBelow, chanceOf} from "../../../src/model/statistics/many-differences.js";
import {normalQuantile} from "../../../src/model/statistics/normal.js";
import {customersNeeded, wrongTopQuarter} from "../../../src/model/statistics/reliability.js";
import {answersNeeded, promoterInterval} from "../../../src/model/statistics/net-promoter-score.js";
import {errorOfInterval, withinRange} from "../../../src/model/statistics/intervals.js";
import {quantileOfSorted} from "../../../src/model/statistics/ranking.js";
import {estimateOf} from "../../../src/model/published/cells.js";
import {designEffectOfDraws} from "../../../src/model/statistics/repeated-draws.js";
import {dayRetention, grossRevenueRetention, netRevenueRetention} from "../../../src/model/statistics/retention.js";
import {ratioOf} from "../../../src/model/statistics/shares.js";
import {spearmanInterval} from "../../../src/model/statistics/spearman.js";
import {shareOf, standardisedShares} from "../../../src/model/statistics/standardised.js";
import {staggeredSlope} from "../../../src/model/statistics/staggered.js";
import {kaplanMeier, restrictedMean, restrictedMeanInterval} from "../../../src/model/statistics/survival.js";
import {falseDiscoveryRates, holm} from "../../../src/model/statistics/verdicts.js";

// Each of these gave a figure, or never came to an end, before it was refused.
describe("a figure isn't made of what is no number", () => {
  const known = {value: 0.4, low: 0.3, high: 0.5};

  it("a difference of figures without intervals isn't certain, nor is a green light without a figure alike", () => {
    const bare = {value: 0.9, low: NaN, high: NaN};
    expect(() => chanceNotAbove(bare, known)).toThrow("invalid difference: expected figures with intervals");
    expect(() => chanceAlike(known, bare)).toThrow("invalid difference");
    const outside = {value: 0.9, low: 0.2, high: 0.4};
    expect(() => chanceAlike(known, outside)).toThrow(
      "invalid difference: expected figures with intervals; found 0.9 (0.2 to 0.4)"
    );
    expect(() => chanceOf(0, outside)).toThrow("invalid difference");
    expect(() => chanceNotBelow(outside, known, 0.1)).toThrow("invalid difference");
    expect(() => chanceNotBelow({value: -Infinity, low: -Infinity, high: 0}, known, 0.1)).toThrow("invalid difference");
    expect(() => chanceNotBelow(known, {value: 0.5, low: 0.45, high: 0.55}, 1.5)).toThrow(
      "invalid share: expected 0 to 1; found 1.5"
    );
    const light = (value: number, low: number, high: number) =>
      greenLightFinding({difference: {value, low, high, customers: 100}});
    expect(light(NaN, NaN, NaN)).toBe("unclear");
    expect(light(0, NaN, NaN)).toBe("unclear");
    expect(light(0, -0.05, 0.05)).toBe("alike");
  });

  it("an unknown error isn't none: a NaN on or beside the diagonal would have made a pivot of 0", () => {
    for (const covariance of [
      [
        [NaN, 0],
        [0, 1]
      ],
      [
        [1, NaN],
        [NaN, 1]
      ],
      [
        [-4, 0],
        [0, 1]
      ]
    ])
      expect(() => choleskyFactor(covariance)).toThrow(
        "invalid covariance: expected numbers, on the diagonal from 0 on"
      );
    const unknown = [
      [1, 0.5, 0.5],
      [0.5, 1, NaN],
      [0.5, NaN, 1]
    ];
    expect(() => independence(unknown, 0, [1, 2])).toThrow("invalid covariance");
    expect(() => independentIndicators([])).toThrow("invalid correlations: expected those of one indicator or more");
    expect(() => customersNeeded(0.7, NaN, 1)).toThrow("invalid variance between units");
    expect(() => funnelLimits(0, NaN, 10, 0.95)).toThrow("invalid standard deviation: expected 0 or more; found NaN");
  });

  it("a p that is none doesn't change what others are corrected to", () => {
    for (const ps of [
      [0.01, NaN],
      [-1, 0.5],
      [2, 0.01]
    ]) {
      expect(() => holm(ps)).toThrow("invalid p: expected 0 to 1");
      expect(() => falseDiscoveryRates(ps)).toThrow("invalid p: expected 0 to 1");
    }
  });

  it("a gate isn't at rest, and nothing is taken back, where the value or the events are none", () => {
    const takes = {kind: "pay" as const, of: "bonus" as const, share: 0.5, capYuan: null, alsoBorne: []};
    expect(() => payDeduction(takes, 1000, -2)).toThrow("invalid events: expected a number from 0 on; found -2");
    const gate = {
      indicator: "complaints",
      period: "month" as const,
      trigger: {when: "above" as const, threshold: 5},
      readings: [{id: "a", takes: {kind: "veto" as const}}]
    } satisfies Gate;
    expect(() => gateOutcome(gate, NaN)).toThrow("invalid value of a gate: expected a number; found NaN");
  });
});

describe("what can't be counted is refused", () => {
  it("strata and days of fewer than nobody, or with more of them than are there", () => {
    const real = {n: 5, with: 2};
    for (const n of [-5, NaN])
      expect(() => standardisedShares([{n, with: 0}, real], [real, real])).toThrow(
        `invalid n: expected customers from 0 on; found ${n}`
      );
    expect(() => designEffectOfDraws([1], [{n: [5, 5], with: [9, 9]}], 5)).toThrow(
      "invalid stratum: expected 0 to 5 days with the property; found 9"
    );
  });

  it("life tables whose times don't rise, periods before the first, and horizons before the start", () => {
    const row = (time: number) => ({time, atRisk: 5, events: 1});
    expect(() => kaplanMeier([row(2), row(1)])).toThrow("invalid life table: expected rising times; found 1 after 2");
    expect(() => kaplanMeier([row(1), row(1)])).toThrow("found 1 after 1");
    expect(() => kaplanMeier([row(NaN)])).toThrow("invalid life table: expected times; found NaN");
    expect(() =>
      cumulativeIncidence(
        [row(2), row(1)].map((one) => ({...one, events: [1]})),
        0
      )
    ).toThrow("rising times");
    expect(() => restrictedMean(kaplanMeier([row(1)]), -5)).toThrow("invalid horizon: expected a time from 0 on");
    for (const period of [NaN, 0, -5, 1.5])
      expect(() => fitBetaGeometric([{period, atRisk: 10, left: 1}])).toThrow(
        "invalid period: expected a whole number"
      );
    expect(() => projectedSurvival({m: 2, phi: 1}, 4)).toThrow("invalid model: expected m from 0 to 1");
    const survival = [{survival: 0.9, low: 0.8, high: 0.95}];
    expect(() => lifetimeValue(survival, {mean: 50, standardError: 2}, -1)).toThrow("invalid rate: expected one above");
  });

  it("calls of fewer than none in a bin, and queues of no load that is one", () => {
    const counts = Array.from({length: 40}, (_, i) => (i === 30 ? -50 : 200 - 3 * i));
    expect(() => bunching(counts, {start: 0, width: 5, threshold: 60, window: 15, reach: 30})).toThrow(
      "invalid counts: expected calls from 0 on; found -50 in bin 31"
    );
    expect(() => erlangB(NaN, 5)).toThrow("invalid load: expected erlangs from 0 on; found NaN");
    expect(() => erlangB(1, Infinity)).toThrow("invalid seats: expected a whole number from 0 on; found Infinity");
    expect(() => erlangA({rate: 1, handling: 3}, 2, 0.3, Infinity)).toThrow("invalid patience");
    const target = {level: 0.8, within: 20, occupancy: 0.85};
    expect(() => seatsSmooth({rate: -1, handling: 3}, target)).toThrow("invalid rate: expected calls from 0 on");
  });

  it("money and days without end", () => {
    const bridge = {start: Infinity, churn: 0, contraction: 0, expansion: 0};
    expect(() => grossRevenueRetention(bridge)).toThrow("invalid start");
    expect(() => netRevenueRetention({...bridge, start: 1, expansion: Infinity})).toThrow("invalid expansion");
    expect(() => dayRetention([[1]], Infinity)).toThrow("invalid days: expected a whole number");
    expect(() => betaQuantile(0, NaN, 1)).toThrow("invalid a and b: expected positive numbers");
    expect(() => lnGamma(Infinity)).toThrow("invalid x");
    expect(() => normalQuantile(1.5)).toThrow("invalid share: expected 0 to 1; found 1.5");
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
  });
});

describe("what lies outside of its interval or its range is refused", () => {
  it("shares outside their bands and scores that are none in a lifetime value, an interval and an error", () => {
    const sure = {mean: 60, standardError: 1};
    expect(() => lifetimeValue([{survival: 0.9, low: NaN, high: 1}], sure, 0.08)).toThrow(
      "invalid survival: expected shares within their bands; found 0.9 (NaN to 1)"
    );
    expect(() => lifetimeValue([], {mean: NaN, standardError: 1}, 0.08)).toThrow("invalid revenue");
    expect(() => projectedSurvival({m: 0.1, phi: Infinity}, 3)).toThrow("invalid model");
    expect(() => promoterInterval(NaN, 0.1, 20)).toThrow("invalid score: expected −1 to 1; found NaN");
    expect(() => promoterInterval(0, Infinity, 20)).toThrow("invalid standard error");
    expect(() => answersNeeded(0.1, Infinity)).toThrow("invalid variance");
    expect(answersNeeded(1e-224, 0)).toBe(0);
    expect(() => errorOfInterval({low: 0, high: NaN})).toThrow(
      "invalid interval: expected low ≤ high; found 0 and NaN"
    );
    expect(() => shareOf({n: Infinity, with: 3})).toThrow("invalid n");
    expect(() => restrictedMeanInterval({mean: 13, standardError: 1, atRisk: 40, events: 1}, 12)).toThrow(
      "invalid mean: expected 0 to 12; found 13"
    );
  });

  it("an interval that is crossed or no interval at all, cut to a range", () => {
    expect(() => withinRange({value: 0.2, low: 0.6, high: 0.1}, [0, 1])).toThrow("invalid interval");
    expect(withinRange({value: 0.2, low: NaN, high: 0.4}, [0, 1])).toBeNull();
    expect(() => quantileOfSorted([1, 2, 3], 9)).toThrow("invalid share: expected 0 to 1; found 9");
    // Times are taken on a log scale, where nothing else would have refused it.
    expect(() => estimateOf(28, {standardError: -3, customers: 10, designEffect: 1}, "seconds")).toThrow(
      "invalid standard error: expected 0 or more; found -3"
    );
    // A figure beside its interval widens it.
    expect(withinRange({value: 0.2, low: 0.3, high: 0.4}, [0, 1])).toEqual({value: 0.2, low: 0.2, high: 0.4});
  });
});

describe("what isn't known isn't ranked, counted or told", () => {
  it("peers and rivals without a value: neither behind nor the best", () => {
    const rank = {rule: "rank", among: "peers", places: null, cap: 100, otherwise: null} as const;
    const placed = (peers: readonly number[]) => scoreValue(rank, {value: 2, better: "higher", peers});
    expect(placed([NaN, NaN, 3])).toEqual(placed([3]));
    expect(placed([NaN])).toEqual({points: null, missing: "peers"});
    const rivals = [NaN, 4].map((value) => ({operator: "x", value, standardError: null}));
    expect(yardstick("best_rival", {rivals, better: "higher"})?.value).toBe(4);
    expect(yardstick("best_rival", {rivals: rivals.slice(0, 1), better: "higher"})).toBeNull();
  });

  it("draws that are none, a funnel around nothing, weights under 0, and one time twice", () => {
    expect(() => quantiles(new Float64Array(0))).toThrow("invalid draws: expected at least one; found none");
    expect(() => quantiles(Float64Array.of(NaN, 1, 2))).toThrow("invalid draws: expected numbers; found NaN");
    expect(() => funnelLimits(NaN, 1, 10, 0.95)).toThrow("invalid centre: expected a number; found NaN");
    const cell = {unit: "a", month: 1, cluster: "a", dose: 1, outcome: 1, weight: -3};
    expect(() => staggeredSlope([cell])).toThrow("invalid weight: expected one from 0 on; found -3");
    const row = {time: 1, atRisk: 5, events: 1};
    expect(() =>
      logRank([
        [row, row],
        [row, row]
      ])
    ).toThrow("invalid life table: expected rising times; found 1 after 1");
    const none = Array.from({length: 40}, () => 0);
    expect(bunching(none, {start: 0, width: 5, threshold: 60, window: 15, reach: 30})).toBeNull();
  });
});

describe("a figure lies where it can", () => {
  it("a rank correlation as near to 1 as few pairs don't come, and a ratio to what has no upper end", () => {
    for (const value of [0.9999, -0.9999]) {
      const {low, high} = spearmanInterval(value, 4);
      expect(low <= value && value <= high).toBe(true);
    }
    expect(ratioOf({value: 1, low: 0, high: 2}, {value: 1, low: 0, high: Infinity})).toEqual({
      value: 1,
      low: 0,
      high: Infinity
    });
    expect(ratioOf({value: 1, low: 1, high: 1}, {value: 1, low: 0.5, high: Infinity}).high).toBeCloseTo(2, 9);
  });

  it("the mean revenue of customers to whom more was given back than they paid within its interval", () => {
    const products = {yy: 4, xy: 1, xx: 1};
    const spread = {all: {revenue: products, contacts: products, complaints: products}, byTenure: []};
    const {revenue} = sliceFigures([100, 1, 2, -300, 5, 1], spread);
    expect(revenue.value).toBe(-3);
    expect(revenue.low).toBeLessThan(-3);
    expect(revenue.high).toBeGreaterThan(-3);
    // More complaints than months: 15,000 of 10,000 stood beside an interval that ended at 10,000.
    const {complaints} = sliceFigures([100, 1, 2, 300, 5, 150], spread);
    expect(complaints.value).toBe(15_000);
    expect(complaints.low < 15_000 && complaints.high > 15_000).toBe(true);
  });

  it("a unit of the top quarter is missed in three of four where nothing tells them apart, however far below 0 chance puts that", () => {
    expect(wrongTopQuarter(0)).toBeCloseTo(0.75, 3);
    expect(wrongTopQuarter(-0.5)).toBe(wrongTopQuarter(0));
  });
});
