/**
 * The shapes of what the pages load. The publish room writes them, after the privacy floor; the
 * components draw them. Shares and scores are numbers, never text; months are `YYYY-MM`.
 */

import type {BriefVerdict} from "./evidence.js";
import type {Rival} from "./systems.js";
import type {SettledItem} from "./systems.js";
import type {Bilingual, SystemFacts} from "./systems.js";
import type {Standing} from "../statistics/standings.js";

export type {AppraisedIndicator, Bilingual, SystemFacts} from "./systems.js";

/** What is true of the whole site: whose data, which months, how many. */
export interface SiteFacts {
  readonly operator: Bilingual;
  /** True where the data come from the sample operator; every page then says so. */
  readonly simulated: boolean;
  readonly firstMonth: string;
  readonly lastMonth: string;
  /** The twelve months that the yearly figures cover. */
  readonly yearFrom: string;
  readonly yearTo: string;
  /** Customers here at the end of the last month. */
  readonly customers: number;
  /** Units by kind, in the order of the tree. */
  readonly unitsByKind: readonly {readonly kind: string; readonly name: Bilingual; readonly units: number}[];
  readonly privacyFloor: number;
  /** What no source holds and was made from other tables; absent or empty where all that was needed was there. */
  readonly made?: readonly MadeFacts[];
  readonly systems: {readonly legacy: SystemFacts; readonly challenger: SystemFacts};
  readonly indicators: readonly IndicatorFacts[];
}

/** A table, or a column of one, that was made because no source holds it. */
export interface MadeFacts {
  readonly table: string;
  readonly name: Bilingual;
  /** Null for the whole table. */
  readonly column: {readonly column: string; readonly name: Bilingual} | null;
  /** ids: a row an id seen in other tables. counts: as many rows as another table counts. top_unit: all belong to the unit at the top. */
  readonly how: "ids" | "counts" | "top_unit";
  readonly from: readonly {readonly table: string; readonly name: Bilingual}[];
}

/** percent: a share 0–1. points: −100…100. seconds. per_10k: events a 10,000. yuan: money. number: a plain count or mean. */
export type IndicatorFormat = "percent" | "points" | "seconds" | "per_10k" | "yuan" | "number";

export interface IndicatorFacts {
  readonly id: string;
  readonly name: Bilingual;
  /** One sentence: what the figure says. */
  readonly says: Bilingual;
  readonly format: IndicatorFormat;
  readonly better: "higher" | "lower";
  /** The figure grows with the length of its period, as churn does; a target then belongs to one length. */
  readonly accumulates?: boolean;
  /** One row of what is counted once: contact, answer, offer, customer … */
  readonly account: Bilingual;
}

/** A figure with its 95 % interval and the number of customers it rests on. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly customers: number;
}

export interface LeagueUnit {
  readonly id: string;
  readonly name: Bilingual;
  readonly legacy: Standing;
  readonly challenger: Standing;
  /** Places gained (+) or lost (−) when customers instead of contacts are appraised. */
  readonly move: number;
  /** The chance, given the data, that the unit doesn't truly move that way. */
  readonly undone: number;
  /** `undone` is under 0.025, so fewer than 1 in 40 of such moves should be noise; the move is drawn in colour. */
  readonly beyondNoise: boolean;
  /** Null where the figure isn't measurable or stands under the floor. */
  readonly retention: Estimate | null;
  readonly conversionPerContact: Estimate | null;
  readonly conversionPerCustomer: Estimate | null;
}

export interface GreenLightMonth extends Estimate {
  readonly month: string;
}

export interface GreenLight {
  /** Of the customers who ported out in the year and had a contact in their last 90 days: the share whose every contact met its target. */
  readonly leavers: Estimate & {readonly green: number};
  /** The same share among comparable customers who stayed, weighted to the leavers' mix. */
  readonly stayers: Estimate;
  /** leavers − stayers. */
  readonly difference: Estimate;
  /** Of the leavers, those without any contact in their last 90 days; they are in neither share. Null for a few under the floor. */
  readonly leaversWithoutContact: number | null;
  /** By month in which they left; a month under the floor is merged with its quarter and stands under its last month. */
  readonly months: readonly GreenLightMonth[];
  /** What a contact must meet to be green. */
  readonly targets: {readonly handledSeconds: number; readonly satisfaction: number};
  /** The SQL that counts them, as run. */
  readonly sql: string;
}

