import {describe, expect, it} from "vitest";
import type {BriefVerdict} from "../../../src/model/published/evidence.js";
import {verdictWords} from "../../../src/pages/brief/verdict.js";
import {brief} from "../../fixtures/brief.js";
import {verdictOf} from "../../fixtures/evidence.js";

const {site} = brief([]);

const text = (prose: readonly (string | {readonly strong?: string})[]): string =>
  prose.map((part) => (typeof part === "string" ? part : (part.strong ?? ""))).join("");
const why = (verdict: BriefVerdict, language: "en" | "zh" = "en") =>
  text(verdictWords(language, site).why.answer(verdict));
const sure = (verdict: BriefVerdict, language: "en" | "zh" = "en") =>
  text(verdictWords(language, site).sure.answer(verdict));
const given = verdictOf("pilot", "better");
const paidFor = (challenger: number, more: Partial<BriefVerdict> = {}): BriefVerdict => ({
  ...given,
  contest: {...given.contest, paid: {legacy: 1, challenger}},
  ...more
});

describe("why a better challenger is to be piloted", () => {
  it("says that nobody was paid by it only where nobody was", () => {
    expect(why(paidFor(0))).toContain("nobody has been paid by it yet");
    expect(why(paidFor(0), "zh")).toContain("还没有谁按它拿过薪酬");
    expect(why(paidFor(0.2))).toContain("people have hardly been paid by it yet");
    expect(why(paidFor(0.2), "zh")).toContain("按它拿薪酬的时间还太短");
  });

  it("names the units that game it already, where it was paid by", () => {
    const gamed = paidFor(0.6, {traced: {units: 42, legacy: 0, challenger: 9}});
    expect(why(gamed)).toContain("9 of 42 units show traces of gaming it");
    expect(why(gamed, "zh")).toContain("42 个单元里已有 9 个留下刷它的痕迹");
  });

  it("names the mix of customers where that is what is open", () => {
    expect(why(paidFor(0.6))).toContain("not surely among customers of the same mix");
    expect(why(paidFor(0.6), "zh")).toContain("换成结构相同的客群就说不准了");
  });
});

describe("how sure it is", () => {
  it.each([
    [
      {units: 42, legacy: 12, challenger: 0},
      "Of 42 units, 12 show traces of gaming what is appraised per contact, none of gaming what is appraised per customer."
    ],
    [
      {units: 42, legacy: 1, challenger: 4},
      "Of 42 units, 1 shows traces of gaming what is appraised per contact, 4 of gaming what is appraised per customer."
    ],
    [
      {units: 42, legacy: 0, challenger: 4},
      "Of 42 units, none shows traces of gaming what is appraised per contact, 4 of gaming what is appraised per customer."
    ]
  ])("counts the units that show traces: %o", (traced, expected) => {
    expect(sure({...given, traced})).toContain(expected);
  });

  it("says nothing of traces where none were found, or none could be looked for", () => {
    expect(sure({...given, traced: {units: 42, legacy: 0, challenger: 0}})).not.toContain("traces");
    expect(sure({...given, traced: null})).not.toContain("traces");
  });
});
