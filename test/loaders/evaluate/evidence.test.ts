import {describe, expect, it} from "vitest";
import {bothSystems} from "../../../loaders/calibrate/moment-level.js";
import type {Benchmarks} from "../../../loaders/measure/benchmarks.js";
import type {Outcomes} from "../../../loaders/measure/outcomes.js";
import type {Units} from "../../../loaders/intake/units.js";
import type {HalfFigures} from "../../../loaders/evaluate/evidence-halves.js";
import {outcomeSource, type OutcomeSource} from "../../../loaders/evaluate/evidence-outcomes.js";
import {rankEvidence} from "../../../loaders/evaluate/evidence-ranks.js";
import {
  rescored,
  scaledHalves,
  standardScores,
  systemHalves,
  type SystemHalves
} from "../../../loaders/evaluate/evidence-scores.js";
import {stakeDraws, stakeOf} from "../../../loaders/evaluate/evidence-stake.js";
import {stakeFrom} from "../../../src/model/scoring/pair-verdict.js";
import {contestIndex} from "../../../src/model/statistics/contest.js";
import type {UnitFacts} from "../../../src/model/published/site.js";
import {countedIndependent, ownHeld, plantedIndependence, plantedIndicator} from "./independence-simulation.js";

const noBenchmarks: Benchmarks = {all: [], unplaced: [], of: () => null};

describe("scores of halves", () => {
  // By unit and quarter: connect rate and handling time of one half; the other half of A has no connect rate in the first quarter.
  const known: Readonly<Record<string, readonly [connect: number, seconds: number]>> = {
    A0: [0.95, 200],
    B0: [0.875, 280],
    C0: [0.8, 360],
    A1: [0.95, 360],
    B1: [0.8, 200],
    C1: [0.875, 240]
  };
  const figures: HalfFigures = {
    quarters: [7, 6],
    value: (indicator, half, quarter, unit) =>
      half === 1 && quarter === 0 && unit === "A" && indicator === "connect_rate"
        ? NaN
        : known[unit + quarter][indicator === "connect_rate" ? 0 : 1]
  };
  const [, legacy] = bothSystems();
  const system = {
    ...legacy,
    appraise: legacy.appraise.filter(({indicator}) => ["connect_rate", "handling_time"].includes(indicator))
  };
  const units = ["A", "B", "C"];
  const found = systemHalves({system, kind: "unit", units, figures, indicators: new Map(), benchmarks: noBenchmarks});
  const at = (half: number, quarter: number, unit: number) => contestIndex(half, quarter, unit, {units: 3, periods: 2});

  it("are the points of the system's own rules, weighed: by hand", () => {
    // Connect rate from .80 to .95, weight 30; handling time from 360 s to 200 s, weight 25.
    expect([0, 1, 2].map((unit) => found.scores[at(0, 0, unit)])).toEqual(
      [100, 50, 0].map((one) => expect.closeTo(one, 8))
    );
    expect([0, 1, 2].map((unit) => found.scores[at(0, 1, unit)])).toEqual(
      [(30 * 100) / 55, (25 * 100) / 55, (30 * 50 + 25 * 75) / 55].map((one) => expect.closeTo(one, 8))
    );
    expect(found.points[1][at(0, 1, 2)]).toBeCloseTo(75, 8);
    expect(found.weights).toEqual([30, 25]);
  });

  it("aren't made of less than all that is appraised", () => {
    expect(found.scores[at(1, 0, 0)]).toBeNaN();
    expect(found.scores[at(1, 0, 1)]).toBeCloseTo(50, 8);
  });

  it("can be made anew with other weights and on another scale", () => {
    const halves = scaledHalves(found, 3);
    expect(rescored(halves, [1, 1], "rule")[at(0, 1, 0)]).toBeCloseTo(50, 8);
    expect(Array.from(rescored(halves, [1, 0], "rank").slice(0, 3))).toEqual(
      [2 / 3, 1 / 3, 0].map((one) => expect.closeTo(one, 8))
    );
    expect(Array.from(rescored(halves, [1, 0], "z").slice(0, 3))).toEqual(
      [Math.sqrt(1.5), 0, -Math.sqrt(1.5)].map((one) => expect.closeTo(one, 8))
    );
    expect(Array.from(standardScores(Float64Array.of(1, NaN, 3, 5, 5, 5), 3))).toEqual([-1, NaN, 1, 0, 0, 0]);
  });
});

