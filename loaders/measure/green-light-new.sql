-- Who ported out less than 90 days after joining, by month of leaving: they are in no share of green-light leavers.
WITH
:last_lines
SELECT CAST(EXTRACT(YEAR FROM k.left_on) * 12 + EXTRACT(MONTH FROM k.left_on) - 1 AS INTEGER) AS month, COUNT(*) AS customers
FROM customers AS k
JOIN last_lines AS l ON l.customer_id = k.customer_id AND l.place = 1 AND l.closed_how = 'port_out'
JOIN years AS p ON k.left_on >= p.starts_on AND k.left_on < p.ends_before
WHERE k.joined_on + INTERVAL 90 DAY > k.left_on
GROUP BY CAST(EXTRACT(YEAR FROM k.left_on) * 12 + EXTRACT(MONTH FROM k.left_on) - 1 AS INTEGER)
ORDER BY month
