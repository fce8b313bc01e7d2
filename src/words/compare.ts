/** Words of the page that puts two systems side by side. Sentences made from data are functions. */
import type {Language} from "../components/format.js";
import type {Quarter} from "../model/disagreement.js";
import type {FunnelPlace} from "../model/funnel-units.js";
import type {Period} from "../model/published.js";

export interface CompareWords {
  /** What the two scores say of the chosen unit; null where it has none. */
  readonly headline: (unit: string, scores: {readonly legacy: string; readonly challenger: string} | null) => string;
  readonly lede: (period: string, legacy: string, legacyScore: string, challenger: string, challengerScore: string) => string;
  readonly noScore: (period: string, lacking: string) => string;
  readonly movers: (moved: number, units: string, agreement: string) => string;
  readonly caution: string;
  readonly chooser: {
    readonly legend: string;
    readonly path: string;
    readonly unit: string;
    readonly find: string;
    readonly findHint: string;
    readonly found: (units: number) => string;
    readonly choose: string;
    readonly below: (units: string) => string;
    readonly top: string;
    readonly period: string;
    readonly grains: Record<Period["grain"], string>;
    readonly level: string;
    readonly indicator: string;
  };
  readonly scorecards: string;
  readonly scorecardsQuestion: (unit: string, period: string) => string;
  readonly score: string;
  readonly scoreOf: (score: string, interval: string) => string;
  readonly targetScore: string;
  readonly scoreMissing: (indicators: string) => string;
  /** No score for another reason than the privacy floor. */
  readonly noPoints: (reasons: string) => string;
  readonly heads: {readonly indicator: string; readonly value: string; readonly trend: string; readonly score: string};
  readonly target: (value: string) => string;
  readonly weight: (share: string) => string;
  readonly resting: (customers: string) => string;
  readonly observed: string;
  readonly observedNote: string;
  readonly underFloor: (floor: string) => string;
  readonly noTrend: string;
  readonly trendLabel: (indicator: string, grain: string, from: string, to: string, first: string, last: string) => string;
  readonly trendGrain: Record<Period["grain"], string>;
  /** First and last value under a trend; its grain only where it isn't monthly. */
  readonly trendEnds: (grain: Period["grain"], first: string, last: string) => string;
  readonly trendNote: (from: string, to: string) => string;
  readonly otherPeriod: (grain: Period["grain"]) => string;
  readonly definition: (indicator: string) => string;
  readonly others: string;
  readonly othersQuestion: string;
  readonly rankShift: {
    readonly title: string;
    readonly question: (units: string, period: string) => string;
    readonly note: string;
    readonly borrowed: string;
    readonly unranked: (units: string) => string;
    readonly label: (units: string, moved: number) => string;
    readonly up: string;
    readonly down: string;
    readonly nobody: string;
    readonly more: (units: number) => string;
    readonly places: (places: number) => string;
    readonly insideNoise: (units: number) => string;
    readonly empty: string;
  };
  readonly scatter: {
    readonly title: string;
    readonly question: (units: string, period: string) => string;
    readonly note: string;
    readonly label: string;
    readonly axis: (system: string, unitOfAccount: string) => string;
    readonly quarters: Record<Quarter, string>;
    readonly nobody: string;
    readonly certain: string;
    readonly uncertain: (units: number) => string;
    readonly empty: string;
  };
  readonly funnel: {
    readonly title: string;
    readonly question: (indicator: string, units: string, period: string) => string;
    readonly note: string;
    readonly summary: (outside: number, units: string, expected: string) => string;
    readonly label: (indicator: string) => string;
    readonly customers: string;
    readonly places: Record<FunnelPlace, string>;
    readonly company: string;
    readonly better: string;
    readonly worse: string;
    readonly empty: string;
  };
  readonly table: {
    readonly open: string;
    readonly unit: string;
    readonly placePerContact: string;
    readonly placePerCustomer: string;
    readonly move: string;
    readonly beyondNoise: string;
    readonly insideNoise: string;
    readonly verdict: string;
    readonly customers: string;
    readonly value: string;
    readonly interval: string;
    readonly quarter: string;
    readonly funnelPlace: string;
  };
  readonly drawing: string;
  readonly drawFailed: string;
  /** Between names, between clauses, between half-sentences. */
  readonly separator: string;
  readonly comma: string;
  readonly semicolon: string;
  /** A text in brackets, as it follows a word. */
  readonly bracket: (text: string) => string;
}

