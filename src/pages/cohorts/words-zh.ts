/** The page of cohorts in Chinese. */
import {currencyName} from "../../language/currency.js";
import {common} from "../../language/common.js";
import type {CohortWords} from "./words-en.js";

export const cohortsZh = {
  headline: (year, three) =>
    year && three
      ? `每 100 位入网客户，一年后还在 ${year} 位，三年后还在 ${three} 位。`
      : year
        ? `每 100 位入网客户，一年后还在 ${year} 位。`
        : "谁在离网、何时离网、离网前发生了什么。",
  lede: ({year, three, months, from, to, watched}) =>
    `${year ? `95% 区间：一年后 ${year}${three ? `，三年后 ${three}` : ""}。` : ""}依据 ${watched === 1 ? from : `${from}至${to}`}的 ${months} 个客户月；此前已入网的客户，从进入观察时起计。离网共观察了 ${watched} 个月，因此不谈入网 ${2 * watched} 个月以后还剩多少。`,
  caution: "这里的“同时出现”不等于因果：投诉的客户也许本来就有离网的理由。要分清，需要试点。",
  nothing: "暂无可展示的客户群：所读月份内没有在网客户。",
  lacking: (columns) => `现有数据暂不可测客户群，缺少：${columns}。`,
  tooSmall: "客户太少，无法展示：部分单元会低于隐私下限。",
  empty: {
    short: "数据不满一年，无从按年比较。",
    nobody: "所读月份内没有客户入网或离网，无从跟踪。"
  },
  lacksColumns: (columns) => `现有数据暂不可测，缺少：${columns}。`,
  definition: "口径",
  interval: "95% 区间",
  noInterval: "无区间",
  merged: "已合并（单独过小）",
  reasons: {
    port_out: "携号转网（携出）",
    disconnected: "申请拆机",
    arrears: "欠费销户",
    unknown: `原因${common.zh.notOnRecord}`
  },
  entities: {customers: "客户", lines: "用户"},
  atRisk: {customers: "在网客户月", lines: "在网用户月"},
  month: (month) => `第 ${month} 个月`,
  months: (months) => `${months} 个月`,
  monthAxis: "入网后月数",
  figures: "数据表",
  explorer: {
    title: "圈选客户群",
    question: "点按条形即可圈选，用鼠标或触控笔可拖选多条，其余视图立即响应；多个视图可同时圈选。",
    hint: "实心条：圈中的客户月；外框：全部客户月。圆点：月离网率，横线为 95% 区间。",
    clear: "全部清除",
    clearOne: (dimension) => `清除${dimension}`,
    barLabel: "客户月",
    rateLabel: (low, high) => `月离网率，${low} 至 ${high}；箭头表示超出此范围。`,
    mergedNote: (share, cells) =>
      `共 ${cells} 个单元，均不低于隐私下限；${share} 的客户月在合并单元里，只在不跨它圈选的视图中计入。`,
    empty: "客户太少，无法圈选：平均每个单元至少要有 100 位客户。",
    slice: "当前客户群",
    everyone: "全体",
    rest: "其余客户",
    versus: "对照",
    rows: {
      months: "客户月",
      leaving: "月离网率",
      portOut: "其中携出",
      kept: (months) => `照此 ${months} 个月后仍在网`,
      revenue: "户均月收入",
      contacts: "百客户月接触次数",
      complaints: "万客户月投诉件数"
    },
    difference: "差异",
    verdict: (kind, figures, other) =>
      ({
        more: `该客户群离网快于${other ? `“${other}”` : "其余客户"}：每月相差 ${figures} 个百分点。`,
        less: `该客户群离网慢于${other ? `“${other}”` : "其余客户"}：每月相差 ${figures} 个百分点。`,
        chance: `与${other ? `“${other}”` : "其余客户"}每月相差 ${figures} 个百分点，可能只是偶然。`,
        nothing: "这些圈选合在一起没有客户。",
        same: "尚未圈选：当前客户群即全体。"
      })[kind],
    note: "每个月按月初状态归类，同一客户在不同月份可落在不同条形里。两个客户群若有重叠，实际把握比区间所示略大。区间均为 95%：客户只离网一次，离网率以客户月为独立单位；收入、接触与投诉以客户为独立单位（delta 法），客户群只含客户的部分月份时，区间多半偏宽。",
    figure: "指标",
    value: "数值",
    saved: "已存客户群",
    name: "给当前客户群命名",
    save: "保存",
    show: "查看",
    remove: (name) => `删除${name}`,
    savedNone: "尚无。保存的客户群写在本页地址里，拿到地址的人都能看到。",
    share: "当前视图的地址",
    toPlan: "把该客户群带入规划",
    said: (months, rate) => `圈中 ${months} 个客户月，月离网率 ${rate}。`
  },
  survival: {
    title: "能留多久",
    question: (entity) =>
      `${entity === "customers" ? "客户入网" : "用户开通"}后各月仍在网的比例，阴影为对数-对数 95% 区间。`,
    split: "拆分方式",
    entity: "统计对象",
    mean: (months) => `前 ${months} 个月平均在网月数`,
    difference: (reference) => `与“${reference}”相比`,
    reference: "参照",
    after: (months) => `${months} 个月后仍在网`,
    logRank: (chiSquare, degrees, p) =>
      `对数秩检验（各组离网快慢相同）：χ² = ${chiSquare}，自由度 ${degrees}，p ${p}。客户多时微小差异也会显著，请先看月数。`,
    noLogRank: "不足两组，无法做对数秩检验。",
    note: "Kaplan–Meier 法，允许延迟进入：每个月只拿当月在网的客户与当月离网的客户相比。",
    changing:
      "该状态在网期间会变化。每个月按月初状态计，当月发生的从次月起计；曲线说的是“一直处于该状态会怎样”，而不是“最后落在该状态的人怎样了”。提出离网的接触及其中的说法不构成状态。",
    shared: "同一客户名下的用户往往一起离网，因此用户口径的区间与检验略显乐观。",
    label: (split) => `按${split}的留存曲线；下方数据表内容相同`,
    class: "分组",
    customerMonths: {customers: "客户月", lines: "用户月"},
    many: (shown) => `彩色为两端的 ${shown} 组，其余为灰色。`,
    one: "全体"
  },
  hazard: {
    title: "何时离网",
    question: (hasTerms) => `入网后每个月，在网客户中离网的比例${hasTerms ? "，以及当月合约到期的比例" : ""}。`,
    note: (hasTerms) => `阴影：95% 区间。${hasTerms ? "底部短条：当月合约到期的比例，刻度自成一套。" : ""}`,
    label: (hasTerms) => `入网后各月的离网率${hasTerms ? "，底部为合约到期" : ""}；下方数据表内容相同`,
    due: "合约到期",
    rate: "当月离网率",
    left: "离网数",
    finding: (month, share) => `合约到期最集中在${month}：占当时在网客户的 ${share}。`
  },
  incidence: {
    title: "以何种方式离网",
    question: "各种离网方式同时存在时，入网客户以每种方式离网的累计比例（Aalen–Johansen）。",
    note: "各种方式争夺的是同一批客户：各比例与仍在网比例之和为 100%。",
    label: "以各种方式离网的累计比例；下方数据表内容相同",
    finding: (reason, share, interval, months) => `${reason}：入网 ${months} 个月内占 ${share}（${interval}）。`,
    here: "仍在网"
  },
  heat: {
    title: "逐月看客户群",
    question: "同一时期入网的客户为一行，入网后每个月为一列。",
    measure: "显示",
    measures: {
      customers: "客户保有",
      lines: "用户保有",
      gross: "收入保有率（不含提值）",
      net: "收入保有率（含提值）",
      contacts: "接触",
      complaints: "投诉"
    },
    says: {
      customers: "入网客户中月初仍在网的比例。",
      lines: "开通用户中月初仍在用的比例。",
      gross: "相对首个完整月收入的保有比例，每位客户以当时所付为上限，即不含提值。",
      net: "相对首个完整月收入的保有比例，含提值。",
      contacts: "每百位在网客户每月主动接触次数。",
      complaints: "每万位在网客户每月记录在案的投诉件数；有诉不录的不在其中。"
    },
    joined: "入网",
    since: "入网后月数",
    size: "入网数",
    label: (measure) => `按入网月份与入网后月数的${measure}热力图；下方数据表内容相同`,
    scale: (low, high) => `${low} 至 ${high}`,
    customers: "人数",
    grain: (months) =>
      ({1: "每行一个月。", 3: "每行一个季度：单月客户过少，不单列。", 12: "每行一年：更短的时段客户过少，不单列。"})[
        months
      ] ?? ""
  },
  before: {
    title: "离网前 90 天发生了什么",
    question: "最近一年离网的客户，最后 90 天里有过这些情况的占多少？情况相近而留下的客户呢？",
    groups: {portOut: "携出", other: "其他方式离网"},
    leavers: "离网",
    stayers: "留下的可比客户",
    difference: "差异",
    features: {
      contacts: "至少一次接触",
      many_contacts: "三次及以上接触",
      repeats: "7 天内重复来电",
      complaints: "有投诉记录",
      bill_shocks: `账单突增（比上月高 30% 且 20 ${currencyName("zh")}）`,
      network: "归属地三个月中有两个月出过故障"
    },
    note: (leavers, stayers) =>
      `${leavers} 位离网客户，对照同季度、同价值分层、同在网时长的 ${stayers} 位留存客户，并按离网客户的构成加权；留存客户在全年取 13 天为参照日，一位客户只算一位。提出离网的接触及其中的投诉不计入：那已是离网本身。`,
    green: (leavers, stayers, n, isNoise) =>
      `绿灯离网：${n} 位有过接触的携出客户中，${leavers} 遇到的全是绿灯；可比的留存客户为 ${stayers}。${isNoise ? "差异可能只是偶然：绿灯分不出谁会离开。" : "两者的差异超出偶然，但这些离网客户绿灯并未预警。"}`,
    feature: "此前 90 天",
    group: "对比",
    label: "离网客户与可比留存客户此前各种情况的比例；下方数据表内容相同",
    points: "个百分点",
    pair: (left, stayed) => `${left} 对 ${stayed}：`,
    scale: (low, high) => `刻度：占比 ${low} 至 ${high}`,
    unlike: "超出偶然"
  },
  ages: {
    title: "新老同权",
    question: "老客户享有的条件与新客户一样吗？",
    note: (hasPaid) =>
      `最近一年，按用户在网时长：新为不满 12 个月，老为 36 个月及以上。区间按客户计一次。${hasPaid ? "这里比的是平均实付，不是同一套餐的价格：老用户可能用的是另一款套餐。" : ""}`,
    kind: "业务类型",
    ages: {new: "新", middle: "12–35 个月", old: "老"},
    age: "新老",
    paid: `月均实付（${currencyName("zh")}）`,
    perGigabyte: `每 GB 套内流量（${currencyName("zh")}）`,
    inTerm: "合约期内",
    newOnly: "使用仅限新客户的套餐",
    leaving: "月离网率",
    n: "客户数",
    finding: (kind, newer, older, how) =>
      how === "alike"
        ? `${kind}：新老用户月均实付相当，差异可能只是偶然（老 ${older}，新 ${newer}）。`
        : `${kind}：老用户月均实付 ${older}，新用户 ${newer}。`,
    none: "没有一种业务在各个时长都有足够的客户。"
  },
  projection: {
    title: "还会留下多少",
    question: (years) =>
      `以移位贝塔-几何模型（sBG）拟合已观察到的数据${years.length > 0 ? `，外推到 ${years.join(" 年和 ")} 年` : ""}。`,
    note: "区间以模型成立为前提，只含抽样误差；合约、价格战和做法的变化都不在其中。收入不等于毛利，将来的钱也要折现。",
    label: "已观察与外推的在网比例；下方数据表内容相同",
    seen: "已观察",
    projected: "外推",
    finding: (share, interval, years) => `外推：入网 ${years} 年后仍在网 ${share}（${interval}）。`,
    value: (value, interval, monthly, years, rate) =>
      `客户生命周期价值：${years} 年内每户收入 ${value}（${interval}），按月均 ${monthly}、年折现率 ${rate} 计。`,
    check: ({predicted, interval, observed, isInside, fitted, month}) =>
      `用未参与拟合的月份检验：只用前 ${fitted} 个月拟合，预计${month}为 ${predicted}（${interval}）；实际 ${observed}，${isInside ? "落在区间内" : "落在区间外，外推须谨慎看待"}。`,
    empty: "数据太少，无法外推：至少需要 12 个有客户离网的月份。",
    short: (watched) => `离网只观察了 ${watched} 个月，还谈不上几年以后。`,
    heterogeneity: (first, later, month, falls) =>
      falls
        ? `离网率从首月的 ${first} 降到第 ${month} 个月的 ${later}：留下的是更忠诚的客户。`
        : `拟合的月离网率始终为 ${first}：看不出易离网的客户先走。`
  },
  sql: "如何统计：实际执行的 SQL",
  sqlNote: "本页一切数字都由两张中间表统计而来：每客户每月一行，每用户每月一行。",
  separator: "、"
} satisfies CohortWords;
