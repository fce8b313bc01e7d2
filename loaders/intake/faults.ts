import type {ContractCheck, ContractColumn, ContractTable} from "../definitions/contract.js";
import type {Bilingual} from "../../src/model/published/systems.js";
import {asText, literal, type Database} from "../ground/database.js";
import {isTwoNumbers, twoNumbers} from "./numbers.js";
import {cellOf, idFaults, isBlank, isZoned, textFaults} from "./values.js";

/** A way in which a row can fail: when it does, and what to tell the data's owner. */
export interface Fault {
  readonly code: string;
  /** The column at fault, where it is one of the contract's. */
  readonly column?: string;
  readonly when: string;
  readonly reason: Bilingual;
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

const typeWords = {
  id: {en: "an id", zh: "编号"},
  text: {en: "a text", zh: "文本"},
  enum: {en: "a known value", zh: "约定取值"},
  boolean: {en: "true or false", zh: "是或否"},
  date: {en: "a date such as 2026-09-30", zh: "日期，如 2026-09-30"},
  month: {en: "a month's first day such as 2026-09-01", zh: "当月第一天，如 2026-09-01"},
  timestamp: {en: "a local time such as 2026-09-30 14:05:00", zh: "当地时间，如 2026-09-30 14:05:00"},
  integer: {en: "a whole number", zh: "整数"}
} as const;

function columnFaults(name: string, column: ContractColumn, sourceType: string): Fault[] {
  const read = `c_${name}`;
  const cell = cellOf(name, sourceType);
  const label = {en: name, zh: `${column.name.zh}（${name}）`};
  const fault = (code: string, when: string, en: string, zh: string): Fault => ({
    code: `${code}:${name}`,
    column: name,
    when,
    reason: {en: `${label.en}: ${en}`, zh: `${label.zh}：${zh}`}
  });
  const words = typeWords[column.type];
  const faults: Fault[] = [];
  if (column.required)
    faults.push(fault("required", `${read} IS NULL AND ${isBlank(cell)}`, "is empty but required", "必填但为空"));
  if (column.type === "enum") {
    const values = Object.keys(column.values);
    faults.push(
      fault(
        "value",
        `${read} IS NULL AND NOT ${isBlank(cell)}`,
        `expected one of ${values.join(", ")}`,
        `取值应为 ${values.join("、")} 之一`
      )
    );
  } else {
    if (column.type === "integer" && cell.isText)
      faults.push(fault("format", `${read} IS NULL AND ${isTwoNumbers(cell.sql)}`, twoNumbers.en, twoNumbers.zh));
    if (cell.isText && ["date", "month", "timestamp"].includes(column.type))
      faults.push(
        fault(
          "zone",
          `${read} IS NULL AND ${isZoned(cell.sql)}`,
          `expected ${words.en}; found a time with its zone. Say by time_zone: in the settings, such as time_zone: Asia/Shanghai, which zone’s days count`,
          `应为${words.zh}；该时间带有时区，请在设置中用 time_zone: 写明按哪个时区计日，如 time_zone: Asia/Shanghai`
        )
      );
    faults.push(fault("type", `${read} IS NULL AND NOT ${isBlank(cell)}`, `expected ${words.en}`, `应为${words.zh}`));
  }
  if (column.type === "date" || column.type === "timestamp" || column.type === "month") {
    faults.push(
      fault(
        "century",
        `${read} NOT BETWEEN DATE '1900-01-02' AND DATE '2099-12-31'`,
        "expected a day from 1900-01-02 to 2099-12-31, and nothing where there is none",
        "应在 1900-01-02 至 2099-12-31 之间；没有则留空"
      )
    );
  }
  if (column.type === "month") {
    faults.push(fault("month", `EXTRACT(DAY FROM ${read}) <> 1`, `expected ${words.en}`, `应为${words.zh}`));
  }
  if (column.type === "id" || column.type === "text") {
    for (const {code, when, en, zh} of column.type === "id" ? idFaults(cell, read) : textFaults(read))
      faults.push(fault(code, when, en, zh));
  }
  if (column.type === "integer" && column.minimum !== undefined) {
    faults.push(
      fault(
        "minimum",
        `${read} < ${column.minimum}`,
        `expected at least ${column.minimum}`,
        `应不小于 ${column.minimum}`
      )
    );
  }
  if (column.type === "integer" && column.scale)
    faults.push(...Object.entries(column.scale.of).flatMap(([kind, scale]) => scaleFaults(name, column, kind, scale)));
  if (column.type === "integer" && column.maximum !== undefined) {
    faults.push(
      fault(
        "maximum",
        `${read} > ${column.maximum}`,
        `expected at most ${column.maximum}`,
        `应不大于 ${column.maximum}`
      )
    );
  }
  return faults;
}

/** A score beyond the scale of its kind of question; and one of a kind that was asked on another scale, which is told after reading. */
function scaleFaults(
  name: string,
  {scale, name: label}: Extract<ContractColumn, {type: "integer"}>,
  kind: string,
  [lowest, highest]: readonly [number, number]
): Fault[] {
  return [
    {
      code: `scale:${name}:${kind}`,
      column: name,
      when: `c_${scale?.by ?? ""} = ${literal(kind)} AND c_${name} NOT BETWEEN ${lowest} AND ${highest}`,
      reason: {
        en: `${name}: expected ${lowest} to ${highest} for ${kind}`,
        zh: `${label.zh}（${name}）：${kind} 应为 ${lowest} 至 ${highest}`
      }
    },
    {
      code: `other_scale:${name}:${kind}`,
      column: name,
      when: "FALSE",
      reason: {
        en: `${name}: expected ${lowest} to ${highest} for ${kind}; found so many beyond it that another scale was asked on, and none can be told. Say the scale by scales: {${kind}: {worst: …, best: …, top: …}} in the settings, top being the score from which on an answer is one of the best`,
        zh: `${label.zh}（${name}）：${kind} 应为 ${lowest} 至 ${highest}；超出者过多，应是另一种量表，该类评分全部无法判断。请在设置中用 scales: {${kind}: {worst: …, best: …, top: …}} 写明量表，top 为算作最高档的起始分值`
      }
    }
  ];
}

function checkFault(check: ContractCheck): Fault {
  if ("not_before" in check) {
    const [later, earlier] = check.not_before;
    return {
      code: `order:${later}`,
      column: later,
      when: `c_${later} < c_${earlier}`,
      reason: {en: `${later}: expected no earlier than ${earlier}`, zh: `${later}：不应早于 ${earlier}`}
    };
  }
  if ("together" in check) {
    const given = check.together.map((name) => `c_${name} IS NOT NULL`);
    return {
      code: `together:${check.together.join("+")}`,
      column: check.together[0],
      when: `(${given.join(" OR ")}) AND NOT (${given.join(" AND ")})`,
      reason: {
        en: `${check.together.join(", ")}: expected all or none`,
        zh: `${check.together.join("、")}：应同时填写或同时为空`
      }
    };
  }
  if ("at_most" in check) {
    const [smaller, larger] = check.at_most;
    return {
      code: `at_most:${smaller}`,
      column: smaller,
      when: `c_${smaller} > c_${larger}`,
      reason: {en: `${smaller}: expected at most ${larger}`, zh: `${smaller}：不应大于 ${larger}`}
    };
  }
  return {
    code: `one_of:${check.one_of.join("+")}`,
    column: check.one_of[0],
    when: check.one_of.map((name) => `c_${name} IS NULL`).join(" AND "),
    reason: {en: `${check.one_of.join(", ")}: expected at least one`, zh: `${check.one_of.join("、")}：至少填写一项`}
  };
}

function referenceFaults(name: string, column: ContractColumn, table: string): Fault[] {
  if (column.type !== "id" || column.references === undefined) return [];
  const [target] = column.references.split(".");
  if (target === table) return [];
  const fault = (code: string, when: string, en: string, zh: string): Fault => ({
    code: `${code}:${name}`,
    column: name,
    when,
    reason: {en: `${name}: ${en}`, zh: `${column.name.zh}（${name}）：${zh}`}
  });
  return [
    fault(
      "reference",
      `c_${name} IS NOT NULL AND r_${name} IS NULL`,
      `not found in ${target}`,
      `在 ${target} 中找不到`
    ),
    // Told apart from the one above after reading, where there is any; see explainDangling.
    ...nearMisses.map(({code, en, zh}) =>
      fault(code, "FALSE", `not found in ${target}, ${en}`, `在 ${target} 中找不到，${zh}`)
    )
  ];
}

/** An id that isn't found though another like it is: what makes them alike, and what to tell. */
const nearMisses = [
  {
    code: "case",
    alike: (id: string) => `lower(${id})`,
    en: "where it is written in another case",
    zh: "但其中有大小写不同的同一编号"
  },
  {
    code: "point",
    alike: (id: string) => `regexp_replace(${id}, '[.]0+$', '')`,
    en: "where it is written without a point and zeros, or with them",
    zh: "但其中有仅差小数点与零的同一编号"
  },
  {
    code: "zeros",
    alike: (id: string) => `ltrim(${id}, '0')`,
    en: "where it has other zeros at its start",
    zh: "但其中有前导零不同的同一编号"
  }
] as const;

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
    for (const near of nearMisses) {
      await database.run(`UPDATE read_${table.table} SET fault = ${literal(`${near.code}:${name}`)}
        WHERE fault = ${literal(code)} AND ${near.alike(`c_${name}`)} IN (SELECT ${near.alike(key)} FROM ${target})`);
    }
  }
}
