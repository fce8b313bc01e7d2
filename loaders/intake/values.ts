/** How a cell becomes a value of the contract's type: never guessed, never rounded, never taken for another. */
import type {CellFault} from "../../src/model/published/row-faults.js";
import {literal, quoted} from "../ground/database.js";
import type {ContractColumn} from "../definitions/contract.js";
import {sqlType} from "../definitions/contract.js";
import {withoutResult} from "./workbook.js";
import {wholeNumber} from "./numbers.js";

/** Longest id and text, in characters; more is a file read with the wrong separator, or two rows run together. */
const longestId = 100;
export const longestText = 1000;

/** Characters that stand for nothing: spaces of all kinds, and what takes no room. */
const invisible = " \\t\\n\\v\\f\\r\\u00A0\\u1680\\u2000-\\u200F\\u2028-\\u202F\\u205F-\\u2064\\u3000\\uFEFF".replace(
  /\\u([0-9A-F]{4})/g,
  (_, code: string) => `\\x{${code}}`
);
/** Words by which programs write that there is nothing. */
const wordsForNothing = ["NULL", "(NULL)", "N/A", "#N/A", "NAN", "NONE", "NIL", "\\N"];

/** A cell of the source: its SQL, and its type there. */
export interface SourceCell {
  readonly sql: string;
  readonly isText: boolean;
  /** A type that may hold fractions, NaN and infinities. */
  readonly isFloat: boolean;
  /** Whole numbers of this size and more have lost digits; null for a type that keeps them all. */
  readonly exactBelow: string | null;
  /** A list, a row within a row, or a yes: nothing that names anybody. */
  readonly isNoName: boolean;
}

/** The cell of a column, as the SQL of the source `s` speaks of it. */
export function cellOf(name: string, sourceType: string): SourceCell {
  return {
    sql: `s.${quoted(name)}`,
    isText: /^VARCHAR|^ENUM/.test(sourceType),
    isFloat: /^(DOUBLE|FLOAT|REAL|DECIMAL)/.test(sourceType) && !sourceType.endsWith("]"),
    exactBelow: sourceType === "DOUBLE" ? "9007199254740992" : /^(FLOAT|REAL)$/.test(sourceType) ? "16777216" : null,
    isNoName: /\]$|^(STRUCT|MAP|UNION|BOOLEAN)/.test(sourceType)
  };
}

/** Whether a cell holds nothing: empty, or spaces and invisible characters alone. What begins with a plain letter, digit or sign isn't looked at further. */
export function isBlank({sql, isText}: SourceCell): string {
  return isText
    ? `(${sql} IS NULL OR (NOT (${sql} BETWEEN '!' AND '~') AND regexp_full_match(${sql}, '[${invisible}]*')))`
    : `${sql} IS NULL`;
}

/** Dates whose parts can't be mistaken for one another; 01/02/2026 isn't among them, a mapping says which it is. */
const dayForms = ["%Y%m%d", "%Y年%m月%d日", "%Y.%m.%d", "%d.%m.%Y"];
const monthForms = ["%Y-%m", "%Y/%m", "%Y%m", "%Y年%m月"];
const timeForms = [
  "%Y%m%d%H%M%S",
  "%Y年%m月%d日 %H:%M:%S",
  "%Y年%m月%d日%H时%M分%S秒",
  "%Y.%m.%d %H:%M:%S",
  "%d.%m.%Y %H:%M:%S",
  "%d.%m.%Y %H:%M"
];

/** Whether a text is a time with its zone. */
export function isZoned(text: string): string {
  return `regexp_full_match(trim(${text}), '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+ ?([zZ]|[+-][0-9]{2}(:?[0-9]{2})?)')`;
}

/**
 * The cell as a value of the contract's type; NULL where it holds nothing, or can't be read as one. Besides the
 * engine's own forms: dates with the year first or with dots (20260930, 2026年9月30日, 30.09.2026), months without a
 * day, thousands separators, 是/否, and a value's name in either language instead of its code.
 */
