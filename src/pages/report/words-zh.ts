import {currencyName} from "../../language/currency.js";
import {common} from "../../language/common.js";
import {stageDays} from "../../model/report/report.js";
import type {ReportWords, Told} from "./words-en.js";

const skillNames: Record<string, string> = {
  listening: "倾听",
  billing: "账务",
  devices: "终端",
  coaching: "带教",
  planning: "统筹",
  negotiation: "谈判",
  network: "网络"
};

const value = ({name, value: figure, interval}: Told) =>
  `${name} ${figure}${interval === null ? "" : `（${interval}）`}`;

export const reportZh = {
  headline: (operator, year) => `${operator}服务年度报告：${year}及下一年`,
  over: (simulated, period) => [period, ...(simulated ? ["均为模拟数据"] : [])],
  sheet: (number, of) => `第 ${number} 页，共 ${of} 页`,
  nothingReviewed: "还没有可复盘的数字：缺哪些数据，见数据就绪页。",
  lede: (unit, isWhole, {continue: go, break_through: broken, open}) =>
    `${isWhole ? "全公司" : unit}复盘 ${go + broken + open} 项：${go} 项继续，${broken} 项需要突破，${open} 项凭现有数据还说不清。`,
  simulated:
    "本运营商为模拟：数字用来说明报告的做法，不代表任何真实运营商。战略、目标和行动均为示例，存放在管理者可直接修改的文件中。",
  unit: "报告范围",
  print: "打印或存为 PDF",
  printNote: "此处选什么，打印就是什么。",
  pdf: "年度报告 PDF",
  contents: "目录",
  sections: {
    position: {title: "定位", question: "服务中心为什么而存在，时间花在了哪里？"},
    review: {title: "复盘", question: "这一年，公司、客户、合作方和员工各自怎么样？"},
    plan: {title: "经营规划", question: "我们要什么、为什么、靠什么举措？"},
    budget: {title: "预算与投产", question: "花多少、回来多少、把握有多大？"},
    actions: {title: "行动计划", question: "谁、何时、用什么做什么，怎样检验？"}
  },
  figure: (number, title) => `图 ${number}　${title}`,
  source: (source) => `来源：${source}`,
  position: {
    lead: (shares, hours) =>
      `全年人工处理接触共 ${hours} 小时，其中${shares.map(({name, share, interval}) => `${name}占 ${share}（${interval}）`).join("，")}。`,
    several: "这些角色同时承担；构成只描述现状，不是非此即彼的选择。",
    widest: (dimension, role, most, least) =>
      `按${dimension}看，“${role}”的占比差别最大：${most.name}为 ${most.share}，${least.name}为 ${least.share}。`,
    alike: (dimension) => `按${dimension}看，各角色占比的差别都未超出误差。`,
    together: "所有角色、所有组别两两比较，并作 Holm 多重比较校正（5%）：若本无差别，一百份报告中最多五份会说有差别。",
    dimensions: {customer_group: "客群", staff_group: "员工群体", channel: "渠道", stage: "客户所处阶段", unit: "地市"},
    groups: {
      all: "全部接触",
      others: "其他合计",
      unrecorded: common.zh.notOnRecord,
      stages: {
        newcomer: `入网 ${stageDays.newcomer} 天内`,
        due: `合约 ${stageDays.due} 天内到期`,
        established: "稳定在网"
      },
      employed: {own: (role) => `${role}（自有）`, partner: (role) => `${role}（外包）`}
    },
    figureTitle: "各角色占接触处理时长的比例",
    source:
      "最近一年有处理时长的接触、其中的营销、合约与员工；角色按 data/report/roles.yaml 的规则划分，一次接触的时长整体计入一个角色。",
    hours: (hours, customers) => `${hours} 小时，n = ${customers}`,
    unitOnly: (unit) => `分组占比为全公司口径；${unit}列在首行。`,
    away: (name, says, answers, yuan, share) =>
      `${name}：${says}${answers !== null ? `全年收回答卷 ${answers} 份。` : yuan !== null && share !== null ? `全年入账 ${yuan}，占整体成本 ${share}。` : "数据未说明投入多少。"}`,
    awayTitle: "不直接面对客户的角色无法按客群或渠道拆分，单列如下：",
    none: "数据中没有接触的处理时长，暂无法测算角色构成。",
    table: {summary: "占比数据表", group: "分组", hours: "小时", customers: "客户数"},
    roles: "角色"
  },
  review: {
    sides: {
      company: {title: "公司侧", question: "整体成本与回报。"},
      customer: {title: "客户侧", question: "忠诚、费力度与基础服务。"},
      partner: {title: "合作方侧", question: "外包商与代理商的交接质量如何？"},
      employee: {title: "员工侧", question: "负荷、忠诚，以及目标够不够得着。"}
    },
    tell: (told, change, against) => {
      const compared = {
        better: `好于上年的 ${told.before ?? ""}，超出误差`,
        worse: `差于上年的 ${told.before ?? ""}，超出误差`,
        unclear: `上年为 ${told.before ?? ""}，差别可能只是误差`,
        same: `与上年（${told.before ?? ""}）大致相当`,
        none: "没有上年可比"
      }[change];
      const text = told.interval === null ? compared.replace("，超出误差", "") : compared;
      const aim = {
        met: `；达到目标 ${told.target ?? ""}`,
        missed: `；未达目标 ${told.target ?? ""}`,
        open: `；是否达到目标 ${told.target ?? ""} 尚不能判断`,
        none: ""
      }[against];
      return `${value(told)}，${text}${aim}。`;
    },
    compare: (partner, own) => `合作方 ${partner}，自有 ${own}`,
    outcomes: {continue: "继续", break_through: "突破", open: "尚不能判断"},
    nothing: {
      continue: "没有得到数字证实的项目。",
      break_through: "没有数字要求突破的项目。",
      open: "没有悬而未决的项目。"
    },
    changes: {better: "变好", worse: "变差", unclear: "可能只是误差", same: "大致相当", none: "–"},
    againsts: {met: "达成", missed: "未达", open: "不能判断", none: "–"},
    heads: {measure: "指标", now: "本年", before: "上年", change: "变化", target: "目标"},
    of: {
      customers: (n) => `n = ${n}`,
      agents: (n) => `${n} 名员工`,
      booked: () => "入账数",
      targets: (n) => `${n} 个目标`
    },
    missing: (names, unit) => `${unit}本年没有可公布的数字（没有数据行，或客户、员工过少）：${names}。`,
    lacks: (name, columns) => `暂不可测：${name}（缺少 ${columns}）。`,
    figureTitle: (side) => `${side}：本年与上年`,
    source: {
      company: "数据中最近两年的成本、账单与客户，有什么用什么；指标口径见数据页。",
      customer: "指标口径见数据页，按客户计；目标取自报告的 review.yaml。",
      partner: "按员工用工主体划分的接触、按来源划分的开通。未做客群结构校正：合作方接到的来电可能更难，也可能更容易。",
      employee: "员工调研、员工、薪酬与目标；少于 5 名员工的不公布。"
    },
    caution:
      "区间均为 95%。一个单元的全部变化与目标一并判断：凡说超出误差的，预计至多 5% 是偶然（错误发现率，Benjamini–Hochberg 法）。两年按相互独立比较，这使差别更难而不是更容易被证实。有差别不等于有因果。任何数字都不低于隐私门槛规定的客户数，也不少于 5 名员工。"
  },
  plan: {
    example: ({lines, goals, actions}) =>
      `战略、目标与行动是本工具自带的示例，并非该运营商自己的：请另建文件夹编写，并在设置里用 report 指明。${
        lines + goals + actions > 0
          ? `与现有数据不符或数据里没有依据的已略去：${[
              [lines, "条战略或机会"],
              [goals, "个目标"],
              [actions, "项行动"]
            ]
              .flatMap(([n, what]) => (Number(n) > 0 ? [`${n} ${what}`] : []))
              .join("、")}。`
          : ""
      }复盘所用的目标值也出自示例。`,
    nothing: "示例中没有与这些数据相符的内容。",
    lead: (goals, lines) =>
      `${goals} 个目标承接 ${lines} 条战略、上级规划和自身机会。每个目标由一个指标衡量，并通过确实影响它的举措达成；建站时已核对，没有脱节之处。`,
    appraisal: (decision, strength, legacy, challenger) => {
      const basis = {strong: "证据充分", moderate: "证据中等", weak: "证据薄弱"}[strength];
      return (
        {
          change: `关于考核本身：由“${legacy}”改为“${challenger}”（${basis}）。`,
          pilot: `关于考核本身：先在部分单元试点“${challenger}”，其余暂用“${legacy}”（${basis}）。`,
          stay: `关于考核本身：维持“${legacy}”（${basis}）；历史数据未显示“${challenger}”更能预示客户去留。`
        }[decision] + "过去预示得准，不等于用它考核就会见效。"
      );
    },
    noAppraisal: "关于考核本身：凭这些数据尚不能判断。",
    appraisalLink: "查看证据",
    from: {strategy: "公司战略", upstream: "上级规划", opportunities: "自身机会"},
    aim: (indicator, now, interval, aim) => `${indicator}由 ${now}（${interval}）到 ${aim}`,
    noFigure: (indicator) => `${indicator}：此范围没有可公布的起点`,
    tellable: "这样大小的变化能从误差中看出来。",
    notTellable: "这样大小的变化在此范围内一年之内无法与偶然区分：单元越小，观察要越久。",
    levers: "举措",
    serves: "承接",
    figureTitle: "目标：承接什么、从哪里到哪里、靠什么举措",
    source: "data/report/plan.yaml；起点为最近一年的数字。目标幅度是管理决定，不是预测。",
    heads: {goal: "目标", serves: "承接", aim: "起点与目标", levers: "举措"}
  },
  budget: {
    none: "凭现有数据还不能测算预算，缺少什么见计划页。",
    lead: (scenario, says, today, plan) =>
      `预算采用方案“${scenario}”。${says}规划年各项举措共投入 ${plan}，现状为 ${today}。`,
    likeliest: ({cost, revenue, customers, contacts}) =>
      `按最可能的取值，与维持现状相比，规划年整体成本 ${cost}，收入 ${revenue}，年末客户 ${customers}，接触量 ${contacts}。`,
    risk: ({middle, low, high, odds, chance, draws, years, rate}) => {
      const verdict = {
        very_likely: "方案极可能回报高于投入",
        likely: "方案很可能回报高于投入",
        open: "方案回报能否高于投入尚不确定",
        unlikely: "方案很可能投入高于回报",
        very_unlikely: "方案极可能投入高于回报"
      }[odds];
      return `${verdict}：${draws} 次抽样中，${years} 年净现值（年折现率 ${rate}）与维持现状之差的中位数为 ${middle}，80% 的抽样落在 ${low} 与 ${high} 之间，高于现状的占 ${chance}。以上结论随假设成立而成立。`;
    },
    margin: (value, range) =>
      `每一${currencyName("zh")}收入按 ${value}（${range}）计为留存，此为假设，应由财务数据替换。`,
    assumed: (estimated, all) =>
      estimated === 0
        ? `全部 ${all} 项举措的效果均为带范围的假设，没有一项来自试验估计。`
        : `${all} 项举措中有 ${estimated} 项的效果部分由数据估计，其余为带范围的假设。`,
    figureTitle: "各项举措投入：现状与方案",
    comparedTitle: "规划年与维持现状对比（最可能的取值）",
    source: "以运营商自身各月数据、data/plans 中的举措与假设测算，逐项说明见计划页。",
    today: "现状",
    plan: "方案",
    difference: "差额",
    lever: "举措",
    rows: {
      costYear: "整体成本",
      revenueYear: "收入",
      customersYear: "年末客户数",
      leftYear: "离网客户数",
      contactsYear: "接触量"
    },
    estimated: "部分由数据估计"
  },
  actions: {
    lead: (actions, people, money) =>
      `共 ${actions} 项行动，同一时间最多投入 ${people} 人${money === null ? "" : `，全年使用规划资金 ${money}`}。`,
    figureTitle: "何时：规划的十二个月",
    tableTitle: "谁负责、用什么、怎样检验",
    source:
      "data/report/actions.yaml；各岗位在职人数取自员工表；资金为该举措规划投入的一部分。预期效果即目标本身，不相加。",
    heads: {
      action: "行动",
      owner: "负责岗位",
      when: "月份",
      resources: "资源",
      milestones: "里程碑",
      effect: "预期效果",
      check: "检验"
    },
    month: (month) => `第 ${month} 个月`,
    months: (from, to) => (from === to ? `${from}` : `${from}–${to}`),
    resources: (people, money) => `${people} 人${money === null ? "" : `，${money}`}`,
    people: (here) => (here === null ? "在职不足 5 人或无记录" : `在职 ${here} 人`),
    tooMany: (wanted, here) => `需 ${wanted} 人，在职仅 ${here} 人`,
    skills: (skills) => `技能：${skills}`,
    gap: (skills, others) => `本岗位不具备：${skills}${others ? `（${others}具备）` : "（无岗位具备：需培训或引进）"}`,
    skillNames,
    effect: (goal, lever) => `${goal}，通过${lever}`,
    check: (indicator, months) => `${indicator}，${months === 0 ? "结束时" : `结束后 ${months} 个月`}，与历年误差对照`,
    first: (names) => `从复盘看，先从这里入手：${names}。`
  },
  definition: "口径",
  separator: "、",
  stop: "。"
} satisfies ReportWords;
