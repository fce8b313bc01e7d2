/** How a column of a source becomes one of the contract: as it stands, or by values, a format, a factor. */
import type {TableAliases} from "../definitions/aliases.js";
import type {ContractColumn} from "../definitions/contract.js";
import {quoted} from "../ground/database.js";
import {dayFormOf, type Value} from "./day-forms.js";
import type {LookedColumn, LookedSource} from "./look.js";
import {isClock, isYesOrNo} from "./match.js";
import {wordsOf} from "./names.js";
import type {Ask, Reason, Sure} from "./proposal.js";
import {flow, plainText} from "./yaml-text.js";

/** How a column is read. */
export interface Reading {
  /** The mapping's value, as YAML in one line. */
  readonly yaml: string;
  /** The same as an expression over one row, for whatever is made from it. */
  readonly sql: string | null;
  readonly sure: Sure;
  readonly reasons: readonly Reason[];
  readonly ask: Ask | null;
}

/** What is known beside the column itself. */
export interface ReadingContext {
  readonly values: TableAliases["values"][string] | undefined;
  /** The month in which the data end, such as 2024-12, where it was said. */
  readonly lastMonth: string | null;
  /** A year that the file's name tells. */
  readonly fileYear: string | null;
  /** How the source writes its numbers. */
  readonly numbers: LookedSource["numbers"];
}

const plainly = (column: LookedColumn, more: Partial<Reading> = {}): Reading => ({
  yaml: plainText(column.name),
  sql: quoted(column.name),
  sure: "sure",
  reasons: [],
  ask: null,
  ...more
});

/** How a column is read as one of the contract's. */
export function readingOf(column: LookedColumn, target: ContractColumn, context: ReadingContext): Reading {
  switch (target.type) {
    case "id":
    case "text":
      return plainly(column);
    case "date":
    case "month":
    case "timestamp":
      return dayReading(column, context);
    case "boolean":
      return booleanReading(column, context);
    case "enum":
      return codesReading(column, target, context);
    case "integer":
      return numberReading(column, target, context.numbers);
  }
}

function dayReading(column: LookedColumn, {lastMonth, fileYear}: ReadingContext): Reading {
  const form = dayFormOf(column.values, column.type);
  const [{text: example}] = column.values;
  const name = quoted(column.name);
  if (form === null) return plainly(column, {sure: "unsure", ask: {kind: "no_days", example}});
  switch (form.kind) {
    case "plain":
      return plainly(column);
    case "zoned":
      return plainly(column, {sure: "likely", reasons: [{kind: "zoned"}]});
    case "format":
    case "either": {
      const format = form.kind === "format" ? form.format : form.formats[0];
      return {
        yaml: flow({column: column.name, format}),
        sql: `strptime(${name}, '${format}')`,
        sure: form.kind === "format" ? "likely" : "unsure",
        reasons: form.kind === "format" ? [{kind: "day_format", format, example: tellingExample(column.values)}] : [],
        ask: form.kind === "format" ? null : {kind: "day_or_month_first", formats: form.formats, example}
      };
    }
    case "epoch": {
      const sql = `to_timestamp(CAST(${name} AS BIGINT)${form.divisor === 1 ? "" : " / 1000"})`;
      return {yaml: flow({sql}), sql, sure: "unsure", reasons: [{kind: "epoch"}], ask: null};
    }
    case "month_name":
    case "day_of_month": {
      const [year, month] = (lastMonth ?? "YYYY-MM").split("-");
      const inYear = fileYear ?? year;
      const sql =
        form.kind === "month_name"
          ? `strptime('1 ' || ${name} || ' ${inYear}', '%d ${form.format} %Y')`
          : `'${inYear}-${month}-' || lpad(CAST(${name} AS VARCHAR), 2, '0')`;
      const reasons: Reason[] = [
        ...(lastMonth === null ? [] : [{kind: "from_last_month", month: lastMonth} as const]),
        ...(fileYear === null ? [] : [{kind: "file_year", year: fileYear} as const])
      ];
      const isTold = lastMonth !== null || (form.kind === "month_name" && fileYear !== null);
      return {yaml: flow({sql}), sql, sure: "unsure", reasons, ask: isTold ? null : {kind: "last_month"}};
    }
  }
}

