-- Unit and month: customers here at the start, those who left, first contacts that they made, minutes of outage. It stays in the build.
WITH joined AS (
  SELECT k.home_unit_id AS unit_id, EXTRACT(YEAR FROM k.joined_on) * 12 + EXTRACT(MONTH FROM k.joined_on) - 1 AS month, COUNT(*) AS customers
  FROM customers AS k
  GROUP BY k.home_unit_id, EXTRACT(YEAR FROM k.joined_on) * 12 + EXTRACT(MONTH FROM k.joined_on) - 1
),
gone AS (
  SELECT k.home_unit_id AS unit_id, EXTRACT(YEAR FROM k.left_on) * 12 + EXTRACT(MONTH FROM k.left_on) - 1 AS month, COUNT(*) AS customers
  FROM customers AS k
  WHERE k.left_on IS NOT NULL
  GROUP BY k.home_unit_id, EXTRACT(YEAR FROM k.left_on) * 12 + EXTRACT(MONTH FROM k.left_on) - 1
),
:own_contacts,
needs AS (
  SELECT k.home_unit_id AS unit_id, EXTRACT(YEAR FROM m.started_at) * 12 + EXTRACT(MONTH FROM m.started_at) - 1 AS month, COUNT(*) AS needs
  FROM own_contacts AS m
  JOIN customers AS k ON k.customer_id = m.customer_id
  WHERE m.repeated = 0
  GROUP BY k.home_unit_id, EXTRACT(YEAR FROM m.started_at) * 12 + EXTRACT(MONTH FROM m.started_at) - 1
),
months AS (
  SELECT n.unit_id AS unit_id, EXTRACT(YEAR FROM n.month) * 12 + EXTRACT(MONTH FROM n.month) - 1 AS month, MAX(n.outage_minutes) AS minutes
  FROM network AS n
  WHERE n.outage_minutes IS NOT NULL
  GROUP BY n.unit_id, EXTRACT(YEAR FROM n.month) * 12 + EXTRACT(MONTH FROM n.month) - 1
)
SELECT m.unit_id AS unit_id, COALESCE(u.parent_id, m.unit_id) AS parent_id, m.month AS month, m.minutes AS minutes,
  COALESCE((SELECT SUM(j.customers) FROM joined AS j WHERE j.unit_id = m.unit_id AND j.month < m.month), 0) AS ever_joined,
  COALESCE((SELECT SUM(g.customers) FROM gone AS g WHERE g.unit_id = m.unit_id AND g.month < m.month), 0) AS ever_left,
  COALESCE(x.customers, 0) AS left_now, COALESCE(d.needs, 0) AS needs
FROM months AS m
JOIN org_units AS u ON u.unit_id = m.unit_id
LEFT JOIN gone AS x ON x.unit_id = m.unit_id AND x.month = m.month
LEFT JOIN needs AS d ON d.unit_id = m.unit_id AND d.month = m.month
WHERE m.month >= :first AND m.month <= :last
ORDER BY m.unit_id, m.month
