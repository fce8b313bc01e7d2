-- The contacts of customers' own making, and whether each missed a target: no answer, too long, or a low mark. Those that ask
-- to leave are left out: they are the leaving itself, not what came before it. A part of a call that was passed on can miss a
-- target, but is no contact by itself.
marks AS (
  SELECT s.contact_id AS contact_id, MIN(s.score) AS satisfaction
  FROM surveys AS s
  WHERE s.kind = 'contact_satisfaction' AND s.score IS NOT NULL AND s.contact_id IS NOT NULL
  GROUP BY s.contact_id
),
lights AS (
  SELECT c.customer_id AS customer_id, c.started_at AS started_at,
    CASE WHEN COALESCE(c.leg, 1) = 1 THEN 1 ELSE 0 END AS contact,
    CASE
      WHEN c.asked_for_person AND NOT c.answered THEN 1
      WHEN c.handled_seconds > :handled_seconds_at_most THEN 1
      WHEN m.satisfaction < :satisfaction_at_least THEN 1
      ELSE 0
    END AS missed
  FROM contacts AS c
  LEFT JOIN marks AS m ON m.contact_id = c.contact_id
  WHERE c.channel <> 'call_out' AND COALESCE(c.reason, 'other') <> 'leaving'
)
