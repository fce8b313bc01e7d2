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
  const isThere = ({state}: ReadinessTable) => state === "read" || state === "made";
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
  const {data, h, document, language} = context;
  const {tables: text, colon} = readinessWords[language];
  const name = localized(table.name, language);
  const head = h(
    "div",
    {class: "readiness-name"},
    h("a", {href: pageLink("data", `#table-${table.table}`)}, name),
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
  const rows = table.state === "made" ? null : table.read;
  const facts = [
    ...(rows === null
      ? [text.made]
      : [
          text.rows(count(rows, language)),
          table.setAside > 0 && rows > 0
            ? text.setAside(percent(table.setAside / rows, language, 2), count(table.setAside, language))
            : text.setAsideNone
        ]),
    ...(table.clock === null
      ? []
      : [table.lastDay === null ? text.noDay : text.lastDay(table.lastDay, table.daysBehind ?? 0)])
  ];
  const covered = table.units.filter((level) => level > 0).length;
  const units = common[language].unitsOfKind(data.league.kind, data.league.name);
  const notes = [
    ...(table.withoutUnit === null || table.withoutUnit.rows === 0
      ? []
      : [
          table.withoutUnit.rows === "few"
            ? text.withoutUnitFew(table.withoutUnit.column)
            : text.withoutUnit(count(table.withoutUnit.rows, language), table.withoutUnit.column)
        ]),
    ...(table.outside.length > 0 ? [remarkWords[language].outside(table.outside)] : []),
    ...table.remarks.map((remark) => remarkWords[language].table(remark))
  ];
  return h(
    "li",
    {},
    head,
    h("p", {class: "readiness-facts"}, facts.join(" · ")),
    h(
      "div",
      {class: "readiness-cover"},
      table.months.length > 0 &&
        table.clock !== null &&
        strip(text.byMonth(localized(table.clock.name, language)), table.months, stripInWords(table.months, context)),
      data.league.units.length > 1 &&
        table.units.length > 0 &&
        strip(
          `${text.byUnit(units)}${colon}${text.unitsCovered(covered, table.units.length)}`,
          table.units,
          unitsInWords()
        )
    ),
    notes.map((note) => h("p", {class: "readiness-note"}, note)),
    h(
      "details",
      {class: "readiness-columns"},
      h("summary", {}, text.columns),
      table.months.length > 0 &&
        h("p", {class: "readiness-facts"}, text.strip, colon, stripInWords(table.months, context)),
      columnTable()
    )
  );

  function strip(title: string, levels: ReadinessTable["months"], label: string): HTMLElement {
    return h(
      "div",
      {class: "heat-row"},
      h("span", {class: "heat-title"}, title),
      heatStrip(levels, {document, label: `${name}${colon}${label}`})
    );
  }

  function unitsInWords(): string {
    return data.league.units
      .map((unit, i) => `${localized(unit.name, language)}${colon}${text.levels[table.units[i] ?? 0]}`)
      .join(punctuation[language].semicolon);
  }

  function columnTable(): HTMLElement {
    const th = (label: string, number = false) => h("th", {scope: "col", class: number ? "number" : null}, label);
    return h(
      "div",
      {class: "scroll", tabindex: 0, role: "region", "aria-label": `${name}${colon}${text.columns}`},
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, th(text.column), th(text.filled, true), th(text.feeds))),
        h(
          "tbody",
          {},
          table.columns.map((column) =>
            h(
              "tr",
              {class: column.filled === null && !column.made ? "absent" : null},
              h("th", {scope: "row"}, localized(column.name, language), " ", h("code", {}, column.column)),
              h(
                "td",
                {class: "number"},
                column.made ? text.made : column.filled === null ? text.notThere : percent(column.filled, language)
              ),
              h(
                "td",
                {},
                column.feeds.length > 0
                  ? column.feeds.map((id) => context.indicatorName(id)).join(readinessWords[language].comma)
                  : h("span", {class: "soft"}, text.nothingFed)
              )
            )
          )
        )
      )
    );
  }
}
