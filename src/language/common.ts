/** Words that every page uses, in both languages. */
import type {Bilingual} from "../model/published/systems.js";
import {count, type Language} from "./format.js";

const kinds: Record<string, readonly [one: string, other: string]> = {
  company: ["company", "companies"],
  province: ["province", "provinces"],
  city: ["city branch", "city branches"],
  unit: ["unit", "units"],
  store: ["store", "stores"],
  team: ["team", "teams"],
  outsourcer: ["outsourcer", "outsourcers"],
  dealer: ["dealer", "dealers"],
  content_provider: ["content provider", "content providers"]
};

const en = {
  product: "Indicator Lab",
  motto: "Rehearse first, appraise after",
  simulated: "Simulated operator 模拟运营商",
  otherLanguage: "中文",
  navigation: "Pages",
  skip: "Skip to the page",
  /** The way to the map of all pages, below every page. */
  allPages: "All pages",
  find: {
    label: "Find a page, an indicator or a unit",
    hint: "Find page, indicator, unit",
    found: (shown: number, all: number): string =>
      all === 0
        ? "Nothing found"
        : shown < all
          ? `The first ${count(shown, "en")} of ${count(all, "en")}`
          : `${count(all, "en")} found`,
    failed: "The search couldn’t be loaded; reload to try again.",
    page: "Page",
    indicator: "Indicator",
    noFigures: "Indicator without figures here"
  },
  perContact: "per contact",
  perCustomer: "per customer",
  interval: "95% interval",
  /** What a score would be without the floors and caps of its rules, with its interval. */
  uncut: (score: string, interval: string): string => `${score} (${interval}) without floors and caps`,
  /** Why a rank may be shared. */
  sharedRanks: "Units with the same score share the mean of their places (=).",
  definition: "Definition",
  /** Opens what is folded on a phone. */
  unfold: "Show all of this part",
  loading: "Loading…",
  failed: "This part of the page couldn’t be loaded. The figures above stand as they were built; reload to try again.",
  empty: "Nothing to show yet.",
  /** Stands for what the data don’t hold of a customer, a contact or a leaving: a segment, a stage, a reason. */
  notOnRecord: "Not on record",
  footer: (floor: number): string =>
    `No published figure rests on fewer than ${count(floor, "en")} customers. Intervals are 95% unless they say otherwise. This page asks nothing of any other host.`,
  /** The link to the licences of what others wrote. */
  notices: "Third-party licences",
  /** How many units of a kind: `14 city branches`. */
  units: (units: number, kind: string, name: Bilingual): string =>
    `${count(units, "en")} ${englishKind(kind, name, units)}`,
  /** The units of a kind without a number: `city branches`. */
  unitsOfKind: (kind: string, name: Bilingual): string => englishKind(kind, name, 2),
  /** One unit of a kind: `city branch`. */
  unitOfKind: (kind: string, name: Bilingual): string => englishKind(kind, name, 1),
  customers: (customers: number): string => `${count(customers, "en")} ${customers === 1 ? "customer" : "customers"}`,
  classesUndated:
    "Nothing in these data tells when segments and value tiers were recorded: one recorded after a customer left counts as if it had been there before."
};

/** The words of every page; the Chinese ones must match the English. */
export type CommonWords = typeof en;

const zh = {
  product: "指标推演室",
  motto: "先推演，后考核",
  simulated: "模拟运营商 Simulated operator",
  otherLanguage: "English",
  navigation: "页面",
  skip: "跳到正文",
  allPages: "全部页面",
  find: {
    label: "查找页面、指标或单元",
    hint: "查找页面、指标、单元",
    found: (shown, all) =>
      all === 0
        ? "没有找到"
        : shown < all
          ? `共 ${count(all, "zh")} 项，显示前 ${count(shown, "zh")} 项`
          : `找到 ${count(all, "zh")} 项`,
    failed: "查找功能未能载入，请刷新页面重试。",
    page: "页面",
    indicator: "指标",
    noFigures: "指标（本数据中没有数值）"
  },
  perContact: "按次",
  perCustomer: "按户",
  interval: "95% 区间",
  uncut: (score, interval) => `不封顶、不保底为 ${score}（${interval}）`,
  sharedRanks: "得分相同的单元名次并列，取所占名次的平均（=）。",
  unfold: "展开这一部分",
  definition: "口径",
  loading: "加载中……",
  failed: "本页这一部分未能加载；上方数字为建站时的结果，刷新页面可重试。",
  empty: "暂无可展示的内容。",
  notOnRecord: "无记录",
  footer: (floor) =>
    `公布的每个数字至少来自 ${count(floor, "zh")} 位客户；未另注明的区间均为 95% 区间；本页不向任何其他主机发出请求。`,
  notices: "第三方软件许可",
  units: (units, _kind, name) => `${count(units, "zh")} 个${name.zh}`,
  unitsOfKind: (_kind, name) => name.zh,
  unitOfKind: (_kind, name) => name.zh,
  customers: (customers) => `${count(customers, "zh")} 位客户`,
  classesUndated: "数据里看不出客群和价值分层是何时记录的：离网之后才记录的，也会被当成事前就有。"
} satisfies CommonWords;

function englishKind(kind: string, name: Bilingual, units: number): string {
  const [one, other] = kinds[kind] ?? [name.en.toLowerCase(), `${name.en.toLowerCase()} units`];
  return units === 1 ? one : other;
}

/** The words of every page. */
export const common: Record<Language, CommonWords> = {en, zh};
