import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {compareContext} from "../../src/pages/compare/context.js";
import {gateText, ruleText, rulesInUse} from "../../src/scores/rule-text.js";
import {systemTerms} from "../../src/scores/system-terms.js";
import type {Gate, RoleAppraisal, ScoringRule} from "../../src/model/published/systems.js";
import {scoringWords} from "../../src/scores/words-scoring.js";
import {brief} from "../fixtures/brief.js";
import {smallCompare, smallPair} from "../model/small-compare.js";

const percent = {format: "percent"} as const;
const points = {format: "points"} as const;
const rivalA = {operator: "Rival A", value: 27.3, standardError: null};

describe("a rule says what it is in both languages:", () => {
  it.each<[string, ScoringRule, typeof percent | typeof points, typeof rivalA | null, string, string]>([
    [
      "linear",
      {rule: "linear", floor: 0.8, target: 0.95, cap: 120},
      percent,
      null,
      "0 at 80%, 100 at 95%",
      "80%得 0 分，95%得 100 分"
    ],
    [
      "linear to the mean",
      {rule: "linear", floor: 0.5, target: "industry_mean", cap: 120},
      percent,
      {...rivalA, value: 0.82},
      "0 at 50%, 100 at the industry’s mean (82.0%)",
      "50%得 0 分，行业均值（82.0%）得 100 分"
    ],
    [
      "lead",
      {rule: "lead", against: "best_rival", floor: -10, target: 10, cap: 120, otherwise: null},
      points,
      rivalA,
      "Lead over the best rival (Rival A, 27.3 points): 0 at −10 points, 100 at +10 points",
      "比最优竞争对手（Rival A，27.3 分）的领先值：−10 分得 0 分，+10 分得 100 分"
    ],
    [
      "lead of a share",
      {rule: "lead", against: "best_rival", floor: -0.03, target: 0.03, cap: 120, otherwise: null},
      percent,
      null,
      "Lead over the best rival: 0 at −3 percentage points, 100 at +3 percentage points",
      "比最优竞争对手的领先值：−3 个百分点得 0 分，+3 个百分点得 100 分"
    ],
    [
      "rank",
      {rule: "rank", among: "peers", places: null, cap: 100, otherwise: null},
      points,
      null,
      "Place among units of the same kind: 100 for the first to 0 for the last",
      "在同类单元中的名次：第一名 100 分，末名 0 分，居间按比例"
    ],
    [
      "rank by places",
      {rule: "rank", among: "rivals", places: [100, 40, 0], cap: 100, otherwise: null},
      points,
      null,
      "Place among the operators of the region: 1st 100, 2nd 40, all others 0",
      "在本地区各运营商中的名次：第 1 名 100 分，第 2 名 40 分，其余 0 分"
    ],
    [
      "progress",
      {rule: "progress", since: "previous_year", relative: false, floor: 0, target: 4, cap: 120, otherwise: null},
      points,
      {...rivalA, operator: "past", value: 31},
      "Change since the year before (31.0 points): 0 at 0 points, 100 at +4 points",
      "同比变化（上期 31.0 分）：0 分得 0 分，+4 分得 100 分"
    ],
    [
      "progress as a share",
      {
        rule: "progress",
        since: "previous_period",
        relative: true,
        floor: -0.05,
        target: 0.1,
        cap: 120,
        otherwise: null
      },
      points,
      null,
      "Change since the period before: 0 at −5%, 100 at +10%",
      "环比变化：−5%得 0 分，+10%得 100 分"
    ]
  ])("%s", (_, rule, indicator, against, en, zh) => {
    expect(ruleText(rule, indicator, "en", against)).toBe(en);
    expect(ruleText(rule, indicator, "zh", against)).toBe(zh);
  });
});

