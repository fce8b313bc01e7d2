/** The plan page in Chinese: what the plan says and where the money goes. */
import {currencyName} from "../../language/currency.js";
import {count, monthLong} from "../../language/format.js";
import {listed, tight} from "../../language/prose.js";
import type {PlanLack} from "../../model/plan/base.js";
import {doubtZh} from "./words-doubt-zh.js";
import {editorZh} from "./words-editor-zh.js";
import type {PlanWords} from "./words-en.js";
import {returnsZh} from "./words-returns-zh.js";

const lackOf = (lack: PlanLack): string => {
  switch (lack.kind) {
    case "column":
      return lack.column;
    case "months":
      return `满 ${lack.least} 个月的数据（现有 ${lack.found} 个月）`;
    case "customers":
      return `每月入网、离网各不少于 ${lack.least} 位客户`;
  }
};

export const planZh = {
  over: ({operator, months}, customers) => [
    operator.zh,
    `历史数据 ${monthLong(months[0], "zh")}至${monthLong(months[months.length - 1], "zh")}`,
    `${count(customers, "zh")} 位客户`,
    "规划其后 12 个月，跟踪 36 个月"
  ],
  lacking: (lacks) => `暂时无法编制规划，数据缺少：${lacks.map(lackOf).join("、")}。各表用途见“数据”页。`,
  headline: (verdict, amount, budget, unspent) =>
    tight(
      {
        better: unspent
          ? `${budget} 的预算，换个投法、少花 ${unspent}，反而多得 ${amount}。`
          : `同样的预算，换个投法，可多得 ${amount}。`,
        worse: `没有比现状更好的投法：试算方案反而少得 ${amount}。`,
        undecided: "换不换投法，目前看不出差别。"
      }[verdict]
    ),
  lede: ({budget, from, to, unspent, middle, low, high, share, draws}) =>
    tight(
      `在每年 ${budget} 的预算中，模型建议从${listed(from, "zh")}中抽出资金，投向${listed(to, "zh")}${unspent ? `，另有 ${unspent} 收不回成本，不花` : ""}。36 个月的净现值可增加 ${middle}（100 次抽样中有 80 次落在 ${low} 至 ${high}），在 ${draws} 次抽样的 ${share} 中优于现状。`
    ),
  caution: (assumed, all, estimated) =>
    `结论的可靠程度取决于各项响应：${all} 个不确定的数中，${assumed} 个是本室假设，${estimated} 个由数据中先后不一的变化估计得出，其余取自历史。抽样结果一致，只说明结论在所设范围内成立，并不说明范围本身正确。每个数都可在下方替换；最值得先做试点的，是“什么会改变结论”中排在最前的几项。`,
  nextYuan: (best, bestSegment, bestReturn, worst, worstReturn) =>
    tight(
      `按现有投入，下一${currencyName("zh")}投在${best}回报最高（36 个月收回 ${bestReturn}，其中${bestSegment}客群最高），投在${worst}最低（${worstReturn}）。`
    ),
  price: (worth) =>
    worth !== null
      ? `在建议的投法下，再增加 100 万${currencyName("zh")}预算，净增 ${worth}。`
      : `在建议的投法下，再增加 100 万${currencyName("zh")}预算，投到哪里都收不回成本；现有预算中有一部分不花更好。`,
  floors: {
    nps: (price) => `守住 NPS 底线，每 1 分的代价为 ${price}。`,
    load: (price) => `守住员工负荷底线，每 1 个百分点的代价为 ${price}。`,
    unmet: "在此预算内无法同时满足各项底线；以下为不设底线时的最优投法。"
  },
  yearSuffix: "每年",
  money: {
    title: "钱花在哪里",
    question: (scenario) => `各项举措的年度投入：现状与“${scenario}”。`,
    today: "现状",
    planned: "规划",
    returns: `下一${currencyName("zh")}收回`,
    breakEven: "盈亏平衡",
    lever: "举措",
    change: "变化",
    breakEvenOf: (share) => `效果达到设定的 ${share}`,
    neverPays: "收不回",
    total: "全部举措",
    chart: `各举措的现有投入与规划投入，${currencyName("zh")}/年`,
    note: `“下一${currencyName("zh")}收回”：在现有投入上再加 1 ${currencyName("zh")}，36 个月内的折现价值；低于 1 ${currencyName("zh")}即收不回。“盈亏平衡”：该举措的设定效果要有多大比例为真，现有投入才能收回。`,
    table: "投入明细表",
    heat: `下一${currencyName("zh")}收回多少：按举措与客群，以现有投入为准`
  },
  fan: {
    title: (series) =>
      ({customers: "未来客户数", revenue: "未来收入", cost: "未来成本", contribution: "未来贡献"})[series],
    question: "逐月走势，色带为 100 次抽样的中间 80 次。",
    series: {contribution: "贡献", customers: "客户数", revenue: "收入", cost: "整体成本"},
    switchLabel: "显示内容",
    unit: {
      contribution: `${currencyName("zh")}/月：收入 × 留存比例 − 整体成本`,
      customers: "月末客户数",
      revenue: `${currencyName("zh")}/月`,
      cost: `${currencyName("zh")}/月，含全部成本类别与举措`
    },
    label: (series, scenario) => `36 个月的${series}：维持现状与${scenario}`,
    today: "维持现状",
    band: (scenario) => `${scenario}，抽样的 10–90 分位`,
    month: "月份",
    note: (draws, seed, inputs) =>
      `对 ${inputs} 个不确定输入作 ${draws} 次抽样（加扰 Sobol 序列，种子 ${seed}）；种子相同，结果相同。12 个月规划期之后投入恢复现状，此后仍存在的差距即为留存下来的效果。各项水平逐月漂移，幅度与历史相同；单月起伏也与历史相同。`,
    course: {
      leaving: "离网",
      joins: "入网",
      needs: "首次接触",
      repeats: "重复来电",
      revenue: "户均收入",
      labour: "人工成本",
      costs: "其他成本"
    },
    together: (pairs) =>
      `同时抽取的有：历史上同月一起偏离、且超出误差的各项水平（${pairs.length ? pairs.map(({a, b, correlation}) => `${a}与${b}，相关系数 ${correlation}`).join("；") : "没有"}）；同一举措的各项假设效果，同高同低。其余输入一律独立抽取，包括各举措之间、各项假设与估计之间：如果它们其实会一起出错，扇形图就偏窄。`,
    table: "逐月数字"
  },
  ...editorZh,
  ...returnsZh,
  ...doubtZh
} satisfies PlanWords;
