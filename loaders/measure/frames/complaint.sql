-- One row a complaint on record.
SELECT
  c.complaint_id AS row_id,
  k.number AS customer_id,
  k.bucket AS bucket,
  k.home_unit_id AS home,
  c.unit_id AS handled_by,
  c.opened_at AS happened_at,
  c.closed_at AS closed_at,
  c.reason AS reason,
  c.level AS level,
  c.solved_at_first_answer AS solved_at_first_answer,
  c.refund_fen AS refund_fen,
  c.disputed AS disputed,
  :on_record_segment AS segment
FROM complaints AS c
JOIN customers AS k ON k.customer_id = c.customer_id
