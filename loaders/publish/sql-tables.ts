/** The tables of the page of SQL. Another published table is one more entry here. */
import {nameOfCurrency, usualCurrency} from "../../src/language/currency.js";
import {definitionWords} from "../../src/language/definitions.js";
import {cellsOf, estimateOfMoments, type Cell} from "../../src/model/published/cells.js";
import type {IndicatorFormat} from "../../src/model/published/site.js";
import type {SqlValue} from "../../src/model/sql/schema.js";
import {furtherCellsOfRun} from "../privacy/check-floor.js";
import {lifeLeaving, lifeTables} from "./sql-life.js";
import {sqlScores} from "./sql-scores.js";
import {column, type SqlTableMaker} from "./sql-table.js";
import {toDigits} from "../../src/model/statistics/rounding.js";

const own = ["the indicator’s own unit", "指标自身的单位"] as const;
const points = ["points", "分"] as const;
const customers = ["customers", "位客户"] as const;
const unitId = column("unit_id", "text", ["The unit, as in units", "单元编号，见 units"]);
const periodId = column("period_id", "text", ["The period, as in periods", "周期编号，见 periods"]);
const indicatorId = column("indicator", "text", ["The indicator, as in indicators", "指标编号，见 indicators"]);

const units: Record<Exclude<IndicatorFormat, "yuan">, string> = {
  percent: "share 0–1",
  points: "points −100–100",
  seconds: "seconds",
  per_10k: "per 10,000 customers",
  number: "number"
};

const cells: SqlTableMaker = {
  name: "cells",
  row: {en: "one indicator in one unit and period", zh: "一个指标、一个单元、一个周期"},
  says: {
    en: "The indicators that either system appraises or observes, every figure that the privacy floor lets through; the others for the whole operator and the league’s units, by quarter and year. With standard error, 95% interval and customers. Months share customers with their quarter and year: never add up their errors.",
    zh: "两套体系考核或观测的指标：隐私门槛之上的全部数字；其余指标：全公司及参加排名的单元，按季度和年度。附标准误、95% 区间和客户数。月份与所在季度、年度共用客户，误差不可相加。"
  },
  columns: [
    indicatorId,
    unitId,
    periodId,
    column("value", "number", ["The figure", "数值"], own),
    column("standard_error", "number", ["Clustered by customer", "按客户聚类的标准误"], own),
    column("low", "number", ["Lower end of the 95% interval", "95% 区间下限"], own),
    column("high", "number", ["Upper end of the 95% interval", "95% 区间上限"], own),
    column(
      "customers",
      "integer",
      ["Customers it rests on (agents, for staff indicators)", "所依据的客户数（员工类指标为员工数）"],
      customers
    )
  ],
  async rowsOf(context) {
    const {compare, measured} = context;
    const cellOf = cellsOf(compare);
    const row = (indicator: string, unit: string, period: number, cell: Cell): SqlValue[] => [
      indicator,
      unit,
      compare.periods[period].id,
      cell.value,
      cell.standardError,
      short(Math.min(cell.low, cell.value)),
      short(Math.max(cell.high, cell.value)),
      cell.customers
    ];
    const compared = compare.series.flatMap(({indicator, unit, period}) =>
      unit.flatMap((position, i) => {
        const cell = cellOf(indicator, position, period[i]);
        return cell ? [row(indicator, compare.units[position].id, period[i], cell)] : [];
      })
    );
    const rest = (await furtherCellsOfRun(context)).cells.flatMap(({indicator, unit, period, moments}) => {
      const format = measured.indicators.get(indicator)?.definition.format;
      return format ? [row(indicator, unit, period, estimateOfMoments(moments, format))] : [];
    });
    return [...compared, ...rest];
  }
};

