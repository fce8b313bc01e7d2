/** Days of files that hold none: counted back from the month in which the data end. */
import {quoted} from "../ground/database.js";
import type {Reading} from "./column-guess.js";
import type {LookedColumn} from "./look.js";
import type {Matched} from "./match.js";
import {flow} from "./yaml-text.js";

/** Months of tenure, or a yes to having left, as a day; a question where nobody said in which month the data end. */
export function undatedReading(
  column: LookedColumn,
  kind: NonNullable<Matched["undated"]>,
  lastMonth: string | null
): Reading {
  const month = lastMonth ?? "YYYY-MM";
  const name = quoted(column.name);
  const yes = column.values
    .map(({text}) => text.trim())
    .filter((text) => /^(yes|y|true|t|1|是|有)$/i.test(text))
    .map((text) => `'${text}'`);
  // Who has been here for no month yet came in the last one.
  const sql =
    kind === "months_before_end"
      ? `DATE '${month}-01' - to_days(1) - to_months(CAST(${name} AS INTEGER))`
      : `CASE WHEN CAST(${name} AS VARCHAR) IN (${yes.join(", ")}) THEN DATE '${month}-15' END`;
  return {
    yaml: flow({sql}),
    sql,
    sure: "unsure",
    reasons: lastMonth === null ? [] : [{kind: "from_last_month", month: lastMonth}],
    ask: lastMonth === null ? {kind: "last_month"} : null
  };
}
