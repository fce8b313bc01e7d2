/** What the plan rests on and how far it holds, in English. */
import {currencyName} from "../../language/currency.js";
import {listed} from "../../language/prose.js";
import type {Backtested} from "../../model/plan/backtest.js";
import type {Basis} from "../../model/plan/base.js";
import type {CourseName} from "../../model/plan/courses.js";

const measure: Record<Backtested, string> = {
  customers: "Customers",
  left: "Customers leaving",
  joins: "Customers joining",
  revenue: "Revenue",
  contacts: "Contacts",
  cost: "Cost beside the levers"
};

const levels: Record<CourseName, string> = {
  leaving: "Level of leaving in twelve months, against last year’s",
  joins: "Level of joining in twelve months, against last year’s",
  needs: "Level of first contacts in twelve months, against last year’s",
  repeats: "Level of repeats in twelve months, against last year’s",
  revenue: "Growth of revenue per customer, a year",
  labour: "Growth of labour cost at the same load, a year",
  costs: "Level of other costs in twelve months, against last year’s"
};

const basis: Record<Basis, string> = {observed: "from the history", estimated: "estimated", assumed: "assumed"};

const effects: Record<string, string> = {
  joins: "more customers joining",
  leaving: "less leaving",
  needs: "fewer first contacts",
  repeats: "fewer repeats",
  handling: "shorter handling",
  refunds: "less refunded",
  nps: "service NPS",
  load: "less load on staff"
};

