/** The annual report as published: what it is made from, behind the floors of customers and employees. Money in yuan. */
import type {Decision, Strength} from "../published/evidence.js";
import type {Estimate, IndicatorFormat} from "../published/site.js";
import type {Bilingual} from "../published/systems.js";
import type {ReportBudget} from "./budget.js";

/** A figure: measured on customers or employees, with its interval, or booked, without one. */
export interface ReportFigure extends Estimate {
  /** customers, agents: `customers` counts them. booked: an amount or count without sampling error. */
  readonly of: "customers" | "agents" | "booked" | "targets";
}

interface ReportUnit {
  readonly id: string;
  readonly name: Bilingual;
}

export interface Role {
  readonly id: string;
  readonly name: Bilingual;
  readonly says: Bilingual;
}

export const mixDimensions = ["customer_group", "staff_group", "channel", "stage", "unit"] as const;
export type MixDimension = (typeof mixDimensions)[number];

/** Days after joining in which a customer is a newcomer, and days before a term ends in which it is due. */
export const stageDays = {newcomer: 180, due: 90} as const;
export const stages = ["newcomer", "due", "established"] as const;
type Stage = (typeof stages)[number];

/**
 * What a group of contacts is of: something that the data name, with whom its staff is employed by where it is a group of
 * staff; a stage of customers; all; others together; or what nobody recorded.
 */
export type MixGroup =
  | {readonly kind: "named"; readonly name: Bilingual; readonly employer: "own" | "partner" | null}
  | {readonly kind: "stage"; readonly stage: Stage}
  | {readonly kind: "all" | "others" | "unrecorded"};

/** How the time of a group of contacts is divided among the roles. */
export interface MixRow {
  readonly id: string;
  readonly group: MixGroup;
  readonly hours: number;
  readonly customers: number;
  /** In the order of the roles. */
  readonly shares: readonly Estimate[];
}

export interface Position {
  readonly roles: readonly Role[];
  readonly whole: MixRow;
  readonly by: readonly {readonly dimension: MixDimension; readonly rows: readonly MixRow[]}[];
  /** Roles away from customers: answers counted, or money and its share of all cost. */
  readonly away: readonly (Role & {
    readonly answers: number | null;
    readonly yuan: number | null;
    readonly costShare: number | null;
  })[];
}

export const sides = ["company", "customer", "partner", "employee"] as const;
export type Side = (typeof sides)[number];

export interface ReviewMeasure {
  readonly id: string;
  readonly side: Side;
  readonly name: Bilingual;
  readonly says: Bilingual;
  readonly format: IndicatorFormat;
  readonly better: "higher" | "lower";
  readonly target: number | null;
  /** The difference of two shares: partners' less own staff's. */
  readonly isDifference: boolean;
  /** True of an indicator of the data page, to which its name leads. */
  readonly isIndicator: boolean;
  /** Tables and columns that it lacks; empty where it is measurable. */
  readonly lacks: readonly string[];
}

export interface ReviewFigure {
  readonly measure: string;
  readonly unit: string;
  readonly now: ReportFigure;
  readonly before: ReportFigure | null;
  /** Of a comparison: what partners' and own staff's contacts came to; `now` is their difference. */
  readonly parts: {readonly partner: Estimate; readonly own: Estimate} | null;
}

export interface PlanLine {
  readonly id: string;
  readonly from: "strategy" | "upstream" | "opportunities";
  readonly says: Bilingual;
}

export interface Goal {
  readonly id: string;
  readonly name: Bilingual;
  readonly serves: readonly string[];
  readonly indicator: string;
  /** In the indicator's own unit. */
  readonly change: number;
  readonly through: string;
  readonly levers: readonly string[];
}

export interface Action {
  readonly id: string;
  readonly name: Bilingual;
  readonly goal: string;
  readonly lever: string;
  readonly owner: string;
  readonly month: number;
  readonly months: number;
  readonly people: number;
  /** Part of what the plan spends on the lever. */
  readonly budgetShare: number;
  readonly skills: readonly string[];
  readonly milestones: readonly {readonly month: number; readonly says: Bilingual}[];
  readonly after: number;
}

/** Employees of a role who are here now, and what they are skilled in. */
export interface StaffRole {
  readonly id: string;
  readonly name: Bilingual;
  /** Null under the floor of 5. */
  readonly people: number | null;
  readonly skills: readonly string[];
}

/** Whose strategy, goals and actions a report holds. own: the operator's files. example: those that ship, with what was left out of them. */
export type PlanSource =
  | {readonly kind: "own"}
  | {
      readonly kind: "example";
      readonly leftOut: {readonly lines: number; readonly goals: number; readonly actions: number};
    };

export interface ReportData {
  readonly operator: Bilingual;
  readonly simulated: boolean;
  readonly privacyFloor: number;
  readonly yearFrom: string;
  readonly yearTo: string;
  readonly customers: number;
  /** The whole operator first, then the units of the league. */
  readonly units: readonly ReportUnit[];
  readonly position: Position | null;
  readonly measures: readonly ReviewMeasure[];
  readonly figures: readonly ReviewFigure[];
  /** What the plan's levers are called. */
  readonly levers: readonly {readonly id: string; readonly name: Bilingual}[];
  /** What the evidence makes of the appraisal itself; null where the data reach too short a time. */
  readonly appraisal: {
    readonly decision: Decision;
    readonly strength: Strength;
    readonly legacy: Bilingual;
    readonly challenger: Bilingual;
    /** Of a pair that a reader chose: how many pairs its contest is corrected for. */
    readonly correctedFor?: number;
  } | null;
  /** Null where the data allow no plan. */
  readonly budget: ReportBudget | null;
  readonly planSource: PlanSource;
  readonly lines: readonly PlanLine[];
  readonly goals: readonly Goal[];
  readonly actions: readonly Action[];
  readonly staff: readonly StaffRole[];
}

/** Whether a figure is taken from the books, or counts targets: it has no sampling error. */
export function isExact({of}: Pick<ReportFigure, "of">): boolean {
  return of === "booked" || of === "targets";
}
