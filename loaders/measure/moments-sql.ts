import type {CompiledIndicator, Following} from "./compile.js";
import type {Attribution, Frame} from "./frames.js";

/**
 * The SQL from a frame to its moments, plain enough to run where the data are (one dialect for
 * DuckDB, PostgreSQL, MariaDB and ClickHouse). The build reads a frame's rows by it (`baseQuery`, `cohortRowsQuery`)
 * and adds them up in typed arrays (`roll-up.ts`), several times faster than an engine groups millions of customers;
 * the queries from there to the moments are what the pages show, give the same numbers, and can be pushed down to an
 * engine whose rows are not to leave it. Only indicators whose rule gives a customer to one unit are summed by them.
 */

/** Name of the table that holds a frame's rows as numbers, with who, when and whose. */
export function baseTable(frame: Frame): string {
  return `rows_${frame.name}`;
}

/**
 * The one scan of a frame: of each row its customer (or agent), month (or period) and units, and each
 * indicator's y and x. A customer rarely has two rows in one month, so nothing is summed yet.
 */
export function baseQuery(frame: Frame, indicators: readonly CompiledIndicator[]): string {
  const time =
    frame.time === "happened_at"
      ? "EXTRACT(YEAR FROM happened_at) * 12 + EXTRACT(MONTH FROM happened_at) - 1"
      : "period";
  const sums = indicators.flatMap((indicator) => [
    `CAST(${indicator.y} AS BIGINT) AS ${indicator.id}_y`,
    `CAST(${indicator.x} AS BIGINT) AS ${indicator.id}_x`
  ]);
  const happened = indicators.some(sharesCustomers) ? ["happened_at AS happened_at"] : [];
  const channel = frame.channel ? ["channel AS channel"] : [];
  return `WITH rows_of_frame AS (
${indented(rowsWithFollowing(frame, indicators))}
)
SELECT ${frame.cluster}_id AS cluster_id, bucket, CAST(${time} AS INTEGER) AS time, ${frame.attributions.join(", ")},
  ${[...happened, ...channel, ...sums].join(",\n  ")}
FROM rows_of_frame`;
}

/** Whether a customer is counted once and several units have to do with them, so that a rule says whose they are. */
function sharesCustomers({definition}: CompiledIndicator): boolean {
  return definition.attribution !== "all";
}

/** The frame's rows, with a column for each indicator that asks what came after. */
function rowsWithFollowing(frame: Frame, indicators: readonly CompiledIndicator[]): string {
  const followings = indicators.flatMap(({following}) => (following ? [following] : []));
  const own = followings.filter(({events}) => events === frame);
  const other = followings.filter(({events}) => events !== frame);
  if (!followings.length) return frame.sql;
  const windows = own.map(({column, same, where}) =>
    nextEvent(where ? `CASE WHEN ${where} THEN happened_at END` : "happened_at", same, "happened_at, row_id", column)
  );
  const joins = other.map(
    ({column}) =>
      `JOIN (${indented(streamOf(frame, other.find((following) => following.column === column) ?? other[0])).trim()}) AS s_${column}\n    ON s_${column}.row_id = frame.row_id AND s_${column}.is_event = 0`
  );
  const columns = ["frame.*", ...windows, ...other.map(({column}) => `s_${column}.next_at AS ${column}`)];
  return `SELECT ${columns.join(", ")}\nFROM (${indented(frame.sql)}) AS frame\n${joins.join("\n")}`;
}

function nextEvent(event: string, same: readonly string[], order: string, column: string): string {
  return `MIN(${event}) OVER (PARTITION BY ${same.join(", ")} ORDER BY ${order} ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS ${column}`;
}

