import {count, decimal, percent, signed} from "../../language/format.js";
import {rangeInWords} from "../../language/intervals.js";
import type {CloseWorld, WorldRow} from "../../model/published/calibration-plan.js";
import {acceptable, fewestToJudge, neither, verdictsOf} from "../../model/published/calibration.js";
import {sumOf} from "../../model/statistics/sums.js";
import type {TrustWords} from "./words-en.js";

const truths: TrustWords["worlds"]["truths"] = {
  gamed: {name: "接待指标被刷", says: "有单元在刷现行体系；新体系的预测准得多。"},
  honest: {name: "诚实", says: "无人刷指标；两套都看得见一些，新体系多一些。"},
  null: {name: "无可发现", says: "走不走与一切计分无关；接待指标被刷。"},
  equal: {name: "相当", says: "无人刷指标，两套体系看到的是一回事。"},
  reversed: {name: "反转", says: "无人刷指标，现行体系的预测更准。"},
  nps_gamed: {name: "新体系被刷", says: "数据过半后改考新体系，随即被刷；第一年无人刷。"}
};

const answers: Readonly<Record<WorldRow["right"], string>> = {better: "更准", worse: "更差", equal: "相当"};

/** Names the worlds whose right answer is a convention. */
function closeText(close: readonly CloseWorld[]): string {
  if (!close.length) return "";
  const named = close.map(
    ({world, trueDifference}) => `“${truths[world]?.name ?? world}”（${signed(trueDifference, "zh", 2)}）`
  );
  return `接近界限的有${named.join("和")}：真相也可能在界限另一侧，“说错”说明不了多少。`;
}

