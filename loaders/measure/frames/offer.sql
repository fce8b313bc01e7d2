-- One row an offer made to a customer, with the unit that made it and the channel of the contact it was made in.
SELECT
  o.offer_id AS row_id,
  k.number AS customer_id,
  k.bucket AS bucket,
  k.home_unit_id AS home,
  o.unit_id AS sold_by,
  c.channel AS channel,
  o.offered_at AS happened_at,
  o.lever AS lever,
  o.accepted AS accepted,
  o.consented AS consented,
  o.ended_on AS ended_on,
  k.left_on AS left_on,
  :on_record_segment AS segment,
  :on_record_value_tier AS value_tier
FROM offers AS o
JOIN customers AS k ON k.customer_id = o.customer_id
LEFT JOIN contacts AS c ON c.contact_id = o.contact_id
