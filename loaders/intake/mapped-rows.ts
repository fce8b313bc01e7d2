/** The query that gives the rows of a contract table as one part of a mapping says. */
import type {TableRemark} from "../../src/model/published/reading-remarks.js";
import type {RowFault} from "../../src/model/published/row-faults.js";
import type {ContractColumn, ContractTable} from "../definitions/contract.js";
import type {ColumnMapping} from "../definitions/sources.js";
import {literal, quoted, type Database} from "../ground/database.js";
import type {Fault} from "./faults.js";
import {MappingFault, readMappingExpression} from "./mapping-expressions.js";
import {numberIn, plainNumber, type NumberForm} from "./numbers.js";
import {unreadableLine} from "./sources-csv.js";
import type {Relation} from "./sources-open.js";

/** Makes the fault of a key of the mapping, with file and line. */
export type FaultAt = (keys: readonly PropertyKey[], message: string) => Error;

/** A source, how it writes its numbers, and whether the settings name a time zone. */
export type MappedRelation = Relation & {readonly form: NumberForm | null; readonly hasTimeZone: boolean};

const mostRepetitions = 10_000;

/**
 * Rows of a source on their way to a contract table: the condition first, then the rows that one stands for, then column
 * by column. What fails in a row sets the row aside.
 */
export class MappedRows {
  /** Ways in which a row can fail before it is judged by the contract. */
  readonly faults: Fault[] = [];
  /** Columns of the source that are read. */
  readonly used = new Set<string>();
  /** Columns that expressions may name, with their types. */
  readonly columns: Map<string, string>;
  private readonly hasLines: boolean;
  private readonly definitions: string[] = [];
  private rows: string;

  /**
   * @param known the source's own columns, with the row's number where it is asked for
   */
  constructor(
    private readonly database: Database,
    private readonly relation: MappedRelation,
    {known, numbered}: {readonly known: ReadonlyMap<string, string>; readonly numbered: boolean},
    private readonly fault: FaultAt
  ) {
    this.columns = new Map(known);
    this.hasLines = relation.columns.has(unreadableLine);
    // Rows without an id are known by their place; it is the same wherever the source is read.
    this.rows = `SELECT *${numbered ? ", row_number() OVER () AS row_number" : ""} FROM ${relation.sql}`;
  }

  /** Keeps the rows that meet a condition, and those of which it can't be computed, to be set aside. */
  async keepWhere(where: string): Promise<TableRemark[]> {
    const {value, failed, flag, speaksOf} = await this.guarded(where, ["where"], "condition", {kind: "condition"});
    const remarks = await leftOut(this.database, this.rows, {
      value,
      where,
      label: this.relation.label,
      asked: [...speaksOf]
    });
    this.rows = `SELECT *, ${failed} AS ${flag} FROM (${this.rows}) WHERE ${value} OR ${failed}${this.hasLines ? ` OR ${quoted(unreadableLine)}` : ""}`;
    this.definitions.push(flag);
    return remarks;
  }

  /** Makes of each row as many as it stands for; `repetition` says which of them it is. */
  async repeat(times: string): Promise<void> {
    const {value, failed, flag} = await this.guarded(times, ["repeat"], "whole number", {
      kind: "repetitions",
      most: mostRepetitions
    });
    const isCount = `COALESCE(${value} BETWEEN 0 AND ${mostRepetitions}, FALSE)`;
    this.rows = `SELECT *, unnest(range(1, 1 + CASE WHEN ${isCount} THEN ${value} ELSE 1 END)) AS repetition, ${failed} OR NOT ${isCount} AS ${flag} FROM (${this.rows})`;
    this.definitions.push(flag);
    this.columns.set("repetition", "BIGINT");
  }

