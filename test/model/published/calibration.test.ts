import {describe, expect, it} from "vitest";
import {momentVerdicts} from "../../../loaders/calibrate/moment-level.js";
import {calibrationOf, lineOf, tableOf, withEarlier} from "../../../loaders/calibrate/summary.js";
import {jobsOf} from "../../../loaders/calibrate/jobs.js";
import type {Result} from "../../../loaders/calibrate/results.js";
import {
  acceptable,
  isAsExpected,
  isCalibrated,
  neither,
  precisionOf,
  recallOf,
  worldRows,
  worlds,
  type ChainLevel
} from "../../../src/model/published/calibration.js";

describe("the limits of calibration", () => {
  it("are those agreed on for 2,000 and 200, and the binomial's for any other number", () => {
    expect(acceptable(2000)).toEqual([1872, 1926]);
    expect(acceptable(200)).toEqual([182, 197]);
    expect(acceptable(400)).toEqual([369, 391]);
    expect(isCalibrated({better: 50, worse: 50, equal: 400, undecided: 1500})).toBe(true);
    expect(isCalibrated({better: 200, worse: 50, equal: 350, undecided: 1400})).toBe(false);
    // A lab that never dares to say anything is miscalibrated too.
    expect(isCalibrated({better: 0, worse: 0, equal: 0, undecided: 2000})).toBe(false);
  });
});

describe("a quick part of the calibration", () => {
  const options = {margin: 0.1, draws: 399};

  it("gives few false alarms where leaving has nothing to do with anything scored", () => {
    const {verdicts} = momentVerdicts(1, 150, 0, options);
    expect(150 - neither(verdicts)).toBeLessThanOrEqual(17);
  });

  it("finds which system truly foretells better, whichever it is", () => {
    expect(momentVerdicts(1, 40, 1, options).verdicts.better).toBeGreaterThanOrEqual(32);
    expect(momentVerdicts(1, 40, -1, options).verdicts.worse).toBeGreaterThanOrEqual(32);
  });
});

describe("a world is told for what it is", () => {
  const gaming = (legacy: number, challenger: number, before = {legacy: 0, challenger: 0}) => ({
    now: {legacy, challenger},
    before
  });

  it("by verdict, and by whose appraisal shows traces, now and before", () => {
    expect(isAsExpected("gamed", "better", gaming(5, 0))).toBe(true);
    expect(isAsExpected("gamed", "better", gaming(0, 0))).toBe(false);
    expect(isAsExpected("gamed", "undecided", gaming(5, 0))).toBe(false);
    expect(isAsExpected("honest", "undecided", gaming(1, 0))).toBe(false);
    expect(isAsExpected("equal", "undecided", gaming(0, 0))).toBe(false);
    expect(isAsExpected("equal", "equal", gaming(0, 0))).toBe(true);
    expect(isAsExpected("reversed", "worse", gaming(0, 0))).toBe(true);
    expect(isAsExpected("nps_gamed", "undecided", gaming(0, 4))).toBe(true);
    expect(isAsExpected("nps_gamed", "undecided", gaming(0, 0))).toBe(false);
    // Gamed from the first on isn't gamed since it was appraised.
    expect(isAsExpected("nps_gamed", "undecided", gaming(0, 4, {legacy: 0, challenger: 4}))).toBe(false);
    expect(isAsExpected("nps_gamed", "undecided", null)).toBeNull();
  });

  it("in at least four of five, and where there is nothing to find by the rate of false alarms", () => {
    const level = (
      world: string,
      customers: number,
      asExpected: number | null,
      verdicts = {better: 0, worse: 0, equal: 0, undecided: 5}
    ): ChainLevel => ({world, customers, months: 30, verdicts, difference: 0, gaming: null, asExpected});
    const rows = worldRows([
      level("honest", 20_000, 4),
      level("equal", 20_000, 0),
      level("equal", 60_000, 3),
      level("null", 14_000, 0, {better: 5, worse: 5, equal: 0, undecided: 190})
    ]);
    expect(rows.map(({world}) => world)).toEqual([...worlds]);
    expect(rows.map(({isRecognised}) => isRecognised)).toEqual([null, true, true, false, null, null]);
    expect(rows.map(({found, runs}) => [found, runs])).toEqual([
      [0, 0],
      [4, 5],
      [190, 200],
      [3, 5],
      [0, 0],
      [0, 0]
    ]);
    expect(worldRows([level("null", 14_000, 0)])[2].isRecognised).toBeNull();
    expect(worldRows([level("gamed", 20_000, null)])[0].isRecognised).toBeNull();
  });
});

