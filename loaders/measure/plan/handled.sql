-- Answered contacts by the customer's home unit and month: how long they took, and how many came back about the same within 7 days.
-- Home units share shocks with their neighbours; who handled a contact may serve customers of everywhere.
-- Contacts of the last 7 days of the data haven't had the time; they are left out.
WITH made AS (
  SELECT k.home_unit_id AS unit_id, c.started_at AS started_at, c.handled_seconds AS handled_seconds, c.answered AS answered,
    LEAD(c.started_at) OVER (PARTITION BY c.customer_id, c.reason ORDER BY c.started_at, c.contact_id) AS after_at
  FROM contacts AS c
  JOIN customers AS k ON k.customer_id = c.customer_id
  WHERE c.channel <> 'call_out'
),
sorted AS (
  SELECT m.unit_id AS unit_id, EXTRACT(YEAR FROM m.started_at) * 12 + EXTRACT(MONTH FROM m.started_at) - 1 AS month,
    m.handled_seconds AS handled_seconds, CASE WHEN m.after_at <= m.started_at + INTERVAL 7 DAY THEN 1 ELSE 0 END AS again
  FROM made AS m
  WHERE m.answered AND m.handled_seconds > 0 AND m.unit_id IS NOT NULL AND m.started_at < (SELECT MAX(l.started_at) FROM contacts AS l) - INTERVAL 7 DAY
)
SELECT s.unit_id AS unit_id, s.month AS month, COUNT(*) AS contacts, SUM(s.handled_seconds) AS handled_seconds, SUM(s.again) AS again
FROM sorted AS s
WHERE s.month >= :first AND s.month <= :last
GROUP BY s.unit_id, s.month
ORDER BY s.unit_id, s.month
