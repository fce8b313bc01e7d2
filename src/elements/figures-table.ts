import {maker} from "./elements.js";

interface FiguresColumn<Row> {
  readonly name: string;
  readonly text: (row: Row) => string;
  /** Set in columns of digits, to the right. */
  readonly number?: boolean;
  /** Where a cell leads to; null for nowhere. */
  readonly link?: (row: Row) => string | null;
}

export interface FiguresTableOptions<Row> {
  readonly document: Document;
  readonly summary: string;
  readonly caption: string;
  readonly columns: readonly FiguresColumn<Row>[];
}

/** The table behind a chart, folded away until it is asked for. The first column names the row. */
export function figuresTable<Row>(
  rows: readonly Row[],
  {document, summary, caption, columns}: FiguresTableOptions<Row>
): HTMLElement {
  const h = maker(document);
  return h(
    "details",
    {class: "figures"},
    h("summary", {}, summary),
    h(
      "div",
      {class: "scroll", tabindex: 0, role: "region", "aria-label": caption},
      h(
        "table",
        {},
        h("caption", {class: "visually-hidden"}, caption),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            columns.map(({name, number}) => h("th", {scope: "col", class: number ? "number" : null}, name))
          )
        ),
        h(
          "tbody",
          {},
          rows.map((row) =>
            h(
              "tr",
              {},
              columns.map(({text, number, link}, i) => {
                const href = link?.(row) ?? null;
                const content = href === null ? text(row) : h("a", {href}, text(row));
                return i === 0 ? h("th", {scope: "row"}, content) : h("td", {class: number ? "number" : null}, content);
              })
            )
          )
        )
      )
    )
  );
}
