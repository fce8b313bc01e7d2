/** Queries to start from. They answer on any operator's data as far as the indicators are measurable. */

import type {SqlExample} from "./schema.js";
import {indicatorPlaying, type IndicatorPart, type WithPart} from "../published/parts.js";

/**
 * The examples of a language: names come out in it, and so do the comments. The first is answered on the page as built.
 *
 * @param indicators those of the operator, by the parts that they play; a part that none plays is asked for by its name, and
 *   the answer is then empty
 */
export function sqlExamples(
  language: "en" | "zh",
  indicators: readonly WithPart[]
): readonly [SqlExample, ...SqlExample[]] {
  const playing = (part: IndicatorPart) => `'${(indicatorPlaying(indicators, part) ?? part).replaceAll("'", "''")}'`;
  const zh = language === "zh";
  const name = `name_${language}`;
  const say = (en: string, chinese: string) => (zh ? chinese : en);
  return [
    {
      id: "retention",
      title: say("Who keeps its customers?", "哪些单位留得住客户？"),
      sql: `-- ${say("Customers kept in the last year, by city, with 95% interval and n", "最近一年各市存量客户保有率，附 95% 区间和客户数")}
SELECT u.${name} AS unit,
       c.value AS retention,
       c.low, c.high, c.customers
FROM cells AS c
JOIN units AS u USING (unit_id)
JOIN periods AS p USING (period_id)
WHERE c.indicator = ${playing("retention")}
  AND u.kind = 'city'
  AND p.grain = 'year'
  AND p.last_month = (SELECT max(last_month) FROM periods)
ORDER BY retention DESC, unit`
    },
    {
      id: "course",
      title: say("One indicator, month by month", "一个指标的逐月走势"),
      sql: `-- ${say("Repeat contacts within 7 days, whole operator, by month", "全公司 7 天重复来电率，逐月")}
SELECT p.first_month AS month,
       c.value, c.low, c.high, c.customers
FROM cells AS c
JOIN periods AS p USING (period_id)
JOIN units AS u USING (unit_id)
WHERE c.indicator = ${playing("repeat_contact")}
  AND p.grain = 'month'
  AND u.parent_id IS NULL
ORDER BY month`
    },
    {
      id: "disagree",
      title: say("Where do the two systems disagree?", "两套体系在哪些单位上看法不同？"),
      sql: `-- ${say("Places of the year under both systems; only moves beyond noise count", "全年在两套体系下的名次；超出误差的变化才算数")}
SELECT u.${name} AS unit,
       l.legacy_place, l.challenger_place, l.move,
       l.beyond_noise
FROM league AS l
JOIN units AS u USING (unit_id)
ORDER BY l.beyond_noise DESC, abs(l.move) DESC, unit`
    },
    {
      id: "twins",
      title: say("Solved on paper, solved for the customer", "记录上解决，还是客户觉得解决"),
      sql: `-- ${say("What agents note against what customers do afterwards", "坐席记录的解决率，与客户是否再次来电")}
SELECT u.${name} AS unit,
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
ORDER BY noted_resolution DESC, unit`
    },
    {
      id: "rivals",
      title: say("Service NPS against the best rival", "服务 NPS 与最强对手"),
      sql: `-- ${say("Lead over the best rival of the region in the last year, in points", "最近一年相对所在地区最强对手的领先值（分）")}
WITH best AS (
  SELECT unit_id, period_id, max(value) AS value,
         arg_max(standard_error, value) AS standard_error
  FROM benchmarks
  WHERE indicator = ${playing("service_recommendation")} AND operator IS NOT NULL
  GROUP BY unit_id, period_id
)
SELECT u.${name} AS unit,
       c.value - b.value AS lead,
       sqrt(c.standard_error ** 2 + coalesce(b.standard_error, 0) ** 2) AS standard_error,
       c.customers
FROM cells AS c
JOIN best AS b USING (unit_id, period_id)
JOIN units AS u USING (unit_id)
JOIN periods AS p USING (period_id)
WHERE c.indicator = ${playing("service_recommendation")}
  AND p.grain = 'year'
  AND p.last_month = (SELECT max(last_month) FROM periods)
ORDER BY lead DESC, unit`
    },
    {
      id: "noise",
      title: say("How much of a ranking is noise?", "排名里有多少只是误差？"),
      sql: `-- ${say("Width of the places that sampling alone leaves open, by system and kind of unit", "仅由抽样误差造成的名次宽度，按体系和单元类别")}
SELECT s.system, u.kind,
       count(*) AS units,
       avg(s.place_high - s.place_low) AS mean_width_of_places
FROM scores AS s
JOIN units AS u USING (unit_id)
JOIN periods AS p USING (period_id)
WHERE p.grain = 'year'
  AND p.last_month = (SELECT max(last_month) FROM periods)
GROUP BY s.system, u.kind
HAVING count(*) > 1
ORDER BY u.kind, s.system`
    },
    {
      id: "tenure",
      title: say("When do customers leave?", "客户在什么时候离网？"),
      sql: `-- ${say("Monthly rate of leaving by tenure, all reasons, with its 95% interval (Wilson)", "按在网时长的月离网率（全部原因），附 95% 区间（Wilson）")}
SELECT t.tenure_from,
       l.leavers / t.at_risk AS rate,
       (l.leavers + 1.9208 - 1.96 * sqrt(l.leavers * (1 - l.leavers / t.at_risk) + 0.9604)) / (t.at_risk + 3.8416) AS low,
       (l.leavers + 1.9208 + 1.96 * sqrt(l.leavers * (1 - l.leavers / t.at_risk) + 0.9604)) / (t.at_risk + 3.8416) AS high,
       t.at_risk
FROM life_tables AS t
JOIN (
  SELECT entity, split, class, tenure_from, sum(leavers) AS leavers
  FROM life_leaving
  GROUP BY entity, split, class, tenure_from
) AS l USING (entity, split, class, tenure_from)
WHERE t.entity = 'customers' AND t.split = 'all'
ORDER BY t.tenure_from`
    },
    {
      id: "measured",
      title: say("What is there to ask about?", "有哪些指标可查？"),
      sql: `-- ${say("Indicators with the number of published cells", "各指标及其已公布的格数")}
SELECT i.${name} AS indicator, i.indicator AS id, i.unit, i.better,
       count(*) AS cells, min(c.customers) AS fewest_customers
FROM cells AS c
JOIN indicators AS i USING (indicator)
GROUP BY i.${name}, i.indicator, i.unit, i.better
ORDER BY cells DESC, id`
    }
  ];
}
