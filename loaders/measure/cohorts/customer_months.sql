-- One row a customer and month in which the customer was here, the month of joining included: states as the month began, whether
-- and how the customer left within it, and what was paid, asked and complained of. What arose in a month counts from the next one on.
-- A contact that asks to leave makes no state, nor does what was answered and complained of in it: it is the leaving itself.
-- A segment or value tier counts where it was on record when the customer came into sight.
WITH months AS (
  SELECT m.month AS month, p.starts_on AS starts_on
  FROM period_months AS m
  JOIN periods AS p ON p.period = m.period
  WHERE m.months = 1
),
:last_lines,
all_held AS (
  SELECT l.number AS number, l.month AS month,
    MAX(CASE WHEN l.tenure > 0 THEN 1 ELSE 0 END) AS any_before,
    MAX(CASE WHEN l.kind = 'mobile' THEN 1 ELSE 0 END) AS mobile,
    MAX(CASE WHEN l.kind = 'mobile' AND l.tenure > 0 THEN 1 ELSE 0 END) AS mobile_before,
    MAX(CASE WHEN l.kind = 'broadband' THEN 1 ELSE 0 END) AS broadband,
    MAX(CASE WHEN l.kind = 'broadband' AND l.tenure > 0 THEN 1 ELSE 0 END) AS broadband_before,
    MAX(l.due_on) AS due_on,
    MAX(CASE WHEN l.tenure > 0 THEN l.due_on END) AS due_on_before,
    MAX(l.falls_due) AS falls_due,
    SUM(l.revenue_fen) AS revenue_fen
  FROM line_months AS l
  GROUP BY l.number, l.month
),
-- A line opened within the month says nothing of how the month began, but where it is the customer's first.
held AS (
  SELECT a.number AS number, a.month AS month, a.falls_due AS falls_due, a.revenue_fen AS revenue_fen,
    CASE WHEN a.any_before = 1 THEN a.mobile_before ELSE a.mobile END AS mobile,
    CASE WHEN a.any_before = 1 THEN a.broadband_before ELSE a.broadband END AS broadband,
    CASE WHEN a.any_before = 1 THEN a.due_on_before ELSE a.due_on END AS due_on
  FROM all_held AS a
),
:own_contacts,
calls AS (
  SELECT c.customer_id AS customer_id, c.reason AS reason, c.repeated AS repeated,
    CAST(EXTRACT(YEAR FROM c.started_at) * 12 + EXTRACT(MONTH FROM c.started_at) - 1 AS INTEGER) AS month
  FROM own_contacts AS c
),
calls_of AS (
  SELECT c.customer_id AS customer_id, c.month AS month, COUNT(*) AS contacts
  FROM calls AS c
  GROUP BY c.customer_id, c.month
),
first_repeat AS (
  SELECT c.customer_id AS customer_id, MIN(c.month) AS month
  FROM calls AS c
  WHERE c.repeated = 1 AND c.reason <> 'leaving'
  GROUP BY c.customer_id
),
complaint_months AS (
  SELECT c.customer_id AS customer_id, COALESCE(t.reason, 'other') AS reason,
    CAST(EXTRACT(YEAR FROM c.opened_at) * 12 + EXTRACT(MONTH FROM c.opened_at) - 1 AS INTEGER) AS month
  FROM complaints AS c
  LEFT JOIN contacts AS t ON t.contact_id = c.contact_id
),
complaints_of AS (
  SELECT c.customer_id AS customer_id, c.month AS month, COUNT(*) AS complaints
  FROM complaint_months AS c
  GROUP BY c.customer_id, c.month
),
first_complaint AS (
  SELECT c.customer_id AS customer_id, MIN(c.month) AS month
  FROM complaint_months AS c
  WHERE c.reason <> 'leaving'
  GROUP BY c.customer_id
),
first_unconsented AS (
  SELECT a.customer_id AS customer_id,
    MIN(CAST(EXTRACT(YEAR FROM a.activated_on) * 12 + EXTRACT(MONTH FROM a.activated_on) - 1 AS INTEGER)) AS month
  FROM activations AS a
  WHERE a.consented = FALSE
  GROUP BY a.customer_id
),
answers AS (
  SELECT s.customer_id AS customer_id, s.score AS score,
    CAST(EXTRACT(YEAR FROM s.answered_at) * 12 + EXTRACT(MONTH FROM s.answered_at) - 1 AS INTEGER) AS month,
    ROW_NUMBER() OVER (PARTITION BY s.customer_id, EXTRACT(YEAR FROM s.answered_at) * 12 + EXTRACT(MONTH FROM s.answered_at)
      ORDER BY s.answered_at DESC, s.survey_id DESC) AS place
  FROM surveys AS s
  LEFT JOIN contacts AS t ON t.contact_id = s.contact_id
  WHERE s.kind = 'service_nps' AND s.score IS NOT NULL AND s.customer_id IS NOT NULL AND COALESCE(t.reason, 'other') <> 'leaving'
),
said AS (
  SELECT a.customer_id AS customer_id, a.score AS score, a.month AS month,
    LEAD(a.month) OVER (PARTITION BY a.customer_id ORDER BY a.month) AS next_month
  FROM answers AS a
  WHERE a.place = 1
),
-- By month, so that they join by equal keys: engines are slow at the rest.
said_by_month AS (
  SELECT s.customer_id AS customer_id, m.month AS month, s.score AS score
  FROM said AS s
  JOIN months AS m ON m.month > s.month AND m.month <= COALESCE(s.next_month, 1000000)
),
people AS (
  SELECT k.customer_id AS customer_id, k.number AS number, k.bucket AS bucket, u.unit AS unit, 
    CASE WHEN k.classed_on > k.joined_on AND k.classed_on > (SELECT MIN(m.starts_on) FROM months AS m) THEN NULL ELSE k.segment END AS segment,
    CASE WHEN k.classed_on > k.joined_on AND k.classed_on > (SELECT MIN(m.starts_on) FROM months AS m) THEN NULL ELSE k.value_tier END AS value_tier,
    CAST(EXTRACT(YEAR FROM k.joined_on) * 12 + EXTRACT(MONTH FROM k.joined_on) - 1 AS INTEGER) AS joined_month,
    CAST(EXTRACT(YEAR FROM k.left_on) * 12 + EXTRACT(MONTH FROM k.left_on) - 1 AS INTEGER) AS left_month,
    COALESCE(l.closed_how, 'unknown') AS left_how,
    c.month AS complained, r.month AS repeated, a.month AS unconsented
  FROM customers AS k
  LEFT JOIN cohort_units AS u ON u.unit_id = k.home_unit_id
  LEFT JOIN last_lines AS l ON l.customer_id = k.customer_id AND l.place = 1
  LEFT JOIN first_complaint AS c ON c.customer_id = k.customer_id
  LEFT JOIN first_repeat AS r ON r.customer_id = k.customer_id
  LEFT JOIN first_unconsented AS a ON a.customer_id = k.customer_id
)
SELECT k.number AS number, k.bucket AS bucket, k.unit AS unit, k.segment AS segment, k.value_tier AS value_tier,
  m.month AS month, k.joined_month AS joined_month, m.month - k.joined_month AS tenure,
  CASE WHEN h.mobile = 1 AND h.broadband = 1 THEN 'both' WHEN h.mobile = 1 THEN 'mobile' WHEN h.broadband = 1 THEN 'broadband' ELSE 'other_kind' END AS holds,
  CASE WHEN h.due_on IS NULL THEN 'no_term' WHEN h.due_on < m.starts_on THEN 'expired'
    WHEN h.due_on < m.starts_on + INTERVAL 3 MONTH THEN 'due_soon' ELSE 'in_term' END AS term,
  COALESCE(h.falls_due, 0) AS falls_due,
  CASE WHEN k.complained < m.month THEN 'yes' ELSE 'no' END AS complained,
  CASE WHEN k.repeated < m.month THEN 'yes' ELSE 'no' END AS repeated,
  CASE WHEN k.unconsented < m.month THEN 'yes' ELSE 'no' END AS unconsented,
  CASE WHEN s.score IS NULL THEN 'none' WHEN s.score >= 9 THEN 'promoter' WHEN s.score >= 7 THEN 'passive' ELSE 'detractor' END AS nps,
  -- As the next month begins; cheaper told here than by looking the next row up.
  CASE WHEN k.complained <= m.month THEN 'yes' ELSE 'no' END AS complained_next,
  CASE WHEN k.repeated <= m.month THEN 'yes' ELSE 'no' END AS repeated_next,
  CASE WHEN k.unconsented <= m.month THEN 'yes' ELSE 'no' END AS unconsented_next,
  CASE WHEN COALESCE(a.score, s.score) IS NULL THEN 'none' WHEN COALESCE(a.score, s.score) >= 9 THEN 'promoter'
    WHEN COALESCE(a.score, s.score) >= 7 THEN 'passive' ELSE 'detractor' END AS nps_next,
  CASE WHEN k.left_month = m.month THEN k.left_how END AS left_how,
  COALESCE(h.revenue_fen, 0) AS revenue_fen,
  COALESCE(t.contacts, 0) AS contacts,
  COALESCE(c.complaints, 0) AS complaints
FROM people AS k
JOIN months AS m ON m.month >= k.joined_month AND m.month <= COALESCE(k.left_month, 1000000)
LEFT JOIN held AS h ON h.number = k.number AND h.month = m.month
LEFT JOIN calls_of AS t ON t.customer_id = k.customer_id AND t.month = m.month
LEFT JOIN complaints_of AS c ON c.customer_id = k.customer_id AND c.month = m.month
LEFT JOIN answers AS a ON a.customer_id = k.customer_id AND a.month = m.month AND a.place = 1
LEFT JOIN said_by_month AS s ON s.customer_id = k.customer_id AND s.month = m.month
