/** How a cell becomes a value of the contract's type: never guessed, never rounded, never taken for another. */
import {literal, quoted} from "../database.js";
import type {ContractColumn} from "../definitions/contract.js";
import {sqlType} from "../definitions/contract.js";

/** Days that an operator's records can speak of: outside lie stand-ins for "unknown" and "never", and typing errors. */
export const earliestYear = 1950;
export const latestYear = 2099;
/** Longest id and text, in characters; more is a file read with the wrong separator, or two rows run together. */
export const longestId = 100;
export const longestText = 1000;

/** Characters that stand for nothing: spaces of all kinds, and what takes no room. */
const invisible = " \\t\\n\\v\\f\\r\\u00A0\\u1680\\u2000-\\u200F\\u2028-\\u202F\\u205F-\\u2064\\u3000\\uFEFF".replace(/\\u([0-9A-F]{4})/g, (_, code: string) => `\\x{${code}}`);
/** Words by which programs write that there is nothing. */
const wordsForNothing = ["NULL", "(NULL)", "N/A", "#N/A", "NAN", "NONE", "NIL", "\\N"];

/** A cell of the source: its SQL, and its type there. */
export interface SourceCell {
  readonly sql: string;
  readonly isText: boolean;
  /** A type that may hold fractions, NaN and infinities. */
  readonly isFloat: boolean;
}

/** The cell of a column, as the SQL of the source `s` speaks of it. */
export function cellOf(name: string, sourceType: string): SourceCell {
  return {sql: `s.${quoted(name)}`, isText: /^VARCHAR|^ENUM/.test(sourceType), isFloat: /DOUBLE|FLOAT|REAL|DECIMAL/.test(sourceType)};
}

/** Whether a cell holds nothing: empty, or spaces and invisible characters alone. */
export function isBlank({sql, isText}: SourceCell): string {
  return isText ? `(${sql} IS NULL OR (trim(${sql}) = '' OR (strlen(${sql}) <> length(${sql}) OR ${sql} <> trim(${sql}, ' \t\r\n')) AND regexp_full_match(${sql}, '[${invisible}]*')))` : `${sql} IS NULL`;
}

/** The cell as a value of the contract's type; NULL where it holds nothing, or can't be read as one. */
export function readCell(cell: SourceCell, column: ContractColumn): string {
  const {sql, isText, isFloat} = cell;
  const type = sqlType(column);
  switch (column.type) {
    case "id":
      // A number kept as a fraction, as spreadsheets do, is the id without its point.
      if (isFloat) return `CASE WHEN ${sql} = floor(${sql}) THEN CAST(TRY_CAST(${sql} AS HUGEINT) AS VARCHAR) END`;
      return isText ? `CASE WHEN NOT ${isBlank(cell)} THEN ${sql} END` : `CAST(${sql} AS VARCHAR)`;
    case "text":
      return isText ? `CASE WHEN NOT ${isBlank(cell)} THEN ${sql} END` : `CAST(${sql} AS VARCHAR)`;
    case "enum":
      return `CASE WHEN CAST(${sql} AS VARCHAR) IN (${Object.keys(column.values).map(literal).join(", ")}) THEN CAST(${sql} AS VARCHAR) END`;
    case "integer":
      // A cast would take 0x1F and 1_000, and round 3.5 to 4: numbers that nobody wrote.
      if (isText) return `CASE WHEN CAST(TRY_CAST(${sql} AS BIGINT) AS VARCHAR) = ${sql} OR regexp_full_match(${sql}, '\\s*[+-]?[0-9]+([.]0*)?\\s*') THEN TRY_CAST(${sql} AS BIGINT) END`;
      return isFloat ? `CASE WHEN ${sql} = floor(${sql}) THEN TRY_CAST(${sql} AS BIGINT) END` : `TRY_CAST(${sql} AS BIGINT)`;
    case "date":
    case "month":
    case "timestamp":
      // A cast stops reading at the first letter and leaves the rest, takes a word such as epoch, and forgets a zone.
      return isText ? `CASE WHEN translate(${sql}, '0123456789-/:. T', '') = '' THEN TRY_CAST(${sql} AS ${type}) END` : `TRY_CAST(${sql} AS ${type})`;
    case "boolean":
      return `TRY_CAST(${sql} AS ${type})`;
  }
}

/** Whether an id is one that can't be told from others by eye, or stands for none; each with what to tell. */
export function idFaults({sql, isText}: SourceCell, read: string): readonly {readonly code: string; readonly when: string; readonly en: string; readonly zh: string}[] {
  if (!isText) return [];
  return [
    {
      code: "nothing",
      when: `length(${read}) <= 6 AND upper(trim(${read})) IN (${wordsForNothing.map(literal).join(", ")})`,
      en: "expected an id, or an empty cell; found a word for nothing, such as NULL",
      zh: "应为编号或留空，不应填 NULL 之类的占位词"
    },
    {
      code: "spaces",
      // Most ids are plain ASCII: only the others are looked at character by character.
      when: `${read} <> trim(${read}, ' \t\r\n') OR (strlen(${sql}) <> length(${sql}) AND regexp_matches(${read}, '[${invisible.slice(1)}]|^\\s|\\s$'))`,
      en: "expected an id without spaces around it or invisible characters",
      zh: "编号前后不应有空格，也不应含不可见字符"
    },
    {
      code: "full_width",
      when: `strlen(${sql}) <> length(${sql}) AND regexp_matches(${read}, '[\\x{FF01}-\\x{FF5E}]')`,
      en: "expected half-width letters and digits, not full-width ones",
      zh: "应使用半角字母和数字，不应使用全角"
    },
    {
      code: "long",
      when: `length(${read}) > ${longestId}`,
      en: `expected at most ${longestId} characters`,
      zh: `不应超过 ${longestId} 个字符`
    }
  ];
}

/** The same for a text. */
export function textFaults(read: string): ReturnType<typeof idFaults> {
  return [
    {code: "long", when: `length(${read}) > ${longestText}`, en: `expected at most ${longestText} characters`, zh: `不应超过 ${longestText} 个字符`}
  ];
}
