/**
 * What the plan starts from, as published: the operator's own monthly figures by segment, behind the
 * privacy floor, the levers and the assumptions. Money is in yuan; months are `YYYY-MM`; series run over
 * `months`, stocks have one entry more (the start of each month and the end of the last).
 */
import type {Bilingual} from "../published/systems.js";

/** Where a number comes from: seen in the data, estimated from an experiment or a staggered change in them, or assumed. */
export type Basis = "observed" | "estimated" | "assumed";

/** A number that isn't known for sure. Assumed: a triangle from low over value to high. Observed and estimated: a normal whose 95 % interval is low to high. */
export interface Uncertain {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly basis: Basis;
  readonly source: Source;
}

/**
 * Where a number comes from: words given beside it in its definition; or a way in which the lab comes by it, with the
 * figures that tell of it.
 *
 * - `half`: what half of a lever's effect costs is the lab's assumption
 * - `history`: how far the course has wandered; `history_and_assumption`: the same, begun from an assumption
 * - `own`: set on the page
 * - `haste`, `outages`: what changed together, in so many cells of so many clusters
 * - `pay`: the pay table's share, `margin` either way
 */
export type Source =
  | {readonly kind: "given"; readonly text: Bilingual}
  | {readonly kind: "half" | "history" | "history_and_assumption" | "own"}
  | {readonly kind: "haste" | "outages"; readonly cells: number; readonly clusters: number}
  | {readonly kind: "pay"; readonly margin: number};

/** Why there is no plan: a column that no source has, too few months, or too few who join and leave each month to be shown. */
export type PlanLack =
  | {readonly kind: "column"; readonly column: string}
  | {readonly kind: "months"; readonly least: number; readonly found: number}
  | {readonly kind: "customers"; readonly least: number};

/** What a lever can move. `leaving`, `needs`, `repeats`, `handling`, `refunds` and `load` fall by a share, `joins` rises by one, `nps` by points. */
export const effectTargets = ["joins", "leaving", "needs", "repeats", "handling", "refunds", "nps", "load"] as const;
type EffectTarget = (typeof effectTargets)[number];

export interface LeverEffect {
  readonly on: EffectTarget;
  /** Ways of leaving that it can avoid; all where none is named. Only with `leaving`. */
  readonly of: readonly string[];
  /** What it would change if it went from nothing to as much as can be used; a share, or points with `nps`. */
  readonly most: Uncertain;
}

/** A way to spend money. Its response is x / (x + half): the first yuan does most. */
export interface Lever {
  readonly id: string;
  readonly name: Bilingual;
  readonly says: Bilingual;
  /** What it is about: winning customers, keeping them, mending the basics, extras, people, machines. */
  readonly group: "win" | "keep" | "basics" | "extras" | "people" | "machines" | "partners";
  /** The part of a cost category that is spent on it today. */
  readonly today: {readonly category: string; readonly share: number};
  /** How today's spending is spread over segments. */
  readonly by: "customers" | "joins" | "revenue";
  /** Yuan a customer and month at which half of the most is reached. */
  readonly half: Uncertain;
  /** Share of its effect that lasts into the next month. */
  readonly carry: number;
  /** Bounds of a suggestion, as multiples of today's yearly spending. */
  readonly least: number;
  readonly most: number;
  readonly effects: readonly LeverEffect[];
}

/** What the model assumes beside levers; see `data/plans/assumptions.yaml`. */
export const assumptionNames = [
  "margin_share",
  "wage_growth",
  "repeats_from_haste",
  "leaving_from_repeats",
  "leaving_from_unanswered",
  "fixed_labour_share",
  "commission_by_joins"
] as const;
export type AssumptionName = (typeof assumptionNames)[number];
export interface Assumption extends Uncertain {
  readonly name: Bilingual;
}

/** How the service centre is run. */
export interface Service {
  /** Change of handling time against today: −0.1 is a tenth shorter. */
  readonly handling: number;
  /** Share of calls answered within `within` seconds that seats are planned for. */
  readonly level: number;
  readonly within: number;
  readonly occupancy: number;
  /** Share of paid time not at the seat. */
  readonly shrinkage: number;
  /** Seconds a caller is ready to wait on average. */
  readonly patience: number;
}

export interface SegmentYear {
  readonly from: string;
  readonly to: string;
  readonly joins: number;
  /** By way of leaving, in the order of `reasons`. */
  readonly left: readonly number[];
}

