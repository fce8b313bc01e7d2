import {oddsFinding} from "../../../src/model/plan/findings.js";
import {describe, expect, it} from "vitest";
import {reportWords} from "../../../src/pages/report/words.js";

const told = {name: "NPS", value: "27", interval: "24–30", before: "28", target: "30"};

describe("the sentences of the review", () => {
  const {review} = reportWords.en;

  it("say what a figure, its interval and its target allow, and no more", () => {
    expect(review.tell(told, "unclear", "missed")).toBe(
      "NPS: 27 (24–30), against 28 the year before; the difference could be noise; misses the target of 30."
    );
    expect(review.tell(told, "unclear", "open")).not.toMatch(/better|worse|meets|misses/);
    expect(review.tell({...told, interval: null}, "worse", "none")).toBe(
      "NPS: 27, worse than the 28 of the year before."
    );
    expect(review.tell({...told, before: null}, "none", "met")).toBe(
      "NPS: 27 (24–30), no year before to compare with; meets the target of 30."
    );
  });

  it("in Chinese too", () => {
    expect(reportWords.zh.review.tell(told, "better", "open")).toBe(
      "NPS 27（24–30），好于上年的 28，超出误差；是否达到目标 30 尚不能判断。"
    );
    expect(reportWords.zh.review.tell(told, "unclear", "none")).not.toMatch(/好于|差于/);
  });
});

describe("the sentence of the budget's risk", () => {
  const risk = (chance: number, language: "en" | "zh" = "en") =>
    reportWords[language].budget.risk({
      middle: "+¥1",
      low: "−¥2",
      high: "¥4",
      odds: oddsFinding(chance),
      chance: `${Math.round(100 * chance)}%`,
      draws: "4,096",
      years: 3,
      rate: "8%"
    });

  it("is as sure as the draws are", () => {
    expect([0.99, 0.85, 0.5, 0.1, 0.01].map((chance) => risk(chance).split(":")[0])).toEqual([
      "The plan very probably returns more than it costs",
      "The plan probably returns more than it costs",
      "Whether the plan returns more than it costs is open",
      "The plan probably costs more than it returns",
      "The plan very probably costs more than it returns"
    ]);
    expect(risk(0.99)).toContain("as far as the assumptions do");
    expect(risk(0.5, "zh")).toContain("尚不确定");
  });
});

it("a mix without a difference beyond noise isn't told as one", () => {
  expect(reportWords.en.position.alike("channel")).toBe(
    "By channel, no role’s share differs beyond noise between groups."
  );
});
