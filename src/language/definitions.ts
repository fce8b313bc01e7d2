/** An indicator's definition in words, as the data page and the command `explain` say it. */
import type {Language} from "./format.js";

const en = {
  /** Prose in which the expressions are set as code. */
  ratio: (sum: string, over: string, where: string | null): readonly (string | {readonly code: string})[] => [
    "The sum of ",
    {code: sum},
    " divided by ",
    ...(over === "1" ? ["the number of rows"] : ["the sum of ", {code: over}]),
    ...(where === null ? [""] : [", over the rows where ", {code: where}])
  ],
  units: {
    home: "the customer’s home unit",
    handled_by: "the unit that handled it",
    sold_by: "the unit that made the offer"
  },
  /** What is counted once. */
  accounts: {
    contact: "one contact",
    answer: "one answer",
    offer: "one offer",
    customer: "one customer",
    line: "one line",
    line_month: "one line and month",
    term: "one term on a line",
    work_order: "one dispatched task",
    activation: "one service switched on",
    complaint: "one complaint",
    benefit: "one benefit granted",
    seat_day: "one seat and day"
  },
  clusters: {customer: "a customer with all that is theirs", agent: "an agent with all that is theirs"},
  appraised: "appraised",
  gated: "deducts or vetoes",
  observed: "observed, not appraised"
};

const zh = {
  ratio: (sum, over, where) => [
    {code: sum},
    " 的合计除以",
    ...(over === "1" ? ["行数"] : [" ", {code: over}, " 的合计"]),
    ...(where === null ? [""] : ["，只计满足 ", {code: where}, " 的行"])
  ],
  units: {home: "客户归属单元", handled_by: "受理单元", sold_by: "推荐单元"},
  accounts: {
    contact: "一次接触",
    answer: "一份答卷",
    offer: "一次推荐",
    customer: "一个客户",
    line: "一个用户",
    line_month: "一个用户一个账期",
    term: "一份合约",
    work_order: "一张工单",
    activation: "一次业务开通",
    complaint: "一件投诉",
    benefit: "一项权益",
    seat_day: "一个坐席日"
  },
  clusters: {customer: "一位客户及其全部记录", agent: "一名员工及其全部记录"},
  appraised: "考核",
  gated: "用于扣分或否决",
  observed: "只观测不考核"
} satisfies typeof en;

export const definitionWords: Readonly<Record<Language, typeof en>> = {en, zh};
