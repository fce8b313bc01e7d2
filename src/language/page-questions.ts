/** The question that each page answers: on the map of all pages, and what the search finds a page by. */
import type {Bilingual} from "../model/published/systems.js";
import type {PageName} from "./pages.js";

export const pageQuestions: Readonly<Record<PageName, Bilingual>> = {
  brief: {
    en: "Change the appraisal, keep it, or pilot first? Green-light leavers and the league table",
    zh: "改考核、不改，还是先试点？绿灯离网与排名表"
  },
  evidence: {
    en: "Which system predicts who stays, how sure that is, and how indicators are gamed",
    zh: "哪套体系更能预测客户去留，把握多大，指标如何被做假"
  },
  trust: {
    en: "How often the lab is right where the truth is known, and what was corrected",
    zh: "在已知真相的模拟中判断对了多少，以及更正过什么"
  },
  plan: {
    en: "Budget, seats, return and risk: where the next million goes",
    zh: "预算、坐席、回报与风险：下一个一百万投向哪里"
  },
  report: {
    en: "The annual plan in five steps, for the company or one branch, ready to print",
    zh: "五步年度报告，可看全公司或一家分公司，可打印"
  },
  cohorts: {
    en: "Who leaves, when and after what: churn, survival and retention of customers",
    zh: "谁在离网、何时离网、此前发生了什么：离网、留存与收入保有"
  },
  indicators: {
    en: "Every indicator: trend, ranking of units, rivals, evidence, gaming and definition",
    zh: "每个指标的趋势、单元排名、对手、证据、做假方式与定义"
  },
  sql: {en: "Query the published tables in the browser", zh: "在浏览器里查询已发布的数据表"},
  compare: {
    en: "One unit’s scorecards under two systems, its place and moves, and what is only noise",
    zh: "一个单元在两套体系下的得分卡、名次与升降，哪些只是误差"
  },
  readiness: {
    en: "What the data allow, what was set aside, and what to collect next",
    zh: "数据能支持什么，哪些行被搁置，下一步该采集什么"
  },
  data: {
    en: "Dictionary of tables, columns, indicators and systems",
    zh: "数据表、字段、指标与体系的字典"
  },
  guide: {en: "From your own files to a first verdict, step by step", zh: "从自己的文件到第一个结论，一步一步来"}
};
