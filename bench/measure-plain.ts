import {asNumber, asText, type Database} from "../loaders/ground/database.js";
import type {Moments} from "../src/model/statistics/moments.js";
import type {Period} from "../src/model/published/site.js";

/** One indicator straight from the raw tables: customer, unit, month, y and x of each row that counts. */
interface PlainIndicator {
  readonly unit: "home" | "handled_by";
  readonly y: string;
  readonly where: string;
  /** What comes next of the same customer and reason among these rows, within seven days. */
  readonly followed?: string;
}

const answered = "channel = 'call_in' AND answered";

/** Written by hand, as an analyst would, and not from the definitions: that both agree says something. */
const plainIndicators: Readonly<Record<string, PlainIndicator>> = {
  connect_rate: {unit: "handled_by", y: "CAST(answered AS INTEGER)", where: "channel = 'call_in' AND asked_for_person"},
  handling_time: {unit: "handled_by", y: "handled_seconds", where: `${answered} AND handled_seconds IS NOT NULL`},
  waiting_time: {
    unit: "handled_by",
    y: "waited_seconds",
    where: "channel = 'call_in' AND asked_for_person AND waited_seconds IS NOT NULL"
  },
  share_reaching_person: {
    unit: "home",
    y: "CAST(reached_person AS INTEGER)",
    where: "channel = 'call_in' AND reached_person IS NOT NULL"
  },
  transfer_rate: {
    unit: "handled_by",
    y: "CAST(transferred AS INTEGER)",
    where: `${answered} AND transferred IS NOT NULL`
  },
  noted_resolution: {unit: "handled_by", y: "CAST(resolved AS INTEGER)", where: `${answered} AND resolved IS NOT NULL`},
  first_contact_resolution: {
    unit: "handled_by",
    y: "CASE WHEN next_at <= started_at + INTERVAL 7 DAY THEN 0 ELSE 1 END",
    where: answered,
    followed: "channel <> 'call_out'"
  },
  repeat_contact_7d: {
    unit: "home",
    y: "CASE WHEN next_at <= started_at + INTERVAL 7 DAY THEN 1 ELSE 0 END",
    where: "channel = 'call_in'",
    followed: "channel = 'call_in'"
  }
};

/** The indicators that have a query here. */
export const plainNames: readonly string[] = Object.keys(plainIndicators);

const levels = ["unit", "city", "province", "company"] as const;
const grains = ["month", "quarter", "year"] as const;

/** All cells of one indicator, by unit and period. */
export type PlainCells = ReadonlyMap<string, Moments>;

/** The name of a cell among the plain ones. */
export function plainKey(unit: string, period: number): string {
  return `${unit} ${period}`;
}

/**
 * Measures an indicator the plain way: one query for each grain of period and level of the tree, each
 * from the raw tables by way of each customer's sums. Buckets for the jackknife aren't asked of it.
 *
 * @param database with `periods`, `period_months` and `unit_ancestors`
 * @param dataEnd the day after the last, such as 2026-10-01
 */
export async function measurePlain(
  database: Database,
  id: string,
  periods: readonly Period[],
  dataEnd: string
): Promise<PlainCells> {
  const cells = new Map<string, Moments>();
  for (const grain of grains) {
    const numbers = periods.flatMap((period, i) => (period.grain === grain ? [i] : []));
    for (const level of levels) {
      const [period, unit, ...parts] = await database.columns(plainQuery(plainIndicators[id], level, numbers, dataEnd));
      period.forEach((at, row) => {
        const [n, y, x, yy, xx, xy] = parts.map((column) => asNumber(column[row]));
        cells.set(plainKey(asText(unit[row]), asNumber(at)), {n, y, x, yy, xx, xy});
      });
    }
  }
  return cells;
}

function plainQuery(
  {unit, y, where, followed}: PlainIndicator,
  level: (typeof levels)[number],
  periods: readonly number[],
  dataEnd: string
): string {
  const rows = followed
    ? `SELECT *, lead(started_at) OVER (PARTITION BY customer_id, reason ORDER BY started_at, contact_id) AS next_at
       FROM contacts WHERE reason IS NOT NULL AND ${followed}`
    : "SELECT * FROM contacts";
  const counted = followed ? `${where} AND started_at + INTERVAL 7 DAY <= DATE '${dataEnd}'` : where;
  // Only home units need the customers' table.
  const [owner, join] =
    unit === "home" ? ["k.home_unit_id", "JOIN customers AS k ON k.customer_id = c.customer_id"] : ["c.unit_id", ""];
  const sums = [
    "count(*) AS n",
    "sum(y) AS y",
    "sum(x) AS x",
    "sum(y * y) AS yy",
    "sum(x * x) AS xx",
    "sum(x * y) AS xy"
  ].map((sum) => sum.replace(/^(.*) AS (\w+)$/, "CAST($1 AS DOUBLE) AS $2"));
  return `WITH of_customer AS (
    SELECT p.period AS period, u.ancestor_id AS unit_id, c.customer_id AS customer_id, CAST(sum(${y}) AS BIGINT) AS y, count(*) AS x
    FROM (SELECT * FROM (${rows}) AS r WHERE ${counted}) AS c
    ${join}
    JOIN unit_ancestors AS u ON u.unit_id = ${owner}
    JOIN org_units AS o ON o.unit_id = u.ancestor_id AND o.kind = '${level}'
    JOIN period_months AS p ON p.month = year(c.started_at) * 12 + month(c.started_at) - 1 AND p.period IN (${periods.join(", ")})
    GROUP BY p.period, u.ancestor_id, c.customer_id
  )
  SELECT period, unit_id, ${sums.join(", ")} FROM of_customer GROUP BY period, unit_id`;
}
