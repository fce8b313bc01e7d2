import {SourceFault} from "../ground/faults.js";
import type {Bilingual} from "../../src/model/published/systems.js";
import type {TableRemark} from "../../src/model/published/reading-remarks.js";
import {literal, quoted, type Database} from "../ground/database.js";
import type {ContractColumn, ContractTable} from "../definitions/contract.js";
import type {ColumnMapping, PartMapping} from "../definitions/sources.js";
import type {Fault} from "./faults.js";
import {MappingFault, readMappingExpression} from "./mapping-expressions.js";
import {evidenceOf, numberIn, plainNumber, type NumberForm} from "./numbers.js";
import {unreadableLine} from "./sources-csv.js";
import type {OpenSources, Relation} from "./sources-open.js";
import {findSource, partPath, partsOf, type SourcePlan} from "./sources.js";

/** The rows of one contract table, under the contract's names but not yet in its types. */
export interface TableInput {
  /** Names the rows in faults. */
  readonly label: string;
  /** A query; its columns are those of `present`, and what `faults` speak of. */
  readonly query: string;
  /** Contract columns that there are, with the types they come in. */
  readonly present: ReadonlyMap<string, string>;
  /** Columns of the source that aren't read. */
  readonly unknown: readonly string[];
  /** All columns of the source, for whoever looks for a missing one. */
  readonly found: readonly string[];
  /** Ways in which a row can fail before it is judged by the contract. */
  readonly faults: readonly Fault[];
  /** What the owner should know of how the rows were read. */
  readonly remarks: readonly TableRemark[];
}

const unreadable: Fault = {
  code: "unreadable",
  when: `s.${quoted(unreadableLine)}`,
  reason: {en: "line not readable as JSON", zh: "该行无法按 JSON 读取"}
};
/** The same of a CSV, whose lines are told apart from those that the database couldn't part into cells. */
const beyondHeader: Fault = {
  ...unreadable,
  reason: {en: "line has more cells than the header has names", zh: "该行的单元格多于表头"}
};

/**
 * The rows that the sources hold for a contract table.
 *
 * @param decideNumbers whether to find out how a source writes its numbers, where its settings don't say: all of them are looked at
 * @returns null where they hold none
 * @throws {DefinitionFault} for a mapping that names an unknown column, or an expression that isn't one
 */
export async function inputOf(
  database: Database,
  sources: OpenSources,
  plan: SourcePlan,
  table: ContractTable,
  decideNumbers = false
): Promise<TableInput | null> {
  const formOf = async (relation: Relation, named: NumberForm | undefined, part: PartMapping | null) =>
    named ?? (decideNumbers ? await numberFormOf(database, relation, numberColumns(relation, table, part)) : null);
  if (plan.kind === "folder") {
    const source = findSource(plan.folder, table);
    if (!source) return null;
    const relation = await sources.files(table.table, source.files, source.format, plan.options);
    return namedAlike(relation, table, await formOf(relation, plan.options?.numbers, null));
  }
  const parts = plan.mapping.tables[table.table];
  if (!parts) return null;
  const inputs: TableInput[] = [];
  for (const [i, part] of partsOf(parts).entries()) {
    const relation = await sources.named(plan, part.from);
    const fault = (keys: readonly PropertyKey[], message: string) =>
      plan.fault(partPath(table.table, parts, i, ...keys), message);
    const form = await formOf(relation, plan.mapping.sources[part.from].numbers, part);
    inputs.push(
      part.columns || part.where || part.repeat || part.distinct
        ? await mapped(database, {...relation, form, hasTimeZone: sources.hasTimeZone}, table, part, fault)
        : namedAlike(relation, table, form)
    );
  }
  return union(database, inputs);
}

/**
 * Takes the columns that are named as in the contract: by its own names or in either language.
 *
 * @throws where two columns have the name of one
 */
