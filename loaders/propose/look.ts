/** What is in each file: its columns, what they hold, how numbers are written. */
import {basename, dirname} from "node:path";
import {numberForms} from "../definitions/sources.js";
import {SourceFault} from "../ground/faults.js";
import {asNumber, asText, quoted, type Database} from "../ground/database.js";
import {evidenceOf, type NumberForm} from "../intake/numbers.js";
import {OpenSources, type Relation} from "../intake/sources-open.js";
import {unreadableLine} from "../intake/sources-csv.js";
import type {Value} from "./day-forms.js";
import {titleOf, type FoundFile} from "./find-files.js";
import {sourceName, wordsOf} from "./names.js";

export interface LookedColumn {
  readonly name: string;
  readonly type: string;
  /** Rows with something in the column, and how many different things, of those looked at. */
  readonly filled: number;
  readonly distinct: number;
  /** The most frequent values that aren't blank. */
  readonly values: readonly Value[];
}

/** Files with the same columns, taken as parts of one source. */
export interface LookedSource {
  readonly name: string;
  readonly files: readonly FoundFile[];
  readonly titles: readonly string[];
  /** Rows looked at, from the first on; all where there are no more. */
  readonly rows: number;
  readonly columns: readonly LookedColumn[];
  /** The table of the rows looked at. */
  readonly table: string;
  /** How numbers are written: as said by them; open where one may be one or a thousand; null where nothing needs saying. */
  readonly numbers: NumberForm | "open" | null;
  /** An encoding that had to be supposed. */
  readonly encoding: string | null;
}

/** Rows looked at of each source. */
export const mostRows = 20_000;
/** Values of a column that are looked at one by one. */
const mostValues = 200;
/** What Western programs write where nothing better is known. */
const likelyEncoding = "windows-1252";

/**
 * Opens the files by the readers of intake, and looks at their first rows.
 *
 * @throws {SourceFault} for a file that can't be read, with what to do
 */
