import {describe, expect, it} from "vitest";
import {listed, tight} from "../../src/language/prose.js";

describe("names in a sentence", () => {
  it("are joined as the language joins them, and none is said in a word", () => {
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((names) => listed(names, "en"))).toEqual([
      "nothing",
      "a",
      "a and b",
      "a, b and c"
    ]);
    expect([[], ["甲"], ["甲", "乙", "丙"]].map((names) => listed(names, "zh"))).toEqual(["无", "甲", "甲、乙和丙"]);
  });

  it("loses the space between two Chinese characters, and keeps it beside a figure", () => {
    expect(tight("年度 预算 120 万元 （约）")).toBe("年度预算 120 万元（约）");
  });
});
