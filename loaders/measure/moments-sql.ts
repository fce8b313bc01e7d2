import type {CompiledIndicator} from "./compile.js";
import type {Attribution, Frame} from "./frames.js";

/**
 * The SQL from a frame to its moments, plain enough to run where the data are (one dialect for
 * DuckDB, PostgreSQL, MariaDB and ClickHouse): the frame's rows are read once and summed for each
 * customer, month and unit; everything else is rolled up from those sums.
 */

/** Name of the table that holds a frame's sums, one row a customer, month (or period) and unit. */
export function baseTable(frame: Frame): string {
  return `sums_${frame.name}`;
}

/** The one scan of a frame: for each indicator its y and x summed for each customer, time and unit. */
export function baseQuery(frame: Frame, indicators: readonly CompiledIndicator[]): string {
  const windows = indicators.flatMap(({window}) => (window ? [window] : []));
  const rows = windows.length ? `SELECT frame.*, ${windows.join(", ")}\n  FROM (${indented(frame.sql)}) AS frame` : frame.sql;
  const time = frame.time === "at" ? "EXTRACT(YEAR FROM happened_at) * 12 + EXTRACT(MONTH FROM happened_at) - 1" : "period";
  const units = frame.attributions.join(", ");
  const sums = indicators.flatMap(({id, y, x}) => [`SUM(${y}) AS ${id}_y`, `SUM(${x}) AS ${id}_x`]);
  return `WITH rows_of_frame AS (
${indented(rows)}
)
SELECT customer_id, bucket, ${time} AS time, ${units},
  ${sums.join(",\n  ")}
FROM rows_of_frame
GROUP BY customer_id, bucket, ${time}, ${units}`;
}

/**
 * Moments of all indicators of one frame and attribution, by period, unit and bucket. A unit that
 * customers share with others (`handled_by`, `sold_by`) is summed for each customer at every level
 * of the tree; home units partition customers, so their own sums are enough.
 */
export function momentsQuery(frame: Frame, attribution: Attribution, indicators: readonly CompiledIndicator[]): string {
  const partition = attribution === "home";
  const period = frame.time === "at" ? "p.period" : "b.time";
  const unit = partition ? `b.${attribution}` : "u.ancestor_id";
  const joins = [
    ...(frame.time === "at" ? ["JOIN period_months AS p ON p.month = b.time"] : []),
    ...(partition ? [] : [`JOIN unit_ancestors AS u ON u.unit_id = b.${attribution}`])
  ];
  const ofCustomer = indicators.flatMap(({id, definition}) =>
    ["y", "x"].map((part) => {
      const sum = `SUM(b.${id}_${part})`;
      // One customer counts once, however many rows they have.
      return `${definition.account === "customer" && definition.kind === "ratio" ? `CASE WHEN ${sum} > 0 THEN 1 ELSE 0 END` : sum} AS ${id}_${part}`;
    })
  );
  const moments = indicators.flatMap(({id}) => [
    `SUM(CASE WHEN ${id}_x <> 0 OR ${id}_y <> 0 THEN 1 ELSE 0 END) AS ${id}_n`,
    `SUM(${id}_y) AS ${id}_y`,
    `SUM(${id}_x) AS ${id}_x`,
    `SUM(${id}_y * ${id}_y) AS ${id}_yy`,
    `SUM(${id}_x * ${id}_x) AS ${id}_xx`,
    `SUM(${id}_x * ${id}_y) AS ${id}_xy`
  ]);
  return `WITH of_customer AS (
  SELECT b.customer_id AS customer_id, b.bucket AS bucket, ${period} AS period, ${unit} AS unit_id,
    ${ofCustomer.join(",\n    ")}
  FROM ${baseTable(frame)} AS b
  ${joins.join("\n  ")}
  GROUP BY b.customer_id, b.bucket, ${period}, ${unit}
)
SELECT period, unit_id, bucket,
  ${moments.join(",\n  ")}
FROM of_customer
GROUP BY period, unit_id, bucket
ORDER BY period, unit_id, bucket`;
}

function indented(sql: string): string {
  return sql.replace(/^/gm, "  ");
}
