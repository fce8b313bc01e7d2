import type {Correction} from "../../model/published/corrections.js";
import {maker} from "../../elements/elements.js";
import {localized, type Language} from "../../language/format.js";
import {simpleTable} from "../../elements/simple-table.js";
import {trustWords} from "./words.js";

/** What an audit found and what was changed: of each finding the fault, the figures before and after, and what holds it now. */
export function correctionsSection(
  corrections: readonly Correction[],
  {document, language}: {readonly document: Document; readonly language: Language}
): HTMLElement {
  const h = maker(document);
  const words = trustWords[language].corrections;
  return h(
    "section",
    {class: "card", id: "corrections"},
    h("h2", {}, words.title),
    h("p", {class: "question"}, words.question),
    corrections.map(({title, found, figures, held}) =>
      h(
        "article",
        {class: "trust-correction"},
        h("h3", {}, localized(title, language)),
        h("p", {}, localized(found, language)),
        simpleTable(
          [words.heads.what, words.heads.before, words.heads.after],
          figures.map(({what, before, after}) => [
            localized(what, language),
            localized(before, language),
            localized(after, language)
          ]),
          document,
          localized(title, language)
        ),
        h("p", {class: "note"}, h("strong", {}, words.held), localized(held, language))
      )
    )
  );
}
