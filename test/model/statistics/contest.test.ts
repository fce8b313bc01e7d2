import {describe, expect, it} from "vitest";
import {contest, contestIndex, type ContestInput} from "../../../src/model/statistics/contest.js";
import {normal} from "../../../src/model/statistics/random.js";
import {rankCell, rankCorrelations, rankRoom} from "../../../src/model/statistics/rank-association.js";
import {spearman} from "../../../src/model/statistics/spearman.js";
import {holm, verdictOf} from "../../../src/model/statistics/verdicts.js";

interface Shape {
  readonly cities: number;
  readonly perCity: number;
  readonly periods: number;
  /** How much of what keeps customers each system sees. */
  readonly old: number;
  readonly next: number;
}

/** Units in cities that share shocks; what keeps customers is a lasting quality of the unit. */
function world(
  seed: number,
  {cities, perCity, periods, old, next}: Shape
): Pick<ContestInput, "units" | "periods" | "clusters" | "contestants" | "outcome"> {
  const units = cities * perCity;
  const size = {units, periods};
  const [outcome, legacy, challenger] = Array.from({length: 3}, () => new Float64Array(2 * periods * units));
  for (let unit = 0; unit < units; unit++) {
    const city = Math.floor(unit / perCity);
    const quality = 0.6 * normal(seed, 1, city) + 0.8 * normal(seed, 2, unit);
    const style = 0.7 * normal(seed, 3, city) + 0.7 * normal(seed, 4, unit);
    const kindness = 0.6 * normal(seed, 5, city) + 0.6 * normal(seed, 6, unit);
    for (let period = 0; period < periods; period++) {
      for (const half of [0, 1]) {
        const i = contestIndex(half, period, unit, size);
        outcome[i] = quality + 0.3 * normal(seed, 7, city, period) + normal(seed, 8, unit, period, half);
        legacy[i] = style + old * quality + 0.5 * normal(seed, 9, unit, period, half);
        challenger[i] = kindness + next * quality + normal(seed, 10, unit, period, half);
      }
    }
  }
  return {
    units,
    periods,
    clusters: Array.from({length: units}, (_, unit) => Math.floor(unit / perCity)),
    contestants: [
      {id: "legacy", scores: legacy},
      {id: "challenger", scores: challenger}
    ],
    outcome
  };
}

const pairs = [["challenger", "legacy"]] as const;
const verdict = (seed: number, shape: Shape, draws = 299) =>
  contest({...world(seed, shape), pairs, margin: 0.2, draws}).differences[0].verdict;
const small: Shape = {cities: 14, perCity: 3, periods: 8, old: 0, next: 0};

describe("rank correlations under weights", () => {
  it("equal Spearman's of the units written out as often as they count", () => {
    const a = [3, 1, 4, 1, 5, 9, 2, 6];
    const b = [2, 7, 1, 8, 2, 8, 1, 8];
    const times = [1, 0, 2, 3, 1, 1, 0, 2];
    const cell = rankCell(b, [a]);
    if (!cell) throw new Error("expected a cell");
    const found = new Float64Array(1);
    rankCorrelations(cell, Float64Array.from(times), rankRoom(8), found);
    const written = (values: readonly number[]) =>
      values.flatMap((value, i) => Array.from({length: times[i]}, () => value));
    expect(found[0]).toBeCloseTo(spearman(written(a), written(b)).value, 12);
    rankCorrelations(cell, null, rankRoom(8), found);
    expect(found[0]).toBeCloseTo(spearman(a, b).value, 12);
  });
});