/** Rows and events of another frame in one stream of each customer: of each row, when the next event comes. */
function streamOf(frame: Frame, {same, events, where}: Following): string {
  const keys = same.join(", ");
  const named = same.map((column) => `stream.${column}`);
  return `SELECT stream.row_id AS row_id, stream.is_event AS is_event,
  ${nextEvent("stream.event_at", named, "stream.happened_at, stream.is_event, stream.row_id", "next_at")}
FROM (
  SELECT row_id, ${keys}, happened_at, 0 AS is_event, CAST(NULL AS TIMESTAMP) AS event_at FROM (${frame.sql}) AS rows_asked
  UNION ALL
  SELECT row_id, ${keys}, happened_at, 1 AS is_event, happened_at AS event_at FROM (${events.sql}) AS rows_of_events${where ? ` WHERE ${where}` : ""}
) AS stream`;
}

/** Name of the table that holds the sums of each customer, period and unit. */
export function unitTable(frame: Frame, attribution: Attribution): string {
  return `sums_${frame.name}_${attribution}`;
}

/**
 * Sums of each customer, period and unit: months from the rows, quarters from months, years from
 * quarters, each fewer than the last. Rows without a unit on record are nobody's result: no unit is
 * blamed for them, and the company is the whole of its units.
 */
export function unitQuery(frame: Frame, attribution: Attribution, indicators: readonly CompiledIndicator[]): string {
  const parts = indicators.flatMap(({id}) => [`${id}_y`, `${id}_x`]);
  const sums = parts.map((part) => `CAST(SUM(t.${part}) AS BIGINT) AS ${part}`).join(",\n    ");
  const says = parts.map((part) => `t.${part} <> 0`).join(" OR ");
  const rows = `FROM ${baseTable(frame)} AS t`;
  const some = `WHERE t.${attribution} IS NOT NULL AND (${says})`;
  const counted = indicators.flatMap((indicator) => ["y", "x"].map((part) => cellValue(indicator, part)));
  if (frame.time === "period") {
    return `WITH sums AS (
  SELECT t.cluster_id AS cluster_id, t.bucket AS bucket, t.time AS period, t.${attribution} AS unit_id,
    ${sums}
  ${rows}
  ${some}
  GROUP BY t.cluster_id, t.bucket, t.time, t.${attribution}
)
SELECT cluster_id, bucket, period, unit_id,
  ${counted.join(",\n  ")}
FROM sums`;
  }
  const coarser = (
    finer: string
  ) => `SELECT t.cluster_id AS cluster_id, t.bucket AS bucket, p.period AS period, t.unit_id AS unit_id,
    ${sums}
  FROM ${finer} AS t
  JOIN period_parts AS p ON p.part = t.period
  GROUP BY t.cluster_id, t.bucket, p.period, t.unit_id`;
  return `WITH months AS (
  SELECT t.cluster_id AS cluster_id, t.bucket AS bucket, p.period AS period, t.${attribution} AS unit_id,
    ${sums}
  ${rows}
  JOIN period_months AS p ON p.month = t.time AND p.months = 1
  ${some}
  GROUP BY t.cluster_id, t.bucket, p.period, t.${attribution}
),
quarters AS (
  ${coarser("months")}
),
years AS (
  ${coarser("quarters")}
),
sums AS (
  SELECT * FROM months
  UNION ALL
  SELECT * FROM quarters
  UNION ALL
  SELECT * FROM years
)
SELECT cluster_id, bucket, period, unit_id,
  ${counted.join(",\n  ")}
FROM sums`;
}

/** Moments of the units that stand at the rows themselves, by period, unit and bucket. */
export function momentsQuery(frame: Frame, attribution: Attribution, indicators: readonly CompiledIndicator[]): string {
  return inOrder(momentsOf(unitTable(frame, attribution), indicators));
}

/** A cohort of customers has one row a customer and period: its moments need no sums in between. */
export function cohortMomentsQuery(frame: Frame, indicators: readonly CompiledIndicator[]): string {
  return `WITH ${cohortSums(frame, indicators)}
${inOrder(momentsOf("of_cluster", indicators))}`;
}

/** Rows of a cohort as {@link baseQuery} gives those of other frames: one a customer and period, which is its time. */
export function cohortRowsQuery(frame: Frame, indicators: readonly CompiledIndicator[]): string {
  const parts = indicators.flatMap(({id}) => [`${id}_y`, `${id}_x`]);
  return `WITH ${cohortSums(frame, indicators)}
SELECT cluster_id, bucket, period AS time, unit_id AS home, ${parts.join(", ")}
FROM of_cluster`;
}

