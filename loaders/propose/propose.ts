/** From files that were looked at to a proposal: every guess with its reason, and questions where nothing tells. */
import type {Aliases, TableAliases} from "../definitions/aliases.js";
import type {Contract, ContractColumn} from "../definitions/contract.js";
import {literal, quoted, type Database} from "../ground/database.js";
import {choose, type ChosenPart} from "./choose.js";
import {codeGuess} from "./code-guess.js";
import {readingOf, type Reading, type ReadingContext} from "./column-guess.js";
import {mayBeIds, percentMet, type ColumnAt} from "./ids.js";
import type {LookedSource} from "./look.js";
import {fits} from "./match.js";
import {monthlyParts} from "./monthly.js";
import type {Likeness} from "./names.js";
import {asked, lessSure, type Guess, type Proposal, type ProposedPart, type Reason, type Sure} from "./proposal.js";
import {scaleOf, withoutBlankScores} from "./scale-guess.js";
import {undatedReading} from "./undated.js";
import {flow} from "./yaml-text.js";

/** An id is read as it stands, whatever else is known. */
const noContext: ReadingContext = {values: undefined, lastMonth: null, fileYear: null, numbers: null};

/** What guesses rest on beside the source. */
interface Context {
  readonly database: Database;
  readonly contract: Contract;
  readonly aliases: Aliases;
  /** The month in which the data end, such as 2024-12, where somebody said it. */
  readonly lastMonth: string | null;
  readonly parts: readonly ChosenPart[];
  /** How each source names its customers: in all tables that are made of it alike. */
  readonly customers: Map<LookedSource, Reading>;
}

/**
 * Proposes a mapping.
 *
 * @param lastMonth the month in which the data end, such as 2024-12, where somebody said it: files without dates need it
 */
export async function propose(
  database: Database,
  sources: readonly LookedSource[],
  {contract, aliases, lastMonth}: Pick<Context, "contract" | "aliases" | "lastMonth">
): Promise<Proposal> {
  const parts = withoutSecondCustomers(sources.flatMap((source) => choose(source, contract, aliases)));
  const context: Context = {database, contract, aliases, lastMonth, parts, customers: new Map()};
  const proposed: ProposedPart[] = [];
  for (const part of parts) {
    const own = await proposedPart(part, context);
    proposed.push(own, ...monthlyParts(part, own, context));
  }
  return {
    sources,
    parts: proposed,
    scales: proposed.flatMap((part) => scaleOf(part, contract) ?? []),
    hasInstants: proposed.some(({guesses}) =>
      guesses.some(({reasons}) => reasons.some(({kind}) => kind === "zoned" || kind === "epoch"))
    )
  };
}

/** Customers that a table of their own tells aren't made of others' rows too. */
function withoutSecondCustomers(parts: readonly ChosenPart[]): ChosenPart[] {
  const first = (part: ChosenPart) => parts.find(({source}) => source === part.source) === part;
  const hasOwn = parts.some((part) => part.table.table === "customers" && first(part));
  return parts.filter((part) => part.table.table !== "customers" || first(part) || !hasOwn);
}

async function proposedPart(part: ChosenPart, context: Context): Promise<ProposedPart> {
  const {source, table} = part;
  const readings = new Map<string, Reading>();
  const guesses: Guess[] = [];
  for (const [name, target] of Object.entries(table.columns)) {
    const guess = await guessOf(part, name, target, {...context, readings});
    if (guess) guesses.push(guess);
  }
  const customer = readings.get("customer_id");
  if (customer) context.customers.set(source, customer);
  const all = withTogether(part, withoutBlankScores(table, source, guesses), readings);
  const isLive = (name: string) =>
    all.some((guess) => guess.column === name && guess.yaml !== null && guess.ask === null);
  const waitsFor = Object.entries(table.columns)
    .filter(([name, {required, when_absent: whenAbsent}]) => required && whenAbsent === undefined && !isLive(name))
    .map(([name]) => name);
  return {table: table.table, source, guesses: all, waitsFor};
}

type GuessContext = Context & {readonly readings: Map<string, Reading>};

/** How a column of the contract is filled; null where nothing can be said of it and it needn't be there. */
async function guessOf(
  part: ChosenPart,
  name: string,
  target: ContractColumn,
  context: GuessContext
): Promise<Guess | null> {
  const {source, table, columns} = part;
  const known = context.aliases.get(table.table);
  const matched = columns.get(name);
  const isKey = table.key.length === 1 && table.key[0] === name;
  const same = isKey && name === "customer_id" ? context.customers.get(source) : undefined;
  if (same) return guessFrom(name, same, "likely", [{kind: "as_above"}]);
  if (matched) {
    const reading = matched.undated
      ? undatedReading(matched.column, matched.undated, context.lastMonth)
      : readingOf(matched.column, target, contextOf(source, known, name, context.lastMonth));
    context.readings.set(name, reading);
    const named: Reason = {kind: "named", likeness: matched.likeness, to: matched.to};
    const plain = guessFrom(name, reading, sureBy(matched.likeness), [named]);
    if (target.type !== "id") return plain;
    const met = await metReasons(part, name, target, context);
    const keyed = isKey ? await keyOf(part, matched.column.name, plain, context) : plain;
    return {
      ...keyed,
      sure: met.some(({kind}) => kind === "ids_dont_meet") ? "unsure" : met.length ? raised(keyed.sure) : keyed.sure,
      reasons: [...keyed.reasons, ...met]
    };
  }
  if (target.type === "id") return idGuess(part, name, target, context);
  if (!target.required || target.when_absent !== undefined) return null;
  if (target.type === "enum") return codeGuess(part, name, target, known);
  return asked(name, {kind: "no_column", candidates: candidatesFor(part, target)});
}