describe("contest", () => {
  it("never meets a score with an outcome of the same customers", () => {
    const {units, periods, clusters, contestants} = world(1, small);
    // The outcome is the score itself, but of the same half: the other half's is unrelated.
    const noise = Float64Array.from({length: 2 * periods * units}, (_, i) => normal(5, i));
    const {associations} = contest({
      units,
      periods,
      clusters,
      contestants: [{id: "own", scores: noise}, contestants[0]],
      outcome: noise,
      pairs: [],
      margin: 0.2
    });
    expect(Math.abs(associations[0].value)).toBeLessThan(0.15);
  });

  it("gives about 5 false alarms in 100 where neither system sees anything, and finds a planted difference", () => {
    const found = Array.from({length: 200}, (_, seed) => verdict(seed, small));
    const alarms = found.filter((one) => one === "better" || one === "worse").length;
    expect(alarms).toBeLessThanOrEqual(18);
    expect(alarms).toBeGreaterThanOrEqual(2);
    const planted = Array.from({length: 40}, (_, seed) => verdict(seed, {...small, next: 1.2}));
    expect(planted.filter((one) => one === "better").length).toBeGreaterThanOrEqual(32);
    const turned = Array.from({length: 40}, (_, seed) => verdict(seed, {...small, old: 1.2}));
    expect(turned.filter((one) => one === "worse").length).toBeGreaterThanOrEqual(32);
  });

  it("says equal where both see much the same and there are enough units", () => {
    const found = Array.from({length: 10}, (_, seed) =>
      verdict(seed, {cities: 70, perCity: 3, periods: 6, old: 2.5, next: 2.5}, 199)
    );
    expect(found.filter((one) => one === "equal").length).toBeGreaterThanOrEqual(8);
  });

  it("resamples clusters where there are enough of them, and gives no verdict where there are hardly any", () => {
    expect(contest({...world(1, {...small, cities: 42, perCity: 1}), pairs, margin: 0.2, draws: 199}).method).toBe(
      "cluster bootstrap"
    );
    expect(contest({...world(1, small), pairs, margin: 0.2}).method).toBe("wild cluster bootstrap");
    const few = contest({...world(1, {...small, cities: 4, perCity: 10, next: 3}), pairs, margin: 0.2});
    expect(few.method).toBe("none");
    expect(few.differences[0]).toMatchObject({verdict: "undecided", halfWidth: Infinity});
  });

  it("turns round when the pair does, and compares over units and within a unit too", () => {
    const one = world(3, {...small, next: 1});
    for (const within of ["period", "units", "unit"] as const) {
      const {differences} = contest({
        ...one,
        within,
        pairs: [
          ["challenger", "legacy"],
          ["legacy", "challenger"]
        ],
        margin: 0.2
      });
      expect(differences[0].value).toBeCloseTo(-differences[1].value, 12);
      expect(differences[0].low).toBeCloseTo(-differences[1].high, 12);
    }
  });

  it("leaves a unit out for all where one of them has no score for it", () => {
    const one = world(3, small);
    const [legacy, challenger] = one.contestants;
    for (const half of [0, 1])
      for (let period = 0; period < one.periods; period++) legacy.scores[contestIndex(half, period, 0, one)] = NaN;
    expect(contest({...one, contestants: [legacy, challenger], pairs, margin: 0.2}).units).toBe(one.units - 1);
  });
});

describe("one order on both sides", () => {
  it("six units in one order are six units: their association isn't 1 for certain", () => {
    const rising = Float64Array.from({length: 12}, (_, i) => i % 6);
    const found = contest({
      units: 6,
      periods: 1,
      clusters: [0, 1, 2, 3, 4, 5],
      contestants: [
        {id: "up", scores: rising},
        {id: "down", scores: rising.map((one) => -one)}
      ],
      outcome: rising,
      pairs: [["up", "down"]],
      margin: 0.1
    });
    const exact = spearman([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6]);
    const [up, down] = found.associations;
    expect(up).toMatchObject({value: 1, low: exact.low, high: 1});
    expect(down).toMatchObject({value: -1, low: -1, high: -exact.low});
    expect(exact.low).toBeLessThan(0.7);
  });
});

describe("verdicts", () => {
  it("not significant isn't equal", () => {
    expect(verdictOf({value: 0.1, p: 0.4, pEqual: 0.3})).toBe("undecided");
    expect(verdictOf({value: 0.1, p: 0.4, pEqual: 0.01})).toBe("equal");
    expect(verdictOf({value: -0.4, p: 0.01, pEqual: 0.9})).toBe("worse");
  });

  it("Holm's correction", () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
  });
});
