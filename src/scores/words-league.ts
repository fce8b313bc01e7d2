/** Words of the league table, in both languages. */
import {monthRange, percent, type Language, hundredths} from "../language/format.js";
import {wordingOf} from "../language/wording.js";
import type {SiteFacts} from "../model/published/site.js";

type WordedSite = Pick<SiteFacts, "yearFrom" | "yearTo" | "systems">;

function en(site: WordedSite) {
  const {sides, during} = wordingOf(site, "en");
  const inPlaces = (move: number): string => `${Math.abs(move)} ${Math.abs(move) === 1 ? "place" : "places"}`;
  return {
    empty: "No unit can be ranked yet.",
    perContact: sides.legacy,
    perCustomer: sides.challenger,
    rankPerContact: (units: number): string => `Place ${sides.legacy}, of ${units}`,
    rankPerCustomer: (units: number): string => `Place ${sides.challenger}, of ${units}`,
    scorePerContact: `Score ${sides.legacy} (100: on target)`,
    scorePerCustomer: `Score ${sides.challenger} (100: on target)`,
    move: "Move",
    beyond: "beyond noise",
    inside: "could be noise",
    reversalShare: "Chance that it isn’t real",
    inHundred: (share: number): string => (share < 0.01 ? "under 1 in 100" : `${hundredths(share, "en", 1)} in 100`),
    retention: `Customers kept ${during} (95%)`,
    customers: "Customers",
    notMeasurable: "not measurable",
    periodLabel: "Period",
    period: monthRange(site.yearFrom, site.yearTo, "en"),
    figures: "All figures as a table",
    rankRange: (low: number, high: number): string => (low === high ? `${low}` : `${low}–${high}`),
    linesLabel: (units: number, moved: number): string =>
      `Curves from each unit’s place ${sides.legacy} to its place ${sides.challenger}: ${moved} of ${units} move beyond noise. The list beside them holds the same places.`,
    listLabel: (by: "contact" | "customer"): string =>
      `Units ranked ${by === "contact" ? sides.legacy : sides.challenger}`,
    moveSaid: (move: number, beyond: boolean): string =>
      move === 0
        ? "same place"
        : `${move > 0 ? "up" : "down"} ${inPlaces(move)}, ${beyond ? "beyond noise" : "could be noise"}`,
    tableHead: (): readonly string[] => [
      "Unit",
      `Place ${sides.legacy} (90%)`,
      `Place ${sides.challenger} (90%)`,
      `Score ${sides.legacy} (100: on target)`,
      `Score ${sides.challenger} (100: on target)`,
      "Move",
      "Chance that the move isn’t real",
      `Customers kept ${during} (95%)`,
      "Customers"
    ]
  };
}

/** Words of the league table; the Chinese ones must match the English. */
export type LeagueWords = ReturnType<typeof en>;

function zh(site: WordedSite): LeagueWords {
  const {sides, during} = wordingOf(site, "zh");
  return {
    empty: "暂无可以排名的单元。",
    perContact: sides.legacy,
    perCustomer: sides.challenger,
    rankPerContact: (units) => `${sides.legacy}名次（共 ${units} 个）`,
    rankPerCustomer: (units) => `${sides.challenger}名次（共 ${units} 个）`,
    scorePerContact: `${sides.legacy}得分（达标为 100）`,
    scorePerCustomer: `${sides.challenger}得分（达标为 100）`,
    move: "名次变化",
    beyond: "超出误差",
    inside: "可能只是误差",
    reversalShare: "变化并不存在的概率",
    inHundred: (share) => (share < 0.01 ? "不到 1%" : percent(share, "zh", 1)),
    retention: `${during}客户保有率（95% 区间）`,
    customers: "客户数",
    notMeasurable: "暂不可测",
    periodLabel: "统计期",
    period: monthRange(site.yearFrom, site.yearTo, "zh"),
    figures: "以表格查看全部数字",
    rankRange: (low, high) => (low === high ? `${low}` : `${low}–${high}`),
    linesLabel: (units, moved) =>
      `曲线把各单元的${sides.legacy}名次与${sides.challenger}名次相连：${units} 个单元中有 ${moved} 个的变化超出误差。名次同时列在旁边的榜单中。`,
    listLabel: (by) => `${by === "contact" ? sides.legacy : sides.challenger}排名的单元`,
    moveSaid: (move, beyond) =>
      move === 0
        ? "名次不变"
        : `${move > 0 ? "上升" : "下降"} ${Math.abs(move)} 位，${beyond ? "超出误差" : "可能只是误差"}`,
    tableHead: () => [
      "单元",
      `${sides.legacy}名次（90% 区间）`,
      `${sides.challenger}名次（90% 区间）`,
      `${sides.legacy}得分（达标为 100）`,
      `${sides.challenger}得分（达标为 100）`,
      "名次变化",
      "变化并不存在的概率",
      `${during}客户保有率（95% 区间）`,
      "客户数"
    ]
  };
}

const byLanguage = {en, zh};

/** The league table's words for a site. */
export function leagueWords(language: Language, site: WordedSite): LeagueWords {
  return byLanguage[language](site);
}
