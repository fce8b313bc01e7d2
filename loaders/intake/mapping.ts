import {SourceFault} from "../ground/faults.js";
import type {TableRemark} from "../../src/model/published/reading-remarks.js";
import {quoted, type Database} from "../ground/database.js";
import type {ContractTable} from "../definitions/contract.js";
import type {ColumnMapping, PartMapping} from "../definitions/sources.js";
import type {Fault} from "./faults.js";
import {asWritten, MappedRows, plain, type FaultAt, type MappedRelation} from "./mapped-rows.js";
import {evidenceOf, type NumberForm} from "./numbers.js";
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
  reason: {kind: "not_json"}
};
/** The same of a CSV, whose lines are told apart from those that the database couldn't part into cells. */
const beyondHeader: Fault = {...unreadable, reason: {kind: "beyond_header"}};

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

async function mapped(
  database: Database,
  relation: MappedRelation,
  table: ContractTable,
  part: PartMapping,
  fault: FaultAt
): Promise<TableInput> {
  const {columns: all, label} = relation;
  const known = new Map([...all].filter(([column]) => column !== unreadableLine));
  // A row that stands for several knows which of them it is.
  const numbered = !known.has("row_number") && /\brow_number\b/.test(JSON.stringify(part));
  if (numbered) known.set("row_number", "BIGINT");
  const rows = new MappedRows(database, relation, {known, numbered}, fault);
  const remarks = [...relation.remarks];
  if (part.where !== undefined) remarks.push(...(await rows.keepWhere(part.where)));
  if (part.repeat !== undefined) await rows.repeat(part.repeat);
  const wanted: Record<string, ColumnMapping> =
    part.columns ??
    Object.fromEntries(
      Object.keys(table.columns)
        .filter((name) => rows.columns.has(name))
        .map((name) => [name, name])
    );
  for (const [name, mapping] of Object.entries(wanted)) await rows.add(name, mapping, table);
  const query = rows.query(part.distinct === true);
  const types = await database.describe(query);
  return {
    label,
    query,
    present: new Map(Object.keys(wanted).map((name) => [name, types.get(name) ?? "VARCHAR"])),
    unknown: [...all.keys()].filter((column) => column !== unreadableLine && !rows.used.has(column)),
    found: [...known.keys()],
    faults: [...(all.has(unreadableLine) ? [relation.isCsv ? beyondHeader : unreadable] : []), ...rows.faults],
    remarks
  };
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