export const zh = {
  headline: "这些结论可信到什么程度？",
  lede: "把推演室放到真相已知的公司里试一试（公司是造出来的，所以真相已知）：它说了什么，错了几次，又漏掉了什么？",
  none: "这份副本里没有校准结果。运行 npm run calibrate -- --keep 后重新建站。",
  when: ({date, version}) => `最近一次 ${date} 运行，版本 ${version}。跑过的每一种规模都展示，没跑的不展示。`,
  earlier: (isAll, version) =>
    `${isAll ? "全部" : "部分"}结果由早于本站点（${version}）的程序跑出，此后的改动尚未试过。这些结果标为“旧程序”，各种规模由哪一版程序跑出，见“哪一版程序跑了什么”。`,
  earlierCode: (text) => `${text}（旧程序）`,
  null: {
    title: "本来什么都没有，它会不会无中生有？",
    question:
      "在这些公司里，客户走不走与任何被计分的东西都无关。说“更好”或“更差”就是误报；按 95% 的把握，100 次里应有 5 次左右，远少于此则说明它什么都不敢说。",
    moments: (level) => [
      `${count(verdictsOf(level.null), "zh")} 家公司（${level.cities} 个市、${level.units} 个单元、${level.quarters} 个季度，直接抽出指标数字，按体系自己的规则计分）里，`,
      {strong: `误报 ${count(verdictsOf(level.null) - neither(level.null), "zh")} 次`},
      "。"
    ],
    chain: (level) => [
      `${count(verdictsOf(level.verdicts), "zh")} 家小型模拟运营商（${count(level.customers, "zh")} 位客户、${level.months} 个月）从明细走完全程到结论，`,
      {strong: `误报 ${count(verdictsOf(level.verdicts) - neither(level.verdicts), "zh")} 次`},
      "。"
    ],
    fine: (counts) => {
      const [low, high] = acceptable(verdictsOf(counts));
      const said = neither(counts);
      const range = rangeInWords({low, high}, (companies) => count(companies, "zh"), "zh");
      if (verdictsOf(counts) < fewestToJudge) return "家数太少，还判断不了误报率；下次校准接着跑。";
      if (said >= low && said <= high)
        return `“不好不差”说了 ${count(said, "zh")} 次，正常应在 ${range} 次之间，合格。`;
      return said < low
        ? `“不好不差”说了 ${count(said, "zh")} 次，正常应在 ${range} 次之间：误报偏多。`
        : `“不好不差”说了 ${count(said, "zh")} 次，正常应在 ${range} 次之间：过于谨慎。`;
    }
  },
  power: {
    title: "确有差别时，它找得出来吗？",
    question: "同样的公司，但确有差别：有多大比例说对了更好的那套体系？",
    row: (difference, counts) => [
      `相差 ${decimal(difference, "zh", 2)}：`,
      {strong: percent(counts.better / verdictsOf(counts), "zh")}
    ],
    chart: "各真实差别下说对的比例",
    note: (gamed) =>
      `差别指两套体系的得分与日后留存的秩相关之差。${gamed ? `接待指标被刷的模拟运营商里，平均为 ${decimal(gamed.difference, "zh", 2)}。` : ""}`
  },
  worlds: {
    title: "不同的世界，它分得清吗？",
    question:
      "各类模拟运营商走完全程：它怎样评说新体系相对现行体系，又在哪套体系的考核里看出被刷的痕迹。每个世界只有一个答案是对的。",
    heads: {
      world: "世界与规模",
      truth: "真相",
      right: "正确答案",
      said: "推演室的说法",
      gaming: "被刷的痕迹",
      standing: "对照方案"
    },
    truths,
    size: ({world, customers, months}) =>
      `${truths[world]?.name ?? world}：${count(customers, "zh")} 位客户、${months} 个月`,
    right: ({right, trueDifference, isClose}) =>
      `${answers[right]}（真实差 ${signed(trueDifference, "zh", 2)}${isClose ? "，接近界限" : ""}）`,
    said: ({level, runs, rightly, undecided, wrongly}) =>
      level === null
        ? "未跑"
        : `${count(runs, "zh")} 家中说对 ${count(rightly, "zh")} 家、未定 ${count(undecided, "zh")} 家、说错 ${count(wrongly, "zh")} 家；平均差 ${signed(level.difference, "zh", 2)}`,
    gaming: ({gaming, verdicts}) =>
      gaming
        ? `最近一年：${verdictsOf(verdicts)} 家中现行体系 ${gaming.now.legacy} 家、新体系 ${gaming.now.challenger} 家；第一年：${gaming.before.legacy} 家、${gaming.before.challenger} 家`
        : "没有查找",
    standing: ({standing, runs, planned, world}) =>
      ({
        told: world === "null" ? "误报率正常" : "认得出",
        undecided: world === "null" ? "过于谨慎" : "没说错，但多半未定",
        wrong: world === "null" ? "误报偏多" : "说错过多",
        few: `家数不够：计划 ${planned ?? 0} 家，跑了 ${runs} 家`,
        unplanned: "不在方案内",
        "not run": `未跑：计划 ${planned ?? 0} 家`
      })[standing],
    notRun: "未跑",
    note: ({fixedOn, margin, wrongAtMost, rightAtLeast, trueDifferenceError}, close) =>
      `规模、家数与“相当”的界限（±${decimal(margin, "zh", 2)}）于 ${fixedOn} 定下，校准的任何选项都改不了。计划家数全部跑完、说错不超过 ${percent(wrongAtMost, "zh")}、说对不少于 ${percent(rightAtLeast, "zh")}，才算认得出；未定的另计。真实差指 60,000 位客户的运营商里两套体系秩相关之差，本身也只精确到 ±${decimal(trueDifferenceError, "zh", 2)}（一个标准误），接近界限时，正确答案只是约定。${closeText(close)}痕迹一栏数的是有单元被列出的家数。`,
    withoutPlan:
      "有方案之前跑的也对照方案评判，但规模是随意定的，有的还是看过结果再定：“反转”在 20,000 位客户下五家里有两家未定，随后改用 60,000 位。"
  },
  detection: {
    title: "刷的找得出，没刷的不冤枉？",
    question: "真相已知的模拟运营商各单元。查找的方法与造数据的程序毫无共用。",
    found: (level) => [
      `三成以上场合都在刷的单元 ${count(level.gaming, "zh")} 个，`,
      {strong: `找出 ${count(level.found, "zh")} 个`},
      `（查全率 ${percent(level.found / level.gaming, "zh")}；${level.operators} 家被刷的运营商，各 ${count(level.customers, "zh")} 位客户）。`
    ],
    wrongly: (levels) => [
      `其余 ${count(
        sumOf(levels, ({units, gaming}) => units - gaming),
        "zh"
      )} 个单元（含诚实运营商）中，`,
      {
        strong: `误列 ${count(
          sumOf(levels, ({foundWrongly}) => foundWrongly),
          "zh"
        )} 个`
      },
      "。"
    ],
    quick: (levels) => [
      `时长最短的三分之一里有 ${count(
        sumOf(levels, ({quickHonest}) => quickHonest),
        "zh"
      )} 个诚实单元，`,
      {
        strong: `被当成刷指标的 ${count(
          sumOf(levels, ({quickHonestFound}) => quickHonestFound),
          "zh"
        )} 个`
      },
      "：手快不是过错。"
    ],
    planted: "一次只放一种行为",
    plantedNote: (levels) =>
      `在无人刷指标的公司里，各选 ${levels[0]?.planted ?? 0} 个单元，在 ${percent(levels[0]?.dose ?? 0, "zh")} 的场合放入一种行为，其中有些是查找方法没有针对过的。要有两种痕迹才列为发现，只做一种行为几乎不会被列出；这里没有痕迹的，在你的数据里也不会有。`,
    heads: {behaviour: "行为", found: "找出的单元", any: "至少一种痕迹", elsewhere: "误列别处"},
    of: (part, whole) => `${whole} 个中 ${part} 个`
  },
  runs: {
    title: "哪一版程序跑了什么",
    question: "跑过的每一种规模，按跑它的程序版本列出。正确答案由每个世界的真相定下；未定的既不算对，也不算错。",
    heads: {
      what: "跑了什么",
      companies: "家数",
      right: "说对",
      undecided: "未定",
      wrong: "说错"
    },
    code: ({version, date, plan}, isThis) =>
      `${isThis ? "本站点的程序" : "旧程序"}：${version}，${date} 运行，${plan === undefined ? "当时尚无方案" : `按 ${plan} 的方案`}`,
    none: "–",
    tried: (tried) => {
      switch (tried.kind) {
        case "moments":
          return tried.difference === null
            ? "直接抽出指标数字，无可发现"
            : `直接抽出指标数字，相差 ${decimal(tried.difference, "zh", 2)}`;
        case "world":
          return `全程，“${truths[tried.world]?.name ?? tried.world}”，${count(tried.customers, "zh")} 位客户，${tried.months} 个月`;
        case "detection":
          return `查找刷指标的单元，“${truths[tried.world]?.name ?? tried.world}”，${count(tried.customers, "zh")} 位客户`;
        case "planted":
          return `放入的行为，共 ${count(tried.behaviours, "zh")} 种`;
      }
    }
  },
  corrections: {
    title: "核查发现了什么，改了什么",
    question: "曾经算错或说过头的数字与说法，以及更正后的结果。原来展示的数字一并列出，用过的人可以对照。",
    heads: {what: "数字", before: "原来", after: "现在"},
    held: "如何守住："
  },
  limits: {
    title: "校准说明不了的",
    all: [
      "这些公司是模拟的。贵公司有没人模拟过的不同之处；同样的程序，能说的只会更少。",
      "历史里的关联不等于“拿它来考核”的效果，后者只有试点才看得出。",
      "没挂过薪酬的体系还没有被刷过，拿它与挂过的比，总是对新来的有利。",
      "没有痕迹不等于诚实，有痕迹也不等于刷了指标。"
    ]
  },
  again: "可自行运行：npm run calibrate。中断后接着跑，最后输出一行 JSON。",
  table: {
    summary: "全部计数",
    caption: "各项试验的结论",
    what: "试验",
    better: "更准",
    worse: "更差",
    equal: "相当",
    undecided: "未定",
    runs: "公司数",
    moments: (difference) =>
      difference === null ? "指标数字，无可发现" : `指标数字，相差 ${decimal(difference, "zh", 2)}`,
    chain: ({world, customers, months}) =>
      `全程，${truths[world]?.name ?? world}，${count(customers, "zh")} 位客户，${months} 个月`
  }
} satisfies TrustWords;
