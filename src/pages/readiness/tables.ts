import {pageLink} from "../../language/pages.js";
import type {ReadinessTable} from "../../model/published/readiness.js";
import {common} from "../../language/common.js";
import {readinessWords} from "./words.js";
import {count, percent, localized} from "../../language/format.js";
import {remarkWords} from "../../language/reading-remarks.js";
import {heatStrip} from "../../charts/heat-strip.js";
import {stripInWords, type ReadinessContext} from "./context.js";
import {punctuation} from "../../language/punctuation.js";

/** What is said of the months that count, and of files that aren't read. */
export function readingNotes({data, h, language}: ReadinessContext): HTMLElement[] {
  const {unread, colon} = readinessWords[language];
  const said = remarkWords[language];
  return [
    ...data.monthRemarks.map((remark) => h("p", {class: "readiness-note"}, said.month(remark))),
    ...(data.unread.length > 0
      ? [
          h(
            "div",
            {class: "card"},
            h("h3", {}, unread.title),
            h(
              "ul",
              {},
              data.unread.map(({file, why}) => h("li", {}, h("code", {}, file), colon, said.unread(why)))
            )
          )
        ]
      : [])
  ];
}

/** One entry a table: first those that are there, then those that aren't. */
export function tableEntries(context: ReadinessContext): HTMLElement[] {
  const {data, h} = context;
  const isThere = ({state}: ReadinessTable) => state === "read" || state === "derived";
  const there = data.tables.filter(isThere);
  const others = data.tables.filter((table) => !isThere(table));
  return [
    h(
      "div",
      {class: "card"},
      h(
        "ul",
        {class: "readiness-list"},
        there.map((table) => tableRow(table, context))
      )
    ),
    ...(others.length > 0
      ? [
          h(
            "div",
            {class: "card"},
            h(
              "ul",
              {class: "readiness-list absent"},
              others.map((table) => tableRow(table, context))
            )
          )
        ]
      : [])
  ];
}

function tableRow(table: ReadinessTable, context: ReadinessContext): HTMLElement {
  const {h, language} = context;
  const {tables: text, colon} = readinessWords[language];
  const head = h(
    "div",
    {class: "readiness-name"},
    h("a", {href: pageLink("data", `#table-${table.table}`)}, localized(table.name, language)),
    " ",
    h("code", {}, table.table)
  );
  if (table.state === "absent" || table.state === "unneeded") {
    return h(
      "li",
      {class: "lacking"},
      head,
      h("p", {class: "readiness-facts"}, table.state === "absent" ? text.absent : text.unneeded)
    );
  }
  return h(
    "li",
    {},
    head,
    h("p", {class: "readiness-facts"}, factsOf(table, context).join(" · ")),
    coverage(table, context),
    notesOf(table, context).map((note) => h("p", {class: "readiness-note"}, note)),
    h(
      "details",
      {class: "readiness-columns"},
      h("summary", {}, text.columns),
      table.months.length > 0 &&
        h("p", {class: "readiness-facts"}, text.strip, colon, stripInWords(table.months, context)),
      columnTable(table, context)
    )
  );
}

/** Rows, what was set aside of them, and how far they reach. */
function factsOf(table: ReadinessTable, {language}: ReadinessContext): string[] {
  const {tables: text} = readinessWords[language];
  const rows = table.state === "derived" ? null : table.read;
  const setAside = (read: number) =>
    table.setAside > 0 && read > 0
      ? text.setAside(percent(table.setAside / read, language, 2), count(table.setAside, language))
      : text.setAsideNone;
  return [
    ...(rows === null ? [text.made] : [text.rows(count(rows, language)), setAside(rows)]),
    ...(table.clock === null
      ? []
      : [table.lastDay === null ? text.noDay : text.lastDay(table.lastDay, table.daysBehind ?? 0)])
  ];
}

/** What a reader of the table must know: rows without a unit, rows outside of the months, and how it was read. */
function notesOf({withoutUnit, outside, remarks}: ReadinessTable, {language}: ReadinessContext): string[] {
  const {tables: text} = readinessWords[language];
  return [
    ...(withoutUnit === null || withoutUnit.rows === 0
      ? []
      : [
          withoutUnit.rows === "few"
            ? text.withoutUnitFew(withoutUnit.column)
            : text.withoutUnit(count(withoutUnit.rows, language), withoutUnit.column)
        ]),
    ...(outside.length > 0 ? [remarkWords[language].outside(outside)] : []),
    ...remarks.map((remark) => remarkWords[language].table(remark))
  ];
}

/** Two strips: by month where the table has a clock, and by unit where there are several. */
function coverage({name, clock, months, units}: ReadinessTable, context: ReadinessContext): HTMLElement {
  const {data, h, document, language} = context;
  const {tables: text, colon} = readinessWords[language];
  const strip = (title: string, levels: ReadinessTable["months"], inWords: string) =>
    h(
      "div",
      {class: "heat-row"},
      h("span", {class: "heat-title"}, title),
      heatStrip(levels, {document, label: `${localized(name, language)}${colon}${inWords}`})
    );
  const unitNames = common[language].unitsOfKind(data.league.kind, data.league.name);
  const covered = units.filter((level) => level > 0).length;
  return h(
    "div",
    {class: "readiness-cover"},
    months.length > 0 &&
      clock !== null &&
      strip(text.byMonth(localized(clock.name, language)), months, stripInWords(months, context)),
    data.league.units.length > 1 &&
      units.length > 0 &&
      strip(
        `${text.byUnit(unitNames)}${colon}${text.unitsCovered(covered, units.length)}`,
        units,
        unitsInWords(units, context)
      )
  );
}

/** The strip by unit in words, unit by unit. */
function unitsInWords(levels: ReadinessTable["units"], {data, language}: ReadinessContext): string {
  const {tables: text, colon} = readinessWords[language];
  return data.league.units
    .map((unit, i) => `${localized(unit.name, language)}${colon}${text.levels[levels[i] ?? 0]}`)
    .join(punctuation[language].semicolon);
}

/** How full each column is, and which indicators it feeds. */
function columnTable({name, columns}: ReadinessTable, context: ReadinessContext): HTMLElement {
  const {h, language} = context;
  const {tables: text, colon, comma} = readinessWords[language];
  const th = (label: string, number = false) => h("th", {scope: "col", class: number ? "number" : null}, label);
  const filledText = ({derived, filled}: ReadinessTable["columns"][number]) =>
    derived ? text.made : filled === null ? text.notThere : percent(filled, language);
  return h(
    "div",
    {class: "scroll", tabindex: 0, role: "region", "aria-label": `${localized(name, language)}${colon}${text.columns}`},
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, th(text.column), th(text.filled, true), th(text.feeds))),
      h(
        "tbody",
        {},
        columns.map((column) =>
          h(
            "tr",
            {class: column.filled === null && !column.derived ? "absent" : null},
            h("th", {scope: "row"}, localized(column.name, language), " ", h("code", {}, column.column)),
            h("td", {class: "number"}, filledText(column)),
            h(
              "td",
              {},
              column.feeds.length > 0
                ? column.feeds.map((id) => context.indicatorName(id)).join(comma)
                : h("span", {class: "soft"}, text.nothingFed)
            )
          )
        )
      )
    )
  );
}