/** Outcomes of the units A, with two stores, and B. The first half's buckets are 0 to 19. */
function outcomesOfTwo(): OutcomeSource {
  const facts = (id: string, parent: string | null, kind: string): UnitFacts => ({
    id,
    parent,
    kind,
    name: {en: id, zh: id}
  });
  const all = [
    facts("all", null, "company"),
    facts("A", "all", "unit"),
    facts("B", "all", "unit"),
    facts("A1", "A", "store"),
    facts("A2", "A", "store")
  ];
  const above: Readonly<Record<string, readonly string[]>> = {
    A1: ["A1", "A", "all"],
    A2: ["A2", "A", "all"],
    A: ["A", "all"],
    B: ["B", "all"],
    all: ["all"]
  };
  const tree: Units = {
    all,
    byId: new Map(all.map((one) => [one.id, one])),
    roots: [all[0]],
    children: (id) => all.filter(({parent}) => parent === id),
    withAncestors: (id) => above[id]
  };
  const window = {period: 3, base: 0, from: 0, end: 0};
  const rows = [
    {unit: "A1", bucket: 0, base: 10, kept: 9, revenue: 1000, revenueKept: 950},
    {unit: "A2", bucket: 5, base: 10, kept: 7, revenue: 1000, revenueKept: 650},
    {unit: "B", bucket: 1, base: 20, kept: 20, revenue: 500, revenueKept: 550},
    {unit: "A1", bucket: 25, base: 30, kept: 24, revenue: 3000, revenueKept: 2400},
    {unit: "B", bucket: 39, base: 9, kept: 5, revenue: 900, revenueKept: 500}
  ];
  const strata = [
    {unit: "A1", half: 0, stratum: "old", base: 10, kept: 9},
    {unit: "A2", half: 0, stratum: "new", base: 10, kept: 7},
    {unit: "B", half: 0, stratum: "old", base: 20, kept: 20},
    {unit: "A1", half: 1, stratum: "old", base: 30, kept: 24},
    {unit: "B", half: 1, stratum: "old", base: 9, kept: 5}
  ];
  const outcomes: Outcomes = {
    windows: [
      {...window, horizon: 6},
      {...window, horizon: "last"}
    ],
    hasRevenue: true,
    rows: [0, 1].flatMap((index) => rows.map((row) => ({...row, window: index}))),
    strata: [0, 1].flatMap((index) => strata.map((row) => ({...row, window: index})))
  };
  return outcomeSource(outcomes, tree, ["A", "B"], [3], 10);
}

describe("outcomes of halves", () => {
  const source = outcomesOfTwo();

  it("are the share kept of the customers of all stores below, or none under the floor: by hand", () => {
    const {customers, revenue, base} = source.of(6);
    expect([...customers]).toEqual([16 / 20, 1, 24 / 30, NaN]);
    expect(revenue && [...revenue]).toEqual([1600 / 2000, 550 / 500, 2400 / 3000, NaN]);
    expect([...base]).toEqual([20, 20, 30, 9]);
    expect(source.of(12).customers.some(Number.isFinite)).toBe(false);
  });

  it("less what customers of the same mix keep everywhere", () => {
    // Old customers of the first half: 29 of 30 kept; new ones 7 of 10.
    const {adjusted} = source.of(6);
    expect([...adjusted]).toEqual(
      [(16 - (10 * 29) / 30 - 7) / 20, (20 - (20 * 29) / 30) / 20, (24 - (30 * 29) / 39) / 30, NaN].map((one) =>
        Number.isNaN(one) ? one : expect.closeTo(one, 10)
      )
    );
  });

  it("count buckets of customers as often as said", () => {
    const buckets = new Float64Array(40).fill(1);
    [buckets[0], buckets[5]] = [2, 0];
    expect([...source.customersIn(6, buckets)].slice(0, 2)).toEqual([0.9, 1]);
  });

  it("are forecast by case mix, and by as much of the rest as is beyond chance", () => {
    // Away from expected by ∓ 1/30: variance 1/450, of which chance gives (.8·.2/20 + 0)/2 = .004, more than all of it.
    expect([...source.forecast].slice(0, 2)).toEqual([0.8 + 1 / 30, 1 - 1 / 30].map((one) => expect.closeTo(one, 10)));
  });
});

