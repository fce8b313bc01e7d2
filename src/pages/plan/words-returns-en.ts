/** What a customer, a call and a target group return, in English. */
import {currencyName} from "../../language/currency.js";

export const returnsEn = {
  imbalance: {
    title: "A customer won, a customer kept",
    question: "What one more of each costs at today’s spending, and what each returns over 36 months.",
    segment: "Segment",
    won: "Returns, won",
    kept: "Returns, kept",
    costWon: "Cost of one more, won",
    costKept: "Cost of one more, kept",
    sentence: ({
      won,
      wonReturns,
      kept,
      keptBy,
      keptReturns
    }: {
      readonly won: string;
      readonly wonReturns: string;
      readonly kept: string;
      readonly keptBy: string;
      readonly keptReturns: string;
    }): string =>
      `One more customer won costs ${won} and returns ${wonReturns} on average; one more kept costs ${kept} by the cheapest lever that keeps (${keptBy}) and returns ${keptReturns}.`,
    noKept: "No lever keeps a customer at today’s spending.",
    shift: (moved: string, direction: "keep" | "win" | "stay" | "allKeep" | "allWin", gain: string): string =>
      ({
        keep: `Moving ${moved} a year from winning to keeping and basics is where it stops paying: ${gain} over 36 months.`,
        win: `Moving ${moved} a year from keeping and basics to winning is where it stops paying: ${gain} over 36 months.`,
        stay: "Between winning and keeping, today’s balance is the best that was found.",
        allKeep: `Moving as much as ${moved} a year from winning to keeping and basics still pays: ${gain} over 36 months.`,
        allWin: `Moving as much as ${moved} a year from keeping and basics to winning still pays: ${gain} over 36 months.`
      })[direction],
    shiftTitle: "Moving money between winning and keeping",
    shiftX: `from keeping to winning ← ${currencyName("en")} a year → from winning to keeping`,
    shiftY: `change of net present value, ${currencyName("en")}`,
    shiftMark: "best",
    now: "today",
    table: "By segment",
    byLever: "By lever",
    customers: "Customers more after a year for a tenth more spending",
    each: "Money for each",
    none: "none",
    note: "Returns are revenue × the margin share, less the contacts, lines and refunds a customer brings, discounted at 8% a year. The cost table doesn’t divide spending by segment, so costs are the company’s. A customer’s segment counts where it was on record before the first month shown; customers classed later stand under “other”. Where the data don’t say from which day segments stand, they are taken as recorded now: if customers were moved between segments on account of what they did, segments seem to differ more than they did beforehand."
  },
  total: {
    title: "Total cost, never the cost of a call",
    question: "What a change of handling time does to the cost of a contact, and to everything else.",
    sentence: ({
      cut,
      contact,
      repeats,
      left,
      cost,
      npv,
      pays
    }: {
      readonly cut: string;
      readonly contact: string;
      readonly repeats: string;
      readonly left: string;
      readonly cost: string;
      readonly npv: string;
      readonly pays: boolean;
    }): string =>
      `Calls ${cut} shorter make a contact ${contact} cheaper. Repeats rise by ${repeats}, leaving by ${left}, and total cost changes by ${cost} only. Over 36 months the whole is ${pays ? "worth" : "a loss of"} ${npv}, with the likeliest numbers.`,
    breakEven: (share: string, assumed: string, pays: boolean): string =>
      `${pays ? `It turns into a loss once a rise of repeats by 10% raises voluntary leaving by more than ${share}` : `It would pay only if a rise of repeats by 10% raised voluntary leaving by less than ${share}`}; the assumption is ${assumed}, and nothing in the data estimates it. That number deserves a pilot before any target for handling time.`,
    x: "change of handling time",
    y: "against today",
    lines: {contact: "Cost of a contact", repeats: "Repeats", left: "Customers leaving", cost: "Total cost"},
    table: "The same as a table",
    handling: "Handling time",
    npv: "Net present value against today",
    note: "Pay follows the hotline’s load only in part; repeats follow handling time as estimated or assumed in the list below."
  },
  target: {
    title: "The target group from the cohorts page",
    tooSmall: "The group is too small to be shown by itself.",
    sentence: ({
      customers,
      share,
      leaving,
      leavingOfAll,
      revenue,
      contacts,
      worth,
      kept,
      budget
    }: {
      readonly customers: string;
      readonly share: string;
      readonly leaving: string;
      readonly leavingOfAll: string;
      readonly revenue: string;
      readonly contacts: string;
      readonly worth: string;
      readonly kept: string;
      readonly budget: string;
    }): string =>
      `About ${customers} customers (${share} of all). ${leaving} of them leave in a month, against ${leavingOfAll} of all; they pay ${revenue} times and contact us ${contacts} times as much as the mean customer. One who stays is worth ${worth} over 36 months. A measure that brings their leaving down by a tenth keeps ${kept} a year: it may cost up to ${budget} a year.`,
    note: "From the group’s customer-months in the cohorts’ cube, over the whole history; margin and cost of serving as in the plan. It says what keeping is worth, not that any measure brings leaving down by a tenth."
  }
};
