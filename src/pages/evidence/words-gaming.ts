/** Words of the gaming section: dose curves, and traces in the data as they stand. */
import {currencyName} from "../../language/currency.js";
import type {Prose} from "../../elements/elements.js";
import {count, decimal, exactMoney, percent, signed, type Language} from "../../language/format.js";
import {rangeText} from "../../language/intervals.js";
import type {Change, GamingTraces} from "../../model/published/gaming.js";
import {traceWords} from "../../language/trace-names.js";

const bounds = (change: Change, language: Language, digits: number): string =>
  rangeText(change, (value) => signed(value, language, digits), language);
const isSure = ({low, high}: Change): boolean => low > 0 || high < 0;

const en = {
  title: "How each system is gamed",
  question: (units: readonly string[], months: string, customers: number): string =>
    `What would a behaviour add to a score? It is inserted into the history of two typical units, ${units.join(" and ")}, ${months}, and their ${count(customers, "en")} customers are measured and scored again.`,
  how: "A dose is the share of its occasions on which a behaviour is done. The scores are the mean of the units, in points of 100, with 95% intervals; all curves have the same scale.",
  howComputed: (relived: number): string =>
    `What customers make of it is computed: ${count(relived, "en")} simulated customers of the same units lived the year again, once with and once without it, with the same luck otherwise.`,
  howAssumed:
    "What customers make of it can’t be computed from a history: it is an assumption, and the break-even says how far off it may be.",
  none: "No unit has a score under both systems, so nothing could be replayed.",
  nothingToReplay: "No behaviour could be replayed: the data don’t hold what any of them would change.",
  notReplayed: (behaviours: string, lacks: string): string => `Not replayed, for lack of ${lacks}: ${behaviours}.`,
  axis: {dose: "share of the occasions", gain: "points of score gained"},
  of: (occasions: string): string => `Dose: of ${occasions}`,
  chart: (behaviour: string, legacy: string, challenger: string): string =>
    `${behaviour}: points gained by dose, ${legacy} and ${challenger}`,
  tooFew: "Too few customers are touched to show what it gains.",
  noGain: "gains nothing",
  /** What customers make of the highest dose, a year and 10,000 customers. */
  lost: (change: Change): Prose =>
    Math.round(change.value) === 0
      ? [
          "At half of the occasions ",
          {strong: "no more"},
          ` of 10,000 customers leave within the year (${bounds(change, "en", 0)}).`
        ]
      : [
          "At half of the occasions ",
          {strong: `${count(Math.abs(change.value), "en")} ${change.value < 0 ? "fewer" : "more"}`},
          ` of 10,000 customers leave within the year (${bounds(change, "en", 0)}).`
        ],
  complaints: (change: Change): string => `${signed(change.value, "en")} complaints (${bounds(change, "en", 0)})`,
  contacts: (change: Change): string => `${signed(change.value, "en")} contacts (${bounds(change, "en", 0)})`,
  revenue: (change: Change): string =>
    `${signed(-change.value, "en")} ${currencyName("en")} of revenue (${rangeText({low: -change.high, high: -change.low}, (yuan) => signed(yuan, "en"), "en")})`,
  noLoss: "Chance alone could explain that.",
  assumed: (lost: number, per1000: number): Prose => [
    "Assumed: ",
    {strong: `${count(lost, "en")} more`},
    ` of 10,000 customers leave, ${decimal(per1000, "en", 0)} for every 1,000 occasions.`
  ],
  breakEven: (bonus: number, customers: number, system: string, dose: number): string =>
    `Break-even: at ${percent(dose, "en")} the score under ${system} would earn ${exactMoney(bonus, "en", 0)} more bonus; ${decimal(customers, "en", customers < 10 ? 1 : 0)} lost customers of 10,000 cost as much revenue.`,
  noBreakEven: "No break-even: it earns no bonus, or pay and bills aren’t in the data.",
  points: (change: Change): string => `${signed(change.value, "en", 1)} (${bounds(change, "en", 1)})`,
  table: {
    summary: "All figures",
    caption: "Replayed behaviours by dose",
    behaviour: "Behaviour",
    dose: "Dose",
    gain: (system: string): string => `${system}, points`,
    lost: "Customers lost of 10,000",
    breakEven: "Break-even, customers of 10,000",
    moved: "Indicators moved at the highest dose"
  },
  traces: {
    title: "Traces in the data as they stand",
    question: ({units}: GamingTraces, kind: string, months: string): string =>
      `Does anything in the records contradict itself? Looked for in ${units.length} ${kind}, ${months}. Who is merely quick leaves no such trace.`,
    found: (found: number, all: number, kind: string): string =>
      found === 0
        ? `None of the ${all} ${kind} shows traces of two kinds.`
        : `${found} of the ${all} ${kind} show traces of two kinds or more.`,
    /** Whose appraisal is gamed: in how many units by traces of what each system appraises, now and in the data's first year. */
    systems: (
      {systems, before}: Pick<GamingTraces, "systems" | "before">,
      names: Readonly<Record<"legacy" | "challenger", string>>,
      beforeMonths: string
    ): readonly string[] =>
      (["legacy", "challenger"] as const).map((role) => {
        const now = systems[role].length;
        const then = before?.[role];
        const start = `What “${names[role]}” appraises: ${now === 0 ? "no unit shows two kinds of traces of gaming it" : now === 1 ? "1 unit shows two kinds of traces of gaming it" : `${now} units show two kinds of traces of gaming it`}`;
        return then === undefined
          ? `${start}.`
          : `${start}; ${then === 0 ? "none" : String(then)} did in ${beforeMonths}.`;
      }),
    rule: (needed: number): string =>
      `A trace counts when it lies beyond what honest work shows, by more than a margin stated beforehand and beyond chance after correction for all units and traces (Holm). A unit is found when it shows ${needed} kinds. It is a reason to look, never a proof, and says nothing of any person.`,
    names: traceWords.en,
    heads: {trace: "Trace", honest: "Honest work", units: "Units, each a dot", beyond: "Beyond it"},
    beyond: (found: number, all: number): string => `${found} of ${all}`,
    honest: (value: number, margin: number): string => `${percent(value, "en")}, margin ${percent(margin, "en")}`,
    durations: (target: number, excess: Change): Prose => [
      "All units together: ",
      {strong: `${signed(100 * excess.value, "en")}%`},
      ` calls in the 15 seconds under the target of ${count(target, "en")} s (${bounds({value: 0, low: 100 * excess.low, high: 100 * excess.high}, "en", 0)}%), against the smooth course through the durations on both sides.`
    ],
    durationsChart: "Answered calls by duration, and the smooth course",
    durationsTable: {summary: "The durations as a table", from: "From, s", calls: "Calls", expected: "Smooth course"},
    unitsTable: {
      summary: "Units as a table",
      unit: "Unit",
      value: "Value",
      interval: "95% interval",
      customers: "Customers",
      found: "Beyond honest work",
      yes: "yes",
      no: "no"
    },
    untold: "The data hold too little to look for traces."
  },
  twins: {
    title: "Twins that drift apart",
    question:
      "Two indicators of one thing: one is counted by who is appraised, the other shows what the customer met. Do units that look good by the one look good by the other? Rank correlation over units, both counted so that higher is better.",
    pair: (counted: string, lived: string): string => `${counted} and ${lived}`,
    agreement: (change: Change): string => `${signed(change.value, "en", 2)} (${bounds(change, "en", 2)})`,
    says: ({low, high}: Change): string =>
      high < 0 ? "They run against each other." : low > 0 ? "They go together." : "Can’t be told from chance.",
    heads: {pair: "Pair", agreement: "Over units", says: "What it says"}
  },
  slopes: {
    title: "Between units and within them",
    question: (basis: GamingTraces["slopesOf"]): string =>
      `What has an appraised indicator to do with who stays${basis ? ` in the ${basis.horizon} ${basis.horizon === 1 ? "month" : "months"} after, ${basis.gap === 0 ? "without a gap" : basis.gap === 1 ? "a month left out" : `${basis.gap} months left out`}` : ""}? Between units, and within each unit from quarter to quarter; in standard deviations, higher is better on both sides. The indicator is that of one half of the customers, who stayed that of the other.`,
    basis: ({clusters, clusterKind}: NonNullable<GamingTraces["slopesOf"]>, without: number, all: number): string =>
      `95% intervals by a wild bootstrap over the ${clusters} clusters (${clusterKind.en.toLowerCase()}) that share shocks.${without > 0 ? ` No verdict in ${without} of ${all}: too few clusters, or an interval without an end.` : ""}${all > without ? ` Each is judged by itself: of ${all - without} about ${decimal(0.05 * (all - without), "en")} would lie beyond chance where there is nothing.` : ""}`,
    heads: {indicator: "Indicator", between: "Between units", within: "Within a unit", says: "What it says"},
    says: (between: Change | null, within: Change | null): string => {
      if (!between) return "No verdict between units.";
      if (within && isSure(between) && isSure(within) && between.value * within.value < 0)
        return "It tells one thing of units and another of service.";
      if (between.high < 0) return "Units that look better keep fewer customers.";
      if (between.low > 0) return "Units that look better keep more customers.";
      return "Can’t be told from chance.";
    },
    untold: "–",
    inForce: "Before and after it was paid for",
    untested: (since: string): string =>
      `In force since ${since}: too few quarters on one side, or too few clusters, so it can’t be told whether validity was lost by it.`,
    tested: (indicator: string, since: string, before: Change, change: Change): string =>
      `${indicator}, in force since ${since}: goes with who stays by ${signed(before.value, "en", 2)} before and ${signed(change.value, "en", 2)} (${bounds(change, "en", 2)}) more since${change.high < 0 ? ": it tells less since it is paid for." : "."}`
  }
};

