-- Would employees recommend working here: promoters 100, detractors −100.
SELECT
  a.unit_id AS unit,
  w.period AS period,
  0 AS partner,
  a.number AS cluster,
  SUM(CASE WHEN s.score >= 9 THEN 100 WHEN s.score <= 6 THEN -100 ELSE 0 END) AS y,
  COUNT(*) AS x
FROM surveys AS s
JOIN agents AS a ON a.agent_id = s.agent_id
JOIN report_years AS w ON s.asked_at >= w.starts_on AND s.asked_at < w.ends_before
WHERE s.kind = 'employee_nps' AND s.score IS NOT NULL
GROUP BY a.unit_id, w.period, a.number
