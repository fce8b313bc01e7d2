-- One row a line kind and age of the line, over the last year: sums of each customer's line-months, what was paid, lines within a term,
-- on plans that only new customers may take, and closed; with their squares and products, so that errors can be told.
WITH last_year AS (
  SELECT CAST(EXTRACT(YEAR FROM p.starts_on) * 12 + EXTRACT(MONTH FROM p.starts_on) - 1 AS INTEGER) AS from_month
  FROM periods AS p
  WHERE p.period = 0
),
of_customer AS (
  SELECT l.number AS number, l.kind AS kind,
    CASE WHEN l.tenure < 12 THEN 'new' WHEN l.tenure < 36 THEN 'middle' ELSE 'old' END AS age,
    CAST(COUNT(*) AS BIGINT) AS x,
    CAST(SUM(l.revenue_fen) AS BIGINT) AS revenue,
    CAST(SUM(CASE WHEN l.term = 'in_term' OR l.term = 'due_soon' THEN 1 ELSE 0 END) AS BIGINT) AS in_term,
    CAST(SUM(CASE WHEN l.plan_open_to = 'new' THEN 1 ELSE 0 END) AS BIGINT) AS new_only,
    CAST(SUM(CASE WHEN l.left_how IS NULL THEN 0 ELSE 1 END) AS BIGINT) AS closed,
    CAST(SUM(l.allowance_mb) AS BIGINT) AS allowance
  FROM line_months AS l
  JOIN last_year AS y ON l.month >= y.from_month
  GROUP BY l.number, l.kind, CASE WHEN l.tenure < 12 THEN 'new' WHEN l.tenure < 36 THEN 'middle' ELSE 'old' END
)
SELECT kind, age, COUNT(*) AS n, SUM(x) AS x, SUM(x * x) AS xx,
  SUM(revenue) AS revenue_y, SUM(revenue * revenue) AS revenue_yy, SUM(revenue * x) AS revenue_xy,
  SUM(in_term) AS in_term_y, SUM(in_term * in_term) AS in_term_yy, SUM(in_term * x) AS in_term_xy,
  SUM(new_only) AS new_only_y, SUM(new_only * new_only) AS new_only_yy, SUM(new_only * x) AS new_only_xy,
  SUM(closed) AS closed_y, SUM(closed * closed) AS closed_yy, SUM(closed * x) AS closed_xy,
  SUM(allowance) AS allowance_y, SUM(allowance * allowance) AS allowance_yy, SUM(revenue * allowance) AS revenue_allowance
FROM of_customer
GROUP BY kind, age
ORDER BY kind, age