export type GamingWords = typeof en;

const zh = {
  title: "两套体系各会怎样被刷",
  question: (units, months, customers) =>
    `一种行为能给得分添多少？把它放进两个居中单元（${units.join("、")}）${months}的历史，对涉及的 ${count(customers, "zh")} 位客户重新测量、重新计分。`,
  how: "剂量是该行为在可下手的场合中所占的比例；得分取两个单元的均值，百分制，附 95% 区间；各图纵轴相同。",
  howComputed: (relived) =>
    `客户的反应是算出来的：同样单元的 ${count(relived, "zh")} 位模拟客户把这一年重过一遍，一次有、一次没有这种行为，其他机遇完全相同。`,
  howAssumed: "客户会怎样反应，历史数据里算不出来，这里是假设；盈亏平衡点说明假设差到哪里结论会变。",
  none: "没有单元同时有两套体系的得分，无法推演。",
  nothingToReplay: "没有可推演的行为：数据里没有它们会改动的内容。",
  notReplayed: (behaviours, lacks) => `未推演（缺少 ${lacks}）：${behaviours}。`,
  axis: {dose: "占可下手场合的比例", gain: "得分增加"},
  of: (occasions) => `剂量：占${occasions}的比例`,
  chart: (behaviour, legacy, challenger) => `${behaviour}：${legacy}与${challenger}的得分随剂量的变化`,
  tooFew: "涉及客户太少，不展示得分变化。",
  noGain: "得分不变",
  lost: (change) =>
    Math.round(change.value) === 0
      ? ["做到一半场合时，每万户一年", {strong: "并未多离网"}, `（${bounds(change, "zh", 0)}）。`]
      : [
          "做到一半场合时，每万户一年",
          {strong: `${change.value < 0 ? "少" : "多"}离网 ${count(Math.abs(change.value), "zh")} 户`},
          `（${bounds(change, "zh", 0)}）。`
        ],
  complaints: (change) => `投诉 ${signed(change.value, "zh")} 件（${bounds(change, "zh", 0)}）`,
  contacts: (change) => `来电来访 ${signed(change.value, "zh")} 次（${bounds(change, "zh", 0)}）`,
  revenue: (change) =>
    `收入 ${signed(-change.value, "zh")} ${currencyName("zh")}（${rangeText({low: -change.high, high: -change.low}, (yuan) => signed(yuan, "zh"), "zh")}）`,
  noLoss: "单凭偶然就能解释。",
  assumed: (lost, per1000) => [
    "假设每万户一年",
    {strong: `多离网 ${count(lost, "zh")} 户`},
    `，即每千次行为流失 ${decimal(per1000, "zh", 0)} 户。`
  ],
  breakEven: (bonus, customers, system, dose) =>
    `盈亏平衡：剂量 ${percent(dose, "zh")} 时，“${system}”的得分可多得奖金 ${exactMoney(bonus, "zh", 0)}；每万户多流失 ${decimal(customers, "zh", customers < 10 ? 1 : 0)} 户，损失的收入就与之相当。`,
  noBreakEven: "无盈亏平衡点：换不来奖金，或数据里没有薪酬和账单。",
  points: (change) => `${signed(change.value, "zh", 1)}（${bounds(change, "zh", 1)}）`,
  table: {
    summary: "全部数字",
    caption: "各种行为在各剂量下的推演",
    behaviour: "行为",
    dose: "剂量",
    gain: (system) => `${system}，分`,
    lost: "每万户多流失（户）",
    breakEven: "盈亏平衡（户/万户）",
    moved: "最高剂量下变动的指标"
  },
  traces: {
    title: "现有数据里的痕迹",
    question: ({units}, kind, months) =>
      `记录有没有自相矛盾？在 ${units.length} 个${kind}${months}的数据里查找；只是手快的人不会留下这些痕迹。`,
    found: (found, all, kind) =>
      found === 0
        ? `${all} 个${kind}里，没有一个出现两种以上痕迹。`
        : `${all} 个${kind}里，${found} 个出现两种以上痕迹。`,
    systems: ({systems, before}, names, beforeMonths) =>
      (["legacy", "challenger"] as const).map((role) => {
        const now = systems[role].length;
        const then = before?.[role];
        const start = `“${names[role]}”考核的内容：${now === 0 ? "没有单元" : `${now} 个单元`}出现两种以上被刷的痕迹`;
        return then === undefined ? `${start}。` : `${start}；${beforeMonths}为 ${then} 个。`;
      }),
    rule: (needed) =>
      `痕迹要超出诚实工作应有的水平，超出量大于事先约定的界限，并在对全部单元和痕迹作 Holm 校正后仍超出偶然，才算数；出现 ${needed} 种才列为发现。这是去看一看的理由，不是证据，也不指向任何个人。`,
    names: traceWords.zh,
    heads: {trace: "痕迹", honest: "诚实工作的水平", units: "各单元（每点一个）", beyond: "超出的单元"},
    beyond: (found, all) => `${all} 个中 ${found} 个`,
    honest: (value, margin) => `${percent(value, "zh")}，界限 ${percent(margin, "zh")}`,
    durations: (target, excess) => [
      "全部单元合计：达标线 ",
      `${count(target, "zh")} 秒前的 15 秒内，通话比平滑分布`,
      {strong: `${excess.value < 0 ? "少" : "多"} ${count(Math.abs(100 * excess.value), "zh")}%`},
      `（${bounds({value: 0, low: 100 * excess.low, high: 100 * excess.high}, "zh", 0)}%）。`
    ],
    durationsChart: "接通来电按时长的分布与平滑曲线",
    durationsTable: {summary: "时长分布表", from: "起始秒", calls: "通话", expected: "平滑曲线"},
    unitsTable: {
      summary: "各单元数字",
      unit: "单元",
      value: "数值",
      interval: "95% 区间",
      customers: "客户",
      found: "是否超出",
      yes: "是",
      no: "否"
    },
    untold: "数据太少，无从查找痕迹。"
  },
  twins: {
    title: "孪生指标是否走散",
    question:
      "同一件事的两个指标：一个由被考核者自己计数，一个是客户实际遇到的。按前者好的单元，按后者也好吗？各单元秩相关，两边都以高为好。",
    pair: (counted, lived) => `${counted}与${lived}`,
    agreement: (change) => `${signed(change.value, "zh", 2)}（${bounds(change, "zh", 2)}）`,
    says: ({low, high}) => (high < 0 ? "两者背道而驰。" : low > 0 ? "两者一致。" : "与偶然分不开。"),
    heads: {pair: "指标对", agreement: "各单元之间", says: "说明什么"}
  },
  slopes: {
    title: "单元之间与单元之内",
    question: (basis) =>
      `被考核的指标与${basis ? `空出 ${basis.gap} 个月之后 ${basis.horizon} 个月里` : "后来"}谁留下有什么关系？既看各单元之间，也看同一单元逐季的变化；以标准差计，两边都以高为好。指标取一半客户，去留取另一半。`,
    basis: ({clusters, clusterKind}, without, all) =>
      `95% 区间按 ${clusters} 个受共同因素影响的${clusterKind.zh}作聚类 wild bootstrap。${without > 0 ? `${all} 个斜率中有 ${without} 个不下结论：聚类太少，或区间没有尽头。` : ""}${all > without ? `各斜率单独判断：即使毫无关联，${all - without} 个里也会有约 ${decimal(0.05 * (all - without), "zh")} 个看似有。` : ""}`,
    heads: {indicator: "指标", between: "单元之间", within: "单元之内", says: "说明什么"},
    says: (between, within) => {
      if (!between) return "单元之间不下结论。";
      if (within && isSure(between) && isSure(within) && between.value * within.value < 0)
        return "它说单元是一回事，说服务是另一回事。";
      if (between.high < 0) return "看上去更好的单元，留住的客户更少。";
      if (between.low > 0) return "看上去更好的单元，留住的客户更多。";
      return "与偶然分不开。";
    },
    untold: "–",
    inForce: "挂钩薪酬前后",
    untested: (since) => `${since} 起执行：一侧季度太少或聚类太少，无法判断效力是否因此下降。`,
    tested: (indicator, since, before, change) =>
      `${indicator}，${since} 起执行：此前与留存的关联为 ${signed(before.value, "zh", 2)}，此后变化 ${signed(change.value, "zh", 2)}（${bounds(change, "zh", 2)}）${change.high < 0 ? "，挂钩之后它说明的更少了。" : "。"}`
  }
} satisfies GamingWords;

/** The words of the gaming section in both languages. */
export const gamingWords: Readonly<Record<Language, GamingWords>> = {en, zh};
