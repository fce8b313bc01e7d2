import type {CompiledIndicator} from "./compile.js";
import type {Attribution, Frame} from "./frames.js";
import {attributedSums, baseTable, cohortSums, countsOnce, momentsOf, unitTable} from "./moments-sql.js";

/**
 * The SQL of the two breakdowns, by segment and by channel, from the sums that the moments are made
 * of: no frame is read again. A customer's segment is that of the table `customers`; where none is
 * on record it is the empty text, and so is the channel of a row without a contact.
 */

/** Rows by period, unit and segment from a table with the sums of each customer, period and unit. */
function bySegment(table: string, indicators: readonly CompiledIndicator[], periods: readonly number[]): string {
  const columns = indicators.flatMap(({id}) => [`t.${id}_y AS ${id}_y`, `t.${id}_x AS ${id}_x`]);
  return `SELECT t.period AS period, t.unit_id AS unit_id, COALESCE(k.segment, '') AS segment,
    ${columns.join(",\n    ")}
  FROM ${table} AS t
  JOIN customers AS k ON k.number = t.cluster_id
  WHERE t.period IN (${periods.join(", ")})`;
}

/** What the segment queries are grouped by. */
export const segmentKeys = ["period", "unit_id", "segment"] as const;

/** What the channel query is grouped by. */
export const channelKeys = ["period", "segment", "channel"] as const;

function segmentMoments(withs: string, table: string, indicators: readonly CompiledIndicator[], periods: readonly number[]): string {
  return `WITH ${withs}of_segment AS (
  ${bySegment(table, indicators, periods)}
)
${momentsOf("of_segment", indicators, segmentKeys)}
ORDER BY ${segmentKeys.join(", ")}`;
}

/** Moments of a cohort by period, home unit and segment. */
export function cohortSegmentQuery(frame: Frame, indicators: readonly CompiledIndicator[], periods: readonly number[]): string {
  return segmentMoments(`${cohortSums(frame, indicators)},\n`, "of_cluster", indicators, periods);
}

/** Moments by period, the unit that the rows stand at, and segment. */
export function unitSegmentQuery(frame: Frame, attribution: Attribution, indicators: readonly CompiledIndicator[], periods: readonly number[]): string {
  return segmentMoments("", unitTable(frame, attribution), indicators, periods);
}

/** Moments by period, unit with all units above it, and segment: a customer of several units below counts once above them. */
export function treeSegmentQuery(frame: Frame, attribution: Attribution, indicators: readonly CompiledIndicator[], periods: readonly number[]): string {
  const sums = indicators.flatMap((indicator) =>
    ["y", "x"].map((part) => {
      const sum = `SUM(t.${indicator.id}_${part})`;
      return `${countsOnce(indicator) ? `CASE WHEN ${sum} > 0 THEN 1 ELSE 0 END` : `CAST(${sum} AS BIGINT)`} AS ${indicator.id}_${part}`;
    })
  );
  const withs = `of_cluster AS (
  SELECT t.cluster_id AS cluster_id, t.period AS period, u.ancestor_id AS unit_id,
    ${sums.join(",\n    ")}
  FROM ${unitTable(frame, attribution)} AS t
  JOIN unit_ancestors AS u ON u.unit_id = t.unit_id
  WHERE t.period IN (${periods.join(", ")})
  GROUP BY t.cluster_id, t.period, u.ancestor_id
),
`;
  return segmentMoments(withs, "of_cluster", indicators, periods);
}

/** Moments by period, unit and segment of an indicator whose rule gives each customer to a unit. */
export function attributedSegmentQuery(frame: Frame, indicator: CompiledIndicator, periods: readonly number[]): string {
  return segmentMoments(`${attributedSums(frame, indicator)},\n`, "of_cluster", [indicator], periods);
}

/**
 * Moments of the whole company by month, segment and channel, and by month and segment alone (there
 * the channel is NULL): a customer who used several channels counts once in the latter.
 *
 * @param periods the months, by position in the calendar
 */
export function channelQuery(frame: Frame, attribution: Attribution, indicators: readonly CompiledIndicator[], periods: readonly number[]): string {
  const parts = indicators.flatMap(({id}) => [`${id}_y`, `${id}_x`]);
  const says = parts.map((part) => `b.${part} <> 0`).join(" OR ");
  const counted = (table: string) =>
    indicators.flatMap((indicator) =>
      ["y", "x"].map((part) => {
        const column = `${table}.${indicator.id}_${part}`;
        return `${countsOnce(indicator) ? `CASE WHEN ${column} > 0 THEN 1 ELSE 0 END` : column} AS ${indicator.id}_${part}`;
      })
    );
  const sums = (table: string) => parts.map((part) => `CAST(SUM(${table}.${part}) AS BIGINT) AS ${part}`).join(",\n    ");
  return `WITH by_channel AS (
  SELECT b.cluster_id AS cluster_id, p.period AS period, COALESCE(k.segment, '') AS segment, COALESCE(b.channel, '') AS channel,
    ${sums("b")}
  FROM ${baseTable(frame)} AS b
  JOIN period_months AS p ON p.month = b.time
  JOIN customers AS k ON k.number = b.cluster_id
  WHERE b.${attribution} IS NOT NULL AND p.period IN (${periods.join(", ")}) AND (${says})
  GROUP BY b.cluster_id, p.period, COALESCE(k.segment, ''), COALESCE(b.channel, '')
),
by_segment AS (
  SELECT t.cluster_id AS cluster_id, t.period AS period, t.segment AS segment,
    ${sums("t")}
  FROM by_channel AS t
  GROUP BY t.cluster_id, t.period, t.segment
),
of_both AS (
  SELECT t.period AS period, t.segment AS segment, t.channel AS channel,
    ${counted("t").join(",\n    ")}
  FROM by_channel AS t
  UNION ALL
  SELECT t.period AS period, t.segment AS segment, CAST(NULL AS VARCHAR) AS channel,
    ${counted("t").join(",\n    ")}
  FROM by_segment AS t
)
${momentsOf("of_both", indicators, channelKeys)}
ORDER BY ${channelKeys.join(", ")}`;
}
