-- One row a benefit granted.
SELECT
  b.benefit_id AS row_id,
  k.number AS customer_id,
  k.bucket AS bucket,
  k.home_unit_id AS home,
  CAST(b.granted_on AS TIMESTAMP) AS happened_at,
  b.benefit AS benefit,
  b.exercised_on AS exercised_on,
  k.star_level AS star_level,
  :on_record_segment AS segment
FROM benefits AS b
JOIN customers AS k ON k.customer_id = b.customer_id
