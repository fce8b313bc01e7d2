import type {CompiledIndicator} from "./compile.js";
import type {Frame} from "./frames.js";
import {segmentOfCustomer} from "./segments.js";
import {attributedSums, momentsOf} from "./moments-sql.js";

/** What the segment query is grouped by. */
export const segmentKeys = ["period", "unit_id", "segment"] as const;

/**
 * Moments by period, unit and segment of an indicator whose rule gives each customer to a unit. A customer's segment is
 * that of {@link segmentOfCustomer}.
 *
 * @param periods by position in the calendar
 */
export function attributedSegmentQuery(frame: Frame, indicator: CompiledIndicator, periods: readonly number[]): string {
  const {id} = indicator;
  return `WITH ${attributedSums(frame, indicator)},
of_segment AS (
  SELECT t.period AS period, t.unit_id AS unit_id, ${segmentOfCustomer} AS segment,
    t.${id}_y AS ${id}_y,
    t.${id}_x AS ${id}_x
  FROM of_cluster AS t
  JOIN customers AS k ON k.number = t.cluster_id
  WHERE t.period IN (${periods.join(", ")})
)
${momentsOf("of_segment", [indicator], segmentKeys)}
ORDER BY ${segmentKeys.join(", ")}`;
}
