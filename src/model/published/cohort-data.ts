/** The shapes of what the page of cohorts loads. Money is in yuan; months are `YYYY-MM`; tenure is in whole months since joining. */
import type {Bilingual} from "./systems.js";
import type {GreenLight} from "./brief.js";
import type {Estimate, SiteFacts} from "./site.js";

/** Tenure months that stand together, both ends included; `to` is null where the last one is open. */
export interface LifeBin {
  readonly from: number;
  readonly to: number | null;
}

/** One class of a split. The name is null where the page's own words name it. */
export interface LifeClass {
  readonly id: string;
  readonly name: Bilingual | null;
  /** What stands together in `other`; the class itself elsewhere. */
  readonly of: readonly string[];
}

/**
 * A life table for each class of one split. Arrays hold class after class, each with one entry a bin.
 * In bins of several months figures are sums over these months.
 */
export interface LifeSplit {
  readonly id: string;
  readonly classes: readonly LifeClass[];
  readonly bins: readonly LifeBin[];
  /** Came into sight or into this class within the bin. */
  readonly entered: readonly number[];
  /** Customer-months (line-months) at risk of leaving. */
  readonly atRisk: readonly number[];
  /** Left, by reason as in `LifeTables.reasons`. */
  readonly left: readonly (readonly number[])[];
  /** Went out of sight: the data ended, or another class began. */
  readonly censored: readonly number[];
  /** Whose term fell due. */
  readonly due: readonly number[];
  readonly revenue: readonly number[];
  readonly revenueSquared: readonly number[];
}

/** Life tables of customers or of lines: first the split `all`, which has one class. */
export interface LifeTables {
  readonly reasons: readonly string[];
  readonly splits: readonly LifeSplit[];
  /** Splits that the data don't hold, each with the columns that are lacking. */
  readonly lacking: readonly {readonly split: string; readonly columns: readonly string[]}[];
}

/** What became of those who joined together, by months since. Arrays hold one entry a (group, month since) cell. */
export interface HeatMap {
  /** Months that stand in one group: 1, 3 or 12. */
  readonly grain: number;
  /** First month of each group. */
  readonly joined: readonly string[];
  readonly group: readonly number[];
  readonly since: readonly number[];
  /** Of each group, how many joined and were seen in their first month. */
  readonly size: readonly number[];
  readonly customers: readonly number[];
  /** Paid by those who are here, and the same with each customer's capped at what they paid in their first whole month. Null for lines, as are all four columns that no source recorded. */
  readonly revenue: readonly number[] | null;
  readonly kept: readonly number[] | null;
  readonly contacts: readonly number[] | null;
  readonly complaints: readonly number[] | null;
}

/** A dimension of the brush cube. */
interface CubeDimension {
  readonly id: string;
  readonly bins: readonly {readonly id: string; readonly name: Bilingual | null}[];
}

/**
 * What tells the error of a slice's figures, one entry a cell. Over a cell's customers, x being the customer's months in it and y
 * what is measured in them, X and Y the same in a wider scope of the customer's months: ΣxX, ΣyY and Σ(yX + xY).
 */
export interface CubeSpread {
  readonly xx: readonly number[];
  readonly revenue: {readonly yy: readonly number[]; readonly xy: readonly number[]};
  readonly contacts: {readonly yy: readonly number[]; readonly xy: readonly number[]};
  readonly complaints: {readonly yy: readonly number[]; readonly xy: readonly number[]};
}

/**
 * The joint cube that brushes work on: one full partition of customer-months. A cell's coordinate is
 * the position of its bin; −1 stands for cells too small by themselves, merged across that dimension.
 */
export interface BrushCube {
  readonly dimensions: readonly CubeDimension[];
  /** One array a dimension, one entry a cell. */
  readonly coordinates: readonly (readonly number[])[];
  readonly months: readonly number[];
  readonly portOut: readonly number[];
  readonly leftOtherwise: readonly number[];
  readonly revenue: readonly number[];
  readonly contacts: readonly number[];
  readonly complaints: readonly number[];
  /** X and Y in all months of the customer, and in those of the cell's tenure bin. */
  readonly spread: {readonly all: CubeSpread; readonly tenure: CubeSpread};
}

/** Of those who left and of comparable customers who stayed, the share that had something in the 90 days before. */
export interface BeforeLeaving {
  readonly features: readonly {
    readonly id: string;
    readonly leavers: Estimate;
    readonly stayers: Estimate;
    readonly difference: Estimate;
  }[];
  /** Leavers compared, and left out because nobody comparable stayed. */
  readonly leavers: number;
  readonly stayers: number;
}

/** Lines of one kind and age over the last year. */
export interface AgeGroup {
  readonly kind: string;
  readonly kindName: Bilingual;
  readonly age: "new" | "middle" | "old";
  readonly customers: number;
  readonly lineMonths: number;
  /** Null where no source holds bills. */
  readonly paid: Estimate | null;
  /** Null where no source holds terms. */
  readonly inTerm: Estimate | null;
  readonly newOnlyPlan: Estimate | null;
  readonly leaving: Estimate;
  /** Yuan a GB of allowance; null where the lines have none. */
  readonly perGigabyte: Estimate | null;
}

/** What no source recorded: its sums are noughts that nobody sent, and are shown nowhere. */
export type Unrecorded = "port_out" | "revenue" | "contacts" | "complaints" | "terms";

/**
 * Why a view has nothing to show. short: fewer than twelve months were watched. lacking: columns that it needs hold nothing.
 * nobody: nobody joined, or left, in these months. small: some of its cells would rest on fewer than the privacy floor.
 */
export type EmptyReason =
  {readonly kind: "short" | "nobody" | "small"} | {readonly kind: "lacking"; readonly columns: readonly string[]};

export interface Cohorts {
  readonly site: SiteFacts;
  /** Columns without which nothing here can be told; empty where it can. */
  readonly lacks: readonly string[];
  readonly unrecorded: readonly Unrecorded[];
  readonly customers: LifeTables | null;
  readonly lines: LifeTables | null;
  readonly heat: {readonly customers: HeatMap | null; readonly lines: HeatMap | null};
  readonly before: {readonly portOut: BeforeLeaving | null; readonly other: BeforeLeaving | null};
  readonly greenLight: GreenLight | null;
  readonly byTenure: readonly AgeGroup[];
  readonly cube: BrushCube | null;
  /** Of what isn't there, why. */
  readonly empty: Readonly<Record<"heat" | "before" | "byTenure", EmptyReason | null>>;
  /** The SQL that made the frames and the counts, as run. */
  readonly sql: readonly {readonly name: string; readonly sql: string}[];
}
