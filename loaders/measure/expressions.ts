import type {Database} from "../ground/database.js";
import type {Contract} from "../definitions/contract.js";
import {isRecord, parseTree, scalarClasses, typeOfExpression, visit, type Tree} from "../ground/parse-tree.js";
import type {Frame} from "./frames.js";

/**
 * The expressions of the indicator language: plain SQL over one row of a frame. They name columns of
 * the frame and nothing else, so one indicator can't refer to another, nor to itself, and there are
 * no cycles to look for.
 */
export interface Expression {
  readonly text: string;
  readonly isCondition: boolean;
  /** Columns of the frame that it names. */
  readonly columns: ReadonlySet<string>;
  readonly tree: Tree;
}

/** What is wrong with an expression: what was expected and what was found. Its reader knows where it stands. */
export class ExpressionFault extends Error {
  override readonly name = "ExpressionFault";
}

// trunc is the parser's own, inside INTERVAL.
const functions = new Set([
  "+",
  "-",
  "*",
  "abs",
  "~~",
  "!~~",
  "date_part",
  "to_days",
  "to_months",
  "to_years",
  "trunc"
]);

/**
 * Reads an expression and checks it against the columns of a frame.
 *
 * @param columns the frame's columns and their types
 * @param expected a condition, or a whole number for which a condition may stand as 1 and 0
 * @throws {ExpressionFault}
 */
