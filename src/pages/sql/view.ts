import type {SqlPage} from "../../model/sql/schema.js";
import type {SiteFacts} from "../../model/published/site.js";
import {sqlWords} from "./words.js";
import {monthRange, type Language} from "../../language/format.js";
import {maker} from "../../elements/elements.js";
import {sqlResultTable} from "./result-table.js";
import {sqlSchemaView} from "./schema-view.js";
import {codeLines} from "../../elements/code-lines.js";

/** The page of SQL as built: the first example, its answer, and the tables. The script puts the editor in the query's place. */
export function sqlView(
  {tables, first, examples: allExamples}: SqlPage,
  site: SiteFacts,
  {document, language}: {readonly document: Document; readonly language: Language}
): HTMLElement {
  const h = maker(document);
  const words = sqlWords[language];
  const examples = allExamples[language];
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const result = first[language];
  return h(
    "div",
    {class: "sql-view"},
    h(
      "header",
      {},
      h(
        "p",
        {class: "over"},
        words.over(site.simulated, monthRange(site.firstMonth, site.lastMonth, language)).join(" · ")
      ),
      h("h1", {}, words.headline),
      h("p", {class: "lede"}, words.lede(tables.length, rows, site.privacyFloor)),
      h("p", {class: "soft"}, words.caution)
    ),
    h(
      "div",
      {class: "sql-desk"},
      h(
        "section",
        {class: "card sql-query", id: "query"},
        h(
          "div",
          {class: "card-head"},
          h("div", {}, h("h2", {}, words.editor.title), h("p", {class: "question"}, words.editor.question))
        ),
        h(
          "div",
          {class: "sql-examples", role: "group", "aria-label": words.editor.examples},
          h("span", {class: "soft"}, words.editor.examples),
          examples.map(({id, title}) =>
            h("button", {type: "button", class: "chip", "data-example": id, disabled: true}, title)
          )
        ),
        h(
          "div",
          {class: "sql-editor"},
          h(
            "pre",
            {tabindex: 0, "aria-label": words.editor.label},
            h("code", {}, codeLines(document, examples[0].sql, "--"))
          )
        ),
        h(
          "div",
          {class: "sql-run"},
          h("button", {type: "button", class: "primary run", disabled: true}, words.editor.run),
          h("button", {type: "button", class: "quiet stop", hidden: true}, words.editor.stop),
          h("span", {class: "soft hint"}, words.editor.runHint),
          h("span", {class: "sql-state", role: "status"})
        ),
        h("progress", {class: "sql-progress", hidden: true, "aria-label": words.states.starting}),
        h("div", {class: "sql-fault", role: "alert", hidden: true}),
        h(
          "label",
          {class: "sql-share", hidden: true},
          h("span", {class: "soft"}, words.editor.share),
          h("input", {type: "text", readonly: true})
        ),
        h("p", {class: "note sql-share-note", hidden: true}, words.editor.shareNote)
      ),
      h(
        "section",
        {class: "card sql-result", id: "result", "aria-live": "off"},
        h(
          "div",
          {class: "card-head"},
          h(
            "div",
            {},
            h("h2", {}, words.result.title),
            h(
              "p",
              {class: "question sql-count"},
              result.rows.length > 0
                ? `${words.schema.rows(result.rows.length)} · ${words.result.asBuilt}`
                : words.result.empty
            )
          ),
          h("div", {class: "sql-tools"})
        ),
        h("div", {class: "sql-shown"}, result.rows.length > 0 && sqlResultTable(result, {document, words}))
      ),
      sqlSchemaView(tables, {document, language, words})
    )
  );
}