export interface Brief {
  readonly site: SiteFacts;
  readonly greenLight: GreenLight | null;
  readonly league: {
    /** The kind of unit in the table, say `city`. */
    readonly kind: string;
    readonly kindName: Bilingual;
    readonly units: readonly LeagueUnit[];
    /** Units too small to rank. */
    readonly unranked: readonly {readonly id: string; readonly name: Bilingual}[];
    /** Systems that can't score any unit, since what they score by isn't measurable; none where both can. */
    readonly lacking?: readonly {readonly system: Bilingual; readonly indicators: readonly Bilingual[]}[];
    /** Spearman correlation of the two rankings. */
    readonly agreement: Estimate;
    /** The rules that all units were scored by, and which of them stand in for the system's own. */
    readonly rules: {readonly legacy: readonly SettledItem[]; readonly challenger: readonly SettledItem[]};
  };
  /** In the upper half per contact, with retention below the company's beyond noise. Worst retention first. */
  readonly greenAndLosing: readonly string[];
  /** The same offers with two units of account, for the whole company. */
  readonly conversion: {readonly perContact: Estimate; readonly perCustomer: Estimate} | null;
  readonly retention: Estimate | null;
  /** What it would take to be surer, from the data themselves. */
  readonly surer: {
    readonly answersPerUnit: number;
    /** Survey answers a unit needs in the year for a service NPS within ±`halfWidth` points. */
    readonly answersNeeded: number;
    readonly halfWidth: number;
    readonly movesInsideNoise: number;
  } | null;
  /** What the evidence makes of it; null where the data reach too short a time, and absent until it is worked out. */
  readonly verdict?: BriefVerdict | null;
}

export interface UnitFacts {
  readonly id: string;
  readonly parent: string | null;
  readonly name: Bilingual;
  readonly kind: string;
}

/**
 * All published figures of one indicator as parallel arrays, one entry a (unit, period) cell.
 * `unit` and `period` are positions in `Compare.units` and `Compare.periods`. A cell under the
 * privacy floor isn't there: it is part of a coarser one.
 */
export interface IndicatorSeries {
  readonly indicator: string;
  readonly unit: readonly number[];
  readonly period: readonly number[];
  readonly value: readonly number[];
  readonly standardError: readonly number[];
  readonly customers: readonly number[];
  /** Of a share, how many times wider the variance is than that of independent answers; otherwise how many times more customers there are than equal ones who would tell as much. */
  readonly designEffect: readonly number[];
}

export interface Period {
  readonly id: string;
  readonly grain: "month" | "quarter" | "year";
  /** First and last month, `YYYY-MM`. */
  readonly from: string;
  readonly to: string;
}

/** What rivals and the industry reached in a unit's region; units below without figures of their own go by them too. */
export interface BenchmarkFacts {
  readonly indicator: string;
  /** Positions in `Compare.units` and `Compare.periods`. */
  readonly unit: number;
  readonly period: number;
  readonly rivals: readonly Rival[];
  readonly industryMean: number | null;
}

export interface Compare {
  readonly site: SiteFacts;
  readonly units: readonly UnitFacts[];
  readonly periods: readonly Period[];
  readonly series: readonly IndicatorSeries[];
  readonly benchmarks: readonly BenchmarkFacts[];
  /**
   * Error correlations of the appraised indicators of both systems, for each (unit, period) cell in which all of them are shown:
   * `indicators` names rows and columns, `correlations` holds the upper triangle by rows, without the diagonal.
   */
  readonly errors: {
    readonly indicators: readonly string[];
    readonly cells: readonly {
      readonly unit: number;
      readonly period: number;
      readonly correlations: readonly number[];
    }[];
  };
}

export interface DictionaryColumn {
  readonly column: string;
  readonly name: Bilingual;
  readonly type: string;
  readonly unit: string | null;
  readonly required: boolean;
  readonly references: string | null;
  readonly values: readonly {readonly value: string; readonly name: Bilingual}[];
  readonly note: Bilingual | null;
}

export interface DictionaryTable {
  readonly table: string;
  readonly name: Bilingual;
  readonly row: Bilingual;
  readonly purpose: Bilingual;
  readonly columns: readonly DictionaryColumn[];
  /** The table whose rows are made from this one where it isn't there; null for a table of its own. */
  readonly standsInFor?: string | null;
  /** What intake met; null where the table isn't there, or was made from others. */
  readonly intake: {
    readonly read: number;
    readonly accepted: number;
    readonly setAside: number;
    readonly reasons: readonly {readonly reason: Bilingual; readonly rows: number}[];
  } | null;
}

export interface IndicatorDictionary extends IndicatorFacts {
  readonly kind: string;
  readonly sum: string;
  readonly over: string;
  readonly where: string | null;
  readonly unit: string;
  readonly cluster: string;
  readonly knowableAfterDays: number;
  /** SQL that gives its moments: the rows as the build reads them, and what it adds up of them. */
  readonly sql: string;
  /** Columns it lacks (`table.column`); empty where it is measurable. */
  readonly lacks: readonly string[];
  /** Systems that appraise it, take away by it or observe it. */
  readonly usedBy: readonly {
    readonly system: string;
    readonly name: Bilingual;
    readonly role: "appraised" | "gated" | "observed";
  }[];
}

/** What the privacy floor did to the figures. */
export interface FloorCounts {
  /** Cells of an indicator, unit and period, and those of them that are shown. */
  readonly measured: number;
  readonly shown: number;
  /** Of the customers counted in the finest cells, lowest unit × month × indicator, the share in cells that are merged into coarser ones. */
  readonly mergedShare: number;
}

export interface DataPage {
  readonly site: SiteFacts;
  /** False where the brief has no green-light leavers to show. */
  readonly hasGreenLight?: boolean;
  readonly floor: FloorCounts;
  readonly tables: readonly DictionaryTable[];
  readonly indicators: readonly IndicatorDictionary[];
}
