import type {ContractCheck, ContractColumn, ContractTable} from "../definitions/contract.js";
import type {CellFault, NearMiss, RowFault} from "../../src/model/published/row-faults.js";
import {asText, literal, type Database} from "../ground/database.js";
import {isTwoNumbers} from "./numbers.js";
import {cellOf, idFaults, isBlank, isZoned, textFaults} from "./values.js";

/** A way in which a row can fail: when it does, and why it is set aside then. */
export interface Fault {
  readonly code: string;
  /** The column at fault, where it is one of the contract's. */
  readonly column?: string;
  readonly when: string;
  readonly reason: RowFault;
}

/**
 * All ways in which a row of a table can fail, in the order in which they are tried. The SQL speaks
 * of the source as `s`, of the columns read as `c_NAME`, and of referenced keys as `r_NAME`.
 *
 * @param present columns that the source has, with their types there
 */
export function faultsOf(table: ContractTable, present: ReadonlyMap<string, string>): Fault[] {
  const columns = Object.entries(table.columns).filter(([name]) => present.has(name));
  return [
    ...columns.flatMap(([name, column]) => columnFaults(name, column, present.get(name) ?? "VARCHAR")),
    ...table.checks
      .filter((check) =>
        Object.values(check)
          .flat()
          .every((name) => present.has(name))
      )
      .map(checkFault),
    ...columns.flatMap(([name, column]) => referenceFaults(name, column, table.table))
  ];
}

/** Days outside of these were mistyped, or stand for none. */
const days = {from: "1900-01-02", to: "2099-12-31"};

function columnFaults(name: string, column: ContractColumn, sourceType: string): Fault[] {
  const read = `c_${name}`;
  const cell = cellOf(name, sourceType);
  const fault = (code: string, when: string, what: CellFault) =>
    cellFault(`${code}:${name}`, [name, column], when, what);
  const faults: Fault[] = [];
  if (column.required) faults.push(fault("required", `${read} IS NULL AND ${isBlank(cell)}`, {kind: "required"}));
  if (column.type === "enum") {
    faults.push(
      fault("value", `${read} IS NULL AND NOT ${isBlank(cell)}`, {kind: "value", values: Object.keys(column.values)})
    );
  } else {
    const {type} = column;
    if (type === "integer" && cell.isText)
      faults.push(fault("format", `${read} IS NULL AND ${isTwoNumbers(cell.sql)}`, {kind: "two_numbers"}));
    if (cell.isText && ["date", "month", "timestamp"].includes(type))
      faults.push(fault("zone", `${read} IS NULL AND ${isZoned(cell.sql)}`, {kind: "zone", type}));
    faults.push(fault("type", `${read} IS NULL AND NOT ${isBlank(cell)}`, {kind: "type", type}));
  }
  if (column.type === "date" || column.type === "timestamp" || column.type === "month") {
    faults.push(
      fault("century", `${read} NOT BETWEEN DATE ${literal(days.from)} AND DATE ${literal(days.to)}`, {
        kind: "century",
        ...days
      })
    );
  }
  if (column.type === "month")
    faults.push(fault("month", `EXTRACT(DAY FROM ${read}) <> 1`, {kind: "type", type: "month"}));
  if (column.type === "id" || column.type === "text") {
    for (const {code, when, what} of column.type === "id" ? idFaults(cell, read) : textFaults(read))
      faults.push(fault(code, when, what));
  }
  if (column.type === "integer" && column.minimum !== undefined)
    faults.push(fault("minimum", `${read} < ${column.minimum}`, {kind: "minimum", bound: column.minimum}));
  if (column.type === "integer" && column.scale)
    faults.push(...Object.entries(column.scale.of).flatMap(([kind, scale]) => scaleFaults(name, column, kind, scale)));
  if (column.type === "integer" && column.maximum !== undefined)
    faults.push(fault("maximum", `${read} > ${column.maximum}`, {kind: "maximum", bound: column.maximum}));
  return faults;
}

/** A fault of a cell of a column, which is given by its key and what the contract says of it. */
function cellFault(
  code: string,
  [column, {name}]: readonly [string, ContractColumn],
  when: string,
  fault: CellFault
): Fault {
  return {code, column, when, reason: {kind: "cell", column, name, fault}};
}

