-- One row a line and month, with its plan.
SELECT
  b.subscription_id AS row_id,
  k.number AS customer_id,
  k.bucket AS bucket,
  k.home_unit_id AS home,
  CAST(b.month AS TIMESTAMP) AS happened_at,
  s.kind AS kind,
  :on_record_segment AS segment,
  b.revenue_fen AS revenue_fen,
  b.data_allowance_mb AS data_allowance_mb,
  b.data_used_mb AS data_used_mb,
  b.overage_fen AS overage_fen,
  b.arrears_fen AS arrears_fen,
  b.device_5g AS device_5g,
  b.modem_class AS modem_class,
  p.five_g AS plan_five_g,
  p.bundle AS plan_bundle,
  p.speed_mbps AS plan_speed_mbps
FROM bills AS b
JOIN subscriptions AS s ON s.subscription_id = b.subscription_id
JOIN customers AS k ON k.customer_id = s.customer_id
LEFT JOIN plans AS p ON p.plan_id = b.plan_id
