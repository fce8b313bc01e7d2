import {describe, expect, it} from "vitest";
import type {BriefVerdict, Figure} from "../../../src/model/published/evidence.js";
import {
  changeFindings,
  foretellingFinding,
  sureFinding,
  whyFinding
} from "../../../src/model/scoring/verdict-findings.js";
import {verdictOf} from "../../fixtures/evidence.js";

const figure = (value: number, low: number | null, high: number | null): Figure => ({value, low, high});
const withStake = (verdict: BriefVerdict, customers: Figure, yuan: Figure | null): BriefVerdict => ({
  ...verdict,
  stake: {horizon: 6, share: figure(0.01, 0, 0.02), customers, yuan}
});
const paidBy = (verdict: BriefVerdict, legacy: number, challenger: number): BriefVerdict => ({
  ...verdict,
  contest: {...verdict.contest, paid: {legacy, challenger}}
});

describe("what is at stake", () => {
  const better = verdictOf("pilot", "better");

  it("is told where the interval of customers holds more than nothing, and money where its own does", () => {
    const stake = (customers: Figure, yuan: Figure | null) =>
      foretellingFinding(withStake(better, customers, yuan)).stake;
    expect(stake(figure(80, 20, 140), figure(5, -1, 11))).toEqual({
      kind: "told",
      customers: {value: 80, low: 20, high: 140},
      yuan: "untold"
    });
    expect(stake(figure(80, 20, 140), null)).toMatchObject({kind: "told", yuan: null});
    expect(stake(figure(80, -5, 140), figure(5, 1, 11))).toMatchObject({kind: "untold"});
    expect(stake(figure(80, null, 140), figure(5, 1, 11))).toMatchObject({kind: "untold"});
    expect(foretellingFinding({...better, stake: null}).stake).toEqual({kind: "lacking"});
  });

  it("has the sign of the side that foretold better, bounds turned with it", () => {
    const worse = withStake(verdictOf("stay", "worse"), figure(-80, -140, -20), figure(-5, -9, -1));
    expect(foretellingFinding(worse)).toMatchObject({
      better: "legacy",
      stake: {customers: {value: 80, low: 20, high: 140}, yuan: {value: 5, low: 1, high: 9}}
    });
    expect(foretellingFinding(verdictOf("stay", "equal")).stake).toBeNull();
  });
});

describe("why the answer is what it is", () => {
  it("goes by the contest, by pay, and by traces", () => {
    const better = verdictOf("pilot", "better");
    expect(whyFinding(paidBy(better, 1, 0)).kind).toBe("never_paid");
    expect(whyFinding(paidBy(better, 1, 0.49)).kind).toBe("hardly_paid");
    expect(whyFinding({...paidBy(better, 1, 0.5), traced: null}).kind).toBe("mix");
    expect(whyFinding({...paidBy(better, 1, 0.5), traced: {units: 42, legacy: 9, challenger: 4}}).kind).toBe("mix");
    expect(whyFinding({...paidBy(better, 1, 0.5), traced: {units: 42, legacy: 0, challenger: 5}})).toEqual({
      kind: "gamed",
      challenger: 5,
      units: 42
    });
    expect(whyFinding(verdictOf("change", "better")).kind).toBe("surely_better");
    expect(whyFinding(verdictOf("stay", "worse")).kind).toBe("worse");
    expect(whyFinding(verdictOf("stay", "equal")).kind).toBe("equal");
    expect(whyFinding(verdictOf("pilot", "undecided")).kind).toBe("alone");
    expect(whyFinding(verdictOf("stay", "undecided")).kind).toBe("nothing");
  });
});

describe("how sure it is, and what would change it", () => {
  const withDifference = (verdict: BriefVerdict, difference: Figure): BriefVerdict => ({
    ...verdict,
    contest: {
      ...verdict.contest,
      rows: verdict.contest.rows.map((row) => ({...row, difference}))
    }
  });

  it("tells what noise hides only where the contest is undecided, and what was called equal only where it is", () => {
    const of = (verdict: "better" | "equal" | "undecided") =>
      sureFinding(withDifference(verdictOf("stay", verdict), figure(0.1, -0.1, 0.35)));
    expect(of("undecided").hidden).toBeCloseTo(0.25, 12);
    expect(of("undecided").equalWithin).toBeNull();
    expect(of("equal").equalWithin).toBe(verdictOf("stay", "equal").contest.margin);
    expect([of("equal").hidden, of("better").hidden, of("better").equalWithin]).toEqual([null, null, null]);
    const few = sureFinding(withDifference(verdictOf("stay", "undecided"), figure(0.1, null, null)));
    expect([few.difference, few.hidden]).toEqual([null, null]);
  });

  it("speaks of the lead under pay only where the old figures were paid by more", () => {
    const lead = {kind: "share", share: 0.4} as const;
    const given = verdictOf("pilot", "better");
    const leading = {...given, contest: {...given.contest, leadUnderPay: lead}};
    expect(sureFinding(paidBy(leading, 1, 0)).lead).toEqual(lead);
    expect(sureFinding(paidBy(leading, 0.5, 0.5)).lead).toBeNull();
    expect(changeFindings(leading)).toEqual([{kind: "foretells_still"}, {kind: "lead_lost", share: 0.4}]);
    const ahead = {...given, contest: {...given.contest, leadUnderPay: {kind: "ahead"} as const}};
    expect(changeFindings(ahead)).toEqual([{kind: "foretells_still"}, {kind: "keeps_fewer"}]);
    expect(changeFindings(verdictOf("stay", "equal")).at(-1)).toEqual({kind: "other_challenger"});
  });
});