describe("what a ranking is worth", () => {
  const settings = (horizons: readonly number[]) => ({
    settings: {contest: {horizons: [...horizons], primary_horizon: 6}}
  });
  const twice = (values: readonly number[]) => Float64Array.of(...values, ...values);
  /** One quarter, each unit by itself, both halves alike. */
  const stake = (
    horizons: readonly number[],
    legacy: readonly number[],
    challenger: readonly number[],
    kept: readonly number[],
    base: readonly number[],
    yuan: number | null = null
  ) =>
    stakeOf(
      {publication: settings(horizons), units: kept.map(String), clusters: kept.map((_, unit) => unit)},
      {
        figures: {quarters: [0]},
        contestants: {legacy: twice(legacy), challenger: twice(challenger)},
        outcome: {
          of: () => ({
            customers: twice(kept),
            revenue: yuan === null ? null : twice(kept.map((one) => one - 0.1)),
            adjusted: twice(kept),
            base: twice(base)
          })
        }
      },
      1000,
      yuan
    );

  it("is what its upper half kept more, by customers: by hand", () => {
    // Legacy's upper half: (100·.8 + 300·.9)/400 = .875; the challenger's: (.9 + .95)/2 = .925.
    const found = stake([6, 12], [4, 3, 2, 1], [1, 2, 3, 4], [0.8, 0.9, 0.9, 0.95], [100, 300, 100, 100], 2e6);
    expect(found).toMatchObject({
      horizon: 12,
      share: {value: 0.05, low: null},
      customers: {value: 50},
      yuan: {value: 100_000}
    });
  });

  it("counts half a year twice, and a unit in the middle by half", () => {
    // Upper halves of five units are two and a half: (.8 + .8 + .9/2)/2.5 = .82 against (1 + .9 + .9/2)/2.5 = .94.
    const found = stake([6], [5, 4, 3, 2, 1], [1, 2, 3, 4, 5], [0.8, 0.8, 0.9, 0.9, 1], [50, 50, 50, 50, 50]);
    expect(found).toMatchObject({horizon: 6, share: {value: 0.24}, yuan: null});
  });

  it("parts units of one score alike, whoever of them comes first: by hand", () => {
    // Four of six at the cap fill the upper half of three together, by ¾ each: (.6 + .7 + .8 + .9)/4 = .75; the challenger's is .85.
    const kept = [0.6, 0.7, 0.8, 0.9, 0.8, 0.85];
    const found = stake([12], [120, 120, 120, 120, 60, 50], [1, 2, 3, 6, 4, 5], kept, [50, 50, 50, 50, 50, 50]);
    expect(found).toMatchObject({share: {value: 0.1}});
    const turned = stake([12], [50, 60, 120, 120, 120, 120], [5, 4, 6, 3, 2, 1], kept.toReversed(), Array(6).fill(50));
    expect(turned?.share.value).toBe(found?.share.value);
  });

  it("isn't known of fewer than four units", () => {
    expect(stake([12], [3, 2, 1], [1, 2, 3], [0.8, 0.9, 1], [50, 50, 50])).toBeNull();
  });
});

const filled = (of: (unit: number) => number) => Float64Array.from({length: 2 * 2 * 12}, (_, i) => of(i % 12));

/** A system of one indicator, and what it scores twelve units. */
function halves(id: "legacy" | "challenger", of: (unit: number) => number): SystemHalves {
  const [challenger, legacy] = bothSystems();
  return {
    id,
    weights: [1],
    items: (id === "legacy" ? legacy : challenger).appraise.slice(0, 1),
    scores: filled(of),
    points: [filled(of)],
    values: [filled(of)],
    taken: filled(() => 0)
  };
}

