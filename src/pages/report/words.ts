/** Words of the annual report. Sentences are made from figures and never say more than the evidence does. */
import type {Language} from "../../language/format.js";
import type {Decision, Strength} from "../../model/published/evidence.js";
import type {Against, Change, Outcome} from "../../model/report/review.js";
import type {MixDimension, PlanLine, Side} from "../../model/report/report.js";
import {reportEn} from "./words-en.js";
import {reportZh} from "./words-zh.js";

/** A figure in words: its value, its interval in brackets or nothing for booked amounts. */
export interface Told {
  readonly name: string;
  readonly value: string;
  /** Null for what has no sampling error. */
  readonly interval: string | null;
  readonly before: string | null;
  readonly target: string | null;
}

export interface ReportWords {
  readonly headline: (operator: string, year: string) => string;
  readonly over: (simulated: boolean, period: string) => readonly string[];
  readonly lede: (unit: string, isWhole: boolean, counts: Record<Outcome, number>) => string;
  readonly simulated: string;
  readonly unit: string;
  readonly print: string;
  readonly printNote: string;
  readonly pdf: string;
  readonly contents: string;
  readonly sections: Record<
    "position" | "review" | "plan" | "budget" | "actions",
    {readonly title: string; readonly question: string}
  >;
  readonly figure: (number: number, title: string) => string;
  readonly source: (source: string) => string;
  readonly position: {
    readonly lead: (
      shares: readonly {readonly name: string; readonly share: string; readonly interval: string}[],
      hours: string
    ) => string;
    readonly several: string;
    readonly widest: (
      dimension: string,
      role: string,
      most: {readonly name: string; readonly share: string},
      least: {readonly name: string; readonly share: string}
    ) => string;
    /** No role's share differs beyond noise between any groups of a dimension. */
    readonly alike: (dimension: string) => string;
    /** How many comparisons are judged together. */
    readonly together: string;
    readonly dimensions: Record<MixDimension, string>;
    readonly figureTitle: string;
    readonly source: string;
    readonly hours: (hours: string, customers: string) => string;
    readonly unitOnly: (unit: string) => string;
    readonly away: (
      name: string,
      says: string,
      answers: string | null,
      yuan: string | null,
      share: string | null
    ) => string;
    readonly awayTitle: string;
    readonly none: string;
    readonly table: {
      readonly summary: string;
      readonly group: string;
      readonly hours: string;
      readonly customers: string;
    };
    readonly roles: string;
  };
  readonly review: {
    readonly sides: Record<Side, {readonly title: string; readonly question: string}>;
    readonly tell: (told: Told, change: Change, against: Against) => string;
    readonly compare: (partner: string, own: string) => string;
    readonly outcomes: Record<Outcome, string>;
    readonly nothing: Record<Outcome, string>;
    readonly changes: Record<Change, string>;
    readonly againsts: Record<Against, string>;
    readonly heads: {
      readonly measure: string;
      readonly now: string;
      readonly before: string;
      readonly change: string;
      readonly target: string;
    };
    readonly of: Record<"customers" | "agents" | "booked" | "targets", (n: string) => string>;
    readonly missing: (names: string, unit: string) => string;
    readonly lacks: (name: string, columns: string) => string;
    readonly figureTitle: (side: string) => string;
    readonly source: Record<Side, string>;
    readonly caution: string;
  };
  readonly plan: {
    readonly lead: (goals: number, lines: number) => string;
    /** What the evidence makes of the appraisal itself. */
    readonly appraisal: (decision: Decision, strength: Strength, legacy: string, challenger: string) => string;
    readonly noAppraisal: string;
    readonly appraisalLink: string;
    readonly from: Record<PlanLine["from"], string>;
    readonly aim: (indicator: string, now: string, interval: string, aim: string) => string;
    readonly noFigure: (indicator: string) => string;
    readonly tellable: string;
    readonly notTellable: string;
    readonly levers: string;
    readonly serves: string;
    readonly figureTitle: string;
    readonly source: string;
    readonly heads: {readonly goal: string; readonly serves: string; readonly aim: string; readonly levers: string};
  };
  readonly budget: {
    readonly none: string;
    readonly lead: (scenario: string, says: string, today: string, plan: string) => string;
    readonly likeliest: (told: {
      readonly cost: string;
      readonly revenue: string;
      readonly customers: string;
      readonly contacts: string;
    }) => string;
    /** Net present value of the plan over today's: middle, 10 % and 90 % ends, chance that it is above 0. */
    readonly risk: (told: {
      readonly middle: string;
      readonly low: string;
      readonly high: string;
      readonly chance: number;
      readonly chanceText: string;
      readonly draws: string;
      readonly years: number;
      readonly rate: string;
    }) => string;
    readonly margin: (value: string, range: string) => string;
    readonly assumed: (estimated: number, all: number) => string;
    readonly figureTitle: string;
    readonly comparedTitle: string;
    readonly source: string;
    readonly today: string;
    readonly plan: string;
    readonly difference: string;
    readonly lever: string;
    readonly rows: Record<"costYear" | "revenueYear" | "customersYear" | "leftYear" | "contactsYear", string>;
    readonly estimated: string;
  };
  readonly actions: {
    readonly lead: (actions: number, people: string, money: string | null) => string;
    readonly figureTitle: string;
    readonly tableTitle: string;
    readonly source: string;
    readonly heads: {
      readonly action: string;
      readonly owner: string;
      readonly when: string;
      readonly resources: string;
      readonly milestones: string;
      readonly effect: string;
      readonly check: string;
    };
    readonly month: (month: number) => string;
    readonly months: (from: number, to: number) => string;
    readonly resources: (people: number, money: string | null) => string;
    readonly people: (here: string | null) => string;
    readonly tooMany: (wanted: number, here: string) => string;
    readonly skills: (skills: string) => string;
    readonly gap: (skills: string, others: string) => string;
    readonly skillNames: Readonly<Record<string, string>>;
    readonly effect: (goal: string, lever: string) => string;
    readonly check: (indicator: string, months: number) => string;
    readonly first: (names: string) => string;
  };
  readonly definition: string;
  readonly separator: string;
  readonly stop: string;
}

/** The words of the report in both languages. */
export const reportWords: Record<Language, ReportWords> = {en: reportEn, zh: reportZh};
