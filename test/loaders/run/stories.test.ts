import {beforeAll, describe, expect, it} from "vitest";
import {parseHTML} from "linkedom";
import {spearman} from "../../../src/model/statistics/ranking.js";
import {greenLightFinding} from "../../../src/model/scoring/findings.js";
import {briefPage} from "../../../src/pages/brief/page.js";
import type {Brief} from "../../../src/model/published/brief.js";
import {sharedWorld, type World} from "../world.js";

let gamed: World;
let nothing: World;
beforeAll(async () => {
  gamed = await sharedWorld({customers: 20_000, months: 13, seed: 3, world: "gamed"});
  nothing = await sharedWorld({customers: 20_000, months: 13, seed: 3, world: "null"});
});

/** Rank correlation of a system's scores with retention, over the branches of the brief. */
const foretells = ({league}: Brief, system: "legacy" | "challenger") =>
  spearman(
    league.units.map((unit) => unit[system].score),
    league.units.map(({retention}) => retention?.value ?? NaN)
  );

const textOf = (brief: Brief) => {
  const {document} = parseHTML("<!doctype html><html><body></body></html>");
  return briefPage(brief, "en", document).replace(/<[^>]*>/g, " ");
};

describe("the brief tells of each world what it is", () => {
  it("gamed: who stays goes with the score per customer and against the score per contact", () => {
    expect(foretells(gamed.brief, "challenger").low).toBeGreaterThan(0);
    expect(foretells(gamed.brief, "legacy").high).toBeLessThan(0.2);
    expect(gamed.brief.league.units.filter(({beyondNoise}) => beyondNoise).length).toBeGreaterThanOrEqual(4);
  });

  it("null: who stays goes with neither, and the lights are alike for leavers and stayers", () => {
    for (const system of ["legacy", "challenger"] as const) {
      const {low, high} = foretells(nothing.brief, system);
      expect(low).toBeLessThan(0);
      expect(high).toBeGreaterThan(0);
    }
    expect(nothing.brief.greenLight && greenLightFinding(nothing.brief.greenLight)).toMatch(/alike|unclear/);
  });

  it("the verdict: pilot first where the ranking per customer foretold better, don't change where neither foretold anything", () => {
    const primaryOf = ({verdict}: Brief) => verdict?.contest.rows.find(({primary}) => primary)?.verdict;
    expect([gamed.brief.verdict?.decision, primaryOf(gamed.brief)]).toEqual(["pilot", "better"]);
    expect([nothing.brief.verdict?.decision, primaryOf(nothing.brief)]).toEqual(["stay", "undecided"]);
    expect(textOf(gamed.brief)).toContain("Pilot first.");
    expect(textOf(nothing.brief)).toContain("Don’t change.");
  });

  it("their pages don't read alike", () => {
    expect(textOf(gamed.brief)).not.toBe(textOf(nothing.brief));
    expect(gamed.brief.greenLight && greenLightFinding(gamed.brief.greenLight)).toBe("less");
  });
});