/** A score beyond the scale of its kind of question; and one of a kind that was asked on another scale, which is told after reading. */
function scaleFaults(
  name: string,
  column: Extract<ContractColumn, {type: "integer"}>,
  question: string,
  [lowest, highest]: readonly [number, number]
): Fault[] {
  const isBeyond = `c_${column.scale?.by ?? ""} = ${literal(question)} AND c_${name} NOT BETWEEN ${lowest} AND ${highest}`;
  return [
    cellFault(`scale:${name}:${question}`, [name, column], isBeyond, {kind: "scale", question, lowest, highest}),
    cellFault(`other_scale:${name}:${question}`, [name, column], "FALSE", {
      kind: "other_scale",
      question,
      lowest,
      highest
    })
  ];
}

function checkFault(check: ContractCheck): Fault {
  if ("not_before" in check) {
    const [later, earlier] = check.not_before;
    return {
      code: `order:${later}`,
      column: later,
      when: `c_${later} < c_${earlier}`,
      reason: {kind: "not_before", column: later, other: earlier}
    };
  }
  if ("together" in check) {
    const given = check.together.map((name) => `c_${name} IS NOT NULL`);
    return {
      code: `together:${check.together.join("+")}`,
      column: check.together[0],
      when: `(${given.join(" OR ")}) AND NOT (${given.join(" AND ")})`,
      reason: {kind: "together", columns: check.together}
    };
  }
  if ("at_most" in check) {
    const [smaller, larger] = check.at_most;
    return {
      code: `at_most:${smaller}`,
      column: smaller,
      when: `c_${smaller} > c_${larger}`,
      reason: {kind: "at_most", column: smaller, other: larger}
    };
  }
  return {
    code: `one_of:${check.one_of.join("+")}`,
    column: check.one_of[0],
    when: check.one_of.map((name) => `c_${name} IS NULL`).join(" AND "),
    reason: {kind: "one_of", columns: check.one_of}
  };
}

function referenceFaults(name: string, column: ContractColumn, table: string): Fault[] {
  if (column.type !== "id" || column.references === undefined) return [];
  const [target] = column.references.split(".");
  if (target === table) return [];
  const fault = (code: string, when: string, near: NearMiss | null) =>
    cellFault(`${code}:${name}`, [name, column], when, {kind: "not_found", table: target, near});
  return [
    fault("reference", `c_${name} IS NOT NULL AND r_${name} IS NULL`, null),
    // Told apart from the one above after reading, where there is any; see explainDangling.
    ...nearMisses.map(({near}) => fault(near, "FALSE", near))
  ];
}

/** What makes an id that isn't found and another like it alike; a fault's code is the kind's name. */
const nearMisses: readonly {readonly near: NearMiss; readonly alike: (id: string) => string}[] = [
  {near: "case", alike: (id) => `lower(${id})`},
  {near: "point", alike: (id) => `regexp_replace(${id}, '[.]0+$', '')`},
  {near: "zeros", alike: (id) => `ltrim(${id}, '0')`}
];

/**
 * Looks again at rows that refer to what isn't there: an id in another case, or one that lost its
 * leading zeros in a spreadsheet, is told as such. They stay set aside: taking them for the same would be a guess.
 */
export async function explainDangling(
  database: Database,
  table: ContractTable,
  faults: readonly Fault[]
): Promise<void> {
  const dangling = new Set(
    (await database.rows(`SELECT DISTINCT fault FROM read_${table.table} WHERE starts_with(fault, 'reference:')`)).map(
      (row) => asText(row.fault)
    )
  );
  for (const {code, column: name} of faults) {
    if (name === undefined || !dangling.has(code)) continue;
    const column = table.columns[name];
    const [target, key] = column.type === "id" && column.references ? column.references.split(".") : ["", ""];
    for (const {near, alike} of nearMisses) {
      await database.run(`UPDATE read_${table.table} SET fault = ${literal(`${near}:${name}`)}
        WHERE fault = ${literal(code)} AND ${alike(`c_${name}`)} IN (SELECT ${alike(key)} FROM ${target})`);
    }
  }
}
