import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {projectFolder} from "../../../loaders/ground/project.js";
import {runPipeline} from "../../../loaders/run/pipeline.js";
import {sharedWorld} from "../world.js";
import {storyOf, type Story} from "./story.js";

// The proof `stories` tells both of larger operators.
let gamed: Story;
let nothing: Story;
beforeAll(async () => {
  nothing = storyOf((await sharedWorld({customers: 12_000, months: 13, seed: 3, world: "null"})).brief);
  // The operator that the browser tests' site is built of.
  const measured = await runPipeline({
    settingsFile: join(projectFolder, "test/site/lab.config.yaml"),
    store: join(projectFolder, ".lab/test")
  });
  gamed = storyOf(JSON.parse(readFileSync(join(measured, "published/brief.json"), "utf8")));
});

describe("the brief tells of each world what it is", () => {
  it("gamed: who stays goes with the score per customer and against the score per contact", () => {
    // With 12,000 customers the intervals of 14 branches are wide: the order is told here, its bounds by the proof `stories`.
    expect(gamed.foretells.challenger.low).toBeGreaterThan(gamed.foretells.legacy.low);
    expect(gamed.foretells.challenger.high).toBeGreaterThan(gamed.foretells.legacy.high);
    expect(gamed.foretells.legacy.low).toBeLessThan(0);
    // Corrected for being many units (false discovery rate), fewer moves are told than one by one.
    expect(gamed.beyondNoise).toBeGreaterThanOrEqual(1);
  });

  it("null: who stays goes with neither, and the lights are alike for leavers and stayers", () => {
    for (const system of ["legacy", "challenger"] as const) {
      const {low, high} = nothing.foretells[system];
      expect(low).toBeLessThan(0);
      expect(high).toBeGreaterThan(0);
    }
    expect(nothing.greenLight).toMatch(/alike|unclear/);
  });

  it("the verdict: pilot first where the ranking per customer foretold better, don't change where neither foretold anything", () => {
    expect([gamed.decision, gamed.contest]).toEqual(["pilot", "better"]);
    expect([nothing.decision, nothing.contest]).toEqual(["stay", "undecided"]);
    expect(gamed.words).toContain("Pilot first.");
    expect(nothing.words).toContain("Don’t change.");
  });

  it("their pages don't read alike", () => {
    expect(gamed.words).not.toBe(nothing.words);
    expect(gamed.greenLight).toBe("less");
  });
});
