import {beforeAll, describe, expect, it} from "vitest";
import {intervalFaults} from "../interval-faults.js";
import {sharedWorld} from "../world.js";
import {storyOf, type Story} from "./story.js";

let gamed: Story;
let nothing: Story;
const outside: string[] = [];
beforeAll(async () => {
  const [first, second] = [
    await sharedWorld({customers: 20_000, months: 13, seed: 3, world: "gamed"}),
    await sharedWorld({customers: 20_000, months: 13, seed: 3, world: "null"})
  ];
  [gamed, nothing] = [storyOf(first.brief), storyOf(second.brief)];
  for (const {published} of [first, second]) outside.push(...intervalFaults(published).faults);
});

it("nothing that either world publishes lies outside its own interval, or outside what can be", () => {
  expect(outside).toEqual([]);
});

describe("the brief tells of each world what it is", () => {
  it("gamed: who stays goes with the score per customer and against the score per contact", () => {
    expect(gamed.foretells.challenger.low).toBeGreaterThan(0);
    expect(gamed.foretells.legacy.high).toBeLessThan(0.2);
    expect(gamed.beyondNoise).toBeGreaterThanOrEqual(4);
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
    // Leavers' last lights were as green as the stayers'. The call that asks to leave made them look less green while it counted.
    expect(gamed.greenLight).toBe("alike");
  });
});