const indicators: SqlTableMaker = {
  name: "indicators",
  row: {en: "one indicator", zh: "一个指标"},
  says: {
    en: "What each indicator is called, what it says and in which unit its figures stand.",
    zh: "每个指标的名称、含义和单位。"
  },
  columns: [
    indicatorId,
    column("name_en", "text", ["Name in English", "英文名称"]),
    column("name_zh", "text", ["Name in Chinese", "中文名称"]),
    column("unit", "text", ["Unit of value, standard_error, low and high", "value、standard_error、low、high 的单位"]),
    column("better", "text", ["higher or lower", "higher 越高越好，lower 越低越好"]),
    column("account", "text", ["What is counted once", "计量单位"]),
    column("says_en", "text", ["What it says, in English", "口径（英文）"]),
    column("says_zh", "text", ["What it says, in Chinese", "口径（中文）"])
  ],
  rowsOf: async (context) => {
    const {compare} = context;
    const shown = new Set(
      [...compare.series, ...(await furtherCellsOfRun(context)).cells].map(({indicator}) => indicator)
    );
    return compare.site.indicators
      .filter(({id}) => shown.has(id))
      .map(({id, name, format, better, account, says}) => [
        id,
        name.en,
        name.zh,
        format === "yuan" ? nameOfCurrency(compare.site.currency ?? usualCurrency, "en") : units[format],
        better,
        definitionWords.en.accounts[account],
        says.en,
        says.zh
      ]);
  }
};

const unitsTable: SqlTableMaker = {
  name: "units",
  row: {en: "one unit of the organisation", zh: "一个组织单元"},
  says: {
    en: "The tree of units: company, province, city, unit, store, team.",
    zh: "组织树：公司、省、市、支局、营业厅、班组。"
  },
  columns: [
    unitId,
    column("parent_id", "text", ["The unit above; empty at the top", "上级单元；最高一级为空"]),
    column("kind", "text", [
      "company, province, city, unit, store, team …",
      "类别：company 公司、province 省、city 市、unit 支局、store 营业厅、team 班组……"
    ]),
    column("name_en", "text", ["Name in English", "英文名称"]),
    column("name_zh", "text", ["Name in Chinese", "中文名称"])
  ],
  rowsOf: ({compare}) => compare.units.map(({id, parent, kind, name}) => [id, parent, kind, name.en, name.zh])
};

const periods: SqlTableMaker = {
  name: "periods",
  row: {en: "one month, quarter or year", zh: "一个月、季度或年度"},
  says: {
    en: "The periods of all other tables. Years end with the last month of the data.",
    zh: "其他各表所用的周期。年度截至数据的最后一个月。"
  },
  columns: [
    periodId,
    column("grain", "text", [
      "month, quarter, year, or whole: all of the data",
      "month 月、quarter 季度、year 年度、whole 全部数据"
    ]),
    column("first_month", "date", ["First day of the first month", "首月第一天"]),
    column("last_month", "date", ["First day of the last month", "末月第一天"])
  ],
  rowsOf: ({compare}) => compare.periods.map(({id, grain, from, to}) => [id, grain, `${from}-01`, `${to}-01`])
};

const scores: SqlTableMaker = {
  name: "scores",
  row: {en: "one unit’s score under one system in one period", zh: "一个单元在一套体系、一个周期的得分"},
  says: {
    en: "Scores of both systems, by year and for the last four quarters, with the bounds of score and rank that sampling alone leaves open. Units are ranked among units of their kind.",
    zh: "两套体系各年度及最近四个季度的得分，以及仅由抽样误差带来的得分区间和名次区间；名次在同类单元之间排。"
  },
  columns: [
    column("system", "text", ["The system, as in system_items", "体系编号，见 system_items"]),
    unitId,
    periodId,
    column("score", "number", ["Score", "得分"], points),
    column("low", "number", ["Lower end of the score’s 95% interval", "得分 95% 区间下限"], points),
    column("high", "number", ["Upper end of the score’s 95% interval", "得分 95% 区间上限"], points),
    column(
      "uncut",
      "number",
      ["The score without floors and caps; empty where they cut nothing", "不封顶、不保底的得分；未受影响时为空"],
      points
    ),
    column("uncut_low", "number", ["Lower end of its 95% interval", "其 95% 区间下限"], points),
    column("uncut_high", "number", ["Upper end of its 95% interval", "其 95% 区间上限"], points),
    column("rank", "number", [
      "Rank among units of the kind; equals share the mean of theirs",
      "同类单元中的名次；得分相同取平均名次"
    ]),
    column("rank_low", "integer", ["Lower end of the rank’s 90% interval", "名次 90% 区间的前端"]),
    column("rank_high", "integer", ["Upper end of the rank’s 90% interval", "名次 90% 区间的后端"])
  ],
  rowsOf: ({compare}) => sqlScores(compare)
};

