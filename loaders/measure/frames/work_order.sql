-- One row a dispatched task, at the day of dispatch.
SELECT
  w.work_order_id AS row_id,
  k.number AS customer_id,
  k.bucket AS bucket,
  k.home_unit_id AS home,
  w.unit_id AS handled_by,
  CAST(w.dispatched_on AS TIMESTAMP) AS happened_at,
  w.scene AS scene,
  w.called_on AS called_on,
  w.connected AS connected,
  w.converted AS converted,
  :on_record_segment AS segment
FROM work_orders AS w
JOIN customers AS k ON k.customer_id = w.customer_id
