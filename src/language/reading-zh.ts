import type {ReadingWords} from "./reading-en.js";

export const readingZh = {
  headline: (measurable, all) =>
    measurable === all ? `${all} 项指标全部可测。` : `${all} 项指标中，${measurable} 项可测。`,
  tables: {
    title: "数据表：覆盖到哪里",
    question: "各表按月、按单元的行数与平常相比如何；数据新不新、剔除多少、有多少行没有归到单元。",
    legend: (months) => `各月（${months}）或各单元的行数，与平常相比`,
    levels: {0: "没有，或客户太少", 1: "不到四分之一", 2: "四分之一到一半", 3: "一半到四分之三", 4: "与平常相当"},
    rows: (rows) => `${rows} 行`,
    setAside: (share, rows) => `剔除 ${share}（${rows} 行）`,
    setAsideNone: "没有剔除",
    lastDay: (day, behind) => (behind === 0 ? `截至 ${day}` : `截至 ${day}，距期末 ${behind} 天`),
    noDay: "没有日期",
    byMonth: (clock) => `按月（${clock}）`,
    byUnit: (units) => `按${units}`,
    unitsCovered: (covered, all) => `${all} 个中覆盖 ${covered} 个`,
    withoutUnit: (rows, column) =>
      `${rows} 行没有填写单元（${column}）：按该单元统计时，不计入任何单元，也不计入全公司。`,
    withoutUnitFew: (column) => `少数几行没有填写单元（${column}）：按该单元统计时，不计入任何单元，也不计入全公司。`,
    absent: "没有提供。",
    unneeded: "不需要：已有明细表。",
    columns: "字段与用途",
    column: "字段",
    filled: "填写率",
    feeds: "用于",
    notThere: "没有提供",
    made: "已补出",
    nothingFed: "暂无指标用到",
    strip: "各月覆盖情况（文字）"
  },
  unread: {title: "未读取的文件"},
  systems: {
    title: "哪些体系能打分",
    question: "所考核的指标在该单元都有数字，体系才给它打分。以下由实际试算得出。",
    ready: "可打分",
    unready: "还没有能打分的单元",
    unitsScored: "已打分单元",
    ofAll: (scored, units) => `${scored} / ${units}`,
    tier: (scored, units, period) => `${period} ${units} 个中 ${scored} 个`,
    noTier: (units) => (units === 1 ? "任何周期都不能打分" : `${units} 个在任何周期都不能打分`),
    lacking: (reason, units) => `${reason}（${units} 个）`,
    missing: {
      value: (indicator) => `没有可公布的${indicator}`,
      rivals: (indicator) => `没有${indicator}的对手数据`,
      industry_mean: (indicator) => `没有${indicator}的行业均值`,
      industry_mean_beyond_floor: (indicator) => `${indicator}的行业均值没有超过底线值`,
      peers: (indicator) => `没有其他同类单元可比${indicator}`,
      past: (indicator) => `没有更早的${indicator}`,
      positive_past: (indicator) => `以往的${indicator}不大于 0`,
      own_period: (indicator) => `${indicator}没有适用于这一周期长度的目标`
    },
    measurable: (measurable, all) => `考核的 ${all} 项指标中 ${measurable} 项可测`,
    observed: (measurable, all) => `只观测的 ${all} 项中 ${measurable} 项可测`,
    lacks: (indicator) => `${indicator}缺`
  },
  next: {
    title: "下一步收集什么",
    question: "最划算的下一份数据：每增加一个字段或一张表，能让最多的指标和体系变得可测。",
    nothing: "什么都不缺：每项指标所需的字段都齐了。",
    table: (table, columns) => `“${table}”表，含${columns}`,
    column: (column, table) => `“${table}”表的${column}`,
    and: "，以及",
    more: (steps) => `再往后 ${steps} 步`,
    unlocks: (indicators) => `可多测 ${indicators} 项指标`,
    readies: (systems) => `补齐${systems}`,
    singleNone: "没有哪个字段或哪张表单独就够用；需要一起收集的见上面的清单。"
  },
  colon: "：",
  comma: "、"
} satisfies ReadingWords;
