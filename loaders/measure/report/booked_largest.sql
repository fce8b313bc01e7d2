-- By shown unit and year: the two largest parts of its revenue that single customers have.
SELECT r.unit AS unit, r.period AS period,
  SUM(CASE WHEN r.place = 1 THEN r.revenue ELSE 0 END) AS largest,
  SUM(CASE WHEN r.place = 2 THEN r.revenue ELSE 0 END) AS second_largest
FROM (
  SELECT t.ancestor_id AS unit, p.period AS period, p.revenue AS revenue,
    ROW_NUMBER() OVER (PARTITION BY t.ancestor_id, p.period ORDER BY p.revenue DESC, p.customer_id) AS place
  FROM (
    SELECT k.home_unit_id AS unit, k.customer_id AS customer_id, w.period AS period, COALESCE(SUM(b.revenue_fen), 0) AS revenue
    FROM bills AS b
    JOIN subscriptions AS s ON s.subscription_id = b.subscription_id
    JOIN customers AS k ON k.customer_id = s.customer_id
    JOIN report_years AS w ON b.month >= w.starts_on AND b.month < w.ends_before
    GROUP BY k.home_unit_id, k.customer_id, w.period
  ) AS p
  JOIN report_units AS t ON t.unit_id = p.unit
) AS r
WHERE r.place <= 2
GROUP BY r.unit, r.period