function contextOf(
  source: LookedSource,
  known: TableAliases | undefined,
  name: string,
  lastMonth: string | null
): ReadingContext {
  const years = new Set(source.titles.flatMap((title) => title.match(/(?<!\d)(19|20)\d{2}(?!\d)/g) ?? []));
  const [fileYear] = years;
  return {
    values: known?.values[name],
    lastMonth,
    fileYear: years.size === 1 ? fileYear : null,
    numbers: source.numbers
  };
}

function sureBy(likeness: Likeness): Sure {
  return likeness === "contract" ? "sure" : likeness === "alias" ? "likely" : "unsure";
}

function raised(sure: Sure): Sure {
  return sure === "unsure" ? "likely" : "sure";
}

function guessFrom(column: string, {yaml, sure, reasons, ask}: Reading, by: Sure, more: readonly Reason[]): Guess {
  return {column, yaml, sure: lessSure(sure, by), reasons: [...more, ...reasons], ask};
}

/** Columns that could be it by what they hold. */
function candidatesFor({source}: ChosenPart, target: ContractColumn): string[] {
  return source.columns
    .filter((column) => fits(column, target, {isKey: false, rows: source.rows}))
    .map(({name}) => name)
    .slice(0, 8);
}

/** Where the ids of a table's key stand, in all sources that it is made of. */
function keysOf(parts: readonly ChosenPart[], reference: string): ColumnAt[] {
  const [table, key] = reference.split(".");
  return parts.flatMap((part) => {
    const found = part.table.table === table ? part.columns.get(key) : undefined;
    return found ? [{source: part.source, column: found.column.name}] : [];
  });
}

/** Ids that mostly stand in the table that they refer to, or hardly. */
const metFrom = 50;

async function metReasons(
  {source, columns, table}: ChosenPart,
  name: string,
  target: Extract<ContractColumn, {type: "id"}>,
  {database, parts}: Context
): Promise<Reason[]> {
  const matched = columns.get(name);
  const {references} = target;
  if (!matched || references === undefined || references.startsWith(`${table.table}.`)) return [];
  const keys = keysOf(parts, references).filter(({source: other}) => other !== source);
  if (!keys.length) return [];
  const percent = await percentMet(database, {source, column: matched.column.name}, keys);
  if (percent === null) return [];
  return [{kind: percent >= metFrom ? "ids_meet" : "ids_dont_meet", with: references, percent}];
}

/** An id whose column no name tells: by ids that stand in the table it refers to, or by being different in each row. */
async function idGuess(
  part: ChosenPart,
  name: string,
  target: Extract<ContractColumn, {type: "id"}>,
  context: GuessContext
): Promise<Guess | null> {
  const {source, table, columns} = part;
  const used = new Set([...columns.values()].map(({column}) => column));
  const free = mayBeIds(source).filter((column) => !used.has(column));
  if (target.references !== undefined) {
    const keys = keysOf(context.parts, target.references).filter(({source: other}) => other !== source);
    for (const column of keys.length ? free : []) {
      const percent = await percentMet(context.database, {source, column: column.name}, keys);
      if (percent === null || percent < 90) continue;
      const reading = readingOf(column, target, noContext);
      context.readings.set(name, reading);
      return guessFrom(name, reading, "likely", [{kind: "ids_meet", with: target.references, percent}]);
    }
  }
  if (table.key.length === 1 && table.key[0] === name) {
    const different = free.find(({distinct, filled}) => distinct === source.rows && filled === source.rows);
    if (different) {
      const reading = readingOf(different, target, noContext);
      context.readings.set(name, reading);
      return keyOf(part, different.name, guessFrom(name, reading, "unsure", [{kind: "all_different"}]), context);
    }
  }
  if (table.key.includes(name) && (table.key.length === 1 || name === "customer_id"))
    return numbered(part, name, context);
  const isNeeded = table.checks.some(
    (check) => "one_of" in check && check.one_of[0] === name && !check.one_of.some((other) => columns.has(other))
  );
  if (isNeeded) return sameAsKey(part, name, context);
  if (name === "home_unit_id") return asked(name, {kind: "units", candidates: unitCandidates(source, used)});
  return target.required && target.when_absent === undefined
    ? asked(name, {kind: "no_column", candidates: free.map((column) => column.name).slice(0, 8)})
    : null;
}

