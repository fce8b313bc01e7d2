/** How rules, gates, roles and pay are said in words, in both languages. */
import {ordinal, type Language} from "../language/format.js";
import type {Missing} from "../model/scoring/scoring.js";
import type {PayPart} from "../model/published/systems.js";

const enMissing: Record<Missing, (indicator: string, period: string) => string> = {
  value: (indicator, period) => `no figure of ${indicator} in ${period} that may be shown`,
  rivals: (indicator, period) => `no benchmark of rivals for ${indicator} in ${period}`,
  industry_mean: (indicator, period) => `no industry mean for ${indicator} in ${period}`,
  industry_mean_beyond_floor: (indicator, period) =>
    `the industry’s mean of ${indicator} in ${period} isn’t beyond the floor`,
  peers: (indicator, period) => `no other unit of the same kind with ${indicator} in ${period}`,
  past: (indicator, period) => `no earlier figure of ${indicator} to compare ${period} with`,
  positive_past: (indicator, period) =>
    `the earlier figure of ${indicator} isn’t above 0, so no share of it can be told for ${period}`,
  own_period: (indicator, period) =>
    `${indicator} grows with the length of the period, and its target isn’t one for ${period}`
};

const en = {
  bestRival: "the best rival",
  industryMean: "the industry’s mean",
  /** `0 at 75%, 100 at 82%`. */
  line: (floor: string, target: string): string => `0 at ${floor}, 100 at ${target}`,
  /** A name with the figure it stands for: `the best rival (Rival A, 27.3 points)`. */
  figure: (name: string, figures: readonly string[]): string =>
    figures.length ? `${name} (${figures.join(", ")})` : name,
  lead: (over: string, line: string): string => `Lead over ${over}: ${line}`,
  progress: (since: "previous_period" | "previous_year", past: string | null, line: string): string =>
    `Change since ${since === "previous_year" ? "the year before" : "the period before"}${past === null ? "" : ` (${past})`}: ${line}`,
  rankEven: (among: string): string => `Place among ${among}: 100 for the first to 0 for the last`,
  rankTable: (among: string, places: readonly string[]): string =>
    `Place among ${among}: ${places
      .slice(0, -1)
      .map((points, i) => `${ordinal(i + 1, "en")} ${points}`)
      .join(", ")}, all others ${places.at(-1)}`,
  amongPeers: "units of the same kind",
  amongRivals: "the operators of the region",
  standsIn: (needed: "rivals" | "industry_mean" | "peers" | "past"): string =>
    ({
      rivals: "Rivals’ figures aren’t known for every unit here, so the rule that stands in is used for all.",
      industry_mean: "The industry’s mean isn’t known for every unit here, so the rule that stands in is used for all.",
      peers: "There is no other unit to rank against, so the rule that stands in is used.",
      past: "Not every unit here has an earlier figure, so the rule that stands in is used for all."
    })[needed],
  /** What a rule lacks, of an indicator in a period. */
  missing: (what: Missing, indicator: string, period: string): string => enMissing[what](indicator, period),
  /** What a system is, where it has no words of its own. */
  appraises: (indicators: readonly string[]): string => `Appraises: ${indicators.join("; ")}.`,
  /** No score, for other reasons than the privacy floor. */
  noPoints: (reasons: string): string => `No score: ${reasons}. A score never rests on a part of its system.`,
  otherLacks:
    "No score: the other system can’t score this unit in this period, and the two are compared only where both can.",
  gate: (when: "above" | "below", threshold: string, takes: string): string =>
    `${when === "above" ? "Above" : "Below"} ${threshold}: ${takes}`,
  takesPoints: (points: string): string => `${points} points off the score`,
  takesPointsEach: (points: string, each: string, cap: string): string =>
    `${points} points off the score for each ${each} past it, at most ${cap}`,
  takesVeto: "the score is 0",
  takesPay: (share: string, part: PayPart, cap: string | null): string =>
    `costs ${share} of the month’s ${{base: "base pay", piece_rate: "piece rate", bonus: "bonus"}[part]}${cap === null ? "" : `, at most ${cap}`}`,
  alsoBorne: (role: string, share: string): string => `${role} bears ${share} of that amount besides`,
  otherReading: (name: string, takes: string): string => `Another reading (${name}): ${takes}`,
  gates: "Deductions and vetoes",
  gatesNote: "They earn nothing; they only take away.",
  gateAtRest: "not triggered",
  gateTriggered: "triggered",
  pointsOff: (points: string): string => `−${points}`,
  scoreVetoed: "score 0",
  terms: "How this system appraises",
  inForceTitle: "In force",
  inForce: (from: string, to: string | null): string => (to === null ? `From ${from}` : `${from} to ${to}`),
  neverInForce: "No months stated: it is rehearsed, not paid by.",
  tiers: "Units appraised",
  roles: "By role",
  pay: "Pay",
  payCurve: (atTarget: string, floor: string, cap: string): string =>
    `A score of 100 pays ${atTarget} of the appraised pay, in proportion, from ${floor} to ${cap}.`,
  atStake: (share: string): string => `${share} of the whole pay is at stake.`,
  points: "Retention points",
  pointsFor: (action: string, points: string): string => `${action}: ${points}`,
  weighted: (indicator: string, weight: string): string => `${indicator} ${weight}`,
  notAppraised: (kind: string): string => `This system doesn’t appraise ${kind}.`,
  /** How an indicator is scored in a ranking, and why by the rule that stands in. */
  ruleInUse: (indicator: string, rule: string, standsIn: string | null): string =>
    `${indicator} is scored so: ${rule}.${standsIn === null ? "" : ` ${standsIn}`}`,
  separator: "; ",
  /** A difference of shares. */
  percentagePoints: (difference: string, isOne: boolean): string => `${difference} percentage point${isOne ? "" : "s"}`
};

