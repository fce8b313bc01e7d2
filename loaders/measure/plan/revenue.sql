-- Revenue by segment and month, of customers in their first twelve months and of the others, with the two largest parts that
-- single customers have of each.
WITH billed AS (
  SELECT s.customer_id AS customer_id, EXTRACT(YEAR FROM b.month) * 12 + EXTRACT(MONTH FROM b.month) - 1 AS month, SUM(b.revenue_fen) AS revenue_fen
  FROM bills AS b
  JOIN subscriptions AS s ON s.subscription_id = b.subscription_id
  GROUP BY s.customer_id, EXTRACT(YEAR FROM b.month) * 12 + EXTRACT(MONTH FROM b.month) - 1
),
dated AS (
  SELECT CASE WHEN k.classed_on > k.joined_on AND (EXTRACT(YEAR FROM k.classed_on) * 12 + EXTRACT(MONTH FROM k.classed_on) - 1) * 31 + EXTRACT(DAY FROM k.classed_on) > :first * 31 + 1
      THEN 'other' ELSE COALESCE(k.segment, 'other') END AS segment, b.month AS month, b.revenue_fen AS revenue_fen,
    CASE WHEN EXTRACT(YEAR FROM k.joined_on) * 12 + EXTRACT(MONTH FROM k.joined_on) - 1 > b.month - 13 THEN 1 ELSE 0 END AS newcomer
  FROM billed AS b
  JOIN customers AS k ON k.customer_id = b.customer_id
  WHERE b.month >= :first AND b.month <= :last
),
most AS (
  SELECT d.segment AS segment, d.month AS month, d.newcomer AS newcomer, MAX(d.revenue_fen) AS revenue_fen
  FROM dated AS d
  GROUP BY d.segment, d.month, d.newcomer
)
SELECT d.segment AS segment, d.month AS month, d.newcomer AS newcomer, COUNT(*) AS customers, SUM(d.revenue_fen) AS revenue_fen,
  MAX(d.revenue_fen) AS largest_fen,
  CASE WHEN SUM(CASE WHEN d.revenue_fen = m.revenue_fen THEN 1 ELSE 0 END) > 1 THEN MAX(d.revenue_fen)
    ELSE MAX(CASE WHEN d.revenue_fen < m.revenue_fen THEN d.revenue_fen ELSE 0 END) END AS second_fen
FROM dated AS d
JOIN most AS m ON m.segment = d.segment AND m.month = d.month AND m.newcomer = d.newcomer
GROUP BY d.segment, d.month, d.newcomer
ORDER BY d.segment, d.month, d.newcomer
