-- One row a stratum of customers who left in the last year, by port-out or otherwise, and of customers who stayed: how many, and how
-- many of them had what in the 90 days before a reference day: the day of leaving, or a day of the year spread by hash.
WITH years AS (
  SELECT p.starts_on AS starts_on, p.ends_before AS ends_before
  FROM periods AS p
  WHERE p.period = 0
),
:last_lines,
people AS (
  SELECT k.customer_id AS customer_id, k.home_unit_id AS home_unit_id, k.value_tier AS value_tier, k.joined_on AS joined_on, y.starts_on AS starts_on,
    CASE WHEN k.left_on < y.ends_before THEN CASE WHEN l.closed_how = 'port_out' THEN 'port_out' ELSE 'other' END ELSE 'stayed' END AS how,
    CASE WHEN k.left_on < y.ends_before THEN k.left_on ELSE y.starts_on + CAST((k.bucket * 53 + k.spread) % 364 AS INTEGER) END AS reference_day
  FROM customers AS k
  JOIN years AS y ON k.left_on IS NULL OR k.left_on >= y.starts_on
  LEFT JOIN last_lines AS l ON l.customer_id = k.customer_id AND l.place = 1
),
compared AS (
  SELECT p.customer_id AS customer_id, p.home_unit_id AS home_unit_id, p.value_tier AS value_tier, p.joined_on AS joined_on,
    p.how AS how, p.reference_day AS reference_day,
    CAST(EXTRACT(YEAR FROM p.reference_day) * 12 + EXTRACT(MONTH FROM p.reference_day) - 1 AS INTEGER) AS reference_month,
    CASE WHEN p.reference_day < p.starts_on + INTERVAL 3 MONTH THEN 1 WHEN p.reference_day < p.starts_on + INTERVAL 6 MONTH THEN 2
      WHEN p.reference_day < p.starts_on + INTERVAL 9 MONTH THEN 3 ELSE 4 END AS quarter
  FROM people AS p
  WHERE p.joined_on + INTERVAL 90 DAY <= p.reference_day
),
calls AS (
  SELECT c.customer_id AS customer_id, c.started_at AS started_at, c.reason AS reason,
    LAG(c.started_at) OVER (PARTITION BY c.customer_id, c.reason ORDER BY c.started_at, c.contact_id) AS before_at
  FROM contacts AS c
  WHERE c.channel <> 'call_out'
),
calls_of AS (
  SELECT p.customer_id AS customer_id, COUNT(*) AS contacts,
    SUM(CASE WHEN c.started_at <= c.before_at + INTERVAL 7 DAY THEN 1 ELSE 0 END) AS repeats
  FROM compared AS p
  JOIN calls AS c ON c.customer_id = p.customer_id
  WHERE c.started_at < p.reference_day AND c.started_at >= p.reference_day - INTERVAL 90 DAY AND COALESCE(c.reason, 'other') <> 'leaving'
  GROUP BY p.customer_id
),
complaints_of AS (
  SELECT p.customer_id AS customer_id, COUNT(*) AS complaints
  FROM compared AS p
  JOIN complaints AS c ON c.customer_id = p.customer_id
  WHERE c.opened_at < p.reference_day AND c.opened_at >= p.reference_day - INTERVAL 90 DAY
  GROUP BY p.customer_id
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
  SELECT p.customer_id AS customer_id, COUNT(*) AS shocks
  FROM compared AS p
  JOIN customers AS k ON k.customer_id = p.customer_id
  JOIN jumps AS j ON j.number = k.number
  WHERE j.month < p.reference_month AND j.month >= p.reference_month - 3
    AND j.revenue_fen * 10 >= j.before_fen * 13 AND j.revenue_fen >= j.before_fen + 2000
  GROUP BY p.customer_id
),
outages AS (
  SELECT n.unit_id AS unit_id, CAST(EXTRACT(YEAR FROM n.month) * 12 + EXTRACT(MONTH FROM n.month) - 1 AS INTEGER) AS month
  FROM network AS n
  WHERE n.outages > 0
),
outages_of AS (
  SELECT p.customer_id AS customer_id, COUNT(*) AS months
  FROM compared AS p
  JOIN outages AS o ON o.unit_id = p.home_unit_id
  WHERE o.month < p.reference_month AND o.month >= p.reference_month - 3
  GROUP BY p.customer_id
)
SELECT p.how AS how,
  p.quarter AS quarter,
  COALESCE(p.value_tier, 'unknown') AS value_tier,
  CASE WHEN p.joined_on + INTERVAL 1 YEAR > p.reference_day THEN 1 WHEN p.joined_on + INTERVAL 3 YEAR > p.reference_day THEN 2 ELSE 3 END AS tenure,
  COUNT(*) AS customers,
  SUM(CASE WHEN t.contacts > 0 THEN 1 ELSE 0 END) AS contacts,
  SUM(CASE WHEN t.contacts > 2 THEN 1 ELSE 0 END) AS many_contacts,
  SUM(CASE WHEN t.repeats > 0 THEN 1 ELSE 0 END) AS repeats,
  SUM(CASE WHEN c.complaints > 0 THEN 1 ELSE 0 END) AS complaints,
  SUM(CASE WHEN b.shocks > 0 THEN 1 ELSE 0 END) AS bill_shocks,
  SUM(CASE WHEN o.months > 1 THEN 1 ELSE 0 END) AS network
FROM compared AS p
LEFT JOIN calls_of AS t ON t.customer_id = p.customer_id
LEFT JOIN complaints_of AS c ON c.customer_id = p.customer_id
LEFT JOIN shocks_of AS b ON b.customer_id = p.customer_id
LEFT JOIN outages_of AS o ON o.customer_id = p.customer_id
GROUP BY p.how,
  p.quarter,
  COALESCE(p.value_tier, 'unknown'),
  CASE WHEN p.joined_on + INTERVAL 1 YEAR > p.reference_day THEN 1 WHEN p.joined_on + INTERVAL 3 YEAR > p.reference_day THEN 2 ELSE 3 END
ORDER BY how, quarter, value_tier, tenure