/** The words of scoring; the Chinese ones must match the English. */
export type ScoringWords = typeof en;

const zhMissing: Record<Missing, (indicator: string, period: string) => string> = {
  value: (indicator, period) => `${period}没有可公布的数据（${indicator}）`,
  rivals: (indicator, period) => `${period}没有竞争对手的对标数据（${indicator}）`,
  industry_mean: (indicator, period) => `${period}没有行业均值（${indicator}）`,
  industry_mean_beyond_floor: (indicator, period) => `${period}的行业均值没有超过底线值（${indicator}）`,
  peers: (indicator, period) => `${period}没有其他同类单元可比（${indicator}）`,
  past: (indicator, period) => `没有更早的数据可与${period}相比（${indicator}）`,
  positive_past: (indicator, period) => `以往数值不大于 0，算不出${period}的变化幅度（${indicator}）`,
  own_period: (indicator, period) => `这项指标随周期长短变化，现有目标不适用于${period}（${indicator}）`
};

const zh = {
  bestRival: "最优竞争对手",
  industryMean: "行业均值",
  line: (floor, target) => `${floor}得 0 分，${target}得 100 分`,
  figure: (name, figures) => (figures.length ? `${name}（${figures.join("，")}）` : name),
  lead: (over, line) => `比${over}的领先值：${line}`,
  progress: (since, past, line) =>
    `${since === "previous_year" ? "同比" : "环比"}变化${past === null ? "" : `（上期 ${past}）`}：${line}`,
  rankEven: (among) => `在${among}中的名次：第一名 100 分，末名 0 分，居间按比例`,
  rankTable: (among, places) =>
    `在${among}中的名次：${places
      .slice(0, -1)
      .map((points, i) => `${ordinal(i + 1, "zh")} ${points} 分`)
      .join("，")}，其余 ${places.at(-1)} 分`,
  amongPeers: "同类单元",
  amongRivals: "本地区各运营商",
  standsIn: (needed) =>
    ({
      rivals: "不是每个单元都有竞争对手数据，全部单元改用备用计分规则。",
      industry_mean: "不是每个单元都有行业均值，全部单元改用备用计分规则。",
      peers: "没有其他同类单元可比，改用备用计分规则。",
      past: "不是每个单元都有以往数据，全部单元改用备用计分规则。"
    })[needed],
  missing: (what, indicator, period) => zhMissing[what](indicator, period),
  appraises: (indicators) => `考核：${indicators.join("、")}。`,
  noPoints: (reasons) => `不打分：${reasons}。体系缺一项就不打分。`,
  otherLacks: "不打分：另一套体系本周期无法给本单元打分，两套都能打分时才作对比。",
  gate: (when, threshold, takes) => `${when === "above" ? "高于" : "低于"} ${threshold}：${takes}`,
  takesPoints: (points) => `总分扣 ${points} 分`,
  takesPointsEach: (points, each, cap) => `每超 ${each}总分扣 ${points} 分，最多扣 ${cap} 分`,
  takesVeto: "一票否决，总分为 0",
  takesPay: (share, part, cap) =>
    `扣当月${{base: "基本工资", piece_rate: "计件薪酬", bonus: "奖金"}[part]}的 ${share}${cap === null ? "" : `，最多 ${cap}`}`,
  alsoBorne: (role, share) => `${role}承担扣款额 ${share} 的连带责任`,
  otherReading: (name, takes) => `另一种读法（${name}）：${takes}`,
  gates: "扣分与否决",
  gatesNote: "只扣不加。",
  gateAtRest: "未触发",
  gateTriggered: "已触发",
  pointsOff: (points) => `−${points}`,
  scoreVetoed: "总分为 0",
  terms: "这套体系怎样考核",
  inForceTitle: "执行时间",
  inForce: (from, to) => (to === null ? `${from}起` : `${from}至${to}`),
  neverInForce: "未写明月份：只推演，不与薪酬挂钩。",
  tiers: "考核到哪一级",
  roles: "分岗位",
  pay: "薪酬",
  payCurve: (atTarget, floor, cap) =>
    `100 分发放考核薪酬的 ${atTarget}，按得分同比例增减，最低 ${floor}，最高 ${cap}。`,
  atStake: (share) => `全部薪酬中有 ${share} 与考核挂钩。`,
  points: "存量积分",
  pointsFor: (action, points) => `${action} ${points} 分`,
  weighted: (indicator, weight) => `${indicator} ${weight}`,
  notAppraised: (kind) => `这套体系不考核${kind}。`,
  ruleInUse: (indicator, rule, standsIn) => `${indicator}的计分：${rule}。${standsIn ?? ""}`,
  separator: "；",
  percentagePoints: (difference) => `${difference} 个百分点`
} satisfies ScoringWords;

/** The words of scoring in both languages. */
export const scoringWords: Record<Language, ScoringWords> = {en, zh};