function namedAlike(
  {sql, columns, label, remarks, isCsv}: Relation,
  table: ContractTable,
  form: NumberForm | null
): TableInput {
  const names = new Map<string, string>();
  for (const [name, {name: label_}] of Object.entries(table.columns))
    for (const known of [label_.en, label_.zh]) names.set(plain(known), name);
  for (const name of Object.keys(table.columns)) names.set(name, name);
  const taken = new Map<string, string>();
  const unknown: string[] = [];
  for (const column of columns.keys()) {
    if (column === unreadableLine) continue;
    const name = names.get(plain(column));
    if (name === undefined) unknown.push(column);
    else if (taken.has(name))
      throw new SourceFault(`${label}: expected one column for ${name}; found ${taken.get(name)} and ${column}`);
    else taken.set(name, column);
  }
  const select = [...taken].map(
    ([name, column]) =>
      `${asWritten(quoted(column), columns.get(column), table.columns[name], form)} AS ${quoted(name)}`
  );
  const hasLines = columns.has(unreadableLine);
  if (hasLines) select.push(quoted(unreadableLine));
  return {
    label,
    query: `SELECT ${select.join(", ") || "NULL AS nothing"} FROM ${sql}`,
    present: new Map([...taken].map(([name, column]) => [name, columns.get(column) ?? "VARCHAR"])),
    unknown,
    found: [...columns.keys()].filter((column) => column !== unreadableLine),
    faults: hasLines ? [isCsv ? beyondHeader : unreadable] : [],
    remarks
  };
}

/** A column as it stands; a number's text as that of the same number with a point before its fraction, where it is known how the source writes them. */
function asWritten(column: string, type: string | undefined, target: ContractColumn, form: NumberForm | null): string {
  return form !== null && target.type === "integer" && type === "VARCHAR" ? numberIn(form, column) : column;
}

/** The columns of a source that hold numbers as text. */
function numberColumns(relation: Relation, table: ContractTable, part: PartMapping | null): string[] {
  const isText = (column: string) => relation.columns.get(column) === "VARCHAR";
  if (part?.columns)
    return Object.entries(part.columns).flatMap(([name, mapping]) => {
      const column = typeof mapping === "string" ? mapping : "column" in mapping ? mapping.column : null;
      const isNumber = Object.hasOwn(table.columns, name) && table.columns[name].type === "integer";
      return column !== null && isNumber && isText(column) ? [column] : [];
    });
  return [...relation.columns.keys()].filter((column) => {
    const found = Object.entries(table.columns).find(([name, {name: label}]) =>
      [name, label.en, label.zh].map(plain).includes(plain(column))
    );
    return found?.[1].type === "integer" && isText(column);
  });
}

/**
 * How a source writes its numbers, where that can't be mistaken: some tell, and none tells otherwise. In a CSV of commas
 * where none tells, a comma within a number parts thousands: nobody who writes fractions by commas parts cells by them.
 */
async function numberFormOf(
  database: Database,
  relation: Relation,
  columns: readonly string[]
): Promise<NumberForm | null> {
  if (!columns.length) return null;
  const tests = columns.map((column) => evidenceOf(quoted(column)));
  const count = (of: "comma" | "point") => `count(*) FILTER (${tests.map((test) => test[of]).join(" OR ")}) AS ${of}`;
  const {comma, point} = await database.counts(`SELECT ${count("comma")}, ${count("point")} FROM ${relation.sql}`);
  if (comma > 0 && point > 0) return null;
  // One cell alone may be a slip.
  if (comma > 1) return "1.234,56";
  if (point > 1) return "1,234.56";
  const {dots} = await database.counts(
    `SELECT count(*) FILTER (${columns.map((column) => `contains(${quoted(column)}, '.')`).join(" OR ")}) AS dots FROM ${relation.sql}`
  );
  return relation.byCommas && dots === 0 ? "1,234.56" : null;
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}

type FaultAt = (keys: readonly PropertyKey[], message: string) => Error;

