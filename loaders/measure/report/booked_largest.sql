-- By shown unit and year: the two largest parts of its revenue that single customers have.
SELECT r.unit AS unit, r.period AS period,
  SUM(CASE WHEN r.rank_of_part = 1 THEN r.revenue ELSE 0 END) AS largest,
  SUM(CASE WHEN r.rank_of_part = 2 THEN r.revenue ELSE 0 END) AS second_largest
FROM (
  SELECT t.ancestor_id AS unit, p.period AS period, p.revenue AS revenue,
    ROW_NUMBER() OVER (PARTITION BY t.ancestor_id, p.period ORDER BY p.revenue DESC, p.customer_id) AS rank_of_part
  FROM report_revenue AS p
  JOIN report_units AS t ON t.unit_id = p.unit
) AS r
WHERE r.rank_of_part <= 2
GROUP BY r.unit, r.period
