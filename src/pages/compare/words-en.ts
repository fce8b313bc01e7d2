/** The comparison in English. */
import type {IndicatorFacts} from "../../model/published/site.js";
import type {Sides, Wording} from "../../language/wording.js";
import type {Period} from "../../model/published/site.js";
import type {Quarter} from "../../model/scoring/disagreement.js";
import type {FunnelPlace} from "../../model/scoring/funnel-units.js";

const grains: Record<Period["grain"], string> = {
  whole: "All of the data",
  rest: "Before the first quarter",
  year: "Years",
  quarter: "Quarters",
  month: "Months"
};

const trendGrain: Record<Period["grain"], string> = {
  month: "monthly",
  quarter: "quarterly",
  year: "yearly",
  whole: "over all of the data",
  rest: "before the first quarter"
};

/** Where one appraises contacts and the other customers, a disagreement has a meaning; elsewhere only who says what. */
function quartersOf({kind, legacy, challenger}: Sides): Record<Quarter, string> {
  return {
    bothGood: "Good both ways",
    greenButUnhappy: kind === "accounts" ? "Green, but customers unhappy" : `Good ${legacy}, weak ${challenger}`,
    bothWeak: "Weak both ways",
    happyThoughRed:
      kind === "accounts" ? "Customers happy though the board is red" : `Weak ${legacy}, good ${challenger}`
  };
}

const places: Record<FunnelPlace, string> = {
  inside: "within chance",
  outside95: "outside 95%",
  outside998: "outside 99.8%"
};

export const headlineWords = ({sides, challengerPaid}: Wording) => ({
  /** What the two scores say of the chosen unit; null where it has none. */
  headline: (
    unit: string,
    scores: {readonly legacy: string; readonly challenger: string} | null,
    why: "small" | "other"
  ): string =>
    scores
      ? `${unit} scores ${scores.legacy} ${sides.legacy}, ${scores.challenger} ${sides.challenger}.`
      : why === "small"
        ? `${unit} is too small to score.`
        : `${unit} can’t be scored yet.`,
  /** Both scores; whether they rest on the same customers is said only where they do. */
  lede: (
    period: string,
    legacy: {readonly name: string; readonly score: string},
    challenger: {readonly name: string; readonly score: string},
    sameCustomers: boolean
  ): string =>
    `Where meeting every target earns 100, ${legacy.name} would have given ${legacy.score} for ${period}; ${challenger.name}${sameCustomers ? ", from the same customers," : ""} ${challenger.score}.`,
  noScore: (period: string, lacking: string): string =>
    `${period}: ${lacking} is under the privacy floor, and a score never rests on a part of its system. Choose a longer period or the unit above.`,
  unmeasurable: (lacking: string): string =>
    `${lacking} can’t be measured from the data that were read, and a score never rests on a part of its system. The data page names what is missing.`,
  nothing: "There is nothing to compare yet: no unit has a published figure.",
  movers: (moved: number, units: string, agreement: string): string =>
    `${moved === 0 ? `None of the ${units} changes` : moved === 1 ? `Of the ${units}, one changes` : `Of the ${units}, ${moved} change`} place beyond noise ${sides.changed}. The two orders agree at ${agreement}; 1 would be the same order, 0 no relation, −1 the reverse.`,
  caution: `This shows what each system would have said, not which one is right: whether a score foretells who stays needs evidence that isn’t on this page yet.${
    challengerPaid === "throughout"
      ? ""
      : ` And ${challengerPaid === "never" ? "nobody was paid" : "people weren’t always paid"} by the figures that rank ${sides.challenger} in these months; figures that nobody is paid by look better than they would once in force.`
  }`,
  chooser: {
    legend: "What to compare",
    path: "Place in the organisation",
    unit: "Unit",
    find: "Find a unit",
    findHint: "part of its name",
    found: (units: number): string => (units === 1 ? "1 unit found" : `${units} units found`),
    choose: "Choose one",
    below: (units: string): string => `${units} below it`,
    top: "Whole company",
    period: "Period",
    grains,
    level: "Compare",
    /** Those of a level that have scores. */
    someOf: (scored: number, units: string): string => `${scored} of ${units}`,
    indicator: "Indicator"
  },
  scorecards: "Two scorecards",
  scorecardsQuestion: (unit: string, period: string): string =>
    `What would each system have said of ${unit} in ${period}?`,
  score: "Score",
  scoreOf: (score: string, interval: string): string => `${score} where the target is 100 (${interval})`,
  targetScore: "target 100",
  /** Why a score is missing: indicators under the floor, or not measurable at all. */
  scoreMissing: (indicators: string, measurable: boolean): string =>
    `No score: ${indicators} ${measurable ? "is under the privacy floor in this period" : "can’t be measured from the data that were read"}.`,
  heads: {indicator: "Indicator", value: "Value, 95% interval", trend: "Trend", score: "Score × weight"},
  target: "Target",
  weight: (share: string): string => `× ${share}`,
  resting: (customers: string): string => `n = ${customers}`,
  observed: "Observed, not appraised",
  observedNote: "Watched for drifting from what is appraised; it earns no score.",
  notMeasurable: "Not measurable from the data that were read.",
  underFloor: (floor: string): string => `Fewer than ${floor} customers in this period: not shown by itself.`,
  noTrend: "No figures by period."
});

