/** The page of single indicators in English. */
import type {Grain} from "../../model/published/grain.js";
import type {IndicatorFacts} from "../../model/published/site.js";
import type {FunnelPlace} from "../../model/scoring/funnel-units.js";

const grains: Readonly<Record<Grain, string>> = {
  whole: "All of the data",
  rest: "Before the first quarter",
  year: "Years",
  quarter: "Quarters",
  month: "Months"
};
const grainWords: Readonly<Record<Grain, string>> = {
  whole: "over all of the data",
  rest: "before the first quarter",
  year: "by year",
  quarter: "by quarter",
  month: "by month"
};
const places: Readonly<Record<FunnelPlace, string>> = {
  inside: "within chance",
  outside95: "outside the 95% limits",
  outside998: "outside the 99.8% limits"
};
const better: Readonly<Record<IndicatorFacts["better"], string>> = {
  higher: "Higher is better",
  lower: "Lower is better"
};

export const indicatorsEn = {
  list: {
    title: "Indicators",
    label: "All indicators that have figures",
    find: "Find an indicator",
    findHint: "name or what it says",
    found: (found: number): string => (found === 1 ? "1 indicator" : `${found} indicators`),
    none: "No indicator has these words.",
    /** What a group counts once: `Counted once: one contact`. */
    counted: (account: string): string => `Per ${account.replace(/^one /, "")}`,
    hidden: "not shown"
  },
  over: (account: string): string => `Counts ${account}`,
  headline: (name: string, value: string, period: string): string => `${name}: ${value}, ${period}`,
  headlineOf: (name: string, unit: string, value: string, period: string): string =>
    `${name}, ${unit}: ${value}, ${period}`,
  interval: (interval: string): string => `95% interval ${interval}`,
  employees: (employees: string): string => `${employees} employees`,
  yearBefore: (value: string, period: string): string => `A year before, ${period}: ${value}.`,
  better,
  failed: "This indicator’s figures couldn’t be loaded; reload to try again.",
  nothing: "No indicator has figures yet.",
  chooser: {legend: "What to look at", unit: "Unit", period: "Period", grains},
  tree: {
    title: "From the top of the organisation down",
    question: (unit: string, period: string): string =>
      `Where does ${unit} stand, and what is below it? ${period}, each with its 95% interval.`,
    below: (unit: string): string => `Below ${unit}`,
    none: "No unit below has a figure in this period that may be shown.",
    band: "The pale band is the 95% interval of the chosen unit."
  },
  trend: {
    title: "Over time",
    question: (unit: string, grain: Grain): string => `How has it moved at ${unit}, ${grainWords[grain]}?`,
    label: (name: string, unit: string, from: string, to: string): string =>
      `${name} at ${unit}, from ${from} to ${to}, with its 95% interval`,
    note: "The pale band is the 95% interval of each period. A gap is a period under the privacy floor.",
    inForce: (system: string, month: string): string => `${month}: “${system}” comes into force and appraises it.`,
    ends: (system: string, month: string): string => `${month}: the last month in which “${system}” is in force.`,
    single: "There is a single period, so there is no course to draw.",
    noEvents: "In these months no system that appraises it begins or ends."
  },
  league: {
    title: "League",
    question: (units: string, period: string): string =>
      `Which of the ${units} differ from the company by more than chance? ${period}.`,
    level: "Compare",
    none: "No level has several units with a figure in this period that may be shown.",
    summary: (outside: number, units: string, expected: string): string =>
      `${outside} of the ${units} lie outside the 95% limits of the funnel; chance alone would put about ${expected} there.`,
    rank: "Place",
    unit: "Unit",
    value: "Value",
    interval: "95% interval",
    against: "Against the company",
    inside: places.inside,
    betterThan: "better",
    worseThan: "worse",
    places,
    company: "Company",
    /** What the funnel's axis counts. */
    counted: (ofEmployees: boolean): string => (ofEmployees ? "Employees" : "Customers"),
    chart: (name: string): string => `Funnel: ${name} against the number of customers, with the limits of chance`,
    chartNote:
      "Each point is a unit. The smaller it is, the further chance alone can carry it from the company’s value: the lines hold 95% and 99.8% of that.",
    drawing: "The chart is drawn once the page has loaded.",
    drawFailed: "The chart couldn’t be drawn; the table holds the same figures.",
    caution: "Places are in the order of the figures as they stand; units within chance can’t be told apart by them."
  },
  rivals: {
    title: "Beside other operators",
    question: (region: string, period: string): string =>
      `What did others reach in the same region (${region}) and period (${period})?`,
    industry: "Industry’s mean",
    noInterval: "number of answers unknown"
  },
  versions: {
    shrunken: "Shrunken",
    adjusted: "Same mix",
    note: "Shrunken: each figure is drawn towards the level’s middle by the share of it that is sampling error, so a small unit’s place doesn’t hang on luck (empirical Bayes).",
    adjustedNote:
      "Same mix: what the unit would show with the whole company’s mix of segments (direct standardisation); it takes out segments alone, no other difference between customers.",
    adjustedByQuarter: "Choose a quarter to see each unit with the whole company’s mix of segments as well."
  },
  evidence: {
    title: "What it is worth",
    question: "How much of it is noise, does it last, and does it go with who stays?",
    level: (units: string, grain: Grain): string => `${units}, ${grainWords[grain]}`,
    heads: {
      level: "Level",
      customers: "Median n of a unit",
      discrimination: "Tells units apart",
      lasting: "Lasts",
      wrongHalf: "In the wrong half",
      needed: "n for reliability .70"
    },
    alignment: "Goes with customers kept later (rank correlation)",
    adjusted: "… with case mix taken out",
    proxy: "Surrogate quality",
    independence: "Says what the others don’t",
    tooSmall: {few_units: "too few units to rank", small_units: "too small to rank"},
    untold: "can’t be told",
    none: "no number is enough",
    note: "All with 95% intervals; 1 is all difference or full agreement, 0 is noise.",
    link: "Explained on the page of evidence"
  },
  uses: {
    title: "Who appraises it, who watches it",
    question: "What does each indicator system do with it?",
    nobody: "No system appraises or observes it.",
    appraised: (weight: string, rule: string): string => `appraises it, weight ${weight}. ${rule}`,
    role: (role: string, weight: string, rule: string): string =>
      `appraises it for the role “${role}”, weight ${weight}. ${rule}`,
    gated: (gate: string): string => `takes away by it: ${gate}`,
    observed: "observes it, doesn’t appraise it",
    since: (from: string, to: string | null): string =>
      to === null ? `in force from ${from}` : `in force from ${from} to ${to}`,
    never: "never in force so far"
  },
  gaming: {
    title: "How it is gamed",
    question: "What makes it look better without serving anybody better, and by how much?",
    none: "No behaviour in the lab’s list moves it, it has no twin, and no trace is looked for. That isn’t proof that it can’t be gamed.",
    replayed: (units: string, period: string, dose: string): string =>
      `Each behaviour was inserted into the history of two typical units (${units}; ${period}) at ${dose} of its occasions, and the indicator was measured again:`,
    moved: (from: string, to: string): string => `${from} → ${to}`,
    looksBetter: "looks better",
    looksWorse: "looks worse",
    still: "rounds to no change",
    untouched: "None of the behaviours that were replayed moves it.",
    traces: "Traces that are looked for in the data, since they make it look better:",
    occasions: (of: string): string => `Done at a share of: ${of}.`,
    twinLived: "The same as customers meet it: ",
    twinCounted: "The same as it is counted, by who is appraised: ",
    twinCourse: (counted: string, lived: string, months: string): string =>
      `First and last quarter of ${months}, the company: as counted ${counted}, as met ${lived}. If what is counted rises and what is met doesn’t, look for gaming.`,
    evidence: "Replays by dose, traces by unit"
  },
  definition: {
    title: "What it is",
    formula: "Formula",
    account: "Counted once",
    unit: "Whose result it is",
    cluster: "Independent unit",
    better: "Direction",
    knowable: "Complete after",
    atOnce: "at once",
    afterDays: (days: number): string => (days === 1 ? "1 day" : `${days} days`),
    sql: "SQL that measures it",
    dictionary: "Its tables and columns"
  },
  table: "As a table"
};

/** What both languages say. */
export type IndicatorsWords = typeof indicatorsEn;
