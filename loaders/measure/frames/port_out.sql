-- One row a customer who ported out: contacts of their own making in the 90 days before, but those that ask to leave, and how many
-- of them missed a target.
WITH
:last_lines,
:lights
SELECT
  k.customer_id AS row_id,
  k.number AS customer_id,
  k.bucket AS bucket,
  k.home_unit_id AS home,
  CAST(k.left_on AS TIMESTAMP) AS happened_at,
  k.joined_on + INTERVAL 90 DAY <= k.left_on AS here_for_90_days,
  :on_record_segment AS segment,
  SUM(COALESCE(t.contact, 0)) AS contacts,
  SUM(CASE WHEN t.missed = 1 THEN 1 ELSE 0 END) AS missed
FROM customers AS k
JOIN last_lines AS l ON l.customer_id = k.customer_id AND l.place = 1 AND l.closed_how = 'port_out'
LEFT JOIN lights AS t ON t.customer_id = k.customer_id AND t.started_at < k.left_on AND t.started_at >= k.left_on - INTERVAL 90 DAY
WHERE k.left_on IS NOT NULL
GROUP BY k.customer_id, k.number, k.bucket, k.home_unit_id, k.left_on, k.joined_on, k.classed_on, k.segment
