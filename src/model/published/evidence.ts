/** The shapes of what the page "evidence" and the verdict of the brief load. Intervals are 95 % unless said otherwise. */
import type {Comparison} from "../statistics/contest.js";
import type {Components} from "../statistics/variance.js";
import type {RankabilityBand} from "../statistics/reliability.js";
import type {CalendarGrain} from "./grain.js";
import type {SiteFacts} from "./site.js";
import type {Bilingual} from "./systems.js";
import type {Method} from "../statistics/cluster-inference.js";
import type {Verdict} from "../statistics/verdicts.js";

/** change: adopt it. pilot: try it in some units first. stay: keep what there is. */
export type Decision = "change" | "pilot" | "stay";

/** How much the answer rests on. */
export type Strength = "strong" | "moderate" | "weak";

/** A figure with its interval; null bounds where nothing can be said about it. */
export interface Figure {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Who takes part: both systems, the last outcome with the case mix, and all of them together. */
export type ContestantId = "legacy" | "challenger" | "last" | "together";

export interface ContestQuestion {
  /** Months that customers were followed. */
  readonly horizon: number;
  readonly outcome: "customers" | "revenue";
  /** Less what a company's customers of the same mix keep. */
  readonly adjusted: boolean;
  readonly within: Comparison;
  readonly first: ContestantId;
  readonly second: ContestantId;
}

export interface ContestRow extends ContestQuestion {
  /** The one named beforehand; the others are corrected for being many. */
  readonly primary: boolean;
  readonly difference: Figure;
  readonly p: number;
  readonly correctedP: number;
  readonly verdict: Verdict;
  /** Of both sides. */
  readonly firstAssociation: Figure;
  readonly secondAssociation: Figure;
  readonly units: number;
  readonly periods: number;
}

/** How far one answer foretells that whoever gave it leaves later. Answers are paired, not customers: one may give several. */
export interface AnswerConcordance {
  readonly indicator: string;
  /** Share of pairs of answers in which the giver of the lower one left first; .5 tells nothing. */
  readonly concordance: Figure;
  readonly answers: number;
  /** Answers whose giver left in the time that they are followed. */
  readonly answersLeft: number;
  /** Different customers who gave them, and of these those who left. */
  readonly customers: number;
  readonly leavers: number;
}

/**
 * What becomes of the challenger's lead if its association falls once it is paid by. share: losing this part of it
 * would cost the lead. ahead: even at zero it would be ahead, since the legacy system's association lies below zero with
 * its whole interval. untold: at zero the data couldn't tell which is ahead.
 */
export type LeadUnderPay =
  {readonly kind: "share"; readonly share: number} | {readonly kind: "ahead"} | {readonly kind: "untold"};

export interface EvidenceContest {
  readonly unitKind: Bilingual;
  readonly clusterKind: Bilingual;
  readonly units: number;
  readonly clusters: number;
  readonly method: Method;
  readonly window: "quarter" | "year";
  readonly gap: number;
  readonly margin: number;
  /** The first is the primary one. */
  readonly rows: readonly ContestRow[];
  readonly answers: readonly AnswerConcordance[];
  /** Months followed after an answer, at most. */
  readonly answerMonths: number;
  /** Share of the months of the scores in which a system was paid by. */
  readonly paid: {readonly legacy: number; readonly challenger: number};
  /** What becomes of the challenger's lead if its association falls once it is paid by; null where it has no lead. */
  readonly leadUnderPay: LeadUnderPay | null;
}

/** What units that one ranking puts in its upper half kept more than those of the other. */
export interface Stake {
  /** Months followed. */
  readonly horizon: number;
  /** Challenger's upper half less the legacy system's: share of customers kept in a year. */
  readonly share: Figure;
  /** That share of all customers, a year. */
  readonly customers: Figure;
  /** Yuan a year; null where there are no bills. */
  readonly yuan: Figure | null;
}

/** Customers who were urged to a larger plan. */
export interface UnneededUpsell {
  readonly urged: number;
  /** Of them those who had used less than half of their data in each of the three months before. */
  readonly neededLess: number;
  readonly share: Figure;
  /** Within six months of the offer, of those made early enough: the share that left. Null for too few. */
  readonly left: {readonly neededLess: Figure; readonly others: Figure} | null;
}

export interface BriefVerdict {
  readonly decision: Decision;
  readonly strength: Strength;
  readonly contest: EvidenceContest;
  readonly stake: Stake | null;
  readonly unneededUpsell: UnneededUpsell | null;
  /** Units in which traces of gaming what either system appraises were found in the last period, of how many; null where they couldn't be looked for. */
  readonly traced: {readonly units: number; readonly legacy: number; readonly challenger: number} | null;
  /** Share of worlds that could as well have been in which the primary verdict stands. */
  readonly stands: {readonly share: number; readonly worlds: number} | null;
}

/** How many it takes; null: no number is enough. */
export interface Needed {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** How many independent indicators so many amount to, sampling error taken out. */
export interface IndependentIndicators {
  readonly all: number;
  /** Those that tell more than sampling error, which alone are counted. */
  readonly told: number;
  /** With its interval; null where none tells more. */
  readonly amount: {readonly independent: number; readonly low: number; readonly high: number} | null;
}

/** One indicator for one kind of unit and length of period. */
export interface CardLevel {
  readonly kind: string;
  readonly grain: CalendarGrain;
  /** Units and periods with figures. */
  readonly units: number;
  readonly periods: number;
  /** Median customers of a unit and period. */
  readonly customers: number;
  /** Why there can be no ranking: too few units, or too few customers in them; null where there can. */
  readonly tooSmall: "few_units" | "small_units" | null;
  readonly discrimination: Figure | null;
  /** Null where it can't be told: too little that isn't noise, or beyond what can be. */
  readonly stability: Figure | null;
  /** What lasts, as a share of all variance between units: unit / (unit + unit × period + sampling). Null under 4 periods. */
  readonly lasting: Figure | null;
  /** Null under 4 periods; a part that comes out at nothing or less is null too, since it can't be told. */
  readonly components: Readonly<Record<keyof Components, Figure | null>> | null;
  /** Customers of a unit for a reliability of .70 and .90. */
  readonly customersFor70: Needed | null;
  readonly customersFor90: Needed | null;
  readonly wrongHalf: Figure | null;
  readonly wrongTopQuarter: Figure | null;
  readonly rankability: Figure | null;
  readonly band: RankabilityBand | null;
}

export interface IndicatorCard {
  readonly indicator: string;
  /** Whose score it is part of, if any. */
  readonly role: "legacy" | "challenger" | "both" | "observed";
  readonly levels: readonly CardLevel[];
  /** Share of what it truly says, sampling error taken out, that the other appraised indicators don't explain. */
  readonly independence: Figure | null;
  /** Why not: it isn't appraised with others, or sampling error hides what it says, or what all others say. */
  readonly independenceUnknown: "alone" | "noise" | null;
  /** Rank correlation with what came later, higher meaning better for the operator. */
  readonly alignment: {
    readonly raw: Figure;
    readonly withinPeriod: Figure;
    readonly withinUnit: Figure;
    readonly adjusted: Figure;
    readonly revenue: Figure | null;
  } | null;
  /** Signed latent correlation with later retention × √ of what lasts; null where it can't be told. */
  readonly proxyQuality: Figure | null;
  /** Why not. */
  readonly proxyUnknown: "outcome" | "indicator" | null;
}

/** What decides a score, said and real. */
export interface WeightFacts {
  readonly indicator: string;
  readonly nominal: number;
  readonly effective: number;
}

export type Choice = "sampling" | "weights" | "normaliser" | "attribution" | "window" | "horizon";

export interface ChoiceEffect {
  readonly choice: Choice;
  /** Share of worlds that differ in this alone in which the verdict stands. */
  readonly stands: number;
  /** Mean change of the primary difference. */
  readonly change: number;
  readonly worlds: number;
}

export interface UnitRanks {
  readonly unit: string;
  readonly name: Bilingual;
  readonly legacy: RankBounds;
  readonly challenger: RankBounds;
}

/**
 * A rank, and the whole ranks between which the true one lies in 90 of 100, by sampling error alone and with all choices
 * drawn together; over units, not of the truly first alone.
 */
export interface RankBounds {
  /** The mean one where several units share it. */
  readonly rank: number;
  /** How many units share the rank; 1 where it is the unit's own. */
  readonly tied: number;
  readonly low: number;
  readonly high: number;
  readonly wideLow: number;
  readonly wideHigh: number;
}

export interface RankEvidence {
  readonly units: readonly UnitRanks[];
  /** Share of worlds in which the primary verdict stands. */
  readonly stands: number;
  readonly worlds: number;
  readonly choices: readonly ChoiceEffect[];
  /** Mean ranks by which true ones may differ from those shown, over all choices. */
  readonly shift: {readonly legacy: number; readonly challenger: number};
  readonly weights: {readonly legacy: readonly WeightFacts[]; readonly challenger: readonly WeightFacts[]};
}

export interface Evidence {
  readonly site: SiteFacts;
  readonly verdict: BriefVerdict | null;
  readonly kinds: readonly {readonly kind: string; readonly name: Bilingual}[];
  readonly cards: readonly IndicatorCard[];
  /** How many independent indicators a system's appraised ones amount to. */
  readonly independent: Readonly<Record<"legacy" | "challenger", IndependentIndicators | null>>;
  readonly ranks: RankEvidence | null;
}
