-- Revenue of each customer in each year of the report, at their home unit.
SELECT k.home_unit_id AS unit, k.customer_id AS customer_id, w.period AS period, COALESCE(SUM(b.revenue_fen), 0) AS revenue
FROM bills AS b
JOIN subscriptions AS s ON s.subscription_id = b.subscription_id
JOIN customers AS k ON k.customer_id = s.customer_id
JOIN report_years AS w ON b.month >= w.starts_on AND b.month < w.ends_before
GROUP BY k.home_unit_id, k.customer_id, w.period
