/** Words of the frames: what indicators of one's own are written over. */
import type {Language} from "../../language/format.js";
import type {FrameDictionary} from "../../model/published/data.js";

interface FrameWords {
  readonly title: string;
  readonly question: string;
  readonly heads: readonly [column: string, type: string, from: string];
  readonly needs: string;
  readonly units: string;
  readonly unitNames: Readonly<Record<FrameDictionary["units"][number], string>>;
  readonly types: Readonly<Record<FrameDictionary["columns"][number]["type"], string>>;
  /** By frame: what one row is. */
  readonly rows: Readonly<Record<string, string>>;
}

export const frameWords: Readonly<Record<Language, FrameWords>> = {
  en: {
    title: "Frames, for indicators of one’s own",
    question:
      "An indicator names a frame, and its sum, over and where are SQL over one row of it. Name a folder of your own by indicators in the settings; the form is that of data/indicators.",
    heads: ["Column", "Type", "Made of"],
    needs: "Needs",
    units: "Whose result",
    unitNames: {
      home: "home: the customer’s unit",
      handled_by: "handled_by: who handled it",
      sold_by: "sold_by: who sold it"
    },
    types: {text: "text", number: "number", boolean: "yes or no", day: "day or time"},
    rows: {
      activation: "a service switched on",
      answer: "a question put to a customer, with the unit and channel of the contact that it followed",
      benefit: "a benefit granted",
      bill: "a line and month, with its plan",
      complaint: "a complaint on record",
      contact:
        "a contact, with the customer’s home unit and the unit that handled it; of a call that was passed on, one row a part",
      contract: "a term on a line, at the day on which it was due",
      customer_period:
        "a period and a customer who was here when it started: whether they were here at its end, how they left, what they paid, complaints, contacts and repeats within it, and whom they brought in",
      employee_answer: "a question put to an employee",
      line_event: "a change of a line’s state",
      line_period:
        "a period and a line that was open when it started: whether it was open at its end, how it closed, what it paid, and its terms",
      offer:
        "an offer made to a customer, with the unit that made it and the channel of the contact in which it was made",
      port_out: "a customer who ported out, with their contacts in the 90 days before",
      seat_day: "an employee and a day on which they called out",
      work_order: "a dispatched task, at the day of dispatch"
    }
  },
  zh: {
    title: "帧：自定指标的写法",
    question:
      "指标指定一个帧，sum、over、where 都是针对帧中一行的 SQL。在设置里用 indicators 指明自己的文件夹，写法同 data/indicators。",
    heads: ["字段", "类型", "来自"],
    needs: "需要",
    units: "结果归属",
    unitNames: {home: "home：客户归属单元", handled_by: "handled_by：处理单元", sold_by: "sold_by：销售单元"},
    types: {text: "文本", number: "数值", boolean: "是或否", day: "日期或时刻"},
    rows: {
      activation: "一次业务开通",
      answer: "一次向客户的提问，附其所随接触的单元与渠道",
      benefit: "一次权益发放",
      bill: "一个用户一个账期，附套餐",
      complaint: "一件在案投诉",
      contact: "一次接触，附客户归属单元与处理单元；转接的来电每段一行",
      contract: "一份合约，以到期日为准",
      customer_period:
        "一个周期、一位期初在网客户：期末是否在网、如何离网、支付多少、期内的投诉、接触与重复来电，以及带来的新客",
      employee_answer: "一次向员工的提问",
      line_event: "一次用户状态变更",
      line_period: "一个周期、一个期初在用的用户：期末是否在用、如何关闭、支付多少、合约情况",
      offer: "一次向客户的推荐，附推荐单元及所在接触的渠道",
      port_out: "一位携号转出的客户，附此前 90 天的接触",
      seat_day: "一位员工外呼的一天",
      work_order: "一件派单，以派单日为准"
    }
  }
};
