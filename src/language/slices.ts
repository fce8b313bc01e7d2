/** Names of what customers are split by: what the page of cohorts slices, and what it hands over to the plan. */
import type {Bilingual} from "../model/published/systems.js";
import type {BrushCube} from "../model/published/cohort-data.js";
import {common} from "./common.js";
import {localized, type Language} from "./format.js";

const en = {
  /** Names of classes and bins that the data don't name. */
  classes: {
    all: "All",
    in_term: "In term",
    due_soon: "Due within 3 months",
    expired: "Term expired",
    no_term: "Never had a term",
    bound: "In term",
    free: "Out of term",
    both: "Mobile and broadband",
    mobile: "Mobile only",
    broadband: "Broadband only",
    other_kind: "Something else",
    yes: "Yes",
    no: "Not so far",
    none: "None so far",
    repeated: "Had to call again",
    complained: "Complained",
    unconsented: "Unconsented activation",
    any: "Any trouble so far",
    promoter: "Promoter (9–10)",
    passive: "Passive (7–8)",
    detractor: "Detractor (0–6)"
  },
  other: "Other",
  splits: {
    all: "All together",
    term: "Contract state",
    segment: "Segment",
    value_tier: "Value tier",
    holds: "What they hold",
    kind: "Kind of line",
    unit: "Unit",
    complained: "Complained so far",
    repeated: "Repeat contact so far",
    unconsented: "Unconsented activation so far",
    nps: "Last service NPS answer",
    tenure: "Months since joining",
    trouble: "Trouble so far"
  },
  /** A bin of tenure: from a month up to before another; null for open. */
  tenure: (from: number, until: number | null): string =>
    until === null ? `${from} months or more` : until - from === 1 ? `Month ${from}` : `${from}–${until - 1} months`
};

const zh = {
  classes: {
    all: "全部",
    in_term: "合约期内",
    due_soon: "3 个月内到期",
    expired: "合约已到期",
    no_term: "从未签约",
    bound: "合约期内",
    free: "无有效合约",
    both: "移动加宽带",
    mobile: "仅移动",
    broadband: "仅宽带",
    other_kind: "其他业务",
    yes: "有过",
    no: "尚无",
    none: "尚无问题",
    repeated: "有过重复来电",
    complained: "投诉过",
    unconsented: "有过不知情开通",
    any: "有过问题",
    promoter: "推荐者（9–10 分）",
    passive: "中立者（7–8 分）",
    detractor: "贬损者（0–6 分）"
  },
  other: "其他",
  splits: {
    all: "不拆分",
    term: "合约状态",
    segment: "客群",
    value_tier: "价值分层",
    holds: "持有业务",
    kind: "业务类型",
    unit: "归属单元",
    complained: "此前是否投诉",
    repeated: "此前是否重复来电",
    unconsented: "此前是否被不知情开通",
    nps: "最近一次服务 NPS",
    tenure: "在网时长",
    trouble: "此前遇到的问题"
  },
  tenure: (from, until) =>
    until === null ? `${from} 个月及以上` : until - from === 1 ? `第 ${from} 个月` : `${from}–${until - 1} 个月`
} satisfies typeof en;

export const sliceWords: Readonly<Record<Language, typeof en>> = {en, zh};

/** The word for an id; undefined where there is none. */
function wordFor(words: Readonly<Record<string, string>>, id: string): string | undefined {
  return words[id];
}

/** The name of a class of a split: the data's own where they have one. */
export function className(
  language: Language,
  split: string,
  {id, name}: {readonly id: string; readonly name: Bilingual | null}
): string {
  const words = sliceWords[language];
  if (name) return localized(name, language);
  if (id === "other") return words.other;
  if (id === "unknown") return common[language].notOnRecord;
  const from = /^m(\d+)$/.exec(id);
  if (split === "tenure" && from) return words.tenure(Number(from[1]), null);
  return wordFor(words.classes, id) ?? id;
}

/** The name of a split. */
export function splitName(language: Language, {id}: {readonly id: string}): string {
  return wordFor(sliceWords[language].splits, id) ?? id;
}

/** Names of the bins of one of a cube's dimensions. */
export function binNames(language: Language, {dimensions}: BrushCube, dimension: number): string[] {
  const {id, bins} = dimensions[dimension];
  return bins.map((bin, i) => {
    const from = /^m(\d+)$/.exec(bin.id);
    const next = /^m(\d+)$/.exec(bins[i + 1]?.id ?? "");
    return id === "tenure" && from
      ? sliceWords[language].tenure(Number(from[1]), next ? Number(next[1]) : null)
      : className(language, id, bin);
  });
}