/** A day that can't be both the day and the month. */
function tellingExample(values: readonly Value[]): string {
  return (values.find(({text}) => text.split(/\D/).some((part) => Number(part) > 12 && part.length < 3)) ?? values[0])
    .text;
}

function booleanReading(column: LookedColumn, {values}: ReadingContext): Reading {
  if (
    column.type === "BOOLEAN" ||
    column.values.every(({text}) => /^(true|false|yes|no|y|n|t|f|1|0|是|否)$/i.test(text.trim()))
  )
    return plainly(column);
  const codes = codesOf(column.values, values ?? {}, {true: [], false: []});
  if (codes.known.size === 0) return plainly(column, {sure: "unsure", ask: {kind: "no_values", values: column.values}});
  return translated(column, codes, asBooleans(codes.known));
}

function asBooleans(known: ReadonlyMap<string, string>): Record<string, boolean> {
  return Object.fromEntries([...known].map(([text, code]) => [text, code === "true"]));
}

function codesReading(
  column: LookedColumn,
  target: Extract<ContractColumn, {type: "enum"}>,
  {values}: ReadingContext
): Reading {
  const own = Object.fromEntries(Object.entries(target.values).map(([code, name]) => [code, [code, name.en, name.zh]]));
  const isOwn = (text: string) =>
    Object.hasOwn(own, text) ||
    Object.values(own).some((names) => names.slice(1).some((name) => name.toLowerCase() === text.trim().toLowerCase()));
  if (column.values.every(({text}) => isOwn(text))) return plainly(column);
  const codes = codesOf(column.values, values ?? {}, own);
  if (codes.known.size === 0)
    return {
      yaml: flow({
        column: column.name,
        values: Object.fromEntries(column.values.slice(0, 20).map(({text}) => [text, "?"]))
      }),
      sql: null,
      sure: "unsure",
      reasons: [],
      ask: {kind: "no_values", values: column.values}
    };
  return translated(column, codes, Object.fromEntries(codes.known));
}

/** A column whose values stand for others; for a person to look at where some are left without. */
function translated(
  column: LookedColumn,
  {known, left}: ReturnType<typeof codesOf>,
  values: Readonly<Record<string, string | boolean>>
): Reading {
  return {
    yaml: flow({column: column.name, values}),
    sql: null,
    sure: left.length ? "unsure" : "likely",
    reasons: [
      {kind: "values", known: known.size, of: column.values.length},
      ...(left.length ? [{kind: "left_values", values: left} as const] : [])
    ],
    ask: null
  };
}

/** Which code each value is, by its own names, else by what other systems write. */
function codesOf(
  values: readonly Value[],
  aliases: Readonly<Record<string, readonly string[]>>,
  own: Readonly<Record<string, readonly string[]>>
): {readonly known: ReadonlyMap<string, string>; readonly left: readonly Value[]} {
  const joined = (text: string) => wordsOf(text).join("");
  const codeOf = (text: string) =>
    Object.keys(own).find((code) =>
      [...own[code], ...(aliases[code] ?? [])].some((name) => joined(name) === joined(text))
    );
  const known = new Map<string, string>();
  const left: Value[] = [];
  for (const value of values) {
    const code = codeOf(value.text);
    if (code === undefined) left.push(value);
    else known.set(value.text.trim(), code);
  }
  return {known, left};
}

/** Money below this looks like yuan or euros; above, like hundredths. */
const mostInMainUnit = 1000;

