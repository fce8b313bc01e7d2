/** The page of cohorts in English. */
import {currencySign} from "../../language/currency.js";
import {common} from "../../language/common.js";
import type {HeatMeasure} from "../../model/cohorts/cohort-state.js";

const reasons: Readonly<Record<string, string>> = {
  port_out: "Port-out",
  disconnected: "Asked to disconnect",
  arrears: "Arrears",
  unknown: `Reason ${common.en.notOnRecord.toLowerCase()}`
};

const measures: Readonly<Record<HeatMeasure, string>> = {
  customers: "Customers still here",
  lines: "Lines still open",
  gross: "GRR",
  net: "NRR",
  contacts: "Contacts",
  complaints: "Complaints"
};

const says: Readonly<Record<HeatMeasure, string>> = {
  customers: "Share of those who joined that is here as the month begins.",
  lines: "Share of the lines opened that is open as the month begins.",
  gross: "Revenue kept of the first whole month’s, each customer capped at what they paid then: without upgrades.",
  net: "Revenue kept of the first whole month’s, upgrades included.",
  contacts: "Contacts of the customers’ own making a 100 customers here and month.",
  complaints: "Recorded complaints a 10,000 customers here and month. What was left unrecorded isn’t in it."
};

const features: Readonly<Record<string, string>> = {
  contacts: "At least one contact",
  many_contacts: "Three contacts or more",
  repeats: "A repeat within 7 days",
  complaints: "A recorded complaint",
  bill_shocks: `A bill shock (30% and ${currencySign("en")}20 over the last)`,
  network: "Outages at home in 2 of 3 months"
};

const ages: Readonly<Record<"new" | "middle" | "old", string>> = {new: "New", middle: "12–35 months", old: "Old"};

