import type {DataPage, DictionaryTable} from "../../model/published/data.js";
import {dataWords} from "./words.js";
import {derivedSentences} from "../../language/derived-tables.js";
import {rowFaultText} from "../../language/row-faults.js";
import {count, localized, type Language} from "../../language/format.js";
import {maker} from "../../elements/elements.js";

/** What was read and set aside, a row a table; a table that isn't there says so in its row. */
export function intakeTable(
  {tables, site}: DataPage,
  {document, language}: {readonly document: Document; readonly language: Language}
): HTMLElement {
  const h = maker(document);
  const words = dataWords[language];
  const {intake} = words;
  if (tables.length === 0) return h("p", {class: "empty"}, intake.none);
  const head = (text: string, number = false) => h("th", {scope: "col", class: number ? "number" : null}, text);
  return h(
    "div",
    {class: "scroll", tabindex: 0, role: "region", "aria-label": intake.title},
    h(
      "table",
      {class: "intake"},
      h("caption", {class: "visually-hidden"}, intake.title),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          head(intake.table),
          head(intake.read, true),
          head(intake.accepted, true),
          head(intake.setAside, true)
        )
      ),
      // Counts that stand in for rows aren't missed where the rows are.
      tables
        .filter(
          ({standsInFor, intake: met}) =>
            met !== null || !tables.some((one) => one.table === standsInFor && one.intake !== null)
        )
        .map((table) => h("tbody", {}, intakeRows(table)))
    )
  );

  function intakeRows({table, name, row, intake: met}: DictionaryTable): HTMLElement[] {
    const head = h(
      "th",
      {scope: "row"},
      h("a", {href: `#table-${table}`}, localized(name, language)),
      " ",
      h("code", {}, table),
      h("span", {class: "row-is"}, localized(row, language))
    );
    const derived = (site.derived ?? []).filter((one) => one.table === table && one.column === null);
    if (derived.length > 0)
      return [h("tr", {class: "absent"}, head, h("td", {colspan: 3}, derivedSentences(derived, language).join("")))];
    if (met === null) return [h("tr", {class: "absent"}, head, h("td", {colspan: 3}, intake.absent))];
    const figures = [met.read, met.accepted, met.setAside].map((rows) =>
      h("td", {class: "number"}, count(rows, language))
    );
    const reasons = met.reasons.map(({reason, rows}) =>
      h("li", {}, intake.reason(rowFaultText(reason, language), count(rows, language)))
    );
    return [
      h("tr", {}, head, figures),
      ...(reasons.length > 0
        ? [h("tr", {class: "reasons"}, h("td", {colspan: 4}, intake.reasons, words.colon, h("ul", {}, reasons)))]
        : [])
    ];
  }
}
