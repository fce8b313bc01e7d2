-- Contacts of the customers' own making, the parts of a call that was passed on taken as one, and whether the customer came for the
-- same reason within 7 days before (a repeat), or came back for it within 7 days. Without a reason on record nothing is a repeat.
own_contacts AS (
  SELECT c.contact_id AS contact_id, c.customer_id AS customer_id, c.unit_id AS unit_id, c.started_at AS started_at, c.reason AS reason,
    c.answered AS answered, c.handled_seconds AS handled_seconds,
    CASE WHEN c.reason IS NOT NULL AND c.started_at <= LAG(c.started_at) OVER (PARTITION BY c.customer_id, c.reason ORDER BY c.started_at, c.contact_id)
      + INTERVAL 7 DAY THEN 1 ELSE 0 END AS repeated,
    CASE WHEN c.reason IS NOT NULL AND LEAD(c.started_at) OVER (PARTITION BY c.customer_id, c.reason ORDER BY c.started_at, c.contact_id)
      <= c.started_at + INTERVAL 7 DAY THEN 1 ELSE 0 END AS came_back
  FROM contacts AS c
  WHERE c.channel <> 'call_out' AND COALESCE(c.leg, 1) = 1
)
