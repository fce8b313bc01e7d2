-- One row a stratum of customers with a contact of their own making in the 90 days before a reference day: how many, and
-- of how many every contact in these days met its target. The reference day of who ported out is the
-- day they left; that of who stayed through the year is a day of the year spread by hash.
WITH
:last_lines,
leavers AS (
  SELECT k.customer_id AS customer_id, 1 AS left_by_port_out, p.period AS period, k.left_on AS reference_day,
    k.joined_on AS joined_on, k.value_tier AS value_tier
  FROM customers AS k
  JOIN last_lines AS l ON l.customer_id = k.customer_id AND l.place = 1 AND l.closed_how = 'port_out'
  JOIN years AS p ON k.left_on >= p.starts_on AND k.left_on < p.ends_before
),
stayers AS (
  SELECT k.customer_id AS customer_id, 0 AS left_by_port_out, p.period AS period,
    p.starts_on + CAST((k.bucket * 53 + k.spread) % 364 AS INTEGER) AS reference_day,
    k.joined_on AS joined_on, k.value_tier AS value_tier
  FROM customers AS k
  JOIN years AS p ON k.left_on IS NULL OR k.left_on >= p.ends_before
),
people AS (
  SELECT customer_id, left_by_port_out, period, reference_day, joined_on, value_tier FROM leavers
  UNION ALL
  SELECT customer_id, left_by_port_out, period, reference_day, joined_on, value_tier FROM stayers
),
:lights,
windows AS (
  SELECT p.customer_id AS customer_id, p.left_by_port_out AS left_by_port_out, p.period AS period, p.reference_day AS reference_day,
    p.joined_on AS joined_on, p.value_tier AS value_tier,
    SUM(CASE WHEN l.started_at IS NULL THEN 0 ELSE 1 END) AS contacts,
    SUM(CASE WHEN l.missed = 1 THEN 1 ELSE 0 END) AS missed
  FROM people AS p
  LEFT JOIN lights AS l ON l.customer_id = p.customer_id
    AND l.started_at < p.reference_day AND l.started_at >= p.reference_day - INTERVAL 90 DAY
  WHERE p.joined_on + INTERVAL 90 DAY <= p.reference_day
  GROUP BY p.customer_id, p.left_by_port_out, p.period, p.reference_day, p.joined_on, p.value_tier
)
SELECT period, left_by_port_out,
  EXTRACT(YEAR FROM reference_day) * 12 + EXTRACT(MONTH FROM reference_day) - 1 AS month,
  COALESCE(value_tier, 'unknown') AS value_tier,
  CASE WHEN joined_on + INTERVAL 1 YEAR > reference_day THEN 1 WHEN joined_on + INTERVAL 3 YEAR > reference_day THEN 2 ELSE 3 END AS tenure,
  CASE WHEN contacts > 3 THEN 4 ELSE contacts END AS contacts,
  COUNT(*) AS customers,
  SUM(CASE WHEN contacts > 0 AND missed = 0 THEN 1 ELSE 0 END) AS green
FROM windows
GROUP BY period, left_by_port_out, EXTRACT(YEAR FROM reference_day) * 12 + EXTRACT(MONTH FROM reference_day) - 1,
  COALESCE(value_tier, 'unknown'),
  CASE WHEN joined_on + INTERVAL 1 YEAR > reference_day THEN 1 WHEN joined_on + INTERVAL 3 YEAR > reference_day THEN 2 ELSE 3 END,
  CASE WHEN contacts > 3 THEN 4 ELSE contacts END
ORDER BY period, left_by_port_out, month, value_tier, tenure, contacts
