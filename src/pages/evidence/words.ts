/** Words of the evidence page. Sentences made from data are functions; what they may say follows from the verdicts. */
import type {Prose} from "../../elements/dom.js";
import type {Language} from "../../language/format.js";
import type {
  AnswerConcordance,
  CardLevel,
  Choice,
  ContestantId,
  ContestRow,
  EvidenceContest,
  IndependentIndicators,
  IndicatorCard,
  RankEvidence
} from "../../model/published/evidence.js";
import type {Period, SiteFacts} from "../../model/published/published.js";
import type {RankabilityBand} from "../../model/statistics/reliability.js";
import type {Verdict} from "../../model/statistics/verdicts.js";
import {en} from "./words-en.js";
import {zh} from "./words-zh.js";

/** Columns of the matrix of cards, in their order. */
export const cardColumns = ["discrimination", "lasting", "wrongHalf", "alignment", "proxyQuality"] as const;
export type CardColumn = (typeof cardColumns)[number];

/** A definition a click away: what it is, the formula, where it comes from. */
export interface Method {
  readonly name: string;
  readonly says: string;
  readonly formula: string;
  readonly source: string;
}

export interface EvidenceWords {
  readonly headline: (primary: ContestRow | null, site: SiteFacts) => string;
  readonly lede: (contest: EvidenceContest, site: SiteFacts) => Prose;
  readonly none: string;
  readonly contest: {
    readonly title: string;
    readonly question: (contest: EvidenceContest) => string;
    readonly heads: {
      readonly question: string;
      readonly axis: string;
      readonly difference: string;
      readonly verdict: string;
    };
    readonly ends: {readonly against: string; readonly chance: string; readonly with: string};
    readonly row: (row: ContestRow, contest: EvidenceContest) => string;
    readonly primary: string;
    readonly contestants: Readonly<Record<ContestantId, (site: SiteFacts) => string>>;
    readonly verdicts: Readonly<Record<Verdict, string>>;
    readonly explained: Readonly<Record<Verdict, string>>;
    readonly basis: (contest: EvidenceContest, site: SiteFacts) => string;
    readonly paid: (contest: EvidenceContest, site: SiteFacts) => Prose;
    readonly paidTitle: string;
    readonly fairness: {readonly title: string; readonly rules: (contest: EvidenceContest) => readonly string[]};
    readonly table: string;
    readonly interval: string;
    readonly p: string;
    readonly units: string;
    readonly periods: string;
  };
  readonly answers: {
    readonly title: string;
    readonly question: (months: number) => string;
    readonly row: (answer: AnswerConcordance) => string;
    readonly note: string;
    readonly column: string;
    readonly answers: string;
    readonly left: string;
  };
  readonly cards: {
    readonly title: string;
    readonly question: string;
    readonly level: string;
    readonly grain: string;
    readonly grains: Readonly<Record<Period["grain"], string>>;
    readonly columns: Readonly<
      Record<CardColumn, {readonly name: string; readonly ends: readonly [string, string]; readonly says: string}>
    >;
    readonly roles: Readonly<Record<"legacy" | "challenger" | "both" | "observed", string>>;
    readonly tooSmall: string;
    readonly noneAtLevel: string;
    readonly cantTell: Readonly<Record<"outcome" | "indicator", string>>;
    readonly notHere: string;
    readonly alignmentLevel: (kind: string) => string;
    readonly independent: (system: string, facts: IndependentIndicators) => string;
    readonly more: string;
    readonly details: (
      card: IndicatorCard,
      level: CardLevel | null
    ) => readonly (readonly [name: string, value: string])[];
    readonly bands: Readonly<Record<RankabilityBand, string>>;
    readonly indicator: string;
    readonly customers: string;
    readonly table: string;
    readonly needed: (customers: number | null) => string;
  };
  readonly ranks: {
    readonly title: string;
    readonly question: (ranks: RankEvidence) => string;
    readonly stands: (ranks: RankEvidence, verdict: Verdict) => Prose;
    readonly keyNarrow: string;
    readonly keyWide: string;
    readonly choices: Readonly<Record<Choice, string>>;
    readonly choicesTitle: string;
    readonly choicesNote: string;
    readonly change: string;
    readonly standsHead: string;
    readonly ofWorlds: (share: string, worlds: string) => string;
    readonly unit: string;
    readonly place: string;
    readonly sampling: string;
    readonly all: string;
    readonly shift: (ranks: RankEvidence, site: SiteFacts) => string;
    readonly weightsTitle: string;
    readonly weightsNote: string;
    readonly nominal: string;
    readonly effective: string;
    readonly table: string;
  };
  readonly gaming: {readonly title: string; readonly question: string; readonly none: string};
  readonly methods: {
    readonly title: string;
    readonly all: readonly Method[];
    readonly formula: string;
    readonly source: string;
  };
  readonly history: string;
  readonly simulated: string;
  readonly interval: (text: string) => string;
  readonly definition: string;
}

/** The words of the evidence page in both languages. */
export const evidenceWords: Record<Language, EvidenceWords> = {en, zh};
