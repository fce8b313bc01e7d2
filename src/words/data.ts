/** Words of the page that says where every figure comes from. */
import type {Language} from "../components/format.js";

export interface DataWords {
  readonly headline: (rows: string, tables: number) => string;
  readonly setAsideNone: string;
  readonly setAside: (rows: string, share: string) => string;
  readonly period: (months: string, customers: string) => string;
  readonly simulated: string;
  readonly absent: (tables: string) => string;
  readonly unmeasurable: (indicators: string) => string;
  readonly find: string;
  readonly findHint: string;
  readonly found: (indicators: number, tables: number) => string;
  readonly nothingFound: string;
  readonly contents: {readonly label: string; readonly intake: string; readonly indicators: string; readonly tables: string; readonly method: string};
  readonly intake: {
    readonly title: string;
    readonly question: string;
    readonly table: string;
    readonly read: string;
    readonly accepted: string;
    readonly setAside: string;
    readonly reasons: string;
    readonly absent: string;
    readonly absentTag: string;
    readonly none: string;
    readonly reason: (reason: string, rows: string) => string;
  };
  readonly indicators: {
    readonly title: string;
    readonly question: string;
    readonly formula: string;
    readonly account: string;
    readonly kind: string;
    readonly unit: string;
    readonly cluster: string;
    readonly knowable: string;
    readonly better: string;
    readonly format: string;
    readonly used: string;
    readonly sql: string;
    readonly copy: string;
    readonly copied: string;
    readonly selected: string;
    readonly lacks: string;
    readonly notMeasurable: string;
    readonly nobody: string;
    readonly link: (name: string) => string;
    /** Prose in which the expressions are set as code. */
    readonly ratio: (sum: string, over: string, where: string | null) => readonly (string | {readonly code: string})[];
    readonly higher: string;
    readonly lower: string;
    readonly atOnce: string;
    readonly afterDays: (days: number) => string;
    readonly appraised: string;
    readonly observed: string;
    readonly units: Readonly<Record<string, string>>;
    readonly clusters: Readonly<Record<string, string>>;
    readonly kinds: Readonly<Record<string, string>>;
    readonly formats: Readonly<Record<string, string>>;
  };
  readonly greenLight: {
    readonly name: string;
    readonly says: string;
    readonly targets: (seconds: number, satisfaction: number) => string;
    readonly targetsUnknown: string;
    readonly how: string;
  };
  readonly tables: {
    readonly title: string;
    readonly question: string;
    readonly oneRow: string;
    readonly column: string;
    readonly name: string;
    readonly type: string;
    readonly unit: string;
    readonly required: string;
    readonly yes: string;
    readonly no: string;
    readonly note: string;
    readonly references: (target: string) => string;
    readonly values: string;
    readonly columns: (columns: number) => string;
    readonly types: Readonly<Record<string, string>>;
    readonly unitNames: Readonly<Record<string, string>>;
  };
  readonly method: {readonly title: string; readonly question: string; readonly notes: (floor: string, simulated: boolean) => readonly {readonly term: string; readonly text: string}[]};
  readonly colon: string;
  readonly comma: string;
}

