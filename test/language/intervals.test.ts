import {describe, expect, it} from "vitest";
import {percent, signed} from "../../src/language/format.js";
import {intervalText, rangeInWords, rangeText} from "../../src/language/intervals.js";

const plain = (value: number) => String(value);

describe("an interval as text", () => {
  it("takes a dash between its bounds, and a word where one of them has a sign", () => {
    expect(rangeText({low: 20, high: 120}, plain, "en")).toBe("20–120");
    expect(rangeText({low: 0, high: 6.6}, (value) => signed(value, "en", 1), "en")).toBe("0.0 to +6.6");
    expect(rangeText({low: -3, high: -1}, (value) => signed(value, "zh"), "zh")).toBe("−3 至 −1");
  });

  it("goes by what is shown: a bound that rounds to nothing has no sign", () => {
    expect(rangeText({low: -0.001, high: 0.2}, (share) => percent(share, "en"), "en")).toBe("0%–20%");
    expect(rangeText({low: -0.01, high: 0.2}, (share) => percent(share, "en"), "en")).toBe("−1% to 20%");
  });

  it("stands in the brackets of the language, after the figure", () => {
    expect(intervalText({value: 50, low: 20, high: 120}, plain, "en")).toBe("50 (20–120)");
    expect(intervalText({value: 50, low: 20, high: 120}, plain, "zh")).toBe("50（20–120）");
  });

  it("takes a word in a sentence, without a space between Chinese characters", () => {
    expect(rangeInWords({low: 500, high: 1100}, plain, "en")).toBe("500 to 1100");
    expect(rangeInWords({low: 500, high: 1100}, plain, "zh")).toBe("500 至 1100");
    expect(rangeInWords({low: 1, high: 2}, (value) => `${value} 万元`, "zh")).toBe("1 万元至 2 万元");
  });

  it("says that there is none, or nothing, where a bound isn't known", () => {
    for (const bounds of [
      {low: null, high: 3},
      {low: 1, high: null},
      {low: NaN, high: NaN}
    ]) {
      expect(intervalText({value: 2, ...bounds}, plain, "zh")).toBe("2");
      expect(intervalText({value: 2, ...bounds}, plain, "en", "no interval")).toBe("2 (no interval)");
    }
  });
});
