import {describe, expect, it} from "vitest";
import {isStageLine, meterOfProcess, StageClock, stageLine, stages, stageTable} from "../../../loaders/run/stages.js";

/** A clock that another second passes on whenever it is looked at, with half of a second of processors. */
function ticking(step = 10) {
  let seconds = 0;
  return () => ({clock: (seconds += step), processor: seconds / 2, memory: seconds / 100});
}

describe("a build's stages", () => {
  it("make up its whole time", () => {
    expect(stages.reduce((sum, {share}) => sum + share, 0)).toBe(100);
  });

  it("are told from what steps say, with what is done before them and what may be left", () => {
    const clock = new StageClock(ticking());
    expect(clock.enter("reading definitions")).toEqual({
      stage: "reading the tables",
      begins: true,
      done: stages[0].share / 100,
      left: null
    });
    expect(clock.enter("reading contacts")?.begins).toBe(false);
    // Reading took ten seconds: the rest by the same measure.
    const next = clock.enter("measuring contact");
    const reading = stages[1].share;
    const rest = 100 - stages[0].share - reading;
    expect(next).toMatchObject({stage: "measuring the indicators", begins: true, left: (10 / reading) * rest});
    expect(clock.enter("something that no stage says")).toBeNull();
  });

  it("that earlier results spared aren't counted as if they had taken no time", () => {
    const clock = new StageClock(ticking());
    clock.enter("evidence: cards");
    const position = clock.enter("writing the pages");
    const [evidence, pages] = [stages.find(({name}) => name === "evidence"), stages.at(-1)];
    expect(position?.left).toBeCloseTo((10 / (evidence?.share ?? NaN)) * (pages?.share ?? NaN), 9);
  });

  it("are a line each where there is no terminal, that can be told from others", () => {
    const lines = [
      stageLine({stage: "evidence", begins: true, done: 0.4251, left: null}),
      stageLine({stage: "evidence", begins: true, done: 0.4251, left: 42}),
      stageLine({stage: "reading the tables", begins: true, done: 0, left: 400})
    ];
    expect(lines).toEqual([
      "evidence (43 % done)",
      "evidence (43 % done, about 40 s left)",
      "reading the tables (0 % done, about 7 min left)"
    ]);
    expect(lines.every(isStageLine)).toBe(true);
    expect(isStageLine("contacts.csv: expected a table; found (43 % done)")).toBe(false);
  });

  it("end in a table of what each took, and all together", () => {
    const clock = new StageClock(ticking());
    clock.enter("reading contacts");
    clock.enter("annual report");
    expect(stageTable(clock.end()).split("\n")).toEqual([
      "stage                               clock   processors    memory",
      "reading the tables                 10.0 s        5.0 s   0.20 GB",
      "annual report                      10.0 s        5.0 s   0.40 GB",
      "altogether                         20.0 s       10.0 s   0.40 GB"
    ]);
  });

  it("are measured by what this process has used", () => {
    const before = meterOfProcess();
    let sum = 0;
    for (let i = 0; i < 1e6; i++) sum += Math.sqrt(i);
    const after = meterOfProcess();
    expect(sum).toBeGreaterThan(0);
    expect(after.clock).toBeGreaterThan(before.clock);
    expect(after.processor).toBeGreaterThan(before.processor);
    expect(after.memory).toBeGreaterThan(0.01);
  });
});
