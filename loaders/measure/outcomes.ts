import {asNumber, asText, type Database} from "../ground/database.js";
import {bucketCount} from "../intake/intake.js";
import {monthName, monthNumber, type Calendar} from "../intake/periods.js";

/**
 * What became of the customers who were here when a period ended: the outcomes that scores are held
 * against. The group is fixed when the score is known; a gap is left out, since who is leaving already
 * shows in the score; who leaves in the gap is in neither side.
 */

/** One window of outcomes: who is counted, and until when they had to stay. */
export interface OutcomeWindow {
  /** Position in the calendar's periods whose scores it follows. */
  readonly period: number;
  /** Months that customers are followed; `last` is the period itself, what was known of retention when it ended. */
  readonly horizon: number | "last";
  /** Months, counted from year 0: customers who had joined before `base`, were here at the start of `from`, and are here or not at the start of `end`. */
  readonly base: number;
  readonly from: number;
  readonly end: number;
}

/** Sums of one lowest unit, window and group of customers. */
interface OutcomeRow {
  readonly window: number;
  readonly unit: string;
  readonly bucket: number;
  readonly base: number;
  readonly kept: number;
  readonly revenue: number;
  readonly revenueKept: number;
}

/** The same by kind of customer, for case-mix adjustment. */
interface StratumRow {
  readonly window: number;
  readonly unit: string;
  readonly half: number;
  readonly stratum: string;
  readonly base: number;
  readonly kept: number;
}

export interface Outcomes {
  readonly windows: readonly OutcomeWindow[];
  readonly rows: readonly OutcomeRow[];
  readonly strata: readonly StratumRow[];
  /** False where there are no bills: money isn't followed then. */
  readonly hasRevenue: boolean;
}

/** Half of the customers that a bucket belongs to: they were dealt by hash of the id. */
export function halfOf(bucket: number): 0 | 1 {
  return bucket < bucketCount / 2 ? 0 : 1;
}

/** The windows that the data reach over: after each quarter, each horizon that ends with the data at the latest. */
export function outcomeWindows(
  {periods, lastMonth}: Calendar,
  horizons: readonly number[],
  gap: number
): OutcomeWindow[] {
  return periods.flatMap((period, i): OutcomeWindow[] => {
    if (period.grain !== "quarter") return [];
    const base = monthNumber(period.to) + 1;
    const start = monthNumber(period.from);
    return [
      {period: i, horizon: "last", base: start, from: start, end: base},
      ...horizons.flatMap((horizon): OutcomeWindow[] => {
        const from = base + gap;
        return from + horizon <= lastMonth + 1 ? [{period: i, horizon, base, from, end: from + horizon}] : [];
      })
    ];
  });
}

const firstOf = (month: number) => `DATE '${monthName(month)}-01'`;

/** Makes the table `outcome_windows` that the queries join to. */
export async function writeWindows(database: Database, windows: readonly OutcomeWindow[]): Promise<void> {
  await database.run(
    `CREATE OR REPLACE TABLE outcome_windows (window_id INTEGER, base_on DATE, from_on DATE, ends_before DATE, month_before DATE, last_month DATE, year_before DATE, years_before DATE)`
  );
  const rows = windows.map(
    ({base, from, end}, i) =>
      `(${i}, ${firstOf(base)}, ${firstOf(from)}, ${firstOf(end)}, ${firstOf(base - 1)}, ${firstOf(end - 1)}, ${firstOf(base - 12)}, ${firstOf(base - 36)})`
  );
  if (rows.length) await database.run(`INSERT INTO outcome_windows VALUES ${rows.join(", ")}`);
}

const followed = `FROM outcome_windows AS w
JOIN customers AS k ON k.joined_on < w.base_on AND (k.left_on IS NULL OR k.left_on >= w.from_on)`;

