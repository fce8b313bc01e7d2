import type {Database} from "../database.js";
import type {IndicatorDefinition, Indicators} from "../definitions/indicators.js";
import type {Intake} from "../intake/intake.js";
import {frames, type Attribution, type Frame} from "./frames.js";
import {monthName, type Calendar} from "./periods.js";

/** An indicator turned into the two expressions that are summed over its frame's rows. */
export interface CompiledIndicator {
  readonly id: string;
  readonly definition: IndicatorDefinition;
  readonly frame: Frame;
  readonly attribution: Attribution;
  /** Integer SQL expressions over the frame's columns. */
  readonly y: string;
  readonly x: string;
  /** A window column that the frame needs besides, or null. */
  readonly window: string | null;
  /** `table.column` that the data lack; empty where it can be measured. */
  readonly lacks: readonly string[];
}

/**
 * Compiles all indicators against their frames.
 *
 * @param database with the contract's tables, on which expressions are checked
 * @throws {DefinitionFault} for an unknown frame or column, an expression that isn't one, or one of a wrong type
 */
export async function compileIndicators(database: Database, indicators: Indicators, intake: Intake, calendar: Calendar): Promise<CompiledIndicator[]> {
  const compiled: CompiledIndicator[] = [];
  for (const [id, definition] of indicators.byId) compiled.push(await compileIndicator(database, id, definition, indicators, intake, calendar));
  return compiled;
}

async function compileIndicator(
  database: Database,
  id: string,
  definition: IndicatorDefinition,
  {fault}: Indicators,
  intake: Intake,
  calendar: Calendar
): Promise<CompiledIndicator> {
  const frame = frames.get(definition.frame);
  if (!frame) throw fault(id, "frame", `expected one of ${[...frames.keys()].join(", ")}; found "${definition.frame}"`);
  if ((frame.time === "period") !== (definition.kind === "cohort")) {
    throw fault(id, "kind", `expected ${frame.time === "period" ? "cohort" : "ratio or followed_by"} over the frame ${frame.name}; found ${definition.kind}`);
  }
  if (!frame.attributions.includes(definition.unit)) {
    throw fault(id, "unit", `expected one of ${frame.attributions.join(", ")} for the frame ${frame.name}; found ${definition.unit}`);
  }
  const used = new Set<string>();
  const check = async (key: string, expression: string) => {
    const type = await expressionType(database, frame, expression, (message) => fault(id, key, message), used);
    if (key === "where" && type !== "BOOLEAN") throw fault(id, key, `expected a condition; found ${type}`);
    if (key !== "where" && !/^(BOOLEAN|TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/.test(type)) {
      throw fault(id, key, `expected a whole number or a condition, so that sums are exact; found ${type}`);
    }
    return type === "BOOLEAN" && key !== "where" ? `CASE WHEN ${expression} THEN 1 ELSE 0 END` : expression;
  };

  const over = await check("over", definition.over);
  const conditions = definition.where ? [await check("where", definition.where)] : [];
  if (frame.time === "at" && definition.knowable_after > 0) {
    const end = `DATE '${monthName(calendar.lastMonth + 1)}-01'`;
    conditions.push(`happened_at + INTERVAL ${definition.knowable_after} DAY <= ${end}`);
  }
  let sum: string;
  let window: string | null = null;
  if (definition.kind === "followed_by") {
    const {frame: eventFrame, same, within_days, where} = definition.followed_by;
    if (eventFrame !== frame.name) throw fault(id, "followed_by", `expected the frame ${frame.name} itself; found ${eventFrame}`);
    for (const column of same) await check("followed_by", `CASE WHEN ${column} IS NULL THEN 0 ELSE 1 END`);
    if (where) await check("where", where);
    conditions.push(...same.filter((column) => column !== "customer_id").map((column) => `${column} IS NOT NULL`));
    window = followingEvent(id, same, where);
    const followed = `next_${id} <= happened_at + INTERVAL ${within_days} DAY`;
    sum = definition.counts === "followed" ? `CASE WHEN ${followed} THEN ${over} ELSE 0 END` : `CASE WHEN ${followed} THEN 0 ELSE ${over} END`;
  } else {
    sum = await check("sum", definition.sum);
  }
  const where = conditions.length ? conditions.map((condition) => `(${condition})`).join(" AND ") : null;
  const within = (expression: string) => (where ? `CASE WHEN ${where} THEN ${expression} ELSE 0 END` : expression);
  const needs = [...frame.needs, ...[...used, definition.unit].flatMap((column) => lineageOf(frame, column))];
  return {
    id,
    definition,
    frame,
    attribution: definition.unit,
    y: within(sum),
    x: within(over),
    window,
    lacks: [...new Set(needs)].filter((column) => !isFilled(intake, column)).sort()
  };
}

/** The time of the next row of the same customer (and reason …); NULL where none comes. */
function followingEvent(id: string, same: readonly string[], where: string | undefined): string {
  const event = where ? `CASE WHEN ${where} THEN happened_at END` : "happened_at";
  return `MIN(${event}) OVER (PARTITION BY ${same.join(", ")} ORDER BY happened_at, row_id ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next_${id}`;
}

async function expressionType(
  database: Database,
  frame: Frame,
  expression: string,
  fault: (message: string) => Error,
  used: Set<string>
): Promise<string> {
  const columns = await database.describe(frame.sql);
  for (const word of expression.replace(/'[^']*'/g, "").match(/[a-z_][a-z0-9_]*/gi) ?? []) if (columns.has(word)) used.add(word);
  try {
    const [type] = (await database.describe(`SELECT (${expression}) AS expression FROM (${frame.sql}) AS frame`)).values();
    return type;
  } catch (error) {
    const [message] = error instanceof Error ? error.message.split("\n") : [String(error)];
    throw fault(`expected an expression over ${[...columns.keys()].join(", ")}; found "${expression}" (${message})`);
  }
}

function lineageOf(frame: Frame, column: string): readonly string[] {
  return frame.lineage[column] ?? [`${frame.table}.${column}`];
}

function isFilled(intake: Intake, column: string): boolean {
  const [table, name] = column.split(".");
  const found = intake.get(table);
  // Nobody having left yet is a fact, not a gap: the column has to be there, but may be empty all through.
  return found !== undefined && (found.filled.has(name) || (column === "customers.left_on" && found.present.has(name)));
}
