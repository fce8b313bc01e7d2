/** Why rows of a table are set aside: facts, which `language/row-faults` puts into words. */
import type {Bilingual} from "./systems.js";

/** What a cell is read as, where that can fail. */
export type CellType = "id" | "text" | "boolean" | "date" | "month" | "timestamp" | "integer";

/** How an id that isn't found differs from one that is. */
export type NearMiss = "case" | "point" | "zeros";

/** What is wrong with a cell of a column. */
export type CellFault =
  | {
      readonly kind:
        /** Empty, though the column is required. */
        | "required"
        /** A number that may be one or a thousand. */
        | "two_numbers"
        /** What a spreadsheet writes where it couldn't compute. */
        | "spreadsheet_error"
        /** Digits lost by a spreadsheet, and by a program that keeps numbers with a point. */
        | "cut_digits"
        | "lost_digits"
        /** The mark by which a spreadsheet keeps a text. */
        | "text_mark"
        | "list"
        /** A yes or no, as JSON has it. */
        | "yes_or_no"
        /** A word for nothing, such as NULL. */
        | "nothing"
        | "spaces"
        | "full_width"
        /** The mapping's expression fails in the row. */
        | "not_computed";
    }
  /** Another type, or a time with its zone, while the settings don't say whose days count. */
  | {readonly kind: "type" | "zone"; readonly type: CellType}
  | {readonly kind: "value"; readonly values: readonly string[]}
  /** Outside of the days that can be meant, `YYYY-MM-DD`. */
  | {readonly kind: "century"; readonly from: string; readonly to: string}
  | {readonly kind: "long"; readonly characters: number}
  | {readonly kind: "minimum" | "maximum"; readonly bound: number}
  /** Beyond the scale of its kind of question; and so many of them that another scale was asked on. */
  | {
      readonly kind: "scale" | "other_scale";
      readonly question: string;
      readonly lowest: number;
      readonly highest: number;
    }
  /** An id that the other table lacks; `near` where it has one like it. */
  | {readonly kind: "not_found"; readonly table: string; readonly near: NearMiss | null};

/** Why a row is set aside: the first thing that was found wrong with it. */
export type RowFault =
  /** A cell; the column by its key and by its name. */
  | {readonly kind: "cell"; readonly column: string; readonly name: Bilingual; readonly fault: CellFault}
  /** A date before another of the row, a number above another. */
  | {readonly kind: "not_before" | "at_most"; readonly column: string; readonly other: string}
  /** Columns that are given together or not at all, of which one is needed, whose values another row has too. */
  | {readonly kind: "together" | "one_of" | "duplicate"; readonly columns: readonly string[]}
  /** The mapping doesn't tell whether the row belongs to the table. */
  | {readonly kind: "condition"}
  /** The mapping doesn't tell for how many rows it stands. */
  | {readonly kind: "repetitions"; readonly most: number}
  /** A line that no cells could be made of. */
  | {readonly kind: "not_json" | "not_csv" | "beyond_header" | "not_utf8"};
