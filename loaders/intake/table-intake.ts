/** What reading the sources met, table by table. */
import type {RowFault} from "../../src/model/published/row-faults.js";
import type {TableRemark} from "../../src/model/published/reading-remarks.js";

/** Why rows were set aside, and how many. */
export interface SetAsideReason {
  readonly reason: RowFault;
  readonly rows: number;
  /** Names the reason in the column `fault` of `set_aside_TABLE`; lines that no row could be made of are in no table. */
  readonly code?: string;
  /** The first of such lines, where it is known without looking for it. */
  readonly place?: {readonly file: string; readonly line: number};
}

/** What intake met in one table. accepted + setAside = read, always. */
export interface TableIntake {
  readonly read: number;
  readonly accepted: number;
  readonly setAside: number;
  readonly reasons: readonly SetAsideReason[];
  /** Contract columns that the source has. */
  readonly present: ReadonlySet<string>;
  /** Contract columns that hold at least one value. */
  readonly filled: ReadonlySet<string>;
  /** Rows that hold a value, by column of the contract that the source has. */
  readonly rowsFilled?: ReadonlyMap<string, number>;
  /** Columns of the source that the contract doesn't know; they aren't read. */
  readonly unknown: readonly string[];
  /** What the owner should know of how the rows were read, such as how many a condition left out. */
  readonly remarks?: readonly TableRemark[];
  /** How the table was made, where there is no source of it; then nothing was read. */
  readonly derived?: Derivation;
  /** Columns that the source lacks and that were filled in. */
  readonly derivedColumns?: ReadonlyMap<string, Derivation>;
}

/** Intake by table; a table without a source isn't there, unless it was made from others. */
export type Intake = ReadonlyMap<string, TableIntake>;

/** Of columns of the contract, `table.column`, those that no source has. */
export function columnsAbsent(intake: Intake, columns: readonly string[]): string[] {
  return columns.filter((column) => {
    const [table, name] = column.split(".");
    return !intake.get(table)?.present.has(name);
  });
}

/** Of columns of the contract, `table.column`, those that hold nothing here. */
export function columnsLacking(intake: Intake, columns: readonly string[]): string[] {
  return columns.filter((column) => {
    const [table, name] = column.split(".");
    return !intake.get(table)?.filled.has(name);
  });
}

/** How a table, or a column of one, came to be without a source. */
export interface Derivation {
  /** ids: one row an id seen elsewhere. counts: as many rows as another table counts. top_unit: everything belongs to the unit at the top. */
  readonly how: "ids" | "counts" | "top_unit";
  /** The tables that it was made from, by name; none for a column. */
  readonly from: readonly string[];
  /** Rows made, or rows whose column was filled in. */
  readonly rows: number;
}
