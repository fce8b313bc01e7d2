/** Which column of a source is which column of a contract table, by names and by what they hold. */
import type {TableAliases} from "../definitions/aliases.js";
import type {ContractColumn, ContractTable} from "../definitions/contract.js";
import {dayFormOf} from "./day-forms.js";
import {isNumeric, type LookedColumn, type LookedSource} from "./look.js";
import {holds, likenessOf, likenessScore, wordsOf, type Likeness} from "./names.js";

export interface Matched {
  readonly column: LookedColumn;
  readonly likeness: Likeness;
  readonly to: string;
  /** A number of months, or a yes, that becomes a day only by the month in which the data end. */
  readonly undated: "months_before_end" | "in_last_month" | null;
}

export interface TableMatch {
  readonly table: ContractTable;
  readonly columns: ReadonlyMap<string, Matched>;
  readonly score: number;
}

/** More different values than any list of codes has. */
const mostCodes = 60;
const noAliases: TableAliases = {
  files: [],
  columns: {},
  values: {},
  implied: {},
  otherwise: {},
  each_month: {},
  undated: {}
};

/** What a file's own name adds to a table's score: as much as a required column and more. */
const fileScore = {whole: 4, part: 2.5};
/** What a column that must be there adds, what any other does, and what a missing one takes away. */
const columnScore = {required: 2, optional: 1, missing: -3, fallback: -1};

/** How well a source fits a table. */
export function matchTable(source: LookedSource, table: ContractTable, known: TableAliases | undefined): TableMatch {
  const aliases = known ?? noAliases;
  const candidates = Object.entries(table.columns).flatMap(([name, target]) =>
    source.columns.flatMap((column) => {
      const own = [name, target.name.en, target.name.zh];
      const like = likenessOf(column.name, own, aliases.columns[name] ?? []);
      const undated = Object.hasOwn(aliases.undated, name) ? undatedLikeness(column, aliases.undated[name]) : null;
      const fitsAsIs = like !== null && fits(column, target, {isKey: isWholeKey(table, name), rows: source.rows});
      if (fitsAsIs) return [{name, column, ...like, undated: null}];
      return undated === null ? [] : [{name, column, ...undated}];
    })
  );
  const order = Object.keys(table.columns);
  candidates.sort(
    (a, b) =>
      likenessScore[b.likeness] - likenessScore[a.likeness] ||
      order.indexOf(a.name) - order.indexOf(b.name) ||
      source.columns.indexOf(a.column) - source.columns.indexOf(b.column)
  );
  const columns = new Map<string, Matched>();
  const used = new Set<LookedColumn>();
  for (const {name, ...matched} of candidates) {
    if (columns.has(name) || used.has(matched.column)) continue;
    columns.set(name, matched);
    used.add(matched.column);
  }
  return {table, columns, score: scoreOf(source, table, aliases, columns)};
}

function scoreOf(
  source: LookedSource,
  table: ContractTable,
  aliases: TableAliases,
  columns: ReadonlyMap<string, Matched>
): number {
  const byColumn = Object.entries(table.columns).map(([name, {required, when_absent: whenAbsent}]) => {
    const found = columns.get(name);
    if (found) return likenessScore[found.likeness] * (required ? columnScore.required : columnScore.optional);
    if (!required || whenAbsent !== undefined) return 0;
    const hasFallback =
      table.key.includes(name) || Object.hasOwn(aliases.implied, name) || Object.hasOwn(aliases.otherwise, name);
    return hasFallback ? columnScore.fallback : columnScore.missing;
  });
  return byColumn.reduce((sum, score) => sum + score, 0) + fileScoreOf(source, table, aliases);
}

function fileScoreOf({titles: [title]}: LookedSource, table: ContractTable, {files}: TableAliases): number {
  const words = wordsOf(title);
  const joined = words.join("");
  const own = [table.table, table.name.en, table.name.zh];
  if (own.some((name) => wordsOf(name).join("") === joined)) return fileScore.whole;
  return [...own, ...files].some((name) => words.includes(name) || holds(words, joined, name)) ? fileScore.part : 0;
}

/** Whether what a column holds can be what the contract's holds. */
export function fits(
  column: LookedColumn,
  target: ContractColumn,
  {isKey, rows}: {readonly isKey: boolean; readonly rows: number}
): boolean {
  if (column.filled === 0 || /\]$|^(STRUCT|MAP|UNION)/.test(column.type)) return false;
  switch (target.type) {
    case "id":
      // A key names each row; some rows may stand there twice all the same.
      return column.type !== "BOOLEAN" && (!isKey || column.distinct >= 0.9 * Math.min(column.filled, rows));
    case "text":
      return true;
    case "date":
    case "timestamp":
    case "month":
      return dayFormOf(column.values, column.type) !== null;
    case "integer":
      return isNumeric(column) || isClock(column) || (target.unit === "count" && isYesOrNo(column));
    case "boolean":
      return column.type === "BOOLEAN" || column.distinct <= 8;
    case "enum":
      return column.distinct <= mostCodes;
  }
}

/** Whether a column has two values, of which one says yes in some language of files. */
export function isYesOrNo({values, distinct}: LookedColumn): boolean {
  return distinct <= 2 && values.some(({text}) => /^(yes|y|true|t|1|是|有)$/i.test(text.trim()));
}

/** Durations such as 00:03:12. */
export function isClock({values}: LookedColumn): boolean {
  return values.length > 0 && values.every(({text}) => /^\d{1,3}:[0-5]\d(:[0-5]\d)?$/.test(text.trim()));
}

function isWholeKey({key}: ContractTable, name: string): boolean {
  return key.length === 1 && key[0] === name;
}

function undatedLikeness(column: LookedColumn, said: TableAliases["undated"][string]): Omit<Matched, "column"> | null {
  const kind = "months_before_end" in said ? "months_before_end" : "in_last_month";
  const fitsIt = kind === "months_before_end" ? isNumeric(column) && column.distinct > 2 : isYesOrNo(column);
  const words = "months_before_end" in said ? said.months_before_end : said.in_last_month;
  const like = likenessOf(column.name, [], words);
  return fitsIt && like ? {...like, undated: kind} : null;
}
