/** The plan page in English: what the plan says and where the money goes. */
import {currencyName, currencySign} from "../../language/currency.js";
import {count, monthLong} from "../../language/format.js";
import {listed} from "../../language/prose.js";
import type {PlanBase, PlanLack} from "../../model/plan/base.js";
import type {CourseName} from "../../model/plan/courses.js";
import type {FanSeries} from "../../model/plan/risk.js";
import {doubtEn} from "./words-doubt-en.js";
import {editorEn} from "./words-editor-en.js";
import {returnsEn} from "./words-returns-en.js";

const lackOf = (lack: PlanLack): string => {
  switch (lack.kind) {
    case "column":
      return lack.column;
    case "months":
      return `${lack.least} months (there are ${lack.found})`;
    case "customers":
      return `${lack.least} customers joining and ${lack.least} leaving in each month`;
  }
};

const series: Record<FanSeries, string> = {
  contribution: "Contribution",
  customers: "Customers",
  revenue: "Revenue",
  cost: "Total cost"
};

const unit: Record<FanSeries, string> = {
  contribution: `${currencyName("en")} a month: revenue × margin − total cost`,
  customers: "customers at the end of the month",
  revenue: `${currencyName("en")} a month`,
  cost: `${currencyName("en")} a month, all categories and levers`
};

/** Rates that go their own way, as a sentence names them. */
const course: Record<CourseName, string> = {
  leaving: "leaving",
  joins: "joining",
  needs: "first contacts",
  repeats: "repeats",
  revenue: "revenue per customer",
  labour: "labour cost",
  costs: "other costs"
};

export const planEn = {
  over: ({operator, months}: Pick<PlanBase, "operator" | "months">, customers: number): readonly string[] => [
    operator.en,
    `history ${monthLong(months[0], "en")} to ${monthLong(months[months.length - 1], "en")}`,
    `${count(customers, "en")} customers`,
    "plan: the twelve months after, followed for thirty-six"
  ],
  lacking: (lacks: readonly PlanLack[]): string =>
    `There is no plan yet. The data lack: ${lacks.map(lackOf).join(", ")}. The data page says what each table is for.`,
  /** What moving today's money does, by whether the draws agree. */
  headline: (
    verdict: "better" | "worse" | "undecided",
    amount: string,
    budget: string,
    unspent: string | null
  ): string =>
    ({
      better: unspent
        ? `Spending ${unspent} less of ${budget}, and the rest elsewhere, would be worth ${amount}.`
        : `The same budget, moved, would be worth ${amount} more.`,
      worse: `No other allotment does better than today’s: the one tried brings in ${amount} less.`,
      undecided: "Moving the money can’t be told from leaving it where it is."
    })[verdict],
  lede: ({
    budget,
    from,
    to,
    unspent,
    middle,
    low,
    high,
    share,
    draws
  }: {
    readonly budget: string;
    readonly from: readonly string[];
    readonly to: readonly string[];
    readonly unspent: string | null;
    readonly middle: string;
    readonly low: string;
    readonly high: string;
    readonly share: string;
    readonly draws: string;
  }): string =>
    `Of ${budget} a year, the model would take money from ${listed(from, "en")} and put it into ${listed(to, "en")}${unspent ? `; ${unspent} isn’t earned back anywhere and would stay unspent` : ""}. Over 36 months net present value rises by ${middle} (80 of 100 draws: ${low} to ${high}), and more than today’s allotment in ${share} of ${draws} draws.`,
  caution: (assumed: number, all: number, estimated: number): string =>
    `This is only as good as its responses: ${assumed} of its ${all} uncertain numbers are assumptions of ours, ${estimated} are estimated from staggered changes in the data, the rest is seen in the history. The agreement of draws says how far the conclusion holds within the ranges that were assumed, not that the ranges are right. Every number can be replaced below; the first that deserve a pilot are those at the top of “What would change the answer”.`,
  nextYuan: (best: string, bestSegment: string, bestReturn: string, worst: string, worstReturn: string): string =>
    `As money is spent today, the next ${currencyName("en")} brings back most in ${best} (${bestReturn} over 36 months, most of all with ${bestSegment}) and least in ${worst} (${worstReturn}).`,
  price: (worth: string | null): string =>
    worth !== null
      ? `At the suggested allotment the next million of budget would be worth ${worth} more than it costs.`
      : "At the suggested allotment the next million of budget isn’t worth its cost anywhere: some of today’s budget would better stay unspent.",
  floors: {
    nps: (price: string): string => `Holding NPS at its floor costs ${price} for each point.`,
    load: (price: string): string => `Holding staff load at its floor costs ${price} for each hundredth.`,
    unmet: "The floors can’t be met within this budget; this is the best allotment without them."
  },
  yearSuffix: "a year",
  money: {
    title: "Where the money goes",
    question: (scenario: string): string => `A year’s spending by lever: today, and in “${scenario}”.`,
    today: "Today",
    planned: "Planned",
    returns: `Next ${currencyName("en")} returns`,
    breakEven: "Break-even",
    lever: "Lever",
    change: "Change",
    breakEvenOf: (share: string): string => `${share} of its effects`,
    neverPays: "doesn’t pay",
    total: "All levers",
    chart: `Spending by lever today and as planned, ${currencyName("en")} a year`,
    note: `“Next ${currencyName("en")} returns”: discounted value over 36 months of one ${currencyName("en")} more at today’s spending; under ${currencySign("en")}1 it isn’t earned back. “Break-even”: how much of the lever’s assumed effects must be real for today’s spending on it to come back.`,
    table: "Spending as a table",
    heat: `What the next ${currencyName("en")} returns, by lever and segment, at today’s spending`
  },
  fan: {
    title: (series: FanSeries): string =>
      ({
        customers: "Customers to come",
        revenue: "Revenue to come",
        cost: "Cost to come",
        contribution: "Contribution to come"
      })[series],
    question: "Month by month, with the middle 80 of 100 draws.",
    series,
    switchLabel: "What is drawn",
    unit,
    label: (series: string, scenario: string): string => `${series} over 36 months, today’s allotment and ${scenario}`,
    today: "As today",
    band: (scenario: string): string => `${scenario}, 10th–90th percentile`,
    month: "Month",
    note: (draws: string, seed: number, inputs: number): string =>
      `${draws} draws of ${inputs} uncertain inputs by a scrambled Sobol sequence, seed ${seed}; the same seed gives the same answer. After the plan’s twelve months spending is today’s again, so what is left of a difference is what lasts. Each rate’s level goes on wandering from month to month as it did in the history, and single months stay as uneven as they were.`,
    course,
    together: (pairs: readonly {readonly a: string; readonly b: string; readonly correlation: string}[]): string =>
      `Drawn together: rates that were off in the same months of the history beyond chance (${pairs.length ? pairs.map(({a, b, correlation}) => `${a} and ${b}, correlation ${correlation}`).join("; ") : "none were"}), and the assumed effects of one lever, which turn out high or low together. All other inputs are drawn independently, among them levers, assumptions and estimates: where those err together, the fan is too narrow.`,
    table: "Figures by month"
  },
  ...editorEn,
  ...returnsEn,
  ...doubtEn
};

export type PlanWords = typeof planEn;
