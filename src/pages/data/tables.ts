import type {DictionaryColumn, DictionaryTable} from "../../model/published/data.js";
import {dataWords} from "./words.js";
import {findable} from "./indicators.js";
import {localized, type Language} from "../../language/format.js";
import {maker} from "../../elements/elements.js";

interface TableOptions {
  readonly document: Document;
  readonly language: Language;
}

/** One table of the contract: what it is for, what one row is, and its columns. */
export function tableEntry(table: DictionaryTable, {document, language}: TableOptions): HTMLElement {
  const h = maker(document);
  const {tables: words, intake, indicators, colon} = dataWords[language];
  const name = localized(table.name, language);
  const searched = table.columns.flatMap((column) => [column.column, column.name.en, column.name.zh]);
  return h(
    "article",
    {
      class: "card entry",
      id: `table-${table.table}`,
      "data-find": findable(table.table, table.name.en, table.name.zh, ...searched)
    },
    h(
      "h3",
      {},
      name,
      " ",
      h("code", {}, table.table),
      table.intake === null && h("span", {class: "tag missing"}, intake.absentTag),
      h("a", {class: "anchor", href: `#table-${table.table}`, "aria-label": indicators.link(name)}, "#")
    ),
    h("p", {class: "says"}, localized(table.purpose, language)),
    h("p", {class: "one-row"}, h("span", {class: "soft"}, words.oneRow + colon), localized(table.row, language)),
    columnsDetails(table, {document, language})
  );
}

/** The table's columns, folded away. */
function columnsDetails({name, columns}: DictionaryTable, {document, language}: TableOptions): HTMLElement {
  const h = maker(document);
  const {tables: words, comma} = dataWords[language];
  const summary = words.columns(columns.length);
  const heads = [words.column, words.name, words.type, words.required, words.note];
  return h(
    "details",
    {class: "columns"},
    h("summary", {}, summary),
    h(
      "div",
      {class: "scroll", tabindex: 0, role: "region", "aria-label": `${localized(name, language)}${comma}${summary}`},
      h(
        "table",
        {},
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            heads.map((text) => h("th", {scope: "col"}, text))
          )
        ),
        h(
          "tbody",
          {},
          columns.map((column) => columnRow(column, {document, language}))
        )
      )
    )
  );
}

function columnRow(column: DictionaryColumn, {document, language}: TableOptions): HTMLElement {
  const h = maker(document);
  const {tables: words, comma} = dataWords[language];
  const unit = column.unit === null ? "" : `${comma}${words.unitNames[column.unit] ?? column.unit}`;
  const target = column.references?.split(".")[0];
  return h(
    "tr",
    {},
    h("th", {scope: "row"}, h("code", {}, column.column)),
    h("td", {}, localized(column.name, language)),
    h("td", {}, (words.types[column.type] ?? column.type) + unit),
    h("td", {}, column.required ? words.yes : h("span", {class: "soft"}, words.no)),
    h(
      "td",
      {class: "column-note"},
      column.references !== null &&
        h("span", {}, h("a", {href: `#table-${target}`}, words.references(column.references)), " "),
      column.values.length > 0 &&
        h(
          "span",
          {},
          words.values,
          " ",
          column.values.map(({value, name: meaning}, i) => [
            i > 0 ? comma : "",
            h("code", {}, value),
            ` ${localized(meaning, language)}`
          ]),
          " "
        ),
      column.note !== null && h("span", {}, localized(column.note, language))
    )
  );
}
