import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {standings, type ScoreUnit, type StandingsInput} from "../../../src/model/statistics/standings.js";
import {colouredLeagues, drawnLeague, leagueStandings, rankCoverage} from "./drawn-league.js";

const cutAt =
  (figure: number, cap = Infinity): ScoreUnit =>
  (world, unit) => {
    const uncut = world[unit][figure];
    return {score: Math.min(cap, uncut), uncut};
  };
const byFirst = cutAt(0);
const bySecond = cutAt(1);

const covariance = (units: number, error: number) =>
  Array.from({length: units}, () => [
    [error ** 2, 0],
    [0, error ** 2]
  ]);

describe("standings", () => {
  it("leaves no doubt where errors are tiny", () => {
    const {legacy, challenger, move, beyondNoise} = standings({
      values: [
        [1, 3],
        [2, 2],
        [3, 1]
      ],
      covariance: covariance(3, 1e-6),
      score: {legacy: byFirst, challenger: bySecond},
      draws: 200,
      seed: 1
    });
    expect(legacy.map(({rank, rankLow, rankHigh}) => [rank, rankLow, rankHigh])).toEqual([
      [3, 3, 3],
      [2, 2, 2],
      [1, 1, 1]
    ]);
    expect(challenger.map(({rank}) => rank)).toEqual([1, 2, 3]);
    expect(move).toEqual([2, 0, -2]);
    expect(beyondNoise).toEqual([true, false, true]);
  });

  it("has a difference without error where both systems score alike, and one of √(1² + 1²) where they share nothing", () => {
    const input = {values: [[5, 7]], covariance: covariance(1, 1), draws: 20_000, seed: 3};
    const alike = standings({...input, score: {legacy: byFirst, challenger: byFirst}}).difference[0];
    expect(alike).toEqual({value: 0, low: 0, high: 0});
    const apart = standings({...input, score: {legacy: byFirst, challenger: bySecond}}).difference[0];
    expect(apart.value).toBe(2);
    expect((apart.high - apart.low) / (2 * 1.959964)).toBeCloseTo(Math.SQRT2, 1);
  });

  it("draws worlds around the middles of intervals: scores spread around 6, while the score itself stays 5", () => {
    const input = {values: [[5, 7]], centres: [[6, 7]], covariance: covariance(1, 1), draws: 20_000, seed: 3};
    const [{score, low, high}] = standings({...input, score: {legacy: byFirst, challenger: bySecond}}).legacy;
    expect(score).toBe(5);
    expect((low + high) / 2).toBeCloseTo(6, 1);
  });

  it("gives five units at the cap the mean place 3, cut intervals, and their uncut scores beside", () => {
    const {challenger, move, beyondNoise} = standings({
      values: [130, 125, 140, 150, 128, 60].map((score, i) => [i, score]),
      covariance: covariance(6, 4),
      score: {legacy: byFirst, challenger: cutAt(1, 120)},
      draws: 2000,
      seed: 5
    });
    expect(challenger.map(({score, rank, tied}) => [score, rank, tied])).toEqual([
      ...Array.from({length: 5}, () => [120, 3, 5]),
      [60, 6, 1]
    ]);
    for (const {low, high, uncut} of challenger.slice(0, 5)) {
      expect(low).toBeGreaterThan(115);
      expect(high).toBe(120);
      expect(uncut?.value).toBeGreaterThan(120);
      // ±1.96 · 4, whatever the cap.
      expect((uncut?.high ?? 0) - (uncut?.low ?? 0)).toBeGreaterThan(14.5);
      expect((uncut?.high ?? 0) - (uncut?.low ?? 0)).toBeLessThan(17);
    }
    expect(challenger[5].uncut).toBeNull();
    // The third of the five neither rises nor falls; the others move by what the shared place says.
    expect(move.slice(0, 5)).toEqual([3, 2, 1, 0, -1]);
    expect(beyondNoise[3]).toBe(false);
  });
});

