/** What the page of data and definitions loads. */
import type {IndicatorFacts, SiteFacts} from "./site.js";
import type {RowFault} from "./row-faults.js";
import type {Bilingual} from "./systems.js";

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
    readonly reasons: readonly {readonly reason: RowFault; readonly rows: number}[];
  } | null;
}

export interface IndicatorDictionary extends IndicatorFacts {
  readonly kind: string;
  readonly sum: string;
  readonly over: string;
  readonly where: string | null;
  /** Whose result it is. */
  readonly unit: "home" | "handled_by" | "sold_by";
  readonly cluster: "customer" | "agent";
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

/** Rows of one unit of account, over whose columns indicators of one's own are written. */
export interface FrameDictionary {
  readonly frame: string;
  /** Whose results it can tell. */
  readonly units: readonly IndicatorDictionary["unit"][];
  readonly cluster: IndicatorDictionary["cluster"];
  /** Columns of tables without which there are no rows. */
  readonly needs: readonly string[];
  /** Its columns, and the columns of tables, `table.column`, that each is made of. */
  readonly columns: readonly {
    readonly column: string;
    readonly type: "text" | "number" | "boolean" | "day";
    readonly from: readonly string[];
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
  readonly frames: readonly FrameDictionary[];
  /** Those of them that have figures, and so a page of their own. */
  readonly withFigures: readonly string[];
}
