import {describe, expect, it} from "vitest";
import {afterGates, gateOutcome, payDeduction} from "../../../src/model/scoring/gates.js";
import {payFactor, wholePay} from "../../../src/model/scoring/pay.js";
import {pastPeriod} from "../../../src/model/scoring/past-period.js";
import type {Period} from "../../../src/model/published/site.js";
import {
  appraisalOf,
  itemAt,
  roleAppraisalOf,
  scoredIndicators,
  settleRules,
  systemScore,
  type ContextOf
} from "../../../src/model/scoring/system-score.js";
import type {AppraisedIndicator, Gate, LeadRule, SystemFacts} from "../../../src/model/published/systems.js";

const both = (text: string) => ({en: text, zh: text});
const item = (indicator: string, weight: number, target: number, tiers?: readonly string[]): AppraisedIndicator => ({
  indicator,
  weight,
  period: "year",
  score: {rule: "linear", floor: 0, target, cap: 120},
  ...(tiers && {tiers})
});
const gate = (takes: Gate["readings"][number]["takes"], more: readonly Gate["readings"][1][] = []): Gate => ({
  indicator: "breaches",
  period: "month",
  trigger: {when: "above", threshold: 2},
  readings: [{id: "as_written", takes}, ...more]
});
const valuesOf =
  (values: Record<string, number>): ContextOf =>
  (indicator) => ({value: values[indicator] ?? null, better: "higher"});

describe("systemScore", () => {
  const items = [item("a", 75, 1), item("b", 25, 10)];

  it("is the mean by weight: (75·50 + 25·100)/100", () => {
    expect(systemScore({items, gates: []}, valuesOf({a: 0.5, b: 10})).score).toBeCloseTo(62.5, 9);
  });

  it("is null where an appraised indicator has no value, and says which", () => {
    expect(systemScore({items, gates: []}, valuesOf({a: 0.5}))).toMatchObject({
      score: null,
      missing: [{indicator: "b", what: "value"}]
    });
  });

  it("is null for a kind of unit that the system doesn't appraise", () => {
    expect(systemScore({items: [], gates: []}, valuesOf({})).score).toBeNull();
  });

  it("loses what its gates take: 62.5 − 3·(4 − 2)/1", () => {
    const gates = [gate({kind: "points", points: 3, each: 1, cap: 20})];
    expect(systemScore({items, gates}, valuesOf({a: 0.5, b: 10, breaches: 4}))).toMatchObject({
      weighted: 62.5,
      score: 56.5
    });
    expect(systemScore({items, gates}, valuesOf({a: 0.5, b: 10, breaches: 40})).score).toBe(42.5);
    expect(systemScore({items, gates}, valuesOf({a: 0.5, b: 10, breaches: 2})).score).toBe(62.5);
  });

  it("is 0 after a veto, and unknown where the gate's figure is", () => {
    const gates = [gate({kind: "veto"})];
    expect(systemScore({items, gates}, valuesOf({a: 0.5, b: 10, breaches: 2.1})).score).toBe(0);
    expect(systemScore({items, gates}, valuesOf({a: 0.5, b: 10}))).toMatchObject({
      score: null,
      missing: [{indicator: "breaches", what: "value"}]
    });
  });

  it("needs no figure of a gate that takes money only, and follows the reading that is chosen", () => {
    const pay = {kind: "pay", of: "piece_rate", share: 1, capYuan: null, alsoBorne: []} as const;
    const gates = [gate(pay, [{id: "veto", name: both("Veto"), takes: {kind: "veto"}}])];
    expect(systemScore({items, gates}, valuesOf({a: 0.5, b: 10})).score).toBe(62.5);
    expect(systemScore({items, gates}, valuesOf({a: 0.5, b: 10, breaches: 9})).score).toBe(62.5);
    expect(
      systemScore({items, gates}, valuesOf({a: 0.5, b: 10, breaches: 9}), new Map([["breaches", "veto"]])).score
    ).toBe(0);
    expect(scoredIndicators({items, gates})).toEqual(["a", "b"]);
  });
});

