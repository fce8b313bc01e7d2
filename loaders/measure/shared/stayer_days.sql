-- The days of a year on which those who stayed through it are looked at: 28 days apart, the first by hash of the customer, so that
-- they reach over the whole year and no figure hangs on one drawn day.
steps AS (
  SELECT 0 AS days UNION ALL SELECT 28 UNION ALL SELECT 56 UNION ALL SELECT 84 UNION ALL SELECT 112 UNION ALL SELECT 140 UNION ALL SELECT 168
  UNION ALL SELECT 196 UNION ALL SELECT 224 UNION ALL SELECT 252 UNION ALL SELECT 280 UNION ALL SELECT 308 UNION ALL SELECT 336
),
last_year AS (
  SELECT p.starts_on AS starts_on, p.ends_before AS ends_before
  FROM periods AS p
  WHERE p.period = 0
),
stayer_days AS (
  SELECT k.customer_id AS customer_id, k.bucket AS bucket, k.home_unit_id AS home_unit_id, k.joined_on AS joined_on,
    CASE WHEN k.classed_on > y.starts_on + CAST((k.bucket * 53 + k.spread) % 28 + s.days - 90 AS INTEGER) THEN NULL ELSE k.value_tier END AS value_tier,
    y.starts_on AS starts_on, s.days AS days,
    y.starts_on + CAST((k.bucket * 53 + k.spread) % 28 + s.days AS INTEGER) AS reference_day
  FROM customers AS k
  JOIN last_year AS y ON k.left_on IS NULL OR k.left_on >= y.ends_before
  JOIN steps AS s ON s.days < 364
)
