/** Whether the ids of one column stand in another one. */
import {literal, quoted, type Database} from "../ground/database.js";
import {mostRows, type LookedColumn, type LookedSource} from "./look.js";

/** A column of a source. */
export interface ColumnAt {
  readonly source: LookedSource;
  readonly column: string;
}

/** Ids that are looked up. */
const mostIds = 500;

const idText = (column: string) => `regexp_replace(CAST(${quoted(column)} AS VARCHAR), '[.]0+$', '')`;

/**
 * The share of a column's ids, in percent, that stand in another one.
 *
 * @returns null where too little was looked at to tell: not all rows of the other one
 */
export async function percentMet(
  database: Database,
  ids: ColumnAt,
  others: readonly ColumnAt[]
): Promise<number | null> {
  const known = others
    .map(({source, column}) => `SELECT ${idText(column)} AS id FROM ${quoted(source.table)}`)
    .join(" UNION ALL ");
  const {looked, met} = await database.counts(`WITH known AS (${known}),
    ids AS (SELECT DISTINCT ${idText(ids.column)} AS id FROM ${quoted(ids.source.table)}
      WHERE ${quoted(ids.column)} IS NOT NULL AND trim(CAST(${quoted(ids.column)} AS VARCHAR)) <> ${literal("")} ORDER BY id LIMIT ${mostIds})
    SELECT count(*) AS looked, count(*) FILTER (id IN (SELECT id FROM known WHERE id IS NOT NULL)) AS met FROM ids`);
  if (looked === 0) return null;
  const percent = Math.round((100 * met) / looked);
  return percent < 50 && others.some(({source}) => source.rows >= mostRows) ? null : percent;
}

/** Columns that may hold ids: many different values, no fractions, no list. */
export function mayBeIds(source: LookedSource): readonly LookedColumn[] {
  return source.columns.filter(
    ({type, distinct, filled, values}) =>
      filled > 0 &&
      distinct > Math.min(8, filled / 2) &&
      /^VARCHAR|INT/.test(type) &&
      values.every(({text}) => text.length <= 100 && !/[.,]\d*[1-9]/.test(text))
  );
}
