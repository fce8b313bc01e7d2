import {beforeAll, describe, expect, it} from "vitest";
import {intervalFaults} from "../interval-faults.js";
import {canaryWorld} from "../canary-world.js";
import type {World} from "../world.js";
import {storyOf, type Story} from "./story.js";

// The proof `stories` takes two operators of 20,000 customers; what the brief tells of the gamed one that the browser tests
// read stands with those.
let world: World;
let nothing: Story;
beforeAll(async () => {
  world = await canaryWorld();
  nothing = storyOf(world.brief);
});

it("nothing that the null world publishes lies outside its own interval, or outside what can be", () => {
  expect(intervalFaults(world.published).faults).toEqual([]);
});

describe("the brief of a world in which nothing foretells who stays", () => {
  it("says that who stays goes with neither score, and that the lights are alike for leavers and stayers", () => {
    for (const system of ["legacy", "challenger"] as const) {
      const {low, high} = nothing.foretells[system];
      expect(low).toBeLessThan(0);
      expect(high).toBeGreaterThan(0);
    }
    expect(nothing.greenLight).toMatch(/alike|unclear/);
  });

  it("says: don't change", () => {
    expect([nothing.decision, nothing.contest]).toEqual(["stay", "undecided"]);
    expect(nothing.words).toContain("Don’t change.");
    expect(nothing.words).not.toContain("Pilot first.");
  });
});
