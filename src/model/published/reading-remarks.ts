/** What the owner of data should know of how they were read: facts, which `language/reading-remarks` puts into words. */

/** How many rows; `few` where the number itself would tell of too few people. */
export type RowCount = number | "few";

/** Why a file that stands among the sources isn't read. */
export type UnreadReason =
  | {readonly kind: "near"; readonly table: string}
  | {readonly kind: "old_workbook" | "compressed" | "format"; readonly base: string}
  | {
      readonly kind:
        "link" | "pipe" | "empty_folder" | "nested_folder" | "unknown_folder" | "unknown_file" | "unnamed_file";
    };

/** A file that no table is read from. */
export interface UnreadFile {
  readonly file: string;
  readonly why: UnreadReason;
}

/** Of one table. */
export type TableRemark =
  /** Rows that a mapping's condition leaves out, and columns that are empty in them, so that it can't be told. */
  | {
      readonly kind: "left_out";
      readonly source: string;
      readonly rows: RowCount;
      readonly of: number;
      /** As the mapping has it; null where it isn't shown, since it may name people. */
      readonly condition: string | null;
      readonly blank: readonly {readonly column: string; readonly rows: RowCount}[];
    }
  /** Rows end with a delimiter that the header lacks; rows leave out empty cells at their end. */
  | {readonly kind: "trailing_delimiter" | "short_rows"; readonly source: string}
  | {
      readonly kind: "other_sheets";
      readonly source: string;
      readonly sheet: string;
      readonly others: readonly string[];
    }
  /** A kind of question was asked on another scale than the contract's: its worst and best score, and from which one on it is among the best, up to which among the worst. */
  | {
      readonly kind: "scale";
      readonly column: string;
      readonly question: string;
      readonly worst: number;
      readonly best: number;
      readonly top: number;
      readonly bottom: number | null;
    }
  /** Ids that would meet if they were written alike. */
  | {
      readonly kind: "ids_alike";
      readonly column: string;
      readonly tables: readonly string[];
      readonly groups: RowCount;
      /** Two of them; null where they aren't shown. */
      readonly example: readonly [string, string] | null;
    };

/** Of the months that count. */
export type MonthRemark =
  /** Why they begin and end where they do, where rows of the column that tells them lie outside. */
  | {
      readonly kind: "clock";
      readonly column: string;
      readonly from: string;
      readonly to: string;
      readonly rows: RowCount;
      /** Months of those rows, the first few. */
      readonly months: readonly string[];
      readonly more: boolean;
    }
  /** A table that begins later or ends sooner than the months do: what is made of it is known between the two alone. */
  | {
      readonly kind: "reach";
      readonly column: string;
      /** The first month that it covers; null where it covers the months from the first. */
      readonly from: string | null;
      readonly to: string | null;
      /** Indicators that are made of it. */
      readonly indicators: readonly string[];
    }
  /** No customer leaves, or no line is closed, within the months that count: that they stay is no finding. */
  | {
      readonly kind: "nobody_leaves";
      readonly column: string;
      readonly who: "customers" | "lines";
      /** Indicators that need it. */
      readonly indicators: readonly string[];
    };

/** Rows whose date in a column lies before or after the months that are measured. */
export interface OutsideRows {
  readonly column: string;
  readonly before: RowCount;
  readonly after: RowCount;
}

/** The same without what only the owner of the data may see, to be shown to others: no paths, conditions and ids, no small numbers. */
export function publishable(remark: TableRemark, floor: number): TableRemark {
  const few = (rows: RowCount): RowCount => (rows === "few" || rows < floor ? "few" : rows);
  switch (remark.kind) {
    case "left_out":
      return {
        ...remark,
        source: fileName(remark.source),
        rows: few(remark.rows),
        condition: null,
        blank: remark.blank.map(({column, rows}) => ({column, rows: few(rows)}))
      };
    case "ids_alike":
      return {...remark, groups: few(remark.groups), example: null};
    case "scale":
      return remark;
    case "trailing_delimiter":
    case "short_rows":
    case "other_sheets":
      return {...remark, source: fileName(remark.source)};
  }
}

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
