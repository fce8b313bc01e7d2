import type {Database} from "../database.js";
import type {DefinitionFault} from "../definitions/definition.js";
import type {IndicatorDefinition, Indicators} from "../definitions/indicators.js";
import type {Intake} from "../intake/intake.js";
import type {Attribution, Frame, Frames} from "./frames.js";
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
  /** The column `next_ID` that the frame needs besides: when the row is followed. */
  readonly following: Following | null;
  /** `table.column` that the data lack; empty where it can be measured. */
  readonly lacks: readonly string[];
}

/** A later row of the same customer (and reason …), in the frame itself or in another. */
export interface Following {
  readonly column: string;
  readonly same: readonly string[];
  readonly events: Frame;
  /** Which rows of `events` count; null for all. */
  readonly where: string | null;
}

/** What expressions are checked against. */
export interface CompileContext {
  readonly database: Database;
  readonly frames: Frames;
  readonly intake: Intake;
  readonly calendar: Calendar;
}

/**
 * Compiles all indicators against their frames.
 *
 * @param context the database holds the contract's tables and `periods`
 * @throws {DefinitionFault} for an unknown frame or column, an expression that isn't one, or one of a wrong type
 */
export async function compileIndicators(indicators: Indicators, context: CompileContext): Promise<CompiledIndicator[]> {
  const compiled: CompiledIndicator[] = [];
  for (const [id, definition] of indicators.byId) {
    compiled.push(await compileIndicator(id, definition, (key, message) => indicators.fault(id, key, message), context));
  }
  return compiled;
}

type Fault = (key: string, message: string) => DefinitionFault;

async function compileIndicator(id: string, definition: IndicatorDefinition, fault: Fault, context: CompileContext): Promise<CompiledIndicator> {
  const {frames, intake, calendar} = context;
  const frame = frames.get(definition.frame);
  if (!frame) throw fault("frame", `expected one of ${[...frames.keys()].join(", ")}; found "${definition.frame}"`);
  checkShape(definition, frame, fault);

  const used = new Set<string>();
  const expression = (key: string, text: string) => checkedExpression(context.database, frame, key, text, fault, used);
  const over = await expression("over", definition.over);
  const conditions = definition.where ? [await expression("where", definition.where)] : [];
  if (frame.time === "happened_at" && definition.knowable_after > 0) {
    conditions.push(`happened_at + INTERVAL ${definition.knowable_after} DAY <= DATE '${monthName(calendar.lastMonth + 1)}-01'`);
  }
  const following = definition.kind === "followed_by" ? await followingOf(id, definition.followed_by, frame, fault, context, used) : null;
  conditions.push(...(following?.same ?? []).filter((column) => column !== "customer_id").map((column) => `${column} IS NOT NULL`));
  const sum = definition.kind === "followed_by" ? followedSum(id, definition, over) : await expression("sum", definition.sum);
  const where = conditions.map((condition) => `(${condition})`).join(" AND ");
  const within = (text: string) => (where ? `CASE WHEN ${where} THEN ${text} ELSE 0 END` : text);
  const needs = [
    ...frame.needs,
    ...[...used, definition.unit].flatMap((column) => lineageOf(frame, column)),
    ...(following ? following.events.needs : [])
  ];
  return {
    id,
    definition,
    frame,
    attribution: definition.unit,
    y: within(sum),
    x: within(over),
    following,
    lacks: [...new Set(needs)].filter((column) => !isFilled(intake, column)).sort()
  };
}

/** What the keys of a definition must be to go together. */
function checkShape(definition: IndicatorDefinition, frame: Frame, fault: Fault): void {
  if ((frame.time === "period") !== (definition.kind === "cohort")) {
    throw fault("kind", `expected ${frame.time === "period" ? "cohort" : "ratio or followed_by"} over the frame ${frame.name}; found ${definition.kind}`);
  }
  if (!frame.attributions.includes(definition.unit)) {
    throw fault("unit", `expected one of ${frame.attributions.join(", ")} for the frame ${frame.name}; found ${definition.unit}`);
  }
  if (definition.cluster !== frame.cluster) {
    throw fault("cluster", `expected ${frame.cluster} for the frame ${frame.name}; found ${definition.cluster}`);
  }
  if (definition.attribution !== "all" && !(definition.account === "customer" && definition.kind === "ratio" && definition.unit !== "home")) {
    throw fault("attribution", `expected all: only a customer counted once, by handled_by or sold_by, can belong to several units; found ${definition.attribution}`);
  }
}

