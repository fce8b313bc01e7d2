/** Queries to start from. They answer on any operator's data as far as the indicators are measurable. */

import type {SqlExample} from "./schema.js";
import {indicatorPlaying, type IndicatorPart, type WithPart} from "../published/parts.js";

/** What differs by language and operator in a query. */
interface Asked {
  /** The column that holds names in the page's language. */
  readonly name: `name_${"en" | "zh"}`;
  /** The id, as a text of SQL, of the indicator that plays a part. */
  readonly playing: (part: IndicatorPart) => string;
}

/** In the order of the page; the first is answered on the page as built. */
const queries = {
  retention: ({name, playing}: Asked) => `SELECT u.${name} AS unit,
       c.value AS retention,
       c.low, c.high, c.customers
FROM cells AS c
JOIN units AS u USING (unit_id)
JOIN periods AS p USING (period_id)
WHERE c.indicator = ${playing("retention")}
  AND u.kind = 'city'
  AND p.grain = 'year'
  AND p.last_month = (SELECT max(last_month) FROM periods)
ORDER BY retention DESC, unit`,
  course: ({playing}: Asked) => `SELECT p.first_month AS month,
       c.value, c.low, c.high, c.customers
FROM cells AS c
JOIN periods AS p USING (period_id)
JOIN units AS u USING (unit_id)
WHERE c.indicator = ${playing("repeat_contact")}
  AND p.grain = 'month'
  AND u.parent_id IS NULL
ORDER BY month`,
  disagree: ({name}: Asked) => `SELECT u.${name} AS unit,
       l.legacy_rank, l.challenger_rank, l.move,
       l.beyond_noise
FROM league AS l
JOIN units AS u USING (unit_id)
ORDER BY l.beyond_noise DESC, abs(l.move) DESC, unit`,
  twins: ({name, playing}: Asked) => `SELECT u.${name} AS unit,
       noted.value AS noted_resolution,
       repeated.value AS repeat_contact,
       repeated.customers
FROM cells AS noted
JOIN cells AS repeated USING (unit_id, period_id)
JOIN units AS u USING (unit_id)
JOIN periods AS p USING (period_id)
WHERE noted.indicator = ${playing("noted_resolution")}
  AND repeated.indicator = ${playing("repeat_contact")}
  AND u.kind = 'city'
  AND p.grain = 'year'
  AND p.last_month = (SELECT max(last_month) FROM periods)
ORDER BY noted_resolution DESC, unit`,
  rivals: ({name, playing}: Asked) => `WITH best AS (
  SELECT unit_id, period_id, max(value) AS value,
         arg_max(standard_error, value) AS standard_error
  FROM benchmarks
  WHERE indicator = ${playing("service_recommendation")} AND operator IS NOT NULL
  GROUP BY unit_id, period_id
)
SELECT u.${name} AS unit,
       c.value - b.value AS lead,
       c.value - b.value - sqrt((c.value - c.low) ** 2 + (1.96 * b.standard_error) ** 2) AS low,
       c.value - b.value + sqrt((c.high - c.value) ** 2 + (1.96 * b.standard_error) ** 2) AS high,
       c.customers
FROM cells AS c
JOIN best AS b USING (unit_id, period_id)
JOIN units AS u USING (unit_id)
JOIN periods AS p USING (period_id)
WHERE c.indicator = ${playing("service_recommendation")}
  AND p.grain = 'year'
  AND p.last_month = (SELECT max(last_month) FROM periods)
ORDER BY lead DESC, unit`,
  noise: () => `SELECT s.system, u.kind,
       count(*) AS units,
       avg(s.rank_high - s.rank_low) AS mean_width_of_ranks
FROM scores AS s
JOIN units AS u USING (unit_id)
JOIN periods AS p USING (period_id)
WHERE p.grain = 'year'
  AND p.last_month = (SELECT max(last_month) FROM periods)
GROUP BY s.system, u.kind
HAVING count(*) > 1
ORDER BY u.kind, s.system`,
  tenure: () => `SELECT t.tenure_from,
       l.leavers / t.at_risk AS rate,
       greatest(0, l.leavers + 1.9208 - 1.96 * sqrt(l.leavers * (1 - l.leavers / t.at_risk) + 0.9604)) / (t.at_risk + 3.8416) AS low,
       least(t.at_risk + 3.8416, l.leavers + 1.9208 + 1.96 * sqrt(l.leavers * (1 - l.leavers / t.at_risk) + 0.9604)) / (t.at_risk + 3.8416) AS high,
       t.at_risk
FROM life_tables AS t
JOIN (
  SELECT entity, split, class, tenure_from, sum(leavers) AS leavers
  FROM life_leaving
  GROUP BY entity, split, class, tenure_from
) AS l USING (entity, split, class, tenure_from)
WHERE t.entity = 'customers' AND t.split = 'all'
ORDER BY t.tenure_from`,
  measured: ({name}: Asked) => `SELECT i.${name} AS indicator, i.indicator AS id, i.unit, i.better,
       count(*) AS cells, min(c.customers) AS fewest_customers
FROM cells AS c
JOIN indicators AS i USING (indicator)
GROUP BY i.${name}, i.indicator, i.unit, i.better
ORDER BY cells DESC, id`
} satisfies Record<string, (asked: Asked) => string>;

export type SqlExampleId = keyof typeof queries;

/** What an example is called, and what its query asks, as the comment above it says. */
export interface SqlExampleWords {
  readonly title: string;
  readonly comment: string;
}

/**
 * The examples of a language: names come out in it, and so do the comments. The first is answered on the page as built.
 *
 * @param indicators those of the operator, by the parts that they play; a part that none plays is asked for by its name, and
 *   the answer is then empty
 */
export function sqlExamples(
  language: "en" | "zh",
  indicators: readonly WithPart[],
  words: Readonly<Record<SqlExampleId, SqlExampleWords>>
): readonly SqlExample[] {
  const playing = (part: IndicatorPart) => `'${(indicatorPlaying(indicators, part) ?? part).replaceAll("'", "''")}'`;
  const ids = Object.keys(queries).filter((id): id is SqlExampleId => id in queries);
  return ids.map((id) => ({
    id,
    title: words[id].title,
    sql: `-- ${words[id].comment}\n${queries[id]({name: `name_${language}`, playing})}`
  }));
}
