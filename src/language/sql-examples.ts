/** What the page of SQL calls its example queries, and what stands as a comment above each. */
import type {SqlExampleId, SqlExampleWords} from "../model/sql/examples.js";
import type {Language} from "./format.js";

const en = {
  retention: {
    title: "Who keeps its customers?",
    comment: "Customers kept in the last year, by city, with 95% interval and n"
  },
  course: {
    title: "One indicator, month by month",
    comment: "Repeat contacts within 7 days, whole operator, by month"
  },
  disagree: {
    title: "Where do the two systems disagree?",
    comment: "Places of the year under both systems; only moves beyond noise count"
  },
  twins: {
    title: "Solved on paper, solved for the customer",
    comment: "What agents note against what customers do afterwards"
  },
  rivals: {
    title: "Service NPS against the best rival",
    comment: "Lead over the best rival of the region in the last year, in points"
  },
  noise: {
    title: "How much of a ranking is noise?",
    comment: "Width of the places that sampling alone leaves open, by system and kind of unit"
  },
  tenure: {
    title: "When do customers leave?",
    comment: "Monthly rate of leaving by tenure, all reasons, with its 95% interval (Wilson)"
  },
  measured: {
    title: "What is there to ask about?",
    comment: "Indicators with the number of published cells"
  }
} satisfies Record<SqlExampleId, SqlExampleWords>;

const zh = {
  retention: {
    title: "哪些单位留得住客户？",
    comment: "最近一年各市存量客户保有率，附 95% 区间和客户数"
  },
  course: {
    title: "一个指标的逐月走势",
    comment: "全公司 7 天重复来电率，逐月"
  },
  disagree: {
    title: "两套体系在哪些单位上看法不同？",
    comment: "全年在两套体系下的名次；超出误差的变化才算数"
  },
  twins: {
    title: "记录上解决，还是客户觉得解决",
    comment: "坐席记录的解决率，与客户是否再次来电"
  },
  rivals: {
    title: "服务 NPS 与最强对手",
    comment: "最近一年相对所在地区最强对手的领先值（分）"
  },
  noise: {
    title: "排名里有多少只是误差？",
    comment: "仅由抽样误差造成的名次宽度，按体系和单元类别"
  },
  tenure: {
    title: "客户在什么时候离网？",
    comment: "按在网时长的月离网率（全部原因），附 95% 区间（Wilson）"
  },
  measured: {
    title: "有哪些指标可查？",
    comment: "各指标及其已公布的格数"
  }
} satisfies typeof en;

/** By language. */
export const sqlExampleWords: Readonly<Record<Language, typeof en>> = {en, zh};
