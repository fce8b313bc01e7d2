-- One row a question put to a customer; the unit and channel of the contact it followed, where there was one.
SELECT
  s.survey_id AS row_id,
  k.number AS customer_id,
  k.bucket AS bucket,
  k.home_unit_id AS home,
  c.unit_id AS handled_by,
  c.channel AS channel,
  s.asked_at AS happened_at,
  s.kind AS kind,
  s.score AS score,
  s.weight AS weight,
  :on_record_segment AS segment,
  :on_record_value_tier AS value_tier
FROM surveys AS s
JOIN customers AS k ON k.customer_id = s.customer_id
LEFT JOIN contacts AS c ON c.contact_id = s.contact_id
