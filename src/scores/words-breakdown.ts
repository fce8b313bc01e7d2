/** Words of the breakdown by segment and by channel. */
import {common} from "../language/common.js";
import {count, type Language} from "../language/format.js";

const en = {
  title: "Whose experience is it?",
  question: (indicator: string): string => `${indicator}, by segment of customers and by channel.`,
  show: "Show by segment and channel",
  loading: "Loading the breakdown…",
  failed: "The breakdown couldn’t be loaded. The figures above stand; press again to try once more.",
  bySegment: (unit: string, quarter: string): string => `${unit} by segment, ${quarter}`,
  byChannel: (month: string): string => `The whole company by channel, ${month}`,
  /** Says that a unit above stands in. */
  standsIn: (unit: string, above: string): string =>
    `In ${unit} some segments are too small to be shown by themselves, so this is ${above}.`,
  noSegments: (indicator: string): string =>
    `${indicator} can’t be shown by segment here: too few customers, or no segments on record.`,
  noChannels: (indicator: string): string =>
    `${indicator} isn’t broken down by channel: it belongs to one channel alone, or too few customers stand behind each.`,
  /** Several small ones together, and whoever has none on record. */
  names: {other: "Other", not_on_record: common.en.notOnRecord},
  /** What `other` is made of. */
  together: (parts: string): string => `Other: ${parts}, together because they are small.`,
  band: "Pale band: all segments of the unit together.",
  note: "Quarters by segment, months by channel: finer cells would hold too few customers. A segment isn’t the cause of its figure; its customers differ in age, plan and reason to call.",
  bound:
    "Where small channels stand together, the interval is the widest that it could be: a customer may have used several.",
  segment: "Segment",
  channel: "Channel",
  allSegments: "All segments",
  allChannels: "All channels",
  table: "The figures by segment and channel",
  resting: (customers: number): string => `n\u00a0=\u00a0${count(customers, "en")}`
};

export type PartsWords = typeof en;

const zh = {
  title: "这是哪些客户的体验？",
  question: (indicator) => `${indicator}，按客群与渠道拆分。`,
  show: "按客群与渠道展开",
  loading: "正在加载拆分数据……",
  failed: "拆分数据未能加载，上方数字不受影响；可再按一次重试。",
  bySegment: (unit, quarter) => `${unit}各客群，${quarter}`,
  byChannel: (month) => `全公司各渠道，${month}`,
  standsIn: (unit, above) => `${unit}的部分客群人数过少，不单独公布，这里展示的是${above}。`,
  noSegments: (indicator) => `此处无法按客群展示${indicator}：客户过少，或没有客群记录。`,
  noChannels: (indicator) => `${indicator}不按渠道拆分：该指标只属于一个渠道，或各渠道客户过少。`,
  names: {other: "其他", not_on_record: common.zh.notOnRecord},
  together: (parts) => `其他：${parts}，人数少，合并展示。`,
  band: "浅色带：该单元全部客群合计。",
  note: "客群按季度、渠道按月展示，更细的格子客户过少。客群不是数字高低的原因：各客群的年龄、套餐与来意本就不同。",
  bound: "几个小渠道合并时，区间取可能的最大宽度：同一客户可能用过其中几个渠道。",
  segment: "客群",
  channel: "渠道",
  allSegments: "全部客群",
  allChannels: "全部渠道",
  table: "按客群与渠道的数字",
  resting: (customers) => `n\u00a0=\u00a0${count(customers, "zh")}`
} satisfies PartsWords;

/** The words of the breakdown in both languages. */
export const partsWords: Record<Language, PartsWords> = {en, zh};
