/** The evidence page in Chinese. */
import {toDigits} from "../../model/statistics/rounding.js";
import {count, decimal, percent, signed, hundredths} from "../../language/format.js";
import {intervalText, rangeText} from "../../language/intervals.js";
import type {CardLevel, ContestRow, Figure, IndicatorCard, Needed} from "../../model/published/evidence.js";
import {concordantShare} from "../../model/statistics/concordant-share.js";
import {independenceFinding} from "../../model/scoring/independence-finding.js";
import type {SiteFacts} from "../../model/published/site.js";
import type {EvidenceWords} from "./words-en.js";
import {methodsZh} from "./words-methods-zh.js";

const names = (site: SiteFacts) => ({legacy: site.systems.legacy.name.zh, challenger: site.systems.challenger.name.zh});

function pairs({value}: Figure): string {
  return `100 对里 ${hundredths(concordantShare(value), "zh")} 对`;
}

function figure(one: Figure): string {
  return intervalText(one, (value) => signed(value, "zh", 2), "zh", "无区间");
}

function share(one: Figure | null): string {
  return one === null ? "无法判断" : intervalText(one, (value) => decimal(value, "zh", 2), "zh");
}

/** `29%（21% 至 38%）`。 */
function part(one: Figure | null | undefined): string {
  return !one ? "无法判断" : intervalText(one, (value) => percent(value, "zh"), "zh");
}

/** A variance, in two digits. */
function variance(one: Figure | null): string {
  if (one === null) return "无法判断";
  const short = (value: number) => String(toDigits(value, 2));
  return intervalText(one, short, "zh");
}

/** Without an upper end where no number may be enough. */
function needed(one: Needed | null | undefined): string {
  if (!one) return "无法判断";
  const of = (n: number | null) => (n === null ? "再多也不够" : count(n, "zh"));
  return one.low === null && one.high === null
    ? of(one.value)
    : `${of(one.value)}（${one.low === null ? "下限不明" : `最少 ${count(one.low, "zh")}`}，${one.high === null ? "上不封顶" : `最多 ${count(one.high, "zh")}`}）`;
}

const within = {period: "同期各单元之间", unit: "同一单元前后比较", units: "各单元全程均值"};

const bands = {poor: "差", moderate: "中等", good: "好"};

function rowName({horizon, outcome, adjusted, within: by, first, second, primary}: ContestRow): string {
  const what = outcome === "revenue" ? "收入保有" : "客户保有";
  if (second === "last") return `${first === "legacy" ? "现行体系" : "新体系"}对“上期结果加客群结构”，${horizon} 个月`;
  if (first === "together") return `三者合用对新体系，${horizon} 个月`;
  const base = `此后 ${horizon} 个月的${what}`;
  if (primary) return base;
  if (adjusted) return `${base}，经客群结构校正`;
  return by === "period" ? base : `${base}，${within[by]}`;
}