export const doubtEn = {
  sure: {
    title: "What would change the answer",
    question: "Inputs one at a time, and budgets one at a time.",
    tornado: "Gain of the suggested allotment over today’s, with one input at the 5th and 95th of 100",
    tornadoNote: (centre: string): string =>
      `All others at their likeliest: ${centre}. An input that isn’t listed moves it less.`,
    frontier: "The most revenue that each budget can keep",
    frontierX: "budget of levers, share of today’s",
    frontierY: `revenue over 36 months, ${currencyName("en")}`,
    frontierNote: (best: string): string =>
      `Revenue always rises with money. Net present value, which pays the money back, is highest at ${best} of today’s budget.`,
    frontierToday: "today’s allotment",
    table: "As a table",
    input: "Input",
    low: "at its 5th",
    high: "at its 95th",
    budget: "Budget, a year",
    revenue: "Revenue, 36 months",
    npv: "Net present value"
  },
  backtest: {
    title: "Does the fan hold what it promises?",
    question: (first: string, last: string): string =>
      `The same fan, drawn again at the end of every month from ${first} to ${last}, knowing only what was known then.`,
    held: ({
      fans,
      inside,
      forecasts,
      expected,
      narrow,
      wide
    }: {
      readonly fans: string;
      readonly inside: string;
      readonly forecasts: string;
      readonly expected: string;
      readonly narrow: readonly string[];
      readonly wide: readonly string[];
    }): string =>
      [
        `${fans} fans of six measures were held against the months that followed: ${inside} of ${forecasts} figures fell inside, where ${expected} are expected (80 of 100).`,
        narrow.length
          ? `Too few do for ${listed(narrow, "en")}: there the fan is too narrow, or the history broke with itself.`
          : "Nowhere are there fewer inside than a right fan would give.",
        wide.length ? `For ${listed(wide, "en")} the fan is wider than it need be.` : ""
      ]
        .filter(Boolean)
        .join(" "),
    inYear: (measure: string, year: number): string => `${measure.toLowerCase()} (year ${year})`,
    limits: (yearsTested: number): string =>
      [
        "Fans drawn a month apart look at the same months, so their hits come and go together: the counts in brackets are what a fan that is exactly right gives in 9 of 10 histories of this length, and a fan that is off by less than they tell can’t be found out here.",
        yearsTested < 3
          ? `This history is too short for year ${yearsTested + 1} and beyond; a simulation with known truth stands in for it, on the page “How far to trust it”.`
          : "",
        "Only a plan that goes on as before is tested: nobody moved the levers, so their effects aren’t. Cost is that beside the levers, whose spending is decided; contribution rests on a margin that the data don’t hold."
      ]
        .filter(Boolean)
        .join(" "),
    lastYear: (from: string, to: string): string => `The last year, ${from} to ${to}`,
    measure,
    model: "Error, fan’s middle",
    naive: "Error, naive",
    inside: (year: number): string => `Inside, year ${year}`,
    insideOf: (inside: string, forecasts: string): string => `${inside} of ${forecasts}`,
    fair: (expected: string, low: string, high: string): string => `expected ${expected} (${low}–${high})`,
    verdict: "Closer",
    better: "the fan’s middle",
    worse: "naive forecast",
    equal: "neither",
    sentence: (better: readonly string[], equal: readonly string[], worse: readonly string[]): string =>
      [
        better.length
          ? `Up to a year ahead, the fan’s middle is closer than the naive forecast for ${listed(
              better.map((one) => one.toLowerCase()),
              "en"
            )}.`
          : "Up to a year ahead, the fan’s middle isn’t closer than the naive forecast for anything.",
        worse.length
          ? `The naive forecast is closer for ${listed(
              worse.map((one) => one.toLowerCase()),
              "en"
            )}: there the model adds nothing.`
          : "",
        equal.length
          ? `For ${listed(
              equal.map((one) => one.toLowerCase()),
              "en"
            )} the two can’t be told apart.`
          : ""
      ]
        .filter(Boolean)
        .join(" "),
    actual: "what happened",
    forecast: "the fan, P10–P90",
    chart: "Customers leaving a month: the fan and what happened",
    none: "It takes at least 24 months to draw a fan from the first and hold it against the second; the data hold fewer.",
    table: "All measures",
    note: "Errors are mean absolute errors as a share of what happened. Naive: the same month of the year before; for customers, that they stay as many as they were. A difference under a tenth of the error counts as none."
  },
  assumed: {
    title: "Every number that isn’t known for sure",
    question: "Where it comes from, and how far it may be off.",
    basis,
    name: "Number",
    value: "Value",
    range: "Low to high",
    kind: "Basis",
    source: "Source",
    levels,
    later: (range: string): string => `after 36 months ${range}`,
    effects,
    half: "spending at which half of the most is reached",
    effectOf: (lever: string, effect: string): string => `${lever}: ${effect}`,
    perCustomer: (money: string): string => `${money} a customer and month`,
    points: (points: string): string => `${points} points`,
    note: "Effects are what a lever would change if it went from nothing to as much as can be used. They add up, and together never take away more than 80% of leaving, contacts or repeats. Carry-over from month to month, the cut of today’s spending into levers and the discount rate of 8% are fixed in data/plans/.",
    table: "All of them"
  },
  seats: {
    title: "Seats by the hour",
    question: (level: string, within: string): string =>
      `What it takes to answer ${level} of calls within ${within} s, in each of the queues, on a busy day (Erlang C; calls given up by Erlang A).`,
    sentence: ({
      peak,
      hour,
      staff,
      queues,
      seatHours,
      paid
    }: {
      readonly peak: string;
      readonly hour: string;
      readonly staff: string;
      readonly queues: string;
      readonly seatHours: string;
      readonly paid: string | null;
    }): string =>
      `At ${hour} each of ${queues} queues needs ${peak} seats and ${staff} people on the roster. All queues together take ${seatHours} seat-hours a month${paid ? `; the pay table shows ${paid} seat-hours of hotline agents, at eight a seat-day` : ""}.`,
    hour: "Hour",
    calls: "Calls an hour, each queue",
    seats: "Seats",
    staff: "People rostered",
    abandoned: "Given up",
    table: "Hour by hour",
    note: "A busy day is taken as 15% above the mean. Queues are counted as the cities that units belong to; pooling them would need fewer seats."
  },
  budget: {
    title: "Budget against actual",
    question: (from: string, to: string): string => `${from} to ${to}, by category of cost.`,
    category: "Category",
    planned: "Budget",
    actual: "Actual",
    over: "Over budget",
    total: "Total",
    sentence: (actual: string, budget: string, difference: string): string =>
      `${actual} was spent of ${budget} budgeted: ${difference}.`
  }
};
