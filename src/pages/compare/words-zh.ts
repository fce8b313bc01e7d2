/** The comparison in Chinese. */
import type {Wording} from "../../language/wording.js";
import type {CompareWords} from "./words-en.js";
import type * as english from "./words-en.js";

const headlineWords = ({sides, challengerPaid}: Wording): ReturnType<typeof english.headlineWords> => ({
  headline: (unit, scores, why) =>
    scores
      ? `${unit}：${sides.legacy} ${scores.legacy} 分，${sides.challenger} ${scores.challenger} 分。`
      : why === "small"
        ? `${unit}：样本不足，不打分。`
        : `${unit}：暂时无法打分。`,
  lede: (period, legacy, challenger, sameCustomers) =>
    `${period}，${sameCustomers ? "同一批客户，" : ""}全部达标为 100 分：按「${legacy.name}」得 ${legacy.score}；按「${challenger.name}」得 ${challenger.score}。`,
  noScore: (period, lacking) =>
    `${period}${lacking}的样本低于隐私下限；体系缺一项就不打分。请选更长的周期，或看上一级单元。`,
  unmeasurable: (lacking) => `${lacking}暂不可测；体系缺一项就不打分。缺哪些数据，见数据页。`,
  nothing: "还没有可以对比的内容：没有任何单元有公布的数字。",
  movers: (moved, units, agreement) =>
    `${sides.changed}，${units}中${moved === 0 ? "没有一个" : `有 ${moved} 个`}的名次变化超出噪声。两种排名的一致程度为 ${agreement}：1 为完全相同，0 为毫无关系，−1 为完全相反。`,
  caution: `本页只说明两套体系各会给出什么评价，不说明哪一套对：得分能不能预示客户去留，还要看证据，本页尚无。${
    challengerPaid === "throughout"
      ? ""
      : `另外，这些月份里${challengerPaid === "never" ? "没有人" : "并非一直有人"}因${sides.challenger}的指标拿奖金；没人靠它拿钱的指标，总比真正考核之后好看。`
  }`,
  chooser: {
    legend: "对比什么",
    path: "在组织中的位置",
    unit: "单元",
    find: "查找单元",
    findHint: "输入名称的一部分",
    found: (units) => `找到 ${units} 个单元`,
    choose: "请选择",
    below: (units) => `下设 ${units}`,
    top: "全公司",
    period: "周期",
    grains: {whole: "全部数据", rest: "首个季度之前", year: "年", quarter: "季度", month: "月"},
    level: "比较范围",
    someOf: (scored, units) => `${units}中的 ${scored} 个`,
    indicator: "指标"
  },
  scorecards: "两张记分卡",
  scorecardsQuestion: (unit, period) => `${period}，两套体系各会怎样评价${unit}？`,
  score: "得分",
  scoreOf: (score, interval) => `${score} 分，达标为 100 分（${interval}）`,
  targetScore: "达标 100 分",
  scoreMissing: (indicators, measurable) =>
    measurable ? `不打分：本周期${indicators}的样本低于隐私下限。` : `不打分：${indicators}暂不可测。`,
  heads: {indicator: "指标", value: "数值与 95% 区间", trend: "走势", score: "得分 × 权重"},
  target: "目标",
  weight: (share) => `× ${share}`,
  resting: (customers) => `n = ${customers}`,
  observed: "只观测不考核",
  observedNote: "用来盯住它与考核指标是否背离，不计分。",
  notMeasurable: "暂不可测。",
  underFloor: (floor) => `本周期不足 ${floor} 位客户，不单独公布。`,
  noTrend: "没有分周期的数据。"
});