/** Customers and their revenue: who was here and who stayed; each customer's revenue is capped at what they paid before. */
export const outcomesQuery = `WITH revenue AS (
  SELECT s.customer_id AS customer_id, b.month AS month, SUM(b.revenue_fen) AS revenue_fen
  FROM bills AS b
  JOIN subscriptions AS s ON s.subscription_id = b.subscription_id
  GROUP BY s.customer_id, b.month
),
customers_followed AS (
  SELECT w.window_id AS window_id, k.home_unit_id AS unit_id, k.bucket AS bucket,
    CASE WHEN k.left_on IS NULL OR k.left_on >= w.ends_before THEN 1 ELSE 0 END AS kept,
    CASE WHEN a.revenue_fen > 0 THEN a.revenue_fen ELSE 0 END AS revenue_before,
    CASE WHEN z.revenue_fen > 0 THEN z.revenue_fen ELSE 0 END AS revenue_after
  ${followed}
  LEFT JOIN revenue AS a ON a.customer_id = k.customer_id AND a.month = w.month_before
  LEFT JOIN revenue AS z ON z.customer_id = k.customer_id AND z.month = w.last_month
)
SELECT f.window_id AS window_id, f.unit_id AS unit_id, f.bucket AS bucket,
  COUNT(*) AS base,
  SUM(f.kept) AS kept,
  CAST(SUM(f.revenue_before) AS BIGINT) AS revenue,
  CAST(SUM(CASE WHEN f.kept = 0 THEN 0 WHEN f.revenue_after < f.revenue_before THEN f.revenue_after ELSE f.revenue_before END) AS BIGINT) AS revenue_kept
FROM customers_followed AS f
GROUP BY f.window_id, f.unit_id, f.bucket
ORDER BY f.window_id, f.unit_id, f.bucket`;

/** The same customers by kind of customer: kind, segment, value tier (as on record by then, where that is known) and tenure when they began to be followed. */
export const strataQuery = `WITH customers_followed AS (
  SELECT w.window_id AS window_id, k.home_unit_id AS unit_id,
    CASE WHEN k.bucket < ${bucketCount / 2} THEN 0 ELSE 1 END AS half,
    COALESCE(k.kind, '') AS kind,
    CASE WHEN k.classed_on > w.base_on THEN '' ELSE COALESCE(k.segment, '') END AS segment,
    CASE WHEN k.classed_on > w.base_on THEN '' ELSE COALESCE(k.value_tier, '') END AS value_tier,
    CASE WHEN k.joined_on >= w.year_before THEN 0 WHEN k.joined_on >= w.years_before THEN 1 ELSE 2 END AS tenure,
    CASE WHEN k.left_on IS NULL OR k.left_on >= w.ends_before THEN 1 ELSE 0 END AS kept
  ${followed}
)
SELECT f.window_id AS window_id, f.unit_id AS unit_id, f.half AS half, f.kind AS kind, f.segment AS segment, f.value_tier AS value_tier, f.tenure AS tenure,
  COUNT(*) AS base,
  SUM(f.kept) AS kept
FROM customers_followed AS f
GROUP BY f.window_id, f.unit_id, f.half, f.kind, f.segment, f.value_tier, f.tenure
ORDER BY f.window_id, f.unit_id, f.half, f.kind, f.segment, f.value_tier, f.tenure`;

/**
 * Follows customers after every quarter.
 *
 * @param horizons months to follow them
 * @param gap months between the period and what counts as outcome
 */
export async function measureOutcomes(
  database: Database,
  calendar: Calendar,
  horizons: readonly number[],
  gap: number,
  hasRevenue: boolean
): Promise<Outcomes> {
  const windows = outcomeWindows(calendar, horizons, gap);
  await writeWindows(database, windows);
  const [window, unit, bucket, base, kept, revenue, revenueKept] = await database.columns(outcomesQuery);
  const strata = await database.columns(strataQuery);
  await database.run(`DROP TABLE outcome_windows`);
  return {
    windows,
    hasRevenue,
    rows: window.map((one, i) => ({
      window: asNumber(one),
      unit: asText(unit[i]),
      bucket: asNumber(bucket[i]),
      base: asNumber(base[i]),
      kept: asNumber(kept[i]),
      revenue: asNumber(revenue[i]),
      revenueKept: asNumber(revenueKept[i])
    })),
    strata: strata[0].map((one, i) => ({
      window: asNumber(one),
      unit: asText(strata[1][i]),
      half: asNumber(strata[2][i]),
      stratum: [3, 4, 5].map((column) => asText(strata[column][i])).join("|") + `|${asNumber(strata[6][i])}`,
      base: asNumber(strata[7][i]),
      kept: asNumber(strata[8][i])
    }))
  };
}
