import type {SqlTable} from "../../model/sql/schema.js";
import type {SqlWords} from "./words.js";
import {localized, type Language} from "../../language/format.js";
import {maker} from "../../elements/elements.js";
import {punctuation} from "../../language/punctuation.js";

/** The tables that can be asked: what a row is, its columns with types, units and meaning. */
export function sqlSchemaView(
  tables: readonly SqlTable[],
  {document, language, words}: {readonly document: Document; readonly language: Language; readonly words: SqlWords}
): HTMLElement {
  const h = maker(document);
  const {schema} = words;
  return h(
    "section",
    {class: "card sql-schema", id: "tables"},
    h(
      "div",
      {class: "card-head"},
      h("div", {}, h("h2", {}, schema.title), h("p", {class: "question"}, schema.question))
    ),
    tables.map(({name, row, says, rows, columns}, i) =>
      h(
        "details",
        {class: "sql-table", open: i === 0},
        h("summary", {}, h("code", {}, name), " ", h("span", {class: "soft"}, schema.rows(rows))),
        h(
          "p",
          {},
          schema.oneRow,
          words.colon,
          localized(row, language),
          punctuation[language].stop + punctuation[language].gap,
          localized(says, language)
        ),
        h("button", {type: "button", class: "quiet", "data-insert": name, hidden: true}, schema.insert(name)),
        h(
          "div",
          {class: "scroll", tabindex: 0, role: "region", "aria-label": name},
          h(
            "table",
            {},
            h(
              "thead",
              {},
              h(
                "tr",
                {},
                [schema.column, schema.type, schema.unit, schema.meaning].map((text) => h("th", {scope: "col"}, text))
              )
            ),
            h(
              "tbody",
              {},
              columns.map((column) =>
                h(
                  "tr",
                  {},
                  h("th", {scope: "row"}, h("code", {}, column.name)),
                  h("td", {class: "short"}, schema.types[column.type]),
                  h("td", {}, column.unit === null ? schema.none : localized(column.unit, language)),
                  h("td", {}, localized(column.says, language))
                )
              )
            )
          )
        )
      )
    )
  );
}