export async function readExpression(
  database: Database,
  frame: Frame,
  columns: ReadonlyMap<string, string>,
  text: string,
  expected: "number" | "condition"
): Promise<Expression> {
  const tree = await expressionTree(database, text);
  const named = new Set<string>();
  visit(tree, (node) => {
    if (node.class === "COLUMN_REF") named.add(columnOf(node));
    else if (typeof node.class === "string" && !scalarClasses.has(node.class)) throw notPlain(node.class.toLowerCase());
    else if (typeof node.function_name === "string" && !functions.has(node.function_name))
      throw notPlain(node.function_name);
  });
  const unknown = [...named].filter((column) => !columns.has(column));
  if (unknown.length) {
    throw new ExpressionFault(
      `expected columns of the frame ${frame.name} (${[...columns.keys()].join(", ")}); found "${unknown.join(", ")}"`
    );
  }
  const type = await typeOf(database, columns, text);
  if (expected === "condition" && type !== "BOOLEAN")
    throw new ExpressionFault(`expected a condition; found "${text}" (${type})`);
  if (expected === "number" && !/^(BOOLEAN|TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/.test(type)) {
    throw new ExpressionFault(
      `expected a whole number or a condition, so that sums are exact; found "${text}" (${type})`
    );
  }
  return {text, isCondition: type === "BOOLEAN", columns: named, tree};
}

/** DuckDB's parse of an expression. */
export async function expressionTree(database: Database, text: string): Promise<Tree> {
  return selected(await parseTree(database, `SELECT (${text}) AS expression FROM frame`), text);
}

/** The expression as a whole number: a condition counts 1 where it holds and 0 where it doesn't or can't be told. */
export function asNumberSql({text, isCondition}: Expression): string {
  return isCondition ? `CASE WHEN ${text} THEN 1 ELSE 0 END` : text;
}

async function typeOf(database: Database, columns: ReadonlyMap<string, string>, text: string): Promise<string> {
  const found = await typeOfExpression(database, columns, `(${text})`);
  if ("fault" in found)
    throw new ExpressionFault(`expected an expression that fits its columns' types; found "${text}" (${found.fault})`);
  return found.type;
}

/** The one expression of a parsed `SELECT (…) AS expression FROM frame`. */
function selected(parsed: unknown, text: string): Tree {
  const [statement, ...more] = isRecord(parsed) && Array.isArray(parsed.statements) ? parsed.statements : [];
  const list = isRecord(statement) && isRecord(statement.node) ? statement.node.select_list : null;
  const [tree, ...others] = Array.isArray(list) ? list : [];
  if (!isRecord(tree) || more.length || others.length)
    throw new ExpressionFault(`expected one expression; found "${text}"`);
  return tree;
}

function notPlain(found: string): ExpressionFault {
  return new ExpressionFault(
    `expected plain SQL over one row (comparisons, AND, OR, NOT, IN, IS NULL, CASE, COALESCE, CAST, INTERVAL, EXTRACT, +, -, *); found ${found}`
  );
}

function columnOf(node: Tree): string {
  const names = Array.isArray(node.column_names) ? node.column_names : [];
  return names.map(String).join(".");
}

/** What is known of a frame's columns when a denominator is checked. */
export interface ColumnFacts {
  readonly frame: Frame;
  readonly types: ReadonlyMap<string, string>;
  readonly contract: Contract;
}

/**
 * Columns by which an expression could become negative; null where it can for another reason (a
 * difference, a negative number). A condition can't be, nor a column that counts or whose least value
 * in the contract is 0, nor sums, products and cases of such; nor, where `conditions` hold, a column
 * that they keep above 0.
 */
export function negativeBy(
  {tree}: Expression,
  conditions: readonly Expression[],
  facts: ColumnFacts
): readonly string[] | null {
  const above = new Set(conditions.flatMap((condition) => keptAbove(condition.tree)));
  return negative(tree, above, facts);
}

function negative(node: Tree, above: ReadonlySet<string>, facts: ColumnFacts): readonly string[] | null {
  const all = (nodes: unknown): readonly string[] | null => {
    const found = (Array.isArray(nodes) ? nodes : []).map((child) =>
      isRecord(child) ? negative(child, above, facts) : null
    );
    return found.some((one) => one === null) ? null : found.flatMap((one) => one ?? []);
  };
  switch (node.class) {
    case "COMPARISON":
    case "CONJUNCTION":
    case "BETWEEN":
      return [];
    case "OPERATOR":
      return node.type === "OPERATOR_COALESCE" ? all(node.children) : [];
    case "CONSTANT":
      return isNegativeConstant(node) ? null : [];
    case "COLUMN_REF": {
      const column = columnOf(node);
      return above.has(column) || isNeverNegative(column, facts) ? [] : [column];
    }
    case "CAST":
      return all([node.child]);
    case "FUNCTION":
      if (
        node.function_name === "abs" ||
        node.function_name === "~~" ||
        node.function_name === "!~~" ||
        node.function_name === "date_part"
      )
        return [];
      return node.function_name === "+" || node.function_name === "*" ? all(node.children) : null;
    case "CASE": {
      const branches = (Array.isArray(node.case_checks) ? node.case_checks : [])
        .filter(isRecord)
        .map(({when_expr: when, then_expr: then}) =>
          isRecord(then) ? negative(then, new Set([...above, ...(isRecord(when) ? keptAbove(when) : [])]), facts) : null
        );
      const found = [...branches, all([node.else_expr])];
      return found.some((one) => one === null) ? null : [...new Set(found.flatMap((one) => one ?? []))];
    }
    default:
      return null;
  }
}

function isNeverNegative(column: string, {frame, types, contract}: ColumnFacts): boolean {
  if (types.get(column) === "BOOLEAN" || frame.counts.includes(column)) return true;
  const [origin, ...others] = frame.lineage[column] ?? [`${frame.table}.${column}`];
  const [table, name] = origin.split(".");
  const definition = contract.get(table)?.columns[name];
  return (
    !others.length && definition?.type === "integer" && definition.minimum !== undefined && definition.minimum >= 0
  );
}

/** Columns that are above or at 0 where a condition holds: `a > 0`, `0 <= a`, joined by AND. */
function keptAbove(node: Tree): string[] {
  if (node.type === "CONJUNCTION_AND" && Array.isArray(node.children))
    return node.children.filter(isRecord).flatMap(keptAbove);
  if (node.class !== "COMPARISON" || !isRecord(node.left) || !isRecord(node.right)) return [];
  const isGreater = node.type === "COMPARE_GREATERTHAN" || node.type === "COMPARE_GREATERTHANOREQUALTO";
  const isLess = node.type === "COMPARE_LESSTHAN" || node.type === "COMPARE_LESSTHANOREQUALTO";
  const [greater, less] = isLess ? [node.right, node.left] : [node.left, node.right];
  return (isGreater || isLess) &&
    greater.class === "COLUMN_REF" &&
    less.class === "CONSTANT" &&
    !isNegativeConstant(less)
    ? [columnOf(greater)]
    : [];
}

function isNegativeConstant(node: Tree): boolean {
  const value = isRecord(node.value) ? node.value.value : null;
  return !(typeof value === "number" && value >= 0) && value !== null && value !== undefined;
}
