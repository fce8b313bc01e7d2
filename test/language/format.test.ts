import {expect, test} from "vitest";
import {
  count,
  decimal,
  exactMoney,
  exactMoneyRange,
  formatInterval,
  formatValue,
  moneyTicks,
  monthLong,
  monthRange,
  monthShort,
  monthsBetween,
  percent,
  ordinal,
  sharePoints,
  sharePointsInterval,
  signed,
  ticksApart,
  unitOf
} from "../../src/language/format.js";

test("numbers are grouped alike in both languages", () => {
  expect(count(100000, "en")).toBe("100,000");
  expect(count(100000, "zh")).toBe("100,000");
});

test("percent(0.62) is 62%", () => {
  expect(percent(0.62, "en")).toBe("62%");
  expect(percent(0.6215, "zh", 1)).toBe("62.2%");
});

test("signed numbers carry a true minus, and zero no sign", () => {
  expect([signed(3, "en"), signed(-2, "en"), signed(0, "en")]).toEqual(["+3", "−2", "0"]);
});

test("values carry the unit of their format", () => {
  expect(formatValue(0.062, "percent", "en")).toBe("6.2%");
  expect(formatValue(212.4, "seconds", "en")).toBe("212 s");
  expect(formatValue(212.4, "seconds", "zh")).toBe("212 秒");
  expect(formatValue(31.44, "points", "zh")).toBe("31.4 分");
  expect(formatValue(1200, "yuan", "en")).toBe("¥1,200");
  expect(unitOf("per_10k", "zh")).toBe("件/万户");
});

test("an interval names its unit once; negative bounds take a word", () => {
  expect(formatInterval({low: 0.58, high: 0.66}, "percent", "en", 0)).toBe("58–66%");
  expect(formatInterval({low: -3.1, high: 2}, "points", "en")).toBe("−3.1 to 2.0 points");
  expect(formatInterval({low: -3.1, high: 2}, "points", "zh")).toBe("−3.1 至 2.0 分");
});

test("money has one form: a true minus sign before the currency's, and none where it rounds to nothing", () => {
  expect([-0.02, 0.5, -1200, -0.001].map((yuan) => exactMoney(yuan, "en", 2))).toEqual([
    "−¥0.02",
    "¥0.50",
    "−¥1,200.00",
    "¥0.00"
  ]);
  expect([-0.02, 0.5].map((yuan) => exactMoney(yuan, "zh", 2))).toEqual(["−0.02 元", "0.50 元"]);
  expect(formatValue(-0.4, "yuan", "en")).toBe("¥0");
  expect(formatInterval({low: -3, high: 2}, "yuan", "en")).toBe("−¥3 to ¥2");
  expect(formatInterval({low: 58, high: 66}, "yuan", "en")).toBe("¥58–66");
  expect(exactMoneyRange({low: -3, high: 2}, "zh", 0)).toBe("−3 至 2 元");
  expect([unitOf("yuan", "en"), unitOf("yuan", "zh")]).toEqual(["¥", "元"]);
});

test("nothing has no minus sign", () => {
  expect([count(-0.3, "en"), decimal(-0.04, "zh"), percent(-0.001, "en"), signed(-0.2, "en")]).toEqual([
    "0",
    "0.0",
    "0%",
    "0"
  ]);
});

test("months in both languages", () => {
  expect([monthLong("2026-09", "en"), monthLong("2026-09", "zh")]).toEqual(["September 2026", "2026年9月"]);
  expect([monthShort("2026-09", "en"), monthShort("2026-09", "zh")]).toEqual(["Sep 2026", "2026年9月"]);
  expect(monthRange("2025-10", "2026-09", "en")).toBe("Oct 2025 – Sep 2026");
  expect(monthRange("2026-09", "2026-09", "en")).toBe("Sep 2026");
});

test("months are counted with both ends", () => {
  expect(monthsBetween("2023-10", "2026-09")).toBe(36);
  expect(monthsBetween("2026-09", "2026-09")).toBe(1);
});

test("places: 1st, 2nd, 3rd, 11th, 21st; 第 1 名", () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21].map((rank) => ordinal(rank, "en"))).toEqual([
    "1st",
    "2nd",
    "3rd",
    "4th",
    "11th",
    "12th",
    "13th",
    "21st"
  ]);
  expect(ordinal(1, "zh")).toBe("第 1 名");
});

test("an axis's amounts have as many digits as tell them apart, and no more", () => {
  const texts = (values: number[], language: "en" | "zh") => moneyTicks(values, language).map(({text}) => text);
  expect(texts([0, 2e6, 4e6], "en")).toEqual(["¥0", "¥2 million", "¥4 million"]);
  expect(texts([600_000_000, 600_200_000, 600_400_000], "zh")).toEqual(["6 亿元", "6.002 亿元", "6.004 亿元"]);
  expect(texts([1, 1], "en")).toEqual(["¥1", "¥1"]);
});

test("an axis's shares and counts tell its ticks apart, of the smallest operator and the largest", () => {
  const texts = (values: number[]) =>
    ticksApart(values, (value, digits) => percent(value, "zh", digits)).map(({text}) => text);
  expect(texts([0, 0.25, 0.5])).toEqual(["0%", "25%", "50%"]);
  expect(texts([0, 0.005, 0.01])).toEqual(["0.0%", "0.5%", "1.0%"]);
  expect(texts([0.9966, 0.9968, 0.997])).toEqual(["99.66%", "99.68%", "99.70%"]);
  for (const scale of [1e-4, 1e-2, 1, 1e4, 1e7]) {
    const written = ticksApart(
      [100, 100.5, 101, 101.5].map((at) => at * scale),
      (value, digits) => decimal(value, "en", digits)
    );
    expect(new Set(written.map(({text}) => text)).size, String(scale)).toBe(4);
  }
});

test("a difference of shares keeps one decimal: +1.6 [0.3, 2.8] is neither +2 nor from 0 on", () => {
  const gap = {value: 0.0158, low: 0.0028, high: 0.0284};
  for (const language of ["en", "zh"] as const) expect(sharePoints(gap.value, language)).toBe("+1.6");
  expect(sharePointsInterval(gap, "en")).toBe("+0.3 to +2.8");
  expect(sharePointsInterval(gap, "zh")).toBe("+0.3 至 +2.8");
  expect(sharePointsInterval({low: -0.0004, high: 0.00012}, "en", 2)).toBe("−0.04 to +0.01");
});
