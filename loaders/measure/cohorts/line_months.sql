-- One row a line and month in which it was open, the month of its opening included: its states as the month began (or as it
-- opened), whether and how it closed within the month, and what it paid. A term's state is that of the latest due date known by then,
-- and a segment or value tier counts where it was on record when the customer came into sight.
WITH months AS (
  SELECT m.month AS month, p.starts_on AS starts_on
  FROM period_months AS m
  JOIN periods AS p ON p.period = m.period
  WHERE m.months = 1
),
lines AS (
  SELECT s.subscription_id AS subscription_id, CAST(ROW_NUMBER() OVER (ORDER BY s.subscription_id) AS INTEGER) AS line, s.kind AS kind, s.opened_on AS opened_on, s.closed_how AS closed_how,
    CAST(EXTRACT(YEAR FROM s.opened_on) * 12 + EXTRACT(MONTH FROM s.opened_on) - 1 AS INTEGER) AS opened_month,
    CAST(EXTRACT(YEAR FROM s.closed_on) * 12 + EXTRACT(MONTH FROM s.closed_on) - 1 AS INTEGER) AS closed_month,
    k.number AS number, k.bucket AS bucket, u.unit AS unit,
    CASE WHEN k.classed_on > k.joined_on AND k.classed_on > (SELECT MIN(m.starts_on) FROM months AS m) THEN NULL ELSE k.segment END AS segment,
    CASE WHEN k.classed_on > k.joined_on AND k.classed_on > (SELECT MIN(m.starts_on) FROM months AS m) THEN NULL ELSE k.value_tier END AS value_tier,
    CASE WHEN ROW_NUMBER() OVER (PARTITION BY s.customer_id, s.kind ORDER BY s.opened_on, s.subscription_id) = 1 THEN 1 ELSE 0 END AS first_of_kind
  FROM subscriptions AS s
  JOIN customers AS k ON k.customer_id = s.customer_id
  LEFT JOIN cohort_units AS u ON u.unit_id = k.home_unit_id
),
known_terms AS (
  SELECT t.subscription_id AS subscription_id, t.contract_id AS contract_id, t.starts_on AS starts_on,
    MAX(t.due_on) OVER (PARTITION BY t.subscription_id ORDER BY t.starts_on, t.contract_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS due_on,
    CAST(EXTRACT(YEAR FROM t.starts_on) * 12 + EXTRACT(MONTH FROM t.starts_on) - 1
      + CASE WHEN EXTRACT(DAY FROM t.starts_on) = 1 OR t.starts_on <= s.opened_on THEN 0 ELSE 1 END AS INTEGER) AS from_month
  FROM contracts AS t
  JOIN subscriptions AS s ON s.subscription_id = t.subscription_id
),
terms AS (
  SELECT t.subscription_id AS subscription_id, t.from_month AS from_month, t.due_on AS due_on,
    LEAD(t.from_month) OVER (PARTITION BY t.subscription_id ORDER BY t.starts_on, t.contract_id) AS until_month
  FROM known_terms AS t
),
-- By month, so that they join by equal keys: engines are slow at the rest.
terms_by_month AS (
  SELECT t.subscription_id AS subscription_id, m.month AS month, t.due_on AS due_on
  FROM terms AS t
  JOIN months AS m ON m.month >= t.from_month AND m.month < COALESCE(t.until_month, 1000000)
)
SELECT l.line AS line, l.number AS number, l.bucket AS bucket, l.unit AS unit, l.segment AS segment, l.value_tier AS value_tier,
  l.kind AS kind, l.first_of_kind AS first_of_kind, m.month AS month, l.opened_month AS opened_month, m.month - l.opened_month AS tenure,
  t.due_on AS due_on,
  CASE WHEN t.due_on IS NULL THEN 'no_term' WHEN t.due_on < m.starts_on THEN 'expired'
    WHEN t.due_on < m.starts_on + INTERVAL 3 MONTH THEN 'due_soon' ELSE 'in_term' END AS term,
  CASE WHEN EXTRACT(YEAR FROM t.due_on) * 12 + EXTRACT(MONTH FROM t.due_on) - 1 = m.month THEN 1 ELSE 0 END AS falls_due,
  CASE WHEN l.closed_month = m.month THEN COALESCE(l.closed_how, 'unknown') END AS left_how,
  COALESCE(b.revenue_fen, 0) AS revenue_fen,
  COALESCE(b.data_allowance_mb, 0) AS allowance_mb,
  p.open_to AS plan_open_to
FROM lines AS l
JOIN months AS m ON m.month >= l.opened_month AND m.month <= COALESCE(l.closed_month, 1000000)
LEFT JOIN terms_by_month AS t ON t.subscription_id = l.subscription_id AND t.month = m.month
LEFT JOIN bills AS b ON b.subscription_id = l.subscription_id AND b.month = m.starts_on
LEFT JOIN plans AS p ON p.plan_id = b.plan_id
