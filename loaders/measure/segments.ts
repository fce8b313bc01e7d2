/** Which segment a customer counts under, and how many each has: the same wherever figures are shown by segment. */
import {asNumber, asText, type Database} from "../ground/database.js";
import type {Calendar} from "../intake/periods.js";
import {onRecord} from "./query-files.js";

/** The segment of a row of `customers` under the alias k, as on record (see {@link onRecord}); the empty text where none is. */
export const segmentOfCustomer = `COALESCE(${onRecord("segment")}, '')`;

/**
 * By segment the customers at the start of each month and at the end of the last; a segment in which nobody was for any of
 * these has none.
 */
export async function readSegmentStocks(
  database: Database,
  {firstMonth, lastMonth}: Pick<Calendar, "firstMonth" | "lastMonth">
): Promise<ReadonlyMap<string, readonly number[]>> {
  const months = lastMonth - firstMonth + 1;
  const rows = await database.rows(`
    SELECT d.segment AS segment, d.joined AS joined, d.gone AS gone, COUNT(*) AS customers
    FROM (
      SELECT ${segmentOfCustomer} AS segment,
        EXTRACT(YEAR FROM k.joined_on) * 12 + EXTRACT(MONTH FROM k.joined_on) - 1 AS joined,
        CASE WHEN k.left_on IS NULL THEN 999999 ELSE EXTRACT(YEAR FROM k.left_on) * 12 + EXTRACT(MONTH FROM k.left_on) - 1 END AS gone
      FROM customers AS k
    ) AS d
    GROUP BY d.segment, d.joined, d.gone ORDER BY d.segment, d.joined, d.gone`);
  const stocks = new Map<string, number[]>();
  for (const row of rows) {
    const joined = row.joined === null ? 0 : Math.max(0, asNumber(row.joined) + 1 - firstMonth);
    const gone = Math.min(months, asNumber(row.gone) - firstMonth);
    const segment = asText(row.segment);
    const stock = stocks.get(segment) ?? Array.from({length: months + 1}, () => 0);
    stocks.set(segment, stock);
    for (let t = joined; t <= gone; t++) stock[t] += asNumber(row.customers);
  }
  return stocks;
}