const en: DataWords = {
  headline: (rows, tables) => `${rows} rows, ${tables === 1 ? "1 table" : `${tables} tables`}, every figure traced.`,
  setAsideNone: "Nothing had to be set aside.",
  setAside: (rows, share) => `${rows} rows (${share}) couldn’t be read as the tables require; they were set aside with their reasons, not guessed at.`,
  period: (months, customers) => `${months}, ${customers} at the end.`,
  simulated: "All of it comes from a simulated operator: no real customer, no real branch. What the pages find here shows how the lab works and says nothing about any real company.",
  absent: (tables) => `Not there: ${tables}.`,
  unmeasurable: (indicators) => `Not measurable yet: ${indicators}.`,
  find: "Find an indicator, a table or a column",
  findHint: "such as NPS, contacts, customer_id",
  found: (indicators, tables) => `${indicators === 1 ? "1 indicator" : `${indicators} indicators`}, ${tables === 1 ? "1 table" : `${tables} tables`}`,
  nothingFound: "Nothing on this page has that in it. Try part of a name.",
  contents: {label: "On this page", intake: "What was read", indicators: "Indicators", tables: "Tables", method: "Method"},
  intake: {
    title: "What was read, and what was set aside",
    question: "A row that breaks its table’s rules is kept apart, counted and listed with the reason. Nothing is dropped in silence.",
    table: "Table",
    read: "Rows read",
    accepted: "Accepted",
    setAside: "Set aside",
    reasons: "Set aside because",
    absentTag: "not there",
    absent: "Not there. What needs it is not measurable; nothing is taken to be zero.",
    none: "No table was read.",
    reason: (reason, rows) => `${reason}: ${rows} ${rows === "1" ? "row" : "rows"}`
  },
  indicators: {
    title: "Indicators",
    question: "Each is a ratio of two sums over one thing counted. Definition, formula, and the SQL as it ran.",
    formula: "Formula",
    account: "Counted once",
    kind: "Made as",
    unit: "Whose result",
    cluster: "Independent sample",
    knowable: "Complete",
    better: "Better",
    format: "Shown as",
    used: "In the systems",
    sql: "SQL as run",
    copy: "Copy",
    copied: "Copied",
    selected: "Selected: press Ctrl or ⌘ and C",
    lacks: "It lacks",
    notMeasurable: "Not measurable",
    nobody: "in neither",
    link: (name) => `Link to ${name}`,
    ratio: (sum, over, where) => [
      "The sum of ", {code: sum}, " divided by ",
      ...(over === "1" ? ["the number of rows"] : ["the sum of ", {code: over}]),
      ...(where === null ? [""] : [", over the rows where ", {code: where}])
    ],
    higher: "higher",
    lower: "lower",
    atOnce: "at the end of the period",
    afterDays: (days) => `${days} days after the period`,
    appraised: "appraised",
    observed: "observed, not appraised",
    units: {home: "the customer’s home unit", handled_by: "the unit that handled it", sold_by: "the unit that made the offer"},
    clusters: {customer: "a customer with all that is theirs", agent: "an agent with all that is theirs"},
    kinds: {ratio: "ratio of two sums", followed_by: "what follows a contact, or doesn’t", cohort: "a group fixed beforehand, followed on"},
    formats: {percent: "percent", points: "points from −100 to 100", seconds: "seconds", per_10k: "per 10,000 customers", yuan: "yuan"}
  },
  greenLight: {
    name: "Green-light leavers",
    says: "Of the customers who ported out and had a contact in their last 90 days, the share whose every contact in these days met its target. Beside it stands the same share among comparable customers who stayed.",
    targets: (seconds, satisfaction) =>
      `A contact is green when a caller who asked for a person was answered, the handling took at most ${seconds} seconds, and the satisfaction, where it was asked and answered, was at least ${satisfaction} of 5.`,
    targetsUnknown: "A contact is green when a caller who asked for a person was answered, the handling was within its time, and the satisfaction, where it was asked and answered, met its target.",
    how: "Comparable means of the same quarter, value tier, tenure and number of contacts in the 90 days; the stayers are weighted to the leavers’ mix. For who stayed, the 90 days end on a day of the year spread by hash. Customers with less than 90 days of tenure, and without a contact in the 90 days, are in neither share."
  },
  tables: {
    title: "Tables and columns",
    question: "What the lab reads. Whoever brings their own data brings these; what is missing makes indicators unmeasurable, never zero.",
    oneRow: "One row",
    column: "Column",
    name: "Name",
    type: "Type",
    unit: "Unit",
    required: "Required",
    yes: "yes",
    no: "no",
    note: "Values and notes",
    references: (target) => `refers to ${target}`,
    values: "one of",
    columns: (columns) => (columns === 1 ? "1 column" : `${columns} columns`),
    types: {id: "id", text: "text", boolean: "yes or no", date: "date", month: "month", timestamp: "date and time", enum: "one of a list", integer: "whole number"},
    unitNames: {s: "seconds", min: "minutes", fen: "fen (¥0.01)", MB: "MB", Mbps: "Mbps", count: "count", points: "points", per_mille: "‰"}
  },
  method: {
    title: "How the figures are made",
    question: "What stands behind every value, interval and rank on these pages.",
    notes: (floor, simulated) => [
      {term: "Values", text: "Every indicator is a ratio of two sums. The raw rows are read once and summed for each customer; whatever a page shows is added up from these sums."},
      {term: "95% intervals", text: "Customers are the independent sample; the contacts of one customer are not. Errors come from the delta method over customers; shares near 0 or 1 have Wilson’s interval. Where a customer falls into several cells (channels, months of a year) the sums are made again for each customer, since adding up monthly errors would understate them."},
      {term: "Scores and ranks", text: "Every customer falls into one of 40 groups by a hash. Each group is left out once (jackknife), which tells how far the errors of the indicators hang together; scores and ranks are then drawn 1,000 times from these errors. What is drawn in colour survives at least 975 of them."},
      {term: "Privacy floor", text: `No figure rests on fewer than ${floor} customers. A cell that does is part of a coarser one: a longer period or the unit above. No customer, line, agent or contact appears anywhere.`},
      {term: "Case mix", text: "Units aren’t yet compared on equal customers: a unit with harder customers may look worse without being worse."},
      ...(simulated ? [{term: "Simulated operator", text: "The rows come from a seeded simulation in which customers have needs, contacts solve them or don’t, and satisfaction has a memory. It is read back through the same door as anybody’s own files."}] : [])
    ]
  },
  colon: ": ",
  comma: ", "
};

