/** DuckDB's own parse of a query, and how to go through it. */
import {asText, literal, quoted, type Database} from "./database.js";

/** A node of the parse. */
export type Tree = Readonly<Record<string, unknown>>;

/** DuckDB's own parse of a query; of text that isn't one, a node with `error` and `error_message`. */
export async function parseTree(database: Database, sql: string): Promise<unknown> {
  const [row] = await database.rows(`SELECT CAST(json_serialize_sql(${literal(sql)}) AS VARCHAR) AS tree`);
  return JSON.parse(asText(row.tree));
}

/** What an expression over the columns of one row is made of: no subquery, aggregate, window, star or parameter. */
export const scalarClasses: ReadonlySet<unknown> = new Set([
  "COLUMN_REF",
  "CONSTANT",
  "COMPARISON",
  "CONJUNCTION",
  "OPERATOR",
  "CASE",
  "CAST",
  "BETWEEN",
  "FUNCTION"
]);

/** Whether a value of a parse is a node of it. */
export function isRecord(value: unknown): value is Tree {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Shows every node of a parse to `see`, those above before those below. */
export function visit(node: unknown, see: (node: Tree) => void): void {
  if (Array.isArray(node)) for (const item of node) visit(item, see);
  else if (isRecord(node)) {
    see(node);
    for (const value of Object.values(node)) visit(value, see);
  }
}

/**
 * The type of an expression over columns of these types, without a row of them.
 *
 * @returns the type, or what DuckDB says against it
 */
export async function typeOfExpression(
  database: Database,
  columns: ReadonlyMap<string, string>,
  expression: string
): Promise<{readonly type: string} | {readonly fault: string}> {
  const row = [...columns].map(([name, type]) => `CAST(NULL AS ${type}) AS ${quoted(name)}`).join(", ");
  try {
    const [type] = (
      await database.describe(`SELECT ${expression} AS expression FROM (SELECT ${row}) AS source`)
    ).values();
    return {type};
  } catch (error) {
    const [fault] = error instanceof Error ? error.message.split("\n") : [String(error)];
    return {fault};
  }
}
