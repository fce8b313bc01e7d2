/** The data page in Chinese. */
import {currencyHundredth, currencyName} from "../../language/currency.js";
import type {DataWords} from "./words-en.js";

export const dataZh = {
  headline: (rows, tables) => `${rows} 行、${tables} 张表，每个数字都有出处。`,
  setAsideNone: "没有任何一行需要剔除。",
  setAside: (rows, share) => `有 ${rows} 行（${share}）不合表的要求，已连同原因剔除留存，没有猜着补。`,
  period: (months, customers) => `${months}，期末 ${customers}。`,
  simulated:
    "这些数据全部来自模拟运营商，没有真实的客户，也没有真实的分公司。各页的发现只用来说明推演室怎样工作，不代表任何真实公司。",
  absent: (tables) => `没有提供：${tables}。`,
  unmeasurable: (indicators) => `暂不可测：${indicators}。`,
  toReadiness: "各表覆盖到哪里、每项指标由什么构成、下一步收集什么",
  find: "查找指标、表或字段",
  findHint: "例如 NPS、接触、customer_id",
  found: (indicators, tables) => `${indicators} 项指标，${tables} 张表`,
  nothingFound: "本页没有这样的内容，换名称的一部分试试。",
  contents: {label: "本页内容", intake: "读入情况", indicators: "指标", tables: "数据表", frames: "帧", method: "方法"},
  intake: {
    title: "读了什么，剔除了什么",
    question: "不合规则的行单独留存、计数，并列明原因；不会悄悄丢掉任何一行。",
    table: "表",
    read: "读入行数",
    accepted: "采用",
    setAside: "剔除留存",
    reasons: "剔除原因",
    absentTag: "没有提供",
    absent: "没有提供。要用到它的指标暂不可测，不会当作零。",
    none: "没有读入任何表。",
    reason: (reason, rows) => `${reason}：${rows} 行`
  },
  indicators: {
    title: "指标",
    question: "每项指标都是同一种计数对象上两个合计之比。这里有口径、公式和得出它的 SQL。",
    formula: "公式",
    account: "计数对象",
    kind: "算法",
    unit: "归谁",
    cluster: "独立样本",
    knowable: "何时完整",
    better: "方向",
    format: "显示为",
    used: "所在体系",
    measured: "怎么算",
    sql: "SQL 写法",
    copy: "复制",
    copied: "已复制",
    selected: "已选中，请按 Ctrl（或 ⌘）+ C",
    lacks: "缺少",
    notMeasurable: "暂不可测",
    nobody: "两套体系均未采用",
    link: (name) => `${name}的链接`,
    figures: "查看数值、走势、排名与证据",
    higher: "越高越好",
    lower: "越低越好",
    atOnce: "周期结束时",
    afterDays: (days) => `周期结束 ${days} 天后`,
    kinds: {ratio: "两个合计之比", followed_by: "接触之后是否再次发生", cohort: "事先固定的一批客户，跟踪到期末"},
    formats: {
      percent: "百分比",
      points: "−100 至 100 分",
      seconds: "秒",
      per_10k: "每万户",
      yuan: currencyName("zh"),
      number: "数值"
    }
  },
  greenLight: {
    name: "绿灯离网",
    says: "携号转网、且离网前 90 天内有过接触的客户中，这 90 天里每次接触都达标的比例（提出离网的接触不计）；旁边是可比的在网客户的同一比例。",
    green:
      "只计客户主动发起的接触，不含外呼，也不含提出离网的接触（那已是离网本身）。一次接触算绿灯：请求人工的已被接听，处理时长未超标，问了且答了满意度的已达标。",
    how: "可比指季度、价值等级、在网时长和 90 天内接触次数都相同，并按离网客户的构成加权。在网客户在全年取 13 天（每隔 28 天一天，首日按哈希分散），分别看此前 90 天。在网不足 90 天的，以及 90 天内没有接触的，两边都不计入。",
    onBrief: "数字、目标与 SQL，见简报"
  },
  tables: {
    title: "表与字段",
    question: "推演室读取的内容。用自己的数据，就准备这些表；缺了的只会让指标暂不可测，不会变成零。",
    oneRow: "一行是",
    column: "字段",
    name: "名称",
    type: "类型",
    unit: "单位",
    required: "必填",
    yes: "是",
    no: "否",
    note: "取值与说明",
    references: (target) => `引用 ${target}`,
    values: "取值",
    columns: (columns) => `${columns} 个字段`,
    types: {
      id: "编号",
      text: "文本",
      boolean: "是／否",
      date: "日期",
      month: "月份",
      timestamp: "日期时间",
      enum: "枚举",
      integer: "整数"
    },
    unitNames: {
      s: "秒",
      min: "分钟",
      fen: currencyHundredth("zh"),
      MB: "MB",
      Mbps: "Mbps",
      count: "个",
      points: "分",
      per_mille: "‰"
    }
  },
  method: {
    title: "数字是怎么来的",
    question: "各页的数值、区间和名次背后的做法。",
    notes: (floor, merged, simulated) => [
      {
        term: "数值",
        text: "每项指标都是两个合计之比。原始数据只读一遍，按客户求和；各页展示的一切都由这些合计相加得到。"
      },
      {
        term: "95% 区间",
        text: "独立的样本是客户，同一客户的多次接触并不独立。误差用 delta 法按客户计算；接近 0 或 1 的比例用 Wilson 区间。一位客户会落进多个格子时（多个渠道、一年中的多个月），按客户重新汇总，因为直接把各月误差相加会低估误差。"
      },
      {
        term: "得分与名次",
        text: "客户按哈希分入 40 组，每次去掉一组重算（刀切法），得到各指标误差之间的相关；再据此抽样 1,000 次，得到得分与名次的范围。着色的变化至少在 975 次中成立。"
      },
      {
        term: "隐私下限",
        text: `任何数字至少来自 ${floor} 位客户；不足的并入更粗的一格：更长的周期，或上一级单元。任何地方都不出现客户、用户、员工或接触记录。本次共 ${merged.measured} 格，显示 ${merged.shown} 格；按最低一级单元和月份计数的客户中，${merged.share} 落在合并后的格内。发布之前，审计程序会用同一指标的全部数字联立求解，看能否反推出任何不足下限的格。`
      },
      {term: "客群结构", text: "各单元尚未按相同客群比较：客户更难服务的单元，看上去差，未必真差。"},
      ...(simulated
        ? [
            {
              term: "模拟运营商",
              text: "数据由带种子的模拟生成：客户有需求，接触解决或没解决，满意度有记忆。它与任何人自带的文件走同一道读入流程。"
            }
          ]
        : [])
    ]
  },
  colon: "：",
  comma: "，"
} satisfies DataWords;
