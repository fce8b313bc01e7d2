import {asText, literal, type Database} from "../ground/database.js";
import {isRecord, parseTree, scalarClasses, typeOfExpression, visit, type Tree} from "../ground/parse-tree.js";

/** What is wrong with an expression of a mapping: what was expected and what was found. */
export class MappingFault extends Error {
  override readonly name = "MappingFault";
}

/** Functions of one row alone: none reads files, settings or the clock, and each gives the same for the same row. */
const functions = new Set([
  ..."+ - * / // % || ~~ !~~ ~~* !~~* ^@ ** ^".split(" "),
  ..."abs round floor ceil ceiling trunc sign greatest least mod power sqrt ln exp".split(" "),
  ..."lower upper trim ltrim rtrim length substr substring left right replace concat concat_ws lpad rpad reverse starts_with ends_with suffix prefix contains position strpos instr split_part printf format repeat translate".split(
    " "
  ),
  ..."regexp_matches regexp_replace regexp_extract regexp_full_match md5 chr ascii unicode".split(" "),
  ..."date_part date_trunc date_add date_sub date_diff datediff strftime strptime try_strptime make_date make_timestamp last_day year month day hour minute second quarter dayofweek isodow to_seconds to_minutes to_hours to_days to_weeks to_months to_years epoch to_timestamp age extract".split(
    " "
  ),
  ..."coalesce nullif ifnull if".split(" ")
]);

/**
 * Checks an expression of a mapping: one scalar expression over the columns of one row of its source.
 *
 * @returns it in DuckDB's own spelling, without comments, safe to stand within other SQL; and the columns that it speaks of
 * @throws {MappingFault}
 */
export async function readMappingExpression(
  database: Database,
  columns: ReadonlyMap<string, string>,
  text: string,
  expected: "value" | "condition" | "whole number"
): Promise<{readonly sql: string; readonly speaksOf: ReadonlySet<string>}> {
  // The line break ends a comment that the text may end with.
  const parse = await parseTree(database, `SELECT (${text}\n) AS expression FROM source`);
  const [tree, ...others] = selected(parse);
  if (!tree || others.length) {
    const message =
      isRecord(parse) && typeof parse.error_message === "string" ? ` (${parse.error_message.split("\n")[0]})` : "";
    throw new MappingFault(`expected one SQL expression; found "${text}"${message}`);
  }
  const speaksOf = new Set<string>();
  visit(tree, (node) => {
    if (node.class === "COLUMN_REF") speaksOf.add(columnOf(node, columns));
    else if (typeof node.class === "string" && !scalarClasses.has(node.class))
      throw notScalar(node.class.toLowerCase());
    else if (typeof node.function_name === "string" && !functions.has(node.function_name.toLowerCase()))
      throw notScalar(node.function_name);
  });
  const [row] = await database.rows(
    `SELECT json_deserialize_sql(json_serialize_sql(${literal(`SELECT (${text}\n) AS expression`)})) AS spelled`
  );
  const spelled = asText(row.spelled)
    .replace(/^SELECT /, "")
    .replace(/ AS expression$/, "");
  const type = await typeOf(database, columns, spelled, text);
  if (expected === "condition" && type !== "BOOLEAN")
    throw new MappingFault(`expected a condition; found "${text}" (${type})`);
  if (expected === "whole number" && !/INT/.test(type))
    throw new MappingFault(`expected a whole number; found "${text}" (${type}). Write CAST(… AS INTEGER).`);
  return {sql: spelled, speaksOf};
}

/** The column of the source that is named, in whatever case. */
function columnOf(node: Tree, columns: ReadonlyMap<string, string>): string {
  const names = Array.isArray(node.column_names) ? node.column_names.map(String) : [];
  const [name] = names;
  const known =
    names.length === 1 ? [...columns.keys()].find((column) => column.toLowerCase() === name.toLowerCase()) : undefined;
  if (known === undefined)
    throw new MappingFault(
      `expected one of the source's columns (${[...columns.keys()].join(", ")}); found "${names.join(".")}"`
    );
  return known;
}

function notScalar(found: string): MappingFault {
  return new MappingFault(
    `expected an expression over one row, without subqueries, sums over rows, or what reads files, settings or the clock; found ${found}`
  );
}

/** The expressions that a query selects; none where it isn't just that. */
function selected(parse: unknown): Tree[] {
  if (!isRecord(parse) || parse.error === true) return [];
  const statements = Array.isArray(parse.statements) ? parse.statements : [];
  const [statement] = statements;
  if (statements.length !== 1 || !isRecord(statement) || !isRecord(statement.node)) return [];
  const {node} = statement;
  const from = isRecord(node.from_table) ? node.from_table : {};
  if (from.type !== "BASE_TABLE" || from.table_name !== "source" || isRecord(node.where_clause)) return [];
  return Array.isArray(node.select_list) ? node.select_list.filter(isRecord) : [];
}

async function typeOf(
  database: Database,
  columns: ReadonlyMap<string, string>,
  spelled: string,
  text: string
): Promise<string> {
  const found = await typeOfExpression(database, columns, spelled);
  if ("fault" in found)
    throw new MappingFault(`expected an expression that fits its columns' types; found "${text}" (${found.fault})`);
  return found.type;
}