async function mapped(
  database: Database,
  relation: Relation & {readonly form: NumberForm | null; readonly hasTimeZone: boolean},
  table: ContractTable,
  part: PartMapping,
  fault: FaultAt
): Promise<TableInput> {
  const {columns: all, label, form} = relation;
  const remarks = [...relation.remarks];
  const known = new Map([...all].filter(([column]) => column !== unreadableLine));
  // A row that stands for several knows which of them it is.
  const numbered = !known.has("row_number") && /\brow_number\b/.test(JSON.stringify(part));
  if (numbered) known.set("row_number", "BIGINT");
  const columns = part.repeat === undefined ? known : new Map([...known, ["repetition", "BIGINT"]]);
  const hasLines = all.has(unreadableLine);
  const faults: Fault[] = hasLines ? [relation.isCsv ? beyondHeader : unreadable] : [];
  // Rows without an id are known by their place; it is the same wherever the source is read.
  let rows = `SELECT *${numbered ? ", row_number() OVER () AS row_number" : ""} FROM ${relation.sql}`;
  const used = new Set<string>();
  /**
   * An expression that fails in a row sets the row aside instead of ending the build. Each stands in a query of its
   * own: DuckDB computes what two expressions share once for both, outside of either's TRY.
   */
  const guarded = async (
    text: string,
    keys: readonly PropertyKey[],
    expected: Parameters<typeof readMappingExpression>[3],
    over: ReadonlyMap<string, string>,
    reason: Bilingual
  ) => {
    const {sql, speaksOf} = await readMappingExpression(database, over, text, expected).catch((error: unknown) => {
      throw error instanceof MappingFault ? fault(keys, error.message) : error;
    });
    for (const column of speaksOf) used.add(column);
    const instant = [...over].find(([column, type]) => type === "TIMESTAMP WITH TIME ZONE" && speaksOf.has(column));
    if (instant && !relation.hasTimeZone)
      throw fault(
        keys,
        `expected time_zone: in the settings, such as time_zone: Asia/Shanghai, since ${instant[0]} holds instants; found none`
      );
    const guard = quoted(`\u0001guard ${keys.join(".")}`);
    const flag = quoted(`\u0001failed ${keys.join(".")}`);
    rows = `SELECT *, TRY({'value': ${sql}}) AS ${guard} FROM (${rows})`;
    faults.push({code: `computed:${keys.join(".")}`, when: `s.${flag}`, reason});
    return {value: `${guard}.value`, failed: `${guard} IS NULL`, flag, speaksOf};
  };
  const definitions: string[] = [];
  if (part.where !== undefined) {
    const {value, failed, flag, speaksOf} = await guarded(part.where, ["where"], "condition", known, {
      en: "whether the row belongs here can't be computed as the mapping says",
      zh: "无法按映射判断该行是否属于此表"
    });
    remarks.push(...(await leftOut(database, rows, {value, where: part.where, label, asked: [...speaksOf]})));
    rows = `SELECT *, ${failed} AS ${flag} FROM (${rows}) WHERE ${value} OR ${failed}${hasLines ? ` OR ${quoted(unreadableLine)}` : ""}`;
    definitions.push(flag);
  }
  if (part.repeat !== undefined) {
    const {value, failed, flag} = await guarded(part.repeat, ["repeat"], "whole number", known, {
      en: `how many rows it stands for: expected a whole number from 0 to ${mostRepetitions}`,
      zh: `该行代表的行数：应为 0 至 ${mostRepetitions} 的整数`
    });
    const isCount = `COALESCE(${value} BETWEEN 0 AND ${mostRepetitions}, FALSE)`;
    rows = `SELECT *, unnest(range(1, 1 + CASE WHEN ${isCount} THEN ${value} ELSE 1 END)) AS repetition, ${failed} OR NOT ${isCount} AS ${flag} FROM (${rows})`;
    definitions.push(flag);
  }
  const present = new Map<string, string>();
  const named = (text: string, keys: readonly PropertyKey[]): string => {
    const column =
      [...columns.keys()].find((candidate) => candidate === text) ??
      [...columns.keys()].find((candidate) => plain(candidate) === plain(text));
    if (column === undefined)
      throw fault(
        keys,
        `expected one of the columns of ${label} (${[...columns.keys()].slice(0, 40).join(", ")}${columns.size > 40 ? ", …" : ""}); found "${text}"`
      );
    used.add(column);
    return column;
  };
  const wanted: Record<string, ColumnMapping> =
    part.columns ??
    Object.fromEntries(
      Object.keys(table.columns)
        .filter((name) => columns.has(name))
        .map((name) => [name, name])
    );
  for (const [name, mapping] of Object.entries(wanted)) {
    const keys = ["columns", name];
    if (!Object.hasOwn(table.columns, name))
      throw fault(
        keys,
        `expected one of the columns of ${table.table} (${Object.keys(table.columns).join(", ")}); found "${name}"`
      );
    if (typeof mapping === "string") {
      const column = named(mapping, keys);
      definitions.push(
        `${asWritten(quoted(column), columns.get(column), table.columns[name], form)} AS ${quoted(name)}`
      );
    } else if ("value" in mapping) definitions.push(`${literal(String(mapping.value))} AS ${quoted(name)}`);
    else if ("column" in mapping)
      definitions.push(
        `${translated(quoted(named(mapping.column, [...keys, "column"])), mapping, form)} AS ${quoted(name)}`
      );
    else {
      const {value, failed, flag} = await guarded(mapping.sql, [...keys, "sql"], "value", columns, {
        en: `${name}: can't be computed as the mapping says`,
        zh: `${table.columns[name].name.zh}（${name}）：无法按映射计算`
      });
      definitions.push(`${value} AS ${quoted(name)}`, `${failed} AS ${flag}`);
    }
  }
  if (hasLines) definitions.push(quoted(unreadableLine));
  const query = `SELECT ${part.distinct ? "DISTINCT " : ""}${definitions.join(", ") || "NULL AS nothing"} FROM (${rows})`;
  const types = await database.describe(query);
  for (const name of Object.keys(wanted)) present.set(name, types.get(name) ?? "VARCHAR");
  return {
    label,
    query,
    present,
    unknown: [...all.keys()].filter((column) => column !== unreadableLine && !used.has(column)),
    found: [...known.keys()],
    faults,
    remarks
  };
}

