-- Inbound calls that an employee answered, and whether the same customer called again for the same reason within 7 days; calls younger than that at the end of the data, and those without a reason on record, are left out.
SELECT
  c.unit_id AS unit,
  w.period AS period,
  CASE WHEN a.employer_id IS NULL THEN 0 ELSE 1 END AS partner,
  k.number AS cluster,
  c.agent_id AS worker,
  SUM(CASE WHEN c.next_at <= c.started_at + INTERVAL 7 DAY THEN 1 ELSE 0 END) AS y,
  COUNT(*) AS x
FROM (
  SELECT contact_id, customer_id, agent_id, unit_id, started_at, LEAD(started_at) OVER (PARTITION BY customer_id, reason ORDER BY started_at, contact_id) AS next_at
  FROM contacts WHERE channel = 'call_in' AND reason IS NOT NULL AND COALESCE(leg, 1) = 1
) AS c
JOIN agents AS a ON a.agent_id = c.agent_id
JOIN customers AS k ON k.customer_id = c.customer_id
JOIN report_years AS w ON c.started_at >= w.starts_on AND c.started_at < w.ends_before
WHERE c.started_at < (SELECT MAX(ends_before) FROM report_years) - INTERVAL 7 DAY
GROUP BY c.unit_id, w.period, CASE WHEN a.employer_id IS NULL THEN 0 ELSE 1 END, k.number, c.agent_id