const league: SqlTableMaker = {
  name: "league",
  row: {en: "one unit of the league table, for the year", zh: "排行榜中的一个单元（全年）"},
  says: {
    en: "The league table of the brief: ranks under both systems, and whether the move between them lies beyond noise.",
    zh: "简报中的排行榜：两套体系下的名次，以及名次变化是否超出误差。"
  },
  columns: [
    unitId,
    column("legacy_score", "number", ["Score per contact", "按次得分"], points),
    column("legacy_rank", "number", ["Rank per contact", "按次名次"]),
    column("challenger_score", "number", ["Score per customer", "按户得分"], points),
    column("challenger_rank", "number", ["Rank per customer", "按户名次"]),
    column("move", "number", ["Places gained (+) or lost (−)", "名次上升（+）或下降（−）"], ["places", "名"]),
    column(
      "reversal_share",
      "number",
      ["Chance that the unit doesn’t truly move that way", "该变化并不存在的概率"],
      ["share 0–1", "比例 0–1"]
    ),
    column("beyond_noise", "boolean", ["The move lies beyond noise", "变化超出误差"])
  ],
  rowsOf: ({brief}) =>
    brief.league.units.map(({id, legacy, challenger, move, reversalShare, beyondNoise}) => [
      id,
      short(legacy.score),
      legacy.rank,
      short(challenger.score),
      challenger.rank,
      move,
      short(reversalShare),
      beyondNoise
    ])
};

const benchmarks: SqlTableMaker = {
  name: "benchmarks",
  row: {en: "what one operator reached in one region and period", zh: "一个运营商在一个地区、一个周期的水平"},
  says: {
    en: "Rivals’ figures and the industry’s mean, by region; units below go by their region’s.",
    zh: "竞争对手及行业均值，按地区；下级单元沿用所在地区的数字。"
  },
  columns: [
    indicatorId,
    unitId,
    periodId,
    column("operator", "text", ["The operator; empty for the industry’s mean", "运营商；行业均值为空"]),
    column("value", "number", ["The figure", "数值"], own),
    column("standard_error", "number", ["Empty where the answers aren’t known", "答卷数未知时为空"], own)
  ],
  rowsOf: ({compare}) =>
    compare.benchmarks.flatMap(({indicator, unit, period, rivals, industryMean}) => {
      const key = [indicator, compare.units[unit].id, compare.periods[period].id];
      return [
        ...rivals.map(({operator, value, standardError}) => [...key, operator, value, standardError]),
        ...(industryMean === null ? [] : [[...key, null, industryMean, null]])
      ];
    })
};

const systemItems: SqlTableMaker = {
  name: "system_items",
  row: {en: "one indicator’s part in one system", zh: "一套体系中的一个指标"},
  says: {
    en: "What each of the two systems appraises, with weights, and what it only observes.",
    zh: "两套体系各自考核哪些指标、权重多少，哪些只观测不考核。"
  },
  columns: [
    column("side", "text", ["legacy (per contact) or challenger (per customer)", "legacy 按次，challenger 按户"]),
    column("system", "text", ["The system", "体系编号"]),
    column("name_en", "text", ["Its name in English", "体系英文名称"]),
    column("name_zh", "text", ["Its name in Chinese", "体系中文名称"]),
    indicatorId,
    column("role", "text", ["appraised or observed", "appraised 考核，observed 只观测"]),
    column("weight", "number", ["Weight; empty where it is only observed", "权重；只观测的为空"])
  ],
  rowsOf: ({site}) =>
    (["legacy", "challenger"] as const).flatMap((side) => {
      const {id, name, appraise, observe} = site.systems[side];
      const about = [side, id, name.en, name.zh];
      return [
        ...appraise.map(({indicator, weight}) => [...about, indicator, "appraised", weight]),
        ...observe.map((indicator) => [...about, indicator, "observed", null])
      ];
    })
};

/** All tables, in the order in which the page lists them. */
export const sqlTables: readonly SqlTableMaker[] = [
  cells,
  scores,
  league,
  benchmarks,
  lifeTables,
  lifeLeaving,
  indicators,
  systemItems,
  unitsTable,
  periods
];

/** Seven digits, as all published figures. */
function short(value: number): number {
  return toDigits(value, 7);
}