describe("standings, however they are drawn", () => {
  it.each([0, -5, 1.5, NaN])("isn't told from %d draws", (draws) => {
    const input = {values: [[1, 2]], covariance: covariance(1, 1), score: {legacy: byFirst, challenger: bySecond}};
    expect(() => standings({...input, draws, seed: 1})).toThrow(`invalid draws: expected one or more; found ${draws}`);
  });

  it("gives the same answer to the same seed", () => {
    const input: StandingsInput = {
      values: [
        [1, 2],
        [1.2, 1.9],
        [0.8, 2.1]
      ],
      covariance: covariance(3, 0.3),
      score: {legacy: byFirst, challenger: bySecond},
      draws: 100,
      seed: 7
    };
    expect(standings(input)).toEqual(standings(input));
  });

  it("keeps every figure inside its interval and every place inside its bounds, ties and caps included", () => {
    const unit = fc.tuple(fc.integer({min: 0, max: 12}), fc.integer({min: 0, max: 12}));
    fc.assert(
      fc.property(fc.array(unit, {minLength: 1, maxLength: 8}), fc.constantFrom(0, 0.5, 4), (values, error) => {
        const found = standings({
          values,
          covariance: covariance(values.length, error),
          score: {legacy: cutAt(0, 10), challenger: cutAt(1, 10)},
          draws: 60,
          seed: 2
        });
        for (const {score, low, high, rank, rankLow, rankHigh, uncut} of [...found.legacy, ...found.challenger]) {
          expect(low).toBeLessThanOrEqual(score);
          expect(high).toBeGreaterThanOrEqual(score);
          expect(high).toBeLessThanOrEqual(10);
          expect(rankLow).toBeLessThanOrEqual(rank);
          expect(rankHigh).toBeGreaterThanOrEqual(rank);
          expect(rankLow).toBeGreaterThanOrEqual(1);
          expect(rankHigh).toBeLessThanOrEqual(values.length);
          if (uncut) expect(uncut.low <= uncut.value && uncut.value <= uncut.high).toBe(true);
        }
        found.move.forEach((move, i) => expect(move).toBe(found.legacy[i].rank - found.challenger[i].rank));
      }),
      {numRuns: 60}
    );
  });
});

describe("places of units whose truth is known", () => {
  // verify/places.ts holds all reliabilities at full size; here are the hardest: little reliability, and few units.
  it.each([
    [14, 0.08, 40],
    [14, 0.8, 30],
    [42, 0.3, 20]
  ])(
    "lie within their bounds in at least 88 of 100, over %i units of reliability %f, and of those shown first and last",
    (units, reliability, leagues) => {
      const {all, ends} = rankCoverage(units, reliability, {leagues, draws: 400});
      expect(all).toBeGreaterThanOrEqual(0.88);
      expect(ends).toBeGreaterThanOrEqual(0.88);
    }
  );

  // verify/places.ts holds caps at full size. Cut before true scores are drawn, a third to a seventh of these lay outside.
  it.each([
    [0.3, 0.3],
    [0.8, 1]
  ])("do so where a cap cuts scores of reliability %f at %f: the cap isn't taken for certain", (reliability, cap) => {
    const {all, ends} = rankCoverage(14, reliability, {leagues: 30, draws: 300, cap});
    expect(all).toBeGreaterThanOrEqual(0.88);
    expect(ends).toBeGreaterThanOrEqual(0.88);
  });

  it.each([
    ["where units don't differ at all", 0, 0],
    ["where both systems truly order them alike", 0.8, 1]
  ])("seldom move beyond noise %s: in at most 6 of 100 leagues of 42", (_, reliability, agreement) => {
    const coloured = colouredLeagues(42, {reliability, agreement}, {leagues: 20, draws: 400});
    expect(coloured).toBeLessThanOrEqual(0.06);
  });

  it("move beyond noise where they truly do, and fewer than 5 of 100 so called wrongly", () => {
    let [coloured, wrong] = [0, 0];
    for (let seed = 0; seed < 20; seed++) {
      const league = drawnLeague(42, 2000 + seed, {legacy: 0.8, challenger: 0.8, agreement: 0});
      const {beyondNoise, move} = leagueStandings(league, 400, seed);
      beyondNoise.forEach((isBeyond, unit) => {
        if (!isBeyond) return;
        coloured++;
        if (Math.sign(league.ranks.legacy[unit] - league.ranks.challenger[unit]) !== Math.sign(move[unit])) wrong++;
      });
    }
    // A third of the units, as a rule; all of them move by more or less.
    expect(coloured / (20 * 42)).toBeGreaterThan(0.2);
    expect(wrong / coloured).toBeLessThan(0.05);
  });
});
