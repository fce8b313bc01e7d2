-- One row a customer and unit: what the customer's contacts of the period show of each trace, as sums y and x.
-- A call that was passed on is one contact, and a mark asked after any part of it was asked after it.
-- A contact is taken to be unsolved when the same customer came back for the same reason within 7 days.
WITH calls AS (
  SELECT c.contact_id AS contact_id, c.customer_id AS customer_id, c.unit_id AS unit_id, c.started_at AS started_at, c.channel AS channel,
    c.reason AS reason, c.asked_for_person AS asked_for_person, c.answered AS answered, c.resolved AS resolved, CASE WHEN COALESCE(c.leg, 1) = 1 THEN 1 ELSE 0 END AS starts_call,
    SUM(CASE WHEN COALESCE(c.leg, 1) = 1 THEN 1 ELSE 0 END) OVER (PARTITION BY c.customer_id ORDER BY c.started_at, c.contact_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS call,
    MIN(CASE WHEN COALESCE(c.leg, 1) = 1 THEN c.started_at END) OVER (PARTITION BY c.customer_id, c.reason ORDER BY c.started_at, c.contact_id ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next_at
  FROM contacts AS c
  WHERE c.channel <> 'call_out' AND c.started_at >= :from AND c.started_at < :before
),
marks AS (
  SELECT c.customer_id AS customer_id, c.call AS call, COUNT(*) AS marks
  FROM surveys AS s
  JOIN calls AS c ON c.contact_id = s.contact_id
  WHERE s.kind = 'contact_satisfaction' AND s.asked_at >= :from
  GROUP BY c.customer_id, c.call
),
recommendations AS (
  SELECT c.customer_id AS customer_id, c.call AS call, COUNT(*) AS marks
  FROM surveys AS s
  JOIN calls AS c ON c.contact_id = s.contact_id
  WHERE s.kind = 'service_nps' AND s.asked_at >= :from
  GROUP BY c.customer_id, c.call
),
records AS (
  SELECT c.contact_id AS contact_id, COUNT(*) AS records
  FROM calls AS c
  JOIN complaints AS b ON b.customer_id = c.customer_id AND b.opened_at >= c.started_at AND b.opened_at <= c.started_at + INTERVAL 3 DAY
  WHERE c.reason = 'complaint'
  GROUP BY c.contact_id
),
facts AS (
  SELECT c.customer_id AS customer_id, u.ancestor_id AS unit_id,
    CASE WHEN c.starts_call = 1 AND c.answered AND c.reason IS NOT NULL AND c.started_at + INTERVAL 7 DAY <= :before THEN 1 ELSE 0 END AS told,
    CASE WHEN c.next_at <= c.started_at + INTERVAL 7 DAY THEN 1 ELSE 0 END AS came_back,
    CASE WHEN c.resolved THEN 1 ELSE 0 END AS noted,
    CASE WHEN c.resolved IS NULL THEN 0 ELSE 1 END AS has_note,
    CASE WHEN m.marks > 0 THEN 1 ELSE 0 END AS asked_mark,
    CASE WHEN w.marks > 0 THEN 1 ELSE 0 END AS asked_recommendation,
    CASE WHEN c.starts_call = 1 AND c.answered AND c.reason = 'complaint' THEN 1 ELSE 0 END AS complained,
    CASE WHEN r.records > 0 THEN 0 ELSE 1 END AS unrecorded,
    CASE WHEN c.starts_call = 1 AND c.channel = 'call_in' AND c.asked_for_person IS NOT NULL THEN 1 ELSE 0 END AS called_in,
    CASE WHEN c.asked_for_person THEN 0 ELSE 1 END AS never_asked
  FROM calls AS c
  JOIN unit_ancestors AS u ON u.unit_id = c.unit_id
  LEFT JOIN marks AS m ON m.customer_id = c.customer_id AND m.call = c.call
  LEFT JOIN recommendations AS w ON w.customer_id = c.customer_id AND w.call = c.call
  LEFT JOIN records AS r ON r.contact_id = c.contact_id
  WHERE u.ancestor_id IN (:units)
),
of_customer AS (
  SELECT customer_id, unit_id,
    CAST(SUM(told * came_back * has_note * noted) AS BIGINT) AS notes_y, CAST(SUM(told * came_back * has_note) AS BIGINT) AS notes_x,
    CAST(SUM(told * came_back * asked_mark) AS BIGINT) AS back_y, CAST(SUM(told * came_back) AS BIGINT) AS back_x,
    CAST(SUM(told * (1 - came_back) * asked_mark) AS BIGINT) AS solved_y, CAST(SUM(told * (1 - came_back)) AS BIGINT) AS solved_x,
    CAST(SUM(told * came_back * asked_recommendation) AS BIGINT) AS wished_back_y, CAST(SUM(told * came_back) AS BIGINT) AS wished_back_x,
    CAST(SUM(told * (1 - came_back) * asked_recommendation) AS BIGINT) AS wished_solved_y, CAST(SUM(told * (1 - came_back)) AS BIGINT) AS wished_solved_x,
    CAST(SUM(complained * unrecorded) AS BIGINT) AS record_y, CAST(SUM(complained) AS BIGINT) AS record_x,
    CAST(SUM(called_in * never_asked) AS BIGINT) AS way_y, CAST(SUM(called_in) AS BIGINT) AS way_x
  FROM facts
  GROUP BY customer_id, unit_id
)
