import type {Database} from "../loaders/ground/database.js";
import {isRecord, parseTree, type Tree} from "../loaders/ground/parse-tree.js";

/**
 * What the raw scan must not use, so that the same text runs on the engine that holds the data
 * (DuckDB, PostgreSQL, MariaDB and ClickHouse gave identical results for the rest when tried).
 *
 * @returns one line a breach, found in DuckDB's own parse of the query
 */
export async function breachesOfPlainSql(database: Database, sql: string): Promise<string[]> {
  const breaches = new Set<string>();
  walk(await parseTree(database, sql), breaches);
  return [...breaches].sort();
}

/** Functions that differ between engines, aren't exact, or don't add up. */
const forbiddenFunctions = new Set([
  "date_trunc",
  "datetrunc",
  "quantile",
  "quantile_cont",
  "quantile_disc",
  "median",
  "mode",
  "approx_count_distinct",
  "approx_quantile",
  "avg",
  "mean",
  "stddev",
  "stddev_samp",
  "var_samp",
  "variance",
  "list",
  "array_agg",
  "string_agg",
  "first",
  "last",
  "arg_max",
  "arg_min",
  "bool_or",
  "bool_and",
  "count_if",
  "datediff",
  "date_diff",
  "date_part",
  "strftime",
  "hash",
  "md5",
  "random",
  "/"
]);

function walk(node: unknown, breaches: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, breaches);
    return;
  }
  if (!isRecord(node)) return;
  if (node.error === true) breaches.add(`not readable: ${String(node.error_message)}`);
  if (typeof node.function_name === "string") {
    const name = node.function_name.toLowerCase();
    // EXTRACT comes out of the parser as a function of the same name as the part, or date_part with a constant.
    if (forbiddenFunctions.has(name) && !(name === "date_part" && isExtract(node))) breaches.add(`function ${name}`);
  }
  if (isRecord(node.filter)) breaches.add("FILTER");
  if (node.distinct === true && node.class === "FUNCTION") breaches.add("DISTINCT in an aggregate");
  if (isRecord(node.qualify)) breaches.add("QUALIFY");
  if (Array.isArray(node.group_sets) && node.group_sets.length > 1) breaches.add("GROUPING SETS");
  if (typeof node.aggregate_handling === "string" && node.aggregate_handling !== "STANDARD_HANDLING")
    breaches.add("GROUP BY ALL");
  if (node.join_type === "FULL" || node.join_type === "OUTER") breaches.add("FULL JOIN");
  if (typeof node.ref_type === "string" && node.ref_type !== "REGULAR" && node.type === "JOIN")
    breaches.add(`${node.ref_type} JOIN`);
  if (node.class === "STAR" && Array.isArray(node.replace_list) && node.replace_list.length) breaches.add("* REPLACE");
  if (isRecord(node.cast_type) && /FLOAT|DOUBLE|DECIMAL/.test(String(node.cast_type.id)))
    breaches.add("a float or decimal cast");
  // The parser writes INTERVAL 7 DAY as a function over a rounded double; what was written is plain.
  if (typeof node.function_name === "string" && /^to_(days|months|years)$/.test(node.function_name)) return;
  for (const value of Object.values(node)) walk(value, breaches);
}

function isExtract(node: Tree): boolean {
  const [part] = Array.isArray(node.children) ? node.children : [];
  return isRecord(part) && part.class === "CONSTANT";
}