const en: CompareWords = {
  headline: (unit, scores) => (scores ? `${unit} scores ${scores.legacy} per contact, ${scores.challenger} per customer.` : `${unit} is too small to score.`),
  lede: (period, legacy, legacyScore, challenger, challengerScore) =>
    `Where meeting every target earns 100, ${legacy} would have given ${legacyScore} for ${period}; ${challenger}, from the same customers, ${challengerScore}.`,
  noScore: (period, lacking) => `${period}: ${lacking} is under the privacy floor, and a score never rests on a part of its system. Choose a longer period or the unit above.`,
  movers: (moved, units, agreement) =>
    `${moved === 0 ? `None of the ${units} changes` : moved === 1 ? `Of the ${units}, one changes` : `Of the ${units}, ${moved} change`} place beyond noise when customers instead of contacts are appraised. The two orders agree at ${agreement}; 1 would be the same order, 0 no relation, −1 the reverse.`,
  caution:
    "This shows what each system would have said, not which one is right: whether a score foretells who stays needs evidence that isn’t on this page yet. And nobody was paid by the per-customer figures in these months; figures that nobody is paid by look better than they would once in force.",
  chooser: {
    legend: "What to compare",
    path: "Place in the organisation",
    unit: "Unit",
    find: "Find a unit",
    findHint: "part of its name",
    found: (units) => (units === 1 ? "1 unit found" : `${units} units found`),
    choose: "Choose one",
    below: (units) => `${units} below it`,
    top: "Whole company",
    period: "Period",
    grains: {year: "Years", quarter: "Quarters", month: "Months"},
    level: "Compare",
    indicator: "Indicator"
  },
  scorecards: "Two scorecards",
  scorecardsQuestion: (unit, period) => `What would each system have said of ${unit} in ${period}?`,
  score: "Score",
  scoreOf: (score, interval) => `${score} where the target is 100 (${interval})`,
  targetScore: "target 100",
  scoreMissing: (indicators) => `No score: ${indicators} is under the privacy floor in this period.`,
  noPoints: (reasons) => `No score: ${reasons}. A score never rests on a part of its system.`,
  heads: {indicator: "Indicator", value: "Value, 95% interval", trend: "Trend", score: "Score × weight"},
  target: (value) => `target ${value}`,
  weight: (share) => `× ${share}`,
  resting: (customers) => `n = ${customers}`,
  observed: "Observed, not appraised",
  observedNote: "Watched for drifting from what is appraised; it earns no score.",
  underFloor: (floor) => `Fewer than ${floor} customers in this period: not shown by itself.`,
  noTrend: "No figures by period.",
  trendLabel: (indicator, grain, from, to, first, last) => `${indicator}, ${grain}, ${from} to ${to}: from ${first} to ${last}`,
  trendGrain: {month: "monthly", quarter: "quarterly", year: "yearly"},
  trendEnds: (grain, first, last) => `${{month: "", quarter: "quarterly: ", year: "yearly: "}[grain]}${first} → ${last}`,
  trendNote: (from, to) => `Trends run by month from ${from} to ${to} unless they say otherwise; below them their first and last value. Pale band: 95% interval. Dashed: target. Shaded: the chosen period.`,
  otherPeriod: (grain) => `appraised by the ${grain}`,
  definition: (indicator) => `Definition of ${indicator}`,
  others: "Among the others",
  othersQuestion: "The same figures for every unit of one level: who moves, where the systems disagree, and who stands out by more than chance.",
  rankShift: {
    title: "Who moves when customers are appraised",
    question: (units, period) => `Place of ${units}, per contact and per customer, ${period}. Grey moves could be noise.`,
    note: "A move is drawn in colour when fewer than 25 in 1,000 resampled worlds undo it. The pale bar is where a unit’s place per customer lies in 90 of 100 of them.",
    borrowed: "How the errors of the indicators hang together isn’t known for this period; those of a longer one stand in.",
    unranked: (units) => `Too small to rank: ${units}.`,
    label: (units, moved) => `Places of ${units} under both systems; ${moved} of them move beyond noise`,
    up: "Gain when customers are appraised",
    down: "Lose when customers are appraised",
    nobody: "Nobody beyond noise.",
    more: (units) => `and ${units} more in the table`,
    places: (places) => (places === 1 ? "1 place" : `${places} places`),
    insideNoise: (units) => (units === 1 ? "One unit moves or stays within noise." : `${units} units move or stay within noise.`),
    empty: "No unit of this level can be ranked in this period. Choose a longer one."
  },
  scatter: {
    title: "Where the systems disagree",
    question: (units, period) => `Score per contact against score per customer of ${units}, ${period}.`,
    note: "The lines stand at the median unit of each system. A cross is the 95% interval of both scores; a hollow point’s cross touches a line, so its quarter could be chance.",
    label: "Scatter plot of scores per contact and per customer with their intervals; the table below holds the same figures",
    axis: (system, unitOfAccount) => `${system} (${unitOfAccount}), score; target 100`,
    quarters: {
      bothGood: "Good both ways",
      greenButUnhappy: "Green, but customers unhappy",
      bothWeak: "Weak both ways",
      happyThoughRed: "Customers happy though the board is red"
    },
    nobody: "nobody for certain",
    certain: "beyond chance",
    uncertain: (units) => (units === 1 ? "1 more could be chance" : `${units} more could be chance`),
    empty: "No unit of this level has both scores in this period."
  },
  funnel: {
    title: "Worse, or only small?",
    question: (indicator, units, period) => `${indicator} of ${units} against the customers it rests on, ${period}.`,
    note: "Inside the funnel a unit can’t be told from the company: small units scatter more by chance alone. Limits at 95% and 99.8% around the company’s value (Spiegelhalter 2005); they know sampling error only, not differences between the customers that units serve.",
    summary: (outside, units, expected) => `${outside} of ${units} lie outside the 95% limits; by chance about ${expected} would.`,
    label: (indicator) => `Funnel plot of ${indicator} by number of customers; the table below holds the same figures`,
    customers: "Customers (n)",
    places: {inside: "within chance", outside95: "outside 95%", outside998: "outside 99.8%"},
    company: "company",
    better: "better",
    worse: "worse",
    empty: "No unit of this level has this indicator in this period."
  },
  table: {
    open: "The figures behind this chart",
    unit: "Unit",
    placePerContact: "Place per contact",
    placePerCustomer: "Place per customer",
    move: "Move",
    beyondNoise: "beyond noise",
    insideNoise: "within noise",
    verdict: "Noise",
    customers: "Customers (n)",
    value: "Value",
    interval: "95% interval",
    quarter: "Quarter",
    funnelPlace: "Place in the funnel"
  },
  drawing: "The chart is drawn by a script; the table below holds its figures.",
  drawFailed: "The chart couldn’t be drawn; the table below holds its figures.",
  separator: ", ",
  comma: ", ",
  semicolon: "; ",
  bracket: (text) => ` (${text})`
};

