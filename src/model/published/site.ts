/**
 * What every page knows: whose data, which months, which indicators and systems. Shares and scores are numbers, never
 * text; months are `YYYY-MM`.
 */
import type {IndicatorPart} from "./parts.js";
import type {Grain} from "./grain.js";
import type {Bilingual, SystemFacts} from "./systems.js";

/** What is true of the whole site: whose data, which months, how many. */
export interface SiteFacts {
  readonly operator: Bilingual;
  /** True where the data come from the sample operator; every page then says so. */
  readonly simulated: boolean;
  readonly firstMonth: string;
  readonly lastMonth: string;
  /** The months that the main figures cover: the last twelve, or all of the data where there are fewer. */
  readonly yearFrom: string;
  readonly yearTo: string;
  /** Customers here at the end of the last month. */
  readonly customers: number;
  /** Units by kind, in the order of the tree. */
  readonly unitsByKind: readonly {readonly kind: string; readonly name: Bilingual; readonly units: number}[];
  readonly privacyFloor: number;
  /** The currency that money is in, by its ISO 4217 code, where it isn't CNY. */
  readonly currency?: string;
  /** Customers have segments or value tiers, and nothing tells when these were recorded: before or after what happened. */
  readonly classesUndated?: true;
  /** What no source holds and was made from other tables; absent or empty where all that was needed was there. */
  readonly derived?: readonly DerivedFacts[];
  readonly systems: {readonly legacy: SystemFacts; readonly challenger: SystemFacts};
  readonly indicators: readonly IndicatorFacts[];
}

/** A table, or a column of one, that was made because no source holds it. */
export interface DerivedFacts {
  readonly table: string;
  readonly name: Bilingual;
  /** Null for the whole table. */
  readonly column: {readonly column: string; readonly name: Bilingual} | null;
  /** ids: a row an id seen in other tables. counts: as many rows as another table counts. top_unit: all belong to the unit at the top. */
  readonly how: "ids" | "counts" | "top_unit";
  readonly from: readonly {readonly table: string; readonly name: Bilingual}[];
}

/** percent: a share 0–1. points: −100…100. seconds. per_10k: events a 10,000. yuan: money. number: a plain count or mean. */
export const indicatorFormats = ["percent", "points", "seconds", "per_10k", "yuan", "number"] as const;
export type IndicatorFormat = (typeof indicatorFormats)[number];

/** What an indicator counts once. */
export const accounts = [
  "contact",
  "answer",
  "offer",
  "customer",
  "line",
  "line_month",
  "term",
  "work_order",
  "activation",
  "complaint",
  "benefit",
  "seat_day"
] as const;
type Account = (typeof accounts)[number];

export interface IndicatorFacts {
  readonly id: string;
  readonly name: Bilingual;
  /** One sentence: what the figure says. */
  readonly says: Bilingual;
  /** What the lab asks for it as; absent for one that is only shown. */
  readonly part?: IndicatorPart;
  readonly format: IndicatorFormat;
  readonly better: "higher" | "lower";
  /** The figure grows with the length of its period, as churn does; a target then belongs to one length. */
  readonly accumulates?: boolean;
  /** Its independent units, which n counts, are employees; customers elsewhere. */
  readonly ofEmployees?: boolean;
  /** One row of what is counted once: contact, answer, offer, customer … */
  readonly account: Account;
}

/** A figure with its 95 % interval and the number of customers it rests on. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly customers: number;
}

export interface UnitFacts {
  readonly id: string;
  readonly parent: string | null;
  readonly name: Bilingual;
  readonly kind: string;
}

export interface Period {
  readonly id: string;
  readonly grain: Grain;
  /** First and last month, `YYYY-MM`. */
  readonly from: string;
  readonly to: string;
}
