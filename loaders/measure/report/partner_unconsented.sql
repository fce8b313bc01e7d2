-- Services switched on by dealers and content providers, and by own employees, and whether the customer hadn't agreed.
SELECT
  k.home_unit_id AS unit,
  w.period AS period,
  CASE WHEN v.source = 'agent' THEN 0 ELSE 1 END AS partner,
  k.number AS cluster,
  v.agent_id AS worker,
  SUM(CASE WHEN v.consented THEN 0 ELSE 1 END) AS y,
  COUNT(*) AS x
FROM activations AS v
JOIN customers AS k ON k.customer_id = v.customer_id
JOIN report_years AS w ON v.activated_on >= w.starts_on AND v.activated_on < w.ends_before
WHERE v.source IN ('agent', 'dealer', 'content_provider') AND v.consented IS NOT NULL
GROUP BY k.home_unit_id, w.period, CASE WHEN v.source = 'agent' THEN 0 ELSE 1 END, k.number, v.agent_id