function numberReading(
  column: LookedColumn,
  target: Extract<ContractColumn, {type: "integer"}>,
  numbers: LookedSource["numbers"]
): Reading {
  const name = quoted(column.name);
  if (target.unit === "count" && isYesOrNo(column)) {
    const yes = /^(yes|y|true|t|1|是|有)$/i;
    if (column.values.every(({text}) => /^[01]$/.test(text.trim()))) return plainly(column);
    return {
      yaml: flow({
        column: column.name,
        values: Object.fromEntries(column.values.map(({text}) => [text.trim(), yes.test(text.trim()) ? 1 : 0]))
      }),
      sql: null,
      sure: "likely",
      reasons: [{kind: "values", known: column.values.length, of: column.values.length}],
      ask: null
    };
  }
  if (isClock(column)) {
    const part = (i: number) => `CAST(split_part(${name}, ':', ${i}) AS INTEGER)`;
    const hasHours = column.values.every(({text}) => text.split(":").length === 3);
    const sql = hasHours ? `${part(1)} * 3600 + ${part(2)} * 60 + ${part(3)}` : `${part(1)} * 60 + ${part(2)}`;
    return {yaml: flow({sql}), sql, sure: "likely", reasons: [{kind: "clock"}], ask: null};
  }
  const times = (factor: number, sure: Sure, reason: Reason): Reading => ({
    yaml: flow({column: column.name, times: factor}),
    sql: null,
    sure,
    reasons: [reason],
    ask: null
  });
  const words = wordsOf(column.name);
  // Where a comma stands before fractions, a point doesn't.
  const hasPoints = numbers === null || numbers === "1,234.56" || numbers === "1'234.56";
  const fraction = hasPoints ? /[.]\d|,\d{1,2}$/ : numbers === "open" ? /[.,]\d{1,2}$/ : /,\d/;
  const hasFractions = column.values.some(({text}) => fraction.test(text.trim()));
  if (target.unit === "fen") {
    if (words.some((word) => /^(fen|cents?)$/.test(word)) || /分$|（分）|\(分\)/.test(column.name))
      return plainly(column, {reasons: [{kind: "small_unit", because: "named"}]});
    if (words.some((word) => /^(yuan|usd|eur|cny|rmb|gbp|dollars?|euros?)$/.test(word)) || column.name.includes("元"))
      return times(100, "likely", {kind: "main_unit", because: "named"});
    if (hasFractions) return times(100, "likely", {kind: "main_unit", because: "fractions"});
    const isSmall = column.values.every(({text}) => Math.abs(Number(text.replaceAll(",", ""))) < mostInMainUnit);
    return isSmall
      ? times(100, "unsure", {kind: "main_unit", because: "small"})
      : plainly(column, {sure: "unsure", reasons: [{kind: "small_unit", because: "large"}]});
  }
  if (target.unit === "s" && (words.some((word) => /^(min|mins|minutes?)$/.test(word)) || column.name.includes("分钟")))
    return times(60, "likely", {kind: "minutes"});
  if (hasFractions && hasPoints && target.minimum === 1 && (target.maximum ?? 0) >= 10_000) {
    const sql = `CAST(round(10000 * CAST(${name} AS DOUBLE)) AS INTEGER)`;
    return {yaml: flow({sql}), sql, sure: "unsure", reasons: [{kind: "weights"}], ask: null};
  }
  // An expression reads no other numbers than 3.5: others stay as they are, and are set aside.
  const isFraction =
    hasPoints &&
    column.values.some(({text}) => /[.]\d*[1-9]/.test(text.trim())) &&
    column.values.every(({text}) => /^[+-]?\d*[.]?\d+$/.test(text.trim()));
  if (isFraction && target.scale === undefined) {
    const sql = `CAST(round(CAST(${name} AS DOUBLE)) AS BIGINT)`;
    return {yaml: flow({sql}), sql, sure: "unsure", reasons: [{kind: "rounded"}], ask: null};
  }
  return plainly(column);
}
