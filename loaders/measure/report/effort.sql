-- One row a contact of the last year on which somebody spent time: whose it is, who handled it (and which of them), how, at what stage of the customer's stay, and which role it was.
-- :rules is a CASE over the contact's columns; :from and :before are the ends of the year.
SELECT
  e.customer AS customer,
  e.customer_group AS customer_group,
  e.staff_group AS staff_group,
  e.channel AS channel,
  e.stage AS stage,
  e.unit AS unit,
  e.worker AS worker,
  :rules AS role,
  e.seconds AS seconds
FROM (
  SELECT
    k.number AS customer,
    COALESCE(k.segment, k.kind, 'none') AS customer_group,
    CASE WHEN a.agent_id IS NULL THEN 'none' WHEN a.employer_id IS NULL THEN CONCAT('own ', a.role) ELSE CONCAT('partner ', a.role) END AS staff_group,
    c.channel AS channel,
    CASE
      WHEN c.started_at < k.joined_on + :newcomer THEN 'newcomer'
      WHEN d.contact_id IS NOT NULL THEN 'due'
      ELSE 'established'
    END AS stage,
    c.unit_id AS unit,
    c.agent_id AS worker,
    COALESCE(c.reason, 'other') AS reason,
    COALESCE(c.transferred, FALSE) AS transferred,
    COALESCE(c.resolved, FALSE) AS resolved,
    COALESCE(o.offered_to_keep, 0) AS offered_to_keep,
    c.handled_seconds AS seconds
  FROM contacts AS c
  JOIN customers AS k ON k.customer_id = c.customer_id
  LEFT JOIN agents AS a ON a.agent_id = c.agent_id
  LEFT JOIN (
    SELECT contact_id, MAX(CASE WHEN lever IN ('save', 'renewal') THEN 1 ELSE 0 END) AS offered_to_keep
    FROM offers WHERE contact_id IS NOT NULL GROUP BY contact_id
  ) AS o ON o.contact_id = c.contact_id
  LEFT JOIN (
    SELECT c2.contact_id AS contact_id
    FROM contacts AS c2
    JOIN subscriptions AS s ON s.customer_id = c2.customer_id
    JOIN contracts AS t ON t.subscription_id = s.subscription_id
    WHERE c2.started_at >= :from AND c2.started_at < :before AND t.due_on >= c2.started_at AND t.due_on < c2.started_at + :due
    GROUP BY c2.contact_id
  ) AS d ON d.contact_id = c.contact_id
  WHERE c.started_at >= :from AND c.started_at < :before AND c.handled_seconds > 0
) AS e
