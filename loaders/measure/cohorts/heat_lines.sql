-- One row a month of opening and a number of months since: lines still open, and at least how many customers hold them.
WITH window_of AS (
  SELECT MIN(m.month) AS first_month
  FROM period_months AS m
  WHERE m.months = 1
)
SELECT t.opened_month AS joined_month, t.tenure AS since, COUNT(*) AS members,
  CASE WHEN SUM(CASE WHEN t.kind = 'mobile' THEN t.first_of_kind ELSE 0 END) > SUM(CASE WHEN t.kind = 'broadband' THEN t.first_of_kind ELSE 0 END)
    THEN SUM(CASE WHEN t.kind = 'mobile' THEN t.first_of_kind ELSE 0 END) ELSE SUM(CASE WHEN t.kind = 'broadband' THEN t.first_of_kind ELSE 0 END) END AS customers
FROM line_months AS t
JOIN window_of AS w ON t.opened_month >= w.first_month
GROUP BY t.opened_month, t.tenure
ORDER BY joined_month, since
