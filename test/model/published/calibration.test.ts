import {describe, expect, it} from "vitest";
import {momentVerdicts} from "../../../loaders/calibrate/moment-level.js";
import {calibrationOf, lineOf, tableOf, withEarlier} from "../../../loaders/calibrate/summary.js";
import {jobsOf} from "../../../loaders/calibrate/jobs.js";
import type {Result} from "../../../loaders/calibrate/results.js";
import {readCalibrationPlan} from "../../../loaders/publish/read-calibration-plan.js";
import {
  rightAnswer,
  worldRows,
  worldsTold,
  type CalibrationPlan
} from "../../../src/model/published/calibration-plan.js";
import {
  acceptable,
  isCalibrated,
  neither,
  precisionOf,
  recallOf,
  type ChainLevel,
  type VerdictCounts,
  type WorldName
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

const plan = readCalibrationPlan();
const noOne = {better: 0, worse: 0, equal: 0, undecided: 0};
const level = (
  world: WorldName,
  customers: number,
  verdicts: Partial<VerdictCounts>,
  gaming: ChainLevel["gaming"] = null
): ChainLevel => ({world, customers, months: 30, verdicts: {...noOne, ...verdicts}, difference: 0, gaming});
const rowOf = (one: ChainLevel) => worldRows([one], plan).find(({level: found}) => found === one);

describe("the plan of the calibration", () => {
  it("is this one, fixed on this day: whoever changes it gives it a new day", () => {
    const {sizes, ...rest} = {
      ...plan,
      sizes: Object.entries(plan.worlds).map(([world, {trueDifference, sizes: all}]) => [
        world,
        trueDifference,
        ...all.map(({customers, operators}) => `${operators} × ${customers}`)
      ])
    };
    expect([rest.fixedOn, rest.margin, rest.wrongAtMost, rest.rightAtLeast]).toEqual(["2026-11-29", 0.2, 0.05, 0.8]);
    expect(sizes).toEqual([
      ["gamed", 1.2, "20 × 20000"],
      ["honest", 0.27, "20 × 20000"],
      ["null", 0, "200 × 14000"],
      ["equal", 0.06, "20 × 20000", "20 × 60000"],
      ["reversed", -0.42, "20 × 20000", "20 × 60000"],
      ["nps_gamed", 0.16, "20 × 20000"]
    ]);
  });

  it("has one right answer a world, told by its true difference and the margin", () => {
    const right = (trueDifference: number) => rightAnswer({trueDifference}, 0.2);
    expect([0.2, 0.19, 0, -0.19, -0.2].map(right)).toEqual(["better", "equal", "equal", "equal", "worse"]);
    expect(
      worldRows([], plan).map(({world, right: answer, isClose}) => `${world} ${answer}${isClose ? "?" : ""}`)
    ).toEqual([
      "gamed better",
      "honest better?",
      "null equal",
      "equal equal",
      "equal equal",
      "reversed worse",
      "reversed worse",
      "nps_gamed equal?"
    ]);
  });
});

describe("a world at one size", () => {
  it("counts right, undecided and wrong answers apart", () => {
    expect(rowOf(level("honest", 20_000, {better: 2, equal: 1, undecided: 3}))).toMatchObject({
      runs: 6,
      rightly: 2,
      undecided: 3,
      wrongly: 1
    });
    expect(rowOf(level("null", 14_000, {better: 2, equal: 1, undecided: 3}))).toMatchObject({rightly: 1, wrongly: 2});
  });

  it("is told when all planned were run, at most one in twenty wrongly and four in five rightly", () => {
    const standing = (verdicts: Partial<VerdictCounts>) => rowOf(level("reversed", 20_000, verdicts))?.standing;
    expect(standing({worse: 20})).toBe("told");
    expect(standing({worse: 16, undecided: 3, better: 1})).toBe("told");
    expect(standing({worse: 15, undecided: 5})).toBe("undecided");
    expect(standing({undecided: 20})).toBe("undecided");
    expect(standing({worse: 18, equal: 2})).toBe("wrong");
    // Few are too few, however right; and what can't come right any more is wrong already.
    expect(standing({worse: 19})).toBe("few");
    expect(standing({worse: 3, undecided: 2})).toBe("few");
    expect(standing({equal: 2})).toBe("wrong");
    expect(rowOf(level("reversed", 90_000, {worse: 20}))?.standing).toBe("unplanned");
  });

  it("with nothing to find is judged by its rate of false alarms", () => {
    const standing = (verdicts: Partial<VerdictCounts>) => rowOf(level("null", 14_000, verdicts))?.standing;
    expect(standing({better: 1, worse: 7, equal: 33, undecided: 159})).toBe("told");
    expect(standing({better: 10, worse: 20, undecided: 170})).toBe("wrong");
    expect(standing({undecided: 200})).toBe("undecided");
    expect(standing({undecided: 30})).toBe("few");
  });

  it("shows the traces that it ought to, and no others, now and before", () => {
    const traced = (world: WorldName, legacy: number, challenger: number, before = {legacy: 0, challenger: 0}) =>
      rowOf(level(world, 20_000, {undecided: 5}, {now: {legacy, challenger}, before}))?.traced;
    expect(traced("gamed", 5, 0)).toBe(5);
    expect(traced("gamed", 4, 1)).toBe(3);
    expect(traced("honest", 1, 0)).toBe(4);
    expect(traced("nps_gamed", 0, 5)).toBe(5);
    // Gamed from the first on isn't gamed since it was appraised.
    expect(traced("nps_gamed", 0, 5, {legacy: 0, challenger: 2})).toBe(3);
    expect(rowOf(level("honest", 20_000, {undecided: 5}))?.traced).toBeNull();
  });

  it("stands by itself beside every other size, and a world is told at the largest planned one", () => {
    const rows = worldRows(
      [
        level("reversed", 60_000, {worse: 20}),
        level("reversed", 20_000, {worse: 12, undecided: 8}),
        level("equal", 60_000, {equal: 20}),
        level("equal", 20_000, {better: 2, equal: 18})
      ],
      plan
    );
    expect(
      rows.filter(({world}) => world === "reversed").map(({customers, standing}) => [customers, standing])
    ).toEqual([
      [20_000, "undecided"],
      [60_000, "told"]
    ]);
    // Wrong too often at one size isn't made good by another.
    expect(worldsTold(rows)).toEqual(["reversed"]);
  });
});

const one = (world: WorldName, operators = 1) => ({
  ...plan.worlds[world],
  sizes: plan.worlds[world].sizes.map((size) => ({...size, operators}))
});
const small: CalibrationPlan = {
  ...plan,
  moments: {companies: 100, power: {...plan.moments.power, companies: 100}},
  detection: {...plan.detection, operators: 1},
  worlds: {
    gamed: one("gamed"),
    honest: one("honest"),
    null: one("null", 2),
    equal: one("equal"),
    reversed: one("reversed"),
    nps_gamed: one("nps_gamed")
  }
};
const jobs = jobsOf(small, {only: [], atMost: null}).filter(({kind}) => kind !== "planted");
const results = new Map(
  jobs.map((job): [string, Result] => {
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

describe("the summary", () => {
  it("counts what was run and nothing else", () => {
    const all = calibrationOf(jobs, results, {date: "2026-11-22", version: "test"});
    expect(all.moments?.null).toEqual({better: 2, worse: 2, equal: 16, undecided: 80});
    expect(all.moments?.power.map(({difference}) => difference)).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(precisionOf(all.detection)).toBe(0.75);
    expect(recallOf(all.detection)).toBe(0.75);
    expect(lineOf(all, small)).toMatchObject({
      null_seeds: 100,
      null_ok: 96,
      null_ok_of_2000: null,
      chain_worlds: 2,
      chain_ok: 2,
      chain_ok_of_200: null,
      honest_quick_units: 20
    });
    expect(tableOf(all, small).some((line) => line.startsWith("full chain, null"))).toBe(true);
  });

  it("says of each world and size what is right and what came, run or not", () => {
    const all = calibrationOf(jobs, results, {date: "2026-11-22", version: "test"});
    expect(all.chain.find(({world}) => world === "gamed")).toMatchObject({
      verdicts: {better: 1},
      gaming: {now: {legacy: 1, challenger: 0}}
    });
    expect(lineOf(all, small)).toMatchObject({
      worlds_recognised: 1,
      worlds_tried: 6,
      worlds: {
        "gamed 20000": {right: "better", rightly: 1, undecided: 0, wrongly: 0, of: 1, standing: "told"},
        "equal 20000": {right: "equal", rightly: 0, undecided: 1, wrongly: 0, of: 1, standing: "undecided"},
        "equal 60000": {right: "equal", rightly: 0, undecided: 1, wrongly: 0, of: 1, standing: "undecided"},
        "null 14000": {undecided: 2, of: 2}
      }
    });
    expect(lineOf({...all, chain: []}, small)).toMatchObject({
      worlds_tried: 0,
      worlds: {"nps_gamed 20000": {of: 0, standing: "not run"}}
    });
  });
});

describe("the summary of a part", () => {
  it("keeps what wasn't run this time, and says of when it is", () => {
    const all = calibrationOf(jobs, results, {date: "2026-11-22", version: "new"});
    const before = {...all, date: "2026-11-20", version: "old"};
    const some = withEarlier({...all, moments: null, chain: all.chain.filter(({world}) => world === "null")}, before);
    expect(some.moments).toEqual({...all.moments, run: {date: "2026-11-20", version: "old"}});
    expect(some.chain.map(({world, run}) => [world, run?.version])).toEqual([
      ["null", undefined],
      ["gamed", "old"],
      ["honest", "old"],
      ["equal", "old"],
      ["reversed", "old"],
      ["nps_gamed", "old"],
      ["equal", "old"],
      ["reversed", "old"]
    ]);
    // What was kept twice keeps its first day.
    expect(
      withEarlier({...some, date: "2026-11-23", version: "newer", moments: null}, some).moments?.run?.version
    ).toBe("old");
    expect(withEarlier(all, null)).toBe(all);
  });

  it("takes a contest that couldn't be held for undecided: nothing was said", () => {
    const unheld = new Map(
      [...results].map(([id, result]): [string, Result] => [
        id,
        result.kind === "chain" ? {...result, verdict: null} : result
      ])
    );
    const all = calibrationOf(jobs, unheld, {date: "2026-11-22", version: "test"});
    expect(all.chain.every(({verdicts}) => neither(verdicts) === verdicts.undecided)).toBe(true);
    expect(rowOf({...all.chain[0], customers: 20_000})?.runs).toBeGreaterThan(0);
  });

  it("leaves out what isn't done", () => {
    const half = calibrationOf(jobs, new Map([...results].slice(0, 1)), {date: "2026-11-22", version: "test"});
    expect(half.moments?.power).toEqual([]);
    expect([half.chain, half.detection, half.planted]).toEqual([[], [], []]);
    expect(lineOf(half, small)).toMatchObject({power: null, precision: null, chain_false_alarm_ok: null});
  });
});
