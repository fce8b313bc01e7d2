/** The plan page in English. */
import {count, monthLong} from "../../language/format.js";
import type {PlanBase, PlanLack} from "../../model/plan/base.js";
import type {FanSeries} from "../../model/plan/risk.js";
import type {Service} from "../../model/plan/base.js";
import type {ScenarioFault} from "../../model/plan/scenario.js";
import type {Backtested} from "../../model/plan/backtest.js";
import type {CourseName} from "../../model/plan/courses.js";
import type {Basis} from "../../model/plan/base.js";

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

const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "nothing") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;

const series: Record<FanSeries, string> = {
  contribution: "Contribution",
  customers: "Customers",
  revenue: "Revenue",
  cost: "Total cost"
};

const unit: Record<FanSeries, string> = {
  contribution: "yuan a month: revenue × margin − total cost",
  customers: "customers at the end of the month",
  revenue: "yuan a month",
  cost: "yuan a month, all categories and levers"
};

const serviceLabels: Record<keyof Service, string> = {
  handling: "Handling time, change",
  level: "Calls answered in time",
  within: "In time means within",
  occupancy: "Busiest a seat may be",
  shrinkage: "Paid time away from the seat",
  patience: "Patience of a caller"
};

const serviceUnits: Record<keyof Service, string> = {
  handling: "%",
  level: "%",
  within: "s",
  occupancy: "%",
  shrinkage: "%",
  patience: "s"
};

