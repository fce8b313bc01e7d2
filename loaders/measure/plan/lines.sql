-- Lines by their customer's segment, month of opening and closing, and whether they came and went with their customer.
WITH dated AS (
  SELECT CASE WHEN k.classed_on > k.joined_on AND (EXTRACT(YEAR FROM k.classed_on) * 12 + EXTRACT(MONTH FROM k.classed_on) - 1) * 31 + EXTRACT(DAY FROM k.classed_on) > :first * 31 + 1
      THEN 'other' ELSE COALESCE(k.segment, 'other') END AS segment,
    EXTRACT(YEAR FROM s.opened_on) * 12 + EXTRACT(MONTH FROM s.opened_on) - 1 AS opened,
    CASE WHEN s.closed_on IS NULL THEN 999999 ELSE EXTRACT(YEAR FROM s.closed_on) * 12 + EXTRACT(MONTH FROM s.closed_on) - 1 END AS closed,
    EXTRACT(YEAR FROM k.joined_on) * 12 + EXTRACT(MONTH FROM k.joined_on) - 1 AS joined,
    CASE WHEN k.left_on IS NULL THEN 999998 ELSE EXTRACT(YEAR FROM k.left_on) * 12 + EXTRACT(MONTH FROM k.left_on) - 1 END AS gone
  FROM subscriptions AS s
  JOIN customers AS k ON k.customer_id = s.customer_id
),
sorted AS (
  SELECT d.segment AS segment,
    CASE WHEN d.opened < :first THEN :first - 1 ELSE d.opened END AS opened,
    CASE WHEN d.closed > :last THEN -1 ELSE d.closed END AS closed,
    CASE WHEN d.opened = d.joined THEN 1 ELSE 0 END AS came_with,
    CASE WHEN d.closed = d.gone THEN 1 ELSE 0 END AS went_with
  FROM dated AS d
  WHERE d.closed >= :first AND d.opened <= :last
)
SELECT s.segment AS segment, s.opened AS opened, s.closed AS closed, s.came_with AS came_with, s.went_with AS went_with, COUNT(*) AS lines
FROM sorted AS s
GROUP BY s.segment, s.opened, s.closed, s.came_with, s.went_with
ORDER BY s.segment, s.opened, s.closed, s.came_with, s.went_with
