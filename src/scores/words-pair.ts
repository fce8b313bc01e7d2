/** The words of choosing two systems, and of why one of them scores nobody. */
import type {Language} from "../language/format.js";

const en = {
  legend: "Which two systems",
  legacy: "Instead of",
  challenger: "With",
  scoresNobody: (system: string): string => `${system} (no scores from these data)`,
  loading: "Loading the figures of these systems …",
  failed:
    "The figures of these systems could not be loaded; below stands the pair of the settings. Reload the page to try again.",
  notNamed: (legacy: string, challenger: string): string =>
    `This pair was chosen here. The one named beforehand in the settings is ${challenger} instead of ${legacy}.`,
  back: "Back to it",
  /** Why a system scores no unit of a kind in a period. */
  cantScore: (system: string, kind: string, reasons: readonly string[]): string =>
    `${system} can’t score ${kind} here: ${reasons.join("; ")}.`,
  notAppraised: (system: string, kind: string): string => `${system} doesn’t appraise ${kind}.`,
  unmeasurable: (indicators: string): string => `${indicators} can’t be measured from the data that were read`,
  never: (indicators: string, kind: string): string =>
    `none of the ${kind} has a figure of ${indicators}, in any period`,
  separator: ", ",
  /** Of a unit that one of both systems scores. */
  aloneHeadline: (unit: string, score: string, system: string): string => `${unit} scores ${score} by ${system} alone.`,
  aloneTitle: (system: string): string => `Ranked by ${system} alone`,
  aloneQuestion: (units: string, period: string): string =>
    `Scores and places of ${units}, ${period}, with 95% and 90% intervals.`,
  aloneCard: "By itself: the other system has no score to set beside it.",
  aloneOpen: "The ranking as a table",
  unit: "Unit",
  score: "Score",
  place: "Place",
  fewest: "Customers behind the smallest figure",
  brief: {
    correctedFor: (pairs: number): string =>
      `Nobody named this pair beforehand, so its contest is corrected for the ${pairs} ${pairs === 1 ? "pair" : "pairs"} that could be chosen (Holm).`,
    notCarried: "What this pair goes without",
    /** @param lights the system whose targets the green lights are */
    lacks: (lights: string) => ({
      verdict:
        "A verdict: the two have no contest, since one of them scores too few units, or for too few quarters, with what was known in time.",
      greenLight: `Green-light leavers: the lights are the contact targets of “${lights}”, which this pair doesn’t replace. Those of another system are counted by a build whose settings name it.`,
      sampleSize:
        "How many more answers it would take: this pair ranks other units than the pair of the settings, for which that was counted.",
      stands:
        "In how many other ways to count the verdict stands: each needs the records of single customers, and a build looks at them for the pair of the settings alone."
    })
  },
  contest: {
    title: "Any two systems against each other",
    question: "The same contest for any pair: both scored on the same units and quarters, their draws paired.",
    rest: (legacy: string, challenger: string): string =>
      `All else on this page is of ${challenger} instead of ${legacy}, the pair that the settings name.`,
    own: "This is the pair named beforehand: its contest stands above.",
    none: "These two have no contest: one of them scores too few units, or for too few quarters, with what was known in time.",
    corrected: (pairs: number, window: "quarter" | "year"): string =>
      `Scores of the ${window} before. Nobody named this pair beforehand, so each row is Holm-corrected for the ${pairs} ${pairs === 1 ? "pair" : "pairs"} that could be chosen. The last outcome and all together compete only in the contest above.`
  }
};

const zh = {
  legend: "对比哪两套体系",
  legacy: "原体系",
  challenger: "改用",
  scoresNobody: (system) => `${system}（现有数据算不出得分）`,
  loading: "正在载入这两套体系的数据……",
  failed: "这两套体系的数据未能载入，下面仍是设置中指定的组合；请刷新页面重试。",
  notNamed: (legacy, challenger) => `当前组合是在页面上选的；设置中事先指定的是以“${challenger}”替代“${legacy}”。`,
  back: "回到事先指定的组合",
  cantScore: (system, kind, reasons) => `“${system}”在此无法给${kind}计分：${reasons.join("；")}。`,
  notAppraised: (system, kind) => `“${system}”不考核${kind}。`,
  unmeasurable: (indicators) => `现有数据无法计量${indicators}`,
  never: (indicators, kind) => `任何周期内，${kind}都没有${indicators}的数据`,
  separator: "、",
  aloneHeadline: (unit, score, system) => `${unit}：仅按“${system}”得 ${score} 分。`,
  aloneTitle: (system) => `仅按“${system}”排名`,
  aloneQuestion: (units, period) => `${units}在${period}的得分和名次，附 95% 和 90% 区间。`,
  aloneCard: "单独计分：另一套体系没有可并列的得分。",
  aloneOpen: "查看排名表",
  unit: "单元",
  score: "得分",
  place: "名次",
  fewest: "最小样本的客户数",
  brief: {
    correctedFor: (pairs) => `这一组合并非事先指定，检验已按可选的 ${pairs} 个组合作了校正（Holm）。`,
    notCarried: "这一组合缺什么",
    lacks: (lights) => ({
      verdict: "结论：这两套体系无法对决，其中一套按当时已知的数据，能计分的单元或季度太少。",
      greenLight: `绿灯离网：绿灯用的是“${lights}”的接触目标，而这一组合替代的不是它。其他体系的绿灯，要在设置中指定该体系并重新构建才会统计。`,
      sampleSize: "还需多少问卷：这一组合能排名的单元与设置中指定的组合不同，而那个数是按后者算的。",
      stands: "换多少种算法结论仍成立：每种算法都要用到单个客户的记录，构建时只为设置中指定的组合计算。"
    })
  },
  contest: {
    title: "任选两套体系对决",
    question: "对任意两套体系作同样的检验：在相同的单元和季度上计分，抽样逐次配对。",
    rest: (legacy, challenger) => `本页其余内容都属于设置中指定的组合：以“${challenger}”替代“${legacy}”。`,
    own: "这就是事先指定的组合，检验结果见上。",
    none: "这两套体系无法对决：其中一套按当时已知的数据，能计分的单元或季度太少。",
    corrected: (pairs, window) =>
      `得分取此前一${window === "year" ? "年" : "季度"}。这一组合并非事先指定，因此每行都按可选的 ${pairs} 个组合作了 Holm 校正。上次结果和三者合并只参加上面的检验。`
  }
} satisfies typeof en;

export const pairWords: Readonly<Record<Language, typeof en>> = {en, zh};