it("a league says which rules it used beyond a plain line, and which stood in", () => {
  const {site} = smallCompare;
  const own = {indicator: "service_nps", weight: 100, period: "quarter"} as const;
  const lead: ScoringRule = {
    rule: "lead",
    against: "best_rival",
    floor: -10,
    target: 10,
    cap: 120,
    otherwise: {rule: "linear", floor: 0, target: 50, cap: 120}
  };
  const systems = {...site.systems, challenger: {...site.systems.challenger, appraise: [{...own, score: lead}]}};
  const league = (score: ScoringRule, standsIn: boolean) => ({
    ...brief([]).league,
    rules: {legacy: [], challenger: [{item: {...own, score}, standsIn, lacking: standsIn ? 2 : 0}]}
  });
  expect(rulesInUse({site: {...site, systems}, league: league(lead, false)}, "en")).toEqual([
    "Service NPS is scored so: Lead over the best rival: 0 at −10 points, 100 at +10 points."
  ]);
  expect(rulesInUse({site: {...site, systems}, league: league(lead.otherwise ?? lead, true)}, "zh")).toEqual([
    "服务 NPS的计分：0 分得 0 分，50 分得 100 分。不是每个单元都有竞争对手数据，全部单元改用备用计分规则。"
  ]);
  expect(
    rulesInUse(
      {
        site,
        league: {
          ...brief([]).league,
          rules: {legacy: [{item: site.systems.legacy.appraise[0], standsIn: false, lacking: 0}], challenger: []}
        }
      },
      "en"
    )
  ).toEqual([]);
});

it("a gate says its trigger, what it takes and how else it can be read", () => {
  const roles: RoleAppraisal[] = [{role: "store_manager", name: {en: "Store manager", zh: "店长"}, appraise: []}];
  const gate: Gate = {
    indicator: "unconsented_activation",
    period: "month",
    trigger: {when: "above", threshold: 0.01},
    readings: [
      {
        id: "as_written",
        takes: {kind: "points", points: 5, each: 0.01, cap: 20}
      },
      {
        id: "piece",
        name: {en: "the piece rate", zh: "扣计件"},
        takes: {
          kind: "pay",
          of: "piece_rate",
          share: 1,
          capYuan: 3000,
          alsoBorne: [{role: "store_manager", share: 0.5}]
        }
      }
    ]
  };
  expect(gateText(gate, percent, roles, "en")).toBe(
    "Above 1%: 5 points off the score for each 1 percentage point past it, at most 20; Another reading (the piece rate): costs 100% of the month’s piece rate, at most ¥3,000; Store manager bears 50% of that amount besides"
  );
  expect(gateText(gate, percent, roles, "zh")).toBe(
    "高于 1%：每超 1 个百分点总分扣 5 分，最多扣 20 分；另一种读法（扣计件）：扣当月计件薪酬的 100%，最多 3,000 元；店长承担扣款额 50% 的连带责任"
  );
});

it("what a rule lacks is said with indicator and period", () => {
  expect(scoringWords.en.missing("rivals", "service_nps", "2026-Q3")).toBe(
    "no benchmark of rivals for service_nps in 2026-Q3"
  );
  expect(scoringWords.zh.missing("rivals", "服务 NPS", "2026年第三季度")).toBe(
    "2026年第三季度没有竞争对手的对标数据（服务 NPS）"
  );
});

it("a system's terms name its months, tiers, roles, pay and points", () => {
  const context = compareContext(smallCompare, smallPair, "en", parseHTML("<html></html>").document);
  const terms = systemTerms(context, {
    ...smallCompare.site.systems.challenger,
    inForce: {from: "2025-01", to: null},
    tiers: [
      {kind: "city", name: {en: "City", zh: "市公司"}},
      {kind: "store", name: {en: "Store", zh: "门店"}}
    ],
    roles: [
      {
        role: "store_manager",
        name: {en: "Store manager", zh: "店长"},
        appraise: smallCompare.site.systems.challenger.appraise
      }
    ],
    pay: {curve: "linear", atTarget: 1, floor: 0.6, cap: 1.2, atStake: 0.3},
    points: [{id: "renewed", name: {en: "A due contract renewed", zh: "到期续约"}, scene: "renewal", points: 2}]
  });
  expect([...terms.querySelectorAll("dt, dd")].map((one) => one.textContent)).toEqual([
    "In force",
    "From January 2025",
    "Units appraised",
    "city branches → stores",
    "By role: Store manager",
    "Service NPS 100% (0 at 0 points, 100 at 50 points)",
    "Pay",
    "A score of 100 pays 100% of the appraised pay, in proportion, from 60% to 120%.",
    "30% of the whole pay is at stake.",
    "Retention points",
    "A due contract renewed: 2"
  ]);
});
