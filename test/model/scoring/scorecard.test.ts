import {describe, expect, it} from "vitest";
import {cellsOf, estimateOf} from "../../../src/model/published/cells.js";
import {leagueAt} from "../../../src/model/scoring/league.js";
import type {Compare} from "../../../src/model/published/compare.js";
import {scorecardOf} from "../../../src/model/scoring/scorecard.js";
import type {Gate, LeadRule} from "../../../src/model/published/systems.js";
import {smallCompare} from "../small-compare.js";

const lead: LeadRule = {
  rule: "lead",
  against: "best_rival",
  floor: -10,
  target: 10,
  cap: 120,
  otherwise: {rule: "linear", floor: 0, target: 50, cap: 120}
};
const gate: Gate = {
  indicator: "handling_time",
  period: "year",
  trigger: {when: "above", threshold: 260},
  readings: [{id: "as_written", takes: {kind: "points", points: 2, each: 5, cap: 20}}]
};

/** The small company with a lead appraised, a gate, and rivals' figures for the regions of the units given. */
function withRivals(units: readonly number[], standardError: number | null = null): Compare {
  const {systems} = smallCompare.site;
  const challenger = {
    ...systems.challenger,
    appraise: [{indicator: "service_nps", weight: 100, period: "year", score: lead} as const],
    observe: ["connect_rate"],
    gates: [gate]
  };
  return {
    ...smallCompare,
    site: {...smallCompare.site, systems: {...systems, challenger}},
    benchmarks: units.map((unit) => ({
      indicator: "service_nps",
      unit,
      period: 2,
      rivals: [{operator: "Rival", value: 20, standardError}],
      industryMean: null
    }))
  };
}
const cardOf = (compare: Compare, unit: number) => {
  const cellOf = cellsOf(compare);
  return scorecardOf(
    compare,
    cellOf,
    compare.site.systems.challenger,
    {unit, period: 2},
    leagueAt(compare, cellOf, "city", 2).rules.challenger
  );
};

describe("scorecardOf", () => {
  it("shows a lead with the rival that it is counted from: 26 − 20 = 6 ahead is (6 + 10)/20", () => {
    const [row] = cardOf(withRivals([0]), 2).appraised;
    expect(row).toMatchObject({standsIn: false, missing: null, against: {operator: "Rival", value: 20}});
    expect(row.points?.value).toBeCloseTo(80, 9);
    // A point of the score is 5 points; its ends are those of 26's own interval, about ± 1.96 · 2.
    const {low, high} = estimateOf(26, {standardError: 2, customers: 400, designEffect: 1}, "points");
    expect(row.points?.low).toBeCloseTo(5 * (low - 20 + 10), 9);
    expect(row.points?.high).toBeCloseTo(5 * (high - 20 + 10), 9);
  });

  it("widens the interval by the rival's own error: √(2² + 3²) instead of 2", () => {
    const [row] = cardOf(withRivals([0], 3), 2).appraised;
    const {low} = estimateOf(26, {standardError: 2, customers: 400, designEffect: 1}, "points");
    expect(row.points?.low).toBeCloseTo(80 - 5 * Math.hypot(26 - low, 3 * 1.959964), 3);
  });

  it("shows the rule that stands in for all units where one of them has no rivals' figures", () => {
    const [row] = cardOf(withRivals([1, 2]), 2).appraised;
    expect(row).toMatchObject({
      standsIn: true,
      appraised: {score: {rule: "linear", floor: 0, target: 50}},
      against: null
    });
    expect(row.points?.value).toBeCloseTo(52, 9);
  });

  it("shows what a gate takes: 2 · (275 − 260)/5", () => {
    const [row] = cardOf(withRivals([0]), 2).gates;
    expect(row.outcome).toMatchObject({triggered: true, points: 6});
  });
});
