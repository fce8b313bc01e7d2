-- One row a period and a line that was open when it started: still open at its end, how it closed,
-- what it paid in the month before and in the last month, whether a term ran, and whether one began.
WITH terms AS (
  SELECT t.subscription_id AS subscription_id, p.period AS period,
    SUM(CASE WHEN t.starts_on < p.starts_on AND t.due_on >= p.starts_on THEN 1 ELSE 0 END) AS running_at_start,
    SUM(CASE WHEN t.starts_on >= p.starts_on AND t.starts_on < p.ends_before THEN 1 ELSE 0 END) AS begun_within
  FROM contracts AS t
  JOIN periods AS p ON t.starts_on < p.ends_before AND t.due_on >= p.starts_on
  GROUP BY t.subscription_id, p.period
)
SELECT
  k.number AS customer_id,
  k.bucket AS bucket,
  k.home_unit_id AS home,
  p.period AS period,
  s.kind AS kind,
  k.kind AS customer_kind,
  CASE WHEN k.classed_on > p.starts_on THEN NULL ELSE k.segment END AS segment,
  CASE WHEN k.classed_on > p.starts_on THEN NULL ELSE k.value_tier END AS value_tier,
  TRUE AS open_at_start,
  s.closed_on IS NULL OR s.closed_on >= p.ends_before AS open_at_end,
  CASE WHEN s.closed_on < p.ends_before THEN s.closed_how END AS closed_how,
  COALESCE(a.revenue_fen, 0) AS revenue_at_start_fen,
  CASE WHEN s.closed_on < p.ends_before THEN 0 ELSE COALESCE(z.revenue_fen, 0) END AS revenue_at_end_fen,
  COALESCE(t.running_at_start, 0) > 0 AS in_term_at_start,
  COALESCE(t.begun_within, 0) > 0 AS term_begun,
  p.has_month_before AS has_month_before,
  CAST(EXTRACT(YEAR FROM p.starts_on) * 12 + EXTRACT(MONTH FROM p.starts_on) - 1 AS INTEGER) AS first_month,
  CAST(EXTRACT(YEAR FROM p.last_month) * 12 + EXTRACT(MONTH FROM p.last_month) - 1 AS INTEGER) AS last_month
FROM periods AS p
JOIN subscriptions AS s ON s.opened_on < p.starts_on AND (s.closed_on IS NULL OR s.closed_on >= p.starts_on)
JOIN customers AS k ON k.customer_id = s.customer_id
LEFT JOIN bills AS a ON a.subscription_id = s.subscription_id AND a.month = p.month_before
LEFT JOIN bills AS z ON z.subscription_id = s.subscription_id AND z.month = p.last_month
LEFT JOIN terms AS t ON t.subscription_id = s.subscription_id AND t.period = p.period
