import {existsSync, readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {logRank} from "../../../src/model/statistics/log-rank.js";
import {uniform} from "../../../src/model/statistics/random.js";
import {
  kaplanMeier,
  medianSurvival,
  restrictedMean,
  restrictedMeanDifference,
  restrictedMeanInterval,
  riskRowsOf,
  survivalAt,
  type Spell
} from "../../../src/model/statistics/survival.js";

const fromStart = (times: readonly number[], events: readonly number[]): Spell[] =>
  times.map((stop, i) => ({start: 0, stop, event: events[i] === 1}));

describe("Kaplan–Meier", () => {
  it("gives the known curve with its log-log band", () => {
    const steps = kaplanMeier(riskRowsOf(fromStart([34, 32, 9, 19, 50, 48], [1, 1, 1, 1, 0, 0])));
    expect(steps.map(({survival}) => survival.toFixed(4))).toEqual(["0.8333", "0.6667", "0.5000", "0.3333"]);
    expect(steps.map(({low}) => low.toFixed(4))).toEqual(["0.2731", "0.1946", "0.1109", "0.0461"]);
    expect(steps.map(({high}) => high.toFixed(4))).toEqual(["0.9747", "0.9044", "0.8037", "0.6756"]);
    expect(medianSurvival(steps)).toBe(32);
    // That nobody has left yet is certain of the start alone.
    expect(survivalAt(steps, 8.9)).toMatchObject({survival: 1, low: NaN, high: NaN});
    expect(survivalAt(steps, 0)).toMatchObject({survival: 1, low: 1, high: 1});
    expect(survivalAt(steps, 40).survival).toBeCloseTo(1 / 3, 12);
  });

  it("counts who enters late only from then on", () => {
    const start = [1, 2, 5, 2, 1, 7, 3, 4, 8, 8];
    const stop = [2, 3, 6, 7, 8, 9, 9, 9, 14, 17];
    const steps = kaplanMeier(riskRowsOf(start.map((from, i) => ({start: from, stop: stop[i], event: i < 7}))));
    [1 / 2, 1 / 3, 4 / 15, 1 / 5, 3 / 20, 9 / 100].forEach((survival, i) =>
      expect(steps[i].survival).toBeCloseTo(survival, 12)
    );
    expect(steps).toHaveLength(6);
  });

  it("refuses more leavers than there are at risk", () => {
    expect(() => kaplanMeier([{time: 3, atRisk: 2, events: 3}])).toThrow(
      "invalid life table at 3: expected at most 2 events; found 3"
    );
  });

  it("never rises, stays between 0 and 1 and within its band, whatever the table", () => {
    const rows = fc
      .array(fc.tuple(fc.integer({min: 1, max: 500}), fc.double({min: 0, max: 1, noNaN: true})), {maxLength: 40})
      .map((list) => list.map(([atRisk, share], i) => ({time: i + 1, atRisk, events: Math.floor(share * atRisk)})));
    fc.assert(
      fc.property(rows, (table) => {
        let before = 1;
        for (const {survival, low, high} of kaplanMeier(table)) {
          expect(survival).toBeLessThanOrEqual(before + 1e-12);
          expect(survival).toBeGreaterThanOrEqual(0);
          before = survival;
          // Where nobody is left there is no interval.
          expect(Number.isNaN(low)).toBe(survival === 0);
          expect(Number.isNaN(high)).toBe(survival === 0);
          if (survival === 0) continue;
          expect(low).toBeLessThanOrEqual(survival + 1e-9);
          expect(high).toBeGreaterThanOrEqual(survival - 1e-9);
          expect(high).toBeLessThanOrEqual(1);
        }
      }),
      {numRuns: 60, examples: [[[{time: 1, atRisk: 1, events: 1}]]]}
    );
  });
});

describe("the restricted mean", () => {
  it("is the area under the curve", () => {
    const steps = kaplanMeier(riskRowsOf(fromStart([1, 2, 3, 4], [1, 1, 1, 1])));
    expect(restrictedMean(steps, 4).mean).toBeCloseTo(2.5, 12);
    expect(restrictedMean(steps, 2).mean).toBeCloseTo(1.75, 12);
    expect(restrictedMean([], 12)).toEqual({mean: 12, standardError: 0, atRisk: 0, events: 0});
  });

  it("lies within the horizon with its interval, and has none where nobody left", () => {
    // One of forty left at the end of the first month of twelve: 11/480 of the time is lost, ± 11 · √(1/(40 · 39)) · 39/480. A
    // normal interval about 12 − 11/40 ended at 11.19 and beyond the horizon; one event tells by 3 degrees of freedom, t = 3.182.
    const mean = restrictedMean(kaplanMeier([{time: 1, atRisk: 40, events: 1}]), 12);
    expect(mean.standardError).toBeCloseTo((11 * 0.975) / Math.sqrt(1560), 12);
    const {low, high} = restrictedMeanInterval(mean, 12);
    const [share, t] = [11 / 480, 3.182446];
    const n = (share * (1 - share) * (39 / 40)) / (mean.standardError / 12) ** 2;
    const wilson =
      (share + t ** 2 / (2 * n) + t * Math.sqrt((share * (1 - share)) / n + t ** 2 / (4 * n * n))) / (1 + t ** 2 / n);
    expect(low).toBeCloseTo(12 * (1 - wilson), 5);
    expect(low).toBeLessThan(10);
    expect(high).toBeGreaterThan(11.98);
    expect(high).toBeLessThan(12);
    const certain = restrictedMean([], 12);
    expect(restrictedMeanInterval(certain, 12)).toEqual({low: NaN, high: NaN});
    expect(restrictedMeanDifference(mean, certain, 12)).toMatchObject({value: mean.mean - 12, low: NaN, high: NaN});
  });

  it("of two equal groups differs by nothing, within an interval", () => {
    const one = restrictedMean(kaplanMeier(riskRowsOf(fromStart([3, 8, 9, 14], [1, 1, 0, 1]))), 14);
    const {value, low, high} = restrictedMeanDifference(one, one, 14);
    expect(value).toBe(0);
    expect(low).toBeLessThan(0);
    expect(high).toBeCloseTo(-low, 12);
  });

  // With normal intervals 88 of 100 were held, and 13 of 100 groups seemed to differ from a thousand of their kind.
  it.each([
    [10, 0.02],
    [10, 0.3],
    [20, 0.02],
    [50, 0.005]
  ])(
    "of %i customers who leave at %d a month is held in 95 of 100, and seldom differs from a thousand's",
    (size, rate) => {
      const horizon = 12;
      const simulated = (n: number, seed: number) => {
        let atRisk = n;
        return Array.from({length: horizon}, (_, t) => {
          const before = atRisk;
          for (let one = 0; one < before; one++) if (uniform(seed, n, t, one) < rate) atRisk--;
          return {time: t + 1, atRisk: before, events: before - atRisk};
        });
      };
      const meanOf = (n: number, seed: number) => restrictedMean(kaplanMeier(simulated(n, seed)), horizon);
      const large = Array.from({length: 20}, (_, seed) => meanOf(1000, 7000 + seed));
      const truth = Array.from({length: horizon}, (_, t) => (1 - rate) ** t).reduce((sum, share) => sum + share, 0);
      const means = Array.from({length: 500}, (_, seed) => meanOf(size, seed));
      const ends = means.map((mean) => restrictedMeanInterval(mean, horizon)).filter(({low}) => !Number.isNaN(low));
      const held = ends.filter(({low, high}) => low <= truth && truth <= high).length;
      for (const {low, high} of ends) expect(low >= 0 && high <= horizon).toBe(true);
      // Of 500 at 95 % fewer than 92.5 % come up in one of 200 tries.
      expect(held / ends.length).toBeGreaterThan(0.925);
      const alarms = means.filter((mean, i) => {
        const {low, high} = restrictedMeanDifference(mean, large[i % large.length], horizon);
        return low > 0 || high < 0;
      });
      // 7 of 100 and two standard errors.
      expect(alarms.length / means.length).toBeLessThan(0.07 + 2 * Math.sqrt((0.07 * 0.93) / means.length));
    }
  );
});

describe("the log-rank test", () => {
  const groups = (censored: number) => {
    const all = [fromStart([10, 20, 30], [1, censored, 1]), fromStart([10, 20, 50], [1, censored, 1])];
    const ticks = all.flat().map(({stop}) => stop);
    return all.map((spells) => riskRowsOf(spells, ticks));
  };

  it.each([
    [1, 0.254237, 0.614107],
    [0, 0.384615, 0.535143]
  ])("with the 20s %d", (event, chiSquare, p) => {
    const test = logRank(groups(event));
    expect(test?.chiSquare).toBeCloseTo(chiSquare, 6);
    expect(test?.p).toBeCloseTo(p, 6);
    expect(test?.degrees).toBe(1);
  });

  it("says nothing of one group", () => {
    expect(logRank(groups(1).slice(0, 1))).toBeNull();
  });
});

const telco = "../shared/data/ibm-telco-churn/Telco-Customer-Churn.csv";
const lung = "../shared/data/r-survival/lung.csv";
const reference = "../shared/data/r-survival/reference_R_survival.txt";

/** Rows of a small CSV without quoted commas. */
function rowsOf(file: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const names = head.replaceAll('"', "").split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((value, i) => [names[i], value])));
}

