-- One row a period and a customer who was here when it started: still here at its end, how they left,
-- what they paid in the month before it and in its last month, complaints and repeats within it, and whom they brought in.
WITH revenue AS (
  SELECT s.customer_id AS customer_id, b.month AS month, SUM(b.revenue_fen) AS revenue_fen
  FROM bills AS b
  JOIN subscriptions AS s ON s.subscription_id = b.subscription_id
  GROUP BY s.customer_id, b.month
),
:last_lines,
complaints_of AS (
  SELECT c.customer_id AS customer_id, m.period AS period,
    COUNT(*) AS complaints,
    SUM(CASE WHEN c.level = 'escalated' THEN 1 ELSE 0 END) AS escalated_complaints,
    SUM(CASE WHEN c.level = 'regulator' THEN 1 ELSE 0 END) AS regulator_complaints
  FROM complaints AS c
  JOIN period_months AS m ON m.month = EXTRACT(YEAR FROM c.opened_at) * 12 + EXTRACT(MONTH FROM c.opened_at) - 1
  GROUP BY c.customer_id, m.period
),
:own_contacts,
calls_of AS (
  SELECT c.customer_id AS customer_id, m.period AS period,
    COUNT(*) AS contacts,
    SUM(c.repeated) AS repeats,
    SUM(CASE WHEN c.reason = 'complaint' THEN 1 ELSE 0 END) AS contacts_to_complain
  FROM own_contacts AS c
  JOIN period_months AS m ON m.month = EXTRACT(YEAR FROM c.started_at) * 12 + EXTRACT(MONTH FROM c.started_at) - 1
  GROUP BY c.customer_id, m.period
),
brought_in AS (
  SELECT k.referred_by AS customer_id, m.period AS period, COUNT(*) AS customers
  FROM customers AS k
  JOIN period_months AS m ON m.month = EXTRACT(YEAR FROM k.joined_on) * 12 + EXTRACT(MONTH FROM k.joined_on) - 1
  WHERE k.referred_by IS NOT NULL AND k.referred_by <> k.customer_id
  GROUP BY k.referred_by, m.period
)
SELECT
  k.number AS customer_id,
  k.bucket AS bucket,
  k.home_unit_id AS home,
  p.period AS period,
  k.kind AS kind,
  CASE WHEN k.classed_on > p.starts_on THEN NULL ELSE k.segment END AS segment,
  CASE WHEN k.classed_on > p.starts_on THEN NULL ELSE k.value_tier END AS value_tier,
  k.star_level AS star_level,
  TRUE AS here_at_start,
  k.left_on IS NULL OR k.left_on >= p.ends_before AS here_at_end,
  CASE WHEN k.left_on < p.ends_before THEN COALESCE(l.closed_how, 'unknown') END AS left_how,
  COALESCE(a.revenue_fen, 0) AS revenue_at_start_fen,
  CASE WHEN k.left_on < p.ends_before THEN 0 ELSE COALESCE(z.revenue_fen, 0) END AS revenue_at_end_fen,
  COALESCE(c.complaints, 0) AS complaints,
  COALESCE(c.escalated_complaints, 0) AS escalated_complaints,
  COALESCE(c.regulator_complaints, 0) AS regulator_complaints,
  COALESCE(t.contacts, 0) AS contacts,
  COALESCE(t.repeats, 0) AS repeats,
  COALESCE(t.contacts_to_complain, 0) AS contacts_to_complain,
  COALESCE(n.customers, 0) AS customers_brought_in,
  p.has_month_before AS has_month_before,
  CAST(EXTRACT(YEAR FROM p.starts_on) * 12 + EXTRACT(MONTH FROM p.starts_on) - 1 AS INTEGER) AS first_month,
  CAST(EXTRACT(YEAR FROM p.last_month) * 12 + EXTRACT(MONTH FROM p.last_month) - 1 AS INTEGER) AS last_month
FROM periods AS p
JOIN customers AS k ON k.joined_on < p.starts_on AND (k.left_on IS NULL OR k.left_on >= p.starts_on)
LEFT JOIN last_lines AS l ON l.customer_id = k.customer_id AND l.place = 1
LEFT JOIN revenue AS a ON a.customer_id = k.customer_id AND a.month = p.month_before
LEFT JOIN revenue AS z ON z.customer_id = k.customer_id AND z.month = p.last_month
LEFT JOIN complaints_of AS c ON c.customer_id = k.customer_id AND c.period = p.period
LEFT JOIN calls_of AS t ON t.customer_id = k.customer_id AND t.period = p.period
LEFT JOIN brought_in AS n ON n.customer_id = k.customer_id AND n.period = p.period
