-- One row a service switched on.
SELECT
  a.activation_id AS row_id,
  k.number AS customer_id,
  k.bucket AS bucket,
  k.home_unit_id AS home,
  a.unit_id AS sold_by,
  CAST(a.activated_on AS TIMESTAMP) AS happened_at,
  a.source AS source,
  a.consented AS consented,
  a.disputed_on AS disputed_on,
  a.switched_off_on AS switched_off_on,
  a.refunded_fen AS refunded_fen,
  :on_record_segment AS segment
FROM activations AS a
JOIN customers AS k ON k.customer_id = a.customer_id
