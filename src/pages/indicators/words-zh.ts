/** The page of single indicators in Chinese. */
import type {IndicatorsWords} from "./words-en.js";

const grainWords = {
  whole: "全部数据",
  rest: "首个季度之前",
  year: "按年",
  quarter: "按季",
  month: "按月"
} as const;
const places = {inside: "在随机波动范围内", outside95: "超出 95% 控制限", outside998: "超出 99.8% 控制限"} as const;

export const indicatorsZh: IndicatorsWords = {
  list: {
    title: "指标",
    label: "全部有数据的指标",
    find: "查找指标",
    findHint: "名称或口径中的字词",
    found: (found) => `${found} 个指标`,
    none: "没有指标含有这些字词。",
    counted: (account) => account.replaceAll("一", "每"),
    hidden: "未展示"
  },
  over: (account) => `计量对象：${account}`,
  headline: (name, value, period) => `${name}：${value}（${period}）`,
  headlineOf: (name, unit, value, period) => `${unit}${name}：${value}（${period}）`,
  interval: (interval) => `95% 区间 ${interval}`,
  employees: (employees) => `${employees} 名员工`,
  yearBefore: (value, period) => `上年同期（${period}）：${value}。`,
  better: {higher: "越高越好", lower: "越低越好"},
  failed: "该指标的数据未能加载，刷新页面可重试。",
  nothing: "暂无有数据的指标。",
  chooser: {
    legend: "查看范围",
    unit: "单元",
    period: "时段",
    grains: {whole: "全部数据", rest: "首个季度之前", year: "年度", quarter: "季度", month: "月份"}
  },
  tree: {
    title: "自上而下看各级单元",
    question: (unit, period) => `${unit}处在什么位置，下面各单元如何？${period}，均附 95% 区间。`,
    below: (unit) => `${unit}的下级`,
    none: "本时段内没有可展示的下级单元数据。",
    band: "浅色带为所选单元的 95% 区间。"
  },
  trend: {
    title: "走势",
    question: (unit, grain) => `${unit}的这项指标如何变化（${grainWords[grain]}）？`,
    label: (name, unit, from, to) => `${unit}${name}走势，${from}至${to}，附 95% 区间`,
    note: "浅色带为各时段的 95% 区间；断开处为低于隐私门槛、不予展示的时段。",
    inForce: (system, month) => `${month}：“${system}”开始执行，并考核该指标。`,
    ends: (system, month) => `${month}：“${system}”执行的最后一个月。`,
    single: "只有一个时段，无走势可画。",
    noEvents: "其间没有考核该指标的体系开始或停止执行。"
  },
  league: {
    title: "单元排名",
    question: (units, period) => `${units}中，哪些与全公司的差异超出误差？${period}。`,
    level: "比较层级",
    none: "本时段内没有哪一层级有多个可展示的单元。",
    summary: (outside, units, expected) =>
      `${units}中有 ${outside} 个落在漏斗图 95% 控制限之外；仅凭随机波动约有 ${expected} 个。`,
    rank: "名次",
    unit: "单元",
    value: "数值",
    interval: "95% 区间",
    against: "与全公司相比",
    inside: places.inside,
    betterThan: "较好",
    worseThan: "较差",
    places,
    company: "全公司",
    counted: (ofEmployees) => (ofEmployees ? "员工数" : "客户数"),
    chart: (name) => `漏斗图：${name}与客户数，附随机波动的控制限`,
    chartNote: "每个点是一个单元。单元越小，仅凭随机波动就可能偏离全公司越远；两组线分别容纳 95% 和 99.8% 的随机波动。",
    drawing: "页面加载完成后绘制图形。",
    drawFailed: "图形未能绘制，表格中有同样的数据。",
    caution: "名次按数值原样排列；差异在随机波动范围内的单元，不能凭名次分高下。"
  },
  rivals: {
    title: "与其他运营商相比",
    question: (region, period) => `同一地区（${region}）、同一时段（${period}），其他运营商达到什么水平？`,
    industry: "行业均值",
    noInterval: "答卷数未知"
  },
  versions: {
    shrunken: "收缩后",
    adjusted: "同等客群结构",
    note: "收缩后：按抽样误差所占比例，把各单元数值向本层级的中间值拉近，小单元的名次不再取决于运气（经验贝叶斯）。",
    adjustedNote:
      "同等客群结构：假设该单元的客群结构与全公司相同时的数值（直接标准化）；只扣除客群差异，不含客户的其他差异。",
    adjustedByQuarter: "选择季度，可同时看到各单元按全公司客群结构折算后的数值。"
  },
  evidence: {
    title: "这项指标靠不靠得住",
    question: "有多少是误差，差异能否持续，与客户留存有没有关系？",
    level: (units, grain) => `${units}，${grainWords[grain]}`,
    heads: {
      level: "层级",
      customers: "单元客户数中位数",
      discrimination: "区分度",
      lasting: "持续性",
      wrongHalf: "误判概率（上下半区）",
      needed: "信度 0.70 所需客户数"
    },
    alignment: "与此后客户留存的等级相关",
    adjusted: "扣除客群结构后的等级相关",
    proxy: "代理有效性",
    independence: "其他指标未包含的信息",
    tooSmall: {few_units: "单元太少，不宜排名", small_units: "单元太小，不宜排名"},
    untold: "无法判断",
    none: "再多客户也不够",
    note: "均附 95% 区间；1 表示全为真实差异或完全一致，0 表示全为误差。",
    link: "详见证据页"
  },
  uses: {
    title: "谁考核，谁观测",
    question: "各套指标体系如何使用这项指标？",
    nobody: "没有体系考核或观测该指标。",
    appraised: (weight, rule) => `考核，权重 ${weight}。${rule}`,
    role: (role, weight, rule) => `对“${role}”岗位考核，权重 ${weight}。${rule}`,
    gated: (gate) => `据此扣减：${gate}`,
    observed: "只观测，不考核",
    since: (from, to) => (to === null ? `${from}起执行` : `${from}至${to}执行`),
    never: "尚未执行过"
  },
  gaming: {
    title: "如何被做高",
    question: "哪些做法能让数字好看、却没有让客户受益，能做高多少？",
    none: "目前收录的做法都不影响它，没有同源指标，也没有可查的痕迹。这不能证明它无法被做高。",
    replayed: (units, period, dose) =>
      `将各种做法分别植入两个典型单元（${units}；${period}）的历史，违规比例 ${dose}，再重新计量该指标：`,
    moved: (from, to) => `${from} → ${to}`,
    looksBetter: "变好看",
    looksWorse: "变难看",
    still: "四舍五入后不变",
    untouched: "已推演的做法都不影响它。",
    traces: "以下痕迹会让它变好看，因此在数据中逐一查找：",
    occasions: (of) => `可操作场景：${of}。`,
    twinLived: "客户实际遇到的同源指标：",
    twinCounted: "由被考核方统计的同源指标：",
    twinCourse: (counted, lived, months) =>
      `全公司${months}首末两季：账面 ${counted}，实际 ${lived}。账面变好而实际没有，就要查一查是否被做高。`,
    evidence: "各违规比例下的推演与各单元痕迹"
  },
  definition: {
    title: "口径",
    formula: "公式",
    account: "计量对象",
    unit: "归属",
    cluster: "独立抽样单位",
    better: "方向",
    knowable: "数据齐备时间",
    atOnce: "即时",
    afterDays: (days) => `${days} 天后`,
    sql: "计量所用 SQL",
    dictionary: "所用表和字段"
  },
  table: "查看表格"
};
