/** The comparison in English. */
import type {CompareWords} from "./words.js";

export const compareEn: CompareWords = {
  headline: (unit, scores, measurable) =>
    scores
      ? `${unit} scores ${scores.legacy} per contact, ${scores.challenger} per customer.`
      : measurable
        ? `${unit} is too small to score.`
        : `${unit} can’t be scored yet.`,
  lede: (period, legacy, legacyScore, challenger, challengerScore) =>
    `Where meeting every target earns 100, ${legacy} would have given ${legacyScore} for ${period}; ${challenger}, from the same customers, ${challengerScore}.`,
  noScore: (period, lacking) =>
    `${period}: ${lacking} is under the privacy floor, and a score never rests on a part of its system. Choose a longer period or the unit above.`,
  unmeasurable: (lacking) =>
    `${lacking} can’t be measured from the data that were read, and a score never rests on a part of its system. The data page names what is missing.`,
  nothing: "There is nothing to compare yet: no unit has a published figure.",
  movers: (moved, units, agreement) =>
    `${moved === 0 ? `None of the ${units} changes` : moved === 1 ? `Of the ${units}, one changes` : `Of the ${units}, ${moved} change`} place beyond noise when customers instead of contacts are appraised. The two orders agree at ${agreement}; 1 would be the same order, 0 no relation, −1 the reverse.`,
  caution:
    "This shows what each system would have said, not which one is right: whether a score foretells who stays needs evidence that isn’t on this page yet. And nobody was paid by the per-customer figures in these months; figures that nobody is paid by look better than they would once in force.",
  chooser: {
    legend: "What to compare",
    path: "Place in the organisation",
    unit: "Unit",
    find: "Find a unit",
    findHint: "part of its name",
    found: (units) => (units === 1 ? "1 unit found" : `${units} units found`),
    choose: "Choose one",
    below: (units) => `${units} below it`,
    top: "Whole company",
    period: "Period",
    grains: {year: "Years", quarter: "Quarters", month: "Months"},
    level: "Compare",
    indicator: "Indicator"
  },
  scorecards: "Two scorecards",
  scorecardsQuestion: (unit, period) => `What would each system have said of ${unit} in ${period}?`,
  score: "Score",
  scoreOf: (score, interval) => `${score} where the target is 100 (${interval})`,
  targetScore: "target 100",
  scoreMissing: (indicators, measurable) =>
    `No score: ${indicators} ${measurable ? "is under the privacy floor in this period" : "can’t be measured from the data that were read"}.`,
  heads: {indicator: "Indicator", value: "Value, 95% interval", trend: "Trend", score: "Score × weight"},
  target: "Target",
  weight: (share) => `× ${share}`,
  resting: (customers) => `n = ${customers}`,
  observed: "Observed, not appraised",
  observedNote: "Watched for drifting from what is appraised; it earns no score.",
  notMeasurable: "Not measurable from the data that were read.",
  underFloor: (floor) => `Fewer than ${floor} customers in this period: not shown by itself.`,
  noTrend: "No figures by period.",
  trendLabel: (indicator, grain, from, to, first, last) =>
    `${indicator}, ${grain}, ${from} to ${to}: from ${first} to ${last}`,
  trendGrain: {month: "monthly", quarter: "quarterly", year: "yearly"},
  trendEnds: (grain, first, last) =>
    `${{month: "", quarter: "quarterly: ", year: "yearly: "}[grain]}${first} → ${last}`,
  trendNote: (from, to) =>
    `Trends run by month from ${from} to ${to} unless they say otherwise; below them their first and last value. Pale band: 95% interval. Dashed: target. Shaded: the chosen period.`,
  otherPeriod: (grain) => `appraised by the ${grain}`,
  definition: (indicator) => `Definition of ${indicator}`,
  others: "Among the others",
  othersQuestion:
    "The same figures for every unit of one level: who moves, where the systems disagree, and who stands out by more than chance.",
  rankShift: {
    title: "Who moves when customers are appraised",
    question: (units, period) =>
      `Place of ${units}, per contact and per customer, ${period}. Grey moves could be noise.`,
    note: "A move is drawn in colour when the chance that it isn’t real is under 2.5%, so of all coloured moves fewer than 2.5% should be noise, however many units there are (false discovery rate). The pale bar is the 90% interval of a unit’s place per customer: it holds for 9 in 10 units, but doesn’t say who is truly first.",
    borrowed:
      "How the errors of the indicators hang together isn’t known for this period; those of a longer one stand in.",
    notMeasurable: (indicators) => `Nobody is ranked, since these can’t be measured: ${indicators}.`,
    unranked: (units) => `Too small to rank: ${units}.`,
    label: (units, moved) => `Places of ${units} under both systems; ${moved} of them move beyond noise`,
    up: "Gain when customers are appraised",
    down: "Lose when customers are appraised",
    nobody: "Nobody beyond noise.",
    more: (units) => `and ${units} more in the table`,
    places: (places) => (places === 1 ? "1 place" : `${places} places`),
    insideNoise: (units) =>
      units === 1 ? "One unit moves or stays within noise." : `${units} units move or stay within noise.`,
    empty: "No unit of this level can be ranked in this period. Choose a longer one."
  },
  scatter: {
    title: "Where the systems disagree",
    question: (units, period) => `Score per contact against score per customer of ${units}, ${period}.`,
    note: "The lines stand at the median unit of each system. A cross is the 95% interval of both scores. A full point’s quarter is wrong with a chance under 2.5%; a hollow point’s quarter could be chance.",
    label:
      "Scatter plot of scores per contact and per customer with their intervals; the table below holds the same figures",
    axis: (system, unitOfAccount) => `${system} (${unitOfAccount}), score; target 100`,
    quarters: {
      bothGood: "Good both ways",
      greenButUnhappy: "Green, but customers unhappy",
      bothWeak: "Weak both ways",
      happyThoughRed: "Customers happy though the board is red"
    },
    nobody: "nobody for certain",
    certain: "beyond chance",
    uncertain: (units) => (units === 1 ? "1 more could be chance" : `${units} more could be chance`),
    empty: "No unit of this level has both scores in this period."
  },
  funnel: {
    title: "Worse, or only small?",
    question: (indicator, units, period) => `${indicator} of ${units} against the customers it rests on, ${period}.`,
    note: "Inside the funnel a unit can’t be told from the company: small units scatter more by chance alone. Limits at 95% and 99.8% around the company’s value (Spiegelhalter 2005); they know sampling error only, not differences between the customers that units serve.",
    summary: (outside, units, expected) =>
      `${outside} of ${units} lie outside the 95% limits; by chance about ${expected} would.`,
    label: (indicator) => `Funnel plot of ${indicator} by number of customers; the table below holds the same figures`,
    customers: "Customers (n)",
    places: {inside: "within chance", outside95: "outside 95%", outside998: "outside 99.8%"},
    company: "company",
    better: "better",
    worse: "worse",
    empty: "No unit of this level has this indicator in this period."
  },
  table: {
    open: "The figures behind this chart",
    trends: "The figures behind the trends, by month",
    unit: "Unit",
    placePerContact: "Place per contact",
    placePerCustomer: "Place per customer",
    difference: "Score difference",
    move: "Move",
    beyondNoise: "beyond noise",
    insideNoise: "within noise",
    verdict: "Noise",
    customers: "Customers (n)",
    value: "Value",
    interval: "95% interval",
    quarter: "Quarter",
    funnelPlace: "Place in the funnel"
  },
  drawing: "The chart is drawn by a script; the table below holds its figures.",
  drawFailed: "The chart couldn’t be drawn; the table below holds its figures.",
  separator: ", ",
  comma: ", ",
  semicolon: "; ",
  bracket: (text) => ` (${text})`
};
