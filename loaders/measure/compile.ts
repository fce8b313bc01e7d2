import type {Database} from "../ground/database.js";
import {readContract, type Contract} from "../definitions/contract.js";
import type {DefinitionFault} from "../ground/faults.js";
import type {IndicatorDefinition, Indicators} from "../definitions/indicators.js";
import type {Intake} from "../intake/table-intake.js";
import {asNumberSql, ExpressionFault, negativeBy, readExpression, type Expression} from "./expressions.js";
import {lineageOf, type Attribution, type Frame, type Frames} from "./frames.js";
import {monthName, type Calendar, type Reach} from "../intake/periods.js";

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
  /** `table.column` that it is made of. */
  readonly needs: readonly string[];
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
  /** Says which columns can't be negative. */
  readonly contract: Contract;
}

/**
 * Compiles all indicators against their frames.
 *
 * @param context the database holds the contract's tables and `periods`; the contract is the one that ships unless given
 * @throws {DefinitionFault} for an unknown frame or column, an expression that isn't one, one of a wrong type, a denominator
 *   that can be negative, or keys that don't go together
 */
export async function compileIndicators(
  indicators: Indicators,
  {contract = readContract(), ...given}: Omit<CompileContext, "contract"> & {readonly contract?: Contract}
): Promise<CompiledIndicator[]> {
  const context: CompileContext = {...given, contract};
  const compiled: CompiledIndicator[] = [];
  for (const [id, definition] of indicators.byId) {
    compiled.push(
      await compileIndicator(id, definition, (key, message) => indicators.fault(id, key, message), context)
    );
  }
  return compiled;
}

type Fault = (key: string, message: string) => DefinitionFault;

async function compileIndicator(
  id: string,
  definition: IndicatorDefinition,
  fault: Fault,
  context: CompileContext
): Promise<CompiledIndicator> {
  const {frames, intake, calendar} = context;
  const frame = frames.get(definition.frame);
  if (!frame) throw fault("frame", `expected one of ${[...frames.keys()].join(", ")}; found "${definition.frame}"`);
  checkShape(definition, frame, fault);

  const used = new Set<string>();
  const expression = (key: string, text: string, expected: "number" | "condition") =>
    checked(frame, text, expected, {context, used, fault: (message) => fault(key, message)});
  const over = await expression("over", definition.over, "number");
  const where = definition.where ? [await expression("where", definition.where, "condition")] : [];
  await checkDenominator(context, frame, over, where, fault);
  const following =
    definition.kind === "followed_by"
      ? await followingOf(id, definition.followed_by, frame, {context, used, fault})
      : null;
  const sum =
    definition.kind === "followed_by"
      ? followedSum(id, definition, asNumberSql(over))
      : asNumberSql(await expression("sum", definition.sum, "number"));
  const needs = [
    ...new Set([
      ...frame.needs,
      ...used,
      ...lineageOf(frame, definition.unit),
      ...(following ? following.events.needs : [])
    ])
  ].sort();
  const conditions = [
    ...where.map(({text}) => text),
    ...knownWithin(frame, definition, reachOf(needs, calendar), calendar),
    ...(following?.same ?? []).filter((column) => column !== "customer_id").map((column) => `${column} IS NOT NULL`)
  ];
  const condition = conditions.map((text) => `(${text})`).join(" AND ");
  const within = (text: string) => (condition ? `CASE WHEN ${condition} THEN ${text} ELSE 0 END` : text);
  return {
    id,
    definition,
    frame,
    attribution: definition.unit,
    y: within(sum),
    x: within(asNumberSql(over)),
    following,
    needs,
    lacks: needs.filter((column) => !isOptional.has(column) && !isFilled(intake, column))
  };
}

/** The months that all tables cover of which something is made. */
function reachOf(needs: readonly string[], {reaches}: Calendar): Reach {
  const limits = needs.flatMap((column) => reaches?.get(column) ?? []);
  const [from, to] = [limits.flatMap((limit) => limit.from ?? []), limits.flatMap((limit) => limit.to ?? [])];
  return {from: from.length ? Math.max(...from) : null, to: to.length ? Math.min(...to) : null};
}

/** Conditions of rows whose figure is complete: what isn't known yet, or was never told, isn't zero. */
function knownWithin(
  {time}: Frame,
  {knowable_after: days}: IndicatorDefinition,
  {from, to}: Reach,
  {lastMonth}: Calendar
): string[] {
  if (time === "period")
    return [...(from === null ? [] : [`first_month >= ${from}`]), ...(to === null ? [] : [`last_month <= ${to}`])];
  const dayOf = (month: number) => `DATE '${monthName(month)}-01'`;
  return [
    ...(from === null ? [] : [`happened_at >= ${dayOf(from)}`]),
    ...(days > 0
      ? [`happened_at + INTERVAL ${days} DAY <= ${dayOf((to ?? lastMonth) + 1)}`]
      : to === null
        ? []
        : [`happened_at < ${dayOf(to + 1)}`])
  ];
}

