/** What the plan rests on and how far it holds, in Chinese. */
import {currencyName} from "../../language/currency.js";
import {listed, tight} from "../../language/prose.js";
import type {doubtEn} from "./words-doubt-en.js";

export const doubtZh = {
  sure: {
    title: "什么会改变结论",
    question: "每次只变动一个输入，或只变动预算。",
    tornado: "建议投法比现状多得多少：单个输入取第 5 位与第 95 位（共 100）",
    tornadoNote: (centre) => `其余输入取最可能值时为 ${centre}。未列出的输入影响更小。`,
    frontier: "各档预算最多能留住的收入",
    frontierX: "举措预算，相当于现状的比例",
    frontierY: `36 个月收入，${currencyName("zh")}`,
    frontierNote: (best) => `投入越多，收入总会越高；扣除投入后的净现值，在现有预算的 ${best} 处最高。`,
    frontierToday: "现有投法",
    table: "数据表",
    input: "输入",
    low: "取第 5 位",
    high: "取第 95 位",
    budget: "预算，每年",
    revenue: "收入，36 个月",
    npv: "净现值"
  },
  backtest: {
    title: "扇形图靠得住吗",
    question: (first, last) => `用同一套算法，在${first}至${last}的每个月末、只凭当时已有的数据重画一次扇形图。`,
    held: ({fans, inside, forecasts, expected, narrow, wide}) =>
      tight(
        [
          `共画 ${fans} 次，六项指标与其后各月的实际对照：${forecasts} 个数中有 ${inside} 个落在图内，应有 ${expected} 个（100 个中 80 个）。`,
          narrow.length
            ? `${listed(narrow, "zh")}落在图内的偏少：扇形图过窄，或历史中出现了突变。`
            : "没有一项少于扇形图准确时应有的数目。",
          wide.length ? `${listed(wide, "zh")}的扇形图比必要的更宽。` : ""
        ].join("")
      ),
    inYear: (measure, year) => `${measure}（第 ${year} 年）`,
    limits: (yearsTested) =>
      [
        "相邻月份所画的扇形图看的是同一批月份，命中与否往往同进同退：括号内是扇形图完全准确时，同样长度的历史十次中有九次会出现的数目；偏差若小于这一范围，这里查不出来。",
        yearsTested < 3
          ? `历史长度不足以检验第 ${yearsTested + 1} 年及以后，代之以真值已知的模拟，结果见“可信到什么程度”页。`
          : "",
        "检验的只是“照旧运行”：历史上没有人调整过各项举措，其效果未经检验。成本不含举措投入（投入是决策，不是预测）；贡献取决于留存比例，数据中没有。"
      ].join(""),
    lastYear: (from, to) => `最近一年：${from}至${to}`,
    measure: {
      customers: "客户数",
      left: "离网客户",
      joins: "新入网客户",
      revenue: "收入",
      contacts: "接触量",
      cost: "举措以外的成本"
    },
    model: "扇形图中值误差",
    naive: "简单外推误差",
    inside: (year) => `第 ${year} 年落在图内`,
    insideOf: (inside, forecasts) => `${forecasts} 中 ${inside}`,
    fair: (expected, low, high) => `应有 ${expected}（${low}–${high}）`,
    verdict: "更接近",
    better: "扇形图中值",
    worse: "简单外推",
    equal: "不分上下",
    sentence: (better, equal, worse) =>
      [
        better.length
          ? `一年以内，${listed(better, "zh")}方面，扇形图中值比简单外推更接近实际。`
          : "一年以内，没有任何一项是扇形图中值更接近实际。",
        worse.length ? `${listed(worse, "zh")}方面，简单外推更接近，模型没有增益。` : "",
        equal.length ? `${listed(equal, "zh")}方面，两者不分上下。` : ""
      ]
        .filter(Boolean)
        .join(""),
    actual: "实际",
    forecast: "扇形图，P10–P90",
    chart: "每月离网客户：扇形图与实际",
    none: "至少需要 24 个月数据，才能用前一年画扇形图、用后一年检验；现有数据不足。",
    table: "全部指标",
    note: "误差为平均绝对误差占实际值的比例。简单外推：取上年同月；客户数取期初不变。差异不足误差的一成视为不分上下。"
  },
  assumed: {
    title: "每一个不确定的数",
    question: "来自哪里，可能偏差多少。",
    basis: {observed: "取自历史", estimated: "估计", assumed: "假设"},
    name: "名称",
    value: "取值",
    range: "低至高",
    kind: "依据",
    source: "来源",
    levels: {
      leaving: "12 个月后的离网水平，相对去年",
      joins: "12 个月后的入网水平，相对去年",
      needs: "12 个月后的首次接触水平，相对去年",
      repeats: "12 个月后的重复来电水平，相对去年",
      revenue: "户均收入年增长率",
      labour: "同等负荷下人工成本年增长率",
      costs: "12 个月后的其他成本水平，相对去年"
    },
    later: (range) => `36 个月后 ${range}`,
    effects: {
      joins: "新入网增加",
      leaving: "离网减少",
      needs: "首次接触减少",
      repeats: "重复来电减少",
      handling: "通话时长缩短",
      refunds: "退费减少",
      nps: "服务 NPS",
      load: "员工负荷减轻"
    },
    half: "达到一半效果所需投入",
    effectOf: (lever, effect) => `${lever}：${effect}`,
    perCustomer: (money) => `每户每月 ${money}`,
    points: (points) => `${points} 分`,
    note: "效果指该举措从零投入到充分投入所能带来的变化；各项效果相加，合计最多消除 80% 的离网、接触或重复。月度延续、现有投入在举措间的划分以及 8% 的折现率固定在 data/plans/ 中。",
    table: "全部清单"
  },
  seats: {
    title: "分时席位",
    question: (level, within) =>
      `繁忙日里，各队列要在 ${within} 秒内接听 ${level} 的来电需要多少席位（Erlang C；放弃率按 Erlang A）。`,
    sentence: ({peak, hour, staff, queues, seatHours, paid}) =>
      tight(
        `${hour} 时，${queues} 个队列各需 ${peak} 个席位、排班 ${staff} 人。全部队列每月合计 ${seatHours} 席位小时${paid ? `；薪酬表显示热线客服代表每月约 ${paid} 席位小时（每坐席日按 8 小时计）` : ""}。`
      ),
    hour: "时段",
    calls: "每队列每小时来电",
    seats: "席位",
    staff: "排班人数",
    abandoned: "放弃率",
    table: "分时明细",
    note: "繁忙日按平均水平上浮 15% 计。队列数按单元所属地市计；合并队列可减少席位。"
  },
  budget: {
    title: "预算与实际",
    question: (from, to) => `${from} 至 ${to}，按成本类别。`,
    category: "类别",
    planned: "预算",
    actual: "实际",
    over: "超出预算",
    total: "合计",
    sentence: (actual, budget, difference) => tight(`预算 ${budget}，实际支出 ${actual}，相差 ${difference}。`)
  }
} satisfies typeof doubtEn;
