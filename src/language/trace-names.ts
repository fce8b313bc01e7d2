/** What traces of gaming are called and what they say, in both languages. */
import type {TraceName} from "../model/published/traces.js";
import type {Language} from "./format.js";

type TraceWords = Readonly<Record<TraceName, {readonly name: string; readonly says: string}>>;

const en: TraceWords = {
  bunching: {
    name: "Calls ended just under the target",
    says: "How many more calls end in the 15 seconds under the target than a smooth course of durations has there."
  },
  false_notes: {
    name: "Noted as resolved, yet back",
    says: "Of the contacts after which the customer came back within 7 days for the same reason, the share that had been noted as resolved."
  },
  selective_asking: {
    name: "Marks asked selectively",
    says: "How much less often a mark is asked after contacts that weren’t solved, as the customer’s coming back shows."
  },
  unrecorded: {
    name: "Complaints that vanish",
    says: "Of the contacts that came to complain, the share without a complaint on record within 3 days."
  },
  hidden_way: {
    name: "The way to a person hidden",
    says: "Of all inbound calls, the share that never got as far as asking for a person."
  },
  selective_recommendation: {
    name: "Recommendation asked selectively",
    says: "How much less often a customer is asked whether they would recommend after contacts that weren’t solved, as their coming back shows."
  },
  recommendation_drift: {
    name: "Recommendation rises alone",
    says: "How much further service NPS rose since the data’s first year than satisfaction with the same contacts; 1% is one NPS point."
  },
  unconsented: {
    name: "Taken without consent",
    says: "Of the offers noted as taken, the share on record without the customer’s consent."
  },
  unkept: {
    name: "Sold up and soon ended",
    says: "Of the larger plans and added services noted as taken, the share that ended within 60 days."
  }
};

const zh: TraceWords = {
  bunching: {name: "通话掐在达标线前结束", says: "达标线前 15 秒内结束的通话，比平滑的时长分布应有的多出多少。"},
  false_notes: {
    name: "标了已解决，客户又来",
    says: "7 天内客户为同一原因再次联系的那些服务中，当时标记为“已解决”的比例。"
  },
  selective_asking: {name: "挑人邀评", says: "没解决的服务（以客户再来为准）之后，邀请评价的频次少了多少。"},
  unrecorded: {name: "投诉不见了", says: "来投诉的联系中，3 天内没有投诉记录的比例。"},
  hidden_way: {name: "人工入口难找", says: "全部来电中，没有走到“请求人工”这一步的比例。"},
  selective_recommendation: {
    name: "挑人问推荐",
    says: "没解决的服务（以客户再来为准）之后，询问“是否愿意推荐”的频次少了多少。"
  },
  recommendation_drift: {
    name: "推荐度独自上升",
    says: "与数据的第一年相比，服务 NPS 的升幅比同一批服务的满意度升幅多出多少；1% 即 1 个 NPS 点。"
  },
  unconsented: {name: "未经同意就办理", says: "记为“已办理”的推荐中，记录里没有客户同意的比例。"},
  unkept: {name: "升档后很快退订", says: "记为“已办理”的升档、加装业务中，60 天内退订的比例。"}
};

export const traceWords: Readonly<Record<Language, TraceWords>> = {en, zh};
