import {describe, expect, it, test} from "vitest";
import {decide, leadUnderPay, strengthOf, type DecisionInput} from "../../../src/model/scoring/decision.js";
import {concordantShare} from "../../../src/model/statistics/concordant-share.js";
import {proxyFigures} from "../../../src/model/statistics/proxy.js";
import {normal} from "../../../src/model/statistics/random.js";
import type {Verdict} from "../../../src/model/statistics/verdicts.js";

const figure = (value: number, half: number) => ({value, low: value - half, high: value + half});
const input = (verdict: Verdict, more: Partial<DecisionInput> = {}): DecisionInput => ({
  primary: {
    verdict,
    difference: figure(0.4, 0.1),
    firstAssociation: figure(0.4, 0.1),
    secondAssociation: figure(0, 0.1)
  },
  adjusted: {verdict},
  margin: 0.2,
  challengerPaid: 0,
  traced: {units: 40, challenger: 0},
  ...more
});

describe("decide", () => {
  test.each<[string, DecisionInput, string]>([
    ["better on history alone: pilot", input("better"), "pilot"],
    ["better under pay, case mix taken out: change", input("better", {challengerPaid: 0.6}), "change"],
    [
      "better under pay, a few of the units gaming it: change",
      input("better", {challengerPaid: 0.6, traced: {units: 40, challenger: 4}}),
      "change"
    ],
    [
      "better under pay, but gamed already: pilot",
      input("better", {challengerPaid: 0.6, traced: {units: 40, challenger: 5}}),
      "pilot"
    ],
    [
      "better under pay, no way to look for traces: change",
      input("better", {challengerPaid: 0.6, traced: null}),
      "change"
    ],
    [
      "better under pay, but not with case mix taken out: pilot",
      input("better", {challengerPaid: 0.6, adjusted: {verdict: "undecided"}}),
      "pilot"
    ],
    ["equal: stay", input("equal"), "stay"],
    ["worse: stay", input("worse"), "stay"],
    ["undecided, but only the challenger foretells: pilot", input("undecided"), "pilot"],
    [
      "undecided, both foretell: stay",
      input("undecided", {primary: {...input("undecided").primary, secondAssociation: figure(0.3, 0.1)}}),
      "stay"
    ],
    [
      "undecided, none foretells: stay",
      input("undecided", {primary: {...input("undecided").primary, firstAssociation: figure(0.05, 0.1)}}),
      "stay"
    ]
  ])("%s", (_case, given, decision) => {
    expect(decide(given)).toBe(decision);
  });

  it("is strong only where the near end of the interval lies beyond the margin, with case mix taken out too", () => {
    expect(strengthOf(input("better"))).toBe("strong");
    expect(strengthOf(input("better", {primary: {...input("better").primary, difference: figure(0.4, 0.3)}}))).toBe(
      "moderate"
    );
    expect(strengthOf(input("better", {adjusted: {verdict: "undecided"}}))).toBe("moderate");
    expect(strengthOf(input("worse", {primary: {...input("worse").primary, difference: figure(-0.4, 0.1)}}))).toBe(
      "strong"
    );
    expect(strengthOf(input("undecided"))).toBe("weak");
  });
});

test("what becomes of a lead under pay: the legacy’s whole interval must lie below zero for it to hold at zero", () => {
  const lead = (challenger: number, legacy: number) => leadUnderPay({value: challenger}, figure(legacy, 0.1));
  expect(lead(0.4, 0.1)).toEqual({kind: "share", share: expect.closeTo(0.75, 10)});
  expect(lead(0.4, -0.2)).toEqual({kind: "ahead"});
  // The sign of a figure that can't be told from zero says nothing: .44 against −.001.
  expect(lead(0.44, -0.001)).toEqual({kind: "untold"});
  expect(leadUnderPay({value: 0.4}, {value: -0.2, low: null, high: null})).toEqual({kind: "untold"});
  expect(lead(0.1, 0.4)).toBeNull();
  expect(lead(-0.1, -0.4)).toBeNull();
});

test("a rank correlation as pairs in order", () => {
  expect([-1, 0, 1].map(concordantShare)).toEqual([
    expect.closeTo(0, 6),
    expect.closeTo(0.5, 10),
    expect.closeTo(1, 6)
  ]);
  // ρ = .5: r = 2 sin(π/12) = .5176, τ = .3464.
  expect(concordantShare(0.5)).toBeCloseTo(0.6732, 4);
});

describe("proxy quality", () => {
  const units = 400;
  const periods = 6;
  /** A score that sees `part` of what keeps customers, and lasts but for a part that is new each period. */
  const world = (part: number, passing: number) => {
    const [scores, outcome] = [0, 1].map(() => new Float64Array(2 * periods * units));
    for (let unit = 0; unit < units; unit++) {
      const quality = normal(1, unit);
      const own = part * quality + Math.sqrt(1 - part * part) * normal(2, unit);
      for (let period = 0; period < periods; period++) {
        const now = Math.sqrt(passing) * normal(3, unit, period);
        for (const half of [0, 1]) {
          const at = (half * periods + period) * units + unit;
          outcome[at] = quality + normal(4, unit, period, half);
          scores[at] = Math.sqrt(1 - passing) * own + now + normal(5, unit, period, half);
        }
      }
    }
    return proxyFigures({units, periods, scores, outcome})?.figures(null) ?? new Float64Array(4);
  };

  it("is the latent correlation times the root of what lasts, sampling error out of it, sign kept", () => {
    // Score over both halves: variance 1 + ½; what lasts of it: 1 / 1.5.
    expect(world(0.8, 0)[0]).toBeCloseTo(0.8 * Math.sqrt(2 / 3), 1);
    expect(world(-0.8, 0)[0]).toBeCloseTo(-0.8 * Math.sqrt(2 / 3), 1);
    expect(Math.abs(world(0, 0)[0])).toBeLessThan(0.12);
    // Half of the score is new each period: it correlates with nothing lasting and doesn't last.
    expect(world(0.8, 0.5)[0]).toBeCloseTo(0.8 * Math.sqrt(0.5) * Math.sqrt(0.5 / 1.5), 1);
  });

  it("gives the outcome's reliability over both halves: 1 / (1 + ½)", () => {
    expect(world(0.8, 0)[1]).toBeCloseTo(2 / 3, 1);
  });
});
