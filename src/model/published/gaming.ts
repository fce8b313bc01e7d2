/** What gaming would gain and lose: shapes of what the page loads, and the arithmetic of a break-even. */
import {jackknifeCovariance} from "../statistics/errors.js";
import {z95, type Interval} from "../statistics/intervals.js";
import type {Estimate, SiteFacts} from "./site.js";
import type {Bilingual} from "./systems.js";
import type {Traces} from "./traces.js";
import {median} from "../statistics/ranking.js";

/** A difference with its 95 % interval. */
export interface Change extends Interval {
  readonly value: number;
}

/** One dose of a behaviour: what the chosen units' scores gain. */
export interface DosePoint {
  /** Share of the occasions, 0 … 1. */
  readonly dose: number;
  /** Points of score gained, the mean of the chosen units; null where too few customers are touched to show it. */
  readonly legacy: Change | null;
  readonly challenger: Change | null;
}

/** An indicator of the chosen units together, before and at the highest dose. */
interface MovedIndicator {
  readonly indicator: string;
  readonly from: number;
  readonly to: number;
}

/** What customers make of it, a year and 10,000 customers of the chosen units. */
interface ComputedLoss {
  readonly dose: number;
  /** Customers more who leave. */
  readonly customers: Change;
  /** Yuan less of revenue. */
  readonly revenue: Change;
  /** Complaints more, on record or not. */
  readonly complaints: Change;
  /** Contacts more that customers need. */
  readonly contacts: Change;
}

/** Where nobody can compute it: so many customers are assumed to leave. */
interface AssumedLoss {
  readonly dose: number;
  /** Customers lost a year and 10,000 customers of the chosen units. */
  readonly customers: number;
}

/** How many customers lost would cancel what the units' people gain in bonus. */
export interface BreakEven {
  readonly dose: number;
  /** Yuan of bonus more a year and 10,000 customers, under the system that pays it more. */
  readonly bonus: number;
  readonly system: "legacy" | "challenger";
  /** Customers of a year's revenue that are worth as much, a year and 10,000 customers. */
  readonly customers: number;
}

export interface ReplayedBehaviour {
  readonly id: string;
  readonly name: Bilingual;
  readonly says: Bilingual;
  /** Of which occasions a dose is a share. */
  readonly of: Bilingual;
  readonly points: readonly DosePoint[];
  readonly moved: readonly MovedIndicator[];
  readonly loss:
    | {readonly kind: "computed"; readonly points: readonly ComputedLoss[]}
    | {readonly kind: "assumed"; readonly lostPer1000: number; readonly points: readonly AssumedLoss[]};
  /** Empty where pay or revenue aren't in the data. */
  readonly breakEven: readonly BreakEven[];
}

export interface GamingReplays {
  /** The chosen units: those nearest the middle of both rankings. */
  readonly units: readonly {
    readonly id: string;
    readonly name: Bilingual;
    readonly legacy: number;
    readonly challenger: number;
  }[];
  readonly from: string;
  readonly to: string;
  readonly doses: readonly number[];
  /** Customers whose history was run again, and of the simulated operator those who lived it again; null where nobody did. */
  readonly customers: number;
  readonly relived: number | null;
  readonly behaviours: readonly ReplayedBehaviour[];
  /** Those that nothing can be said of, since the data lack columns, `table.column`, by which their occasions are told. */
  readonly notReplayed: readonly (Pick<ReplayedBehaviour, "id" | "name"> & {readonly lacks: readonly string[]})[];
}

/** Two indicators of the same thing: one is counted by who is appraised, the other shows what the customer met. */
export interface Twins {
  readonly counted: string;
  readonly lived: string;
  /** The company by quarter, first to last; a quarter that isn't shown is left out. */
  readonly quarters: readonly {
    readonly from: string;
    readonly to: string;
    readonly counted: Estimate;
    readonly lived: Estimate;
  }[];
  /** Spearman correlation over the league's units in the last period, both counted so that higher is better; null under four units. */
  readonly agreement: Change | null;
}

/** What an indicator of the legacy system has to do with who stays; null where no verdict can be given. */
interface IndicatorSlopes {
  readonly indicator: string;
  readonly between: Change | null;
  readonly within: Change | null;
}