export const cohortsEn = {
  /** Of 100 who join, how many are here after one and after three years; null where the data don't reach so far, or watched too short a time to speak of it. */
  headline: (year: string | null, three: string | null): string =>
    year && three
      ? `Of 100 who join, ${year} are still here after a year and ${three} after three.`
      : year
        ? `Of 100 who join, ${year} are still here after a year.`
        : "Who leaves, when, and after what.",
  lede: ({
    year,
    three,
    months,
    from,
    to,
    watched
  }: {
    readonly year: string | null;
    readonly three: string | null;
    readonly months: string;
    readonly from: string;
    readonly to: string;
    /** For how many months leaving was watched, and how far that allows to speak. */
    readonly watched: number;
  }): string =>
    `${year ? `95% intervals: ${year} after a year${three ? `, ${three} after three years` : ""}. ` : ""}From ${months} customer-months, ${watched === 1 ? `all of ${from}` : `${from} to ${to}`}; customers who had joined before are counted from when they came into sight. Leaving was watched for ${watched === 1 ? "one month" : `${watched} months`}, so nothing is said of who is left after more than ${2 * watched} months.`,
  caution:
    "What goes together here isn’t proven to be cause: who complains may have had the reason to leave anyway. A pilot can tell.",
  nothing: "There are no cohorts to show yet: no customer was at risk in the months that were read.",
  lacking: (columns: string): string => `Cohorts can’t be measured from the data that were read: they lack ${columns}.`,
  tooSmall: "Too few customers for this view: some of its cells would rest on fewer than the privacy floor.",
  /** Why a view has nothing to show, where that isn't its size. */
  empty: {
    short: "The data watched less than a year: there is nothing to compare over one.",
    nobody: "Nobody joined or left in the months that were read: there is nothing to follow."
  },
  lacksColumns: (columns: string): string => `Not measurable from the data that were read: they lack ${columns}.`,
  definition: "How it is counted",
  interval: "95% interval",
  noInterval: "no interval",
  merged: "Merged (too small alone)",
  reasons,
  entities: {customers: "Customers", lines: "Lines"},
  atRisk: {customers: "customer-months at risk", lines: "line-months at risk"},
  month: (month: number): string => `month ${month}`,
  months: (months: string): string => `${months} months`,
  monthAxis: "Months since joining",
  figures: "Figures",
  explorer: {
    title: "Brush the base",
    question:
      "Press bars to keep them, or drag over several with a mouse or a pen; every other view answers at once. Several views can be brushed together.",
    hint: "Solid bar: customer-months kept. Outline: all of them. Dot: share leaving a month, its line the 95% interval.",
    clear: "Clear all",
    clearOne: (dimension: string): string => `Clear ${dimension}`,
    barLabel: "customer-months",
    rateLabel: (low: string, high: string): string => `Leaving a month, ${low} to ${high}; an arrow stands for more.`,
    mergedNote: (share: string, cells: string): string =>
      `${cells} cells, none under the privacy floor; ${share} of customer-months stand in merged cells and are counted in views that don’t brush across them.`,
    empty: "There are too few customers for a brush: at least 100 stand behind each of its cells on average.",
    slice: "This slice",
    everyone: "Everyone",
    rest: "The rest",
    versus: "Compared with",
    rows: {
      months: "Customer-months",
      leaving: "Leaving a month",
      portOut: "Of it port-out",
      kept: (months: number): string => `Still here after ${months} such months`,
      revenue: "Revenue a customer and month",
      contacts: "Contacts a 100 customer-months",
      complaints: "Complaints a 10,000 customer-months"
    },
    difference: "Difference",
    /** `other` is the name of the slice that it is compared with; null for the rest. */
    verdict: (kind: "more" | "less" | "chance" | "nothing" | "same", figures: string, other: string | null): string =>
      ({
        more: `The slice leaves faster than ${other ? `“${other}”` : "the rest"}: ${figures} points a month.`,
        less: `The slice leaves more slowly than ${other ? `“${other}”` : "the rest"}: ${figures} points a month.`,
        chance: `The difference from ${other ? `“${other}”` : "the rest"}, ${figures} points a month, could be chance.`,
        nothing: "Nothing is kept by these brushes together.",
        same: "Nothing is brushed away: the slice is everyone."
      })[kind],
    note: "A customer can stand in several bars over the months, with the state in which each month began. Where two slices share customer-months, their difference is somewhat surer than its interval says. Intervals are 95%: of leaving, months count as independent, since a customer leaves once; of revenue, contacts and complaints, customers do (delta method), and where a slice holds a part of its customers’ months the interval is mostly wider than it need be.",
    figure: "Figure",
    value: "Value",
    saved: "Saved cohorts",
    name: "Name of this slice",
    save: "Save",
    show: "Show",
    remove: (name: string): string => `Remove ${name}`,
    savedNone: "None yet. Saved cohorts stand in this page’s address, so whoever gets it sees them.",
    share: "Address of this view",
    toPlan: "Take this slice into the plan",
    said: (months: string, rate: string): string => `${months} customer-months kept, ${rate} leaving a month.`
  },
  survival: {
    title: "How long they stay",
    question: (entity: "customers" | "lines"): string =>
      `Share of ${entity === "customers" ? "customers" : "lines"} still here by months since ${entity === "customers" ? "joining" : "opening"}, with log-log 95% bands.`,
    split: "Split by",
    entity: "Count",
    mean: (months: string): string => `Months here of the first ${months}`,
    difference: (reference: string): string => `Against ${reference}`,
    reference: "reference",
    after: (months: string): string => `Here after ${months} months`,
    logRank: (chiSquare: string, degrees: string, p: string): string =>
      `Log-rank test of one pace for all: χ² = ${chiSquare}, ${degrees} degrees of freedom, p ${p}. With many customers even small differences pass it: read the months first.`,
    noLogRank: "No log-rank test: there are fewer than two groups to compare.",
    note: "Kaplan–Meier with delayed entry: each month compares those who left with those at risk in it.",
    changing:
      "This state changes while customers are here. A month counts for the state in which it began, what arose within it only from the next; a curve shows how a group that was always in the state would fare, not what became of those who ended in it. A contact that asks to leave makes no state, nor does what was said in it.",
    shared:
      "Lines of one customer leave together more often than chance: bands and test of lines are somewhat too sure.",
    label: (split: string): string => `Survival curves by ${split}; the table holds the same figures`,
    class: "Group",
    customerMonths: {customers: "Customer-months", lines: "Line-months"},
    many: (shown: string): string => `Drawn in colour: the ${shown} at both ends. The others are grey.`,
    one: "Everyone"
  },
  hazard: {
    title: "When they leave",
    question: (hasTerms: boolean): string =>
      `Share of those here that leaves in each month since joining${hasTerms ? ", and the share whose term falls due then" : ""}.`,
    note: (hasTerms: boolean): string =>
      `Pale band: 95% interval.${hasTerms ? " Bars at the foot: share whose contract falls due in the month, on a scale of their own." : ""}`,
    label: (hasTerms: boolean): string =>
      `Share leaving by months since joining${hasTerms ? " with contract ends at the foot" : ""}; the table holds the same figures`,
    due: "Terms falling due",
    rate: "Leaving in the month",
    left: "Left",
    finding: (month: string, share: string): string => `Most terms fall due in ${month}: ${share} of those here then.`
  },
  incidence: {
    title: "What they leave by",
    question: "Share of those who join that has left by each way, with all others at work (Aalen–Johansen).",
    note: "The ways compete for the same customers: the shares and those still here add up to 100%.",
    label: "Cumulative share that left by each way; the table holds the same figures",
    finding: (reason: string, share: string, interval: string, months: string): string =>
      `${reason}: ${share} of those who join within ${months} months (${interval}).`,
    here: "Still here"
  },
  heat: {
    title: "Cohorts, month by month",
    question: "One row for those who joined together, one column a month since.",
    measure: "Show",
    measures,
    says,
    joined: "Joined",
    since: "Months since joining",
    size: "Joined, n",
    label: (measure: string): string =>
      `Heat map of ${measure} by month of joining and months since; the table holds the same figures`,
    scale: (low: string, high: string): string => `${low} to ${high}`,
    customers: "Counted",
    grain: (months: number): string =>
      ({
        1: "Rows are months.",
        3: "Rows are quarters: single months are too small to show.",
        12: "Rows are years: shorter groups are too small to show."
      })[months] ?? ""
  },
  before: {
    title: "What came in the 90 days before",
    question:
      "Of those who left in the last year, how many had this in their last 90 days, and of comparable customers who stayed?",
    groups: {portOut: "Ported out", other: "Left otherwise"},
    leavers: "Left",
    stayers: "Stayed, comparable",
    difference: "Difference",
    features,
    note: (leavers: string, stayers: string): string =>
      `${leavers} leavers beside ${stayers} stayers of the same quarter, value tier and tenure, weighted to the leavers’ mix. Who stayed is looked at on thirteen days spread over the year, and counts as one customer. Contacts that ask to leave, and complaints made in them, are left out: they are the leaving itself.`,
    green: (leavers: string, stayers: string, n: string, isNoise: boolean): string =>
      `Green-light leavers: of ${n} who ported out after a contact, ${leavers} had met only green lights; of comparable stayers ${stayers}. ${isNoise ? "The difference could be chance: the lights can’t tell who leaves." : "The two differ by more than chance, yet the lights missed those leavers."}`,
    feature: "In the 90 days before",
    group: "Compare",
    label: "Share of leavers and of comparable stayers with each event before; the table holds the same figures",
    points: "points",
    /** Shares of leavers and of stayers, before their difference. */
    pair: (left: string, stayed: string): string => `${left} against ${stayed}: `,
    scale: (low: string, high: string): string => `Scale: ${low} to ${high} of them`,
    unlike: "beyond chance"
  },
  ages: {
    title: "Old customers and new ones",
    question: "Do loyal customers get the same terms as new ones?",
    note: (hasPaid: boolean): string =>
      `Lines by age over the last year: new under 12 months, old from 36 on. Intervals count a customer once.${hasPaid ? " It is what is paid on average, not the price of one plan: who joined long ago may hold another plan." : ""}`,
    kind: "Kind of line",
    ages,
    age: "Age",
    paid: `Paid a month, ${currencySign("en").trim()}`,
    perGigabyte: `${currencySign("en").trim()} a GB included`,
    inTerm: "In term",
    newOnly: "On a plan for new customers only",
    leaving: "Leaving a month",
    n: "Customers",
    finding: (kind: string, newer: string, older: string, how: "dearer" | "cheaper" | "alike"): string =>
      how === "alike"
        ? `${kind}: old and new lines pay alike within chance (${older} and ${newer}).`
        : `${kind}: an old line pays ${older} where a new one pays ${newer}.`,
    none: "No kind of line has enough customers of every age."
  },
  projection: {
    title: "How many will be left",
    question: (years: readonly number[]): string =>
      `The shifted beta-geometric model, fitted to what was seen${years.length > 0 ? `, carried on to ${years.map((year) => (year === 1 ? "one year" : `${year} years`)).join(" and ")}` : ""}.`,
    note: "The band holds the model for true and has sampling error alone; terms, price wars and changes of practice are not in it. Revenue isn’t margin, and future money is worth less.",
    label: "Observed and projected share still here; the table holds the same figures",
    seen: "Observed",
    projected: "Projected",
    finding: (share: string, interval: string, years: number): string =>
      `Projected: ${share} of those who join are still here after ${years === 1 ? "one year" : `${years} years`} (${interval}).`,
    value: (value: string, interval: string, monthly: string, years: number, rate: string): string =>
      `Lifetime value: ${value} of revenue a customer over ${years === 1 ? "one year" : `${years} years`} (${interval}), at ${monthly} a month and ${rate} discount a year.`,
    check: ({
      predicted,
      interval,
      observed,
      isInside,
      fitted,
      month
    }: Readonly<Record<"predicted" | "interval" | "observed" | "fitted" | "month", string>> & {
      readonly isInside: boolean;
    }): string =>
      `Checked on months it hadn’t seen: fitted to the first ${fitted}, it foretold ${predicted} (${interval}) at ${month}; observed ${observed}, ${isInside ? "inside its band" : "outside its band: take the projection with care"}.`,
    empty: "There is too little to project from: at least 12 months with leavers are needed.",
    short: (watched: number): string =>
      `Leaving was watched for ${watched === 1 ? "one month" : `${watched} months`}: too short to say anything of years.`,
    heterogeneity: (first: string, later: string, month: number, falls: boolean): string =>
      falls
        ? `Leaving falls from ${first} in the first month to ${later} in month ${month} as the loyal remain.`
        : `Fitted, leaving stays at ${first} a month: nothing shows that those prone to leave go first.`
  },
  sql: "How it is counted: the SQL as run",
  sqlNote: "Everything on this page is counted from two frames, a row a customer and month and a row a line and month.",
  separator: ", "
};

export type CohortWords = typeof cohortsEn;