/** `t n S se lo hi` lines of R's printed table that starts at a line. */
function printed(start: RegExp, columns: number): number[][] {
  const lines = readFileSync(reference, "utf8").split("\n");
  const from = lines.findIndex((line) => start.test(line)) + 1;
  const rows: number[][] = [];
  for (const line of lines.slice(from)) {
    const values = line.trim().split(/\s+/).slice(1).map(Number);
    if (values.length !== columns || values.some(Number.isNaN)) break;
    rows.push(values);
  }
  return rows;
}

const there = [telco, lung, reference].every((file) => existsSync(file));

describe.runIf(there)("R's survival package on real data", () => {
  const spells = (rows: readonly Record<string, string>[]) =>
    rows.map((row): Spell => ({start: -1, stop: Number(row.tenure), event: row.Churn === "Yes"}));

  it("gives the same curve of 7,043 telecom customers, with R's own band", () => {
    const steps = kaplanMeier(riskRowsOf(spells(rowsOf(telco))), "log");
    const table = printed(/^ {3}t {4}n {12}S/, 6);
    expect(table).toHaveLength(8);
    for (const [time, atRisk, ...expected] of table) {
      const step = steps.find((one) => one.time === time);
      expect(step?.atRisk).toBe(atRisk);
      expected.forEach((value, i) =>
        expect([step?.survival, step?.standardError, step?.low, step?.high][i]).toBeCloseTo(value, 8)
      );
    }
    const mean = restrictedMean(steps, 72);
    expect(mean.mean).toBeCloseTo(54.4923871067, 8);
    expect(mean.standardError).toBeCloseTo(0.3477500156, 8);
  });

  it("gives the same curves, medians and log-rank by contract", () => {
    const rows = rowsOf(telco);
    const all = ["Month-to-month", "One year", "Two year"].map((contract) =>
      spells(rows.filter((row) => row.Contract === contract))
    );
    const ticks = all.flat().map(({stop}) => stop);
    const tables = all.map((one) => riskRowsOf(one, ticks));
    const monthly = kaplanMeier(tables[0], "log");
    expect(medianSurvival(monthly)).toBe(35);
    expect(survivalAt(monthly, 12).survival).toBeCloseTo(0.7030966363, 9);
    expect(survivalAt(monthly, 72).standardError).toBeCloseTo(0.030982237875, 9);
    expect(survivalAt(kaplanMeier(tables[2], "log"), 72).survival).toBeCloseTo(0.9357385806, 9);
    const test = logRank(tables);
    test?.expected.forEach((value, g) => expect(value).toBeCloseTo([708.4456, 470.72783, 689.82658][g], 4));
    expect(test?.chiSquare).toBeCloseTo(2352.9, 1);
    expect(test?.degrees).toBe(2);
  });

  it("gives the same curve of 228 lung patients", () => {
    const steps = kaplanMeier(
      riskRowsOf(rowsOf(lung).map((row) => ({start: 0, stop: Number(row.time), event: row.status === "2"}))),
      "log"
    );
    expect(medianSurvival(steps)).toBe(310);
    for (const [time, , survival, error, low, high] of printed(/^ {4}t {3}n {12}S/, 6)) {
      const at = survivalAt(steps, time);
      [survival, error, low, high].forEach((value, i) =>
        expect([at.survival, at.standardError, at.low, at.high][i]).toBeCloseTo(value, 8)
      );
    }
  });
});

it.skipIf(there)("R's survival package on real data: skipped, since ../shared/data isn't here", () => {});
