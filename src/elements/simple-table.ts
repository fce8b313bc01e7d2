import {maker} from "./elements.js";

/** A table of texts that scrolls by itself where it is too wide; the first cell of a row names it. */
export function simpleTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  document: Document,
  label = heads[0]
): HTMLElement {
  const h = maker(document);
  return h(
    "div",
    {class: "scroll", tabindex: 0, role: "region", "aria-label": label},
    h(
      "table",
      {class: "plain-table"},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          heads.map((head) => h("th", {scope: "col"}, head))
        )
      ),
      h(
        "tbody",
        {},
        rows.map(([first, ...rest]) =>
          h(
            "tr",
            {},
            h("th", {scope: "row"}, first),
            rest.map((cell) => h("td", {}, cell))
          )
        )
      )
    )
  );
}