/** What the keys of a definition must be to go together. */
function checkShape(definition: IndicatorDefinition, frame: Frame, fault: Fault): void {
  if ((frame.time === "period") !== (definition.kind === "cohort")) {
    throw fault(
      "kind",
      `expected ${frame.time === "period" ? "cohort" : "ratio or followed_by"} over the frame ${frame.name}; found ${definition.kind}`
    );
  }
  if (!frame.attributions.includes(definition.unit)) {
    throw fault(
      "unit",
      `expected one of ${frame.attributions.join(", ")} for the frame ${frame.name}; found ${definition.unit}`
    );
  }
  if (definition.cluster !== frame.cluster) {
    throw fault("cluster", `expected ${frame.cluster} for the frame ${frame.name}; found ${definition.cluster}`);
  }
  if (
    definition.attribution !== "all" &&
    !(definition.account === "customer" && definition.kind === "ratio" && definition.unit !== "home")
  ) {
    throw fault(
      "attribution",
      `expected all: only a customer counted once, by handled_by or sold_by, can belong to several units; found ${definition.attribution}`
    );
  }
  if (definition.kind === "followed_by" && definition.knowable_after < definition.followed_by.within_days) {
    throw fault(
      "knowable_after",
      `expected at least ${definition.followed_by.within_days}d, since what follows within these days is known only then; found ${definition.knowable_after}d`
    );
  }
}

type FollowedBy = Extract<IndicatorDefinition, {kind: "followed_by"}>;

async function followingOf(
  id: string,
  {frame: eventFrame, same, where}: FollowedBy["followed_by"],
  frame: Frame,
  {context, used, fault}: Checking & {readonly fault: Fault}
): Promise<Following> {
  const events = context.frames.get(eventFrame);
  if (!events || events.time !== "happened_at" || frame.time !== "happened_at") {
    const known = [...context.frames.values()].filter(({time}) => time === "happened_at").map(({name}) => name);
    throw fault(
      "followed_by",
      `expected one of the frames whose rows have a time (${known.join(", ")}); found "${eventFrame}"`
    );
  }
  if (!same.includes("customer_id"))
    throw fault("followed_by", `expected customer_id among what is the same; found ${same.join(", ")}`);
  const check = (of: Frame, text: string) =>
    checked(of, text, "condition", {context, used, fault: (message) => fault("followed_by", message)});
  for (const column of same) for (const of of [frame, events]) await check(of, `${column} IS NOT NULL`);
  if (where) await check(events, where);
  return {column: `next_${id}`, same, events, where: where ?? null};
}

function followedSum(id: string, {followed_by, counts}: FollowedBy, over: string): string {
  const followed = `next_${id} <= happened_at + INTERVAL ${followed_by.within_days} DAY`;
  return counts === "followed"
    ? `CASE WHEN ${followed} THEN ${over} ELSE 0 END`
    : `CASE WHEN ${followed} THEN 0 ELSE ${over} END`;
}

/** What an indicator's expressions are checked with. */
interface Checking {
  readonly context: CompileContext;
  /** Gets the contract columns from which those come that an expression names. */
  readonly used: Set<string>;
}

/** An expression over a frame's columns. */
async function checked(
  frame: Frame,
  text: string,
  expected: "number" | "condition",
  {context, used, fault}: Checking & {readonly fault: (message: string) => DefinitionFault}
): Promise<Expression> {
  try {
    const expression = await readExpression(
      context.database,
      frame,
      await columnsOf(context.database, frame),
      text,
      expected
    );
    for (const column of expression.columns) for (const origin of lineageOf(frame, column)) used.add(origin);
    return expression;
  } catch (error) {
    throw error instanceof ExpressionFault ? fault(error.message) : error;
  }
}

/** A ratio whose denominators could be negative says nothing: customers would cancel one another. */
async function checkDenominator(
  context: CompileContext,
  frame: Frame,
  over: Expression,
  where: readonly Expression[],
  fault: Fault
): Promise<void> {
  if (over.isCondition) return;
  const {database, contract} = context;
  const columns = negativeBy(over, where, {frame, types: await columnsOf(database, frame), contract});
  if (columns?.length === 0) return;
  const hint = columns
    ? `: ${columns.join(", ")} may be, unless where says ${columns.map((column) => `${column} > 0`).join(" AND ")}`
    : "";
  throw fault("over", `expected a denominator that can't be negative; found "${over.text}"${hint}`);
}

const described = new WeakMap<Database, Map<string, ReadonlyMap<string, string>>>();

async function columnsOf(database: Database, frame: Frame): Promise<ReadonlyMap<string, string>> {
  const known = described.get(database) ?? new Map<string, ReadonlyMap<string, string>>();
  described.set(database, known);
  const columns = known.get(frame.name) ?? (await database.describe(frame.sql));
  known.set(frame.name, columns);
  return columns;
}

/** Columns that may be empty all through without being a gap: nobody having left yet is a fact. */
const mayBeEmpty = new Set([
  "customers.left_on",
  "subscriptions.closed_on",
  "subscriptions.closed_how",
  "contracts.renewed_on",
  "offers.ended_on",
  "activations.disputed_on",
  "activations.switched_off_on",
  "benefits.exercised_on",
  "complaints.closed_at"
]);

/** Columns that say something where they hold anything, and whose absence is no gap: every row of contacts is then a call of its own. */
const isOptional = new Set(["contacts.leg"]);

function isFilled(intake: Intake, column: string): boolean {
  const [table, name] = column.split(".");
  const found = intake.get(table);
  return found !== undefined && (found.filled.has(name) || (mayBeEmpty.has(column) && found.present.has(name)));
}
