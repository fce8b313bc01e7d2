import {maker} from "../../elements/elements.js";
import type {Language} from "../../language/format.js";
import {punctuation} from "../../language/punctuation.js";
import type {FrameDictionary} from "../../model/published/data.js";
import {dataWords} from "./words.js";
import {frameWords} from "./words-frames.js";

/** One frame: what one row is, whose results it tells, what it needs, and its columns, folded away. */
export function frameEntry(
  {frame, units, needs, columns}: FrameDictionary,
  {document, language}: {readonly document: Document; readonly language: Language}
): HTMLElement {
  const h = maker(document);
  const words = frameWords[language];
  const {tables, indicators, colon, comma} = dataWords[language];
  const {listComma} = punctuation[language];
  const line = (name: string, text: string) =>
    h("p", {class: "one-row"}, h("span", {class: "soft"}, name + colon), text);
  const summary = tables.columns(columns.length);
  return h(
    "article",
    {class: "card entry", id: `frame-${frame}`},
    h(
      "h3",
      {},
      h("code", {}, frame),
      h("a", {class: "anchor", href: `#frame-${frame}`, "aria-label": indicators.link(frame)}, "#")
    ),
    line(tables.oneRow, words.rows[frame] ?? frame),
    line(words.units, units.map((unit) => words.unitNames[unit]).join(listComma)),
    needs.length > 0 && line(words.needs, needs.join(listComma)),
    h(
      "details",
      {class: "columns"},
      h("summary", {}, summary),
      h(
        "div",
        {class: "scroll", tabindex: 0, role: "region", "aria-label": `${frame}${comma}${summary}`},
        h(
          "table",
          {},
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              words.heads.map((text) => h("th", {scope: "col"}, text))
            )
          ),
          h(
            "tbody",
            {},
            columns.map(({column, type, from}) =>
              h(
                "tr",
                {},
                h("th", {scope: "row"}, h("code", {}, column)),
                h("td", {}, words.types[type]),
                h("td", {}, from.join(listComma))
              )
            )
          )
        )
      )
    )
  );
}
