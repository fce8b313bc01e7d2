-- Customers by segment, month of joining, month of leaving and how they left. Months are counted from year 0;
-- those who joined long before the first month stand under :earliest, those who haven't left by the last under -1.
-- A segment recorded after the first month had begun may follow from what happened: its customers stand under 'other'.
WITH
:last_lines,
dated AS (
  SELECT k.customer_id AS customer_id, CASE WHEN k.classed_on > k.joined_on AND (EXTRACT(YEAR FROM k.classed_on) * 12 + EXTRACT(MONTH FROM k.classed_on) - 1) * 31 + EXTRACT(DAY FROM k.classed_on) > :first * 31 + 1
      THEN 'other' ELSE COALESCE(k.segment, 'other') END AS segment,
    EXTRACT(YEAR FROM k.joined_on) * 12 + EXTRACT(MONTH FROM k.joined_on) - 1 AS joined,
    CASE WHEN k.left_on IS NULL THEN 999999 ELSE EXTRACT(YEAR FROM k.left_on) * 12 + EXTRACT(MONTH FROM k.left_on) - 1 END AS gone
  FROM customers AS k
),
sorted AS (
  SELECT d.segment AS segment,
    CASE WHEN d.joined < :earliest THEN :earliest ELSE d.joined END AS joined,
    CASE WHEN d.gone > :last THEN -1 ELSE d.gone END AS gone,
    CASE WHEN d.gone > :last THEN 'here' ELSE COALESCE(l.closed_how, 'unknown') END AS how
  FROM dated AS d
  LEFT JOIN last_lines AS l ON l.customer_id = d.customer_id AND l.place = 1
  WHERE d.gone >= :first AND d.joined <= :last
)
SELECT s.segment AS segment, s.joined AS joined, s.gone AS gone, s.how AS how, COUNT(*) AS customers
FROM sorted AS s
GROUP BY s.segment, s.joined, s.gone, s.how
ORDER BY s.segment, s.joined, s.gone, s.how