const mostRepetitions = 10_000;

/** What a condition leaves out, and why it can't be told of some rows: which columns of it are empty there. */
async function leftOut(
  database: Database,
  rows: string,
  {value, where, label, asked}: {value: string; where: string; label: string; asked: readonly string[]}
): Promise<TableRemark[]> {
  const blanks = asked.map(
    (column, i) => `count(*) FILTER (${value} IS NULL AND ${quoted(column)} IS NULL) AS blank_${i}`
  );
  const found = await database.counts(
    `SELECT count(*) AS all_rows, count(*) FILTER (${value} IS NOT TRUE) AS out_rows, ${["count(*) FILTER (FALSE) AS none", ...blanks].join(", ")} FROM (${rows})`
  );
  if (!found.out_rows) return [];
  const blank = asked.flatMap((column, i) => (found[`blank_${i}`] ? [{column, rows: found[`blank_${i}`]}] : []));
  return [{kind: "left_out", source: label, rows: found.out_rows, of: found.all_rows, condition: where, blank}];
}

/** A column of the source by the contract's values, dates and units; what can't be read so stays as it is, and intake judges it. */
function translated(
  column: string,
  mapping: Extract<ColumnMapping, {column: string}>,
  form: NumberForm | null
): string {
  const text = `CAST(${column} AS VARCHAR)`;
  let read = text;
  if (mapping.format !== undefined)
    read = `COALESCE(CAST(TRY_STRPTIME(${text}, ${literal(mapping.format)}) AS VARCHAR), ${text})`;
  if (mapping.times !== undefined) {
    const number = plainNumber(form === null ? text : numberIn(form, text));
    read = `COALESCE(CAST(TRY_CAST(${number} AS DECIMAL(28, 6)) * ${mapping.times} AS VARCHAR), ${text})`;
  }
  if (mapping.values === undefined && mapping.otherwise === undefined) return read;
  const value = (given: string | number | boolean | null) => (given === null ? "NULL" : literal(String(given)));
  const cases = Object.entries(mapping.values ?? {}).map(
    ([from, to]) => `WHEN trim(${text}) = ${literal(from)} THEN ${value(to)}`
  );
  const rest =
    mapping.otherwise === undefined ? read : `CASE WHEN ${column} IS NOT NULL THEN ${value(mapping.otherwise)} END`;
  return cases.length ? `CASE ${cases.join(" ")} ELSE ${rest} END` : rest;
}

/** Several sources into one table: columns by name, those that one lacks empty there. */
async function union(database: Database, inputs: readonly TableInput[]): Promise<TableInput> {
  const [first, ...others] = inputs;
  if (!others.length) return first;
  const query = inputs.map((input) => `(${input.query})`).join(" UNION ALL BY NAME ");
  const types = await database.describe(query);
  const names = new Set(inputs.flatMap(({present}) => [...present.keys()]));
  const faults = new Map(inputs.flatMap((input) => input.faults).map((fault) => [fault.code, fault]));
  return {
    label: inputs
      .map(({label}) => label)
      .filter((label, i, all) => all.indexOf(label) === i)
      .join(", "),
    query,
    present: new Map([...names].map((name) => [name, types.get(name) ?? "VARCHAR"])),
    // What one part of a source leaves, another may read.
    unknown: [
      ...new Set(
        inputs.flatMap(({label, unknown}) =>
          unknown.filter((column) => inputs.every((other) => other.label !== label || other.unknown.includes(column)))
        )
      )
    ],
    found: [...new Set(inputs.flatMap(({found}) => found))],
    faults: [...faults.values()],
    remarks: inputs.flatMap(({remarks}) => remarks)
  };
}