/** The common table expressions that end in `of_cluster`: each customer of a cohort in their home unit. */
function cohortSums(frame: Frame, indicators: readonly CompiledIndicator[]): string {
  const columns = indicators.flatMap(({id, y, x}) => [`${y} AS ${id}_y`, `${x} AS ${id}_x`]);
  return `rows_of_frame AS (
${indented(frame.sql)}
),
of_cluster AS (
  SELECT ${frame.cluster}_id AS cluster_id, bucket, period, home AS unit_id,
    ${columns.join(",\n    ")}
  FROM rows_of_frame
)`;
}

/**
 * What the moments of a unit further up the tree differ by from the sum of its units' moments,
 * because some customers had to do with several of them: their sums are squared together there, and
 * they are counted once. Only those customers are read. Home units partition customers and need none.
 */
export function sharedCustomersQuery(
  frame: Frame,
  attribution: Attribution,
  indicators: readonly CompiledIndicator[]
): string {
  const columns = indicators.flatMap(({id}) => [`t.${id}_y AS ${id}_y`, `t.${id}_x AS ${id}_x`]);
  const together = indicators.flatMap((indicator) =>
    ["y", "x"].map((part) => {
      const sum = `SUM(r.${indicator.id}_${part})`;
      return `${countsOnce(indicator) ? `CASE WHEN ${sum} > 0 THEN 1 ELSE 0 END` : `CAST(${sum} AS BIGINT)`} AS ${indicator.id}_${part}`;
    })
  );
  const moments = indicators.flatMap(({id}) => ["n", "y", "x", "yy", "xx", "xy"].map((part) => `${id}_${part}`));
  const table = unitTable(frame, attribution);
  return `WITH shared AS (
  SELECT cluster_id, period
  FROM ${table}
  GROUP BY cluster_id, period
  HAVING COUNT(*) > 1
),
rows_shared AS (
  SELECT t.cluster_id AS cluster_id, t.bucket AS bucket, t.period AS period, t.unit_id AS unit_id,
    ${columns.join(",\n    ")}
  FROM ${table} AS t
  JOIN shared AS s ON s.cluster_id = t.cluster_id AND s.period = t.period
),
of_cluster AS (
  SELECT r.cluster_id AS cluster_id, r.bucket AS bucket, r.period AS period, u.ancestor_id AS unit_id,
    ${together.join(",\n    ")}
  FROM rows_shared AS r
  JOIN unit_ancestors AS u ON u.unit_id = r.unit_id
  GROUP BY r.cluster_id, r.bucket, r.period, u.ancestor_id
),
together AS (
${indented(momentsOf("of_cluster", indicators))}
),
apart AS (
${indented(momentsOf("rows_shared", indicators))}
),
differences AS (
  SELECT period, unit_id, bucket,
    ${moments.join(", ")}
  FROM together
  UNION ALL
  SELECT a.period AS period, u.ancestor_id AS unit_id, a.bucket AS bucket,
    ${moments.map((name) => `-a.${name} AS ${name}`).join(", ")}
  FROM apart AS a
  JOIN unit_ancestors AS u ON u.unit_id = a.unit_id
)
SELECT period, unit_id, bucket,
  ${moments.map((name) => `SUM(${name}) AS ${name}`).join(",\n  ")}
FROM differences
GROUP BY period, unit_id, bucket
ORDER BY period, unit_id, bucket`;
}

/** Whether a customer counts once in a cell, however many rows they have there. */
export function countsOnce({definition}: CompiledIndicator): boolean {
  return definition.account === "customer" && definition.kind === "ratio";
}

/** y or x of one customer in one cell, from the sum. */
function cellValue(indicator: CompiledIndicator, part: string): string {
  const column = `${indicator.id}_${part}`;
  return countsOnce(indicator) ? `CASE WHEN ${column} > 0 THEN 1 ELSE 0 END AS ${column}` : column;
}

