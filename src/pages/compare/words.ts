/** Words of the page that puts two systems side by side. Sentences made from data are functions. */
import type {Language} from "../../language/format.js";
import type {Quarter} from "../../model/scoring/disagreement.js";
import type {FunnelPlace} from "../../model/scoring/funnel-units.js";
import type {Period} from "../../model/published/published.js";
import {compareEn} from "./words-en.js";
import {compareZh} from "./words-zh.js";

export interface CompareWords {
  /** What the two scores say of the chosen unit; null where it has none. */
  readonly headline: (
    unit: string,
    scores: {readonly legacy: string; readonly challenger: string} | null,
    measurable: boolean
  ) => string;
  readonly lede: (
    period: string,
    legacy: string,
    legacyScore: string,
    challenger: string,
    challengerScore: string
  ) => string;
  readonly noScore: (period: string, lacking: string) => string;
  readonly unmeasurable: (lacking: string) => string;
  readonly nothing: string;
  readonly movers: (moved: number, units: string, agreement: string) => string;
  readonly caution: string;
  readonly chooser: {
    readonly legend: string;
    readonly path: string;
    readonly unit: string;
    readonly find: string;
    readonly findHint: string;
    readonly found: (units: number) => string;
    readonly choose: string;
    readonly below: (units: string) => string;
    readonly top: string;
    readonly period: string;
    readonly grains: Record<Period["grain"], string>;
    readonly level: string;
    readonly indicator: string;
  };
  readonly scorecards: string;
  readonly scorecardsQuestion: (unit: string, period: string) => string;
  readonly score: string;
  readonly scoreOf: (score: string, interval: string) => string;
  readonly targetScore: string;
  /** Why a score is missing: indicators under the floor, or not measurable at all. */
  readonly scoreMissing: (indicators: string, measurable: boolean) => string;
  readonly heads: {readonly indicator: string; readonly value: string; readonly trend: string; readonly score: string};
  readonly target: string;
  readonly weight: (share: string) => string;
  readonly resting: (customers: string) => string;
  readonly observed: string;
  readonly observedNote: string;
  readonly notMeasurable: string;
  readonly underFloor: (floor: string) => string;
  readonly noTrend: string;
  readonly trendLabel: (
    indicator: string,
    grain: string,
    from: string,
    to: string,
    first: string,
    last: string
  ) => string;
  readonly trendGrain: Record<Period["grain"], string>;
  /** First and last value under a trend; its grain only where it isn't monthly. */
  readonly trendEnds: (grain: Period["grain"], first: string, last: string) => string;
  readonly trendNote: (from: string, to: string) => string;
  readonly otherPeriod: (grain: Period["grain"]) => string;
  readonly definition: (indicator: string) => string;
  readonly others: string;
  readonly othersQuestion: string;
  readonly rankShift: {
    readonly title: string;
    readonly question: (units: string, period: string) => string;
    readonly note: string;
    readonly borrowed: string;
    readonly notMeasurable: (indicators: string) => string;
    readonly unranked: (units: string) => string;
    readonly label: (units: string, moved: number) => string;
    readonly up: string;
    readonly down: string;
    readonly nobody: string;
    readonly more: (units: number) => string;
    readonly places: (places: number) => string;
    readonly insideNoise: (units: number) => string;
    readonly empty: string;
  };
  readonly scatter: {
    readonly title: string;
    readonly question: (units: string, period: string) => string;
    readonly note: string;
    readonly label: string;
    readonly axis: (system: string, unitOfAccount: string) => string;
    readonly quarters: Record<Quarter, string>;
    readonly nobody: string;
    readonly certain: string;
    readonly uncertain: (units: number) => string;
    readonly empty: string;
  };
  readonly funnel: {
    readonly title: string;
    readonly question: (indicator: string, units: string, period: string) => string;
    readonly note: string;
    readonly summary: (outside: number, units: string, expected: string) => string;
    readonly label: (indicator: string) => string;
    readonly customers: string;
    readonly places: Record<FunnelPlace, string>;
    readonly company: string;
    readonly better: string;
    readonly worse: string;
    readonly empty: string;
  };
  readonly table: {
    readonly open: string;
    readonly trends: string;
    readonly unit: string;
    readonly placePerContact: string;
    readonly placePerCustomer: string;
    readonly difference: string;
    readonly move: string;
    readonly beyondNoise: string;
    readonly insideNoise: string;
    readonly verdict: string;
    readonly customers: string;
    readonly value: string;
    readonly interval: string;
    readonly quarter: string;
    readonly funnelPlace: string;
  };
  readonly drawing: string;
  readonly drawFailed: string;
  /** Between names, between clauses, between half-sentences. */
  readonly separator: string;
  readonly comma: string;
  readonly semicolon: string;
  /** A text in brackets, as it follows a word. */
  readonly bracket: (text: string) => string;
}

/** The words of the comparison in both languages. */
export const compareWords: Record<Language, CompareWords> = {en: compareEn, zh: compareZh};
