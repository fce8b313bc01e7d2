/** Where each of the plan's numbers comes from, in both languages. */
import {localized, type Language} from "../../language/format.js";
import type {Source} from "../../model/plan/base.js";

const en = {
  half: "Our assumption; the range is about half to twice.",
  history: "From how far it has wandered in the history.",
  history_and_assumption:
    "From the course of labour cost in the history, at the same load; our assumption is where the estimate starts from.",
  own: "Set on this page.",
  haste: (cells: number, clusters: number): string =>
    `Estimated from how handling time and repeats of each branch’s own customers changed together from quarter to quarter: ${cells} cells in ${clusters} branches that share shocks, branch and quarter effects taken out. It holds as far as nothing else changed in those branches at the same time.`,
  outages: (cells: number, clusters: number): string =>
    `Estimated from outages, which come to some cities and months and not to others: ${cells} unit-months in ${clusters} clusters, unit and month effects taken out. At most all outages could be prevented.`,
  pay: (points: number): string =>
    `From the pay table: all pay but that of hotline agents, ${points} points either way.`
};

const zh = {
  half: "本室假设；范围约为一半到两倍。",
  history: "由历史数据中的波动幅度得出。",
  history_and_assumption: "由历史上同等负荷下的人工成本走势得出，以本室假设为先验。",
  own: "在本页设定。",
  haste: (cells, clusters) =>
    `由各分公司自有客户逐季的通话时长与重复来电的同步变化估计：${clusters} 个受共同因素影响的分公司、${cells} 个分公司季，已扣除分公司与季度固定效应；前提是这些分公司同期没有其他变化。`,
  outages: (cells, clusters) =>
    `由停服事件估计：停服只发生在部分地市、部分月份。样本为 ${clusters} 个聚类、${cells} 个单元月，已扣除单元与月份固定效应；上限为消除全部停服。`,
  pay: (points) => `取自薪酬表：除热线客服代表以外的薪酬占比，上下各留 ${points} 个百分点。`
} satisfies typeof en;

const words: Readonly<Record<Language, typeof en>> = {en, zh};

/** Where a number comes from, in words. */
export function sourceText(source: Source, language: Language): string {
  switch (source.kind) {
    case "given":
      return localized(source.text, language);
    case "haste":
    case "outages":
      return words[language][source.kind](source.cells, source.clusters);
    case "pay":
      return words[language].pay(Math.round(100 * source.margin));
    default:
      return words[language][source.kind];
  }
}