const zh: DataWords = {
  headline: (rows, tables) => `${rows} 行、${tables} 张表，每个数字都有出处。`,
  setAsideNone: "没有任何一行需要剔除。",
  setAside: (rows, share) => `有 ${rows} 行（${share}）不合表的要求，已连同原因剔除留存，没有猜着补。`,
  period: (months, customers) => `${months}，期末 ${customers}。`,
  simulated: "这些数据全部来自模拟运营商，没有真实的客户，也没有真实的分公司。各页的发现只用来说明推演室怎样工作，不代表任何真实公司。",
  absent: (tables) => `没有提供：${tables}。`,
  unmeasurable: (indicators) => `暂不可测：${indicators}。`,
  find: "查找指标、表或字段",
  findHint: "例如 NPS、接触、customer_id",
  found: (indicators, tables) => `${indicators} 项指标，${tables} 张表`,
  nothingFound: "本页没有这样的内容，换名称的一部分试试。",
  contents: {label: "本页内容", intake: "读入情况", indicators: "指标", tables: "数据表", method: "方法"},
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
    question: "每项指标都是同一种计数对象上两个合计之比。这里有口径、公式和实际执行的 SQL。",
    formula: "公式",
    account: "计数对象",
    kind: "算法",
    unit: "归谁",
    cluster: "独立样本",
    knowable: "何时完整",
    better: "方向",
    format: "显示为",
    used: "所在体系",
    sql: "实际执行的 SQL",
    copy: "复制",
    copied: "已复制",
    selected: "已选中，请按 Ctrl（或 ⌘）+ C",
    lacks: "缺少",
    notMeasurable: "暂不可测",
    nobody: "两套体系均未采用",
    link: (name) => `${name}的链接`,
    ratio: (sum, over, where) => [
      {code: sum}, " 的合计除以",
      ...(over === "1" ? ["行数"] : [" ", {code: over}, " 的合计"]),
      ...(where === null ? [""] : ["，只计满足 ", {code: where}, " 的行"])
    ],
    higher: "越高越好",
    lower: "越低越好",
    atOnce: "周期结束时",
    afterDays: (days) => `周期结束 ${days} 天后`,
    appraised: "考核",
    observed: "只观测不考核",
    units: {home: "客户归属单元", handled_by: "受理单元", sold_by: "推荐单元"},
    clusters: {customer: "一位客户及其全部记录", agent: "一名员工及其全部记录"},
    kinds: {ratio: "两个合计之比", followed_by: "接触之后是否再次发生", cohort: "事先固定的一批客户，跟踪到期末"},
    formats: {percent: "百分比", points: "−100 至 100 分", seconds: "秒", per_10k: "每万户", yuan: "元"}
  },
  greenLight: {
    name: "绿灯离网",
    says: "携号转网、且离网前 90 天内有过接触的客户中，这 90 天里每次接触都达标的比例；旁边是可比的在网客户的同一比例。",
    targets: (seconds, satisfaction) => `一次接触算绿灯：请求人工的已被接听，处理时长不超过 ${seconds} 秒，问了且答了满意度的不低于 ${satisfaction} 分（满分 5 分）。`,
    targetsUnknown: "一次接触算绿灯：请求人工的已被接听，处理时长未超标，问了且答了满意度的已达标。",
    how: "可比指季度、价值等级、在网时长和 90 天内接触次数都相同，并按离网客户的构成加权。在网客户的 90 天截止于按哈希分散到全年的某一天。在网不足 90 天的，以及 90 天内没有接触的，两边都不计入。"
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
    types: {id: "编号", text: "文本", boolean: "是／否", date: "日期", month: "月份", timestamp: "日期时间", enum: "枚举", integer: "整数"},
    unitNames: {s: "秒", min: "分钟", fen: "分（0.01 元）", MB: "MB", Mbps: "Mbps", count: "个", points: "分", per_mille: "‰"}
  },
  method: {
    title: "数字是怎么来的",
    question: "各页的数值、区间和名次背后的做法。",
    notes: (floor, simulated) => [
      {term: "数值", text: "每项指标都是两个合计之比。原始数据只读一遍，按客户求和；各页展示的一切都由这些合计相加得到。"},
      {term: "95% 区间", text: "独立的样本是客户，同一客户的多次接触并不独立。误差用 delta 法按客户计算；接近 0 或 1 的比例用 Wilson 区间。一位客户会落进多个格子时（多个渠道、一年中的多个月），按客户重新汇总，因为直接把各月误差相加会低估误差。"},
      {term: "得分与名次", text: "客户按哈希分入 40 组，每次去掉一组重算（刀切法），得到各指标误差之间的相关；再据此抽样 1,000 次，得到得分与名次的范围。着色的变化至少在 975 次中成立。"},
      {term: "隐私下限", text: `任何数字至少来自 ${floor} 位客户；不足的并入更粗的一格：更长的周期，或上一级单元。任何地方都不出现客户、用户、员工或接触记录。`},
      {term: "客群结构", text: "各单元尚未按相同客群比较：客户更难服务的单元，看上去差，未必真差。"},
      ...(simulated ? [{term: "模拟运营商", text: "数据由带种子的模拟生成：客户有需求，接触解决或没解决，满意度有记忆。它与任何人自带的文件走同一道读入流程。"}] : [])
    ]
  },
  colon: "：",
  comma: "，"
};

/** The words of the data page in both languages. */
export const dataWords: Record<Language, DataWords> = {en, zh};
