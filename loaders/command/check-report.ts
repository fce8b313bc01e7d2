/** What `check` prints, in either language. */
import {relative} from "node:path";
import {count, localized, type Language} from "../../src/language/format.js";
import {derivedSentences} from "../../src/language/derived-tables.js";
import {isReady} from "../../src/model/scoring/system-readiness.js";
import {tierSentences} from "../../src/language/tier-text.js";
import {rowFaultText} from "../../src/language/row-faults.js";
import {remarkWords} from "../../src/language/reading-remarks.js";
import {readingWords, type ReadingWords} from "../../src/language/reading.js";
import type {CheckedReason} from "../intake/set-aside-examples.js";
import type {CheckResult} from "./check.js";
import {commandWords} from "./words.js";

/** How the report writes figures and names. */
interface Writing {
  readonly language: Language;
  readonly words: (typeof commandWords)[Language];
  readonly page: ReadingWords;
  readonly number: (value: number) => string;
}

/** The report as lines of text; rows and dates aren't hidden from whoever owns the data. */
export function checkReport(result: CheckResult, language: Language): string {
  const writing: Writing = {
    language,
    words: commandWords[language],
    page: readingWords[language],
    number: (value) => count(value, language)
  };
  const {words, page} = writing;
  return [
    `${words.source}${page.colon}${result.source}`,
    `${words.months}${page.colon}${result.firstMonth} – ${result.lastMonth}`,
    ...result.monthRemarks.map((remark) => `  ${remarkWords[language].month(remark)}`),
    "",
    words.tables,
    ...result.tables.flatMap((table) => tableLines(table, result, writing)),
    ...otherTablesLines(result, writing),
    "",
    ...indicatorLines(result, writing),
    ...(result.costs.length > 0 ? nextLines(result, writing) : [])
  ].join("\n");
}

/** What was read of a table, why rows of it were set aside, and what its owner should know. */
function tableLines(
  table: CheckResult["tables"][number],
  {setAside}: CheckResult,
  {language, words, page, number}: Writing
): string[] {
  const met = setAside.find((one) => one.table === table.table);
  if (!met) return [];
  const share = `${((100 * met.setAside) / met.read).toFixed(2)} %`;
  const reach =
    table.lastDay === null ? "" : `${page.comma}${page.tables.lastDay(table.lastDay, table.daysBehind ?? 0)}`;
  const rowsAside = met.setAside > 0 ? page.tables.setAside(share, number(met.setAside)) : page.tables.setAsideNone;
  const {withoutUnit, outside} = table;
  return [
    `  ${table.table} (${localized(table.name, language)})${page.colon}${page.tables.rows(number(met.read))}${reach}${page.comma}${rowsAside}`,
    ...met.reasons.map((reason) => `    - ${reasonLine(reason, {language, words, page, number})}`),
    ...table.remarks.map((remark) => `    - ${remarkWords[language].table(remark)}`),
    ...(met.unknown.length > 0 ? [`    - ${words.unknown}${page.colon}${met.unknown.join(page.comma)}`] : []),
    ...(withoutUnit !== null && withoutUnit.rows !== 0 && withoutUnit.rows !== "few"
      ? [`    - ${page.tables.withoutUnit(number(withoutUnit.rows), withoutUnit.column)}`]
      : []),
    ...(outside.length > 0 ? [`    - ${remarkWords[language].outside(outside)}`] : [])
  ];
}

/** Why rows were set aside, how many, and the first of them: where it stands and what was found in it. */
function reasonLine({reason, rows, example, place}: CheckedReason, {language, words, page, number}: Writing): string {
  const said = `${rowFaultText(reason, language)}${page.colon}${page.tables.rows(number(rows))}`;
  const lineOf = (at: {readonly file: string; readonly line: number}) =>
    `${relative(process.cwd(), at.file)}:${at.line}`;
  if (!example) return place ? `${said}${page.comma}${words.example} ${lineOf(place)}` : said;
  const key = Object.entries(example.key)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(", ");
  const where = example.place ? lineOf(example.place) : key;
  const found =
    example.found === null
      ? ""
      : `${where ? page.comma : ""}${words.found(JSON.stringify(example.found.length > 80 ? `${example.found.slice(0, 80)}…` : example.found))}`;
  return where || found ? `${said}${page.comma}${words.example} ${where}${found}` : said;
}

/** Files that weren't read, tables made from others, and tables that aren't there. */
function otherTablesLines({unread, derived, tables}: CheckResult, {language, words, page}: Writing): string[] {
  const absent = tables.filter(({state}) => state === "absent");
  return [
    ...unread.map(
      ({file, why}) => `  ${words.unread}${page.colon}${file}${page.comma}${remarkWords[language].unread(why)}`
    ),
    ...derivedSentences(derived, language).map((sentence) => `  ${sentence}`),
    ...(absent.length > 0 ? [`  ${words.absent}${page.colon}${absent.map(({table}) => table).join(page.comma)}`] : [])
  ];
}

/** How many indicators can be measured, and which system scores which units over which period. */
function indicatorLines({indicators, systems, unitsByKind}: CheckResult, {language, words, page}: Writing): string[] {
  const measurable = indicators.filter(({lacks}) => lacks.length === 0);
  const named = measurable.map(({id, name}) => `${localized(name, language)} (${id})`);
  return [
    page.headline(measurable.length, indicators.length),
    ...(measurable.length > 0 && measurable.length < indicators.length
      ? [`  ${words.measurable}${page.colon}${named.join(page.comma)}`]
      : []),
    ...systems.flatMap(({name, scored, tiers}) => {
      const there = scored.filter((id) => measurable.some((one) => one.id === id)).length;
      const state = isReady(tiers) ? page.systems.ready : page.systems.unready;
      const lacks = there < scored.length ? page.comma + page.systems.measurable(there, scored.length) : "";
      // Where nothing is measurable at all there is nothing to say of each kind of unit.
      const sentences = there > 0 ? tierSentences(tiers, unitsByKind, indicators, language) : [];
      return [
        `  ${localized(name, language)}${page.colon}${state}${lacks}`,
        ...sentences.map((sentence) => `    - ${sentence}`)
      ];
    })
  ];
}

/** What each missing column keeps from being measured, and what to collect next. */
function nextLines({costs, plan, systems}: CheckResult, {language, words, page}: Writing): string[] {
  return [
    "",
    words.costs,
    ...costs.map(
      ({column, indicators}) =>
        `  ${column}${page.colon}${words.indicators(indicators.length)} (${indicators.slice(0, 6).join(", ")}${indicators.length > 6 ? ", …" : ""})`
    ),
    "",
    page.next.title,
    ...plan.map(({steps, indicators, systems: ids}, i) => {
      const what = steps
        .map(({table, columns, isTable}) => (isTable ? `${table} (${columns.join(", ")})` : `${table}.${columns[0]}`))
        .join(page.next.and);
      const readied = ids.flatMap((id) =>
        systems.filter((system) => system.id === id).map(({name}) => localized(name, language))
      );
      const readies = readied.length > 0 ? `${page.comma}${page.next.readies(readied.join(page.comma))}` : "";
      return `  ${i + 1}. ${what}${page.colon}${page.next.unlocks(indicators.length)}${readies}`;
    })
  ];
}
