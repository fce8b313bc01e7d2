/** What `check` prints, in either language. */
import {relative} from "node:path";
import {localized, type Language} from "../../src/language/format.js";
import {derivedSentences} from "../../src/language/derived-tables.js";
import {remarkWords} from "../../src/language/reading-remarks.js";
import {readingWords} from "../../src/language/reading.js";
import type {CheckedReason} from "../intake/set-aside-examples.js";
import type {CheckResult} from "./check.js";
import {commandWords} from "./words.js";

/** The report as lines of text; rows and dates aren't hidden from whoever owns the data. */
export function checkReport(result: CheckResult, language: Language): string {
  const words = commandWords[language];
  const page = readingWords[language];
  const said = remarkWords[language];
  const number = (value: number) => value.toLocaleString(language === "zh" ? "zh-CN" : "en-GB");
  const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`;
  const names = new Map(result.indicators.map(({id, name}) => [id, localized(name, language)]));
  const listed = (ids: readonly string[]) => ids.map((id) => `${names.get(id) ?? id} (${id})`).join(page.comma);
  const lines: string[] = [
    `${words.source}${page.colon}${result.source}`,
    `${words.months}${page.colon}${result.firstMonth} – ${result.lastMonth}`,
    ...result.monthRemarks.map((remark) => `  ${said.month(remark)}`),
    ""
  ];

  lines.push(words.tables);
  for (const table of result.tables) {
    const met = result.setAside.find((one) => one.table === table.table);
    if (!met) continue;
    const reach =
      table.lastDay === null ? "" : `${page.comma}${page.tables.lastDay(table.lastDay, table.daysBehind ?? 0)}`;
    lines.push(
      `  ${table.table} (${localized(table.name, language)})${page.colon}${page.tables.rows(number(met.read))}${reach}${page.comma}${met.setAside > 0 ? page.tables.setAside(share(met.setAside, met.read), number(met.setAside)) : page.tables.setAsideNone}`
    );
    for (const reason of met.reasons) lines.push(`    - ${reasonLine(reason)}`);
    for (const remark of table.remarks) lines.push(`    - ${said.table(remark)}`);
    if (met.unknown.length > 0) lines.push(`    - ${words.unknown}${page.colon}${met.unknown.join(page.comma)}`);
    if (table.withoutUnit !== null && table.withoutUnit.rows !== 0 && table.withoutUnit.rows !== "few")
      lines.push(`    - ${page.tables.withoutUnit(number(table.withoutUnit.rows), table.withoutUnit.column)}`);
    if (table.outside.length > 0) lines.push(`    - ${said.outside(table.outside)}`);
  }
  for (const {file, why} of result.unread)
    lines.push(`  ${words.unread}${page.colon}${file}${page.comma}${said.unread(why)}`);
  for (const sentence of derivedSentences(result.made, language)) lines.push(`  ${sentence}`);
  const absent = result.tables.filter(({state}) => state === "absent");
  if (absent.length > 0) lines.push(`  ${words.absent}${page.colon}${absent.map(({table}) => table).join(page.comma)}`);

  const measurable = result.indicators.filter(({lacks}) => lacks.length === 0);
  lines.push("", page.headline(measurable.length, result.indicators.length));
  if (measurable.length > 0 && measurable.length < result.indicators.length)
    lines.push(`  ${words.measurable}${page.colon}${listed(measurable.map(({id}) => id))}`);
  for (const system of result.systems) {
    const missing = system.scored.filter((id) => !measurable.some((one) => one.id === id));
    lines.push(
      `  ${localized(system.name, language)}${page.colon}${missing.length === 0 ? page.systems.ready : page.systems.notReady(system.scored.length - missing.length, system.scored.length)}`
    );
  }
  if (result.costs.length > 0) {
    lines.push("", words.costs);
    for (const {column, indicators} of result.costs)
      lines.push(
        `  ${column}${page.colon}${words.indicators(indicators.length)} (${indicators.slice(0, 6).join(", ")}${indicators.length > 6 ? ", …" : ""})`
      );
    lines.push("", page.next.title);
    result.plan.forEach(({steps, indicators, systems}, i) => {
      const what = steps
        .map(({table, columns, isTable}) => (isTable ? `${table} (${columns.join(", ")})` : `${table}.${columns[0]}`))
        .join(page.next.and);
      const readied = systems.flatMap((id) =>
        result.systems.filter((system) => system.id === id).map(({name}) => localized(name, language))
      );
      lines.push(
        `  ${i + 1}. ${what}${page.colon}${page.next.unlocks(indicators.length)}${readied.length > 0 ? `${page.comma}${page.next.readies(readied.join(page.comma))}` : ""}`
      );
    });
  }
  return lines.join("\n");

  function reasonLine({reason, rows, example, place}: CheckedReason): string {
    const said = `${localized(reason, language)}${page.colon}${page.tables.rows(number(rows))}`;
    if (!example)
      return place ? `${said}${page.comma}${words.example} ${relative(process.cwd(), place.file)}:${place.line}` : said;
    const key = Object.entries(example.key)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `${name} ${String(value)}`)
      .join(", ");
    const where = example.place ? `${relative(process.cwd(), example.place.file)}:${example.place.line}` : key;
    const found =
      example.found === null
        ? ""
        : `${where ? page.comma : ""}${words.found(JSON.stringify(example.found.length > 80 ? `${example.found.slice(0, 80)}…` : example.found))}`;
    return where || found ? `${said}${page.comma}${words.example} ${where}${found}` : said;
  }
}