export function readCell(cell: SourceCell, column: ContractColumn): string {
  const {sql, isText, isFloat} = cell;
  const type = sqlType(column);
  const firstOf = (...forms: readonly string[]) => `COALESCE(${forms.join(", ")})`;
  // A cast stops reading at the first letter and leaves the rest, takes a word such as epoch, and forgets a zone.
  // Most are written as the engine writes them: only the others are looked at letter by letter.
  const time = (...forms: readonly string[]) =>
    firstOf(
      `CASE WHEN CAST(TRY_CAST(${sql} AS ${type}) AS VARCHAR) = ${sql} AND ${sql} < ':' OR regexp_full_match(${sql}, '[0-9:/. T-]+') THEN TRY_CAST(${sql} AS ${type}) END`,
      `CAST(TRY_STRPTIME(${sql}, [${forms.map(literal).join(", ")}]) AS ${type})`,
      `CASE WHEN getvariable('has_time_zone') AND ${isZoned(sql)} THEN CAST(TRY_CAST(${sql} AS TIMESTAMPTZ) AS ${type}) END`
    );
  switch (column.type) {
    case "id":
    case "text":
      if (cell.isNoName) return "CAST(NULL AS VARCHAR)";
      // A spreadsheet's or data frame's 123.0 is the id 123; beyond 2^53 (of single precision 2^24) its digits are lost.
      if (isFloat)
        return `CASE WHEN ${cell.exactBelow === null ? "" : `abs(${sql}) < ${cell.exactBelow} AND `}${sql} = floor(${sql}) THEN CAST(TRY_CAST(${sql} AS HUGEINT) AS VARCHAR) END`;
      return isText ? `CASE WHEN NOT ${isBlank(cell)} THEN ${sql} END` : `CAST(${sql} AS VARCHAR)`;
    case "enum": {
      const text = `CAST(${sql} AS VARCHAR)`;
      const names = Object.entries(column.values).flatMap(([code, label]) =>
        [label.en, label.zh].map((name) => `WHEN ${literal(name.toLowerCase())} THEN ${literal(code)}`)
      );
      return `CASE WHEN ${text} IN (${Object.keys(column.values).map(literal).join(", ")}) THEN ${text} ELSE CASE lower(trim(${text})) ${names.join(" ")} END END`;
    }
    case "integer":
      // A cast would take 0x1F and 1_000, and round 3.5 to 4: numbers that nobody wrote.
      if (isFloat) return `CASE WHEN ${sql} = floor(${sql}) THEN TRY_CAST(${sql} AS BIGINT) END`;
      if (!isText) return `TRY_CAST(${sql} AS BIGINT)`;
      return `CASE WHEN CAST(TRY_CAST(${sql} AS BIGINT) AS VARCHAR) = ${sql} THEN TRY_CAST(${sql} AS BIGINT) ELSE ${wholeNumber(sql)} END`;
    case "date":
      return isText ? time(...dayForms, ...timeForms) : `TRY_CAST(${sql} AS ${type})`;
    case "month":
      return isText ? time(...monthForms, ...dayForms) : `TRY_CAST(${sql} AS ${type})`;
    case "timestamp":
      return isText ? time(...timeForms, ...dayForms) : `TRY_CAST(${sql} AS ${type})`;
    case "boolean": {
      // One rule for every format: a number is judged as its text in a CSV would be, where 2, 1.0 and NaN are neither.
      const text = `CAST(${sql} AS VARCHAR)`;
      return firstOf(`TRY_CAST(${text} AS ${type})`, `CASE trim(${text}) WHEN '是' THEN TRUE WHEN '否' THEN FALSE END`);
    }
  }
}

/** What a spreadsheet writes where it couldn't compute. */
const spreadsheetErrors = [
  "#DIV/0!",
  "#NAME?",
  "#NULL!",
  "#NUM!",
  "#REF!",
  "#VALUE!",
  "#SPILL!",
  "#CALC!",
  "#GETTING_DATA"
];

/** An id or a text that is none, but what a spreadsheet writes in its place. */
function errorFault(read: string): ValueFault {
  return {
    code: "error",
    when: `starts_with(${read}, '#') AND (${read} IN (${spreadsheetErrors.map(literal).join(", ")}) OR starts_with(${read}, ${literal(withoutResult)}))`,
    what: {kind: "spreadsheet_error"}
  };
}

/** A way in which a value that could be read is wrong: its code, when it is, and what is wrong with it. */
interface ValueFault {
  readonly code: string;
  readonly when: string;
  readonly what: CellFault;
}

/** Whether an id is one that can't be told from others by eye, or stands for none. */
export function idFaults({sql, isText}: SourceCell, read: string): readonly ValueFault[] {
  if (!isText) return [];
  return [
    errorFault(read),
    {
      code: "digits",
      // Without a sign and a point, 12E4 is a name like any other.
      when: `regexp_full_match(${read}, '[+-]?[0-9]+([.,][0-9]+[eE][+-]?|[eE][+])[0-9]+')`,
      what: {kind: "cut_digits"}
    },
    {
      code: "digits53",
      when: `regexp_full_match(${read}, '[0-9]{16,}[.]0+')`,
      what: {kind: "lost_digits"}
    },
    {
      code: "text_mark",
      when: `regexp_full_match(${read}, '=".*"|''.+')`,
      what: {kind: "text_mark"}
    },
    {
      code: "list",
      when: `regexp_full_match(${read}, '\\[.*\\]|\\{\\s*(".*)?\\}')`,
      what: {kind: "list"}
    },
    {
      code: "yes_or_no",
      // JSON's true, and what a CSV is written from it: it would be one and the same person in many rows.
      when: `length(${read}) <= 5 AND lower(${read}) IN ('true', 'false')`,
      what: {kind: "yes_or_no"}
    },
    {
      code: "nothing",
      when: `length(${read}) <= 6 AND upper(${read}) IN (${wordsForNothing.map(literal).join(", ")})`,
      what: {kind: "nothing"}
    },
    {
      code: "spaces",
      // Most ids are plain ASCII: only the others are looked at character by character.
      when: `(contains(${read}, ' ') OR contains(${read}, '\t') OR contains(${read}, '\n')) AND ${read} <> trim(${read}, ' \t\r\n') OR contains(${read}, chr(0)) OR strlen(${sql}) <> length(${sql}) AND regexp_matches(${read}, '[${invisible.slice(1)}]|^\\s|\\s$')`,
      what: {kind: "spaces"}
    },
    {
      code: "full_width",
      when: `strlen(${sql}) <> length(${sql}) AND regexp_matches(${read}, '[\\x{FF01}-\\x{FF5E}]')`,
      what: {kind: "full_width"}
    },
    {
      code: "long",
      when: `length(${read}) > ${longestId}`,
      what: {kind: "long", characters: longestId}
    }
  ];
}

/** The same for a text. */
export function textFaults(read: string): readonly ValueFault[] {
  return [
    errorFault(read),
    {
      code: "long",
      when: `length(${read}) > ${longestText}`,
      what: {kind: "long", characters: longestText}
    }
  ];
}
