-- One row an agent and a day on which they called out: calls made, and calls that reached somebody and were long enough to count.
SELECT
  a.number AS agent_id,
  a.bucket AS bucket,
  c.unit_id AS handled_by,
  CAST(CAST(c.started_at AS DATE) AS TIMESTAMP) AS happened_at,
  COUNT(*) AS calls,
  SUM(CASE WHEN c.answered AND c.handled_seconds >= 30 THEN 1 ELSE 0 END) AS effective_calls
FROM contacts AS c
JOIN agents AS a ON a.agent_id = c.agent_id
WHERE c.channel = 'call_out'
GROUP BY a.number, a.bucket, c.unit_id, CAST(c.started_at AS DATE)