export interface PlanSegment {
  readonly id: string;
  /** Null where the data have none: customers without a segment, and segments that stand together. */
  readonly name: Bilingual | null;
  /** Stocks: customers here, and those of them who joined in the twelve months before. */
  readonly customers: readonly number[];
  readonly newcomers: readonly number[];
  readonly lines: readonly number[];
  readonly revenue: readonly number[];
  /** First contacts about a matter, and contacts again about the same within 7 days. */
  readonly needs: readonly number[];
  readonly repeats: readonly number[];
  /** Whole years, earliest first. */
  readonly years: readonly SegmentYear[];
}

export interface CostSeries {
  readonly category: string;
  readonly name: Bilingual;
  readonly budget: readonly number[];
  readonly actual: readonly number[];
}

/** What the hotline's day looks like, over the last twelve months. */
export interface WorkProfile {
  /** Calls a day that ask for a person, by hour; hours under the floor stand with their neighbour. */
  readonly hours: readonly {readonly from: number; readonly to: number; readonly calls: number}[];
  readonly handlingSeconds: number;
  readonly answeredShare: number;
  /** Units with a queue of their own. */
  readonly queues: number;
  /** Seat-days of hotline agents a month; null where pay isn't known. */
  readonly seatDays: number | null;
}

/** An effect found in a change that came to some units and not to others. */
export interface StaggeredEstimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly clusters: number;
  readonly cells: number;
}

/** A plan for the years to come; see `data/plans/*.yaml`. */
export interface Scenario {
  readonly id: string;
  /** Both are empty in an own plan that no file has named. */
  readonly name: Bilingual;
  readonly says: Bilingual;
  /** Yearly budget of all levers as a multiple of today's. */
  readonly budget: number;
  /** Spending by lever as a multiple of today's; a lever that isn't named stays as it is. `suggest` lets the optimiser choose. */
  readonly spend: "suggest" | Readonly<Record<string, number>>;
  readonly service: Partial<Service>;
  /** What a suggestion may not fall under: points of NPS against today, staff load as a multiple of today's. */
  readonly floors: {readonly nps: number | null; readonly load: number | null};
  /** Own numbers in place of those that ship, by name: `training.repeats`, `training.half`, `margin_share`. */
  readonly assume: Readonly<Record<string, {readonly value: number; readonly low: number; readonly high: number}>>;
}

export interface PlanBase {
  readonly operator: Bilingual;
  readonly simulated: boolean;
  readonly privacyFloor: number;
  /** Why there is no plan; empty where there is one. */
  readonly lacks: readonly PlanLack[];
  readonly months: readonly string[];
  /** Ways of leaving, those too small to be shown together. */
  readonly reasons: readonly {readonly id: string; readonly of: readonly string[]}[];
  readonly segments: readonly PlanSegment[];
  /** All customers, by month. */
  readonly flows: {
    readonly joins: readonly number[];
    /** By way of leaving, then by month. */
    readonly left: readonly (readonly number[])[];
    readonly linesOpened: readonly number[];
    readonly linesClosed: readonly number[];
    /** Of the lines opened, those of customers who joined in that month; of those closed, those of customers who left in it. */
    readonly linesOpenedJoining: readonly number[];
    readonly linesClosedLeaving: readonly number[];
  };
  /** Monthly rate of leaving of newcomers (their first twelve months) as a multiple of the others', and their revenue likewise; by year, earliest first. */
  readonly newcomers: readonly {
    readonly from: string;
    readonly to: string;
    readonly leaving: number;
    readonly revenue: number;
  }[];
  readonly costs: readonly CostSeries[];
  readonly work: WorkProfile | null;
  /** Service NPS of the last year, for the floor; null where it isn't measurable. */
  readonly nps: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly customers: number;
  } | null;
  readonly estimates: {
    /** Share of all leaving, and of all first contacts, that outages bring; null where the data can't tell. */
    readonly outagesToLeaving: StaggeredEstimate | null;
    readonly outagesToNeeds: StaggeredEstimate | null;
    /** Relative rise of contacts that come back for a relative cut of handling time, within unit and quarter. */
    readonly hasteToRepeats: StaggeredEstimate | null;
  };
  readonly levers: readonly Lever[];
  readonly assumptions: Readonly<Record<AssumptionName, Assumption>>;
  readonly service: Service;
  readonly scenarios: readonly Scenario[];
}
