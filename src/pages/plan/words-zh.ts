/** The plan page in Chinese. */
import {count, monthLong} from "../../language/format.js";
import type {PlanLack} from "../../model/plan/base.js";
import type {PlanWords} from "./words-en.js";

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

const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "无") : `${items.slice(0, -1).join("、")}和${items[items.length - 1]}`;

/** Between two Chinese characters there is no space, even where one of them came with a figure. */
const tight = (text: string): string => text.replace(/(?<=[\u4e00-\u9fff）]) (?=[\u4e00-\u9fff（])/g, "");

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
      `在每年 ${budget} 的预算中，模型建议从${list(from)}中抽出资金，投向${list(to)}${unspent ? `，另有 ${unspent} 收不回成本，不花` : ""}。36 个月的净现值可增加 ${middle}（100 次抽样中有 80 次落在 ${low} 至 ${high}），在 ${draws} 次抽样的 ${share} 中优于现状。`
    ),
  caution: (assumed, all, estimated) =>
    `结论的可靠程度取决于各项响应：${all} 个不确定的数中，${assumed} 个是本室假设，${estimated} 个由数据中先后不一的变化估计得出，其余取自历史。抽样结果一致，只说明结论在所设范围内成立，并不说明范围本身正确。每个数都可在下方替换；最值得先做试点的，是“什么会改变结论”中排在最前的几项。`,
  nextYuan: (best, bestSegment, bestReturn, worst, worstReturn) =>
    tight(
      `按现有投入，下一元投在${best}回报最高（36 个月收回 ${bestReturn}，其中${bestSegment}客群最高），投在${worst}最低（${worstReturn}）。`
    ),
  price: (returns, text) =>
    returns > 0.02
      ? `在建议的投法下，再增加 100 万元预算，净增 ${text}。`
      : "在建议的投法下，再增加 100 万元预算，投到哪里都收不回成本；现有预算中有一部分不花更好。",
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
    returns: "下一元收回",
    breakEven: "盈亏平衡",
    lever: "举措",
    change: "变化",
    breakEvenOf: (share) => `效果达到设定的 ${share}`,
    neverPays: "收不回",
    total: "全部举措",
    chart: "各举措的现有投入与规划投入，元/年",
    note: "“下一元收回”：在现有投入上再加 1 元，36 个月内的折现价值；低于 1 元即收不回。“盈亏平衡”：该举措的设定效果要有多大比例为真，现有投入才能收回。",
    table: "投入明细表",
    heat: "下一元收回多少：按举措与客群，以现有投入为准"
  },
  fan: {
    title: (series) =>
      ({customers: "未来客户数", revenue: "未来收入", cost: "未来成本", contribution: "未来贡献"})[series],
    question: "逐月走势，色带为 100 次抽样的中间 80 次。",
    series: {contribution: "贡献", customers: "客户数", revenue: "收入", cost: "整体成本"},
    switchLabel: "显示内容",
    unit: {
      contribution: "元/月：收入 × 留存比例 − 整体成本",
      customers: "月末客户数",
      revenue: "元/月",
      cost: "元/月，含全部成本类别与举措"
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
  imbalance: {
    title: "拉来一户，留住一户",
    question: "按现有投入，多拉一户、多留一户各要花多少，36 个月各能带来多少。",
    segment: "客群",
    won: "拉新一户的回报",
    kept: "留住一户的回报",
    costWon: "多拉一户的成本",
    costKept: "多留一户的成本",
    sentence: ({won, wonReturns, kept, keptBy, keptReturns}) =>
      tight(
        `多拉一户要花 ${won}，平均回报 ${wonReturns}；多留一户，用最省的举措（${keptBy}）要花 ${kept}，平均回报 ${keptReturns}。`
      ),
    noKept: "按现有投入，没有举措能多留住客户。",
    shift: (moved, direction, gain) =>
      ({
        keep: `每年从拉新向保有和基础服务转移 ${moved}，再多就不划算：36 个月合计 ${gain}。`,
        win: `每年从保有和基础服务向拉新转移 ${moved}，再多就不划算：36 个月合计 ${gain}。`,
        stay: "在拉新与保有之间，现有的比例就是试算出的最优点。",
        allKeep: `每年从拉新向保有和基础服务转移多达 ${moved}，仍然划算：36 个月合计 ${gain}。`,
        allWin: `每年从保有和基础服务向拉新转移多达 ${moved}，仍然划算：36 个月合计 ${gain}。`
      })[direction],
    shiftTitle: "资金在拉新与保有之间转移",
    shiftX: "由保有转向拉新 ← 元/年 → 由拉新转向保有",
    shiftY: "净现值变化，元",
    shiftMark: "最优",
    now: "现状",
    table: "按客群",
    byLever: "按举措",
    customers: "投入增加一成，一年后多出的客户",
    each: "每户花费",
    none: "无",
    note: "回报为收入乘以留存比例，减去该客户带来的接触、用户与退费成本，按年率 8% 折现。成本表未按客群划分，故成本为全公司口径。客户的客群以首月之前已记录在案者为准，之后才分层的计入“其他”；若数据未注明分层日期，则按当前记录划分，此时若客户因自身表现而被调整客群，各客群的差异会显得比事前更大。"
  },
  total: {
    title: "看整体成本，不看单次成本",
    question: "通话时长变化，对单次接触成本和其他各项的影响。",
    sentence: ({cut, contact, repeats, left, cost, npv, pays}) =>
      tight(
        `通话时长压缩 ${cut}，单次接触成本下降 ${contact}；但重复来电增加 ${repeats}，离网增加 ${left}，整体成本仅变化 ${cost}。按最可能的取值，36 个月合计${pays ? "多得" : "损失"} ${npv}。`
      ),
    breakEven: (share, assumed, pays) =>
      tight(
        `${pays ? `如果重复来电每增加 10% 使主动离网上升超过 ${share}，压缩通话就会变成亏损` : `只有当重复来电每增加 10% 使主动离网上升不到 ${share} 时，压缩通话才划算`}；目前假设为 ${assumed}，现有数据没有给出估计。在设定时长目标之前，应先试点测出这个数。`
      ),
    x: "通话时长变化",
    y: "与现状相比",
    lines: {contact: "单次接触成本", repeats: "重复来电", left: "离网客户", cost: "整体成本"},
    table: "对应数据表",
    handling: "通话时长",
    npv: "净现值与现状之差",
    note: "人工成本只有一部分随热线话务量变化；重复来电随通话时长的变化按下方清单中的估计或假设计算。"
  },
  scenarios: {
    title: "方案并列对比",
    question: "最多四个方案，使用同一组抽样。",
    rows: {
      budget: "举措预算，每年",
      npv: "净现值，36 个月",
      npvRange: "100 次抽样的第 10 至第 90 位",
      beats: "优于现状的概率",
      customers: "12 个月后客户数",
      left: "12 个月离网客户",
      revenue: "12 个月收入",
      cost: "12 个月整体成本",
      contact: "单次接触成本",
      repeats: "每次首次接触的重复来电",
      nps: "服务 NPS 与现状之差",
      load: "员工负荷与现状之比"
    },
    choose: "参与对比",
    focus: (name) => `在图中显示“${name}”`,
    focused: "图中所示",
    measure: "指标",
    points: (value) => `${value} 分`,
    notRun: "尚未计算",
    note: "净现值按年率 8% 折现，不计第 36 个月之后。概率为抽样占比，只反映所设范围。"
  },
  chance: {over: "超过 99%", under: "不到 1%"},
  editor: {
    title: "自定方案",
    question: "任意修改，页面即时重算；方案保存在网址中，可直接转发。",
    startFrom: "以此为起点",
    start: "套用",
    suggest: "由优化器分配预算",
    suggestHint: "在举措、客群、月份之间分配，采用线性规划",
    budget: "预算",
    percentOfToday: "% 现状",
    levers: "各举措投入",
    service: "热线怎么运营",
    serviceLabels: {
      handling: "通话时长变化",
      level: "及时接听比例",
      within: "及时的标准",
      occupancy: "席位最高占用率",
      shrinkage: "不在席的付薪时间",
      patience: "客户平均耐心"
    },
    serviceUnits: {handling: "%", level: "%", within: "秒", occupancy: "%", shrinkage: "%", patience: "秒"},
    floors: "优化器的底线",
    npsFloor: "服务 NPS 与现状之差，不低于",
    loadFloor: "员工负荷，不高于",
    points: "分",
    assumptions: "替换假设与估计",
    assumptionsHint: "效果为比例（0.1 即一成）；半饱和投入为元/客户·月。低、最可能、高三点构成三角分布。",
    undo: "撤销",
    redo: "重做",
    remove: "放弃自定方案",
    exportYaml: "导出 YAML",
    exportXlsx: "导出 XLSX",
    importFile: "打开 YAML 文件",
    redraw: (draws) => `重新抽样 ${draws} 次`,
    working: (share) => `抽样中：${share}`,
    optimising: "正在寻找最优投法……",
    done: (seconds) => `已重算，用时 ${seconds} 秒。`,
    failed: "计算失败，当前显示的仍是之前的结果。",
    noNumber: (label) => `“${label}”须填数字，未作任何修改。`,
    readFailed: (file) => `${file} 不是可读的 YAML，未作任何修改。`,
    imported: (file) => `已读入 ${file}；点“撤销”可恢复原状。`,
    fault: (fault) => {
      if (fault.kind === "more") return `另有 ${count(fault.count, "zh")} 处错误。`;
      const {where, kind, expected, found} = fault;
      return {
        shape: `${where || "文件"}：应为 ${expected}，实为 ${found}。`,
        unknown: `${where}：没有这个名称，应为以下之一：${expected}。`,
        number: `${where}：应为 ${expected} 之间的数，实为 ${found}。`,
        range: `${where}：应在 ${expected} 之间，实为 ${found}。`,
        order: `${where}：应满足 ${expected}，实为 ${found}。`
      }[kind];
    },
    faults: "方案未被采用：",
    own: "自定方案",
    noScript: "页面脚本加载后方可操作。",
    low: "低",
    value: "最可能",
    high: "高"
  },
  sure: {
    title: "什么会改变结论",
    question: "每次只变动一个输入，或只变动预算。",
    tornado: "建议投法比现状多得多少：单个输入取第 5 位与第 95 位（共 100）",
    tornadoNote: (centre) => `其余输入取最可能值时为 ${centre}。未列出的输入影响更小。`,
    frontier: "各档预算最多能留住的收入",
    frontierX: "举措预算，相当于现状的比例",
    frontierY: "36 个月收入，元",
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
    note: "繁忙日按平均的 1.15 倍计。队列数按单元所属地市计；合并队列可减少席位。"
  },
  backtest: {
    title: "扇形图靠得住吗",
    question: (first, last) => `用同一套算法，在${first}至${last}的每个月末、只凭当时已有的数据重画一次扇形图。`,
    held: ({fans, inside, forecasts, expected, narrow, wide}) =>
      tight(
        [
          `共画 ${fans} 次，六项指标与其后各月的实际对照：${forecasts} 个数中有 ${inside} 个落在图内，应有 ${expected} 个（100 个中 80 个）。`,
          narrow.length
            ? `${list(narrow)}落在图内的偏少：扇形图过窄，或历史中出现了突变。`
            : "没有一项少于扇形图准确时应有的数目。",
          wide.length ? `${list(wide)}的扇形图比必要的更宽。` : ""
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
          ? `一年以内，${list(better)}方面，扇形图中值比简单外推更接近实际。`
          : "一年以内，没有任何一项是扇形图中值更接近实际。",
        worse.length ? `${list(worse)}方面，简单外推更接近，模型没有增益。` : "",
        equal.length ? `${list(equal)}方面，两者不分上下。` : ""
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
  budget: {
    title: "预算与实际",
    question: (from, to) => `${from} 至 ${to}，按成本类别。`,
    category: "类别",
    planned: "预算",
    actual: "实际",
    over: "超出预算",
    total: "合计",
    sentence: (actual, budget, difference) => tight(`预算 ${budget}，实际支出 ${actual}，相差 ${difference}。`)
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
  target: {
    title: "来自“客群”页的目标客群",
    tooSmall: "该客群过小，不单独展示。",
    sentence: ({customers, share, leaving, leavingOfAll, revenue, contacts, worth, kept, budget}) =>
      tight(
        `约 ${customers} 位客户（占全部的 ${share}）。每月离网 ${leaving}，全体为 ${leavingOfAll}；户均收入为平均的 ${revenue} 倍，接触量为平均的 ${contacts} 倍。多留住一户，36 个月价值 ${worth}。若某项措施能使其离网减少一成，每年可多留 ${kept} 户，每年投入不超过 ${budget} 即不亏。`
      ),
    note: "根据客群立方体中该客群全部历史的客户月计算，留存比例与服务成本与本规划一致。这里只说明留住客户值多少，并不说明有措施能让离网减少一成。"
  },
  xlsx: {
    plan: "规划",
    months: "逐月",
    month: "月份",
    opening: "期初客户",
    joins: "新入网",
    left: "离网",
    closing: "期末客户",
    revenue: "收入",
    margin: "留存比例",
    cost: "整体成本",
    contribution: "贡献",
    discount: "折现系数",
    present: "现值",
    multiple: "现状的倍数",
    planned: "规划，元/年",
    change: "变化，元",
    note: "修改倍数后合计随之变化；客户的响应不会变化，请在页面上导入方案重算。"
  }
} satisfies PlanWords;
