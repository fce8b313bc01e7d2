import type {ContractCheck, ContractColumn, ContractTable} from "../definitions/contract.js";
import {sqlType} from "../definitions/contract.js";
import {literal, quoted} from "../database.js";
import type {Bilingual} from "../../src/model/published.js";

/** A way in which a row can fail: when it does, and what to tell the data's owner. */
export interface Fault {
  readonly code: string;
  readonly when: string;
  readonly reason: Bilingual;
}

/** The column as the contract's type; NULL where the text can't be read as one. */
export function castColumn(name: string, column: ContractColumn): string {
  return `TRY_CAST(s.${quoted(name)} AS ${sqlType(column)})`;
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
    ...table.checks.filter((check) => Object.values(check).flat().every((name) => present.has(name))).map(checkFault),
    ...columns.flatMap(([name, column]) => referenceFaults(name, column, table.table))
  ];
}

const typeWords = {
  id: {en: "an id", zh: "编号"},
  text: {en: "a text", zh: "文本"},
  enum: {en: "a known value", zh: "约定取值"},
  boolean: {en: "true or false", zh: "是或否"},
  date: {en: "a date such as 2026-09-30", zh: "日期，如 2026-09-30"},
  month: {en: "a month's first day such as 2026-09-01", zh: "当月第一天，如 2026-09-01"},
  timestamp: {en: "a time such as 2026-09-30 14:05:00", zh: "时间，如 2026-09-30 14:05:00"},
  integer: {en: "a whole number", zh: "整数"}
} as const;

function columnFaults(name: string, column: ContractColumn, sourceType: string): Fault[] {
  const read = `c_${name}`;
  const label = {en: name, zh: `${column.name.zh}（${name}）`};
  const fault = (code: string, when: string, en: string, zh: string): Fault => ({
    code: `${code}:${name}`,
    when,
    reason: {en: `${label.en}: ${en}`, zh: `${label.zh}：${zh}`}
  });
  const words = typeWords[column.type];
  const faults = [fault("type", `s.${quoted(name)} IS NOT NULL AND ${read} IS NULL`, `expected ${words.en}`, `应为${words.zh}`)];
  if (column.required) faults.unshift(fault("required", `s.${quoted(name)} IS NULL`, "is empty but required", "必填但为空"));
  if (column.type === "enum") {
    const values = Object.keys(column.values);
    faults.push(
      fault("value", `${read} NOT IN (${values.map(literal).join(", ")})`, `expected one of ${values.join(", ")}`, `取值应为 ${values.join("、")} 之一`)
    );
  }
  if (column.type === "month") {
    faults.push(fault("month", `EXTRACT(DAY FROM ${read}) <> 1`, `expected ${words.en}`, `应为${words.zh}`));
  }
  if (column.type === "integer" && !/INT/.test(sourceType)) {
    // A cast would round 3.5 to 4, and so invent a number.
    faults.push(fault("whole", `TRY_CAST(s.${quoted(name)} AS DOUBLE) <> CAST(${read} AS DOUBLE)`, `expected ${words.en}`, `应为${words.zh}`));
  }
  if (column.type === "integer" && column.minimum !== undefined) {
    faults.push(fault("minimum", `${read} < ${column.minimum}`, `expected at least ${column.minimum}`, `应不小于 ${column.minimum}`));
  }
  if (column.type === "integer" && column.maximum !== undefined) {
    faults.push(fault("maximum", `${read} > ${column.maximum}`, `expected at most ${column.maximum}`, `应不大于 ${column.maximum}`));
  }
  return faults;
}

function checkFault(check: ContractCheck): Fault {
  if ("not_before" in check) {
    const [later, earlier] = check.not_before;
    return {
      code: `order:${later}`,
      when: `c_${later} < c_${earlier}`,
      reason: {en: `${later}: expected no earlier than ${earlier}`, zh: `${later}：不应早于 ${earlier}`}
    };
  }
  if ("together" in check) {
    const given = check.together.map((name) => `c_${name} IS NOT NULL`);
    return {
      code: `together:${check.together.join("+")}`,
      when: `(${given.join(" OR ")}) AND NOT (${given.join(" AND ")})`,
      reason: {en: `${check.together.join(", ")}: expected all or none`, zh: `${check.together.join("、")}：应同时填写或同时为空`}
    };
  }
  if ("at_most" in check) {
    const [smaller, larger] = check.at_most;
    return {
      code: `at_most:${smaller}`,
      when: `c_${smaller} > c_${larger}`,
      reason: {en: `${smaller}: expected at most ${larger}`, zh: `${smaller}：不应大于 ${larger}`}
    };
  }
  return {
    code: `one_of:${check.one_of.join("+")}`,
    when: check.one_of.map((name) => `c_${name} IS NULL`).join(" AND "),
    reason: {en: `${check.one_of.join(", ")}: expected at least one`, zh: `${check.one_of.join("、")}：至少填写一项`}
  };
}

function referenceFaults(name: string, column: ContractColumn, table: string): Fault[] {
  if (column.type !== "id" || column.references === undefined) return [];
  const [target] = column.references.split(".");
  if (target === table) return [];
  return [
    {
      code: `reference:${name}`,
      when: `c_${name} IS NOT NULL AND r_${name} IS NULL`,
      reason: {en: `${name}: not found in ${target}`, zh: `${column.name.zh}（${name}）：在 ${target} 中找不到`}
    }
  ];
}
