/** What is said of an address that asks for what isn't there, or that has grown too long. */
import {count, type Language} from "./format.js";

const english = {
  /** @param what the kind of thing asked for, in the middle of a sentence; @param shown what stands there instead */
  unknown: (what: string, given: string, shown: string) =>
    `The address asks for the ${what} “${given}”, and this page has none of that name. Shown instead: ${shown}.`,
  what: {
    unit: "unit",
    system: "indicator system",
    period: "period",
    indicator: "indicator",
    level: "level",
    by: "ranking",
    grain: "length of period",
    entity: "base",
    split: "split",
    heat: "heat map",
    slice: "slice",
    versus: "comparison",
    plan: "scenario",
    fan: "figure over the year",
    target: "target group",
    place: "place on the page"
  },
  everyone: "everyone",
  noGroup: "no group",
  wholePage: "the whole page",
  tooLong: (characters: number) =>
    `This address has ${count(characters, "en")} characters. Servers and mail programs may refuse it or cut it off; send the choice as a file or in a shorter form.`
};

const chinese = {
  unknown: (what: string, given: string, shown: string) => `网址里的${what}“${given}”在本页不存在，现显示：${shown}。`,
  what: {
    unit: "单元",
    system: "指标体系",
    period: "时段",
    indicator: "指标",
    level: "层级",
    by: "排名方式",
    grain: "时段长度",
    entity: "统计对象",
    split: "拆分方式",
    heat: "热力图",
    slice: "客群切片",
    versus: "对照对象",
    plan: "方案",
    fan: "年度曲线",
    target: "目标客群",
    place: "页内位置"
  },
  everyone: "全部客户",
  noGroup: "不设目标客群",
  wholePage: "整页",
  tooLong: (characters: number) =>
    `此网址长 ${count(characters, "zh")} 个字符，服务器或邮件程序可能拒收或截断；请改用文件发送，或精简所选内容。`
} satisfies typeof english;

export const addressWords: Readonly<Record<Language, typeof english>> = {en: english, zh: chinese};
