/** What the review's own measures are called and what they say. */
import type {IndicatorFormat} from "../../src/model/published/site.js";
import type {Bilingual} from "../../src/model/published/systems.js";
import type {OwnMeasure} from "../definitions/report.js";

export interface OwnMeasureFacts {
  readonly name: Bilingual;
  readonly says: Bilingual;
  readonly format: IndicatorFormat;
  readonly better: "higher" | "lower";
  /** Columns without which it can't be measured. */
  readonly needs: readonly string[];
}

export const measureFacts: Record<OwnMeasure, OwnMeasureFacts> = {
  cost_per_customer: {
    name: {en: "Total cost per customer and year", zh: "每客户全年整体成本"},
    says: {
      en: "All that was booked for serving, keeping and winning customers, over the mean number of customers.",
      zh: "服务、维系和拉新的全部入账成本，除以平均客户数。"
    },
    format: "yuan",
    better: "lower",
    needs: ["costs.actual_fen", "customers.joined_on"]
  },
  cost_against_budget: {
    name: {en: "Cost against budget", zh: "成本预算执行率"},
    says: {en: "What was booked over what was budgeted.", zh: "实际成本除以预算。"},
    format: "percent",
    better: "lower",
    needs: ["costs.actual_fen", "costs.budget_fen"]
  },
  cost_of_revenue: {
    name: {en: "Total cost as a share of revenue", zh: "整体成本占收入比"},
    says: {
      en: "All that was booked over the revenue that was billed: what a yuan of revenue costs.",
      zh: "全部入账成本除以出账收入：每一元收入花费多少成本。"
    },
    format: "percent",
    better: "lower",
    needs: ["costs.actual_fen", "bills.revenue_fen"]
  },
  partner_repeats: {
    name: {en: "Calls that come back: partners’ staff against own", zh: "重复来电：合作方员工与自有员工之差"},
    says: {
      en: "Of the calls that an employee answered, the share after which the customer called again for the same reason within 7 days: outsourced staff less own staff.",
      zh: "员工接听的来电中，客户 7 天内因同一原因再次来电的比例：外包员工减自有员工。"
    },
    format: "percent",
    better: "lower",
    needs: ["contacts.agent_id", "contacts.reason", "agents.employer_id"]
  },
  partner_transfers: {
    name: {en: "Calls handed on: partners’ staff against own", zh: "转接：合作方员工与自有员工之差"},
    says: {
      en: "Of the calls that an employee answered, the share handed on to somebody else: outsourced staff less own staff.",
      zh: "员工接听的来电中，转给他人的比例：外包员工减自有员工。"
    },
    format: "percent",
    better: "lower",
    needs: ["contacts.agent_id", "contacts.transferred", "agents.employer_id"]
  },
  partner_unconsented: {
    name: {en: "Services without consent: partners against own staff", zh: "不知情开通：合作方与自有员工之差"},
    says: {
      en: "Of the services switched on, the share that the customer hadn’t agreed to: by dealers and content providers less by own employees.",
      zh: "已开通业务中客户不知情的比例：代理商与内容提供商减自有员工。"
    },
    format: "percent",
    better: "lower",
    needs: ["activations.source", "activations.consented"]
  },
  employee_nps: {
    name: {en: "Employee NPS", zh: "员工 NPS"},
    says: {
      en: "Would employees recommend working here: promoters less detractors.",
      zh: "员工是否愿意推荐在这里工作：推荐者减贬损者。"
    },
    format: "points",
    better: "higher",
    needs: ["surveys.agent_id", "surveys.score"]
  },
  first_line_turnover: {
    name: {en: "First-line turnover a year", zh: "一线员工年流失率"},
    says: {
      en: "Call agents and store clerks who left, over the years that they were employed.",
      zh: "离职的热线客服代表与客运专员，除以其在职人年。"
    },
    format: "percent",
    better: "lower",
    needs: ["agents.joined_on", "agents.left_on", "agents.role"]
  },
  contacts_a_seat_day: {
    name: {en: "Contacts a seat-day", zh: "坐席日均接触量"},
    says: {
      en: "Contacts that call agents handled, over the days that they worked: their load.",
      zh: "热线客服代表处理的接触量除以坐席日：即其负荷。"
    },
    format: "number",
    better: "lower",
    needs: ["pay.seat_days", "contacts.agent_id", "contacts.handled_seconds"]
  },
  targets_reached: {
    name: {en: "Targets reached", zh: "目标达成率"},
    says: {
      en: "Of the quarterly targets set for units whose figure can be shown, the share that was reached: are targets within reach?",
      zh: "数字可公布的单元中，季度目标达成的比例：目标够得着吗？"
    },
    format: "percent",
    better: "higher",
    needs: ["targets.target_thousandths"]
  }
};
