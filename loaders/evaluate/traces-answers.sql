-- One row a customer and unit: what was answered about the unit's contacts of the period, as recommendation (promoters less
-- detractors) and as satisfaction there and then (the two best marks).
WITH answers AS (
  SELECT s.customer_id AS customer_id, u.ancestor_id AS unit_id,
    CASE WHEN s.kind = 'service_nps' THEN 1 ELSE 0 END AS recommended,
    CASE WHEN s.score >= 9 THEN 1 WHEN s.score <= 6 THEN -1 ELSE 0 END AS recommends,
    CASE WHEN s.score >= 4 THEN 1 ELSE 0 END AS content
  FROM surveys AS s
  JOIN contacts AS c ON c.contact_id = s.contact_id
  JOIN unit_ancestors AS u ON u.unit_id = c.unit_id
  WHERE s.score IS NOT NULL AND (s.kind = 'service_nps' OR s.kind = 'contact_satisfaction')
    AND c.started_at >= :from AND c.started_at < :before AND u.ancestor_id IN (:units)
),
of_customer AS (
  SELECT customer_id, unit_id,
    CAST(SUM(recommended * recommends) AS BIGINT) AS recommend_y, CAST(SUM(recommended) AS BIGINT) AS recommend_x,
    CAST(SUM((1 - recommended) * content) AS BIGINT) AS content_y, CAST(SUM(1 - recommended) AS BIGINT) AS content_x
  FROM answers
  GROUP BY customer_id, unit_id
)
