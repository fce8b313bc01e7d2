/** The short way for cells that are plainly what they should be, so that millions of them are read as fast as files are. */
import {literal} from "../ground/database.js";
import {sqlType, type ContractColumn} from "../definitions/contract.js";
import {longestText, type SourceCell} from "./values.js";

/** A cheap way to read a cell. */
export interface QuickCell {
  /** Read without a question. */
  readonly value: string;
  /** Where this holds (not NULL), the value is what `readCell` gives, and no fault that `isRuledOut` is there. It may speak of the value as `q_NAME`. */
  readonly test: string;
}

/** Faults of a cell that a quick test rules out; others are looked for in every row. */
const ruledOut = new Set([
  "required",
  "digits",
  "list",
  "yes_or_no",
  "text_mark",
  "point",
  "value",
  "type",
  "zone",
  "format",
  "nothing",
  "spaces",
  "full_width",
  "long",
  "reference",
  "case",
  "zeros"
]);

/** Whether a quick test of the column rules the fault out. */
export function isRuledOut(code: string): boolean {
  return ruledOut.has(code.split(":")[0]);
}

/**
 * How a cell is read by the short way; null where there is none.
 *
 * @param matched the key that the id was found as in the table it refers to, where that was looked for: what stands there has been judged
 */
export function quickCell(
  name: string,
  {sql, isText}: SourceCell,
  column: ContractColumn,
  matched: string | null
): QuickCell | null {
  if (!isText) return null;
  const cast = `TRY_CAST(${sql} AS ${sqlType(column)})`;
  const read = `s.q_${name} IS NOT NULL`;
  const orNothing = (test: string) => (column.required ? test : `(${sql} IS NULL OR ${test})`);
  switch (column.type) {
    case "id":
      // A digit at its end keeps words for nothing out.
      return {
        test: orNothing(
          matched === null ? `regexp_full_match(${sql}, '[0-9A-Za-z_-]{0,39}[0-9]')` : `${matched} IS NOT NULL`
        ),
        value: sql
      };
    case "text": {
      // What begins with a visible letter isn't blank.
      return {
        test: orNothing(
          `(strlen(${sql}) <= ${longestText} AND (unicode(${sql}) BETWEEN 33 AND 126 OR unicode(${sql}) BETWEEN 19968 AND 40959))`
        ),
        value: sql
      };
    }
    case "enum":
      return {test: orNothing(`${sql} IN (${Object.keys(column.values).map(literal).join(", ")})`), value: sql};
    case "boolean":
      return {
        test: orNothing(read),
        value: `CASE ${sql} WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE WHEN '1' THEN TRUE WHEN '0' THEN FALSE END`
      };
    case "integer":
      // Written as the engine writes it: neither 0x1F, nor 1_000, nor 3.5.
      return {test: orNothing(`(${read} AND CAST(s.q_${name} AS VARCHAR) = ${sql})`), value: cast};
    case "date":
    case "month":
      return {test: orNothing(`(${sql} LIKE '____-__-__' AND ${read})`), value: cast};
    case "timestamp":
      return {test: orNothing(`(${sql} LIKE '____-__-__ __:__:__' AND ${read})`), value: cast};
  }
}
