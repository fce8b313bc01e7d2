-- Answered contacts by the parent of the unit that handled them and month: how long they took, and how many came back about the same within 7 days.
-- Contacts of the last 7 days of the data haven't had the time, and of those without a reason nobody knows; they are left out.
WITH
:own_contacts,
sorted AS (
  SELECT COALESCE(u.parent_id, u.unit_id) AS parent_id, EXTRACT(YEAR FROM m.started_at) * 12 + EXTRACT(MONTH FROM m.started_at) - 1 AS month,
    m.handled_seconds AS handled_seconds, m.came_back AS again
  FROM own_contacts AS m
  JOIN org_units AS u ON u.unit_id = m.unit_id
  WHERE m.answered AND m.reason IS NOT NULL AND m.handled_seconds > 0 AND m.started_at < (SELECT MAX(l.started_at) FROM contacts AS l) - INTERVAL 7 DAY
)
SELECT s.parent_id AS parent_id, s.month AS month, COUNT(*) AS contacts, SUM(s.handled_seconds) AS handled_seconds, SUM(s.again) AS again
FROM sorted AS s
WHERE s.month >= :first AND s.month <= :last
GROUP BY s.parent_id, s.month
ORDER BY s.parent_id, s.month