  /** Adds a column of the contract, as the mapping says. */
  async add(name: string, mapping: ColumnMapping, {table, columns}: ContractTable): Promise<void> {
    const keys = ["columns", name];
    if (!Object.hasOwn(columns, name))
      throw this.fault(
        keys,
        `expected one of the columns of ${table} (${Object.keys(columns).join(", ")}); found "${name}"`
      );
    const target = columns[name];
    const {form} = this.relation;
    if (typeof mapping === "string") {
      const column = this.named(mapping, keys);
      this.define(name, asWritten(quoted(column), this.columns.get(column), target, form));
    } else if ("value" in mapping) this.define(name, literal(String(mapping.value)));
    else if ("column" in mapping)
      this.define(name, translated(quoted(this.named(mapping.column, [...keys, "column"])), mapping, form));
    else {
      const {value, failed, flag} = await this.guarded(mapping.sql, [...keys, "sql"], "value", {
        kind: "cell",
        column: name,
        name: target.name,
        fault: {kind: "not_computed"}
      });
      this.define(name, value);
      this.definitions.push(`${failed} AS ${flag}`);
    }
  }

  /** The query: the columns added, and what `faults` speak of. */
  query(distinct: boolean): string {
    const definitions = [...this.definitions, ...(this.hasLines ? [quoted(unreadableLine)] : [])];
    return `SELECT ${distinct ? "DISTINCT " : ""}${definitions.join(", ") || "NULL AS nothing"} FROM (${this.rows})`;
  }

  private define(name: string, sql: string): void {
    this.definitions.push(`${sql} AS ${quoted(name)}`);
  }

  /** The source's column of a name: to the letter, else but for case and spaces about it. */
  private named(text: string, keys: readonly PropertyKey[]): string {
    const all = [...this.columns.keys()];
    const column =
      all.find((candidate) => candidate === text) ?? all.find((candidate) => plain(candidate) === plain(text));
    if (column === undefined)
      throw this.fault(
        keys,
        `expected one of the columns of ${this.relation.label} (${all.slice(0, 40).join(", ")}${all.length > 40 ? ", …" : ""}); found "${text}"`
      );
    this.used.add(column);
    return column;
  }

  /**
   * An expression that fails in a row sets the row aside instead of ending the build. Each stands in a query of its
   * own: DuckDB computes what two expressions share once for both, outside of either's TRY.
   */
  private async guarded(
    text: string,
    keys: readonly PropertyKey[],
    expected: Parameters<typeof readMappingExpression>[3],
    reason: RowFault
  ): Promise<{value: string; failed: string; flag: string; speaksOf: ReadonlySet<string>}> {
    const {sql, speaksOf} = await readMappingExpression(this.database, this.columns, text, expected).catch(
      (error: unknown) => {
        throw error instanceof MappingFault ? this.fault(keys, error.message) : error;
      }
    );
    for (const column of speaksOf) this.used.add(column);
    const instant = [...this.columns].find(
      ([column, type]) => type === "TIMESTAMP WITH TIME ZONE" && speaksOf.has(column)
    );
    if (instant && !this.relation.hasTimeZone)
      throw this.fault(
        keys,
        `expected time_zone: in the settings, such as time_zone: Asia/Shanghai, since ${instant[0]} holds instants; found none`
      );
    const guard = quoted(`\u0001guard ${keys.join(".")}`);
    const flag = quoted(`\u0001failed ${keys.join(".")}`);
    this.rows = `SELECT *, TRY({'value': ${sql}}) AS ${guard} FROM (${this.rows})`;
    this.faults.push({code: `computed:${keys.join(".")}`, when: `s.${flag}`, reason});
    return {value: `${guard}.value`, failed: `${guard} IS NULL`, flag, speaksOf};
  }
}

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

/** A column as it stands; a number's text as that of the same number with a point before its fraction, where it is known how the source writes them. */
export function asWritten(
  column: string,
  type: string | undefined,
  target: ContractColumn,
  form: NumberForm | null
): string {
  return form !== null && target.type === "integer" && type === "VARCHAR" ? numberIn(form, column) : column;
}

/** A name but for case and spaces about it. */
export function plain(name: string): string {
  return name.trim().toLowerCase();
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
