-- Contacts that customers made, by segment and month, and who made them: all, and those about the same reason within 7 days of the one before.
WITH
:own_contacts,
dated AS (
  SELECT CASE WHEN k.classed_on > k.joined_on AND (EXTRACT(YEAR FROM k.classed_on) * 12 + EXTRACT(MONTH FROM k.classed_on) - 1) * 31 + EXTRACT(DAY FROM k.classed_on) > :first * 31 + 1
      THEN 'other' ELSE COALESCE(k.segment, 'other') END AS segment,
    EXTRACT(YEAR FROM m.started_at) * 12 + EXTRACT(MONTH FROM m.started_at) - 1 AS month,
    m.customer_id AS customer_id, m.repeated AS again
  FROM own_contacts AS m
  JOIN customers AS k ON k.customer_id = m.customer_id
),
of_customer AS (
  SELECT d.segment AS segment, d.month AS month, d.customer_id AS customer_id, COUNT(*) AS contacts, SUM(d.again) AS repeats
  FROM dated AS d
  WHERE d.month >= :first AND d.month <= :last
  GROUP BY d.segment, d.month, d.customer_id
)
SELECT o.segment AS segment, o.month AS month, COUNT(*) AS customers, SUM(o.contacts) AS contacts, SUM(o.repeats) AS repeats
FROM of_customer AS o
GROUP BY o.segment, o.month
ORDER BY o.segment, o.month
