import {toDigits} from "../../model/statistics/rounding.js";
import type {SqlKind, SqlRows, SqlValue} from "../../model/sql/schema.js";
import type {SqlWords} from "./words.js";
import {maker} from "../../elements/elements.js";

/** A result as a table. Values stand as the database gives them, long fractions cut to eight digits: texts are text, never HTML. */
export function sqlResultTable(
  {columns, rows}: SqlRows,
  {document, words}: {readonly document: Document; readonly words: SqlWords}
): HTMLElement {
  const h = maker(document);
  const isNumber = (kind: SqlKind) => kind === "integer" || kind === "number";
  return h(
    "div",
    {class: "scroll sql-rows", tabindex: 0, role: "region", "aria-label": words.result.title},
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          columns.map(({name, kind}) => h("th", {scope: "col", class: isNumber(kind) ? "number" : null}, name))
        )
      ),
      h(
        "tbody",
        {},
        rows.map((row) =>
          h(
            "tr",
            {},
            row.map((value, i) =>
              h(
                "td",
                {
                  class: isNumber(columns[i].kind) ? "number" : null,
                  title: value !== null && shortOf(value) !== value ? textOf(value) : null
                },
                value === null ? h("span", {class: "soft", title: words.result.missing}, "∅") : textOf(shortOf(value))
              )
            )
          )
        )
      )
    )
  );
}

/** What was divided has more digits than anybody reads; files hold them all, and so does what stands over the cell. */
function shortOf(value: SqlValue): SqlValue {
  return typeof value === "number" && !Number.isInteger(value) ? toDigits(value, 8) : value;
}

/** A number in full, as short as it reads back to the same; no thousands separators, so that it can be copied into a query. */
function textOf(value: SqlValue): string {
  return typeof value === "number" || typeof value === "bigint" ? String(value).replace("-", "−") : String(value);
}
