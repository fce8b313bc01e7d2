import {describe, expect, it} from "vitest";
import type {AppraisedIndicator} from "../../src/model/published/systems.js";
import {systemSays} from "../../src/scores/system-terms.js";

const names = [
  {id: "service_nps", name: {en: "Service NPS", zh: "服务 NPS"}},
  {id: "handling_time", name: {en: "Average handling time", zh: "平均处理时长"}}
];
const item = (indicator: string): AppraisedIndicator => ({
  indicator,
  weight: 25,
  period: "month",
  score: {rule: "linear", floor: 0, target: 1, cap: 120}
});
const appraise = [item("service_nps"), item("handling_time"), item("service_nps"), item("of_no_name")];

describe("what a system is", () => {
  it("stands in its own words where its definition has some", () => {
    const says = {en: "Appraises each contact.", zh: "逐次考核。"};
    expect(systemSays({says, appraise}, names, "en")).toBe("Appraises each contact.");
    expect(systemSays({says, appraise}, names, "zh")).toBe("逐次考核。");
  });

  it("is told by what it appraises elsewhere, each indicator once", () => {
    expect(systemSays({says: null, appraise}, names, "en")).toBe(
      "Appraises: Service NPS; Average handling time; of_no_name."
    );
    expect(systemSays({says: null, appraise}, names, "zh")).toBe("考核：服务 NPS、平均处理时长、of_no_name。");
  });
});
