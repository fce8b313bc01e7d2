-- One row a stratum and bucket of customers with a contact of their own making in the 90 days before a reference day: how many such
-- days, and on how many of them every contact in the 90 days had met its target. Who ported out has one reference day, the day they
-- left; who stayed through the last year has several, spread over it, of which those are taken that a leaver is comparable to; such a
-- customer is counted once, on the first of them. A value tier counts where it was on record when the 90 days began. Of who ported out those without a contact are counted too, and the contacts by which they asked to leave, which are left out.
WITH
:last_lines,
:stayer_days,
:lights,
leavers AS (
  SELECT k.customer_id AS customer_id, k.bucket AS bucket, p.period AS period, k.left_on AS reference_day,
    k.joined_on AS joined_on, CASE WHEN k.classed_on > k.left_on - INTERVAL 90 DAY THEN NULL ELSE k.value_tier END AS value_tier
  FROM customers AS k
  JOIN last_lines AS l ON l.customer_id = k.customer_id AND l.place = 1 AND l.closed_how = 'port_out'
  JOIN years AS p ON k.left_on >= p.starts_on AND k.left_on < p.ends_before
  WHERE k.joined_on + INTERVAL 90 DAY <= k.left_on
),
asked AS (
  SELECT p.customer_id AS customer_id, COUNT(*) AS asked_to_leave
  FROM leavers AS p
  JOIN contacts AS c ON c.customer_id = p.customer_id
    AND c.started_at < p.reference_day AND c.started_at >= p.reference_day - INTERVAL 90 DAY
  WHERE c.channel <> 'call_out' AND c.reason = 'leaving' AND COALESCE(c.leg, 1) = 1
  GROUP BY p.customer_id
),
leaver_windows AS (
  SELECT p.customer_id AS customer_id, p.bucket AS bucket, p.period AS period, p.reference_day AS reference_day, p.joined_on AS joined_on,
    p.value_tier AS value_tier, SUM(COALESCE(l.contact, 0)) AS contacts, SUM(COALESCE(l.missed, 0)) AS missed
  FROM leavers AS p
  LEFT JOIN lights AS l ON l.customer_id = p.customer_id
    AND l.started_at < p.reference_day AND l.started_at >= p.reference_day - INTERVAL 90 DAY
  GROUP BY p.customer_id, p.bucket, p.period, p.reference_day, p.joined_on, p.value_tier
),
stayer_windows AS (
  SELECT d.customer_id AS customer_id, d.bucket AS bucket, d.reference_day AS reference_day, d.joined_on AS joined_on,
    d.value_tier AS value_tier, SUM(l.contact) AS contacts, SUM(l.missed) AS missed
  FROM stayer_days AS d
  JOIN lights AS l ON l.customer_id = d.customer_id
    AND l.started_at < d.reference_day AND l.started_at >= d.reference_day - INTERVAL 90 DAY
  WHERE d.joined_on + INTERVAL 90 DAY <= d.reference_day
  GROUP BY d.customer_id, d.bucket, d.reference_day, d.joined_on, d.value_tier
  HAVING SUM(l.contact) > 0
),
windows AS (
  SELECT w.period AS period, 1 AS left_by_port_out, w.customer_id AS customer_id, w.bucket AS bucket, w.reference_day AS reference_day,
    w.joined_on AS joined_on, w.value_tier AS value_tier, w.contacts AS contacts, w.missed AS missed, COALESCE(a.asked_to_leave, 0) AS asked_to_leave
  FROM leaver_windows AS w
  LEFT JOIN asked AS a ON a.customer_id = w.customer_id
  UNION ALL
  SELECT 0 AS period, 0 AS left_by_port_out, w.customer_id AS customer_id, w.bucket AS bucket, w.reference_day AS reference_day,
    w.joined_on AS joined_on, w.value_tier AS value_tier, w.contacts AS contacts, w.missed AS missed, 0 AS asked_to_leave
  FROM stayer_windows AS w
),
classed AS (
  SELECT w.period AS period, w.left_by_port_out AS left_by_port_out, w.customer_id AS customer_id, w.bucket AS bucket, w.reference_day AS reference_day,
    CAST(EXTRACT(YEAR FROM w.reference_day) * 12 + EXTRACT(MONTH FROM w.reference_day) - 1 AS INTEGER) AS month,
    CASE WHEN w.reference_day < y.starts_on THEN 0 WHEN w.reference_day < y.starts_on + INTERVAL 3 MONTH THEN 1
      WHEN w.reference_day < y.starts_on + INTERVAL 6 MONTH THEN 2 WHEN w.reference_day < y.starts_on + INTERVAL 9 MONTH THEN 3 ELSE 4 END AS quarter,
    COALESCE(w.value_tier, 'unknown') AS value_tier,
    CASE WHEN w.joined_on + INTERVAL 1 YEAR > w.reference_day THEN 1 WHEN w.joined_on + INTERVAL 3 YEAR > w.reference_day THEN 2 ELSE 3 END AS tenure,
    CASE WHEN w.contacts > 3 THEN 4 ELSE w.contacts END AS contacts,
    CASE WHEN w.contacts > 0 AND w.missed = 0 THEN 1 ELSE 0 END AS green,
    w.asked_to_leave AS asked_to_leave
  FROM windows AS w
  JOIN last_year AS y ON y.starts_on < y.ends_before
),
strata AS (
  SELECT c.quarter AS quarter, c.value_tier AS value_tier, c.tenure AS tenure, c.contacts AS contacts
  FROM classed AS c
  WHERE c.left_by_port_out = 1
  GROUP BY c.quarter, c.value_tier, c.tenure, c.contacts
),
compared AS (
  SELECT c.period AS period, c.left_by_port_out AS left_by_port_out, c.month AS month, c.value_tier AS value_tier, c.tenure AS tenure,
    c.contacts AS contacts, c.bucket AS bucket, c.green AS green, c.asked_to_leave AS asked_to_leave, 1 AS counted
  FROM classed AS c
  WHERE c.left_by_port_out = 1
  UNION ALL
  SELECT c.period AS period, c.left_by_port_out AS left_by_port_out, c.month AS month, c.value_tier AS value_tier, c.tenure AS tenure,
    c.contacts AS contacts, c.bucket AS bucket, c.green AS green, c.asked_to_leave AS asked_to_leave,
    CASE WHEN ROW_NUMBER() OVER (PARTITION BY c.customer_id ORDER BY c.reference_day) = 1 THEN 1 ELSE 0 END AS counted
  FROM classed AS c
  JOIN strata AS s ON s.quarter = c.quarter AND s.value_tier = c.value_tier AND s.tenure = c.tenure AND s.contacts = c.contacts
  WHERE c.left_by_port_out = 0
)
SELECT c.period AS period, c.left_by_port_out AS left_by_port_out, c.month AS month, c.value_tier AS value_tier, c.tenure AS tenure,
  c.contacts AS contacts, c.bucket AS bucket,
  COUNT(*) AS days, SUM(c.green) AS green, SUM(c.counted) AS customers,
  SUM(c.asked_to_leave) AS asked_to_leave, SUM(CASE WHEN c.asked_to_leave > 0 THEN 1 ELSE 0 END) AS who_asked
FROM compared AS c
GROUP BY c.period, c.left_by_port_out, c.month, c.value_tier, c.tenure, c.contacts, c.bucket
ORDER BY period, left_by_port_out, month, value_tier, tenure, contacts, bucket
