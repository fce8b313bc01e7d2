/** What the indicator is, in words and as the SQL that measures it. */
import {definitionWords} from "../../language/definitions.js";
import {localized} from "../../language/format.js";
import {pageLink} from "../../language/pages.js";
import {punctuation} from "../../language/punctuation.js";
import {codeLines} from "../../elements/code-lines.js";
import type {IndicatorContext} from "./context.js";

/** The definition with its facts. */
export function definitionCard({h, words, file, language, document}: IndicatorContext): HTMLElement {
  const {definition} = file;
  const says = definitionWords[language];
  const fact = (term: string, ...text: (Node | string)[]) => h("div", {}, h("dt", {}, term), h("dd", {}, text));
  return h(
    "section",
    {class: "card", id: "definition"},
    h("h2", {}, words.definition.title, " ", h("code", {}, definition.id)),
    h("p", {}, localized(definition.says, language)),
    h(
      "p",
      {class: "formula"},
      h("span", {class: "soft"}, words.definition.formula + punctuation[language].colon),
      says
        .ratio(definition.sum, definition.over, definition.where)
        .map((part) => (typeof part === "string" ? part : h("code", {}, part.code)))
    ),
    h(
      "dl",
      {class: "ind-facts"},
      fact(words.definition.account, says.accounts[definition.account]),
      fact(words.definition.unit, says.units[definition.unit]),
      fact(words.definition.cluster, says.clusters[definition.cluster]),
      fact(words.definition.better, words.better[definition.better]),
      fact(
        words.definition.knowable,
        definition.knowableAfterDays === 0
          ? words.definition.atOnce
          : words.definition.afterDays(definition.knowableAfterDays)
      )
    ),
    h(
      "details",
      {class: "ind-sql"},
      h("summary", {}, words.definition.sql),
      h(
        "pre",
        {tabindex: 0, role: "region", "aria-label": words.definition.sql},
        h("code", {}, codeLines(document, definition.sql, "--"))
      )
    ),
    h(
      "p",
      {class: "note"},
      h("a", {href: pageLink("data", `#indicator-${definition.id}`)}, words.definition.dictionary)
    )
  );
}
