-- One row a change of a line's state.
SELECT
  e.event_id AS row_id,
  k.number AS customer_id,
  k.bucket AS bucket,
  k.home_unit_id AS home,
  e.unit_id AS handled_by,
  e.happened_at AS happened_at,
  e.event AS event,
  e.subscription_id AS subscription_id,
  s.kind AS kind,
  :on_record_segment AS segment
FROM line_events AS e
JOIN subscriptions AS s ON s.subscription_id = e.subscription_id
JOIN customers AS k ON k.customer_id = s.customer_id
