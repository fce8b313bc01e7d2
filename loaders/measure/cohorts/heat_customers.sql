-- One row a month of joining and a number of months since: customers still here, what they pay, the same with each customer's capped
-- at what was paid in the first whole month, and what they asked and complained of.
WITH first_months AS (
  SELECT t.number AS number, t.revenue_fen AS revenue_fen
  FROM customer_months AS t
  WHERE t.tenure = 1
),
window_of AS (
  SELECT MIN(m.month) AS first_month
  FROM period_months AS m
  WHERE m.months = 1
)
SELECT t.joined_month AS joined_month, t.tenure AS since, COUNT(*) AS members, COUNT(*) AS customers,
  SUM(CAST(t.revenue_fen AS BIGINT)) AS revenue,
  SUM(CAST(CASE WHEN t.revenue_fen > f.revenue_fen THEN f.revenue_fen ELSE t.revenue_fen END AS BIGINT)) AS kept,
  SUM(t.contacts) AS contacts, SUM(t.complaints) AS complaints
FROM customer_months AS t
JOIN window_of AS w ON t.joined_month >= w.first_month
LEFT JOIN first_months AS f ON f.number = t.number
GROUP BY t.joined_month, t.tenure
ORDER BY joined_month, since