/** Chinese. */
export const zh = {
  headline: (primary, site) => {
    const {legacy, challenger} = names(site);
    switch (primary?.verdict) {
      case "better":
        return `谁会留下，“${challenger}”预示得比“${legacy}”准。`;
      case "worse":
        return `谁会留下，“${legacy}”预示得比“${challenger}”准。`;
      case "equal":
        return "谁会留下，两套体系预示得一样准。";
      case "undecided":
        return "哪套体系更能预示谁会留下，目前还分不出。";
      default:
        return "凭这些数据，还无法检验哪套体系更能预测客户去留。";
    }
  },
  lede: ({rows: [primary], units, clusters, clusterKind, window, margin}, site) => {
    const {legacy, challenger} = names(site);
    const half = primary.difference.high === null ? null : primary.difference.high - primary.difference.value;
    return [
      `任取两个单元，“${challenger}”排在前面的那个，此后 ${primary.horizon} 个月留住客户更多的，`,
      {strong: pairs(primary.firstAssociation)},
      `；“${legacy}”排在前面的那个，`,
      {strong: pairs(primary.secondAssociation)},
      `。掷硬币是 50 对。${half === null ? `${units} 个单元只分属 ${clusters} 组，给不出区间。` : `两者秩相关之差为 ${figure(primary.difference)}。${units} 个单元分属 ${clusters} 个${clusterKind.zh}，约 ${decimal(half, "zh", 2)} 以下的差别与偶然分不开；事先约定 ±${decimal(margin, "zh", 2)} 以内算相当。`}`,
      `得分取自此前${window === "year" ? "一年" : "一季"}，结果取自另一批客户的此后。`
    ];
  },
  none: "比较需要客户入网与离网的日期、多个单元的得分，以及至少半年的后续结果。读到了什么、还缺什么，见“数据”页。",
  contest: {
    title: "两套体系的较量",
    question: ({unitKind, gap}) =>
      `谁的得分提前 ${gap} 个月说出了哪些${unitKind.zh}能留住客户？得分与后来结果的秩相关，附 95% 区间。`,
    heads: {question: "比什么", axis: "与后来结果的秩相关", difference: "相差", verdict: "结论"},
    ends: {against: "−1：方向相反", chance: "0：偶然", with: "+1：次序一致"},
    row: rowName,
    primary: "事先指定",
    contestants: {
      legacy: (site) => site.systems.legacy.name.zh,
      challenger: (site) => site.systems.challenger.name.zh,
      last: () => "上期结果加客群结构",
      together: () => "三者合用"
    },
    verdicts: {better: "更准", worse: "更差", equal: "相当", undecided: "未定"},
    explained: {
      better: "前者预示得更准，且超出偶然。",
      worse: "前者预示得更差，且超出偶然。",
      equal: "差值的 90% 区间落在事先约定的界限之内。",
      undecided: "数据分不出。分不出不等于相当。"
    },
    basis: ({rows, units, clusters, method, clusterKind}) =>
      `${rows[0].periods} 个季末，${units} 个单元，分属 ${clusters} 个受同样冲击的${clusterKind.zh}。区间${method === "none" ? "无法给出：组数太少，不下结论" : method === "cluster bootstrap" ? "按整组成对自助抽样" : "按聚类野生自助法（不足 30 组）"}。除事先指定的一项外，其余均按 Holm 校正。`,
    paidTitle: "旧指标是在与薪酬挂钩时测得的",
    paid: ({paid, leadUnderPay: lead}, site) => {
      const {legacy, challenger} = names(site);
      const start = `这段数据里，“${legacy}”有 ${percent(paid.legacy, "zh")} 的月份与薪酬挂钩，“${challenger}”有 ${percent(paid.challenger, "zh")}。挂钩的指标会被刷，刷过之后就不那么准，所以这样比对没挂钩的一方有利。`;
      if (paid.challenger >= paid.legacy || lead === null) return [start];
      return [
        start,
        {
          strong:
            lead.kind === "ahead"
              ? `即使“${challenger}”挂钩后预测力降到零，也仍然领先：“${legacy}”的相关整段都在零以下。`
              : lead.kind === "untold"
                ? `“${challenger}”挂钩后预测力若降到零，孰先孰后，数据说不清。`
                : `“${challenger}”挂钩后只要丧失 ${percent(lead.share, "zh")} 的预测力，领先就没有了。`
        }
      ];
    },
    fairness: {
      title: "较量的规则，看结果之前就已写定",
      rules: ({gap, margin, window, rows}) => [
        "得分只用季末当时已知的数：要等 60 天才知道的，就晚 60 天计入。",
        `得分之后空出 ${gap} 个月，此后才计结果；结果只看得分当时在网的客户。`,
        "得分取一半客户（按编号散列），结果取另一半；然后对调再算。",
        "提出离网的接触、其后的答卷、其中的投诉、挽留优惠，都不计入得分。",
        "“上期结果加客群结构”也参赛：预示力不如上期保有率的体系，没有增添什么。",
        "“三者合用”的权重，每到季末按当时已知的结果推算；还没有结果可用时，三者等权。",
        `事先指定一项：用此前${window === "year" ? "一年" : "一季"}的得分，看此后 ${rows[0].horizon} 个月的客户保有；其余按多重比较校正。`,
        `“更准”“更差”取 5% 水平；差值以 90% 的把握落在 ±${decimal(margin, "zh", 2)} 之内为“相当”；否则“未定”。`
      ]
    },
    table: "以表格查看",
    interval: "95% 区间",
    p: "校正后 p 值",
    units: "单元",
    periods: "季末"
  },
  answers: {
    title: "一份答卷说明多少",
    question: (months) => `任取两份答卷，${months} 个月内打分较低一份的作答者先离网的比例是多少？50% 相当于掷硬币。`,
    row: ({answers, answersLeft, customers, leavers}) =>
      `${count(customers, "zh")} 位客户的 ${count(answers, "zh")} 份答卷，其中 ${count(answersLeft, "zh")} 份出自其后离网的 ${count(leavers, "zh")} 位客户`,
    note: "Harrell 一致率，对照作答者本人此后是否离网，作答后空出一个月。比较的是成对的答卷，同一客户可能作答多次；区间按客户计算。单元的均值可以比一份答卷更有预测力。"
  },
  cards: {
    title: "逐个指标来看",
    question: "有多少是误差，有多少能持续，预示了什么？各指标同一刻度，每个数都附 95% 区间。",
    level: "层级",
    grain: "时期",
    grains: {month: "按月", quarter: "按季", year: "按年"},
    columns: {
      discrimination: {name: "能否分出高下", ends: ["0", "1"], says: "单元间差别中不属于抽样误差的份额。"},
      lasting: {name: "能否持续", ends: ["0", "1"], says: "方差中属于单元自身、月月如此的份额。"},
      wrongHalf: {name: "站错半区", ends: ["0%", "50%"], says: "一个单元被排错半区的机会。"},
      alignment: {name: "与后来的去留", ends: ["−1", "+1"], says: "同期内与后来客户保有的秩相关；靠右对企业有利。"},
      proxyQuality: {
        name: "替代质量",
        ends: ["−1", "+1"],
        says: "与后续保有的潜在相关 × √能持续的部分；在中线左侧说明方向相反。"
      }
    },
    role: (role, {legacy, challenger}) =>
      ({legacy: `${legacy}考核`, challenger: `${challenger}考核`, both: "两套都考核", observed: "只观测不考核"})[role],
    tooSmall: {few_units: "单元太少，不排名", small_units: "单元样本不足，不排名"},
    noneAtLevel: "该层级没有数据",
    cantTell: {outcome: "无法判断：结果自身误差太大", indicator: "无法判断：数据太少，或没有能持续的部分"},
    notHere: "无法判断",
    alignmentLevel: (kind, figures) =>
      `后两列始终按${kind}计算，规则与较量相同。这两列中，整个区间都在中线一侧的才着色。各数字单独判断：即使毫无关联，这 ${count(figures, "zh")} 个里也会有约 ${decimal(0.05 * figures, "zh")} 个着色。`,
    independent: (system, facts) => {
      const appraises = `“${system}”考核 ${count(facts.all, "zh")} 个指标`;
      const found = independenceFinding(facts);
      if (found.kind === "hidden") return `${appraises}，相当于几个独立指标无法判断：指标间的差别淹没在抽样误差里。`;
      if (found.kind === "one")
        return `${appraises}，其中只有 1 个的差别超出抽样误差，它与其他指标有多少重合无法判断。`;
      const {told, independent, low, high} = found;
      const amounts = `实际相当于 ${count(independent, "zh")} 个独立指标（剔除抽样误差后占所含信息的 90%；95% 区间 ${low === high ? count(low, "zh") : rangeText({low, high}, (indicators) => count(indicators, "zh"), "zh")}）`;
      return found.kind === "all"
        ? `${appraises}，${amounts}。`
        : `${appraises}，其中 ${count(told, "zh")} 个的差别超出抽样误差，${amounts}。`;
    },
    more: "全部数据",
    details: (card: IndicatorCard, level: CardLevel | null) => {
      const untold = level === null ? zh.cards.noneAtLevel : level.tooSmall && zh.cards.tooSmall[level.tooSmall];
      const ofLevel = (text: string): string => untold ?? text;
      return [
        ["能否分出高下（区分度，即各单元现有规模下的信度）", ofLevel(share(level?.discrimination ?? null))],
        ["稳定度（文献原式）", ofLevel(share(level?.stability ?? null))],
        ["能持续的部分", ofLevel(share(level?.lasting ?? null))],
        [
          "方差：季节 · 单元 · 单元×时期 · 抽样",
          ofLevel(
            level?.components
              ? [level.components.period, level.components.unit, level.components.unitPeriod, level.components.sampling]
                  .map(variance)
                  .join(" · ")
              : "无法判断"
          )
        ],
        ["可排名程度", ofLevel(level?.band ? `${part(level.rankability)}，${bands[level.band]}` : "无法判断")],
        ["每单元客户数（中位数）", level ? count(level.customers, "zh") : "–"],
        ["信度达 .70 所需客户数", ofLevel(needed(level?.customersFor70))],
        ["信度达 .90 所需客户数", ofLevel(needed(level?.customersFor90))],
        ["站错半区", ofLevel(part(level?.wrongHalf))],
        ["误入前四分之一", ofLevel(part(level?.wrongTopQuarter))],
        ["只有它说到的部分", card.independenceUnknown === "alone" ? "未与其他指标一同考核" : part(card.independence)],
        ["与客户保有：各单元全程", share(card.alignment?.raw ?? null)],
        ["……同期之内", share(card.alignment?.withinPeriod ?? null)],
        ["……同一单元前后", share(card.alignment?.withinUnit ?? null)],
        ["……经客群结构校正", share(card.alignment?.adjusted ?? null)],
        ["与收入保有", share(card.alignment?.revenue ?? null)],
        ["替代质量", share(card.proxyQuality)]
      ];
    },
    bands,
    indicator: "指标",
    customers: "客户",
    table: "以表格查看各指标",
    needed: (customers) => (customers === null ? "再多也不够" : `信度 .70 需 ${count(customers, "zh")} 户`)
  },
  ranks: {
    title: "名次有多牢靠",
    question: ({units}) => `数据期末的 ${count(units.length, "zh")} 个单元，各自名次及真实名次可能所在的范围（90%）。`,
    stands: ({stands, worlds}, verdict) => [
      {strong: `在 ${count(worlds, "zh")} 种同样说得通的情形里，结论有 ${percent(stands, "zh")} 站得住`},
      `：换一批同样的客户、权重上下浮动 25%、换一种折算分数的办法、换一种归属、换一段时间或换一个观察期${verdict === "undecided" ? "。若多数仍是“未定”，意思就是仍然未定。" : "。"}`
    ],
    keyNarrow: "真实名次，只计抽样误差",
    keyWide: "真实名次，各项选择一并变动",
    choices: {
      sampling: "换一批客户",
      weights: "权重 ±25%",
      normaliser: "换一种折算（标准分、名次）",
      attribution: "客户归到另一单元",
      window: "换一段得分时间",
      horizon: "换一个观察期"
    },
    choicesTitle: "哪一项选择影响最大",
    choicesNote: "每次只变一项：较量的差值移动多少，结论在多少情形下不变。",
    change: "差值平均移动",
    standsHead: "结论不变",
    ofWorlds: (share, worlds) => `${worlds} 种中的 ${share}`,
    unit: "单元",
    rank: "名次",
    sampling: "真实名次，只计抽样误差，90%",
    all: "真实名次，各项一并变动，90%",
    shift: ({shift}, site) =>
      `各项选择一并变动，真实名次与所示名次平均相差：“${names(site).legacy}”下 ${decimal(shift.legacy, "zh", 1)} 位，“${names(site).challenger}”下 ${decimal(shift.challenger, "zh", 1)} 位。`,
    weightsTitle: "名义权重与实际权重",
    weightsNote: "实际权重：得分的方差中随该指标得分变动的份额。同向变动的指标共享这一份额，合计不必等于 100%。",
    nominal: "名义",
    effective: "实际",
    table: "以表格查看名次"
  },
  gaming: {
    title: "两套体系各会怎样被刷",
    question: "某种做法按剂量给得分增加多少，又让客户流失多少。",
    none: "本次构建尚未包含刷指标的重演。"
  },
  methods: {title: "公式与出处", all: methodsZh, formula: "公式", source: "出处"},
  history: "以上都是历史上的关联，不等于按它考核会带来的效果：效果只有试点能说明。",
  simulated: "全部数字均为模拟。",
  interval: (text) => `95% 区间 ${text}`,
  definition: "口径"
} satisfies EvidenceWords;