describe("ranks in other worlds", () => {
  const units = Array.from({length: 12}, (_, unit) => `U${unit}`);
  // Later units keep more customers. The challenger puts them in that order, unless customers are counted with another unit; the legacy system the other way round.
  const legacy = halves("legacy", (unit) => -unit);
  const challenger = halves("challenger", (unit) => unit);
  const figures: HalfFigures = {quarters: [0, 1], value: () => NaN};
  const kept = filled((unit) => 0.8 + unit / 100);
  const without: HalfFigures = {...figures};
  const evidenceOf = (scores: Parameters<typeof rankEvidence>[0]["scores"]) =>
    rankEvidence(
      {
        units,
        clusters: units.map((_, unit) => unit),
        figures: () => without,
        scores,
        publication: {settings: {contest: {horizons: [1, 3, 6, 12], margin: 0.2}}, units: {byId: new Map()}}
      },
      {
        figures,
        window: "year",
        legacy,
        challenger,
        outcome: {of: () => ({customers: kept, revenue: null, adjusted: kept, base: kept}), customersIn: () => kept}
      },
      {horizon: 6, verdict: "better"}
    );
  const found = evidenceOf((role, _figures, _window, elsewhere) =>
    role === "legacy" ? legacy : elsewhere ? halves("challenger", (unit) => -unit) : challenger
  );

  it("aren't told where no unit has a score without some of its customers: how sure one is isn't known", () => {
    const none = {legacy: halves("legacy", () => NaN), challenger: halves("challenger", () => NaN)};
    expect(
      evidenceOf((role, own) => (own === without ? none[role] : role === "legacy" ? legacy : challenger))
    ).toBeNull();
  });

  it("say which choice moves the verdict, and that the others don't", () => {
    expect(found?.choices[0]).toEqual({choice: "attribution", worlds: 1, stands: 0, change: 2});
    expect(
      found?.choices
        .slice(1)
        .map(({choice}) => choice)
        .sort()
    ).toEqual(["horizon", "normaliser", "sampling", "weights", "window"]);
    for (const {stands, change} of found?.choices.slice(1) ?? []) expect([stands, change]).toEqual([1, 0]);
    expect(found?.choices.map(({choice, worlds}) => [choice, worlds])).toEqual(
      expect.arrayContaining([
        ["horizon", 3],
        ["window", 2],
        ["normaliser", 2],
        ["sampling", 200],
        ["weights", 30]
      ])
    );
  });

  it("bound each place by sampling alone and by all choices, and count the worlds in which the verdict stands", () => {
    expect(found?.worlds).toBe(200);
    expect(found?.stands).toBeGreaterThan(0.35);
    expect(found?.stands).toBeLessThan(0.65);
    expect(found?.units[11]).toMatchObject({
      unit: "U11",
      legacy: {rank: 12, tied: 1, low: 12, high: 12, wideLow: 12, wideHigh: 12},
      challenger: {rank: 1, tied: 1, low: 1, high: 1, wideLow: 1, wideHigh: 12}
    });
    // Turned round, places move by |2i − 11|, 6 on average.
    expect(found?.shift.legacy).toBe(0);
    expect(found?.shift.challenger).toBeCloseTo(6 * (1 - (found?.stands ?? 0)), 4);
    expect(found?.weights.legacy).toEqual([{indicator: "connect_rate", nominal: 1, effective: 1}]);
  });
});

