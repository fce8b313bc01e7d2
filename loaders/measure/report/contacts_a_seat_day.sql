-- Contacts that call agents handled, over the days that they worked.
SELECT
  a.unit_id AS unit,
  p.period AS period,
  0 AS partner,
  a.number AS cluster,
  COALESCE(h.contacts, 0) AS y,
  p.days AS x
FROM (
  SELECT q.agent_id AS agent_id, w.period AS period, SUM(q.seat_days) AS days
  FROM pay AS q
  JOIN report_years AS w ON q.month >= w.starts_on AND q.month < w.ends_before
  WHERE q.seat_days > 0
  GROUP BY q.agent_id, w.period
) AS p
JOIN agents AS a ON a.agent_id = p.agent_id
LEFT JOIN (
  SELECT c.agent_id AS agent_id, w.period AS period, COUNT(*) AS contacts
  FROM contacts AS c
  JOIN report_years AS w ON c.started_at >= w.starts_on AND c.started_at < w.ends_before
  WHERE c.agent_id IS NOT NULL AND c.handled_seconds > 0
  GROUP BY c.agent_id, w.period
) AS h ON h.agent_id = p.agent_id AND h.period = p.period
WHERE a.role = 'call_agent'
