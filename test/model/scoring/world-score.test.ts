import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {AppraisedIndicator, Gate, ScoringRule} from "../../../src/model/published/systems.js";
import type {LeagueSource} from "../../../src/model/scoring/league-source.js";
import {contextFor} from "../../../src/model/scoring/score-league.js";
import {systemScore} from "../../../src/model/scoring/system-score.js";
import {columnsOf, worldScorer} from "../../../src/model/scoring/world-score.js";

const figure = fc.integer({min: -20, max: 140});
const rule = fc.oneof(
  fc.record({
    rule: fc.constant("linear" as const),
    floor: fc.integer({min: 0, max: 20}),
    target: fc.integer({min: 30, max: 90}),
    cap: fc.constant(120)
  }),
  fc.record({
    rule: fc.constant("lead" as const),
    against: fc.constantFrom("best_rival" as const, "industry_mean" as const),
    floor: fc.constant(-10),
    target: fc.constant(15),
    cap: fc.constant(120),
    otherwise: fc.constant(null)
  }),
  fc.record({
    rule: fc.constant("rank" as const),
    among: fc.constantFrom("peers" as const, "rivals" as const),
    places: fc.constantFrom(null, [100, 60, 0]),
    cap: fc.constant(90),
    otherwise: fc.constant(null)
  }),
  fc.record({
    rule: fc.constant("progress" as const),
    since: fc.constantFrom("previous_period" as const, "previous_year" as const),
    relative: fc.boolean(),
    floor: fc.constant(0),
    target: fc.constant(0.5),
    cap: fc.constant(120),
    otherwise: fc.constant(null)
  })
) satisfies fc.Arbitrary<ScoringRule>;
const gate = fc.constantFrom(
  {kind: "points" as const, points: 15, each: 10, cap: 40},
  {kind: "points" as const, points: 70, each: null, cap: 70},
  {kind: "veto" as const}
);

describe("a drawn world", () => {
  it("is scored as the world that was measured: by the same rules, peers, rivals and gates", () => {
    fc.assert(
      fc.property(
        fc.array(rule, {minLength: 1, maxLength: 4}),
        fc.array(fc.tuple(gate, fc.integer({min: 0, max: 100})), {maxLength: 2}),
        fc.array(fc.array(figure, {minLength: 20, maxLength: 20}), {minLength: 2, maxLength: 4}),
        fc.constantFrom("higher" as const, "lower" as const),
        (rules, takes, rows, better) => {
          const items = rules.map((score, i): AppraisedIndicator => ({
            indicator: `i${i}`,
            weight: i + 1,
            period: "year",
            score
          }));
          const gates = takes.map(([what, threshold], i): Gate => ({
            indicator: `g${i}`,
            period: "year",
            trigger: {when: "above", threshold},
            readings: [{id: "as_written", takes: what}]
          }));
          const units = rows.map((_, unit) => unit);
          const appraisal = {items, gates};
          const columns = columnsOf(
            [...items, ...gates].map(({indicator}) => indicator),
            [appraisal]
          );
          const world = rows.map((row) => columns.map((_, i) => row[i]));
          const at = (indicator: string, from: string, unit: number) =>
            world[unit][columns.findIndex((one) => one.indicator === indicator && one.from === from)];
          const exact = (value: number) => ({value, standardError: 0});
          const source: LeagueSource<number> = {
            figure: (indicator, unit) => exact(at(indicator, "now", unit)),
            past: (indicator, unit, since) => exact(at(indicator, since, unit)),
            // The figure that a lead is counted from is a column; a second rival is always behind it.
            benchmarks: (indicator, unit) => ({
              rivals: [
                {operator: "R", value: at(indicator, "best_rival", unit) ?? 40, standardError: null},
                {operator: "Q", value: better === "higher" ? -1000 : 1000, standardError: null}
              ],
              industryMean: at(indicator, "industry_mean", unit) ?? 50
            }),
            better: () => better,
            accumulates: () => false,
            grain: "year",
            correlations: () => null
          };
          const scored = worldScorer(appraisal, columns, units, source);
          for (const unit of units) {
            const {score, uncut} = systemScore(appraisal, contextFor(source, unit, units));
            const found = scored(world, unit);
            if (score === null || uncut === null) expect(found.score).toBeNaN();
            else {
              expect(found.score).toBeCloseTo(score, 9);
              expect(found.uncut).toBeCloseTo(uncut, 9);
            }
          }
        }
      )
    );
  });
});
