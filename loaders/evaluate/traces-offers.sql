-- One row a customer and selling unit: accepted offers of the period without consent, and what was sold up and ended within 60 days.
-- Renewals and devices, which are kept anyway, would hide it. Offers too young to have been kept for 60 days aren't asked whether they were.
WITH accepted AS (
  SELECT o.customer_id AS customer_id, u.ancestor_id AS unit_id,
    CASE WHEN o.consented IS NULL THEN 0 ELSE 1 END AS has_consent,
    CASE WHEN o.consented THEN 0 ELSE 1 END AS unconsented,
    CASE WHEN o.lever IN ('upgrade', 'five_g', 'gigabit', 'bundle', 'value_added') AND o.offered_at + INTERVAL 60 DAY <= :before THEN 1 ELSE 0 END AS old_enough,
    CASE WHEN o.ended_on <= o.offered_at + INTERVAL 60 DAY THEN 1 ELSE 0 END AS ended
  FROM offers AS o
  JOIN unit_ancestors AS u ON u.unit_id = o.unit_id
  WHERE o.accepted AND o.lever <> 'save' AND o.offered_at >= :from AND o.offered_at < :before AND u.ancestor_id IN (:units)
),
of_customer AS (
  SELECT customer_id, unit_id,
    CAST(SUM(has_consent * unconsented) AS BIGINT) AS consent_y, CAST(SUM(has_consent) AS BIGINT) AS consent_x,
    CAST(SUM(old_enough * ended) AS BIGINT) AS kept_y, CAST(SUM(old_enough) AS BIGINT) AS kept_x
  FROM accepted
  GROUP BY customer_id, unit_id
)
