-- Answered contacts by the customer's home unit and month: how long they took, and how many came back about the same within 7 days.
-- Home units share shocks with their neighbours; who handled a contact may serve customers of everywhere.
-- Contacts of the last 7 days of the data haven't had the time, and of those without a reason nobody knows; they are left out.
WITH
:own_contacts,
sorted AS (
  SELECT k.home_unit_id AS unit_id, EXTRACT(YEAR FROM m.started_at) * 12 + EXTRACT(MONTH FROM m.started_at) - 1 AS month,
    m.handled_seconds AS handled_seconds, m.came_back AS again
  FROM own_contacts AS m
  JOIN customers AS k ON k.customer_id = m.customer_id
  WHERE m.answered AND m.reason IS NOT NULL AND m.handled_seconds > 0 AND k.home_unit_id IS NOT NULL
    AND m.started_at < (SELECT MAX(l.started_at) FROM contacts AS l) - INTERVAL 7 DAY
)
SELECT s.unit_id AS unit_id, s.month AS month, COUNT(*) AS contacts, SUM(s.handled_seconds) AS handled_seconds, SUM(s.again) AS again
FROM sorted AS s
WHERE s.month >= :first AND s.month <= :last
GROUP BY s.unit_id, s.month
ORDER BY s.unit_id, s.month
