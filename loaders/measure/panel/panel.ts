/**
 * Customer-months and line-months in typed arrays: a row for each member and month in which it was here, with the classes in
 * which the month began. What the plain SQL of `cohorts/customer_months.sql` and `cohorts/line_months.sql` gives, in a form that
 * is counted in a hundredth of the time; a test holds the two alike.
 */
import type {Coded, Names} from "./codes.js";
import type {PanelWindow} from "./records.js";

/** Classes that a split tells apart: of each member, or of each member and month. */
export interface PanelColumn {
  readonly names: Names;
  readonly per: "member" | "month";
  readonly codes: Uint8Array | Uint16Array;
  /** The same as the next month begins; null where it never changes, or the next month's own row says. */
  readonly next: Uint8Array | null;
}

/** Rows of one kind of member. The row of member i in month m stands at `i * width + m - base` in all arrays per month. */
export interface Panel {
  readonly window: PanelWindow;
  readonly members: number;
  /** Months kept for each member, and the first of them. */
  readonly width: number;
  readonly base: number;
  /** First and last month in which the member was here and within the window; the last lies before the first where there is none. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The month in which it joined or was opened. */
  readonly begun: Int32Array;
  /** How it left within its last month, as a code; 0 where it is still here. */
  readonly left: Coded;
  readonly columns: ReadonlyMap<string, PanelColumn>;
  /** 1 where a term falls due within the month. */
  readonly fallsDue: Uint8Array;
  readonly revenueFen: Int32Array | Float64Array;
}

export interface LinePanel extends Panel {
  /** The customer of each line, whose lines stand together. */
  readonly customer: Int32Array;
  readonly kind: Coded;
  readonly firstOfKind: Uint8Array;
  readonly allowanceMb: Int32Array;
  readonly planOpenTo: Coded;
}

export interface CustomerPanel extends Panel {
  readonly contacts: Uint32Array;
  readonly complaints: Uint32Array;
  /** 1 in months in which a line was open. */
  readonly hasLine: Uint8Array;
}

/** Both panels of the customers of one part. */
export interface Panels {
  readonly customers: CustomerPanel;
  readonly lines: LinePanel;
}
