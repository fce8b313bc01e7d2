import type {DataPage, DictionaryTable} from "../model/published.js";
import {dataWords} from "../words/data.js";
import {count, say, type Language} from "./format.js";
import {maker} from "./maker.js";

/** What was read and set aside, a row a table; a table that isn't there says so in its row. */
export function intakeTable({tables}: DataPage, {document, language}: {readonly document: Document; readonly language: Language}): HTMLElement {
  const h = maker(document);
  const words = dataWords[language];
  const {intake} = words;
  if (tables.length === 0) return h("p", {class: "empty"}, intake.none);
  const head = (text: string, number = false) => h("th", {scope: "col", class: number ? "number" : null}, text);
  return h("div", {class: "scroll", tabindex: 0, role: "region", "aria-label": intake.title},
    h("table", {class: "intake"},
      h("caption", {class: "visually-hidden"}, intake.title),
      h("thead", {}, h("tr", {}, head(intake.table), head(intake.row), head(intake.read, true), head(intake.accepted, true), head(intake.setAside, true), head(intake.reasons))),
      h("tbody", {}, tables.map((table) => intakeRow(table)))));

  function intakeRow({table, name, row, intake: met}: DictionaryTable): HTMLElement {
    const names = [h("th", {scope: "row"}, h("a", {href: `#table-${table}`}, say(name, language)), " ", h("code", {}, table)), h("td", {class: "soft"}, say(row, language))];
    if (met === null) return h("tr", {class: "absent"}, names, h("td", {colspan: 4}, intake.absent));
    return h("tr", {}, names,
      h("td", {class: "number"}, count(met.read, language)),
      h("td", {class: "number"}, count(met.accepted, language)),
      h("td", {class: "number"}, count(met.setAside, language)),
      h("td", {class: "reasons"}, met.reasons.length === 0
        ? intake.noneSetAside
        : h("ul", {}, met.reasons.map(({reason, rows}) => h("li", {}, intake.reason(say(reason, language), count(rows, language)))))));
  }
}