/** Moments of a table with the sums of each customer, by these columns. */
export function momentsOf(
  table: string,
  indicators: readonly CompiledIndicator[],
  by: readonly string[] = ["period", "unit_id", "bucket"]
): string {
  const moments = indicators.flatMap(({id}) => [
    `SUM(CASE WHEN ${id}_x <> 0 OR ${id}_y <> 0 THEN 1 ELSE 0 END) AS ${id}_n`,
    `SUM(${id}_y) AS ${id}_y`,
    `SUM(${id}_x) AS ${id}_x`,
    `SUM(${id}_y * ${id}_y) AS ${id}_yy`,
    `SUM(${id}_x * ${id}_x) AS ${id}_xx`,
    `SUM(${id}_x * ${id}_y) AS ${id}_xy`
  ]);
  return `SELECT ${by.join(", ")},
  ${moments.join(",\n  ")}
FROM ${table}
GROUP BY ${by.join(", ")}`;
}

/** What a whole customer weighs where time share splits them between units. */
export const wholeCustomer = 1_000_000;

/**
 * Moments of one indicator that counts a customer once and says whose they are: the unit that had to
 * do with them last, or first, or each by its share of their rows (`time_share`; whole customers
 * weigh a million, so that shares stay whole numbers: ratio and error don't depend on the scale).
 */
export function attributedQuery(frame: Frame, indicator: CompiledIndicator): string {
  return `WITH ${attributedSums(frame, indicator)}
${inOrder(momentsOf("of_cluster", [indicator]))}`;
}

/** The common table expressions that end in `of_cluster`: each customer in the units that the rule gives them to, and in all above. */
export function attributedSums(frame: Frame, indicator: CompiledIndicator): string {
  const {id, definition, attribution} = indicator;
  const order = definition.attribution === "first" ? `MIN(b.happened_at), ` : `MAX(b.happened_at) DESC, `;
  const isShared = definition.attribution === "time_share";
  // What is left when a million is divided by the rows goes to the unit that comes first in the order, so that shares add up to a whole customer.
  const weight = isShared
    ? `(t.unit_rows * r.millionths + CASE WHEN t.place = 1 THEN ${wholeCustomer} - t.all_rows * r.millionths ELSE 0 END)`
    : "CASE WHEN t.place = 1 THEN 1 ELSE 0 END";
  return `touched AS (
  SELECT b.cluster_id AS cluster_id, b.bucket AS bucket, p.period AS period, b.${attribution} AS unit_id,
    COUNT(*) AS unit_rows,
    SUM(COUNT(*)) OVER (PARTITION BY b.cluster_id, p.period) AS all_rows,
    MAX(CASE WHEN SUM(b.${id}_y) > 0 THEN 1 ELSE 0 END) OVER (PARTITION BY b.cluster_id, p.period) AS any_y,
    ROW_NUMBER() OVER (PARTITION BY b.cluster_id, p.period ORDER BY ${order}b.${attribution}) AS place
  FROM ${baseTable(frame)} AS b
  JOIN period_months AS p ON p.month = b.time
  WHERE b.${id}_x > 0 AND b.${attribution} IS NOT NULL
  GROUP BY b.cluster_id, b.bucket, p.period, b.${attribution}
),
of_cluster AS (
  SELECT t.cluster_id AS cluster_id, t.bucket AS bucket, t.period AS period, u.ancestor_id AS unit_id,
    SUM(t.any_y * ${weight}) AS ${id}_y,
    SUM(${weight}) AS ${id}_x
  FROM touched AS t${isShared ? "\n  JOIN reciprocals AS r ON r.total = t.all_rows" : ""}
  JOIN unit_ancestors AS u ON u.unit_id = t.unit_id
  GROUP BY t.cluster_id, t.bucket, t.period, u.ancestor_id
)`;
}

/** In one order on any number of threads. */
function inOrder(moments: string): string {
  return `${moments}\nORDER BY period, unit_id, bucket`;
}

function indented(sql: string): string {
  return sql.replace(/^/gm, "  ");
}