const trendLabelWords = ({sides}: Wording): ReturnType<typeof english.trendLabelWords> => ({
  trendLabel: ({indicator, grain, from, to, first, last}) =>
    `${indicator}，${grain}，${from}至${to}：由 ${first} 到 ${last}`,
  trendGrain: {month: "按月", quarter: "按季", year: "按年", whole: "全部数据", rest: "首个季度之前"},
  trendEnds: (grain, first, last) =>
    `${{month: "", quarter: "按季：", year: "按年：", whole: "全部：", rest: "其余："}[grain]}${first} → ${last}`,
  trendNote: (from, to) =>
    `走势为 ${from}至${to}，未注明的按月，下方为首末两期的数值；浅色带为 95% 区间，虚线为目标，阴影为所选周期。`,
  otherPeriod: (grain) =>
    `按${{month: "月", quarter: "季", year: "年", whole: "全部数据", rest: "全部数据"}[grain]}考核`,
  definition: (indicator) => `${indicator}的口径`,
  others: "放到同级里看",
  othersQuestion: "同一级的全部单元：谁的名次会变，两套体系在哪里看法相反，谁的差距不是偶然。",
  rankShift: {
    title: `${sides.changed}，谁的名次会变`,
    question: (units, period) =>
      `${period}，${units}${sides.legacy}与${sides.challenger}的名次。灰线的变化可能只是噪声。`,
    note: `变化并不存在的概率不到 2.5% 才着色，因此无论单元多少，着色的变化中预计只有不到 2.5% 是误差（错误发现率）。浅色条为${sides.challenger}名次的 90% 区间：十个单元中有九个的真实名次落在其中，但它不说明谁是真正的第一。`,
    borrowed: "本周期没有各指标误差之间的相关，沿用更长周期的。",
    notMeasurable: (indicators) => `以下指标暂不可测，因此不排名：${indicators}。`,
    unranked: (units) => `样本不足，不排名：${units}。`,
    notCompared: (units) => `计分规则缺少可比对象或适用的目标，不排名：${units}。`,
    label: (units, moved) => `${units}在两套体系下的名次，其中 ${moved} 个的变化超出噪声`,
    up: `${sides.changed}后上升`,
    down: `${sides.changed}后下降`,
    nobody: "没有超出噪声的。",
    more: (units) => `另有 ${units} 个，见下表`,
    ranks: (ranks) => `${ranks} 位`,
    insideNoise: (units) => `其余 ${units} 个的变化在噪声之内。`,
    empty: "本周期这一级没有可排名的单元，请选更长的周期。"
  },
  scatter: {
    narrowLine: 5,
    title: "两套体系在哪里看法相反",
    question: (units, period) => `${period}，${units}的${sides.legacy}得分与${sides.challenger}得分。`,
    note: "两条线是各自得分的中位单元。十字为两项得分的 95% 区间。实心点所在象限有误的概率不到 2.5%；空心点落在哪个象限可能只是偶然。",
    label: `${sides.legacy}得分与${sides.challenger}得分散点图，带区间；下方表格为同样的数据`,
    axis: (system, unitOfAccount) => `${system}${unitOfAccount === null ? "" : `（${unitOfAccount}）`}得分，达标 100`,
    quarters: {
      bothGood: "两种考核都好",
      greenButUnhappy: sides.kind === "accounts" ? "指标绿，客户不满意" : `${sides.legacy}好，${sides.challenger}弱`,
      bothWeak: "两种考核都弱",
      happyThoughRed: sides.kind === "accounts" ? "指标红，客户满意" : `${sides.legacy}弱，${sides.challenger}好`
    },
    nobody: "没有可确定的",
    certain: "非偶然",
    uncertain: (units) => `另有 ${units} 个可能是偶然`,
    empty: "本周期这一级没有两项得分齐全的单元。"
  }
});

const funnelWords = ({sides}: Wording): ReturnType<typeof english.funnelWords> => ({
  funnel: {
    title: "是真差，还是样本小",
    question: (indicator, units, period) => `${period}，${units}的${indicator}与所依据的样本数。`,
    note: "落在漏斗之内的单元与全公司分不出高下：样本越小，仅凭偶然就散得越开。漏斗线为围绕全公司数值的 95% 与 99.8% 界限（Spiegelhalter 2005），只考虑抽样误差，不考虑各单元客群不同。",
    summary: (outside, units, expected) =>
      `${units}中有 ${outside} 个在 95% 界限之外；若全凭偶然，约有 ${expected} 个。`,
    label: (indicator) => `${indicator}随样本数的漏斗图；下方表格为同样的数据`,
    places: {inside: "在偶然范围内", outside95: "超出 95% 界限", outside998: "超出 99.8% 界限"},
    company: "全公司",
    better: "更好",
    worse: "更差",
    empty: "本周期这一级没有这项指标的数据。"
  },
  table: {
    open: "图中的数据",
    trends: "走势的数据（按月）",
    unit: "单元",
    scorePerContact: `${sides.legacy}得分`,
    scorePerCustomer: `${sides.challenger}得分`,
    rankPerContact: `${sides.legacy}名次`,
    rankPerCustomer: `${sides.challenger}名次`,
    difference: "得分之差",
    move: "变化",
    beyondNoise: "超出噪声",
    insideNoise: "噪声之内",
    verdict: "是否噪声",
    counted: ({ofEmployees}) => (ofEmployees ? "员工数（n）" : "客户数（n）"),
    fewest: "各指标中最少的样本（n）",
    value: "数值",
    interval: "95% 区间",
    quarter: "象限",
    funnelPlace: "在漏斗中的位置"
  },
  drawing: "本图由脚本绘制；下方表格为同样的数据。",
  drawFailed: "本图未能绘制；下方表格为同样的数据。",
  separator: "、",
  comma: "，",
  semicolon: "；"
});

export const compareZh = (wording: Wording): CompareWords => ({
  ...headlineWords(wording),
  ...trendLabelWords(wording),
  ...funnelWords(wording)
});