describe("independence of what is appraised", () => {
  const [challengerFacts, legacyFacts] = bothSystems();
  const counted = (qualities: readonly number[], reliability: number) => countedIndependent(qualities, reliability, 12);
  const amounts = (found: ReturnType<typeof counted>) =>
    found.flatMap((one) => (one?.amount ? [{...one.amount, told: one.told}] : []));
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;

  it("five indicators of one quality come out near one, however noisy; five of five near five", () => {
    // Noise counted as information made five of either, at reliability .15.
    const oneQuality = amounts(counted([0, 0, 0, 0, 0], 0.15));
    expect(mean(oneQuality.map(({independent}) => independent))).toBeLessThan(1.7);
    expect(oneQuality.filter(({low}) => low === 1).length).toBeGreaterThanOrEqual(oneQuality.length - 1);
    const five = amounts(counted([0, 1, 2, 3, 4], 0.4));
    expect(mean(five.map(({independent}) => independent))).toBeGreaterThan(4.4);
    expect(five.filter(({high}) => high === 5).length).toBeGreaterThanOrEqual(five.length - 1);
    const two = amounts(counted([0, 0, 0, 1, 1], 0.4));
    expect(mean(two.map(({independent}) => independent))).toBeCloseTo(2, 0);
    for (const {independent, low, high} of [...oneQuality, ...five, ...two])
      expect(low <= independent && independent <= high).toBe(true);
  });

  it("of indicators at reliability .15 counts those that can be told from noise; of nothing but noise hardly any", () => {
    const told = counted([0, 1, 2, 3, 4], 0.15).map((one) => one?.told ?? NaN);
    expect(mean(told)).toBeGreaterThan(1.5);
    const noise = counted([0, 1, 2, 3, 4], 0).map((one) => one?.told ?? NaN);
    // Each is taken for more than noise in 2.5 of 100.
    expect(mean(noise)).toBeLessThan(0.5);
  });

  it("what one says alone lies within its interval in at least 9 of 10 companies, be it little or much", () => {
    // Kept from falling below 0, what each cluster left out gives hardly moves: a sixteenth was held in 58 to 85 of 100.
    for (const own of [1 / 16, 1 / 2]) {
      const {held, told} = ownHeld({own, reliability: 0.5, others: 3}, 40);
      expect(told).toBeGreaterThanOrEqual(36);
      expect(held).toBeGreaterThanOrEqual(0.9);
    }
  });

  it("what one says alone is little of twins and nearly all of one that differs, with intervals; or can't be told", () => {
    const planted = plantedIndicator;
    const found = plantedIndependence(
      [planted(5, 0, 0, 0.5), planted(5, 0, 1, 0.5), planted(5, 1, 2, 0.5)],
      planted(5, 2, 3, 0.5)
    );
    const [twin, , differs] = legacyFacts.appraise.slice(0, 3).map(({indicator}) => found.of(indicator).independence);
    expect(twin?.value).toBeLessThan(0.3);
    expect(differs?.value).toBeGreaterThan(0.7);
    for (const one of [twin, differs]) {
      expect(one?.low).toBeLessThanOrEqual(one?.value ?? NaN);
      expect(one?.high).toBeGreaterThanOrEqual(one?.value ?? NaN);
      expect(one?.low).not.toBe(one?.high);
    }
    expect(found.of(challengerFacts.appraise[0].indicator)).toEqual({independence: null, independenceUnknown: "alone"});
    expect(found.systems.challenger).toEqual({all: 1, told: 1, amount: {independent: 1, low: 1, high: 1}});
    const noise = plantedIndependence([planted(6, 0, 0, 0), planted(6, 1, 1, 0)], planted(6, 2, 3, 0.5));
    expect(noise.of(legacyFacts.appraise[0].indicator)).toEqual({independence: null, independenceUnknown: "noise"});
    expect(noise.systems.legacy).toEqual({all: 2, told: 0, amount: null});
  });
});

it("what one ranking is worth against another among several is what it is of the two alone, draw by draw", () => {
  const both = (values: readonly number[]) => Float64Array.of(...values, ...values);
  const ground = {
    publication: {settings: {contest: {horizons: [12], primary_horizon: 6}}},
    units: [..."abcdefgh"],
    clusters: [0, 1, 2, 3, 4, 5, 6, 7]
  };
  const kept = both([0.81, 0.92, 0.78, 0.88, 0.95, 0.7, 0.84, 0.9]);
  const outcome = {
    of: () => ({customers: kept, revenue: kept.map((one) => one / 2), adjusted: kept, base: kept.map(() => 40)})
  };
  const scores = [
    [1, 2, 3, 4, 5, 6, 7, 8],
    [3, 8, 2, 6, 7, 1, 4, 5],
    [8, 1, 7, 2, 6, 3, 5, 4]
  ].map(both);
  const draws = stakeDraws(ground, {figures: {quarters: [0]}, outcome, scores}, 1e6);
  for (const [legacy, challenger] of [
    [0, 1],
    [2, 1],
    [0, 2]
  ] as const) {
    const contestants = {legacy: scores[legacy], challenger: scores[challenger]};
    const alone = stakeOf(ground, {figures: {quarters: [0]}, outcome, contestants}, 5000, 1e6);
    expect(draws && stakeFrom(draws, {legacy, challenger}, 5000)).toEqual(alone);
    expect(alone?.customers.low).not.toBeNull();
  }
});
