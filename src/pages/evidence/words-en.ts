/** The evidence page in English. */
import {toDigits} from "../../model/statistics/rounding.js";
import {count, decimal, percent, signed, hundredths} from "../../language/format.js";
import {intervalText, rangeText} from "../../language/intervals.js";
import type {CardLevel, ContestRow, Figure, IndicatorCard, Needed} from "../../model/published/evidence.js";
import {concordantShare} from "../../model/statistics/concordant-share.js";
import {independenceFinding} from "../../model/scoring/independence-finding.js";
import type {Sides} from "../../language/wording.js";
import type {SiteFacts} from "../../model/published/site.js";
import {methodsEn} from "./words-methods-en.js";
import type {EvidenceContest} from "../../model/published/evidence.js";
import type {Prose} from "../../elements/elements.js";
import type {ContestantId} from "../../model/published/evidence.js";
import type {Verdict} from "../../model/statistics/verdicts.js";
import type {AnswerConcordance} from "../../model/published/evidence.js";
import type {CalendarGrain} from "../../model/published/grain.js";
import type {IndependentIndicators} from "../../model/published/evidence.js";
import type {RankEvidence} from "../../model/published/evidence.js";
import type {Choice} from "../../model/published/evidence.js";
import type {Method} from "./words-methods-en.js";

/** Columns of the matrix of cards, in their order. */
export const cardColumns = ["discrimination", "lasting", "wrongHalf", "alignment", "proxyQuality"] as const;

export type CardColumn = (typeof cardColumns)[number];

const names = (site: SiteFacts) => ({legacy: site.systems.legacy.name.en, challenger: site.systems.challenger.name.en});

/** `67 of 100 pairs`. */
function pairs({value}: Figure): string {
  return `${hundredths(concordantShare(value), "en")} of 100 pairs`;
}

/** `+0.42 (+0.10 to +0.74)`. */
function figure(one: Figure): string {
  return intervalText(one, (value) => signed(value, "en", 2), "en", "no interval");
}

function share(one: Figure | null): string {
  return one === null ? "can’t be told" : intervalText(one, (value) => decimal(value, "en", 2), "en");
}

/** `29% (21%–38%)`. */
function part(one: Figure | null | undefined): string {
  return !one ? "can’t be told" : intervalText(one, (value) => percent(value, "en"), "en");
}

/** A variance, in two digits. */
function variance(one: Figure | null): string {
  if (one === null) return "can’t be told";
  const short = (value: number) => String(toDigits(value, 2));
  return intervalText(one, short, "en");
}

/** `104 (80 to 150)`; without an upper end where no number may be enough. */
function needed(one: Needed | null | undefined): string {
  if (!one) return "can’t be told";
  const of = (n: number | null) => (n === null ? "no number is enough" : count(n, "en"));
  return one.low === null && one.high === null
    ? of(one.value)
    : `${of(one.value)} (${one.low === null ? "no lower end" : `from ${count(one.low, "en")}`}, ${one.high === null ? "without an upper end" : `to ${count(one.high, "en")}`})`;
}

const within = {period: "units of the same period", unit: "the same unit over time", units: "units over all periods"};

const bands = {poor: "poor", moderate: "moderate", good: "good"};

function rowName({horizon, outcome, adjusted, within: by, first, second, primary}: ContestRow): string {
  const what = outcome === "revenue" ? "revenue kept" : "customers kept";
  if (second === "last")
    return `${first === "legacy" ? "The legacy system" : "The challenger"} against the last outcome with case mix, ${horizon} months`;
  if (first === "together") return `All three together against the challenger, ${horizon} months`;
  const base = `${what[0].toUpperCase()}${what.slice(1)} ${horizon} ${horizon === 1 ? "month" : "months"} on`;
  if (primary) return base;
  if (adjusted) return `${base}, case mix taken out`;
  return by === "period" ? base : `${base}, ${within[by]}`;
}

const contestants: Readonly<Record<ContestantId, (site: SiteFacts) => string>> = {
  legacy: (site) => site.systems.legacy.name.en,
  challenger: (site) => site.systems.challenger.name.en,
  last: () => "Last outcome with case mix",
  together: () => "All three together"
};

const verdicts: Readonly<Record<Verdict, string>> = {
  better: "better",
  worse: "worse",
  equal: "equal",
  undecided: "undecided"
};

const explained: Readonly<Record<Verdict, string>> = {
  better: "The first foretold better than chance would let it seem.",
  worse: "The first foretold worse than chance would let it seem.",
  equal: "The 90% interval of the difference lies inside the margin stated beforehand.",
  undecided: "The data can’t tell. That isn’t the same as equal."
};

const grains: Readonly<Record<CalendarGrain, string>> = {month: "months", quarter: "quarters", year: "years"};

