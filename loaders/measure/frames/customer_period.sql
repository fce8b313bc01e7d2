-- One row a period and a customer who was here when it started.
SELECT
  k.customer_id AS customer_id,
  k.bucket AS bucket,
  k.home_unit_id AS home,
  p.period AS period,
  TRUE AS here_at_start,
  k.left_on IS NULL OR k.left_on >= p.ends_before AS here_at_end,
  k.segment AS segment,
  k.value_tier AS value_tier
FROM customers AS k
JOIN periods AS p ON k.joined_on < p.starts_on AND (k.left_on IS NULL OR k.left_on >= p.starts_on)