const zh: CompareWords = {
  headline: (unit, scores) => (scores ? `${unit}：按次 ${scores.legacy} 分，按户 ${scores.challenger} 分。` : `${unit}：样本不足，不打分。`),
  lede: (period, legacy, legacyScore, challenger, challengerScore) => `${period}，同一批客户，全部达标为 100 分：按「${legacy}」得 ${legacyScore}；按「${challenger}」得 ${challengerScore}。`,
  noScore: (period, lacking) => `${period}${lacking}的样本低于隐私下限；体系缺一项就不打分。请选更长的周期，或看上一级单元。`,
  movers: (moved, units, agreement) =>
    `从按次改为按户，${units}中${moved === 0 ? "没有一个" : `有 ${moved} 个`}的名次变化超出噪声。两种排名的一致程度为 ${agreement}：1 为完全相同，0 为毫无关系，−1 为完全相反。`,
  caution:
    "本页只说明两套体系各会给出什么评价，不说明哪一套对：得分能不能预示客户去留，还要看证据，本页尚无。另外，这些月份里没有人因按户指标拿奖金；没人靠它拿钱的指标，总比真正考核之后好看。",
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
    grains: {year: "年", quarter: "季度", month: "月"},
    level: "比较范围",
    indicator: "指标"
  },
  scorecards: "两张记分卡",
  scorecardsQuestion: (unit, period) => `${period}，两套体系各会怎样评价${unit}？`,
  score: "得分",
  scoreOf: (score, interval) => `${score} 分，达标为 100 分（${interval}）`,
  targetScore: "达标 100 分",
  scoreMissing: (indicators) => `不打分：本周期${indicators}的样本低于隐私下限。`,
  noPoints: (reasons) => `不打分：${reasons}。体系缺一项就不打分。`,
  heads: {indicator: "指标", value: "数值与 95% 区间", trend: "走势", score: "得分 × 权重"},
  target: (value) => `目标 ${value}`,
  weight: (share) => `× ${share}`,
  resting: (customers) => `n = ${customers}`,
  observed: "只观测不考核",
  observedNote: "用来盯住它与考核指标是否背离，不计分。",
  underFloor: (floor) => `本周期不足 ${floor} 位客户，不单独公布。`,
  noTrend: "没有分周期的数据。",
  trendLabel: (indicator, grain, from, to, first, last) => `${indicator}，${grain}，${from}至${to}：由 ${first} 到 ${last}`,
  trendGrain: {month: "按月", quarter: "按季", year: "按年"},
  trendEnds: (grain, first, last) => `${{month: "", quarter: "按季：", year: "按年："}[grain]}${first} → ${last}`,
  trendNote: (from, to) => `走势为 ${from}至${to}，未注明的按月，下方为首末两期的数值；浅色带为 95% 区间，虚线为目标，阴影为所选周期。`,
  otherPeriod: (grain) => `按${{month: "月", quarter: "季", year: "年"}[grain]}考核`,
  definition: (indicator) => `${indicator}的口径`,
  others: "放到同级里看",
  othersQuestion: "同一级的全部单元：谁的名次会变，两套体系在哪里看法相反，谁的差距不是偶然。",
  rankShift: {
    title: "改为按户考核，谁的名次会变",
    question: (units, period) => `${period}，${units}按次与按户的名次。灰线的变化可能只是噪声。`,
    note: "1,000 次重抽样中不到 25 次会抵消的变化才着色。浅色条是 90% 的重抽样中按户名次所在的范围。",
    borrowed: "本周期没有各指标误差之间的相关，沿用更长周期的。",
    unranked: (units) => `样本不足，不排名：${units}。`,
    label: (units, moved) => `${units}在两套体系下的名次，其中 ${moved} 个的变化超出噪声`,
    up: "按户考核后上升",
    down: "按户考核后下降",
    nobody: "没有超出噪声的。",
    more: (units) => `另有 ${units} 个，见下表`,
    places: (places) => `${places} 位`,
    insideNoise: (units) => `其余 ${units} 个的变化在噪声之内。`,
    empty: "本周期这一级没有可排名的单元，请选更长的周期。"
  },
  scatter: {
    title: "两套体系在哪里看法相反",
    question: (units, period) => `${period}，${units}的按次得分与按户得分。`,
    note: "两条线是各自得分的中位单元。十字为两项得分的 95% 区间；空心点的十字碰到了线，落在哪个象限可能只是偶然。",
    label: "按次得分与按户得分散点图，带区间；下方表格为同样的数据",
    axis: (system, unitOfAccount) => `${system}（${unitOfAccount}）得分，达标 100`,
    quarters: {
      bothGood: "两种考核都好",
      greenButUnhappy: "指标绿，客户不满意",
      bothWeak: "两种考核都弱",
      happyThoughRed: "指标红，客户满意"
    },
    nobody: "没有可确定的",
    certain: "非偶然",
    uncertain: (units) => `另有 ${units} 个可能是偶然`,
    empty: "本周期这一级没有两项得分齐全的单元。"
  },
  funnel: {
    title: "是真差，还是样本小",
    question: (indicator, units, period) => `${period}，${units}的${indicator}与所依据的客户数。`,
    note: "落在漏斗之内的单元与全公司分不出高下：样本越小，仅凭偶然就散得越开。漏斗线为围绕全公司数值的 95% 与 99.8% 界限（Spiegelhalter 2005），只考虑抽样误差，不考虑各单元客群不同。",
    summary: (outside, units, expected) => `${units}中有 ${outside} 个在 95% 界限之外；若全凭偶然，约有 ${expected} 个。`,
    label: (indicator) => `${indicator}随客户数的漏斗图；下方表格为同样的数据`,
    customers: "客户数（n）",
    places: {inside: "在偶然范围内", outside95: "超出 95% 界限", outside998: "超出 99.8% 界限"},
    company: "全公司",
    better: "更好",
    worse: "更差",
    empty: "本周期这一级没有这项指标的数据。"
  },
  table: {
    open: "图中的数据",
    unit: "单元",
    placePerContact: "按次名次",
    placePerCustomer: "按户名次",
    move: "变化",
    beyondNoise: "超出噪声",
    insideNoise: "噪声之内",
    verdict: "是否噪声",
    customers: "客户数（n）",
    value: "数值",
    interval: "95% 区间",
    quarter: "象限",
    funnelPlace: "在漏斗中的位置"
  },
  drawing: "本图由脚本绘制；下方表格为同样的数据。",
  drawFailed: "本图未能绘制；下方表格为同样的数据。",
  separator: "、",
  comma: "，",
  semicolon: "；",
  bracket: (text) => `（${text}）`
};

/** The words of the comparison in both languages. */
export const compareWords: Record<Language, CompareWords> = {en, zh};