describe("gates", () => {
  it("rest on the threshold itself and work strictly past it, above or below", () => {
    const veto = gate({kind: "veto"});
    expect(gateOutcome(veto, 2)).toMatchObject({triggered: false, veto: false, points: 0});
    expect(gateOutcome(veto, 2.001)).toMatchObject({triggered: true, veto: true});
    expect(gateOutcome({...veto, trigger: {when: "below", threshold: 2}}, 1.9).triggered).toBe(true);
    expect(gateOutcome({...veto, trigger: {when: "below", threshold: 2}}, 2).triggered).toBe(false);
  });

  it("take points once, whatever the distance, where no step is given", () => {
    expect(gateOutcome(gate({kind: "points", points: 5, each: null, cap: 5}), 90).points).toBe(5);
  });

  it("never push a score under 0, and refuse a reading that isn't there", () => {
    const heavy = gateOutcome(gate({kind: "points", points: 80, each: null, cap: 80}), 3);
    expect(afterGates(100, [heavy])).toBe(20);
    expect(afterGates(60, [heavy])).toBe(0);
    expect(() => gateOutcome(gate({kind: "veto"}), 3, "mild")).toThrow(
      'invalid reading: expected one of as_written; found "mild"'
    );
  });

  it("take the month's piece rate once at most, and half of that from the store manager besides", () => {
    const takes = {
      kind: "pay",
      of: "piece_rate",
      share: 1,
      capYuan: null,
      alsoBorne: [{role: "store_manager", share: 0.5}]
    } as const;
    expect(payDeduction(takes, 3200)).toEqual({own: 3200, alsoBorne: [{role: "store_manager", yuan: 1600}]});
    expect(payDeduction(takes, 3200, 4).own).toBe(3200);
    expect(payDeduction({...takes, share: 0.1, capYuan: 500}, 3200, 2).own).toBe(500);
    expect(payDeduction({...takes, share: 0.1, capYuan: 5000}, 3200, 2).own).toBe(640);
    expect(() => payDeduction(takes, -1)).toThrow("invalid piece_rate: expected 0 yuan or more; found -1");
  });
});

describe("pay", () => {
  const curve = {curve: "linear", atTarget: 1, floor: 0.6, cap: 1.2, atStake: 0.3} as const;

  it.each([
    [100, 1],
    [80, 0.8],
    [40, 0.6],
    [150, 1.2]
  ])("a score of %f pays %f of what is appraised", (score, factor) => {
    expect(payFactor(score, curve)).toBeCloseTo(factor, 9);
  });

  it("moves the whole pay by the share at stake: .7 + .3·.8", () => {
    expect(wholePay(80, curve)).toBeCloseTo(0.94, 9);
    expect(wholePay(80, {...curve, atStake: null})).toBeNull();
  });
});

describe("appraisalOf", () => {
  const system: SystemFacts = {
    id: "s",
    name: both("S"),
    says: both("S"),
    unitOfAccount: "customer",
    observe: [],
    tiers: [
      {kind: "city", name: both("City")},
      {kind: "store", name: both("Store")}
    ],
    appraise: [item("a", 100, 1, ["city"]), item("b", 40, 1, ["store"]), item("c", 60, 1, ["store"])],
    gates: [{...gate({kind: "veto"}), tiers: ["store"]}],
    roles: [{role: "store_manager", name: both("Store manager"), appraise: [item("c", 100, 1)]}]
  };

  it("gives each tier its own items and gates, and none to other kinds", () => {
    expect(appraisalOf(system, "city")).toEqual({items: [system.appraise[0]], gates: []});
    expect(appraisalOf(system, "store").items.map(({indicator}) => indicator)).toEqual(["b", "c"]);
    expect(appraisalOf(system, "store").gates).toHaveLength(1);
    expect(appraisalOf(system, "company")).toEqual({items: [], gates: []});
  });

  it("gives each role its own items", () => {
    expect(roleAppraisalOf(system, "store_manager")?.items.map(({indicator}) => indicator)).toEqual(["c"]);
    expect(roleAppraisalOf(system, "call_agent")).toBeNull();
  });
});

