/** Words of the page of cohorts. Sentences made from data are functions. */
import type {Language} from "../../language/format.js";
import type {HeatMeasure} from "../../model/cohorts/cohort-state.js";
import {cohortsEn} from "./words-en.js";
import {cohortsZh} from "./words-zh.js";

export interface CohortWords {
  /** Of 100 who join, how many are here after one and after three years; null where the data don't reach so far. */
  readonly headline: (year: string | null, three: string | null) => string;
  readonly lede: (facts: {
    readonly year: string | null;
    readonly three: string | null;
    readonly months: string;
    readonly from: string;
    readonly to: string;
  }) => string;
  readonly caution: string;
  readonly nothing: string;
  readonly lacking: (columns: string) => string;
  readonly tooSmall: string;
  readonly definition: string;
  readonly interval: string;
  readonly merged: string;
  readonly reasons: Readonly<Record<string, string>>;
  readonly entities: {readonly customers: string; readonly lines: string};
  readonly atRisk: {readonly customers: string; readonly lines: string};
  readonly month: (month: number) => string;
  readonly months: (months: string) => string;
  readonly monthAxis: string;
  readonly figures: string;
  readonly explorer: {
    readonly title: string;
    readonly question: string;
    readonly hint: string;
    readonly clear: string;
    readonly clearOne: (dimension: string) => string;
    readonly barLabel: string;
    readonly rateLabel: (low: string, high: string) => string;
    readonly mergedNote: (share: string, cells: string) => string;
    readonly empty: string;
    readonly slice: string;
    readonly everyone: string;
    readonly rest: string;
    readonly versus: string;
    readonly rows: {
      readonly months: string;
      readonly leaving: string;
      readonly portOut: string;
      readonly kept: string;
      readonly revenue: string;
      readonly contacts: string;
      readonly complaints: string;
    };
    readonly difference: string;
    /** `other` is the name of the slice that it is compared with; null for the rest. */
    readonly verdict: (
      kind: "more" | "less" | "chance" | "nothing" | "same",
      figures: string,
      other: string | null
    ) => string;
    readonly note: string;
    readonly figure: string;
    readonly value: string;
    readonly saved: string;
    readonly name: string;
    readonly save: string;
    readonly show: string;
    readonly remove: (name: string) => string;
    readonly savedNone: string;
    readonly share: string;
    readonly toPlan: string;
    readonly said: (months: string, rate: string) => string;
  };
  readonly survival: {
    readonly title: string;
    readonly question: (entity: "customers" | "lines") => string;
    readonly split: string;
    readonly entity: string;
    readonly mean: (months: string) => string;
    readonly difference: (reference: string) => string;
    readonly reference: string;
    readonly after: (months: string) => string;
    readonly logRank: (chiSquare: string, degrees: string, p: string) => string;
    readonly noLogRank: string;
    readonly note: string;
    readonly changing: string;
    readonly shared: string;
    readonly label: (split: string) => string;
    readonly class: string;
    readonly customerMonths: {readonly customers: string; readonly lines: string};
    readonly many: (shown: string) => string;
    readonly one: string;
  };
  readonly hazard: {
    readonly title: string;
    readonly question: string;
    readonly note: string;
    readonly label: string;
    readonly due: string;
    readonly rate: string;
    readonly left: string;
    readonly finding: (month: string, share: string) => string;
  };
  readonly incidence: {
    readonly title: string;
    readonly question: string;
    readonly note: string;
    readonly label: string;
    readonly finding: (reason: string, share: string, interval: string, months: string) => string;
    readonly here: string;
  };
  readonly heat: {
    readonly title: string;
    readonly question: string;
    readonly measure: string;
    readonly measures: Readonly<Record<HeatMeasure, string>>;
    readonly says: Readonly<Record<HeatMeasure, string>>;
    readonly joined: string;
    readonly since: string;
    readonly size: string;
    readonly label: (measure: string) => string;
    readonly scale: (low: string, high: string) => string;
    readonly customers: string;
    readonly grain: (months: number) => string;
  };
  readonly before: {
    readonly title: string;
    readonly question: string;
    readonly groups: {readonly portOut: string; readonly other: string};
    readonly leavers: string;
    readonly stayers: string;
    readonly difference: string;
    readonly features: Readonly<Record<string, string>>;
    readonly note: (leavers: string, stayers: string) => string;
    readonly green: (leavers: string, stayers: string, n: string, isNoise: boolean) => string;
    readonly feature: string;
    readonly group: string;
    readonly label: string;
    readonly points: string;
    readonly unlike: string;
    /** Shares of leavers and of stayers, before their difference. */
    readonly pair: (left: string, stayed: string) => string;
    readonly scale: (low: string, high: string) => string;
  };
  readonly ages: {
    readonly title: string;
    readonly question: string;
    readonly note: string;
    readonly kind: string;
    readonly ages: Readonly<Record<"new" | "middle" | "old", string>>;
    readonly age: string;
    readonly paid: string;
    readonly perGigabyte: string;
    readonly inTerm: string;
    readonly newOnly: string;
    readonly leaving: string;
    readonly n: string;
    readonly finding: (kind: string, newer: string, older: string, how: "dearer" | "cheaper" | "alike") => string;
    readonly none: string;
  };
  readonly projection: {
    readonly title: string;
    readonly question: string;
    readonly note: string;
    readonly label: string;
    readonly seen: string;
    readonly projected: string;
    readonly finding: (share: string, interval: string, years: string) => string;
    readonly value: (value: string, interval: string, monthly: string, years: string, rate: string) => string;
    readonly check: (
      predicted: string,
      interval: string,
      observed: string,
      isInside: boolean,
      fitted: string,
      month: string
    ) => string;
    readonly empty: string;
    readonly heterogeneity: (first: string, later: string, falls: boolean) => string;
  };
  readonly sql: string;
  readonly sqlNote: string;
  readonly separator: string;
  readonly bracket: (text: string) => string;
}

/** The words of the page of cohorts in both languages. */
export const cohortWords: Record<Language, CohortWords> = {en: cohortsEn, zh: cohortsZh};