export const trendLabelWords = ({sides}: Wording) => ({
  trendLabel: ({
    indicator,
    grain,
    from,
    to,
    first,
    last
  }: Readonly<Record<"indicator" | "grain" | "from" | "to" | "first" | "last", string>>): string =>
    `${indicator}, ${grain}, ${from} to ${to}: from ${first} to ${last}`,
  trendGrain,
  /** First and last value under a trend; its grain only where it isn't monthly. */
  trendEnds: (grain: Period["grain"], first: string, last: string): string =>
    `${{month: "", quarter: "quarterly: ", year: "yearly: ", whole: "all: ", rest: "rest: "}[grain]}${first} → ${last}`,
  trendNote: (from: string, to: string): string =>
    `Trends run by month from ${from} to ${to} unless they say otherwise; below them their first and last value. Pale band: 95% interval. Dashed: target. Shaded: the chosen period.`,
  otherPeriod: (grain: Period["grain"]): string =>
    grain === "whole" || grain === "rest" ? "appraised over all of the data" : `appraised by the ${grain}`,
  definition: (indicator: string): string => `Definition of ${indicator}`,
  others: "Among the others",
  othersQuestion:
    "The same figures for every unit of one level: who moves, where the systems disagree, and who stands out by more than chance.",
  rankShift: {
    title: `Who moves ${sides.changed}`,
    question: (units: string, period: string): string =>
      `Place of ${units}, ${sides.legacy} and ${sides.challenger}, ${period}. Grey moves could be noise.`,
    note: `A move is drawn in colour when the chance that it isn’t real is under 2.5%, so of all coloured moves fewer than 2.5% should be noise, however many units there are (false discovery rate). The pale bar is the 90% interval of a unit’s place ${sides.challenger}: it holds for 9 in 10 units, but doesn’t say who is truly first.`,
    borrowed:
      "How the errors of the indicators hang together isn’t known for this period; those of a longer one stand in.",
    notMeasurable: (indicators: string): string => `Nobody is ranked, since these can’t be measured: ${indicators}.`,
    unranked: (units: string): string => `Too small to rank: ${units}.`,
    notCompared: (units: string): string =>
      `Not ranked, since a rule has nothing to compare with or no target for this period: ${units}.`,
    label: (units: string, moved: number): string =>
      `Places of ${units} under both systems; ${moved} of them move beyond noise`,
    up: `Gain ${sides.changed}`,
    down: `Lose ${sides.changed}`,
    nobody: "Nobody beyond noise.",
    more: (units: number): string => `and ${units} more in the table`,
    ranks: (ranks: number): string => (ranks === 1 ? "1 place" : `${ranks} places`),
    insideNoise: (units: number): string =>
      units === 1 ? "One unit moves or stays within noise." : `${units} units move or stay within noise.`,
    empty: "No unit of this level can be ranked in this period. Choose a longer one."
  },
  scatter: {
    /** Letters of a name that fit a line on a phone. */
    narrowLine: 14,
    title: "Where the systems disagree",
    question: (units: string, period: string): string =>
      `Score ${sides.legacy} against score ${sides.challenger} of ${units}, ${period}.`,
    note: "The lines stand at the median unit of each system. A cross is the 95% interval of both scores. A full point’s quarter is wrong with a chance under 2.5%; a hollow point’s quarter could be chance.",
    label: `Scatter plot of scores ${sides.legacy} and ${sides.challenger} with their intervals; the table below holds the same figures`,
    /** @param unitOfAccount what it appraises, in brackets; null where both systems appraise the same */
    axis: (system: string, unitOfAccount: string | null): string =>
      `${system}${unitOfAccount === null ? "" : ` (${unitOfAccount})`}, score; target 100`,
    quarters: quartersOf(sides),
    nobody: "nobody for certain",
    certain: "beyond chance",
    uncertain: (units: number): string => (units === 1 ? "1 more could be chance" : `${units} more could be chance`),
    empty: "No unit of this level has both scores in this period."
  }
});

export const funnelWords = ({sides}: Wording) => ({
  funnel: {
    title: "Worse, or only small?",
    question: (indicator: string, units: string, period: string): string =>
      `${indicator} of ${units} against how many it rests on, ${period}.`,
    note: "Inside the funnel a unit can’t be told from the company: small units scatter more by chance alone. Limits at 95% and 99.8% around the company’s value (Spiegelhalter 2005); they know sampling error only, not differences between the customers that units serve.",
    summary: (outside: number, units: string, expected: string): string =>
      `${outside} of ${units} lie outside the 95% limits; by chance about ${expected} would.`,
    label: (indicator: string): string =>
      `Funnel plot of ${indicator} by the number it rests on; the table below holds the same figures`,
    places,
    company: "company",
    better: "better",
    worse: "worse",
    empty: "No unit of this level has this indicator in this period."
  },
  table: {
    open: "The figures behind this chart",
    trends: "The figures behind the trends, by month",
    unit: "Unit",
    scorePerContact: `Score ${sides.legacy}`,
    scorePerCustomer: `Score ${sides.challenger}`,
    rankPerContact: `Place ${sides.legacy}`,
    rankPerCustomer: `Place ${sides.challenger}`,
    difference: "Score difference",
    move: "Move",
    beyondNoise: "beyond noise",
    insideNoise: "within noise",
    verdict: "Noise",
    counted: ({ofEmployees}: IndicatorFacts): string => (ofEmployees ? "Employees (n)" : "Customers (n)"),
    fewest: "Fewest behind a figure (n)",
    value: "Value",
    interval: "95% interval",
    quarter: "Quarter",
    funnelPlace: "Place in the funnel"
  },
  drawing: "The chart is drawn by a script; the table below holds its figures.",
  drawFailed: "The chart couldn’t be drawn; the table below holds its figures.",
  /** Between names, between clauses, between half-sentences. */
  separator: ", ",
  comma: ", ",
  semicolon: "; "
});

export const compareEn = (wording: Wording) => ({
  ...headlineWords(wording),
  ...trendLabelWords(wording),
  ...funnelWords(wording)
});

export type CompareWords = ReturnType<typeof compareEn>;
