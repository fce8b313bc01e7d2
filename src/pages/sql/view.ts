import type {SqlExample, SqlPage} from "../../model/sql/schema.js";
import type {SiteFacts} from "../../model/published/site.js";
import {sqlWords} from "./words.js";
import {monthRange, type Language} from "../../language/format.js";
import {maker} from "../../elements/elements.js";
import {sqlResultTable} from "./result-table.js";
import {sqlSchemaView} from "./schema-view.js";
import {codeLines} from "../../elements/code-lines.js";

interface ViewOptions {
  readonly document: Document;
  readonly language: Language;
}

/** The page of SQL as built: the first example, its answer, and the tables. The script puts the editor in the query's place. */
export function sqlView({tables, first, examples}: SqlPage, site: SiteFacts, options: ViewOptions): HTMLElement {
  const {document, language} = options;
  const h = maker(document);
  const words = sqlWords[language];
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
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
      queryCard(examples[language], options),
      resultCard(first[language], options),
      sqlSchemaView(tables, {document, language, words})
    )
  );
}

/** The query: examples to take, the text, what runs it, and its address. */
function queryCard(examples: readonly SqlExample[], {document, language}: ViewOptions): HTMLElement {
  const h = maker(document);
  const {editor: text, states} = sqlWords[language];
  return h(
    "section",
    {class: "card sql-query", id: "query"},
    h("div", {class: "card-head"}, h("div", {}, h("h2", {}, text.title), h("p", {class: "question"}, text.question))),
    h(
      "div",
      {class: "sql-examples", role: "group", "aria-label": text.examples},
      h("span", {class: "soft"}, text.examples),
      examples.map(({id, title}) =>
        h("button", {type: "button", class: "chip", "data-example": id, disabled: true}, title)
      )
    ),
    h(
      "div",
      {class: "sql-editor"},
      h("pre", {tabindex: 0, "aria-label": text.label}, h("code", {}, codeLines(document, examples[0].sql, "--")))
    ),
    h(
      "div",
      {class: "sql-run"},
      h("button", {type: "button", class: "primary run", disabled: true}, text.run),
      h("button", {type: "button", class: "quiet stop", hidden: true}, text.stop),
      h("span", {class: "soft hint"}, text.runHint),
      h("span", {class: "sql-state", role: "status"})
    ),
    h("progress", {class: "sql-progress", hidden: true, "aria-label": states.starting}),
    h("div", {class: "sql-fault", role: "alert", hidden: true}),
    h(
      "label",
      {class: "sql-share", hidden: true},
      h("span", {class: "soft"}, text.share),
      h("input", {type: "text", readonly: true})
    ),
    h("p", {class: "note sql-share-note", hidden: true}, text.shareNote)
  );
}

/** The answer, as built that of the first example. */
function resultCard(result: SqlPage["first"][Language], {document, language}: ViewOptions): HTMLElement {
  const h = maker(document);
  const words = sqlWords[language];
  const hasRows = result.rows.length > 0;
  return h(
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
          hasRows ? `${words.schema.rows(result.rows.length)} · ${words.result.asBuilt}` : words.result.empty
        )
      ),
      h("div", {class: "sql-tools"})
    ),
    h("div", {class: "sql-shown"}, hasRows && sqlResultTable(result, {document, words}))
  );
}
