-- Hotline calls that asked for a person, by hour of the day, over the last twelve months. A call that was passed on is one call,
-- and takes the time of all its parts.
WITH calls AS (
  SELECT EXTRACT(HOUR FROM c.started_at) AS hour, c.customer_id AS customer_id, SUM(CASE WHEN COALESCE(c.leg, 1) = 1 THEN 1 ELSE 0 END) AS calls,
    SUM(CASE WHEN c.answered AND COALESCE(c.leg, 1) = 1 THEN 1 ELSE 0 END) AS answered,
    SUM(CASE WHEN c.answered AND c.handled_seconds IS NOT NULL THEN c.handled_seconds ELSE 0 END) AS handled_seconds,
    SUM(CASE WHEN c.answered AND c.handled_seconds IS NOT NULL AND COALESCE(c.leg, 1) = 1 THEN 1 ELSE 0 END) AS handled
  FROM contacts AS c
  WHERE c.channel = 'call_in' AND (c.asked_for_person OR COALESCE(c.leg, 1) > 1)
    AND EXTRACT(YEAR FROM c.started_at) * 12 + EXTRACT(MONTH FROM c.started_at) - 1 > :last - 12
    AND EXTRACT(YEAR FROM c.started_at) * 12 + EXTRACT(MONTH FROM c.started_at) - 1 <= :last
  GROUP BY EXTRACT(HOUR FROM c.started_at), c.customer_id
)
SELECT c.hour AS hour, COUNT(*) AS customers, SUM(c.calls) AS calls, SUM(c.answered) AS answered, SUM(c.handled_seconds) AS handled_seconds, SUM(c.handled) AS handled
FROM calls AS c
GROUP BY c.hour
ORDER BY c.hour
