-- Lines that were closed, the latest of each customer first: how it was closed is how the customer left.
last_lines AS (
  SELECT s.customer_id AS customer_id, s.closed_how AS closed_how,
    ROW_NUMBER() OVER (PARTITION BY s.customer_id ORDER BY s.closed_on DESC, s.subscription_id DESC) AS place
  FROM subscriptions AS s
  WHERE s.closed_on IS NOT NULL
)