/** Whether an indicator goes less with who stays since it was paid for. */
export interface InForceTest {
  readonly system: string;
  readonly indicator: string;
  readonly since: string;
  /** Null where the data don't have at least two quarters on either side, or no verdict can be given. */
  readonly result: {readonly before: Change; readonly change: Change} | null;
}

/** Calls of all units by duration about the target. */
export interface DurationCourse extends Change {
  readonly target: number;
  /** Seconds a bin. */
  readonly width: number;
  /** Bins that rest on enough customers to be shown; `from` in seconds. */
  readonly bins: readonly {readonly from: number; readonly calls: number; readonly expected: number}[];
}

/** What of gaming shows in the data as they stand. */
export interface GamingTraces {
  readonly kind: string;
  readonly kindName: Bilingual;
  readonly from: string;
  readonly to: string;
  readonly units: readonly {readonly id: string; readonly name: Bilingual}[];
  readonly traces: Traces;
  /** Units found by traces of what each system appraises. */
  readonly systems: Readonly<Record<"legacy" | "challenger", readonly string[]>>;
  /** How many were found so in the data's first year; null where it isn't over before the last begins. */
  readonly before: {
    readonly from: string;
    readonly to: string;
    readonly legacy: number;
    readonly challenger: number;
  } | null;
  readonly durations: DurationCourse | null;
  readonly twins: readonly Twins[];
  readonly slopes: readonly IndicatorSlopes[];
  /** What slopes and tests rest on: units of one kind, in clusters that share shocks; who stayed in `horizon` months after a gap. Null where nobody could be followed. */
  readonly slopesOf: {
    readonly unitKind: Bilingual;
    readonly clusterKind: Bilingual;
    readonly clusters: number;
    readonly gap: number;
    readonly horizon: number;
  } | null;
  readonly inForce: readonly InForceTest[];
}

/** What the pages load. */
export interface Gaming {
  /** What of it shows in the data as they stand; null where they tell nothing. */
  readonly observed: GamingTraces | null;
  readonly site: SiteFacts;
  /** Null where no unit of the league has a score. */
  readonly replays: GamingReplays | null;
}

/**
 * A difference from its values without each of the groups of customers in turn (delete-a-group jackknife).
 *
 * @param leaveOneOut the difference recomputed without one group
 */
export function changeOf(value: number, leaveOneOut: ArrayLike<number>): Change {
  const [[variance]] = jackknifeCovariance(Array.from(leaveOneOut, (one) => [one]));
  return changeWithError(value, Math.sqrt(variance));
}

/** A difference with the normal interval of its standard error. */
export function changeWithError(value: number, standardError: number): Change {
  return {value, low: value - z95 * standardError, high: value + z95 * standardError};
}

/**
 * How many customers of a year's revenue a bonus is worth. The bonus is taken to follow the score in proportion.
 *
 * @param bonus yuan a year at the present score
 * @param score the present score, above 0
 * @param gained points of score
 * @param revenueOfCustomer yuan a customer and year, above 0
 * @throws where customers bring no revenue: no number of them is worth anything
 */
export function breakEvenOf(
  bonus: number,
  score: number,
  gained: number,
  revenueOfCustomer: number
): {readonly bonus: number; readonly customers: number} {
  if (!(revenueOfCustomer > 0))
    throw new Error(`invalid revenue: expected yuan a customer above 0; found ${revenueOfCustomer}`);
  const more = score > 0 ? (bonus * Math.max(0, gained)) / score : 0;
  return {bonus: more, customers: more / revenueOfCustomer};
}

/**
 * The units nearest the middle of both rankings: the smallest sum of distances from the two median scores.
 *
 * @param most how many
 */
export function typicalUnits<Unit extends {readonly id: string; readonly legacy: number; readonly challenger: number}>(
  units: readonly Unit[],
  most: number
): Unit[] {
  const [legacy, challenger] = (["legacy", "challenger"] as const).map((system) =>
    median(units.map((unit) => unit[system]))
  );
  const distance = (unit: Unit): number => Math.abs(unit.legacy - legacy) + Math.abs(unit.challenger - challenger);
  return [...units].sort((a, b) => distance(a) - distance(b) || (a.id < b.id ? -1 : 1)).slice(0, most);
}