const columns: Readonly<
  Record<CardColumn, {readonly name: string; readonly ends: readonly [string, string]; readonly says: string}>
> = {
  discrimination: {
    name: "Tells units apart",
    ends: ["0", "1"],
    says: "Share of the differences between units that isn’t sampling error."
  },
  lasting: {
    name: "Lasts",
    ends: ["0", "1"],
    says: "Share of the variance that belongs to the unit itself, month in, month out."
  },
  wrongHalf: {
    name: "Wrong half",
    ends: ["0%", "50%"],
    says: "Chance that a unit stands in the wrong half of the ranking."
  },
  alignment: {
    name: "With who stays later",
    ends: ["−1", "+1"],
    says: "Rank correlation with customers kept later, within periods; right means better for the operator."
  },
  proxyQuality: {
    name: "Stand-in quality",
    ends: ["−1", "+1"],
    says: "Latent correlation with later retention × √ of what lasts; left of the middle it points the wrong way."
  }
};

/** What an indicator is to the two systems. */
function roleOf(role: "legacy" | "challenger" | "both" | "observed", {legacy, challenger}: Sides): string {
  return {
    legacy: `Appraised ${legacy}`,
    challenger: `Appraised ${challenger}`,
    both: "Appraised by both",
    observed: "Observed only"
  }[role];
}

const cantTell: Readonly<Record<"outcome" | "indicator", string>> = {
  outcome: "can’t be told: the outcome itself is too noisy",
  indicator: "can’t be told: too few figures, or none that last"
};

const choices: Readonly<Record<Choice, string>> = {
  sampling: "another sample of customers",
  weights: "weights ±25%",
  normaliser: "another scale (standard scores, places)",
  attribution: "customers given to the other unit",
  window: "another window of scores",
  horizon: "another horizon"
};

const methodsAll: readonly Method[] = methodsEn;

