/** What an indicator system is, as pages and loaders share it: rules, roles, tiers, gates, pay. */
import type {Grain} from "./grain.js";

/** A text in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** Points by a straight line: 0 at the floor, 100 at the target, kept within 0 and `cap`. */
export interface LinearRule {
  readonly rule: "linear";
  readonly floor: number;
  /** A figure of the indicator, or the industry's mean of the same region and period. */
  readonly target: number | "industry_mean";
  readonly cap: number;
  /** What the rule asks of periods of another length than the one that the system appraises by. */
  readonly also?: Partial<Readonly<Record<Grain, {readonly floor: number; readonly target: number}>>>;
}

/**
 * Points by the lead, in the indicator's own unit and counted in the better direction: the same
 * straight line over the lead.
 */
export interface LeadRule {
  readonly rule: "lead";
  readonly against: "best_rival" | "industry_mean";
  readonly floor: number;
  readonly target: number;
  readonly cap: number;
  /** The rule that stands in where rivals' figures aren't known; null: there is no score then. */
  readonly otherwise: LinearRule | null;
}

/** Points by place: 综合排名. */
export interface RankRule {
  readonly rule: "rank";
  /** Units of the same kind in the same period, or the rival operators of the region. */
  readonly among: "peers" | "rivals";
  /** Points of the first place, the second …; later places get the last figure. Null: 100 for the first to 0 for the last, evenly. */
  readonly places: readonly number[] | null;
  readonly cap: number;
  readonly otherwise: LinearRule | null;
}

/** Points by the change against the unit's own past, counted in the better direction. */
export interface ProgressRule {
  readonly rule: "progress";
  readonly since: "previous_period" | "previous_year";
  /** The change in the indicator's unit, or as a share of the past value. */
  readonly relative: boolean;
  readonly floor: number;
  readonly target: number;
  readonly cap: number;
  readonly otherwise: LinearRule | null;
}

/** How a value becomes points. */
export type ScoringRule = LinearRule | LeadRule | RankRule | ProgressRule;

export interface AppraisedIndicator {
  readonly indicator: string;
  readonly weight: number;
  readonly period: Grain;
  readonly score: ScoringRule;
  /** Kinds of unit that it applies to; absent: every kind that the system appraises. */
  readonly tiers?: readonly string[];
}

/** What a gate takes once it is triggered. */
export type GateTakes =
  /** Points off the score, once or for each `each` beyond the threshold (a part of it counts by its part), at most `cap`. */
  | {readonly kind: "points"; readonly points: number; readonly each: number | null; readonly cap: number}
  /** The whole score. */
  | {readonly kind: "veto"}
  /** Money: a share of a part of a month's pay, with what others bear of the same amount. */
  | {
      readonly kind: "pay";
      readonly of: PayPart;
      readonly share: number;
      /** Yuan a period at most; null: no limit beyond the part itself. */
      readonly capYuan: number | null;
      /** Shares of the deducted amount that other roles bear besides (joint liability, 连带责任). */
      readonly alsoBorne: readonly {readonly role: string; readonly share: number}[];
    };

/** A part of an employee's pay, as in the table `pay`. */
export type PayPart = "base" | "piece_rate" | "bonus";

/** A way to read what a gate takes; sources leave room, so a system may hold several. */
export interface GateReading {
  readonly id: string;
  readonly takes: GateTakes;
}

/** One that stands beside what the definition itself says, and is told from it by its name. */
interface OtherReading extends GateReading {
  readonly name: Bilingual;
}

/** A deduction or veto that stands beside the weighted score. */
export interface Gate {
  readonly indicator: string;
  readonly period: Grain;
  /** Triggered strictly above, or strictly below, the threshold. */
  readonly trigger: {readonly when: "above" | "below"; readonly threshold: number};
  /** The first is the one in use unless the reader chooses another. */
  readonly readings: readonly [GateReading, ...OtherReading[]];
  readonly tiers?: readonly string[];
}

/** How a score becomes pay: `atTarget` × score / 100, kept within `floor` and `cap`. */
export interface PayCurve {
  readonly curve: "linear";
  readonly atTarget: number;
  readonly floor: number;
  readonly cap: number;
  /** The share of the whole pay that the curve multiplies; null where the system doesn't say. */
  readonly atStake: number | null;
}

/** What one role is appraised on. */
export interface RoleAppraisal {
  readonly role: string;
  readonly name: Bilingual;
  readonly appraise: readonly AppraisedIndicator[];
}

/** What an action of a store earns: retention points, 存量积分. */
interface PointsRule {
  readonly id: string;
  readonly name: Bilingual;
  /** The scene of the work order that it closes. */
  readonly scene: string;
  readonly points: number;
}

/** Months in which a system was or will be paid by, both ends included; `to` is null where no end is set. */
export interface InForce {
  readonly from: string;
  readonly to: string | null;
}

export interface SystemFacts {
  readonly id: string;
  readonly name: Bilingual;
  /** In the words of its definition; null where that has none, and pages name what it appraises. */
  readonly says: Bilingual | null;
  readonly unitOfAccount: "contact" | "customer";
  readonly appraise: readonly AppraisedIndicator[];
  readonly observe: readonly string[];
  /** Kinds of unit that it appraises, from the top down; absent: every kind. */
  readonly tiers?: readonly {readonly kind: string; readonly name: Bilingual}[];
  readonly roles?: readonly RoleAppraisal[];
  readonly gates?: readonly Gate[];
  readonly points?: readonly PointsRule[];
  readonly inForce?: InForce | null;
  /** Versions of one system share this name and are never in force at once. */
  readonly versionOf?: string | null;
  readonly pay?: PayCurve | null;
}

/** A rival's figure for the same region and period. */
export interface Rival {
  readonly operator: string;
  readonly value: number;
  /** Null where it isn't known how many answers the figure rests on. */
  readonly standardError: number | null;
}

/** An appraised indicator with the rule that a ranking uses for all its units. */
export interface SettledItem {
  readonly item: AppraisedIndicator;
  /** True where the item's own rule gave way to the one that stands in. */
  readonly standsIn: boolean;
  /** Units that lacked what the item's own rule needs. */
  readonly lacking: number;
}
