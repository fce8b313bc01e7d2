-- Budget and actual spending by category and month.
SELECT c.category AS category, EXTRACT(YEAR FROM c.month) * 12 + EXTRACT(MONTH FROM c.month) - 1 AS month,
  SUM(COALESCE(c.budget_fen, 0)) AS budget_fen, SUM(COALESCE(c.actual_fen, 0)) AS actual_fen
FROM costs AS c
WHERE EXTRACT(YEAR FROM c.month) * 12 + EXTRACT(MONTH FROM c.month) - 1 >= :first AND EXTRACT(YEAR FROM c.month) * 12 + EXTRACT(MONTH FROM c.month) - 1 <= :last
GROUP BY c.category, EXTRACT(YEAR FROM c.month) * 12 + EXTRACT(MONTH FROM c.month) - 1
ORDER BY c.category, EXTRACT(YEAR FROM c.month) * 12 + EXTRACT(MONTH FROM c.month) - 1
