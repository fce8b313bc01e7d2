-- One row a stratum and bucket of customers who left in the last year, by port-out or otherwise, and of customers who stayed: how many
-- reference days, and on how many of them the customer had had what in the 90 days before. Who left has one, the day of leaving; who
-- stayed has several, spread over the year, and is counted once, on the last. Contacts that ask to leave, and complaints made in
-- them, are left out: they are the leaving itself.
WITH
:last_lines,
:stayer_days,
:own_contacts,
people AS (
  SELECT k.customer_id AS customer_id, k.bucket AS bucket, k.home_unit_id AS home_unit_id,
    CASE WHEN k.classed_on > k.left_on - INTERVAL 90 DAY THEN NULL ELSE k.value_tier END AS value_tier, k.joined_on AS joined_on,
    y.starts_on AS starts_on, CASE WHEN l.closed_how = 'port_out' THEN 'port_out' ELSE 'other' END AS how, 336 AS days, k.left_on AS reference_day
  FROM customers AS k
  JOIN last_year AS y ON k.left_on >= y.starts_on AND k.left_on < y.ends_before
  LEFT JOIN last_lines AS l ON l.customer_id = k.customer_id AND l.place = 1
  UNION ALL
  SELECT d.customer_id AS customer_id, d.bucket AS bucket, d.home_unit_id AS home_unit_id, d.value_tier AS value_tier, d.joined_on AS joined_on,
    d.starts_on AS starts_on, 'stayed' AS how, d.days AS days, d.reference_day AS reference_day
  FROM stayer_days AS d
),
compared AS (
  SELECT p.customer_id AS customer_id, p.bucket AS bucket, p.home_unit_id AS home_unit_id, p.value_tier AS value_tier, p.joined_on AS joined_on,
    p.how AS how, p.reference_day AS reference_day,
    CAST(EXTRACT(YEAR FROM p.reference_day) * 12 + EXTRACT(MONTH FROM p.reference_day) - 1 AS INTEGER) AS reference_month,
    CASE WHEN p.reference_day < p.starts_on + INTERVAL 3 MONTH THEN 1 WHEN p.reference_day < p.starts_on + INTERVAL 6 MONTH THEN 2
      WHEN p.reference_day < p.starts_on + INTERVAL 9 MONTH THEN 3 ELSE 4 END AS quarter,
    CASE WHEN p.days = 336 THEN 1 ELSE 0 END AS counted
  FROM people AS p
  WHERE p.joined_on + INTERVAL 90 DAY <= p.reference_day
),
calls_of AS (
  SELECT p.customer_id AS customer_id, p.reference_day AS reference_day, COUNT(*) AS contacts, SUM(c.repeated) AS repeats
  FROM compared AS p
  JOIN own_contacts AS c ON c.customer_id = p.customer_id
  WHERE c.started_at < p.reference_day AND c.started_at >= p.reference_day - INTERVAL 90 DAY AND COALESCE(c.reason, 'other') <> 'leaving'
  GROUP BY p.customer_id, p.reference_day
),
complaints_of AS (
  SELECT p.customer_id AS customer_id, p.reference_day AS reference_day, COUNT(*) AS complaints
  FROM compared AS p
  JOIN complaints AS c ON c.customer_id = p.customer_id
  LEFT JOIN contacts AS t ON t.contact_id = c.contact_id
  WHERE c.opened_at < p.reference_day AND c.opened_at >= p.reference_day - INTERVAL 90 DAY AND COALESCE(t.reason, 'other') <> 'leaving'
  GROUP BY p.customer_id, p.reference_day
),
paid AS (
  SELECT l.number AS number, l.month AS month, SUM(l.revenue_fen) AS revenue_fen
  FROM line_months AS l
  GROUP BY l.number, l.month
),
jumps AS (
  SELECT p.number AS number, p.month AS month, p.revenue_fen AS revenue_fen,
    LAG(p.revenue_fen) OVER (PARTITION BY p.number ORDER BY p.month) AS before_fen
  FROM paid AS p
),
shocks_of AS (
  SELECT p.customer_id AS customer_id, p.reference_day AS reference_day, COUNT(*) AS shocks
  FROM compared AS p
  JOIN customers AS k ON k.customer_id = p.customer_id
  JOIN jumps AS j ON j.number = k.number
  WHERE j.month < p.reference_month AND j.month >= p.reference_month - 3
    AND j.revenue_fen * 10 >= j.before_fen * 13 AND j.revenue_fen >= j.before_fen + 2000
  GROUP BY p.customer_id, p.reference_day
),
outages AS (
  SELECT n.unit_id AS unit_id, CAST(EXTRACT(YEAR FROM n.month) * 12 + EXTRACT(MONTH FROM n.month) - 1 AS INTEGER) AS month
  FROM network AS n
  WHERE n.outages > 0
),
unit_months AS (
  SELECT p.home_unit_id AS unit_id, p.reference_month AS reference_month
  FROM compared AS p
  GROUP BY p.home_unit_id, p.reference_month
),
outages_of AS (
  SELECT p.unit_id AS unit_id, p.reference_month AS reference_month, COUNT(*) AS months
  FROM unit_months AS p
  JOIN outages AS o ON o.unit_id = p.unit_id
  WHERE o.month < p.reference_month AND o.month >= p.reference_month - 3
  GROUP BY p.unit_id, p.reference_month
)
SELECT p.how AS how,
  p.quarter AS quarter,
  COALESCE(p.value_tier, 'unknown') AS value_tier,
  CASE WHEN p.joined_on + INTERVAL 1 YEAR > p.reference_day THEN 1 WHEN p.joined_on + INTERVAL 3 YEAR > p.reference_day THEN 2 ELSE 3 END AS tenure,
  p.bucket AS bucket,
  COUNT(*) AS days,
  SUM(p.counted) AS customers,
  SUM(CASE WHEN t.contacts > 0 THEN 1 ELSE 0 END) AS contacts,
  SUM(CASE WHEN t.contacts > 2 THEN 1 ELSE 0 END) AS many_contacts,
  SUM(CASE WHEN t.repeats > 0 THEN 1 ELSE 0 END) AS repeats,
  SUM(CASE WHEN c.complaints > 0 THEN 1 ELSE 0 END) AS complaints,
  SUM(CASE WHEN b.shocks > 0 THEN 1 ELSE 0 END) AS bill_shocks,
  SUM(CASE WHEN o.months > 1 THEN 1 ELSE 0 END) AS network
FROM compared AS p
LEFT JOIN calls_of AS t ON t.customer_id = p.customer_id AND t.reference_day = p.reference_day
LEFT JOIN complaints_of AS c ON c.customer_id = p.customer_id AND c.reference_day = p.reference_day
LEFT JOIN shocks_of AS b ON b.customer_id = p.customer_id AND b.reference_day = p.reference_day
LEFT JOIN outages_of AS o ON o.unit_id = p.home_unit_id AND o.reference_month = p.reference_month
GROUP BY p.how,
  p.quarter,
  COALESCE(p.value_tier, 'unknown'),
  CASE WHEN p.joined_on + INTERVAL 1 YEAR > p.reference_day THEN 1 WHEN p.joined_on + INTERVAL 3 YEAR > p.reference_day THEN 2 ELSE 3 END,
  p.bucket
ORDER BY how, quarter, value_tier, tenure, bucket
