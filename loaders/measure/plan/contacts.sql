-- Contacts that customers made, by segment and month: all, and those about the same reason within 7 days of the one before.
WITH made AS (
  SELECT c.customer_id AS customer_id, c.started_at AS started_at,
    LAG(c.started_at) OVER (PARTITION BY c.customer_id, c.reason ORDER BY c.started_at, c.contact_id) AS before_at
  FROM contacts AS c
  WHERE c.channel <> 'call_out'
),
dated AS (
  SELECT COALESCE(k.segment, 'other') AS segment,
    EXTRACT(YEAR FROM m.started_at) * 12 + EXTRACT(MONTH FROM m.started_at) - 1 AS month,
    CASE WHEN m.started_at <= m.before_at + INTERVAL 7 DAY THEN 1 ELSE 0 END AS again
  FROM made AS m
  JOIN customers AS k ON k.customer_id = m.customer_id
)
SELECT d.segment AS segment, d.month AS month, COUNT(*) AS contacts, SUM(d.again) AS repeats
FROM dated AS d
WHERE d.month >= :first AND d.month <= :last
GROUP BY d.segment, d.month
ORDER BY d.segment, d.month
