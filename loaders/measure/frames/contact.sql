-- One row a contact, with the customer's home unit and the unit that handled it; of a call that was passed on, one row a part.
SELECT
  c.contact_id AS row_id,
  k.number AS customer_id,
  k.bucket AS bucket,
  k.home_unit_id AS home,
  c.unit_id AS handled_by,
  c.started_at AS happened_at,
  c.channel AS channel,
  c.reason AS reason,
  c.need AS need,
  c.asked_for_person AS asked_for_person,
  c.reached_person AS reached_person,
  c.answered AS answered,
  c.waited_seconds AS waited_seconds,
  c.handled_seconds AS handled_seconds,
  c.transferred AS transferred,
  COALESCE(c.leg, 1) = 1 AS starts_call,
  c.resolved AS resolved,
  :on_record_segment AS segment,
  :on_record_value_tier AS value_tier
FROM contacts AS c
JOIN customers AS k ON k.customer_id = c.customer_id