export async function lookAt(database: Database, files: readonly FoundFile[]): Promise<LookedSource[]> {
  const sources = new OpenSources(database, null, true);
  try {
    const opened: Opened[] = [];
    for (const [i, file] of files.entries()) opened.push(await openOne(sources, file, `look_${i}`));
    const groups = new Map<string, Opened[]>();
    for (const one of opened) {
      const key = JSON.stringify([
        dirname(one.file.path),
        one.file.format,
        partless(titleOf(one.file)),
        one.encoding,
        [...one.relation.columns.keys()]
      ]);
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    const taken = new Set<string>();
    const looked: LookedSource[] = [];
    for (const group of groups.values()) {
      const [{file}] = group;
      const titles = group.map((one) => titleOf(one.file));
      const name = sourceName(group.length > 1 ? partless(titleOf(file)) : titleOf(file), taken);
      taken.add(name);
      looked.push(await lookAtOne(database, name, group, titles));
    }
    return looked;
  } finally {
    await sources.close();
  }
}

interface Opened {
  readonly file: FoundFile;
  readonly relation: Relation;
  readonly encoding: string | null;
}

/** What several parts of an export are called alike: without their numbers and dates. */
function partless(title: string): string {
  return wordsOf(title.replace(/\d+/g, " ")).join(" ");
}

async function openOne(sources: OpenSources, file: FoundFile, name: string): Promise<Opened> {
  const options = file.sheet === null ? {} : {sheet: file.sheet};
  try {
    return {file, relation: await sources.files(name, [file.path], file.format, options), encoding: null};
  } catch (error) {
    if (!(error instanceof SourceFault) || !error.message.includes("encoding:")) throw error;
    const like = /look like ([\w-]+)/.exec(error.message)?.[1] ?? likelyEncoding;
    return {
      file,
      relation: await sources.files(`${name}_again`, [file.path], file.format, {...options, encoding: like}),
      encoding: like
    };
  }
}

async function lookAtOne(
  database: Database,
  name: string,
  group: readonly Opened[],
  titles: readonly string[]
): Promise<LookedSource> {
  const table = `look_at_${name}`;
  const union = group.map(({relation}) => `(SELECT * FROM ${relation.sql})`).join(" UNION ALL BY NAME ");
  const [first] = group;
  const {columns} = first.relation;
  const kept = [...columns].filter(([column]) => column !== unreadableLine);
  await database.run(
    `CREATE OR REPLACE TEMP TABLE ${quoted(table)} AS SELECT ${kept.map(([column]) => quoted(column)).join(", ")} FROM (${union}) LIMIT ${mostRows}`
  );
  const {rows} = await database.counts(`SELECT count(*) AS rows FROM ${quoted(table)}`);
  if (!kept.length || rows === 0)
    return {
      name,
      files: group.map(({file}) => file),
      titles,
      rows: 0,
      columns: [],
      table,
      numbers: null,
      encoding: null
    };
  const looked: LookedColumn[] = [];
  for (const [column, type] of kept) looked.push(await lookAtColumn(database, table, column, type));
  return {
    name,
    files: group.map(({file}) => file),
    titles,
    rows,
    columns: looked,
    table,
    numbers: await numbersOf(
      database,
      table,
      looked,
      group.every(({relation}) => relation.byCommas)
    ),
    encoding: first.encoding
  };
}

async function lookAtColumn(database: Database, table: string, column: string, type: string): Promise<LookedColumn> {
  const text = `CAST(${quoted(column)} AS VARCHAR)`;
  const filledRows = `FROM ${quoted(table)} WHERE ${quoted(column)} IS NOT NULL AND trim(${text}) <> ''`;
  const {filled, different} = await database.counts(
    `SELECT count(*) AS filled, count(DISTINCT ${text}) AS different ${filledRows}`
  );
  const values = await database.rows(
    `SELECT ${text} AS text, count(*) AS rows ${filledRows} GROUP BY text ORDER BY rows DESC, text LIMIT ${mostValues}`
  );
  return {
    name: column,
    type,
    filled,
    distinct: different,
    values: values.map((row) => ({text: asText(row.text), rows: asNumber(row.rows)}))
  };
}

/** Numbers as text of which most values of a column are made. */
const looksNumeric = /^[+-]?[0-9][0-9.,' \u00A0\u2009\u202F’]*$/;

export function isNumeric({type, values}: LookedColumn): boolean {
  if (/^U?(BIG|HUGE|SMALL|TINY)?INT(EGER)?$|^(DOUBLE|FLOAT|DECIMAL)/.test(type)) return true;
  const numbers = values.filter(({text}) => looksNumeric.test(text.trim()));
  return values.length > 0 && numbers.length >= 0.8 * values.length;
}

/** How a source writes its numbers, by those that tell; some forms tell by what parts their thousands. */
async function numbersOf(
  database: Database,
  table: string,
  columns: readonly LookedColumn[],
  byCommas: boolean
): Promise<LookedSource["numbers"]> {
  const texts = columns.filter((column) => column.type === "VARCHAR" && isNumeric(column));
  if (!texts.length) return null;
  const [, , spaced, quotedForm] = numberForms;
  const holdsThousands = (mark: string) =>
    texts.some(({values}) =>
      values.some(({text}) => new RegExp(`^[+-]?\\d{1,3}(${mark}\\d{3})+([.,]\\d+)?$`).test(text.trim()))
    );
  if (holdsThousands("[ \u00A0\u2009\u202F]")) return spaced;
  if (holdsThousands("['’]")) return quotedForm;
  const tests = texts.map(({name}) => evidenceOf(quoted(name)));
  const count = (of: "comma" | "point" | "either") =>
    `count(*) FILTER (${tests.map((test) => test[of]).join(" OR ")}) AS ${of}_rows`;
  const found = await database.counts(
    `SELECT ${count("comma")}, ${count("point")}, ${count("either")} FROM ${quoted(table)}`
  );
  if (found.comma_rows > 1 && found.point_rows === 0) return "1.234,56";
  if (found.either_rows === 0) return null;
  if (found.point_rows > 1 && found.comma_rows === 0) return "1,234.56";
  // In a file of commas a comma within a number parts thousands; a point alone tells nothing.
  const hasPoint = texts.some(({values}) => values.some(({text}) => text.includes(".")));
  return byCommas && !hasPoint ? null : "open";
}

/** The name of a file, for people. */
export function fileNames(source: LookedSource): string {
  return source.files
    .map(({path, sheet}) => (sheet === null ? basename(path) : `${basename(path)} (${sheet})`))
    .join(", ");
}
