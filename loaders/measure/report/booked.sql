-- By unit and year: what was booked, what was budgeted, revenue and whose bills it is, and customers at both ends of the year.
SELECT u.unit AS unit, u.period AS period, SUM(u.actual) AS actual, SUM(u.budget) AS budget, SUM(u.revenue) AS revenue, SUM(u.at_start) AS at_start, SUM(u.at_end) AS at_end, SUM(u.billed) AS billed
FROM (
  SELECT c.unit_id AS unit, w.period AS period, COALESCE(SUM(c.actual_fen), 0) AS actual, COALESCE(SUM(c.budget_fen), 0) AS budget, 0 AS revenue, 0 AS at_start, 0 AS at_end, 0 AS billed
  FROM costs AS c JOIN report_years AS w ON c.month >= w.starts_on AND c.month < w.ends_before
  GROUP BY c.unit_id, w.period
  UNION ALL
  SELECT p.unit AS unit, p.period AS period, 0 AS actual, 0 AS budget, SUM(p.revenue) AS revenue, 0 AS at_start, 0 AS at_end, COUNT(*) AS billed
  FROM report_revenue AS p
  GROUP BY p.unit, p.period
  UNION ALL
  SELECT k.home_unit_id AS unit, w.period AS period, 0 AS actual, 0 AS budget, 0 AS revenue,
    SUM(CASE WHEN k.joined_on < w.starts_on AND (k.left_on IS NULL OR k.left_on >= w.starts_on) THEN 1 ELSE 0 END) AS at_start,
    SUM(CASE WHEN k.joined_on < w.ends_before AND (k.left_on IS NULL OR k.left_on >= w.ends_before) THEN 1 ELSE 0 END) AS at_end, 0 AS billed
  FROM customers AS k CROSS JOIN report_years AS w
  GROUP BY k.home_unit_id, w.period
) AS u
GROUP BY u.unit, u.period