/** Columns of a few values, by which customers could be parted. */
function unitCandidates(source: LookedSource, used: ReadonlySet<unknown>): string[] {
  return source.columns
    .filter((column) => !used.has(column) && column.distinct >= 2 && column.distinct <= 50)
    .filter(
      ({type, values}) =>
        type === "VARCHAR" && !values.some(({text}) => /^(yes|no|true|false|y|n|是|否|[\d.,]+)$/i.test(text))
    )
    .map(({name}) => name)
    .slice(0, 6);
}

/** A row that names nobody is known by its place. */
function numbered({source, table}: ChosenPart, name: string, {parts, readings}: GuessContext): Guess {
  const isOneOfSeveral = parts.filter((other) => other.table === table).length > 1;
  const place = "CAST(row_number AS VARCHAR)";
  const sql = isOneOfSeveral ? `${literal(`${source.name}-`)} || ${place}` : place;
  const reading: Reading = {yaml: flow({sql}), sql, sure: "unsure", reasons: [{kind: "row_number"}], ask: null};
  readings.set(name, reading);
  return guessFrom(name, reading, "unsure", []);
}

/** Where a row must name somebody and names nobody, each row is somebody else. */
function sameAsKey(part: ChosenPart, name: string, context: GuessContext): Guess {
  const [key] = part.table.key;
  const reading = context.readings.get(key);
  if (!reading) return numbered(part, name, context);
  context.readings.set(name, reading);
  return {column: name, yaml: reading.yaml, sure: "unsure", reasons: [{kind: "each_another"}], ask: null};
}

/** The key as it stands, or with the source's name before it where other sources of the table count alike. */
async function keyOf(
  part: ChosenPart,
  column: string,
  plain: Guess,
  {database, parts, readings}: GuessContext
): Promise<Guess> {
  const {source, table} = part;
  const others = parts.flatMap((other) => {
    const key = other.table === table && other.source !== source ? other.columns.get(table.key[0]) : undefined;
    return key ? [{source: other.source, column: key.column.name}] : [];
  });
  const met = others.length ? await percentMet(database, {source, column}, others) : null;
  const looked = source.columns.find(({name}) => name === column);
  const repeats = looked && looked.distinct < looked.filled ? looked.filled - looked.distinct : 0;
  const reasons: Reason[] = repeats > 0 ? [{kind: "key_repeats", rows: repeats}] : [];
  if (met === null || met < 1)
    return {...plain, sure: repeats > 0 ? "unsure" : plain.sure, reasons: [...plain.reasons, ...reasons]};
  const sql = `${literal(`${source.name}-`)} || ${quoted(column)}`;
  const reading: Reading = {
    yaml: flow({sql}),
    sql,
    sure: "unsure",
    reasons: [{kind: "same_ids", source: others.map(({source: other}) => other.name).join(", ")}, ...reasons],
    ask: null
  };
  readings.set(plain.column, reading);
  return guessFrom(plain.column, reading, plain.sure, plain.reasons);
}

/** Columns that are given together or not at all: the one that is missing is made where the other one holds something. */
function withTogether(
  {table, columns}: ChosenPart,
  guesses: readonly Guess[],
  readings: ReadonlyMap<string, Reading>
): Guess[] {
  const found = [...guesses];
  for (const check of table.checks) {
    if (!("together" in check)) continue;
    const [missing, ...others] = check.together.filter((name) => !columns.has(name));
    const given = check.together.find((name) => columns.has(name));
    if (missing === undefined || given === undefined || others.length) continue;
    const target = table.columns[missing];
    const filled = filledTest(
      guesses.find(({column}) => column === given),
      columns.get(given)?.column.name ?? ""
    );
    const stamp = Object.entries(table.columns).find(
      ([name, {type, required}]) => required && type === target.type && readings.has(name)
    );
    const value =
      target.type === "enum"
        ? literal(Object.keys(target.values).at(1) ?? "")
        : stamp && (readings.get(stamp[0])?.sql ?? null);
    if (value === null || value === undefined) continue;
    const waits = stamp !== undefined && target.type !== "enum" ? (readings.get(stamp[0])?.ask ?? null) : null;
    const at = Object.keys(table.columns).indexOf(missing);
    const before = found.findIndex(({column}) => Object.keys(table.columns).indexOf(column) > at);
    found.splice(before < 0 ? found.length : before, 0, {
      column: missing,
      yaml: flow({sql: `CASE WHEN ${filled} THEN ${value} END`}),
      sure: "unsure",
      reasons: [{kind: "together", with: given}],
      ask: waits
    });
  }
  return found;
}

/** When a column holds something, without the values that its mapping empties. */
function filledTest(guess: Guess | undefined, column: string): string {
  const name = quoted(column);
  const emptied = [...(guess?.yaml ?? "").matchAll(/"?([^"{},:]+)"?: null/g)].map(([, text]) => literal(text.trim()));
  return [`${name} IS NOT NULL`, ...(emptied.length ? [`${name} NOT IN (${emptied.join(", ")})`] : [])].join(" AND ");
}
