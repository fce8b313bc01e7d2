-- Inbound calls that an employee answered, and whether they were handed on.
SELECT
  c.unit_id AS unit,
  w.period AS period,
  CASE WHEN a.employer_id IS NULL THEN 0 ELSE 1 END AS partner,
  k.number AS cluster,
  c.agent_id AS worker,
  SUM(CASE WHEN c.transferred THEN 1 ELSE 0 END) AS y,
  COUNT(*) AS x
FROM contacts AS c
JOIN agents AS a ON a.agent_id = c.agent_id
JOIN customers AS k ON k.customer_id = c.customer_id
JOIN report_years AS w ON c.started_at >= w.starts_on AND c.started_at < w.ends_before
WHERE c.channel = 'call_in' AND c.transferred IS NOT NULL
GROUP BY c.unit_id, w.period, CASE WHEN a.employer_id IS NULL THEN 0 ELSE 1 END, k.number, c.agent_id