describe("itemAt", () => {
  const score = {rule: "linear", floor: 30, target: 10, cap: 120, also: {year: {floor: 360, target: 120}}} as const;
  const complaints: AppraisedIndicator = {indicator: "complaints", weight: 100, period: "month", score};

  it("asks of a year what the rule asks of a year, and of other periods what it asks of its own", () => {
    expect(itemAt(complaints, "year")).toEqual({
      ...complaints,
      period: "year",
      score: {...score, floor: 360, target: 120}
    });
    expect(itemAt(complaints, "quarter")).toBe(complaints);
    expect(itemAt(complaints, "month")).toBe(complaints);
  });

  it("asks of eight months what lies between a month and a year, and of more than a year nothing of its own", () => {
    const eight = itemAt(complaints, "whole", 8);
    // 7 of the 11 months from one to twelve: 30 + 7/11 · 330, and 10 + 7/11 · 110.
    expect(eight.period).toBe("whole");
    expect(eight.score).toMatchObject({floor: 240, target: 80});
    expect(itemAt(complaints, "whole", 36)).toBe(complaints);
    const said = {...complaints, score: {...score, also: {...score.also, whole: {floor: 1, target: 0}}}};
    expect(itemAt(said, "whole", 36).score).toMatchObject({floor: 1, target: 0});
  });
});

describe("settleRules", () => {
  const otherwise = {rule: "linear", floor: 0, target: 50, cap: 120} as const;
  const lead: LeadRule = {rule: "lead", against: "best_rival", floor: -10, target: 10, cap: 120, otherwise};
  const appraised: AppraisedIndicator = {indicator: "nps", weight: 100, period: "quarter", score: lead};
  const withRivals: ContextOf = () => ({
    value: 30,
    better: "higher",
    rivals: [{operator: "A", value: 27, standardError: null}]
  });
  const without: ContextOf = () => ({value: 30, better: "higher"});

  it("keeps a rule that all units can be scored by", () => {
    expect(settleRules([appraised], [withRivals, withRivals])).toEqual([
      {item: appraised, standsIn: false, lacking: 0}
    ]);
  });

  it("uses the rule that stands in for all units as soon as one lacks what is needed", () => {
    expect(settleRules([appraised], [withRivals, without])).toEqual([
      {item: {...appraised, score: otherwise}, standsIn: true, lacking: 1}
    ]);
  });

  it("isn't moved by a unit without a figure, nor where nothing stands in", () => {
    const hidden: ContextOf = () => ({value: null, better: "higher"});
    expect(settleRules([appraised], [withRivals, hidden])[0].standsIn).toBe(false);
    const strict = {...appraised, score: {...lead, otherwise: null}};
    expect(settleRules([strict], [without])[0]).toEqual({item: strict, standsIn: false, lacking: 0});
  });
});

describe("pastPeriod", () => {
  const period = (grain: Period["grain"], from: string, to: string): Period => ({
    id: `${from}..${to}`,
    grain,
    from,
    to
  });
  const periods = [
    period("year", "2025-10", "2026-09"),
    period("year", "2024-10", "2025-09"),
    period("quarter", "2026-07", "2026-09"),
    period("quarter", "2026-04", "2026-06"),
    period("quarter", "2025-07", "2025-09"),
    period("month", "2026-01", "2026-01"),
    period("month", "2025-12", "2025-12")
  ];

  it("is the period before of the same grain, or the same one a year before", () => {
    expect(pastPeriod(periods, 0, "previous_period")).toBe(1);
    expect(pastPeriod(periods, 0, "previous_year")).toBe(1);
    expect(pastPeriod(periods, 2, "previous_period")).toBe(3);
    expect(pastPeriod(periods, 2, "previous_year")).toBe(4);
    expect(pastPeriod(periods, 5, "previous_period")).toBe(6);
  });

  it("is null before the data begin", () => {
    expect(pastPeriod(periods, 1, "previous_year")).toBeNull();
    expect(pastPeriod(periods, 5, "previous_year")).toBeNull();
  });
});