/** English. */
export const en = {
  headline: (primary: ContestRow | null, site: SiteFacts): string => {
    const {legacy, challenger} = names(site);
    switch (primary?.verdict) {
      case "better":
        return `“${challenger}” foretold who stays better than “${legacy}”.`;
      case "worse":
        return `“${legacy}” foretold who stays better than “${challenger}”.`;
      case "equal":
        return "Both systems foretold who stays equally well.";
      case "undecided":
        return "Which system foretells who stays can’t be told yet.";
      default:
        return "Which system predicts who stays can’t be tried on these data yet.";
    }
  },
  lede: ({rows: [primary], units, clusters, clusterKind, window, margin}: EvidenceContest, site: SiteFacts): Prose => {
    const {legacy, challenger} = names(site);
    const half = primary.difference.high === null ? null : primary.difference.high - primary.difference.value;
    return [
      `Of two units, the one that “${challenger}” put ahead kept more of its customers in the following ${primary.horizon} months in `,
      {strong: pairs(primary.firstAssociation)},
      `; the one that “${legacy}” put ahead in `,
      {strong: pairs(primary.secondAssociation)},
      `. A coin gets 50. ${half === null ? `${units} units in ${clusters} groups are too few for any interval.` : `The difference of the two rank correlations is ${figure(primary.difference)}. With ${units} units in ${clusters} ${clusterKind.en.toLowerCase()} branches, differences under about ${decimal(half, "en", 2)} can’t be told from chance; differences inside ±${decimal(margin, "en", 2)} were called equal beforehand.`} `,
      `Scores are of the ${window === "year" ? "year" : "quarter"} before, outcomes of other customers afterwards.`
    ];
  },
  none: "A contest needs the days on which customers joined and left, scores of several units, and at least half a year of what came after. The data page says what was read and what is missing.",
  contest: {
    title: "The contest",
    question: ({unitKind, gap}: EvidenceContest): string =>
      `Whose scores told, ${gap} ${gap === 1 ? "month" : "months"} ahead, which ${unitKind.en.toLowerCase()}s would keep their customers? Rank correlation of scores with what came later, with its 95% interval.`,
    heads: {
      question: "Asked",
      axis: "Rank correlation with what came later",
      difference: "Difference",
      verdict: "Verdict"
    },
    ends: {against: "−1: the wrong way round", chance: "0: chance", with: "+1: in order"},
    row: rowName,
    primary: "named beforehand",
    contestants,
    verdicts,
    explained,
    basis: ({rows, units, clusters, method, clusterKind}: EvidenceContest): string =>
      `${rows[0].periods} quarter ends, ${units} units in ${clusters} clusters (${clusterKind.en.toLowerCase()}) that share shocks. ${method === "none" ? "No intervals: there are too few clusters for a verdict" : `Intervals by ${method === "cluster bootstrap" ? "a paired bootstrap of whole clusters" : "a wild bootstrap over clusters, since there are fewer than 30"}`}. All but the contest named beforehand are Holm-corrected for being many.`,
    paidTitle: "Old indicators were measured under pay",
    paid: ({paid, leadUnderPay: lead}: EvidenceContest, site: SiteFacts): Prose => {
      const {legacy, challenger} = names(site);
      const months = (part: number) => `${percent(part, "en")} of the months`;
      const start = `“${legacy}” was paid by in ${months(paid.legacy)} of these data, “${challenger}” in ${months(paid.challenger)}. What is paid for gets gamed and then foretells less, so this comparison favours whichever wasn’t. `;
      if (paid.challenger >= paid.legacy || lead === null) return [start];
      return [
        start,
        {
          strong:
            lead.kind === "ahead"
              ? `Even if the correlation of “${challenger}” fell to zero once it is paid by, it would stay ahead: that of “${legacy}” lies below zero.`
              : lead.kind === "untold"
                ? `If the correlation of “${challenger}” fell to zero once it is paid by, the data couldn’t tell which is ahead.`
                : `If “${challenger}” lost ${percent(lead.share, "en")} of its correlation once it is paid by, its lead would be gone.`
        }
      ];
    },
    fairness: {
      title: "Rules of the contest, stated before looking",
      rules: ({gap, margin, window, rows}: EvidenceContest): readonly string[] => [
        "Scores count only what was known when the quarter ended: a figure that takes 60 days to be known enters 60 days later.",
        `After the score ${gap === 1 ? "a month is" : `${gap} months are`} left out; outcomes are counted from then on, over customers who were there when the score was known.`,
        "Scores come from one half of the customers (by a hash of their id), outcomes from the other; then the halves are swapped.",
        "Contacts that ask to leave, the answers after them, what was complained of in them and the offers meant to hold the customer back are left out of the scores.",
        "The last outcome with the case mix is a contestant: a system that foretells less than last year’s retention adds nothing to it.",
        "All three together are weighed at each quarter’s end by what had foretold until then, outcomes known by then alone; while there are none, alike.",
        `One contest is named beforehand: customers kept ${rows[0].horizon} months on, by scores of the ${window === "year" ? "year" : "quarter"} before. The others are corrected for being many.`,
        `Better and worse at 5%; equal when the difference lies inside ±${decimal(margin, "en", 2)} at 90%; otherwise undecided.`
      ]
    },
    table: "The contest as a table",
    interval: "95% interval",
    p: "p, corrected",
    units: "Units",
    periods: "Quarter ends"
  },
  answers: {
    title: "What a single answer tells",
    question: (months: number): string =>
      `Of two answers, how often did whoever gave the lower one leave first, within ${months} months? 50% is a coin.`,
    row: ({answers, answersLeft, customers, leavers}: AnswerConcordance): string =>
      `${count(answers, "en")} answers from ${count(customers, "en")} customers; ${count(answersLeft, "en")} of them from ${count(leavers, "en")} who then left`,
    note: "Harrell’s concordance over later leaving, a month left out after the answer. Pairs are of answers, and a customer may have given several; the interval counts each customer once. A unit’s mean can predict more than one answer does."
  },
  cards: {
    title: "Each indicator on its own",
    question:
      "How much of it is noise, what lasts, and what does it foretell? One scale for all, every figure with its 95% interval.",
    level: "Level",
    grain: "Period",
    grains,
    columns,
    role: roleOf,
    tooSmall: {few_units: "too few units to rank", small_units: "too small to rank"},
    noneAtLevel: "no figures at this level",
    cantTell,
    notHere: "can’t be told",
    /** Of which units the coloured columns are, and how many of their figures would be coloured by chance. */
    alignmentLevel: (kind: string, figures: number): string =>
      `The last two columns are always of ${kind.toLowerCase()}s, by the rules of the contest. A figure in them is coloured where its whole interval lies on one side of the middle. Each is judged by itself: of these ${count(figures, "en")} about ${decimal(0.05 * figures, "en")} would be coloured where there is nothing.`,
    independent: (system: string, facts: IndependentIndicators): string => {
      const {all} = facts;
      const found = independenceFinding(facts);
      const appraises = `“${system}” appraises ${count(all, "en")} ${all === 1 ? "indicator" : "indicators"}`;
      if (found.kind === "hidden")
        return `${appraises}; how many independent ones that amounts to can’t be told: sampling error hides what ${all === 1 ? "it says" : "they say"}.`;
      if (found.kind === "one")
        return `${appraises}, of which one tells more than sampling error; what it has in common with the others can’t be told.`;
      const {told, independent, low, high} = found;
      const amounts = `${told === 1 ? "amounts" : "amount"} to ${count(independent, "en")} independent ${independent === 1 ? "one" : "ones"} (as many as carry 90% of what ${told === 1 ? "it says" : "they say"}, sampling error taken out; 95% interval ${low === high ? count(low, "en") : rangeText({low, high}, (indicators) => count(indicators, "en"), "en")})`;
      return found.kind === "all"
        ? `${appraises}, which ${amounts}.`
        : `${appraises}; ${count(told, "en")} of them tell more than sampling error, and ${amounts}.`;
    },
    more: "All figures",
    details: (card: IndicatorCard, level: CardLevel | null): readonly (readonly [name: string, value: string])[] => {
      const untold = level === null ? en.cards.noneAtLevel : level.tooSmall && en.cards.tooSmall[level.tooSmall];
      const ofLevel = (text: string): string => untold ?? text;
      return [
        ["Tells units apart; reliability at the units’ own size", ofLevel(share(level?.discrimination ?? null))],
        ["Stability, published form", ofLevel(share(level?.stability ?? null))],
        ["Lasts", ofLevel(share(level?.lasting ?? null))],
        [
          "Variance: season · unit · unit in a period · sampling",
          ofLevel(
            level?.components
              ? [level.components.period, level.components.unit, level.components.unitPeriod, level.components.sampling]
                  .map(variance)
                  .join(" · ")
              : "can’t be told"
          )
        ],
        ["Rankability", ofLevel(level?.band ? `${part(level.rankability)}, ${bands[level.band]}` : "can’t be told")],
        ["Customers of a unit, median", level ? count(level.customers, "en") : "–"],
        ["Needed for reliability .70", ofLevel(needed(level?.customersFor70))],
        ["Needed for reliability .90", ofLevel(needed(level?.customersFor90))],
        ["In the wrong half", ofLevel(part(level?.wrongHalf))],
        ["Wrongly in the top quarter", ofLevel(part(level?.wrongTopQuarter))],
        [
          "Said by it alone",
          card.independenceUnknown === "alone" ? "not appraised with others" : part(card.independence)
        ],
        ["With customers kept: over units", share(card.alignment?.raw ?? null)],
        ["… within a period", share(card.alignment?.withinPeriod ?? null)],
        ["… within a unit over time", share(card.alignment?.withinUnit ?? null)],
        ["… case mix taken out", share(card.alignment?.adjusted ?? null)],
        ["With revenue kept", share(card.alignment?.revenue ?? null)],
        ["Stand-in quality", share(card.proxyQuality)]
      ];
    },
    bands,
    indicator: "Indicator",
    customers: "customers",
    table: "The cards as a table",
    needed: (customers: number | null): string =>
      customers === null ? "no number is enough" : `${count(customers, "en")} needed for .70`
  },
  ranks: {
    title: "How firm are the places?",
    question: ({units}: RankEvidence): string =>
      `The ${count(units.length, "en")} units at the end of the data, each place with where the true one may lie (90%).`,
    stands: ({stands, worlds}: RankEvidence, verdict: Verdict): Prose => [
      {strong: `The verdict stands in ${percent(stands, "en")} of ${count(worlds, "en")} worlds`},
      ` that could as well have been: other samples of the same customers, weights up to 25% either way, other scales, other ways of giving a customer to a unit, other windows and horizons${verdict === "undecided" ? ". Undecided in most of them means: still undecided." : "."}`
    ],
    keyNarrow: "true place, sampling error alone",
    keyWide: "the same, all choices at once",
    choices,
    choicesTitle: "Which choice changes it most",
    choicesNote:
      "Each choice changed by itself: how far the difference of the contest moves, and in what share of those worlds the verdict stays.",
    change: "Mean change of the difference",
    standsHead: "Verdict stays",
    ofWorlds: (share: string, worlds: string): string => `${share} of ${worlds}`,
    unit: "Unit",
    rank: "Place",
    sampling: "true place, sampling error alone, 90%",
    all: "true place, all choices, 90%",
    shift: ({shift}: RankEvidence, site: SiteFacts): string =>
      `Over all choices a unit’s true place may lie ${decimal(shift.legacy, "en", 1)} places from the one shown under “${names(site).legacy}” and ${decimal(shift.challenger, "en", 1)} under “${names(site).challenger}”, on average.`,
    weightsTitle: "What weighs how much, said and real",
    weightsNote:
      "Effective: share of the score’s variance that goes with the indicator’s points. Parts that go together share it, so it needn’t add up to 100%.",
    nominal: "said",
    effective: "real",
    table: "Places as a table"
  },
  gaming: {
    title: "How each system is gamed",
    question: "What a behaviour adds to a score, and what it costs in customers, by dose.",
    none: "Replays of gaming aren’t part of this build yet."
  },
  methods: {title: "Formulas and sources", all: methodsAll, formula: "Formula", source: "Source"},
  history: "All this is association in history. It isn’t the effect of appraising by it: only a pilot shows that.",
  simulated: "All figures are simulated.",
  interval: (text: string): string => `95% interval ${text}`,
  definition: "Definition"
};

export type EvidenceWords = typeof en;