describe("the summary", () => {
  const counts = {
    seeds: 100,
    chain: 2,
    chainCustomers: 14_000,
    chainMonths: 30,
    worlds: 1,
    worldCustomers: 20_000,
    equalCustomers: 60_000,
    only: [],
    detect: 1,
    detectCustomers: 40_000,
    planted: false
  };
  const results = new Map(
    jobsOf(counts).map((job): [string, Result] => {
      const {id} = job;
      if (job.kind === "moments")
        return [
          id,
          {
            id,
            kind: "moments",
            verdicts: {better: job.truth > 0 ? 45 : 1, worse: 1, equal: 8, undecided: 40},
            differences: 47
          }
        ];
      if (job.kind === "chain")
        return [
          id,
          {
            id,
            kind: "chain",
            verdict: job.world === "gamed" ? "better" : "undecided",
            difference: 0.2,
            legacy: 0,
            challenger: 0.2,
            gaming: {now: {legacy: job.world === "gamed" ? 3 : 0, challenger: 0}, before: null}
          }
        ];
      return [
        id,
        {
          id,
          kind: "detect",
          units: 42,
          ...(job.kind === "detect" && job.world === "gamed"
            ? {gaming: 20, found: 15, foundWrongly: 5}
            : {gaming: 0, found: 0, foundWrongly: 0}),
          quickHonest: 10,
          quickHonestFound: 1
        }
      ];
    })
  );

  it("counts what was run and nothing else", () => {
    const all = calibrationOf(counts, results, {date: "2026-11-22", version: "test"});
    expect(all.moments?.null).toEqual({better: 2, worse: 2, equal: 16, undecided: 80});
    expect(all.moments?.power.map(({difference}) => difference)).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(precisionOf(all.detection)).toBe(0.75);
    expect(recallOf(all.detection)).toBe(0.75);
    expect(lineOf(all)).toMatchObject({
      null_seeds: 100,
      null_ok: 96,
      null_ok_of_2000: null,
      chain_worlds: 2,
      chain_ok: 2,
      chain_ok_of_200: null,
      honest_quick_units: 20
    });
    expect(tableOf(all).some((line) => line.startsWith("full chain, null"))).toBe(true);
  });

  it("says of each world what was expected and found, run or not", () => {
    const all = calibrationOf(counts, results, {date: "2026-11-22", version: "test"});
    expect(all.chain.find(({world}) => world === "gamed")).toMatchObject({
      asExpected: 1,
      gaming: {now: {legacy: 1, challenger: 0}}
    });
    expect(lineOf(all)).toMatchObject({
      worlds_recognised: 2,
      worlds_tried: 6,
      worlds: {
        gamed: {expected: "better; legacy gamed", found: 1, of: 1, recognised: true},
        equal: {found: 0, of: 1, recognised: false},
        null: {found: 2, of: 2, recognised: null}
      }
    });
    expect(lineOf({...all, chain: []})).toMatchObject({
      worlds_tried: 0,
      worlds: {nps_gamed: {found: 0, of: 0, recognised: null}}
    });
  });

  it("keeps what wasn't run this time, and says of when it is", () => {
    const all = calibrationOf(counts, results, {date: "2026-11-22", version: "new"});
    const before = {...all, date: "2026-11-20", version: "old"};
    const some = withEarlier({...all, moments: null, chain: all.chain.filter(({world}) => world === "null")}, before);
    expect(some.moments).toEqual({...all.moments, run: {date: "2026-11-20", version: "old"}});
    expect(some.chain.map(({world, run}) => [world, run?.version])).toEqual([
      ["null", undefined],
      ["gamed", "old"],
      ["honest", "old"],
      ["equal", "old"],
      ["reversed", "old"],
      ["nps_gamed", "old"]
    ]);
    // What was kept twice keeps its first day.
    expect(
      withEarlier({...some, date: "2026-11-23", version: "newer", moments: null}, some).moments?.run?.version
    ).toBe("old");
    expect(withEarlier(all, null)).toBe(all);
  });

  it("leaves out what isn't done", () => {
    const half = calibrationOf(counts, new Map([...results].slice(0, 1)), {date: "2026-11-22", version: "test"});
    expect(half.moments?.power).toEqual([]);
    expect([half.chain, half.detection, half.planted]).toEqual([[], [], []]);
    expect(lineOf(half)).toMatchObject({power: null, precision: null, chain_false_alarm_ok: null});
  });
});
