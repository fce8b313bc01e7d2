-- Call agents and store clerks: 365 for each who left in the year, over the days that they were employed in it.
SELECT
  a.unit_id AS unit,
  w.period AS period,
  0 AS partner,
  a.number AS cluster,
  SUM(CASE WHEN a.left_on >= w.starts_on AND a.left_on < w.ends_before THEN 365 ELSE 0 END) AS y,
  SUM(CAST(LEAST(COALESCE(a.left_on, w.ends_before), w.ends_before) AS DATE) - CAST(GREATEST(a.joined_on, w.starts_on) AS DATE)) AS x
FROM agents AS a
JOIN report_years AS w ON a.joined_on < w.ends_before AND COALESCE(a.left_on, w.ends_before) > w.starts_on
WHERE a.role IN ('call_agent', 'store_clerk')
GROUP BY a.unit_id, w.period, a.number
