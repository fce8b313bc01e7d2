-- One row a term on a line, at the day it was due.
SELECT
  t.contract_id AS row_id,
  k.number AS customer_id,
  k.bucket AS bucket,
  k.home_unit_id AS home,
  CAST(t.due_on AS TIMESTAMP) AS happened_at,
  t.renewed_on AS renewed_on,
  s.kind AS kind,
  s.closed_on AS closed_on,
  :on_record_segment AS segment
FROM contracts AS t
JOIN subscriptions AS s ON s.subscription_id = t.subscription_id
JOIN customers AS k ON k.customer_id = s.customer_id