const measure: Record<Backtested, string> = {
  customers: "Customers",
  left: "Customers leaving",
  joins: "Customers joining",
  revenue: "Revenue",
  contacts: "Contacts",
  cost: "Cost beside the levers"
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
    `Of ${budget} a year, the model would take money from ${list(from)} and put it into ${list(to)}${unspent ? `; ${unspent} isn’t earned back anywhere and would stay unspent` : ""}. Over 36 months net present value rises by ${middle} (80 of 100 draws: ${low} to ${high}), and more than today’s allotment in ${share} of ${draws} draws.`,
  caution: (assumed: number, all: number, estimated: number): string =>
    `This is only as good as its responses: ${assumed} of its ${all} uncertain numbers are assumptions of ours, ${estimated} are estimated from staggered changes in the data, the rest is seen in the history. The agreement of draws says how far the conclusion holds within the ranges that were assumed, not that the ranges are right. Every number can be replaced below; the first that deserve a pilot are those at the top of “What would change the answer”.`,
  nextYuan: (best: string, bestSegment: string, bestReturn: string, worst: string, worstReturn: string): string =>
    `As money is spent today, the next yuan brings back most in ${best} (${bestReturn} over 36 months, most of all with ${bestSegment}) and least in ${worst} (${worstReturn}).`,
  price: (returns: number, text: string): string =>
    returns > 0.02
      ? `At the suggested allotment the next million of budget would be worth ${text} more than it costs.`
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
    returns: "Next yuan returns",
    breakEven: "Break-even",
    lever: "Lever",
    change: "Change",
    breakEvenOf: (share: string): string => `${share} of its effects`,
    neverPays: "doesn’t pay",
    total: "All levers",
    chart: "Spending by lever today and as planned, yuan a year",
    note: "“Next yuan returns”: discounted value over 36 months of one yuan more at today’s spending; under ¥1 it isn’t earned back. “Break-even”: how much of the lever’s assumed effects must be real for today’s spending on it to come back.",
    table: "Spending as a table",
    heat: "What the next yuan returns, by lever and segment, at today’s spending"
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
    shiftX: "from keeping to winning ← yuan a year → from winning to keeping",
    shiftY: "change of net present value, yuan",
    shiftMark: "best",
    now: "today",
    table: "By segment",
    byLever: "By lever",
    customers: "Customers more after a year for a tenth more spending",
    each: "Yuan for each",
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
  scenarios: {
    title: "Scenarios side by side",
    question: "Up to four at a time, all under the same draws.",
    rows: {
      budget: "Budget of levers, a year",
      npv: "Net present value, 36 months",
      npvRange: "10th to 90th of 100 draws",
      beats: "Better than today in",
      customers: "Customers after 12 months",
      left: "Customers leaving, 12 months",
      revenue: "Revenue, 12 months",
      cost: "Total cost, 12 months",
      contact: "Cost of a contact",
      repeats: "Repeats a first contact",
      nps: "Service NPS against today",
      load: "Staff load against today"
    },
    choose: "Compared",
    focus: (name: string): string => `Show “${name}” in the charts`,
    focused: "shown in the charts",
    measure: "Measure",
    points: (value: string): string => `${value} points`,
    notRun: "not run yet",
    note: "Net present value is discounted at 8% a year and counts no month after the 36th. Chances are shares of draws: they know the ranges that were assumed and nothing else."
  },
  /** Of a chance: as sure, and as unsure, as draws can tell. */
  chance: {over: "over 99%", under: "under 1%"},
  editor: {
    title: "Your own plan",
    question: "Change any number; the page recalculates at once, and the address holds the plan.",
    startFrom: "Start from",
    start: "Take it over",
    suggest: "Let the optimiser place the budget",
    suggestHint: "over levers, segments and months, by linear programming",
    budget: "Budget",
    percentOfToday: "% of today",
    levers: "Spending by lever",
    service: "How the hotline is run",
    serviceLabels,
    serviceUnits,
    floors: "Floors for the optimiser",
    npsFloor: "Service NPS against today, at least",
    loadFloor: "Staff load, at most",
    points: "points",
    assumptions: "Replace assumptions and estimates",
    assumptionsHint:
      "Effects are shares (0.1 is a tenth); halves are yuan a customer and month. Low, likeliest and high of a triangle.",
    undo: "Undo",
    redo: "Redo",
    remove: "Discard the own plan",
    exportYaml: "Save as YAML",
    exportXlsx: "Save as XLSX",
    importFile: "Open a YAML file",
    redraw: (draws: string): string => `Draw again, ${draws} draws`,
    working: (share: string): string => `Drawing: ${share}`,
    optimising: "Looking for the best allotment…",
    done: (seconds: string): string => `Recalculated in ${seconds} s.`,
    failed: "The calculation failed; the figures shown are those from before.",
    noNumber: (label: string): string => `“${label}” needs a number; nothing was changed.`,
    readFailed: (file: string): string => `${file} isn’t readable as YAML; nothing was changed.`,
    imported: (file: string): string => `${file} was read; Undo brings back what was there.`,
    fault: (fault: ScenarioFault): string => {
      if (fault.kind === "more") return `${count(fault.count, "en")} more.`;
      const {where, kind, expected, found} = fault;
      return {
        shape: `${where || "the file"}: expected ${expected}; found ${found}.`,
        unknown: `${where}: there is no such name; expected one of ${expected}.`,
        number: `${where}: expected a number within ${expected}; found ${found}.`,
        range: `${where}: expected ${expected}; found ${found}.`,
        order: `${where}: expected ${expected}; found ${found}.`
      }[kind];
    },
    faults: "The plan wasn’t taken over:",
    own: "Own plan",
    noScript: "Controls work once the page’s script is there.",
    low: "low",
    value: "likeliest",
    high: "high"
  },
  sure: {
    title: "What would change the answer",
    question: "Inputs one at a time, and budgets one at a time.",
    tornado: "Gain of the suggested allotment over today’s, with one input at the 5th and 95th of 100",
    tornadoNote: (centre: string): string =>
      `All others at their likeliest: ${centre}. An input that isn’t listed moves it less.`,
    frontier: "The most revenue that each budget can keep",
    frontierX: "budget of levers, share of today’s",
    frontierY: "revenue over 36 months, yuan",
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
          ? `Too few do for ${list(narrow)}: there the fan is too narrow, or the history broke with itself.`
          : "Nowhere are there fewer inside than a right fan would give.",
        wide.length ? `For ${list(wide)} the fan is wider than it need be.` : ""
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
          ? `Up to a year ahead, the fan’s middle is closer than the naive forecast for ${list(better.map((one) => one.toLowerCase()))}.`
          : "Up to a year ahead, the fan’s middle isn’t closer than the naive forecast for anything.",
        worse.length
          ? `The naive forecast is closer for ${list(worse.map((one) => one.toLowerCase()))}: there the model adds nothing.`
          : "",
        equal.length ? `For ${list(equal.map((one) => one.toLowerCase()))} the two can’t be told apart.` : ""
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
  },
  xlsx: {
    plan: "Plan",
    months: "Months",
    month: "Month",
    opening: "Customers, opening",
    joins: "Joining",
    left: "Leaving",
    closing: "Customers, closing",
    revenue: "Revenue",
    margin: "Margin share",
    cost: "Total cost",
    contribution: "Contribution",
    discount: "Discount factor",
    present: "Present value",
    multiple: "Multiple of today",
    planned: "Planned, yuan a year",
    change: "Change, yuan",
    note: "Change the multiples: sums follow. The response of customers doesn’t; import the plan on the page for that."
  }
};

export type PlanWords = typeof planEn;