type FollowedBy = Extract<IndicatorDefinition, {kind: "followed_by"}>;

async function followingOf(
  id: string,
  {frame: eventFrame, same, where}: FollowedBy["followed_by"],
  frame: Frame,
  fault: Fault,
  context: CompileContext,
  used: Set<string>
): Promise<Following> {
  const events = context.frames.get(eventFrame);
  if (!events || events.time !== "happened_at" || frame.time !== "happened_at") {
    throw fault("followed_by", `expected a frame whose rows have a time; found "${eventFrame}"`);
  }
  if (!same.includes("customer_id")) throw fault("followed_by", `expected customer_id among what is the same; found ${same.join(", ")}`);
  const isThere = (column: string) => `CASE WHEN ${column} IS NULL THEN 0 ELSE 1 END`;
  for (const column of same) {
    await checkedExpression(context.database, frame, "followed_by", isThere(column), fault, used);
    await checkedExpression(context.database, events, "followed_by", isThere(column), fault, new Set());
  }
  if (where) await checkedExpression(context.database, events, "where", where, (_, message) => fault("followed_by", message), new Set());
  return {column: `next_${id}`, same, events, where: where ?? null};
}

function followedSum(id: string, {followed_by, counts}: FollowedBy, over: string): string {
  const followed = `next_${id} <= happened_at + INTERVAL ${followed_by.within_days} DAY`;
  return counts === "followed" ? `CASE WHEN ${followed} THEN ${over} ELSE 0 END` : `CASE WHEN ${followed} THEN 0 ELSE ${over} END`;
}

/**
 * An expression as integer SQL over a frame; a condition where a number is due counts 1 or 0.
 *
 * @param used gets the frame's columns that it names
 */
async function checkedExpression(database: Database, frame: Frame, key: string, text: string, fault: Fault, used: Set<string>): Promise<string> {
  const columns = await columnsOf(database, frame);
  for (const word of text.replace(/'[^']*'/g, "").match(/[a-z_][a-z0-9_]*/gi) ?? []) if (columns.has(word)) used.add(word);
  let type: string;
  try {
    [type] = (await database.describe(`SELECT (${text}) AS expression FROM (${frame.sql}) AS frame`)).values();
  } catch (error) {
    const [message] = error instanceof Error ? error.message.split("\n") : [String(error)];
    throw fault(key, `expected an expression over ${[...columns.keys()].join(", ")}; found "${text}" (${message})`);
  }
  if (key === "where") {
    if (type !== "BOOLEAN") throw fault(key, `expected a condition; found ${type}`);
    return text;
  }
  if (type === "BOOLEAN") return `CASE WHEN ${text} THEN 1 ELSE 0 END`;
  if (!/^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/.test(type)) {
    throw fault(key, `expected a whole number or a condition, so that sums are exact; found ${type}`);
  }
  return text;
}

const described = new WeakMap<Database, Map<string, ReadonlyMap<string, string>>>();

async function columnsOf(database: Database, frame: Frame): Promise<ReadonlyMap<string, string>> {
  const known = described.get(database) ?? new Map<string, ReadonlyMap<string, string>>();
  described.set(database, known);
  const columns = known.get(frame.name) ?? (await database.describe(frame.sql));
  known.set(frame.name, columns);
  return columns;
}

function lineageOf(frame: Frame, column: string): readonly string[] {
  return frame.lineage[column] ?? [`${frame.table}.${column}`];
}

/** Columns that may be empty all through without being a gap: nobody having left yet is a fact. */
const mayBeEmpty = new Set([
  "customers.left_on", "subscriptions.closed_on", "subscriptions.closed_how", "contracts.renewed_on", "offers.ended_on",
  "activations.disputed_on", "activations.switched_off_on", "benefits.exercised_on", "complaints.closed_at"
]);

function isFilled(intake: Intake, column: string): boolean {
  const [table, name] = column.split(".");
  const found = intake.get(table);
  return found !== undefined && (found.filled.has(name) || (mayBeEmpty.has(column) && found.present.has(name)));
}
