import {appendFileSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {jobsOf} from "../../../loaders/calibrate/jobs.js";
import {keepResult, keptResults, type Result} from "../../../loaders/calibrate/results.js";
import {readCalibrationPlan} from "../../../loaders/publish/read-calibration-plan.js";

const one = (id: string, difference = 0.2): Result => ({
  id,
  kind: "chain",
  verdict: "better",
  difference,
  legacy: 0,
  challenger: 0.2,
  gaming: null
});

describe("kept results of a calibration", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "results-"))));
  afterEach(() => rmSync(folder, {recursive: true, force: true}));

  it("are of the code that made them: other code finds none of them", () => {
    keepResult(folder, 0, "aaaa", one("first"));
    keepResult(folder, 1, "bbbb", one("second"));
    keepResult(folder, 0, "bbbb", one("first", 0.3));
    expect([...keptResults(folder, "aaaa")]).toEqual([["first", one("first")]]);
    expect(new Map(keptResults(folder, "bbbb"))).toEqual(
      new Map([
        ["second", one("second")],
        ["first", one("first", 0.3)]
      ])
    );
    expect(keptResults(folder, "cccc").size).toBe(0);
  });

  it("leave out lines cut short, and those of a time in which lines didn't name their code", () => {
    keepResult(folder, 0, "aaaa", one("first"));
    appendFileSync(
      join(folder, "results-0.jsonl"),
      `${JSON.stringify(one("bare"))}\n{"code":"aaaa","result":{"id":"cut`
    );
    expect([...keptResults(folder, "aaaa").keys()]).toEqual(["first"]);
    expect(keptResults(join(folder, "none"), "aaaa").size).toBe(0);
  });
});

describe("the jobs of a plan", () => {
  const plan = readCalibrationPlan();

  it("are all of its sizes; a trial takes fewer operators, never another size", () => {
    const sizes = (wanted: Parameters<typeof jobsOf>[1]) => [
      ...new Set(jobsOf(plan, wanted).flatMap((job) => (job.kind === "chain" ? [`${job.world} ${job.customers}`] : [])))
    ];
    const whole = jobsOf(plan, {only: [], atMost: null});
    expect(whole.filter(({kind}) => kind === "chain")).toHaveLength(340);
    expect(new Set(whole.map(({id}) => id)).size).toBe(whole.length);
    expect(sizes({only: [], atMost: 1}).sort()).toEqual(sizes({only: [], atMost: null}).sort());
    expect(jobsOf(plan, {only: ["reversed"], atMost: 2}).map(({id}) => id)).toEqual([
      "chain reversed 20000 30 1",
      "chain reversed 20000 30 2",
      "chain reversed 60000 30 1",
      "chain reversed 60000 30 2"
    ]);
  });
});
