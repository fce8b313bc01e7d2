import type {Database} from "../ground/database.js";
import {monthName, type Calendar} from "../intake/periods.js";

/** Customers who were offered a larger plan, by whether they used the one they had. */
export interface UrgedCounts {
  readonly urged: number;
  readonly neededLess: number;
  /** Of those whose first offer was early enough to follow them six months: how many, and how many left. */
  readonly followedNeededLess: number;
  readonly leftNeededLess: number;
  readonly followedOthers: number;
  readonly leftOthers: number;
}

/** Months that who was urged is followed. */
const urgedMonths = 6;

/**
 * Customers made an upgrade offer in the year, of whom bills of all three months before it are
 * there, unless it was made while they asked to leave; they needed less if they used under half of their mobile data in each of them. They are
 * followed from their first offer in the twelve months that end `urgedMonths` before the data do.
 */
export function unneededUpsellQuery({lastMonth}: Calendar): string {
  const day = (month: number) => `DATE '${monthName(month)}-01'`;
  const monthOf = (column: string) => `EXTRACT(YEAR FROM ${column}) * 12 + EXTRACT(MONTH FROM ${column})`;
  const first = lastMonth - 11 - urgedMonths;
  return `WITH data_used AS (
  SELECT s.customer_id AS customer_id, ${monthOf("b.month")} AS month_number,
    SUM(b.data_used_mb) AS used_mb, SUM(b.data_allowance_mb) AS allowance_mb
  FROM bills AS b
  JOIN subscriptions AS s ON s.subscription_id = b.subscription_id
  WHERE s.kind = 'mobile' AND b.data_allowance_mb > 0 AND b.data_used_mb IS NOT NULL AND b.month >= ${day(first - 3)}
  GROUP BY s.customer_id, ${monthOf("b.month")}
),
urged AS (
  SELECT o.customer_id AS customer_id, CAST(o.offered_at AS DATE) AS offered_on,
    SUM(CASE WHEN 2 * u.used_mb < u.allowance_mb THEN 1 ELSE 0 END) AS months_needing_less
  FROM offers AS o
  JOIN data_used AS u ON u.customer_id = o.customer_id
    AND u.month_number < ${monthOf("o.offered_at")} AND u.month_number >= ${monthOf("o.offered_at")} - 3
  LEFT JOIN contacts AS c ON c.contact_id = o.contact_id
  WHERE o.lever = 'upgrade' AND COALESCE(c.reason, 'other') <> 'leaving' AND o.offered_at >= ${day(first)} AND o.offered_at < ${day(lastMonth + 1)}
  GROUP BY o.customer_id, o.offer_id, CAST(o.offered_at AS DATE)
  HAVING COUNT(*) = 3
),
in_year AS (
  SELECT u.customer_id AS customer_id, MAX(CASE WHEN u.months_needing_less = 3 THEN 1 ELSE 0 END) AS needed_less
  FROM urged AS u
  WHERE u.offered_on >= ${day(lastMonth - 11)}
  GROUP BY u.customer_id
),
first_offers AS (
  SELECT u.customer_id AS customer_id, u.offered_on AS offered_on, CASE WHEN u.months_needing_less = 3 THEN 1 ELSE 0 END AS needed_less,
    ROW_NUMBER() OVER (PARTITION BY u.customer_id ORDER BY u.offered_on, u.months_needing_less) AS place
  FROM urged AS u
  WHERE u.offered_on < ${day(lastMonth + 1 - urgedMonths)}
),
followed AS (
  SELECT f.needed_less AS needed_less, CASE WHEN k.left_on < f.offered_on + INTERVAL ${urgedMonths} MONTH THEN 1 ELSE 0 END AS left_then
  FROM first_offers AS f
  JOIN customers AS k ON k.customer_id = f.customer_id
  WHERE f.place = 1
)
SELECT
  (SELECT COUNT(*) FROM in_year) AS urged,
  (SELECT SUM(needed_less) FROM in_year) AS needed_less,
  (SELECT SUM(needed_less) FROM followed) AS followed_needed_less,
  (SELECT SUM(CASE WHEN needed_less = 1 THEN left_then ELSE 0 END) FROM followed) AS left_needed_less,
  (SELECT SUM(1 - needed_less) FROM followed) AS followed_others,
  (SELECT SUM(CASE WHEN needed_less = 0 THEN left_then ELSE 0 END) FROM followed) AS left_others`;
}

/** Counts them. */
export async function measureUnneededUpsell(database: Database, calendar: Calendar): Promise<UrgedCounts> {
  const found = await database.counts(unneededUpsellQuery(calendar));
  return {
    urged: found.urged,
    neededLess: found.needed_less,
    followedNeededLess: found.followed_needed_less,
    leftNeededLess: found.left_needed_less,
    followedOthers: found.followed_others,
    leftOthers: found.left_others
  };
}
